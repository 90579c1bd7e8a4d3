// To which meeting's number a topic may go: one rule for menu, drag, keys and decide.
// Knows no screen; settle_topics says what becomes of the agenda then.
#pragma once

#include <cstdint>

#include "plan/plan.hpp"

namespace ithaca {

// Whether the meeting of that number was held and none is planned with it. Looks at all meetings.
bool was_held(const Plan& plan, const MentorshipId& mentorship, std::int32_t slot);

// A meeting that was held takes a topic only once it was talked about: what is still to be talked
// about goes to a meeting to come, or to none (0). A topic may always stay where it is.
inline bool takes_topic(const Topic& topic, std::int32_t slot, bool slot_was_held) {
  return slot == topic.slot || topic.is_done || !slot_was_held;
}

}  // namespace ithaca
