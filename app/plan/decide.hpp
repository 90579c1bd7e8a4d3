// What an intent does to the plan, as a change set: pure, the same for the same plan and Env.
// Knows no storage, no screen and no clock.
#pragma once

#include "base/result.hpp"
#include "plan/change.hpp"
#include "plan/env.hpp"
#include "plan/intent.hpp"

namespace ithaca {

// An empty change set: nothing to do. An error says why in the person's words (`what`): the record
// is gone, the text is empty, the day is no day.
Result<ChangeSet> decide(const Plan& plan, const Intent& intent, const Env& env);

}  // namespace ithaca
