#include "method/typed_date.hpp"

#include <doctest/doctest.h>

#include "support/date_words.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;
using method::read_date;
using method::read_trailing_day;

namespace {

struct InGerman {
  InGerman() { use_catalogue(words); }
  ~InGerman() { use_catalogue(english_catalogue()); }
  InGerman(const InGerman&) = delete;
  InGerman& operator=(const InGerman&) = delete;
  GermanWords words;
};

class AmericanDates final : public method::DateWords {
 public:
  std::string day(Day day, method::DayStyle) const override {
    const CivilDate date = civil(day);
    return months()[date.month - 1].substr(0, 3) + " " + std::to_string(date.day);
  }
  std::string distance(int days, FirstLetter letter) const override {
    return method::distance_in_own_words(days, letter);
  }
  std::string time(ClockTime time) const override { return format_time(time); }
  const std::array<std::string, 7>& weekdays() const override { return english_.weekdays(); }
  const std::array<std::string, 12>& months() const override { return english_.months(); }

 private:
  EnglishDates english_;
};

// "2026-11-24 16:00", "2026-11-24", "16:00" or "nothing"
std::string read(std::string_view text, const method::DateWords& words, Day today = kToday) {
  const auto found = read_date(text, today, words);
  if (!found) return "nothing";
  std::string out = found->day ? format_day(*found->day) : std::string{};
  if (found->time) out += (out.empty() ? "" : " ") + format_time(*found->time);
  return out;
}

// "rest | 2026-11-24" or "whole"
std::string trailing(std::string_view text, const method::DateWords& words) {
  const auto found = read_trailing_day(text, kToday, words);
  return found ? found->rest + " | " + format_day(found->day) : "whole";
}

struct Case {
  std::string_view typed;
  std::string_view read;
};

}  // namespace

TEST_CASE("Days and times as an English person types them on Saturday 21 November 2026") {
  const EnglishDates words;
  for (const Case& one : std::vector<Case>{
           {"tue 16:00", "2026-11-24 16:00"},
           {"Tue 24 Nov 16:00", "2026-11-24 16:00"},
           {"Tuesday, 24 November, 16:00", "2026-11-24 16:00"},
           {"tuesday", "2026-11-24"},
           {"Tues", "2026-11-24"},
           {"sat", "2026-11-28"},
           {"sun", "2026-11-22"},
           {"16:00 tue", "2026-11-24 16:00"},
           {"tue at 16", "2026-11-24 16:00"},
           {"tue at 4 pm", "2026-11-24 16:00"},
           {"on tue at 16:00", "2026-11-24 16:00"},
           {"24.11. 16.30", "2026-11-24 16:30"},
           {"24.11.", "2026-11-24"},
           {"24.11", "2026-11-24"},
           {"24.11.26", "2026-11-24"},
           {"24.11.2026", "2026-11-24"},
           {"24/11", "2026-11-24"},
           {"24/11/2026", "2026-11-24"},
           {"11/24", "2026-11-24"},
           {"3/4", "2027-04-03"},
           {"2026/11/24", "2026-11-24"},
           {"2026-11-24", "2026-11-24"},
           {"2026-11-24 09:05", "2026-11-24 09:05"},
           {"today", "2026-11-21"},
           {"today 18h", "2026-11-21 18:00"},
           {"tomorrow 9am", "2026-11-22 09:00"},
           {"tomorrow 9:15 am", "2026-11-22 09:15"},
           {"tomorrow 12am", "2026-11-22 00:00"},
           {"tomorrow 12 p.m.", "2026-11-22 12:00"},
           {"tomorrow 16h30", "2026-11-22 16:30"},
           {"tomorrow 4 o’clock", "2026-11-22 04:00"},
           {"in 2 weeks", "2026-12-05"},
           {"in a week", "2026-11-28"},
           {"in 1 day", "2026-11-22"},
           {"in 10 days 8pm", "2026-12-01 20:00"},
           {"in 3 months", "2027-02-21"},
           {"29 feb", "2028-02-29"},
           {"21 nov", "2026-11-21"},
           {"20 nov", "2027-11-20"},
           {"24th of November", "2026-11-24"},
           {"november 24", "2026-11-24"},
           {"Nov 24 2028", "2028-11-24"},
           {"24 nov 2028", "2028-11-24"},
           {"may 5", "2027-05-05"},
           {"1 jan", "2027-01-01"},
           {"Tue 3 Nov", "2026-11-03"},
           {"Tue 3 Nov, 16:00", "2026-11-03 16:00"},
           {"16:00", "16:00"},
           {"9am", "09:00"},
           {"4:00\u202fPM", "16:00"},
           {"Tue,\u00a024 Nov", "2026-11-24"},
           {"  tue  ", "2026-11-24"},
       }) {
    CAPTURE(one.typed);
    CHECK(read(one.typed, words) == one.read);
  }
}

