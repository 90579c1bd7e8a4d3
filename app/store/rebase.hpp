// Brings edits that were made on one state of the plan to another, field by field: for edits that
// wait while another tab wrote. Knows no storage.
#pragma once

#include "plan/change.hpp"

namespace ithaca {

// Only the fields that `changes` changed are taken to the records as they are in `plan`; typed text
// goes where it was typed when the text before or after it is still the same, else it replaces all.
// A record that is gone from the plan comes back as it was after the change. What a join brought
// becomes fresh edits, and what the other copy had deleted is told at the next join.
ChangeSet rebased(const ChangeSet& changes, const Plan& plan);

// All that makes `after` of `before`, stamps included.
ChangeSet difference(const Plan& before, const Plan& after);

}  // namespace ithaca
