#include "support/sealed.hpp"

#include <cstdint>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace ithaca::testing {

std::string sealed(std::string_view content) {
  std::string out{content};
  const std::uint64_t hash = XXH64(content.data(), content.size(), 0);
  for (unsigned i = 0; i < 8; ++i) out.push_back(static_cast<char>((hash >> (8 * i)) & 0xFFU));
  return out;
}

}  // namespace ithaca::testing
