// A line of a few whole numbers, as the small facts beside the plan are kept. Knows no fact.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ithaca {

// Exactly so many, none below zero, a space between two; nothing for anything else.
template <std::size_t count>
std::optional<std::array<std::int64_t, count>> read_numbers(std::string_view text) {
  std::array<std::int64_t, count> numbers{};
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) {
      if (text.empty() || text.front() != ' ') return std::nullopt;
      text.remove_prefix(1);
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), numbers[i]);
    if (error != std::errc{} || numbers[i] < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  }
  if (!text.empty()) return std::nullopt;
  return numbers;
}

}  // namespace ithaca
