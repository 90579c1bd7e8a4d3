#include <array>
#include <cmath>
#include <map>

#include "web/ports/given.hpp"
#include "web/ports/ports.hpp"

extern "C" {
double ithaca_clock_now_ms();
double ithaca_clock_local_minutes(double instant_ms);
char* ithaca_clock_zone();
void ithaca_random_fill(void* bytes, std::size_t size);
char* ithaca_settings_get(const char* key, std::size_t size);
void ithaca_settings_set(const char* key, std::size_t key_size, const char* value,
                         std::size_t value_size);
void ithaca_settings_clear();
}

namespace ithaca::web {
namespace {

constexpr std::int64_t kMinutesOfDay = 24 * 60;

class BrowserClock : public Clock {
 public:
  std::int64_t now_ms() const override { return static_cast<std::int64_t>(ithaca_clock_now_ms()); }
  Day today() const override { return local(now_ms()).day; }
  ClockTime time() const override { return local(now_ms()).time; }
  LocalTime local(std::int64_t instant_ms) const override {
    const double minutes = ithaca_clock_local_minutes(static_cast<double>(instant_ms));
    const double days = std::floor(minutes / kMinutesOfDay);
    return {Day{static_cast<std::int32_t>(days)},
            ClockTime{static_cast<std::int16_t>(minutes - days * kMinutesOfDay)}};
  }
  // Asked for with every edit, and slow to find out: looked up once a minute.
  std::string zone() const override {
    constexpr double kMinuteMs = 60'000;
    const double now = ithaca_clock_now_ms();
    if (zone_.empty() || now < zone_as_of_ms_ || now > zone_as_of_ms_ + kMinuteMs) {
      zone_ = taken(ithaca_clock_zone());
      zone_as_of_ms_ = now;
    }
    return zone_;
  }

 private:
  mutable std::string zone_;
  mutable double zone_as_of_ms_ = 0;
};

class BrowserRandom : public Random {
 public:
  std::uint64_t bits() override {
    if (next_ == pool_.size()) {
      ithaca_random_fill(pool_.data(), sizeof pool_);
      next_ = 0;
    }
    return pool_[next_++];
  }

 private:
  std::array<std::uint64_t, 32> pool_{};
  std::size_t next_ = pool_.size();
};

class BrowserSettings : public Settings {
 public:
  std::optional<std::string> get(std::string_view key) const override {
    const std::string name(key);
    if (const auto it = known_.find(name); it != known_.end()) return it->second;
    char* value = ithaca_settings_get(key.data(), key.size());
    std::optional<std::string> found;
    if (value != nullptr) found = taken(value);
    return known_.emplace(name, std::move(found)).first->second;
  }
  void set(std::string_view key, std::string_view value) override {
    known_.insert_or_assign(std::string(key), std::string(value));
    ithaca_settings_set(key.data(), key.size(), value.data(), value.size());
  }
  void clear() override {
    known_.clear();
    ithaca_settings_clear();
  }

 private:
  mutable std::map<std::string, std::optional<std::string>> known_;
};

}  // namespace

std::unique_ptr<Clock> make_clock() { return std::make_unique<BrowserClock>(); }
std::unique_ptr<Random> make_random() { return std::make_unique<BrowserRandom>(); }
std::unique_ptr<Settings> make_settings() { return std::make_unique<BrowserSettings>(); }

}  // namespace ithaca::web
