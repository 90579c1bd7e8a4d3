#include "ports/locale.hpp"

#include <cmath>

#include "web/ports/given.hpp"
#include "web/ports/ports.hpp"

extern "C" {
char* ithaca_locale_language();
char* ithaca_locale_day(std::int32_t days_since_epoch, int style, int with_year);
char* ithaca_locale_distance(int days, int capital);
char* ithaca_locale_time(int minutes);
char* ithaca_locale_number(double number);
char* ithaca_locale_weekday(int weekday, int length);
char* ithaca_locale_month(unsigned month, int length);
int ithaca_locale_first_weekday();
double ithaca_zones_offset(const char* zone, std::size_t size, double instant_ms);
}

namespace ithaca::web {
namespace {

class BrowserLocale : public Locale {
 public:
  std::string language() const override { return taken(ithaca_locale_language()); }
  std::string day(Day day, DayStyle style, YearStyle year) const override {
    return taken(ithaca_locale_day(day.since_epoch, static_cast<int>(style),
                                   year == YearStyle::shown ? 1 : 0));
  }
  std::string distance(int days, FirstLetter letter) const override {
    return taken(ithaca_locale_distance(days, letter == FirstLetter::capital ? 1 : 0));
  }
  std::string time(ClockTime time) const override {
    return taken(ithaca_locale_time(time.minutes));
  }
  std::string number(std::int64_t number) const override {
    return taken(ithaca_locale_number(static_cast<double>(number)));
  }
  std::string weekday_name(Weekday weekday, NameLength length) const override {
    return taken(ithaca_locale_weekday(static_cast<int>(weekday), static_cast<int>(length)));
  }
  std::string month_name(unsigned month, NameLength length) const override {
    return taken(ithaca_locale_month(month, static_cast<int>(length)));
  }
  Weekday first_weekday() const override {
    return static_cast<Weekday>(ithaca_locale_first_weekday());
  }
};

class BrowserZones : public Zones {
 public:
  std::optional<int> offset_seconds(std::string_view zone, std::int64_t instant_ms) const override {
    const double offset =
        ithaca_zones_offset(zone.data(), zone.size(), static_cast<double>(instant_ms));
    if (std::isnan(offset)) return std::nullopt;
    return static_cast<int>(offset);
  }
};

}  // namespace

std::unique_ptr<Locale> make_locale() { return std::make_unique<BrowserLocale>(); }
std::unique_ptr<Zones> make_zones() { return std::make_unique<BrowserZones>(); }

}  // namespace ithaca::web
