#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {
namespace {

std::string due_words(const Due& due) { return meta::AsText<Due>::write(due); }

}  // namespace

Decision decide_on(const Plan& plan, const AddCommitment& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write what will be done"));
  if (plan.find<Mentorship>(intent.mentorship) == nullptr) return gone();
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

Decision decide_on(const Plan& plan, const TickCommitment& intent, const Env& env) {
  if (plan.find<Commitment>(intent.commitment) == nullptr) return gone();
  Changes changes(plan, intent.is_done ? "Done" : "Open again");
  changes.edit<Commitment>(intent.commitment, [&](Commitment& it) {
    if ((it.state == CommitmentState::done) == intent.is_done) return;
    it.state = intent.is_done ? CommitmentState::done : CommitmentState::open;
    it.done_on = intent.is_done ? std::optional(env.today) : std::nullopt;
  });
  return changes.take();
}

Decision decide_on(const Plan& plan, const SetCommitmentDue& intent, const Env&) {
  if (plan.find<Commitment>(intent.commitment) == nullptr) return gone();
  Changes changes(plan, "Date set");
  changes.edit<Commitment>(intent.commitment, [&](Commitment& it) { it.due = intent.due; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const Renegotiate& intent, const Env& env) {
  const Commitment* commitment = plan.find<Commitment>(intent.commitment);
  if (commitment == nullptr) return gone();
  const std::string smaller = one_line(intent.smaller);
  if (intent.way == Event::smaller_step && smaller.empty()) {
    return empty_text(t("Write the smaller step"));
  }
  Changes changes(plan, "Renegotiated");
  std::string from = due_words(commitment->due);
  std::string to = due_words(intent.due);
  if (intent.way == Event::smaller_step) {
    from = commitment->title;
    to = smaller;
    if (!(commitment->due == intent.due)) {
      add_history(changes, ref_to(*commitment), Event::new_date, due_words(commitment->due),
                  due_words(intent.due), intent.reason, intent.said_in, env);
    }
  } else if (intent.way == Event::handed_back || intent.way == Event::dropped) {
    to.clear();
  } else if (commitment->due == intent.due) {
    return Error{Errc::missing, {}, t("Choose another day, or a smaller step")};
  }
  add_history(changes, ref_to(*commitment), intent.way, std::move(from), std::move(to),
              intent.reason, intent.said_in, env);
  changes.edit<Commitment>(intent.commitment, [&](Commitment& it) {
    switch (intent.way) {
      case Event::smaller_step:
        it.title = smaller;
        it.due = intent.due;
        break;
      case Event::handed_back:
      case Event::dropped:
        it.state = CommitmentState::released;
        break;
      case Event::new_date:
      case Event::moved:
      case Event::changed:
        it.due = intent.due;
        break;
    }
  });
  return changes.take();
}

Decision decide_on(const Plan& plan, const Thank& intent, const Env& env) {
  if (plan.find<Commitment>(intent.commitment) == nullptr) return gone();
  Changes changes(plan, "Thanked");
  changes.edit<Commitment>(intent.commitment, [&](Commitment& it) { it.thanked_on = env.today; });
  return changes.take();
}

}  // namespace ithaca::decide_arms
