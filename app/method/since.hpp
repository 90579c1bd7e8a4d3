// What happened since the last meeting, selected by date: done, moved, still open, goals moved.
// Knows no page: the preparation and the brief show the same lines. No judgement on the mentor.
#pragma once

#include <string>
#include <vector>

#include "method/commitments.hpp"

namespace ithaca::method {

struct SinceLine {
  enum class Kind : std::uint8_t { done, moved, open, late, goal_moved, offered, came, released };
  Kind kind = Kind::done;
  Ref record;
  std::string title;
  std::string result;     // of done: what came of it
  std::optional<Day> to;  // of moved: the new day
  std::string reason;     // of moved and released
  int from_percent = 0;   // of goal_moved
  int to_percent = 0;
  int late_days = 0;        // of late
  bool is_private = false;  // the record, or what was said about it
};

// The day from which "since" counts: of the meeting held before, or the mentorship's beginning.
std::optional<Day> since_day(const View& view, const Meeting& meeting);

// Done, moved, open and late ones of the mentee, goals that moved, then what the mentor offered and
// what came (002 rules 4 and 6, 003). Every line is selected by date, none is guessed.
std::vector<SinceLine> since_lines(const View& view, const Meeting& meeting);

}  // namespace ithaca::method
