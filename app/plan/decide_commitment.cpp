#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {
namespace {

std::string due_words(const Due& due) { return meta::AsText<Due>::write(due); }

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
  const bool lapses = intent.way == Event::changed;
  const bool gives_up = lapses || intent.way == Event::handed_back || intent.way == Event::dropped;
  const bool is_smaller = intent.way == Event::smaller_step;
  const std::string smaller = one_line(intent.smaller);
  const bool new_title = is_smaller && !(smaller == commitment->title);
  // "Before we meet" said again means the meeting that comes now.
  const bool new_due = !(commitment->due == intent.due) ||
                       intent.due.kind == Due::Kind::before_we_meet ||
                       commitment->state != CommitmentState::open;
  if (is_smaller && smaller.empty()) return empty_text(t("Write the smaller step"));
  if (gives_up && commitment->state != CommitmentState::open) return ChangeSet{};
  if (is_smaller ? !new_title : !gives_up && !new_due) {
    return empty_text(t("Choose another day, or a smaller step"));
  }
  Changes changes(plan, "Renegotiated");
  const Ref subject = ref_to(*commitment);
  const auto add = [&](Event event, std::string from, std::string to, const std::string& reason) {
    add_history(changes, subject, event, std::move(from), std::move(to), reason, intent.said_in,
                env);
  };
  const std::string due_before = due_words(commitment->due);
  if (is_smaller) {
    // Its day moves with it: one renegotiation, although it says two things.
    if (!(commitment->due == intent.due)) add(Event::moved, due_before, due_words(intent.due), {});
    add(Event::smaller_step, commitment->title, smaller, intent.reason);
  } else if (lapses) {
    add(Event::changed, std::string(meta::key_of(CommitmentState::open)),
        std::string(meta::key_of(CommitmentState::lapsed)), intent.reason);
  } else if (gives_up) {
    add(intent.way, due_before, {}, intent.reason);
  } else {
    add(Event::new_date, due_before, due_words(intent.due), intent.reason);
  }
  changes.edit<Commitment>(intent.commitment, [&](Commitment& it) {
    it.state = lapses     ? CommitmentState::lapsed
               : gives_up ? CommitmentState::released
                          : CommitmentState::open;
    if (is_smaller) it.title = smaller;
    if (!gives_up) it.due = intent.due;
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
