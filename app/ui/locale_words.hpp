// The method's words for days over the Locale port, with the year where it is not this one.
// Knows no sentence.
#pragma once

#include "method/words.hpp"
#include "ports/locale.hpp"

namespace ithaca::ui {

class LocaleWords final : public method::DateWords {
 public:
  explicit LocaleWords(const Locale& locale) : locale_(locale) {}
  void set_today(Day today) { today_ = today; }
  void refresh();  // the language changed

  std::string day(Day day, method::DayStyle style) const override;
  std::string distance(int days, FirstLetter letter) const override;
  std::string time(ClockTime time) const override { return locale_.time(time); }
  const std::array<std::string, 7>& weekdays() const override { return weekdays_; }
  const std::array<std::string, 12>& months() const override { return months_; }

 private:
  const Locale& locale_;
  Day today_;
  std::array<std::string, 7> weekdays_;
  std::array<std::string, 12> months_;
};

}  // namespace ithaca::ui
