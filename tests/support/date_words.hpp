// English and German words for days, as a browser's Intl writes them.
// Knows no zone and no clock.
#pragma once

#include <cstdlib>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/words.hpp"

namespace ithaca::testing {

class EnglishDates final : public method::DateWords {
 public:
  std::string day(Day day, method::DayStyle style) const override {
    const CivilDate date = civil(day);
    const std::string& weekday_name = weekdays()[static_cast<std::size_t>(weekday(day))];
    const std::string& month = months()[date.month - 1];
    const std::string number = std::to_string(date.day);
    switch (style) {
      case method::DayStyle::full:
        return weekday_name + " " + number + " " + month;
      case method::DayStyle::compact:
        return weekday_name.substr(0, 3) + " " + number + " " + month.substr(0, 3);
      case method::DayStyle::date:
        return number + " " + month.substr(0, 3);
      case method::DayStyle::with_year:
        return number + " " + month.substr(0, 3) + " " + std::to_string(date.year);
      case method::DayStyle::weekday:
        break;
    }
    return weekday_name;
  }
  std::string distance(int days, FirstLetter letter) const override {
    return method::distance_in_own_words(days, letter);
  }
  std::string time(ClockTime time) const override { return format_time(time); }
  const std::array<std::string, 7>& weekdays() const override {
    static const std::array<std::string, 7> names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};
    return names;
  }
  const std::array<std::string, 12>& months() const override {
    static const std::array<std::string, 12> names{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
    return names;
  }
};

class GermanDates final : public method::DateWords {
 public:
  std::string day(Day day, method::DayStyle style) const override {
    const CivilDate date = civil(day);
    const std::string& weekday_name = weekdays()[static_cast<std::size_t>(weekday(day))];
    const std::string& month = months()[date.month - 1];
    const std::string number = std::to_string(date.day) + ". ";
    switch (style) {
      case method::DayStyle::full:
        return weekday_name + ", " + number + month;
      case method::DayStyle::compact:
        return weekday_name.substr(0, 2) + "., " + number + brief(month);
      case method::DayStyle::date:
        return number + brief(month);
      case method::DayStyle::with_year:
        return number + brief(month) + " " + std::to_string(date.year);
      case method::DayStyle::weekday:
        break;
    }
    return weekday_name;
  }
  std::string distance(int days, FirstLetter letter) const override {
    const bool begins = letter == FirstLetter::capital;
    if (days == 0) return begins ? "Heute" : "heute";
    if (days == 1) return begins ? "Morgen" : "morgen";
    if (days == 2) return begins ? "Übermorgen" : "übermorgen";
    if (days == -1) return begins ? "Gestern" : "gestern";
    if (days == -2) return begins ? "Vorgestern" : "vorgestern";
    const std::string link = days < 0 ? (begins ? "Vor " : "vor ") : (begins ? "In " : "in ");
    return link + std::to_string(std::abs(days)) + " Tagen";
  }
  std::string time(ClockTime time) const override { return format_time(time); }
  const std::array<std::string, 7>& weekdays() const override {
    static const std::array<std::string, 7> names{"Montag",  "Dienstag", "Mittwoch", "Donnerstag",
                                                  "Freitag", "Samstag",  "Sonntag"};
    return names;
  }
  const std::array<std::string, 12>& months() const override {
    static const std::array<std::string, 12> names{"Januar",    "Februar", "März",     "April",
                                                   "Mai",       "Juni",    "Juli",     "August",
                                                   "September", "Oktober", "November", "Dezember"};
    return names;
  }

 private:
  static std::string brief(const std::string& month) {  // "Nov.", "März", "Mai"
    return month.size() <= 5 ? month : month.substr(0, 3) + ".";
  }
};

// "11月24日(火)", "11月24日周二", "11월 24일 (화)": the day before the weekday, Sunday first in
// `days`.
class EastAsianDates final : public method::DateWords {
 public:
  EastAsianDates(std::string_view days, std::string_view behind, std::string_view year,
                 std::string_view month, std::string_view day)
      : is_chinese_(behind.empty()), year_(year), month_(month), day_(day) {
    for (std::size_t i = 0; i < 7; ++i) {
      const std::string letter(days.substr((i + 1) % 7 * 3, 3));
      letters_[i] = letter;
      weekdays_[i] = is_chinese_ ? "星期" + letter : letter + std::string(behind);
    }
    for (std::size_t i = 0; i < 12; ++i) {
      months_[i] = std::to_string(i + 1) + std::string(trimmed(month));
    }
  }
  std::string day(Day day, method::DayStyle style) const override {
    const CivilDate date = civil(day);
    const auto at = static_cast<std::size_t>(weekday(day));
    const std::string plain = std::to_string(date.month) + month_ + std::to_string(date.day) + day_;
    const std::string gap = month_.back() == ' ' ? " " : "";
    switch (style) {
      case method::DayStyle::full:
        return plain + gap + weekdays_[at];
      case method::DayStyle::compact:
        return plain + gap + (is_chinese_ ? "周" + letters_[at] : "(" + letters_[at] + ")");
      case method::DayStyle::date:
        return plain;
      case method::DayStyle::with_year:
        return std::to_string(date.year) + year_ + plain;
      case method::DayStyle::weekday:
        break;
    }
    return weekdays_[at];
  }
  std::string distance(int days, FirstLetter letter) const override {
    return method::distance_in_own_words(days, letter);
  }
  std::string time(ClockTime time) const override { return format_time(time); }
  const std::array<std::string, 7>& weekdays() const override { return weekdays_; }
  const std::array<std::string, 12>& months() const override { return months_; }

 private:
  bool is_chinese_;
  std::string year_, month_, day_;
  std::array<std::string, 7> letters_, weekdays_;
  std::array<std::string, 12> months_;
};

// What a German catalogue says for the words that a typed date may hold.
class GermanWords final : public Catalogue {
 public:
  std::string_view sentence(std::string_view english) const override {
    struct Pair {
      std::string_view english;
      std::string_view german;
    };
    static constexpr std::array<Pair, 12> pairs{{{"today", "heute"},
                                                 {"tomorrow", "morgen"},
                                                 {"in", "in"},
                                                 {"at", "um"},
                                                 {"on", "am"},
                                                 {"by", "bis"},
                                                 {"until", "bis"},
                                                 {"o’clock", "Uhr"},
                                                 {"day", "Tag"},
                                                 {"week", "Woche"},
                                                 {"month", "Monat"},
                                                 {"next week", "nächste Woche"}}};
    for (const Pair& pair : pairs) {
      if (pair.english == english) return pair.german;
    }
    return english;
  }
  std::string_view plural(std::string_view one, std::string_view many,
                          std::int64_t count) const override {
    return count == 1 ? one : many;
  }
};

}  // namespace ithaca::testing
