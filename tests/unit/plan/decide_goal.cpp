#include <doctest/doctest.h>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

std::vector<const History*> history_of(const World& world, const Ref& subject) {
  return children(world.plan(), &History::subject, subject);
}

}  // namespace

TEST_CASE("A goal starts as one sentence, after the others") {
  NoorAndJudith world;
  const ChangeSet done = world.commit(AddGoal{world.mentorship, " Give\n talks "});
  CHECK(world.created<Goal>(done).title == "Give talks");
  CHECK(world.created<Goal>(done).mentorships == std::set{world.mentorship});
  CHECK(world.get(world.goal).position < world.created<Goal>(done).position);
  const auto refused = world.decided(AddGoal{world.mentorship, "\n"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::missing);
}

TEST_CASE("A goal's first date is no event; another one is, with its reason") {
  NoorAndJudith world;
  world.commit(SetGoalUntil{world.goal, kToday + 30, "unasked"});
  CHECK(history_of(world, ref_to(world.goal)).empty());
  world.commit(SetGoalUntil{world.goal, kToday + 60, "the project\nbegins later"});
  const auto history = history_of(world, ref_to(world.goal));
  REQUIRE(history.size() == 1);
  CHECK(history[0]->event == Event::new_date);
  CHECK(history[0]->from == format_day(kToday + 30));
  CHECK(history[0]->to == format_day(kToday + 60));
  CHECK(history[0]->reason == "the project begins later");
  CHECK(history[0]->actor == Owner::mentee);
  CHECK(history[0]->day == kToday);
  CHECK(world.decided(SetGoalUntil{world.goal, kToday + 60, ""})->empty());
  world.commit(SetGoalUntil{world.goal, std::nullopt, ""});
  CHECK_FALSE(world.get(world.goal).until.has_value());
}

TEST_CASE("Progress is kept with what it was, from 0 to 100") {
  NoorAndJudith world;
  world.commit(SetGoalProgress{world.goal, 45});
  world.commit(SetGoalProgress{world.goal, 100});
  const auto history = history_of(world, ref_to(world.goal));
  REQUIRE(history.size() == 2);
  CHECK(history[0]->from == "0");  // both of one day, in the order in which they were said
  CHECK(history[1]->from == "45");
  CHECK(history[1]->to == "100");
  CHECK(world.decided(SetGoalProgress{world.goal, 100})->empty());
  for (const int percent : {-1, 101}) {
    const auto refused = world.decided(SetGoalProgress{world.goal, percent});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::out_of_range);
  }
}

TEST_CASE("A goal is reached or dropped with a word why") {
  NoorAndJudith world;
  world.commit(SetGoalState{world.goal, GoalState::dropped, "another path"});
  CHECK(world.get(world.goal).state == GoalState::dropped);
  const auto history = history_of(world, ref_to(world.goal));
  REQUIRE(history.size() == 1);
  CHECK(history[0]->to == "dropped");
  CHECK(history[0]->reason == "another path");
  CHECK(world.decided(SetGoalState{world.goal, GoalState::dropped, ""})->empty());
}

TEST_CASE("A measure is agreed in a meeting, and may be opened again") {
  NoorAndJudith world;
  const MeetingId meeting = world.held(1, kToday - 10);
  world.commit(AgreeMeasure{world.goal, meeting});
  CHECK(world.get(world.goal).measure_agreed_in == meeting);
  CHECK_FALSE(world.decided(AgreeMeasure{world.goal, world.fresh<Meeting>()}));
  world.commit(AgreeMeasure{world.goal, {}});
  CHECK_FALSE(world.get(world.goal).measure_agreed_in.is_set());
}

TEST_CASE("Milestones stand in order, are dated, ticked and unticked") {
  NoorAndJudith world;
  const auto first =
      world.created<Milestone>(world.commit(AddMilestone{world.goal, "Draft", kToday + 7})).id;
  const auto second =
      world.created<Milestone>(world.commit(AddMilestone{world.goal, "Review", {}})).id;
  CHECK(world.get(first).position < world.get(second).position);
  world.commit(SetMilestoneDue{second, kToday + 14});
  CHECK(world.get(second).due == kToday + 14);
  world.commit(TickMilestone{first, true});
  CHECK(world.get(first).done_on == kToday);
  world.set_today(kToday + 1);
  CHECK(world.decided(TickMilestone{first, true})->empty());  // the day it was done stays
  world.commit(TickMilestone{first, false});
  CHECK_FALSE(world.get(first).done_on.has_value());
  CHECK_FALSE(world.decided(AddMilestone{world.goal, " ", {}}));
}

