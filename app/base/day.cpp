#include "base/day.hpp"

#include <chrono>

namespace ithaca {
namespace {

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

void append_digits(std::string& out, unsigned value, int width) {
  std::string reversed;
  for (int i = 0; i < width; ++i, value /= 10) {
    reversed.push_back(static_cast<char>('0' + value % 10));
  }
  out.append(reversed.rbegin(), reversed.rend());
}

}  // namespace

std::optional<Day> day_of(CivilDate date) {
  const std::chrono::year_month_day ymd{std::chrono::year{date.year},
                                        std::chrono::month{date.month}, std::chrono::day{date.day}};
  if (date.year < 1 || date.year > 9999 || !ymd.ok()) return std::nullopt;
  return Day{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

CivilDate civil(Day day) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{day.since_epoch}}};
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
          static_cast<unsigned>(ymd.day())};
}

Weekday weekday(Day day) {
  const int from_monday = (day.since_epoch + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<Weekday>(from_monday < 0 ? from_monday + 7 : from_monday);
}

Day next_weekday(Day day, Weekday wanted) {
  const int ahead = static_cast<int>(wanted) - static_cast<int>(weekday(day));
  return day + (ahead <= 0 ? ahead + 7 : ahead);
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  const auto day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return day_of({static_cast<int>(*year), *month, *day});
}

std::string format_day(Day day) {
  const CivilDate date = civil(day);
  std::string out;
  append_digits(out, static_cast<unsigned>(date.year), 4);
  out.push_back('-');
  append_digits(out, date.month, 2);
  out.push_back('-');
  append_digits(out, date.day, 2);
  return out;
}

std::optional<ClockTime> parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits(text.substr(0, 2));
  const auto minute = digits(text.substr(3, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return ClockTime{static_cast<std::int16_t>(*hour * 60 + *minute)};
}

std::string format_time(ClockTime time) {
  std::string out;
  append_digits(out, static_cast<unsigned>(time.hour()), 2);
  out.push_back(':');
  append_digits(out, static_cast<unsigned>(time.minute()), 2);
  return out;
}

}  // namespace ithaca
