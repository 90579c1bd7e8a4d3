// The sample plan: how it is told from a person's own, and how its dates stay fresh.
// Knows no file: what it says is in assets/sample-plan.json.
#pragma once

#include "plan/change.hpp"

namespace ithaca {

// Whether the plan is the sample and nothing else. Told by the id of its mentorship, so that it
// holds after a reload, an undo and an export; a plan with another mentorship is a person's own.
bool is_sample(const Plan& plan);

// From `mine` to the sample, all its dates moved by the same whole weeks, so that its next meeting
// is one to seven days after `today` and weekdays stay what they are.
ChangeSet sample_changes(const Plan& mine, const Plan& sample, Day today);

// From the sample to no plan.
ChangeSet without_sample(const Plan& sample);

}  // namespace ithaca
