#include "meta/type.hpp"

#include <algorithm>

namespace ithaca::meta::detail {

void put_in_order(std::vector<std::string>& texts) { std::sort(texts.begin(), texts.end()); }

}  // namespace ithaca::meta::detail
