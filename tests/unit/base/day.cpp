#include "base/day.hpp"

#include <doctest/doctest.h>

namespace ithaca {

TEST_CASE("A day is read as it is written, and nothing else is a day") {
  for (const char* text : {"0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31"}) {
    const auto day = parse_day(text);
    CHECK(day);
    if (day) CHECK(format_day(*day) == text);
  }
  for (const char* text : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026/01/01",
                           "0000-01-01", "2026-01-01 ", "-026-01-01", "2026-01-0a"}) {
    CHECK_FALSE(parse_day(text));
  }
}

TEST_CASE("Days count from 1970 and know their weekday, before it too") {
  CHECK(parse_day("1970-01-01")->since_epoch == 0);
  CHECK(parse_day("2000-03-01")->since_epoch == 11017);
  CHECK(weekday(Day{0}) == Weekday::thursday);
  CHECK(weekday(Day{-1}) == Weekday::wednesday);
  CHECK(weekday(*parse_day("2026-11-24")) == Weekday::tuesday);
}

TEST_CASE("The next weekday is one to seven days ahead") {
  const Day tuesday = *parse_day("2026-11-24");
  CHECK(next_weekday(tuesday, Weekday::tuesday) == tuesday + 7);
  CHECK(next_weekday(tuesday, Weekday::wednesday) == tuesday + 1);
  CHECK(next_weekday(tuesday, Weekday::monday) == tuesday + 6);
}

TEST_CASE("A time of day is hours and minutes") {
  CHECK(parse_time("16:05")->minutes == 965);
  CHECK(format_time(ClockTime{965}) == "16:05");
  for (const char* text : {"24:00", "12:60", "9:00", "09.00", "", "09:00 "}) {
    CHECK_FALSE(parse_time(text));
  }
}

}  // namespace ithaca
