#include "method/commitments.hpp"

#include <algorithm>
#include <limits>

namespace ithaca::method {
namespace {

bool is_owned_by(const Commitment& commitment, Owner owner) {
  return commitment.owner == owner || commitment.owner == Owner::both;
}

// The first meeting that was held after the one in which it was said.
const Meeting* meeting_that_ended_it(const View& view, const Commitment& commitment) {
  const Meeting* said_in = view.plan.find<Meeting>(commitment.said_in);
  for (const Meeting* meeting : view.index.meetings(view.plan, commitment.mentorship)) {
    if (meeting->state != MeetingState::held) continue;
    if (said_in != nullptr) {
      if (meeting->slot > said_in->slot) return meeting;
    } else if (commitment.said_on) {
      const auto held = day_held(*meeting);
      if (held && *commitment.said_on < *held) return meeting;
    }
  }
  return nullptr;
}

}  // namespace

std::optional<Day> due_day(const View& view, const Commitment& commitment) {
  switch (commitment.due.kind) {
    case Due::Kind::on_day:
      return commitment.due.day;
    case Due::Kind::open:
      return std::nullopt;
    case Due::Kind::before_we_meet:
      break;
  }
  if (const Meeting* ended = meeting_that_ended_it(view, commitment)) return day_held(*ended);
  const Meeting* next = next_meeting(view, commitment.mentorship);
  if (next == nullptr || !next->when) return std::nullopt;
  return next->when->day;
}

std::optional<int> days_late(const View& view, const Commitment& commitment) {
  if (commitment.state != CommitmentState::open) return std::nullopt;
  std::optional<Day> passed;
  if (commitment.due.kind == Due::Kind::on_day) {
    passed = commitment.due.day;
  } else if (commitment.due.kind == Due::Kind::before_we_meet) {
    if (const Meeting* ended = meeting_that_ended_it(view, commitment)) passed = day_held(*ended);
  }
  if (!passed || !(*passed < view.today)) return std::nullopt;
  return view.today - *passed;
}

bool is_late(const View& view, const Commitment& commitment) {
  return days_late(view, commitment).has_value();
}

std::vector<const Commitment*> open_commitments(const View& view, const MentorshipId& mentorship,
                                                Owner owner) {
  struct Ranked {
    const Commitment* commitment;
    int late;
    std::int32_t due;
  };
  std::vector<Ranked> ranked;
  for (const Commitment* commitment : view.index.commitments(view.plan, mentorship)) {
    if (commitment->state != CommitmentState::open || !is_owned_by(*commitment, owner)) continue;
    const auto due = due_day(view, *commitment);
    ranked.push_back({commitment, days_late(view, *commitment).value_or(0),
                      due ? due->since_epoch : std::numeric_limits<std::int32_t>::max()});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.late != b.late ? a.late > b.late : a.due < b.due;
  });
  std::vector<const Commitment*> open;
  open.reserve(ranked.size());
  for (const Ranked& one : ranked) open.push_back(one.commitment);
  return open;
}

std::vector<const Commitment*> lately_done(const View& view, const MentorshipId& mentorship,
                                           int days) {
  std::vector<const Commitment*> done;
  for (const Commitment* commitment : view.index.commitments(view.plan, mentorship)) {
    if (commitment->state != CommitmentState::done || !commitment->done_on) continue;
    if (view.today - *commitment->done_on <= days) done.push_back(commitment);
  }
  std::stable_sort(done.begin(), done.end(), [](const Commitment* a, const Commitment* b) {
    return *b->done_on < *a->done_on;
  });
  return done;
}

std::size_t times_renegotiated(const View& view, const Commitment& commitment) {
  const auto history = view.index.history(view.plan, ref_to(commitment));
  return static_cast<std::size_t>(
      std::count_if(history.begin(), history.end(), [](const History* entry) {
        return entry->event == Event::new_date || entry->event == Event::smaller_step;
      }));
}

bool suggests_smaller_step(const View& view, const Commitment& commitment) {
  return times_renegotiated(view, commitment) >= 3;
}

std::vector<const Commitment*> to_thank_for(const View& view, const MentorshipId& mentorship) {
  std::vector<const Commitment*> found;
  for (const Commitment* commitment : lately_done(view, mentorship, 30)) {
    if (commitment->owner == Owner::mentor && !commitment->thanked_on) found.push_back(commitment);
  }
  return found;
}

}  // namespace ithaca::method
