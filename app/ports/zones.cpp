#include "ports/zones.hpp"

namespace ithaca {
namespace {

constexpr std::int64_t kMinuteMs = 60 * 1000;
constexpr std::int64_t kDayMs = 24 * 60 * kMinuteMs;

constexpr std::int64_t floor_divided(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

}  // namespace

std::optional<std::int64_t> Zones::instant_ms(std::string_view zone, LocalTime local) const {
  const std::int64_t wall = local.day.since_epoch * kDayMs + local.time.minutes * kMinuteMs;
  const auto before = offset_seconds(zone, wall - kDayMs);
  const auto after = offset_seconds(zone, wall + kDayMs);
  if (!before || !after) return std::nullopt;
  const std::int64_t earlier = wall - *before * std::int64_t{1000};
  if (offset_seconds(zone, earlier) == before) return earlier;
  const std::int64_t later = wall - *after * std::int64_t{1000};
  if (offset_seconds(zone, later) == after) return later;
  return earlier;
}

std::optional<LocalTime> Zones::local(std::string_view zone, std::int64_t instant_ms) const {
  const auto offset = offset_seconds(zone, instant_ms);
  if (!offset) return std::nullopt;
  const std::int64_t minutes = floor_divided(instant_ms + *offset * std::int64_t{1000}, kMinuteMs);
  const std::int64_t days = floor_divided(minutes, 24 * 60);
  return LocalTime{Day{static_cast<std::int32_t>(days)},
                   ClockTime{static_cast<std::int16_t>(minutes - days * 24 * 60)}};
}

}  // namespace ithaca
