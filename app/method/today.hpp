// What this relationship needs now: at most five cards in a fixed order, each with its one action.
// Knows no words and no colours; the view says them.
#pragma once

#include <optional>
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
    no_date,       // nothing planned: plan the next one
    first_note,    // before the first meeting: a note for the mentor (003: both prepare)
    name_mentor,   // still looking
    thank          // something the mentor did
  };
  Kind kind = Kind::next_meeting;
  CommitmentId commitment;
  MeetingId meeting;
  int late_days = 0;
};

// Late ones first (at most two, none while paused or ended), then the meeting, then thanks, never
// more than five.
std::vector<TodayCard> today_cards(const View& view, const Mentorship& mentorship);

}  // namespace ithaca::method
