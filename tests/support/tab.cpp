#include "support/tab.hpp"

namespace ithaca::test {
namespace {

template <class T>
IdOf<T> any_of(const Plan& plan, SeededRandom& random) {
  const TableOf<T> table = plan.of<T>();
  if (table.empty()) return {};
  auto it = table.begin();
  std::advance(it, static_cast<std::ptrdiff_t>(random.below(table.size())));
  return it->first;
}

// What a random intent may run into: the record was removed before.
void dispatch(Tab& tab, const Intent& intent) {
  (void)static_cast<bool>(tab.store.dispatch(intent));
}

}  // namespace

void begin_plan(Tab& tab) {
  StartMentorship start;
  start.sentence = "Lead a team";
  start.mentor_name = "Judith Brandt";
  dispatch(tab, start);
}

bool type_into_goal(Tab& tab, const std::string& text) {
  const TableOf<Goal> goals = tab.store.plan().of<Goal>();
  if (goals.empty()) return false;
  const Goal& goal = *goals.begin()->second.value;
  dispatch(tab, EditText{ref_to(goal), "title", Splice{goal.title.size(), {}, text}});
  return true;
}

void add_goal(Tab& tab, const std::string& title) {
  const TableOf<Mentorship> mentorships = tab.store.plan().of<Mentorship>();
  if (mentorships.empty()) return;
  dispatch(tab, AddGoal{mentorships.begin()->first, title});
}

void edit_at_random(Tab& tab, SeededRandom& random) {
  const Plan& plan = tab.store.plan();
  tab.clock.now += static_cast<std::int64_t>(random.below(4000));
  switch (random.below(7)) {
    case 0:
      add_goal(tab, "Goal " + std::to_string(random.below(1000)));
      break;
    case 1:
      dispatch(tab, SetGoalProgress{any_of<Goal>(plan, random),
                                    static_cast<std::int32_t>(random.below(101))});
      break;
    case 2: {
      AddMilestone milestone;
      milestone.goal = any_of<Goal>(plan, random);
      milestone.title = "Step " + std::to_string(random.below(1000));
      dispatch(tab, milestone);
      break;
    }
    case 3:
      dispatch(tab, TickMilestone{any_of<Milestone>(plan, random), random.below(2) == 0});
      break;
    case 4:
      if (plan.of<Goal>().size() > 3) {
        dispatch(tab, Remove{ref_to<Goal>(any_of<Goal>(plan, random))});
      }
      break;
    default:
      type_into_goal(tab, random.below(2) == 0 ? "a" : "é ");
      break;
  }
}

}  // namespace ithaca::test
