// When a commitment is due, whether it is late, and what may be said of it.
// Knows no rate and no count of the mentor's side: nothing here is computed about a volunteer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "method/meetings.hpp"
#include "method/words.hpp"

namespace ithaca::method {

// The day by which it is due: its own, or the next meeting's for "before we meet", which in a
// meeting that still goes on is the one after it; nothing when that meeting has no date, or when it
// is open.
std::optional<Day> due_day(const View& view, const Commitment& commitment);

// Days past the due day, from 1. "Before we meet" is late only from the day after a meeting was
// held that followed the one in which it was said, or was last renegotiated (method.md 2b). Nothing
// when it is not late or no longer open, before the first meeting, and while the mentorship rests;
// days on which its owner was away are not counted (rules 3.2, 3.9).
std::optional<int> days_late(const View& view, const Commitment& commitment);
bool is_late(const View& view, const Commitment& commitment);

// The open ones of a mentorship, of both sides, with their dates, in the order in which they were
// said: what many of the rules above cost together is no more than what one costs.
struct DatedCommitment {
  const Commitment* commitment;
  std::optional<Day> due;
  std::optional<int> days_late;
};
std::vector<DatedCommitment> dated_commitments(const View& view, const MentorshipId& mentorship);

// The mentee's own, and those of both, that are late: the latest first (002).
std::vector<DatedCommitment> late_commitments(const View& view, const MentorshipId& mentorship);

// What both sides agreed on in a meeting: said in it, or renegotiated in it (003).
bool was_agreed_in(const View& view, const Commitment& commitment, const MeetingId& meeting);

// Where and since when it was said: "meeting 7, 3 Nov" (003); empty when neither is known.
std::string said_words(const View& view, const Commitment& commitment, const DateWords& words);

// The open commitments of an owner, or of both, first by lateness, then by due day, then as they
// were said.
std::vector<const Commitment*> open_commitments(const View& view, const MentorshipId& mentorship,
                                                Owner owner);

// Done in the last `days` days by either side, latest first.
std::vector<const Commitment*> lately_done(const View& view, const MentorshipId& mentorship,
                                           int days);

// What is read aloud when a meeting closes (003, 004): said or renegotiated in it, and what was
// said before and is still open. Of both sides alike, as it was said, without any lateness.
struct ClosingTable {
  struct Side {
    std::vector<const Commitment*> said_here;
    std::vector<const Commitment*> open_before;
  };
  Side mentee;  // and what both do
  Side mentor;
};
ClosingTable closing_table(const View& view, const Meeting& meeting);

// How often it was renegotiated (002): a commitment, a goal, or the date of a meeting. Three times
// on one item suggest a smaller step.
std::size_t times_renegotiated(const View& view, const Ref& subject);
bool suggests_smaller_step(const View& view, const Ref& subject);
// Each time a day was moved, it was said before that day had passed (002: renegotiate in time).
// Never said of the mentor's: that would be a judgement.
bool was_moved_in_time(const View& view, const Commitment& commitment);

// A kind reminder may be offered: the mentor's day has passed, nobody was reminded since the last
// meeting, and the mentor is not away (002; method.md 2: at most once between two meetings).
bool may_remind(const View& view, const Commitment& commitment);

// Something the mentor did that nobody thanked for yet, done in the last 30 days (001, 003).
std::vector<const Commitment*> to_thank_for(const View& view, const MentorshipId& mentorship);

}  // namespace ithaca::method
