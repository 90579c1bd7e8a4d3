#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {
namespace {

std::string due_words(const Due& due) { return meta::AsText<Due>::write(due); }

bool gives_up(const Renegotiate& intent) {
  return intent.way == Event::handed_back || intent.way == Event::dropped ||
         intent.way == Event::changed;
}

// Let go or lapsed, and wanted after all.
bool takes_up(const Commitment& before, const Renegotiate& intent) {
  return !gives_up(intent) && before.state != CommitmentState::open;
}

// A smaller step and its day, or a day as something is taken up, are one step that says two things:
// then the day is only "moved".
void note_renegotiation(Changes& changes, const Commitment& before, const Renegotiate& intent,
                        const Env& env) {
  const auto add = [&](Event event, std::string from, std::string to, const std::string& reason) {
    add_history(changes, ref_to(before), event, std::move(from), std::move(to), reason,
                intent.said_in, env);
  };
  const auto add_state = [&](CommitmentState to, const std::string& reason) {
    add(Event::changed, std::string(meta::key_of(before.state)), std::string(meta::key_of(to)),
        reason);
  };
  const std::string day_before = due_words(before.due);
  const bool is_smaller = intent.way == Event::smaller_step;
  const bool is_taken_up = takes_up(before, intent);
  if (is_taken_up) add_state(CommitmentState::open, is_smaller ? std::string{} : intent.reason);
  if ((is_smaller || is_taken_up) && !(before.due == intent.due)) {
    add(Event::moved, day_before, due_words(intent.due), {});
  }
  if (is_smaller) {
    add(Event::smaller_step, before.title, one_line(intent.smaller), intent.reason);
  } else if (intent.way == Event::changed) {
    add_state(CommitmentState::lapsed, intent.reason);
  } else if (gives_up(intent)) {
    add(intent.way, day_before, {}, intent.reason);
  } else if (!is_taken_up) {
    add(Event::new_date, day_before, due_words(intent.due), intent.reason);
  }
}

CommitmentState state_after(const Renegotiate& intent) {
  if (intent.way == Event::changed) return CommitmentState::lapsed;
  return gives_up(intent) ? CommitmentState::released : CommitmentState::open;
}

}  // namespace

Decided decide_on(const Plan& plan, const AddCommitment& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write what will be done"));
  if (plan.find<Mentorship>(intent.mentorship) == nullptr) return gone();
  if (intent.said_in.is_set()) {
    const Meeting* said_in = plan.find<Meeting>(intent.said_in);
    if (said_in == nullptr || !(said_in->mentorship == intent.mentorship)) return gone();
  }
  Commitment commitment;
  commitment.id = env.fresh<CommitmentTag>();
  commitment.mentorship = intent.mentorship;
  commitment.owner = intent.owner;
  commitment.title = title;
  commitment.kind = intent.kind;
  commitment.due = intent.due;
  commitment.said_in = intent.said_in;
  commitment.said_on = env.today;
  commitment.position =
      position_between(last_position(plan, &Commitment::mentorship, intent.mentorship), {});
  commitment.is_private = intent.is_private;
  Changes changes(plan, "Commitment added");
  changes.create(std::move(commitment));
  return changes.take();
}

Decided decide_on(const Plan& plan, const TickCommitment& intent, const Env& env) {
  if (plan.find<Commitment>(intent.commitment) == nullptr) return gone();
  Changes changes(plan, intent.is_done ? "Done" : "Open again");
  changes.edit<Commitment>(intent.commitment, [&](Commitment& it) {
    if ((it.state == CommitmentState::done) == intent.is_done) return;
    it.state = intent.is_done ? CommitmentState::done : CommitmentState::open;
    it.done_on = intent.is_done ? std::optional(env.today) : std::nullopt;
  });
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetCommitmentDue& intent, const Env&) {
  if (plan.find<Commitment>(intent.commitment) == nullptr) return gone();
  Changes changes(plan, "Date set");
  changes.edit<Commitment>(intent.commitment, [&](Commitment& it) { it.due = intent.due; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const Renegotiate& intent, const Env& env) {
  const Commitment* commitment = plan.find<Commitment>(intent.commitment);
  if (commitment == nullptr) return gone();
  if (commitment->state == CommitmentState::done) {
    return Error{Errc::forbidden, {}, t("That is done already. Open it again to change it")};
  }
  const bool is_given_up = gives_up(intent);
  const bool is_smaller = intent.way == Event::smaller_step;
  const std::string smaller = one_line(intent.smaller);
  const bool new_title = is_smaller && !(smaller == commitment->title);
  // "Before we meet" said again means the meeting that comes now.
  const bool new_due = !(commitment->due == intent.due) ||
                       intent.due.kind == Due::Kind::before_we_meet ||
                       commitment->state != CommitmentState::open;
  if (is_smaller && smaller.empty()) return empty_text(t("Write the smaller step"));
  if (is_given_up && commitment->state != CommitmentState::open) return ChangeSet{};
  if (is_smaller ? !new_title : !is_given_up && !new_due) {
    return empty_text(t("Choose another day, or a smaller step"));
  }
  Changes changes(plan, takes_up(*commitment, intent) ? "Taken up again" : "Renegotiated");
  note_renegotiation(changes, *commitment, intent, env);
  changes.edit<Commitment>(intent.commitment, [&](Commitment& it) {
    it.state = state_after(intent);
    if (is_smaller) it.title = smaller;
    if (!is_given_up) it.due = intent.due;
  });
  return changes.take();
}

Decided decide_on(const Plan& plan, const MarkReminded& intent, const Env& env) {
  if (plan.find<Commitment>(intent.commitment) == nullptr) return gone();
  Changes changes(plan, "Reminder copied");
  changes.edit<Commitment>(intent.commitment, [&](Commitment& it) { it.reminded_on = env.today; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const Thank& intent, const Env& env) {
  if (plan.find<Commitment>(intent.commitment) == nullptr) return gone();
  Changes changes(plan, "Thanked");
  changes.edit<Commitment>(intent.commitment, [&](Commitment& it) { it.thanked_on = env.today; });
  return changes.take();
}

}  // namespace ithaca::decide_arms
