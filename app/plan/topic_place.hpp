// To which meeting's number a topic may go: one rule for menu, drag, keys and decide.
// Knows no screen; settle_topics says what becomes of the agenda then.
#pragma once

#include <cstdint>

#include "plan/plan.hpp"

namespace ithaca {

// A meeting that was held takes a topic only once it was talked about: what is still to be talked
// about goes to a meeting to come, or to none (0). A topic may always stay where it is.
bool takes_topic(const Plan& plan, const Topic& topic, std::int32_t slot);

}  // namespace ithaca
