// What is left to prepare, without bookkeeping: writing counts as written, copying as briefed.
// Knows no view. Only "what do you need help with" is asked for (method.md 2b).
#pragma once

#include "plan/plan.hpp"

namespace ithaca::method {

struct Readiness {
  bool help_is_said = false;     // 004: know concretely what you need help with
  bool brief_is_copied = false;  // 002: the mentor gets it before
  bool is_ready() const { return help_is_said && brief_is_copied; }
};

Readiness readiness_of(const Meeting& meeting);

}  // namespace ithaca::method
