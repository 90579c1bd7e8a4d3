#include "ports/locale.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/fake_ports.hpp"

using namespace ithaca;
using ithaca::test::EnglishLocale;

namespace {

class CountingLocale : public EnglishLocale {
 public:
  std::string day(Day day, DayStyle style, YearStyle year) const override {
    ++asked;
    return EnglishLocale::day(day, style, year);
  }
  std::string distance(int days, FirstLetter letter) const override {
    ++asked;
    return EnglishLocale::distance(days, letter);
  }
  mutable int asked = 0;
};

}  // namespace

TEST_CASE("a day is written in the style that was asked for") {
  const EnglishLocale locale;
  const Day today = *day_of({2026, 11, 21});
  CHECK(words_for(locale, today, DayStyle::full, today) == "Saturday 21 November");
  CHECK(words_for(locale, today + 3, DayStyle::medium, today) == "Tue 24 Nov");
  CHECK(words_for(locale, today + 3, DayStyle::brief, today) == "24 Nov");
  CHECK(words_for(locale, today + 60, DayStyle::brief, today) == "20 Jan 2027");
  CHECK(locale.number(1234567) == "1,234,567");
  CHECK(locale.number(-123) == "-123");
}

TEST_CASE("the same day is asked for once") {
  const CountingLocale source;
  CachedLocale locale(source);
  const Day day = *day_of({2026, 11, 24});
  CHECK(locale.day(day, DayStyle::full, YearStyle::hidden) == "Tuesday 24 November");
  CHECK(locale.day(day, DayStyle::full, YearStyle::hidden) == "Tuesday 24 November");
  CHECK(source.asked == 1);
  CHECK(locale.day(day, DayStyle::full, YearStyle::shown) == "Tuesday 24 November 2026");
  CHECK(source.asked == 2);
  locale.forget();
  CHECK(locale.day(day, DayStyle::full, YearStyle::hidden) == "Tuesday 24 November");
  CHECK(source.asked == 3);
}

TEST_CASE("a distance is asked for once, within a sentence and at its beginning") {
  const CountingLocale source;
  CachedLocale locale(source);
  for (int i = 0; i < 2; ++i) {
    CHECK(locale.distance(1, FirstLetter::plain) == "tomorrow");
    CHECK(locale.distance(1, FirstLetter::capital) == "Tomorrow");
    CHECK(locale.distance(-10, FirstLetter::plain) == "10 days ago");
  }
  CHECK(source.asked == 3);
  locale.forget();
  CHECK(locale.distance(1, FirstLetter::plain) == "tomorrow");
  CHECK(source.asked == 4);
}
