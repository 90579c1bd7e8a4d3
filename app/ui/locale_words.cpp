#include "ui/locale_words.hpp"

namespace ithaca::ui {

void LocaleWords::refresh() {
  for (std::size_t i = 0; i < weekdays_.size(); ++i) {
    weekdays_[i] = locale_.weekday_name(static_cast<Weekday>(i), NameLength::full);
  }
  for (std::size_t i = 0; i < months_.size(); ++i) {
    months_[i] = locale_.month_name(static_cast<unsigned>(i + 1), NameLength::full);
  }
}

std::string LocaleWords::day(Day day, method::DayStyle style) const {
  switch (style) {
    case method::DayStyle::full:
      return words_for(locale_, day, DayStyle::full, today_);
    case method::DayStyle::compact:
      return words_for(locale_, day, DayStyle::medium, today_);
    case method::DayStyle::date:
      return words_for(locale_, day, DayStyle::brief, today_);
    case method::DayStyle::with_year:
      return locale_.day(day, DayStyle::brief, YearStyle::shown);
    case method::DayStyle::weekday:
      break;
  }
  return locale_.weekday_name(weekday(day), NameLength::full);
}

std::string LocaleWords::distance(int days, FirstLetter letter) const {
  std::string words = locale_.distance(days, letter);
  return words.empty() ? method::distance_in_own_words(days, letter) : words;
}

}  // namespace ithaca::ui