TEST_CASE("What is no date is read as nothing") {
  const EnglishDates words;
  for (const std::string_view typed : {"",
                                       " ",
                                       ",",
                                       ".",
                                       "soon",
                                       "tue tue",
                                       "mon 24 nov",
                                       "mon 24 nov 2026",
                                       "29 feb 2027",
                                       "31 nov",
                                       "32.1.",
                                       "0.1.",
                                       "1.13.2026",
                                       "24.11.026",
                                       "25:00",
                                       "16:60",
                                       "16:0",
                                       "13pm",
                                       "0am",
                                       "at",
                                       "on",
                                       "at 16:00 at",
                                       "at 24",
                                       "in",
                                       "in 2",
                                       "in two weeks",
                                       "in 2 weekends",
                                       "in 2 fortnights",
                                       "may",
                                       "march",
                                       "24",
                                       "24 24",
                                       "j 5",
                                       "ju 5",
                                       "2026-13-01",
                                       "2026-11-24x",
                                       "99999999999999999999 nov",
                                       "tue 16:00 17:00",
                                       "to",
                                       "\xff",
                                       "tue \xff",
                                       "////",
                                       "....",
                                       "1/2/3/4",
                                       "h",
                                       "am",
                                       "pm",
                                       ":",
                                       "h30"}) {
    CAPTURE(typed);
    CHECK(read(typed, words) == "nothing");
  }
}

TEST_CASE("Days and times as a German person types them") {
  const InGerman german;
  const GermanDates words;
  for (const Case& one : std::vector<Case>{
           {"di 16:00", "2026-11-24 16:00"},
           {"Di., 24. Nov., 16:00", "2026-11-24 16:00"},
           {"Dienstag, 24. November", "2026-11-24"},
           {"dienstag um 16 Uhr", "2026-11-24 16:00"},
           {"am dienstag um 16", "2026-11-24 16:00"},
           {"16 Uhr", "16:00"},
           {"do", "2026-11-26"},
           {"so", "2026-11-22"},
           {"heute", "2026-11-21"},
           {"morgen 9.30", "2026-11-22 09:30"},
           {"in 2 Wochen", "2026-12-05"},
           {"in 3 Tagen", "2026-11-24"},
           {"in 1 Monat", "2026-12-21"},
           {"3. März", "2027-03-03"},
           {"3. maerz", "nothing"},
           {"3. mai", "2027-05-03"},
           {"24.12.", "2026-12-24"},
           {"tue 16:00", "2026-11-24 16:00"},
           {"tomorrow", "2026-11-22"},
           {"24 oct", "2027-10-24"},
       }) {
    CAPTURE(one.typed);
    CHECK(read(one.typed, words) == one.read);
  }
}

TEST_CASE("Numbers are read in the order in which the language writes days") {
  const AmericanDates words;
  CHECK(read("3/4", words) == "2027-03-04");
  CHECK(read("11/24", words) == "2026-11-24");
  CHECK(read("24/11", words) == "2026-11-24");
  CHECK(read("11/24/26", words) == "2026-11-24");
  CHECK(read("3.4.", words) == "2027-04-03");
}

