// Instants of local times in named zones, and back.
// Knows no rule of any zone: those are the browser's, or a table's in tests.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/day.hpp"

namespace ithaca {

struct LocalTime {
  Day day;
  ClockTime time;
  bool operator==(const LocalTime&) const = default;
};

class Zones {
 public:
  virtual ~Zones() = default;
  // What the zone's clocks show minus UTC at an instant, in seconds; nothing for an unknown zone.
  virtual std::optional<int> offset_seconds(std::string_view zone,
                                            std::int64_t instant_ms) const = 0;

  // RFC 5545 3.3.5: of a time that comes twice the first; a time that the clocks skip is read with
  // the offset before the gap, so that it moves forward by the gap's length.
  std::optional<std::int64_t> instant_ms(std::string_view zone, LocalTime local) const;
  std::optional<LocalTime> local(std::string_view zone, std::int64_t instant_ms) const;
};

}  // namespace ithaca
