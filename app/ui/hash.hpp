// Hashes that only live inside one run: for caches and for telling whether something changed.
// Knows nothing of what is hashed; never written to a file.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace ithaca::ui {

inline std::uint64_t mix_hash(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29U);
}

inline std::uint64_t mix_hash(std::uint64_t hash, std::string_view bytes) {
  hash = mix_hash(hash, bytes.size());
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    hash = mix_hash(hash, word);
  }
  if (left > 0) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, left);
    hash = mix_hash(hash, word);
  }
  return hash;
}

inline std::uint64_t mix_hash(std::uint64_t hash, float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return mix_hash(hash, static_cast<std::uint64_t>(bits));
}

}  // namespace ithaca::ui
