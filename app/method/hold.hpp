// When to set time aside for the work: to prepare, and for what was agreed (002: block time for
// it). Knows no calendar and no screen.
#pragma once

#include <optional>

#include "method/commitments.hpp"

namespace ithaca::method {

inline constexpr int kWorkMinutes = 60;
inline constexpr int kPreparationMinutes = 20;

// A day with room to act: the one before it is due, where there is one; else in two days. Never
// before tomorrow, unless it is due by then.
Day suggested_work_day(const View& view, const Commitment& commitment);
// The day on which to look at it again, where one was chosen and is to come; else in two days.
Day suggested_day_for_advice(const View& view, const Advice& advice);
// The day before the meeting, not before today.
Day suggested_preparation_day(const View& view, Day meeting);

// The time that is held for a meeting or for what is to be done; null where none is.
const HeldTime* held_for(const View& view, const MentorshipId& mentorship, const Ref& subject);

}  // namespace ithaca::method
