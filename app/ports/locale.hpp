// Days, times and numbers as the person's language writes them.
// Knows no sentence: those are a Catalogue's.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "base/day.hpp"
#include "base/text.hpp"

namespace ithaca {

// In English: "Saturday 21 November", "Tue 24 Nov", "24 Nov", "November".
enum class DayStyle : std::uint8_t { full, medium, brief, month };
enum class YearStyle : std::uint8_t { hidden, shown };
enum class NameLength : std::uint8_t { full, brief };

class Locale {
 public:
  virtual ~Locale() = default;
  virtual std::string language() const = 0;  // BCP 47, "en-GB"
  virtual std::string day(Day day, DayStyle style, YearStyle year) const = 0;
  // "today", "in 3 days", "10 days ago"; nothing where the browser has no words for it.
  virtual std::string distance(int days, FirstLetter letter) const = 0;
  virtual std::string time(ClockTime time) const = 0;
  virtual std::string number(std::int64_t number) const = 0;
  virtual std::string weekday_name(Weekday weekday, NameLength length) const = 0;
  virtual std::string month_name(unsigned month, NameLength length) const = 0;  // 1 to 12
  virtual Weekday first_weekday() const = 0;
};

// With the year where it is not this one.
inline std::string words_for(const Locale& locale, Day day, DayStyle style, Day today) {
  const bool same_year = civil(day).year == civil(today).year;
  return locale.day(day, style, same_year ? YearStyle::hidden : YearStyle::shown);
}

// Asks another Locale once for each value: views format the same days in every frame.
class CachedLocale : public Locale {
 public:
  explicit CachedLocale(const Locale& source) : source_(source) {}  // must outlive this
  std::string language() const override;
  std::string day(Day day, DayStyle style, YearStyle year) const override;
  std::string distance(int days, FirstLetter letter) const override;
  std::string time(ClockTime time) const override;
  std::string number(std::int64_t number) const override;
  std::string weekday_name(Weekday weekday, NameLength length) const override;
  std::string month_name(unsigned month, NameLength length) const override;
  Weekday first_weekday() const override;
  void forget();  // the browser's language changed

 private:
  const Locale& source_;
  mutable std::string language_;
  mutable std::map<std::tuple<std::int32_t, DayStyle, YearStyle>, std::string> days_;
  mutable std::map<std::pair<int, FirstLetter>, std::string> distances_;
  mutable std::map<std::int16_t, std::string> times_;
  mutable std::map<std::int64_t, std::string> numbers_;
  mutable std::map<std::pair<Weekday, NameLength>, std::string> weekdays_;
  mutable std::map<std::pair<unsigned, NameLength>, std::string> months_;
};

}  // namespace ithaca
