// A typed identifier of 80 random bits, written as 16 characters of Crockford's base 32.
// Knows nothing of what it names: the tag type only keeps two kinds of id apart.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ithaca {

inline constexpr std::string_view kIdAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
inline constexpr std::size_t kIdLength = 16;

template <class Tag>
struct Id {
  std::array<char, kIdLength> text{};  // all zero bytes: names nothing

  bool is_set() const { return text[0] != '\0'; }
  std::string_view view() const {
    return is_set() ? std::string_view{text.data(), kIdLength} : std::string_view{};
  }
  std::string string() const { return std::string(view()); }

  bool operator==(const Id& other) const {
    return half(0) == other.half(0) && half(1) == other.half(1);
  }
  // In the order of the texts.
  bool operator<(const Id& other) const {
    const std::size_t which = half(0) == other.half(0) ? 1 : 0;
    const std::uint64_t mine = half(which);
    const std::uint64_t theirs = other.half(which);
    if (mine == theirs) return false;
    const int first_that_differs = std::countr_zero(mine ^ theirs) & ~7;
    return (mine >> first_that_differs & 0xFFU) < (theirs >> first_that_differs & 0xFFU);
  }

 private:
  // Eight characters, the first in the lowest bits: tables of records compare little else.
  std::uint64_t half(std::size_t which) const {
    static_assert(std::endian::native == std::endian::little && kIdLength == 16);
    std::uint64_t bits = 0;
    std::memcpy(&bits, text.data() + 8 * which, sizeof(bits));
    return bits;
  }
};

// The same bits under another tag: for code that handles records of every kind alike.
template <class To, class From>
Id<To> id_cast(const Id<From>& id) {
  return Id<To>{id.text};
}

inline constexpr std::array<bool, 256> kIsOfId = [] {
  std::array<bool, 256> is_of_id{};
  for (const char c : kIdAlphabet) is_of_id[static_cast<unsigned char>(c)] = true;
  return is_of_id;
}();

// Reads 16 characters of the alphabet; anything else names nothing.
template <class Tag>
std::optional<Id<Tag>> parse_id(std::string_view text) {
  if (text.size() != kIdLength) return std::nullopt;
  Id<Tag> id;
  bool is_valid = true;
  for (std::size_t i = 0; i < kIdLength; ++i) {
    is_valid &= kIsOfId[static_cast<unsigned char>(text[i])];
    id.text[i] = text[i];
  }
  if (!is_valid) return std::nullopt;
  return id;
}

// `high` gives 16 of its bits and `low` all 64.
template <class Tag>
Id<Tag> id_from_bits(std::uint16_t high, std::uint64_t low) {
  Id<Tag> id;
  for (std::size_t i = kIdLength; i-- > 0;) {
    id.text[i] = kIdAlphabet[low & 31U];
    low = (low >> 5U) | (static_cast<std::uint64_t>(high & 31U) << 59U);
    high = static_cast<std::uint16_t>(high >> 5U);
  }
  return id;
}

}  // namespace ithaca

template <class Tag>
struct std::hash<ithaca::Id<Tag>> {
  std::size_t operator()(const ithaca::Id<Tag>& id) const noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, id.text.data() + 8, sizeof word);
    return static_cast<std::size_t>(word * 0x9E3779B97F4A7C15ULL >> 16U);
  }
};
