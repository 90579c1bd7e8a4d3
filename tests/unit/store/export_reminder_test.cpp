#include "store/export_reminder.hpp"

#include <doctest/doctest.h>

using namespace ithaca;

namespace {
constexpr std::int64_t kThen = 1'795'255'200'000;
constexpr std::int64_t kWeek = 7 * std::int64_t{86'400'000};
}  // namespace

TEST_CASE("an export is due after 500 edits and a week, not before either") {
  const LastExport last{100, kThen, 0};
  CHECK(is_export_due(last, 600, kThen + kWeek));
  CHECK_FALSE(is_export_due(last, 599, kThen + kWeek));
  CHECK_FALSE(is_export_due(last, 600, kThen + kWeek - 1));
  CHECK_FALSE(is_export_due(last, 0, kThen + kWeek));
}

TEST_CASE("who said “Later” is asked again no sooner than in a week") {
  const LastExport last{100, kThen, kThen + kWeek};
  CHECK_FALSE(is_export_due(last, 100'000, kThen + kWeek));
  CHECK_FALSE(is_export_due(last, 100'000, kThen + 2 * kWeek - 1));
  CHECK(is_export_due(last, 100'000, kThen + 2 * kWeek));
}

TEST_CASE("a clock that ran ahead once does not silence the reminder for years") {
  CHECK(is_export_due({100, kThen + 500 * kWeek, 0}, 600, kThen));
  CHECK(is_export_due({100, kThen, kThen + 500 * kWeek}, 600, kThen + kWeek));
}

TEST_CASE(
    "what is known of the last export is read back as it was written, and anything else is not") {
  const LastExport last{12, kThen, 34};
  CHECK(decode_last_export(encode_last_export(last)) == last);
  for (const char* const other :
       {"", "1", "1 2", "1 2 3 ", "1 2 -3", "1 2 3 4", "a b c", "1  2 3"}) {
    CAPTURE(other);
    CHECK_FALSE(decode_last_export(other).has_value());
  }
}
