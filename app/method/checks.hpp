// What the meeting cycle may be asked about (method.md 1.19): each check is one function, each
// answer a sentence that gives its reason. Knows no screen and no blame: nothing fires before the
// first meeting or while the mentorship is at rest, and nothing counts or dates the mentor's side.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "method/commitments.hpp"

namespace ithaca::method {

struct Check {
  Ref record;
  std::string sentence;
};

// Something to do, or something that changed, came out of it: a commitment, also one that was
// renegotiated, somebody to contact, something to look into, a decision (004).
bool has_step(const View& view, const Meeting& meeting);
// About to be closed without any action or change, and without a reason: whoever closes it asks
// once (004). It is the only one that may speak in the first meeting.
std::optional<Check> without_step(const View& view, const Meeting& meeting);
// Planned with no objective (002).
std::optional<Check> no_objective(const View& view, const Meeting& meeting);
// Nothing on the agenda but its frame, and no topic that waits (003: the awkward silence).
std::optional<Check> nothing_to_talk_about(const View& view, const Meeting& meeting);

// Active goals that did not come up for three meetings, or for long (002, 003: re-read them).
std::vector<Check> goals_not_looked_at(const View& view, const MentorshipId& mentorship);

// The mentee's own, due before the next meeting, with no time held for it (002).
std::vector<Check> without_held_time(const View& view, const MentorshipId& mentorship);
// The mentee's own, late and not renegotiated: what was said, and what helps now (002).
std::optional<Check> late_and_silent(const DatedCommitment& commitment, const View& view,
                                     const DateWords& words);
// Open commitments, three at least, all on one side (003: it works both ways).
std::optional<Check> one_sided(const View& view, const MentorshipId& mentorship);

// Advice that nothing was decided on in so many days, absences not counted, nor a wait that was
// chosen (000: heed it).
inline constexpr int kDaysToDecide = 7;
std::vector<Check> undecided_advice(const View& view, const MentorshipId& mentorship);
// Applied, and no brief, meeting or word told the mentor since (002: show it).
std::vector<Check> untold_advice(const View& view, const MentorshipId& mentorship);

// Longer together, in the last three intervals of the agreed rhythm, than agreed; one meeting more
// is none, since dates move (000: not overburdened). It is the mentee's asking that is looked at,
// and only where it is above what was agreed.
std::optional<Check> more_time_than_agreed(const View& view, const MentorshipId& mentorship);

// What else would help to prepare a meeting, offered in words and never asked for, the most useful
// first (method.md 2b: readiness without bookkeeping).
std::vector<Check> preparation_offers(const View& view, const Meeting& meeting);

}  // namespace ithaca::method
