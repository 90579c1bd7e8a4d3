// How days and times read in the person's language; implemented over the Locale port.
// Knows no sentence: the method puts the words where they belong.
#pragma once

#include <array>
#include <string>

#include "base/day.hpp"
#include "base/text.hpp"

namespace ithaca::method {

enum class DayStyle : std::uint8_t {
  full,       // "Tuesday 24 November"
  compact,    // "Tue 24 Nov"
  date,       // "24 Nov"
  with_year,  // "31 Jan 2027"
  weekday     // "Tuesday"
};

class DateWords {
 public:
  virtual ~DateWords() = default;
  virtual std::string day(Day day, DayStyle style) const = 0;
  // "10 days ago", "yesterday", "today", "in 3 days".
  virtual std::string distance(int days, FirstLetter letter) const = 0;
  virtual std::string time(ClockTime time) const = 0;
  // Monday first and January first, as a person might type them.
  virtual const std::array<std::string, 7>& weekdays() const = 0;
  virtual const std::array<std::string, 12>& months() const = 0;
};

// A distance as the program's own words have it, for a browser that has none.
std::string distance_in_own_words(int days, FirstLetter letter);

}  // namespace ithaca::method