TEST_CASE("A goal that is gone is said to be gone") {
  NoorAndJudith world;
  const GoalId gone = world.fresh<Goal>();
  const MilestoneId no_milestone = world.fresh<Milestone>();
  const std::vector<Intent> intents{
      SetGoalUntil{gone, kToday, ""},   SetGoalProgress{gone, 5},
      SetGoalState{gone, {}, ""},       AgreeMeasure{gone, {}},
      AddMilestone{gone, "A", {}},      SetMilestoneDue{no_milestone, {}},
      TickMilestone{no_milestone, true}};
  for (const Intent& intent : intents) {
    const auto refused = world.decided(intent);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::not_found);
  }
}

TEST_CASE("A day that no calendar has is refused") {
  NoorAndJudith world;
  for (const Day wrong : {Day{4000000}, Day{-4000000}}) {
    const auto refused = world.decided(SetGoalUntil{world.goal, wrong, ""});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::out_of_range);
    CHECK_FALSE(refused.error().what.empty());
  }
}

TEST_CASE("A measure in a unit counts from its start to its target, also downwards") {
  NoorAndJudith world;
  CHECK_FALSE(world.decided(SetGoalReading{world.goal, 3}));
  CHECK_FALSE(world.decided(SetGoalMeasure{world.goal, "talks", 2, 2}));
  world.commit(SetGoalMeasure{world.goal, "talks", 2, 6});
  CHECK(world.get(world.goal).reading == 2);
  world.commit(SetGoalReading{world.goal, 3});
  CHECK(world.get(world.goal).progress == 25);
  const auto history = children(world.plan(), &History::subject, ref_to(world.goal));
  REQUIRE(history.size() == 1);
  CHECK(history[0]->field == "reading");
  CHECK(history[0]->from == "2");
  CHECK(history[0]->to == "3");
  world.commit(SetGoalMeasure{world.goal, "open bugs", 40, 0});
  world.commit(SetGoalReading{world.goal, 10});
  CHECK(world.get(world.goal).progress == 75);
  world.commit(SetGoalReading{world.goal, 90});
  CHECK(world.get(world.goal).progress == 0);
}

TEST_CASE("What a goal said before is kept, and its first words are no change") {
  NoorAndJudith world;
  CHECK(world.decided(NoteGoalChange{world.goal, "measure", ""})->empty());
  CHECK(world.decided(NoteGoalChange{world.goal, "title", world.get(world.goal).title})->empty());
  world.commit(NoteGoalChange{world.goal, "title", "Lead something"});
  const auto history = children(world.plan(), &History::subject, ref_to(world.goal));
  REQUIRE(history.size() == 1);
  CHECK(history[0]->field == "title");
  CHECK(history[0]->from == "Lead something");
  CHECK(history[0]->to == world.get(world.goal).title);
}

TEST_CASE("One of several paths is chosen, with a reason, and may be left open again") {
  NoorAndJudith world;
  const PathId small = world.created<Path>(world.commit(AddPath{world.goal, "A small one"})).id;
  world.commit(AddPath{world.goal, "A large one"});
  world.commit(ChoosePath{world.goal, small, "less to lose"});
  CHECK(world.get(world.goal).path == small);
  world.commit(ChoosePath{world.goal, {}, {}});
  const auto history = children(world.plan(), &History::subject, ref_to(world.goal));
  REQUIRE(history.size() == 2);
  CHECK(history[0]->to == "A small one");
  CHECK(history[0]->reason == "less to lose");
  CHECK(history[1]->from == "A small one");
}

TEST_CASE("A goal is made smaller with its reason") {
  NoorAndJudith world;
  CHECK_FALSE(world.decided(MakeGoalSmaller{world.goal, " ", {}}));
  world.commit(MakeGoalSmaller{world.goal, "Lead a part of it", "no time before May"});
  CHECK(world.get(world.goal).title == "Lead a part of it");
  CHECK(children(world.plan(), &History::subject, ref_to(world.goal))[0]->reason ==
        "no time before May");
}
