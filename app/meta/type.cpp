#include "meta/type.hpp"

#include "base/sort.hpp"

namespace ithaca::meta::detail {

void put_in_order(std::vector<std::string>& texts) {
  sort_values(texts, [](const std::string& a, const std::string& b) { return a < b; });
}

}  // namespace ithaca::meta::detail
