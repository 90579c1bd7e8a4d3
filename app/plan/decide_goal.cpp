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

Decided decide_on(const Plan& plan, const AddGoal& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write the goal in one sentence"));
  if (plan.find<Mentorship>(intent.mentorship) == nullptr) return gone();
  Goal goal;
  goal.id = env.fresh<GoalTag>();
  goal.mentorships = {intent.mentorship};
  goal.title = title;
  goal.position = position_between(last_goal_position(plan), {});
  goal.is_private = intent.is_private;
  Changes changes(plan, "Goal added");
  changes.create(std::move(goal));
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetGoalUntil& intent, const Env& env) {
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

Decided decide_on(const Plan& plan, const SetGoalProgress& intent, const Env& env) {
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

Decided decide_on(const Plan& plan, const SetGoalState& intent, const Env& env) {
  const Goal* goal = plan.find<Goal>(intent.goal);
  if (goal == nullptr) return gone();
  if (goal->state == intent.state) return ChangeSet{};
  Changes changes(plan, "Goal’s state set");
  add_history(changes, ref_to(*goal), Event::changed, std::string(meta::key_of(goal->state)),
              std::string(meta::key_of(intent.state)), intent.reason, {}, env);
  changes.edit<Goal>(intent.goal, [&](Goal& it) { it.state = intent.state; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const MakeGoalSmaller& intent, const Env& env) {
  const Goal* goal = plan.find<Goal>(intent.goal);
  if (goal == nullptr) return gone();
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write the smaller goal"));
  if (title == goal->title) return empty_text(t("Choose another day, or a smaller goal"));
  Changes changes(plan, "Goal made smaller");
  add_history(changes, ref_to(*goal), Event::smaller_step, goal->title, title, intent.reason, {},
              env);
  changes.edit<Goal>(intent.goal, [&](Goal& it) { it.title = title; });
  return changes.take();
}

// Only what had words before and has others now is a change; the first words are none.
Decided decide_on(const Plan& plan, const NoteGoalChange& intent, const Env& env) {
  const Row* row = plan.row(kind_of<Goal>(), id_cast<RecordTag>(intent.goal));
  if (row == nullptr) return gone();
  const std::size_t number = kind_of<Goal>().number_of(intent.key);
  if (number == kind_of<Goal>().fields.size()) return Error{Errc::not_found, intent.key, {}};
  const meta::AnyField& field = kind_of<Goal>().fields[number];
  if (!field.type->is_words) return Error{Errc::not_found, intent.key, {}};
  const std::string& after = field.words(row->value.get());
  if (trimmed(intent.before).empty() || one_line(intent.before) == one_line(after)) {
    return ChangeSet{};
  }
  constexpr std::size_t kLongest = 2000;  // bytes of each: a history is to be read
  Changes changes(plan, "Change noted");
  const Ref subject{std::string(kind_of<Goal>().name), id_cast<RecordTag>(intent.goal)};
  // Taken back together with the words that were typed right before.
  changes.merge_with(meta::AsText<Ref>::write(subject) + "/" + intent.key);
  add_history(changes, subject, Event::changed,
              std::string(start_of(one_line(intent.before), kLongest)),
              std::string(start_of(one_line(after), kLongest)), {}, {}, env, intent.key);
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetGoalMeasure& intent, const Env&) {
  const Goal* goal = plan.find<Goal>(intent.goal);
  if (goal == nullptr) return gone();
  const std::string unit = one_line(intent.unit);
  if (!unit.empty() && intent.start == intent.target) {
    return Error{Errc::out_of_range, {}, t("The measure goes from one number to another")};
  }
  Changes changes(plan, "Measure set");
  changes.edit<Goal>(intent.goal, [&](Goal& it) {
    const bool is_new = it.unit.empty() || it.start != intent.start;
    it.unit = unit;
    it.start = unit.empty() ? 0 : intent.start;
    it.target = unit.empty() ? 0 : intent.target;
    if (unit.empty()) {
      it.reading = 0;
    } else if (is_new && it.reading == 0) {
      it.reading = intent.start;
    }
    if (!unit.empty()) it.progress = percent_reached(it, it.reading);
  });
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetGoalReading& intent, const Env& env) {
  const Goal* goal = plan.find<Goal>(intent.goal);
  if (goal == nullptr) return gone();
  if (goal->unit.empty()) {
    return Error{Errc::forbidden, {}, t("Say first what is counted, from where and to where")};
  }
  if (goal->reading == intent.reading) return ChangeSet{};
  Changes changes(plan, "Progress set");
  add_history(changes, ref_to(*goal), Event::moved, std::to_string(goal->reading),
              std::to_string(intent.reading), {}, {}, env, "reading");
  changes.edit<Goal>(intent.goal, [&](Goal& it) {
    it.reading = intent.reading;
    it.progress = percent_reached(it, intent.reading);
  });
  return changes.take();
}

Decided decide_on(const Plan& plan, const AddPath& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write one way to get there"));
  if (plan.find<Goal>(intent.goal) == nullptr) return gone();
  Path path;
  path.id = env.fresh<PathTag>();
  path.goal = intent.goal;
  path.title = title;
  path.position = position_between(last_position(plan, &Path::goal, intent.goal), {});
  path.is_private = intent.is_private;
  Changes changes(plan, "Path added");
  changes.create(std::move(path));
  return changes.take();
}

Decided decide_on(const Plan& plan, const ChoosePath& intent, const Env& env) {
  const Goal* goal = plan.find<Goal>(intent.goal);
  if (goal == nullptr) return gone();
  const Path* path = plan.find<Path>(intent.path);
  if (intent.path.is_set() && (path == nullptr || !(path->goal == intent.goal))) return gone();
  if (goal->path == intent.path) return ChangeSet{};
  const Path* before = plan.find<Path>(goal->path);
  Changes changes(plan, path == nullptr ? "Paths open again" : "Path chosen");
  add_history(changes, ref_to(*goal), Event::changed,
              before == nullptr ? std::string{} : before->title,
              path == nullptr ? std::string{} : path->title, intent.reason, {}, env, "path");
  changes.edit<Goal>(intent.goal, [&](Goal& it) { it.path = intent.path; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const AgreeMeasure& intent, const Env&) {
  const bool is_agreed = intent.meeting.is_set();  // unset: agreed no longer
  if (plan.find<Goal>(intent.goal) == nullptr) return gone();
  if (is_agreed && plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  Changes changes(plan, is_agreed ? "Measure agreed" : "Measure open again");
  changes.edit<Goal>(intent.goal, [&](Goal& it) { it.measure_agreed_in = intent.meeting; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const AddMilestone& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write what is reached then"));
  if (plan.find<Goal>(intent.goal) == nullptr) return gone();
  Milestone milestone;
  milestone.id = env.fresh<MilestoneTag>();
  milestone.goal = intent.goal;
  milestone.title = title;
  milestone.due = intent.due;
  milestone.position = position_between(last_position(plan, &Milestone::goal, intent.goal), {});
  milestone.is_private = intent.is_private;
  Changes changes(plan, "Milestone added");
  changes.create(std::move(milestone));
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetMilestoneDue& intent, const Env&) {
  if (plan.find<Milestone>(intent.milestone) == nullptr) return gone();
  Changes changes(plan, "Milestone’s date set");
  changes.edit<Milestone>(intent.milestone, [&](Milestone& it) { it.due = intent.due; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const TickMilestone& intent, const Env& env) {
  if (plan.find<Milestone>(intent.milestone) == nullptr) return gone();
  Changes changes(plan, intent.is_done ? "Milestone reached" : "Milestone open again");
  changes.edit<Milestone>(intent.milestone, [&](Milestone& it) {
    if (it.done_on.has_value() == intent.is_done) return;
    it.done_on = intent.is_done ? std::optional(env.today) : std::nullopt;
  });
  return changes.take();
}

}  // namespace ithaca::decide_arms
