#include "base/sort.hpp"

#include <algorithm>

namespace ithaca {

void sort_pointers(std::vector<const void*>& pointers,
                   bool (*comes_before)(const void*, const void*)) {
  std::stable_sort(pointers.begin(), pointers.end(), comes_before);
}

}  // namespace ithaca
