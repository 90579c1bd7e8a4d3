// What this relationship needs now: at most five cards in a fixed order, each with its one action.
// Knows no colours and no buttons; what is checked comes with its reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "method/commitments.hpp"
#include "method/health.hpp"
#include "method/readiness.hpp"

namespace ithaca::method {

struct TodayCard {
  enum class Kind : std::uint8_t {
    late,          // a commitment of the mentee's that is past its day: renegotiate or done
    was_it_held,   // a planned meeting whose day has passed: wrap up, or say what happened
    next_meeting,  // prepare, or meet when it is today
    due_before,    // to do, to contact, to look into before it: tick it, or give it a day
    no_date,       // nothing planned: plan the next one
    first_note,    // before the first meeting: a note for the mentor (003: both prepare)
    name_mentor,   // still looking
    thank,         // something the mentor did
    advice         // it waits for a decision: try it, or decline it with a reason
  };
  Kind kind = Kind::next_meeting;
  Ref record = {};          // a commitment, a meeting, advice; or none
  std::string reason = {};  // of late and advice: what the check says (method/checks.hpp)
  int late_days = 0;
};

// What is due before the next meeting, if it has a date: whom to contact, what to look into, what
// the mentee will do; not what is late. First by day, those due before we meet last.
std::vector<Ref> due_before_meeting(const View& view, const MentorshipId& mentorship);

// Late ones first (at most two, none while paused or ended), then the meeting, what is due before
// it, thanks and advice, never more than five; thanks leave room for one advice.
std::vector<TodayCard> today_cards(const View& view, const Mentorship& mentorship,
                                   const DateWords& words);

}  // namespace ithaca::method
