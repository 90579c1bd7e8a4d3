// Which meeting is next, which was last, and what an earlier one left open.
// Knows no screen; reads a plan through its index.
#pragma once

#include <optional>
#include <vector>

#include "plan/query.hpp"

namespace ithaca::method {

// A plan as the method reads it: the records, their order, the day it is.
struct View {
  const Plan& plan;
  Index& index;
  Day today;
};

// Paused or ended: nothing is due, nothing drifts (rules 3.9: pauses cost nothing).
bool is_at_rest(const Mentorship& mentorship);

// The goals of a mentorship, in their order.
std::vector<const Goal*> goals_of(const View& view, const MentorshipId& mentorship);

// The words of an agenda item: its topic's where it has one, else its own.
const std::string& agenda_title(const Plan& plan, const AgendaItem& item);

// The planned meeting with the lowest number; nothing when none is planned.
const Meeting* next_meeting(const View& view, const MentorshipId& mentorship);
// The held meeting with the highest number.
const Meeting* last_held(const View& view, const MentorshipId& mentorship);
// The meeting that is being held today, else the last one that was: where what is written down now
// was said.
const Meeting* meeting_spoken_in(const View& view, const MentorshipId& mentorship);
// The held meeting before this one.
const Meeting* held_before(const View& view, const Meeting& meeting);
std::size_t held_count(const View& view, const MentorshipId& mentorship);

// The day of a meeting that was held: its date, or the day it was wrapped up.
std::optional<Day> day_held(const Meeting& meeting);

// Points that nobody talked about, of the last meeting that was held and of those that were
// cancelled or missed since; offered for the next agenda, never put there unasked (rules 3.3).
std::vector<const AgendaItem*> open_points(const View& view, const Meeting& next);

}  // namespace ithaca::method
