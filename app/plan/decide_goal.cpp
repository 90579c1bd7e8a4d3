#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {

Position last_goal_position(const Plan& plan) {
  Position last;
  for (const auto& [id, row] : plan.of<Goal>()) {
    if (last < row.value->position) last = row.value->position;
  }
  return last;
}

Decision decide_on(const Plan& plan, const AddGoal& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write the goal in one sentence"));
  if (plan.find<Mentorship>(intent.mentorship) == nullptr) return gone();
  Goal goal;
  goal.id = env.fresh<GoalTag>();
  goal.mentorships = {intent.mentorship};
  goal.title = title;
  goal.position = position_between(last_goal_position(plan), {});
  Changes changes(plan, "Goal added");
  changes.create(std::move(goal));
  return changes.take();
}

Decision decide_on(const Plan& plan, const SetGoalUntil& intent, const Env& env) {
  const Goal* goal = plan.find<Goal>(intent.goal);
  if (goal == nullptr) return gone();
  if (goal->until == intent.until) return ChangeSet{};
  Changes changes(plan, "Goal’s date set");
  if (goal->until) {
    add_history(changes, ref_to(*goal), Event::new_date, format_day(*goal->until),
                intent.until ? format_day(*intent.until) : std::string{}, intent.reason, {}, env);
  }
  changes.edit<Goal>(intent.goal, [&](Goal& it) { it.until = intent.until; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const SetGoalProgress& intent, const Env& env) {
  const Goal* goal = plan.find<Goal>(intent.goal);
  if (goal == nullptr) return gone();
  if (intent.percent < 0 || intent.percent > 100) {
    return Error{Errc::out_of_range, {}, t("Progress is between 0 and 100 %")};
  }
  if (goal->progress == intent.percent) return ChangeSet{};
  Changes changes(plan, "Progress set");
  add_history(changes, ref_to(*goal), Event::moved, std::to_string(goal->progress),
              std::to_string(intent.percent), {}, {}, env);
  changes.edit<Goal>(intent.goal, [&](Goal& it) { it.progress = intent.percent; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const SetGoalState& intent, const Env& env) {
  const Goal* goal = plan.find<Goal>(intent.goal);
  if (goal == nullptr) return gone();
  if (goal->state == intent.state) return ChangeSet{};
  Changes changes(plan, "Goal’s state set");
  add_history(changes, ref_to(*goal), Event::changed, std::string(meta::key_of(goal->state)),
              std::string(meta::key_of(intent.state)), intent.reason, {}, env);
  changes.edit<Goal>(intent.goal, [&](Goal& it) { it.state = intent.state; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const AgreeMeasure& intent, const Env&) {
  const bool is_agreed = intent.meeting.is_set();  // unset: agreed no longer
  if (plan.find<Goal>(intent.goal) == nullptr) return gone();
  if (is_agreed && plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  Changes changes(plan, is_agreed ? "Measure agreed" : "Measure open again");
  changes.edit<Goal>(intent.goal, [&](Goal& it) { it.measure_agreed_in = intent.meeting; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const AddMilestone& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write what is reached then"));
  if (plan.find<Goal>(intent.goal) == nullptr) return gone();
  Milestone milestone;
  milestone.id = env.fresh<MilestoneTag>();
  milestone.goal = intent.goal;
  milestone.title = title;
  milestone.due = intent.due;
  milestone.position = position_between(last_position(plan, &Milestone::goal, intent.goal), {});
  Changes changes(plan, "Milestone added");
  changes.create(std::move(milestone));
  return changes.take();
}

Decision decide_on(const Plan& plan, const SetMilestoneDue& intent, const Env&) {
  if (plan.find<Milestone>(intent.milestone) == nullptr) return gone();
  Changes changes(plan, "Milestone’s date set");
  changes.edit<Milestone>(intent.milestone, [&](Milestone& it) { it.due = intent.due; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const TickMilestone& intent, const Env& env) {
  if (plan.find<Milestone>(intent.milestone) == nullptr) return gone();
  Changes changes(plan, intent.is_done ? "Milestone reached" : "Milestone open again");
  changes.edit<Milestone>(intent.milestone, [&](Milestone& it) {
    if (it.done_on.has_value() == intent.is_done) return;
    it.done_on = intent.is_done ? std::optional(env.today) : std::nullopt;
  });
  return changes.take();
}

}  // namespace ithaca::decide_arms
