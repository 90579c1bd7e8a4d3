#include "plan/stamp.hpp"

#include "base/sort.hpp"

namespace ithaca {

void Stamp::put_in_order() {
  sort_values(fields, [](const FieldDot& a, const FieldDot& b) { return a.field < b.field; });
  for (std::vector<Written>* list : {&alternatives, &unknown}) {
    sort_values(*list, [](const Written& a, const Written& b) {
      if (a.key != b.key) return a.key < b.key;
      return a.dot == b.dot ? a.json < b.json : a.dot < b.dot;
    });
  }
}

}  // namespace ithaca
