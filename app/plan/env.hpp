// Everything impure that a decision may need, handed in: the moment, the zone, the actor, fresh
// ids. Knows no clock and no generator; a test hands in fixed ones.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "plan/values.hpp"

namespace ithaca {

class IdSource {
 public:
  virtual ~IdSource() = default;
  // 16 and 64 random bits.
  virtual std::pair<std::uint16_t, std::uint64_t> bits() = 0;
};

struct Env {
  std::int64_t now_ms = 0;  // since 1970-01-01T00:00Z
  Day today;                // in the person's zone
  std::string zone;         // IANA name of that zone
  Owner actor = Owner::mentee;
  IdSource* ids = nullptr;  // never null in use

  template <class Tag>
  Id<Tag> fresh() const {
    const auto [high, low] = ids->bits();
    return id_from_bits<Tag>(high, low);
  }
};

}  // namespace ithaca