TEST_CASE("Every date that is shown can be typed") {
  const EnglishDates english;
  const GermanDates german;
  const EastAsianDates japanese("日月火水木金土", "曜日", "年", "月", "日");
  const EastAsianDates chinese("日一二三四五六", "", "年", "月", "日");
  const EastAsianDates korean("일월화수목금토", "요일", "년 ", "월 ", "일");
  for (int ahead = -200; ahead <= 200; ++ahead) {
    const Day day = kToday + ahead;
    CAPTURE(format_day(day));
    for (const method::DateWords* words : {static_cast<const method::DateWords*>(&english),
                                           static_cast<const method::DateWords*>(&german),
                                           static_cast<const method::DateWords*>(&japanese),
                                           static_cast<const method::DateWords*>(&chinese),
                                           static_cast<const method::DateWords*>(&korean)}) {
      for (const auto style : {method::DayStyle::full, method::DayStyle::compact}) {
        CHECK(read(words->day(day, style), *words) == format_day(day));
      }
      CHECK(read(words->day(day, method::DayStyle::with_year), *words) == format_day(day));
    }
  }
}

TEST_CASE("The days that a language names can be typed by their names, beside the English ones") {
  const GermanDates german;
  for (const Case& one : std::vector<Case>{{"heute", "2026-11-21"},
                                           {"Morgen 9:30", "2026-11-22 09:30"},
                                           {"übermorgen", "2026-11-23"},
                                           {"tomorrow 9:30", "2026-11-22 09:30"},
                                           {"gestern", "nothing"}}) {
    CAPTURE(one.typed);
    CHECK(read(one.typed, german) == one.read);
  }
  // "jeden Morgen" is no day to come
  CHECK(trailing("Run in the Morgen", german) == "whole");
}

// A person who plans says "today" for today; a weekday's name is the one to come, as it was said.
TEST_CASE("The name of today's weekday is the day a week from now, with any time of the day") {
  const EnglishDates words;
  for (const Case& one : std::vector<Case>{{"sat", "2026-11-28"},
                                           {"sat 00:00", "2026-11-28 00:00"},
                                           {"sat 16:00", "2026-11-28 16:00"},
                                           {"saturday 23:59", "2026-11-28 23:59"},
                                           {"today 16:00", "2026-11-21 16:00"},
                                           {"sat 21 nov 16:00", "2026-11-21 16:00"},
                                           {"16:00", "16:00"}}) {
    CAPTURE(one.typed);
    CHECK(read(one.typed, words) == one.read);
  }
}

TEST_CASE("Days and times as they are written in Japanese, Chinese and Korean") {
  const EnglishDates words;
  for (const Case& one : std::vector<Case>{{"12月1日", "2026-12-01"},
                                           {"2026年12月1日", "2026-12-01"},
                                           {"１２月１日", "2026-12-01"},
                                           {"２０２６年１２月１日", "2026-12-01"},
                                           {"十二月一日", "2026-12-01"},
                                           {"十一月二十四日", "2026-11-24"},
                                           {"12 月 1 日", "2026-12-01"},
                                           {"12月1号", "2026-12-01"},
                                           {"3月4日", "2027-03-04"},
                                           {"12월 1일", "2026-12-01"},
                                           {"2026년 12월 1일", "2026-12-01"},
                                           {"12月1日16時", "2026-12-01 16:00"},
                                           {"12月1日 16時30分", "2026-12-01 16:30"},
                                           {"12月1日　１６：３０", "2026-12-01 16:30"},
                                           {"12月1日午後4時半", "2026-12-01 16:30"},
                                           {"12月1日下午4:30", "2026-12-01 16:30"},
                                           {"12월 1일 오후 4시 30분", "2026-12-01 16:30"},
                                           {"12월 1일 오전 9:30", "2026-12-01 09:30"},
                                           {"2026/12/1", "2026-12-01"},
                                           {"２０２６－１２－０１", "2026-12-01"},
                                           {"13月1日", "nothing"},
                                           {"2月30日", "nothing"},
                                           {"12月", "nothing"},
                                           {"今月", "nothing"}}) {
    CAPTURE(one.typed);
    CHECK(read(one.typed, words) == one.read);
  }
  CHECK(trailing("資料を読む 12月1日", words) == "資料を読む | 2026-12-01");
  CHECK(trailing("資料を読む　１２月１日", words) == "資料を読む | 2026-12-01");
  CHECK(trailing("목록 만들기 12월 1일", words) == "목록 만들기 | 2026-12-01");
}

