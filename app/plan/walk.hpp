// Two tables of one kind, walked side by side. Knows no reason to compare them.
#pragma once

#include "plan/plan.hpp"

namespace ithaca {

// By ascending id: visit(id, row of a or null, row of b or null), at least one of which is there.
template <class Visit>
void walk(const Table& a, const Table& b, const Visit& visit) {
  auto in_a = a.begin();
  auto in_b = b.begin();
  while (in_a != a.end() || in_b != b.end()) {
    const bool takes_a = in_b == b.end() || (in_a != a.end() && !(in_b->first < in_a->first));
    const bool takes_b = in_a == a.end() || (in_b != b.end() && !(in_a->first < in_b->first));
    visit(takes_a ? in_a->first : in_b->first, takes_a ? &in_a->second : nullptr,
          takes_b ? &in_b->second : nullptr);
    if (takes_a) ++in_a;
    if (takes_b) ++in_b;
  }
}

}  // namespace ithaca
