// Random bits that nobody can guess, for ids.
// Knows nothing of ids: store/ makes them of these bits.
#pragma once

#include <cstdint>

namespace ithaca {

class Random {
 public:
  virtual ~Random() = default;
  virtual std::uint64_t bits() = 0;
};

}  // namespace ithaca
