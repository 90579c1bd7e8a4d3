// Reads a day and a time as a person types them: "tue 16:00", "24 nov", "tomorrow 9am",
// "2026-11-24". Knows no plan; the words of the language are handed in, English ones always work
// too.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "method/words.hpp"

namespace ithaca::method {

struct TypedDate {
  std::optional<Day> day;
  std::optional<ClockTime> time;
  bool operator==(const TypedDate&) const = default;
};

// The whole text must be a day, a time or both; nothing for anything else. A weekday is the next
// one after today; a day of a month without a year is the next such day, today included; "in n
// days" and "in n weeks" count from today.
std::optional<TypedDate> read_date(std::string_view text, Day today, const DateWords& words);

// A day at the end of a sentence: "Start a list fri" gives the rest "Start a list" and Friday. A
// single word counts only when it is a weekday, "today" or "tomorrow", after at least one other.
struct TrailingDay {
  std::string rest;
  Day day;
};
std::optional<TrailingDay> read_trailing_day(std::string_view text, Day today,
                                             const DateWords& words);

}  // namespace ithaca::method
