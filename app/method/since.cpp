#include "method/since.hpp"

#include <charconv>

namespace ithaca::method {
namespace {

using Kind = SinceLine::Kind;

const History* last_move_since(const View& view, const Commitment& commitment, Day since) {
  const History* last = nullptr;
  for (const History* entry : view.index.history(view.plan, ref_to(commitment))) {
    if (!(entry->day < since)) last = entry;
  }
  return last;
}

SinceLine line_of(const View& view, const DatedCommitment& dated, Day since) {
  const Commitment& commitment = *dated.commitment;
  SinceLine line;
  line.record = ref_to(commitment);
  line.title = commitment.title;
  line.result = commitment.result;
  line.is_private = commitment.is_private;
  const bool is_mentors = commitment.owner == Owner::mentor;
  if (commitment.state == CommitmentState::done) {
    line.kind = is_mentors ? Kind::came : Kind::done;
    return line;
  }
  if (is_mentors) {
    line.kind = Kind::offered;
    return line;
  }
  const History* move = last_move_since(view, commitment, since);
  if (move != nullptr) {
    line.reason = move->reason;
    line.is_private |= move->is_private;
  }
  if (commitment.state != CommitmentState::open) {
    line.kind = Kind::released;
  } else if (dated.days_late) {
    line.kind = Kind::late;
    line.late_days = *dated.days_late;
  } else {
    line.kind = move != nullptr ? Kind::moved : Kind::open;
    line.to = dated.due;
  }
  return line;
}

// Open ones always; closed ones when they were closed since.
bool belongs(const View& view, const Commitment& commitment, Day since) {
  switch (commitment.state) {
    case CommitmentState::open:
      return true;
    case CommitmentState::done:
      return commitment.done_on && !(*commitment.done_on < since);
    case CommitmentState::released:
    case CommitmentState::lapsed:
      break;
  }
  return commitment.owner != Owner::mentor && last_move_since(view, commitment, since) != nullptr;
}

// Where a goal stood, in percent; a file may say anything, and then it is not told.
std::optional<int> percent_before(const Goal& goal, const History& entry) {
  int from = 0;
  const char* const end = entry.from.data() + entry.from.size();
  const auto read = std::from_chars(entry.from.data(), end, from);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  if (entry.field == "reading") return percent_reached(goal, from);
  return from < 0 || from > 100 ? std::nullopt : std::optional(from);
}

std::optional<SinceLine> goal_line(const View& view, const Goal& goal, Day since) {
  const History* first = nullptr;
  for (const History* entry : view.index.history(view.plan, ref_to(goal))) {
    if (entry->event != Event::moved || entry->day < since) continue;
    if (first == nullptr) first = entry;
  }
  if (first == nullptr) return std::nullopt;
  const auto from = percent_before(goal, *first);
  if (!from || *from == goal.progress) return std::nullopt;
  SinceLine line;
  line.kind = Kind::goal_moved;
  line.record = ref_to(goal);
  line.title = goal.title;
  line.is_private = goal.is_private || first->is_private;
  line.from_percent = *from;
  line.to_percent = goal.progress;
  return line;
}

}  // namespace

std::optional<Day> since_day(const View& view, const Meeting& meeting) {
  if (const Meeting* before = held_before(view, meeting)) return day_held(*before);
  const Mentorship* mentorship = view.plan.find<Mentorship>(meeting.mentorship);
  return mentorship == nullptr ? std::nullopt : mentorship->began;
}

std::vector<SinceLine> since_lines(const View& view, const Meeting& meeting) {
  std::vector<SinceLine> lines;
  const auto since = since_day(view, meeting);
  if (!since || held_before(view, meeting) == nullptr) return lines;
  std::vector<SinceLine> found;
  for (const DatedCommitment& dated : dated_commitments(view, meeting.mentorship)) {
    if (!belongs(view, *dated.commitment, *since)) continue;
    found.push_back(line_of(view, dated, *since));
  }
  const auto add = [&](std::initializer_list<Kind> kinds) {
    for (const Kind kind : kinds) {
      for (const SinceLine& line : found) {
        if (line.kind == kind) lines.push_back(line);
      }
    }
  };
  add({Kind::done, Kind::late, Kind::moved, Kind::open, Kind::released});
  for (const Goal* goal : goals_of(view, meeting.mentorship)) {
    if (auto line = goal_line(view, *goal, *since)) lines.push_back(*std::move(line));
  }
  add({Kind::offered, Kind::came});
  return lines;
}

}  // namespace ithaca::method