TEST_CASE("A weekday may stand behind its date, and must not contradict it") {
  const EnglishDates words;
  CHECK(read("24 nov tue", words) == "2026-11-24");
  CHECK(read("Nov 3, Tuesday 16:00", words) == "2026-11-03 16:00");
  CHECK(read("24 nov 2026 mon", words) == "nothing");
  CHECK(read("24 nov mon 16:00", words) == "nothing");
}

TEST_CASE("Month ends in months from now") {
  const EnglishDates words;
  CHECK(read("in 1 month", words, day(2026, 1, 31)) == "2026-02-28");
  CHECK(read("in 13 months", words, day(2026, 1, 31)) == "2027-02-28");
  CHECK(read("in 1 month", words, day(2026, 12, 5)) == "2027-01-05");
  CHECK(read("in 1 month", words, day(2026, 10, 31)) == "2026-11-30");
}

TEST_CASE("A day at the end of a sentence is taken off") {
  const EnglishDates words;
  for (const Case& one : std::vector<Case>{
           {"Start a list fri", "Start a list | 2026-11-27"},
           {"Start a list Friday.", "Start a list | 2026-11-27"},
           {"Write to the forum by 30 nov", "Write to the forum | 2026-11-30"},
           {"Write to the forum, 30 Nov", "Write to the forum | 2026-11-30"},
           {"Write to the forum until tomorrow", "Write to the forum | 2026-11-22"},
           {"Decide on by fri", "Decide on | 2026-11-27"},
           {"Show it on tue 24 nov", "Show it | 2026-11-24"},
           {"Read chapter 4 in 2 weeks", "Read chapter 4 | 2026-12-05"},
           {"Read chapter 2 march 3", "Read chapter 2 | 2027-03-03"},
           {"Read it by sun", "Read it | 2026-11-22"},
           {"Read it by 3.1.", "Read it | 2027-01-03"},
           {"Send it 24.11.2026", "Send it | 2026-11-24"},
           {"Send it 2026-11-24", "Send it | 2026-11-24"},
           {"Do it today", "Do it | 2026-11-21"},
           {"Größe messen tomorrow", "Größe messen | 2026-11-22"},
       }) {
    CAPTURE(one.typed);
    CHECK(trailing(one.typed, words) == one.read);
  }
}

TEST_CASE("No sentence loses a word that may mean something else") {
  const EnglishDates words;
  for (const std::string_view typed : {"Ask who I may shadow",
                                       "Ask what I may",
                                       "Read about the sun",
                                       "Look at the Sun",
                                       "Find out where the team sat",
                                       "Congratulate the newly wed",
                                       "Plan the march",
                                       "Prepare for friday",
                                       "Prepare the talk for 30 nov",
                                       "Report every monday",
                                       "Move the talk to tuesday",
                                       "Ask about last friday",
                                       "Come back after 30 nov",
                                       "Read section 3.1.",
                                       "Read 1/2",
                                       "Finish version 2.0",
                                       "Read chapter 24",
                                       "fri",
                                       "by fri",
                                       "30 nov",
                                       "today",
                                       "",
                                       "   ",
                                       "Meet tue 16:00",
                                       "Meet at 16:00",
                                       "Be there on",
                                       "Buy 2 apples",
                                       "Ask Jan",
                                       "Ask April",
                                       "See you soon",
                                       "tue fri"}) {
    CAPTURE(typed);
    const std::string found = trailing(typed, words);
    CHECK(found == (typed == "tue fri" ? "tue | 2026-11-27" : "whole"));
  }
}

TEST_CASE("German sentences keep their short words") {
  const InGerman german;
  const GermanDates words;
  for (const Case& one : std::vector<Case>{
           {"Mach es so", "whole"},
           {"What will I do", "whole"},
           {"Ruf mich an, geh mit", "whole"},
           {"Liste anfangen bis fr", "Liste anfangen | 2026-11-27"},
           {"Liste anfangen freitag", "Liste anfangen | 2026-11-27"},
           {"Liste anfangen am 30. Nov.", "Liste anfangen | 2026-11-30"},
           {"Liste anfangen morgen", "Liste anfangen | 2026-11-22"},
           {"Liste anfangen in 2 Wochen", "Liste anfangen | 2026-12-05"},
       }) {
    CAPTURE(one.typed);
    CHECK(trailing(one.typed, words) == one.read);
  }
}
