#include "method/commitments.hpp"

#include <algorithm>
#include <limits>

#include "base/translate.hpp"
#include "method/rhythm.hpp"

namespace ithaca::method {
namespace {

bool is_owned_by(const Commitment& commitment, Owner owner) {
  return commitment.owner == owner || commitment.owner == Owner::both;
}

// When and where it was last said: at the beginning, or when it was renegotiated (002).
struct Said {
  const Meeting* in = nullptr;
  std::optional<Day> on;
};

Said last_said(const View& view, const Commitment& commitment) {
  const auto& history = view.index.history(view.plan, ref_to(commitment));
  if (history.empty()) {
    return {view.plan.find<Meeting>(commitment.said_in), commitment.said_on};
  }
  return {view.plan.find<Meeting>(history.back()->said_in), history.back()->day};
}

bool met_between(const View& view, const MentorshipId& mentorship, Day after, Day before) {
  for (const Meeting* meeting : view.index.meetings(view.plan, mentorship)) {
    const auto day = day_held(*meeting);
    if (day && after < *day && *day < before) return true;
  }
  return false;
}

// The held meetings of a mentorship and those to come, looked at once for many commitments.
class Dates {
 public:
  Dates(const View& view, const MentorshipId& mentorship) : view_(view) {
    for (const Meeting* meeting : view.index.meetings(view.plan, mentorship)) {
      if (meeting->state == MeetingState::planned) planned_.push_back(meeting);
      const auto day = day_held(*meeting);
      if (!day) continue;
      const Day latest = held_.empty() ? *day : std::max(held_.back().latest, *day);
      held_.push_back({meeting, *day, latest});
    }
    const Mentorship* found = view.plan.find<Mentorship>(mentorship);
    runs_ = found != nullptr && found->state == MentorshipState::active && !held_.empty();
  }

  // The day of the first meeting that was held after the one in which it was said.
  std::optional<Day> ended(const Said& said) const {
    auto end = held_.end();
    if (said.in != nullptr) {
      // The number of a cancelled or missed meeting is that of the one held in its place.
      const bool has_number =
          said.in->state == MeetingState::planned || said.in->state == MeetingState::held;
      const std::int32_t last = has_number ? said.in->slot : said.in->slot - 1;
      end = std::partition_point(held_.begin(), held_.end(),
                                 [&](const Held& one) { return one.meeting->slot <= last; });
    } else if (said.on) {
      end = std::partition_point(held_.begin(), held_.end(),
                                 [&](const Held& one) { return !(*said.on < one.latest); });
    }
    if (end == held_.end()) return std::nullopt;
    return end->day;
  }

  DatedCommitment dated(const Commitment& commitment) const {
    std::optional<Day> passed;
    std::optional<Day> due;
    switch (commitment.due.kind) {
      case Due::Kind::on_day:
        due = passed = commitment.due.day;
        break;
      case Due::Kind::before_we_meet: {
        const Said said = last_said(view_, commitment);
        passed = ended(said);
        due = passed ? passed : next_after(said);
        break;
      }
      case Due::Kind::open:
        break;
    }
    return {&commitment, due, late(commitment, passed)};
  }

 private:
  // The day of the next meeting; of what is said in one that still goes on, the one after that.
  std::optional<Day> next_after(const Said& said) const {
    for (const Meeting* meeting : planned_) {
      const bool is_said_there = said.in != nullptr && said.in->state == MeetingState::planned &&
                                 meeting->slot <= said.in->slot;
      if (is_said_there) continue;
      return meeting->when ? std::optional(meeting->when->day) : std::nullopt;
    }
    return std::nullopt;
  }

  struct Held {
    const Meeting* meeting;
    Day day;
    Day latest;  // of this and all before: never falls, so that it can be searched
  };

