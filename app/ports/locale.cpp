#include "ports/locale.hpp"

#include <cstddef>

namespace ithaca {
namespace {

// A decade of days in every style, or a long list of numbers; then it starts anew.
constexpr std::size_t kMostKept = 16384;

template <class Map, class Make>
std::string kept(Map& map, const typename Map::key_type& key, Make make) {
  const auto it = map.find(key);
  if (it != map.end()) return it->second;
  if (map.size() >= kMostKept) map.clear();
  return map.emplace(key, make()).first->second;
}

}  // namespace

std::string CachedLocale::language() const {
  if (language_.empty()) language_ = source_.language();
  return language_;
}

std::string CachedLocale::day(Day day, DayStyle style, YearStyle year) const {
  return kept(days_, {day.since_epoch, style, year}, [&] { return source_.day(day, style, year); });
}

std::string CachedLocale::distance(int days, FirstLetter letter) const {
  return kept(distances_, {days, letter}, [&] { return source_.distance(days, letter); });
}

std::string CachedLocale::time(ClockTime time) const {
  return kept(times_, time.minutes, [&] { return source_.time(time); });
}

std::string CachedLocale::number(std::int64_t number) const {
  return kept(numbers_, number, [&] { return source_.number(number); });
}

std::string CachedLocale::weekday_name(Weekday weekday, NameLength length) const {
  return kept(weekdays_, {weekday, length}, [&] { return source_.weekday_name(weekday, length); });
}

std::string CachedLocale::month_name(unsigned month, NameLength length) const {
  return kept(months_, {month, length}, [&] { return source_.month_name(month, length); });
}

Weekday CachedLocale::first_weekday() const { return source_.first_weekday(); }

void CachedLocale::forget() {
  language_.clear();
  days_.clear();
  distances_.clear();
  times_.clear();
  numbers_.clear();
  weekdays_.clear();
  months_.clear();
}

}  // namespace ithaca
