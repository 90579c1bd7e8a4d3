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
// one after today, never today itself, also where a time is said that is still to come: who means
// today says "today"; a day of a month without a year is the next such day, today included, unless
// a weekday beside it says that the last such day is meant; "in n days", weeks and months count
// from today. Chinese, Japanese and Korean dates and times are read as they are written there
// ("12月1日", "２０２６年１２月１日", "오후 4시"). A weekday that contradicts its date gives
// nothing. "11/24" is read in the order in which the language writes days, and in the other one
// where that is no date.
std::optional<TypedDate> read_date(std::string_view text, Day today, const DateWords& words);

// A day at the end of a sentence: "Start a list fri" gives the rest "Start a list" and Friday; a
// word that links the two ("by", "on", "until") goes with the day. No word is lost that may mean
// something else: after "for", "every", "the" and their like the day belongs to the sentence, and a
// single word counts only when it can be nothing but a day ("fri", "friday", "tomorrow"), or when
// it is linked: "Read about the sun" stays whole, "Read it by sun" does not.
struct TrailingDay {
  std::string rest;
  Day day;
};
std::optional<TrailingDay> read_trailing_day(std::string_view text, Day today,
                                             const DateWords& words);

}  // namespace ithaca::method