  // `passed`: the last day that was in time, as far as it is known.
  std::optional<int> late(const Commitment& commitment, std::optional<Day> passed) const {
    if (!runs_ || commitment.state != CommitmentState::open) return std::nullopt;
    if (!passed || !(*passed < view_.today)) return std::nullopt;
    const int away =
        days_away(view_, commitment.mentorship, *passed, view_.today, commitment.owner);
    const int days = view_.today - *passed - away;
    return days > 0 ? std::optional(days) : std::nullopt;
  }

  const View& view_;
  std::vector<Held> held_;
  std::vector<const Meeting*> planned_;
  bool runs_ = false;  // they met, and nothing rests
};

std::vector<DatedCommitment> dated_of(const View& view, const MentorshipId& mentorship,
                                      Owner owner) {
  std::vector<DatedCommitment> dated = dated_commitments(view, mentorship);
  std::erase_if(dated,
                [&](const DatedCommitment& one) { return !is_owned_by(*one.commitment, owner); });
  return dated;
}

}  // namespace

std::optional<Day> due_day(const View& view, const Commitment& commitment) {
  return Dates(view, commitment.mentorship).dated(commitment).due;
}

std::optional<int> days_late(const View& view, const Commitment& commitment) {
  if (commitment.state != CommitmentState::open) return std::nullopt;
  return Dates(view, commitment.mentorship).dated(commitment).days_late;
}

bool is_late(const View& view, const Commitment& commitment) {
  return days_late(view, commitment).has_value();
}

std::vector<DatedCommitment> dated_commitments(const View& view, const MentorshipId& mentorship) {
  const Dates dates(view, mentorship);
  std::vector<DatedCommitment> dated;
  for (const Commitment* commitment : view.index.commitments(view.plan, mentorship)) {
    if (commitment->state == CommitmentState::open) dated.push_back(dates.dated(*commitment));
  }
  return dated;
}

std::vector<const Commitment*> open_commitments(const View& view, const MentorshipId& mentorship,
                                                Owner owner) {
  std::vector<DatedCommitment> dated = dated_of(view, mentorship, owner);
  sort_values(dated, [](const DatedCommitment& a, const DatedCommitment& b) {
    constexpr Day never{std::numeric_limits<std::int32_t>::max()};
    const int late_a = a.days_late.value_or(0);
    const int late_b = b.days_late.value_or(0);
    if (late_a != late_b) return late_a > late_b;
    return a.due.value_or(never) < b.due.value_or(never);
  });
  std::vector<const Commitment*> open;
  open.reserve(dated.size());
  for (const DatedCommitment& one : dated) open.push_back(one.commitment);
  return open;
}

std::vector<DatedCommitment> late_commitments(const View& view, const MentorshipId& mentorship) {
  std::vector<DatedCommitment> late = dated_of(view, mentorship, Owner::mentee);
  std::erase_if(late, [](const DatedCommitment& one) { return !one.days_late; });
  sort_values(late, [](const DatedCommitment& a, const DatedCommitment& b) {
    return *a.days_late > *b.days_late;
  });
  return late;
}

bool was_agreed_in(const View& view, const Commitment& commitment, const MeetingId& meeting) {
  if (commitment.said_in == meeting) return true;
  const auto& said = view.index.history_said_in(view.plan, meeting);
  const Ref subject = ref_to(commitment);
  return std::any_of(said.begin(), said.end(),
                     [&](const History* entry) { return entry->subject == subject; });
}

std::string said_words(const View& view, const Commitment& commitment, const DateWords& words) {
  const Meeting* meeting = view.plan.find<Meeting>(commitment.said_in);
  const std::string day =
      commitment.said_on ? words.day(*commitment.said_on, DayStyle::date) : std::string{};
  if (meeting == nullptr) return day;
  if (day.empty()) return t("meeting {number}", {{"number", meeting->slot}});
  return t("meeting {number}, {day}", {{"number", meeting->slot}, {"day", day}});
}

std::vector<const Commitment*> lately_done(const View& view, const MentorshipId& mentorship,
                                           int days) {
  std::vector<const Commitment*> done;
  for (const Commitment* commitment : view.index.commitments(view.plan, mentorship)) {
    if (commitment->state != CommitmentState::done || !commitment->done_on) continue;
    if (view.today - *commitment->done_on <= days) done.push_back(commitment);
  }
  sort_records(done,
               [](const Commitment& a, const Commitment& b) { return *b.done_on < *a.done_on; });
  return done;
}

ClosingTable closing_table(const View& view, const Meeting& meeting) {
  const Day closes = day_held(meeting).value_or(view.today);
  const auto was_said_before = [&](const Commitment& one) {
    if (const Meeting* in = view.plan.find<Meeting>(one.said_in)) return in->slot < meeting.slot;
    return !one.said_on || !(closes < *one.said_on);
  };
  ClosingTable table;
  for (const Commitment* one : view.index.commitments(view.plan, meeting.mentorship)) {
    ClosingTable::Side& side = one->owner == Owner::mentor ? table.mentor : table.mentee;
    if (was_agreed_in(view, *one, meeting.id)) {
      side.said_here.push_back(one);
    } else if (one->state == CommitmentState::open && was_said_before(*one)) {
      side.open_before.push_back(one);
    }
  }
  return table;
}

std::size_t times_renegotiated(const View& view, const Ref& subject) {
  // A meeting's date moves; of others "moved" says how far they are, or goes with a smaller step.
  const bool is_meeting = subject.kind == meta::Describe<Meeting>::kind;
  const auto& history = view.index.history(view.plan, subject);
  return static_cast<std::size_t>(
      std::count_if(history.begin(), history.end(), [&](const History* entry) {
        if (is_meeting) return entry->event == Event::moved;
        return entry->event == Event::new_date || entry->event == Event::smaller_step;
      }));
}

bool was_moved_in_time(const View& view, const Commitment& commitment) {
  if (commitment.owner == Owner::mentor) return false;
  std::optional<Day> said_on = commitment.said_on;
  for (const History* entry : view.index.history(view.plan, ref_to(commitment))) {
    const bool is_a_day = entry->event == Event::new_date || entry->event == Event::moved;
    const auto due = is_a_day ? meta::AsText<Due>::read(entry->from) : std::nullopt;
    if (due && due->kind == Due::Kind::on_day && due->day < entry->day) return false;
    if (due && due->kind == Due::Kind::before_we_meet && said_on &&
        met_between(view, commitment.mentorship, *said_on, entry->day)) {
      return false;
    }
    said_on = entry->day;
  }
  return true;
}

bool suggests_smaller_step(const View& view, const Ref& subject) {
  return times_renegotiated(view, subject) >= 3;
}

bool may_remind(const View& view, const Commitment& commitment) {
  const Mentorship* mentorship = view.plan.find<Mentorship>(commitment.mentorship);
  if (commitment.owner != Owner::mentor || mentorship == nullptr || is_at_rest(*mentorship) ||
      !is_late(view, commitment)) {
    return false;
  }
  for (const Absence* away : view.index.absences(view.plan, mentorship->id)) {
    const bool is_now = !(view.today < away->from) && !(away->until < view.today);
    if (is_now && away->owner != Owner::mentee) return false;
  }
  if (!commitment.reminded_on) return true;
  const Meeting* last = last_held(view, mentorship->id);
  const auto met = last == nullptr ? std::nullopt : day_held(*last);
  return met && *commitment.reminded_on < *met;
}

std::vector<const Commitment*> to_thank_for(const View& view, const MentorshipId& mentorship) {
  std::vector<const Commitment*> found;
  for (const Commitment* commitment : lately_done(view, mentorship, 30)) {
    if (commitment->owner == Owner::mentor && !commitment->thanked_on) found.push_back(commitment);
  }
  return found;
}

}  // namespace ithaca::method
