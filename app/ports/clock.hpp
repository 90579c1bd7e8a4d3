// The moment, the day and the zone that the person is in.
// Knows no language and no other zone: words are Locale's, other zones are Zones'.
#pragma once

#include <cstdint>
#include <string>

#include "base/day.hpp"
#include "ports/zones.hpp"

namespace ithaca {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t now_ms() const = 0;  // since 1970-01-01T00:00Z
  virtual Day today() const = 0;            // in the person's zone
  virtual ClockTime time() const = 0;       // in the person's zone
  virtual std::string zone() const = 0;     // IANA name of that zone
  // What the person's clocks showed, or will show, at an instant.
  virtual LocalTime local(std::int64_t instant_ms) const = 0;
};

}  // namespace ithaca
