// What happened since the last meeting, selected by date: done, moved, still open, advice, goals.
// Knows no page: the preparation and the brief show the same lines. No judgement on the mentor.
#pragma once

#include <string>
#include <vector>

#include "method/commitments.hpp"
#include "method/words.hpp"

namespace ithaca::method {

struct SinceLine {
  // In the order in which they are told.
  enum class Kind : std::uint8_t {
    done,
    late,
    moved,
    open,
    released,
    applied,   // advice that was taken, and what came of it (002)
    declined,  // considered and declined with a reason, which is equal, provided it is said (001)
    met,
    used,
    decided,
    answered,
    goal_moved,
    goal_reached,
    offered,
    came
  };
  Kind kind = Kind::done;
  Ref record;
  std::string title;         // in the words of the record; of a contact, the person's name
  std::string did;           // of applied: what I did with it; of decided: what I was thinking
  std::string detail;        // what came of it, or why it moved
  std::string next;          // of decided: what I planned then
  std::optional<Due> from;   // of moved: what was said before
  std::optional<Day> to;     // the day of moved, open and late; of a goal, its new date
  std::optional<int> value;  // of a goal that moved: where it stood; unset: only its date changed
  int new_value = 0;
  std::string unit;  // of both values; empty: percent
  int late_days = 0;
  bool is_private = false;  // the record, or what was said about it
};

// The day from which "since" counts: of the meeting held before, or the mentorship's beginning.
std::optional<Day> since_day(const View& view, const Meeting& meeting);

// Every line is selected by date, none is guessed (002 rules 4 and 6, 003). The day of the last
// meeting counts; what was said in that meeting is no news. Nothing before the first meeting.
std::vector<SinceLine> since_lines(const View& view, const Meeting& meeting);
// The same between two meetings: since the last one that was held.
std::vector<SinceLine> since_last_meeting(const View& view, const MentorshipId& mentorship);

// Something happened: not what is simply still to do, or still offered.
bool is_news(const SinceLine& line);

// A word or two at the end of a line: "done", "19 Nov → 23 Nov", "45 → 60 %".
std::string since_state(const SinceLine& line, const DateWords& words);
// Where a goal stood and stands: "45 → 60 %", "2 → 3 talks"; empty when only its date changed.
std::string movement_words(const SinceLine& line);
// What stands below a line: what I did or thought, what came of it or why, what I planned then.
std::string since_detail(const SinceLine& line);

}  // namespace ithaca::method
