// Days without a zone and times of a day, as a person writes them in a calendar.
// Knows no clock, no zone and no language: instants and words come from ports.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ithaca {

enum class Weekday : std::uint8_t {
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday
};

struct CivilDate {
  int year = 1970;
  unsigned month = 1;  // 1 to 12
  unsigned day = 1;    // 1 to 31
  bool operator==(const CivilDate&) const = default;
};

// A day of the proleptic Gregorian calendar, years 0001 to 9999.
struct Day {
  std::int32_t since_epoch = 0;  // days since 1970-01-01

  bool operator==(const Day&) const = default;
  auto operator<=>(const Day&) const = default;
  Day operator+(int days) const { return Day{since_epoch + days}; }
  Day operator-(int days) const { return Day{since_epoch - days}; }
  int operator-(Day other) const { return since_epoch - other.since_epoch; }
};

// Minutes after midnight, 0 to 1439.
struct ClockTime {
  std::int16_t minutes = 0;

  bool operator==(const ClockTime&) const = default;
  auto operator<=>(const ClockTime&) const = default;
  int hour() const { return minutes / 60; }
  int minute() const { return minutes % 60; }
};

std::optional<Day> day_of(CivilDate date);  // nothing for a date that no calendar has
CivilDate civil(Day day);
Weekday weekday(Day day);

// The first day after `day` that falls on `wanted` (1 to 7 days later).
Day next_weekday(Day day, Weekday wanted);

std::optional<Day> parse_day(std::string_view iso);     // "2026-11-24", RFC 3339 full-date
std::string format_day(Day day);                        // the same
std::optional<ClockTime> parse_time(std::string_view);  // "16:00"
std::string format_time(ClockTime time);                // the same

}  // namespace ithaca
