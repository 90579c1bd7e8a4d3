// What somebody else may read: a plan from which everything private was left out, as a function.
// Knows no file and no letter: whatever is shared is made from its result.
#pragma once

#include "plan/plan.hpp"

namespace ithaca {

enum class Audience : std::uint8_t { mentor };

// Leaves out private records, what refers to them, and fields that are private unless chosen or
// the mentee's alone (sharing.md); no stamps, no deletions, nothing unknown. Two plans that differ
// only in what is left out give equal results.
Plan redact(const Plan& plan, Audience audience);

}  // namespace ithaca
