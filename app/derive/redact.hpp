// What may leave the plan: everything that is shared is made from a redacted plan.
// Knows no way to share.
#pragma once

#include <cstdint>

#include "plan/query.hpp"

namespace ithaca {

// Who reads it. A mentor reads what belongs to their own mentorship: another mentor's name, words
// and existence are confidences.
struct Audience {
  MentorshipId mentorship;  // unset: someone who may know of every mentorship
};

// A copy without private records and what belongs to them, without fields that are private unless
// chosen or the mentee's alone, without what only a newer version knows, and without any stamp,
// version or deletion: who edited what and when stays here too. References to what was left out
// refer to nothing.
// `index` is asked about `plan`.
Plan redact(const Plan& plan, Index& index, const Audience& audience);

// What a screen may show while somebody looks on: the same leaving out, so nothing that was said
// with another mentor either, and the rest of the records as they are, shared with `plan`, so that
// they can be edited. Its revision differs with each call.
Plan without_private(const Plan& plan, Index& index, const Audience& audience);

}  // namespace ithaca
