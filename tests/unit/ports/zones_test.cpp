#include "ports/zones.hpp"

#include <doctest/doctest.h>

#include "support/fake_ports.hpp"

using namespace ithaca;
using ithaca::test::TableZones;

namespace {

LocalTime local(CivilDate date, int hour, int minute) {
  return {*day_of(date), ClockTime{static_cast<std::int16_t>(hour * 60 + minute)}};
}
constexpr std::int64_t kHourMs = 3'600'000;

}  // namespace

TEST_CASE("a local time in a zone is an instant, and back") {
  const TableZones zones;
  const LocalTime meeting = local({2026, 11, 24}, 16, 0);
  const std::int64_t utc = *zones.instant_ms("UTC", meeting);
  CHECK(zones.instant_ms("Europe/Berlin", meeting) == utc - kHourMs);
  CHECK(zones.instant_ms("Asia/Kolkata", meeting) == utc - 11 * kHourMs / 2);
  CHECK(zones.instant_ms("America/New_York", meeting) == utc + 5 * kHourMs);
  CHECK(zones.local("Europe/Berlin", utc - kHourMs) == meeting);
  CHECK(zones.local("Asia/Tokyo", utc) == local({2026, 11, 25}, 1, 0));
  CHECK_FALSE(zones.instant_ms("Mars/Olympus", meeting).has_value());
}

TEST_CASE("of a time that comes twice the first is meant") {
  const TableZones zones;
  // 25 October 2026, 03:00 in summer becomes 02:00: 02:30 comes twice, at 00:30 and 01:30 UTC.
  const std::int64_t instant = *zones.instant_ms("Europe/Berlin", local({2026, 10, 25}, 2, 30));
  CHECK(instant == *zones.instant_ms("UTC", local({2026, 10, 25}, 0, 30)));
  const std::int64_t there = *zones.instant_ms("America/New_York", local({2026, 11, 1}, 1, 30));
  CHECK(there == *zones.instant_ms("UTC", local({2026, 11, 1}, 5, 30)));
}

TEST_CASE("a time that the clocks skip moves forward by the gap") {
  const TableZones zones;
  // 29 March 2026: 02:00 becomes 03:00.
  const std::int64_t instant = *zones.instant_ms("Europe/Berlin", local({2026, 3, 29}, 2, 30));
  CHECK(zones.local("Europe/Berlin", instant) == local({2026, 3, 29}, 3, 30));
  const std::int64_t there = *zones.instant_ms("America/New_York", local({2026, 3, 8}, 2, 30));
  CHECK(zones.local("America/New_York", there) == local({2026, 3, 8}, 3, 30));
}

TEST_CASE(
    "every minute around a change of clocks leads to an instant that shows it, or to the gap") {
  const TableZones zones;
  for (const char* zone : {"Europe/Berlin", "America/New_York"}) {
    for (const CivilDate date :
         {CivilDate{2026, 3, 8}, {2026, 3, 29}, {2026, 10, 25}, {2026, 11, 1}}) {
      for (int minute = 0; minute < 24 * 60; ++minute) {
        const LocalTime wanted = local(date, minute / 60, minute % 60);
        const auto instant = zones.instant_ms(zone, wanted);
        REQUIRE(instant.has_value());
        const LocalTime shown = *zones.local(zone, *instant);
        const int later = shown.time.minutes - wanted.time.minutes;
        CHECK(shown.day == wanted.day);
        CHECK((later == 0 || later == 60));
      }
    }
  }
}
