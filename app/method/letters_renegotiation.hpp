// The letters in which a goal or a meeting's date is renegotiated: what was said, where it stands,
// why, what is proposed, is that fine (002). Knows no way to send them; see letters.hpp.
#pragma once

#include "method/letters.hpp"

namespace ithaca::method {

// "I said I would reach this by …": to the mentor of that mentorship. Empty when the goal is gone
// or private, or nothing was proposed.
Document goal_renegotiation(const Letter& letter, const MentorshipId& mentorship,
                            const GoalId& goal);

// "We said we would meet on …". Empty when the meeting is gone or private, or has no date.
Document meeting_renegotiation(const Letter& letter, const MeetingId& meeting);

}  // namespace ithaca::method
