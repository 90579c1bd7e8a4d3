#include "method/goals.hpp"

#include <doctest/doctest.h>

#include "method/since.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Read : NoorAndJudith {
  Index index;
  method::View view() { return {plan(), index, env().today}; }
  std::vector<std::int32_t> talked() {
    return method::talked_about_in(view(), mentorship, get(goal));
  }
  method::Unread unread(const GoalId& of) { return method::unread(view(), mentorship, get(of)); }
  std::size_t missed() { return unread(goal).meetings; }
  std::optional<std::string> asked() { return method::long_unread(view(), mentorship, get(goal)); }
  MeetingId held_before(std::int32_t slot) { return held(slot, kToday - 30 + slot * 3); }

  void point(const MeetingId& meeting, bool is_done, AgendaSource source, GoalId about = {},
             TopicId topic = {}) {
    AgendaItem item;
    item.meeting = meeting;
    item.title = "A point";
    item.is_done = is_done;
    item.source = source;
    item.goal = about;
    item.topic = topic;
    put(item);
  }
};

}  // namespace

TEST_CASE("A goal was talked about where a point about it was ticked, directly or by its topic") {
  Read world;
  const MeetingId first = world.held_before(1);
  const MeetingId second = world.held_before(2);
  const MeetingId third = world.held_before(3);
  Topic topic;
  topic.mentorship = world.mentorship;
  topic.goal = world.goal;
  const TopicId about = world.put(topic).id;
  CHECK(world.talked().empty());
  world.point(first, true, AgendaSource::own, world.goal);
  world.point(second, false, AgendaSource::own, world.goal);  // nobody came to it
  world.point(third, true, AgendaSource::topic, {}, about);
  CHECK(world.talked() == std::vector<std::int32_t>{1, 3});
}

TEST_CASE("What was captured, agreed or changed in a meeting counts as talked about there") {
  Read world;
  const MeetingId first = world.held_before(1);
  const MeetingId second = world.held_before(2);
  const MeetingId third = world.held_before(3);
  const MeetingId fourth = world.planned(4, kToday + 3);
  const CommitmentId draft = world.commitment("Draft", {}, Owner::mentee, first);
  CHECK(world.talked().empty());
  world.change(draft, [&](Commitment& it) { it.goal = world.goal; });
  CHECK(world.talked() == std::vector<std::int32_t>{1});
  world.commit(AgreeMeasure{world.goal, second});
  History said;
  said.subject = ref_to(world.goal);
  said.day = kToday;
  said.said_in = third;
  world.put(said);
  Advice advice;
  advice.mentorship = world.mentorship;
  advice.said_in = fourth;  // not held yet
  advice.goal = world.goal;
  world.put(advice);
  CHECK(world.talked() == std::vector<std::int32_t>{1, 2, 3});
}

TEST_CASE("A goal is asked about from the third held meeting without it, and never before") {
  Read world;
  for (int slot = 1; slot <= 2; ++slot) world.held_before(slot);
  world.planned(3, kToday + 3);
  CHECK(world.missed() == 0);
  world.meeting(3, MeetingState::cancelled, at(kToday - 3, 16));
  CHECK(world.missed() == 0);
  const MeetingId third = world.held_before(3);
  CHECK(world.missed() == 3);
  CHECK(world.asked() == "for 3 meetings");
  world.point(third, true, AgendaSource::own, world.goal);
  CHECK(world.missed() == 0);
  for (int slot = 4; slot <= 5; ++slot) world.held_before(slot);
  CHECK(world.missed() == 2);
  CHECK_FALSE(world.asked());
  world.held_before(6);
  CHECK(world.asked() == "for 3 meetings");
}

TEST_CASE("A ticked point about the goals looks at all of them; a change does so for its day") {
  Read world;
  for (int slot = 1; slot <= 3; ++slot) world.held_before(slot);
  SUBCASE("the point") {
    const MeetingId fourth = world.held_before(4);
    world.point(fourth, false, AgendaSource::goals);
    CHECK(world.missed() == 4);
    world.point(fourth, true, AgendaSource::goals);
    CHECK(world.missed() == 0);
  }
  SUBCASE("a change on the day of the last meeting") {
    world.set_today(kToday - 21);
    world.commit(SetGoalProgress{world.goal, 10});
    CHECK(world.missed() == 0);
  }
  SUBCASE("a change on the day before") {
    world.set_today(kToday - 22);
    world.commit(SetGoalProgress{world.goal, 10});
    CHECK(world.missed() == 1);
  }
}

TEST_CASE("Reached and dropped goals, and those of a mentorship at rest, are not asked about") {
  Read world;
  for (int slot = 1; slot <= 4; ++slot) world.held_before(slot);
  CHECK(world.missed() == 4);
  for (const GoalState state : {GoalState::reached, GoalState::dropped}) {
    world.change(world.goal, [&](Goal& it) { it.state = state; });
    CHECK(world.missed() == 0);
  }
  world.change(world.goal, [](Goal& it) { it.state = GoalState::active; });
  world.change(world.mentorship, [](Mentorship& it) { it.state = MentorshipState::paused; });
  CHECK(world.missed() == 0);
}

TEST_CASE("Meetings that were over before a goal was written down do not count against it") {
  Read world;
  for (int slot = 1; slot <= 8; ++slot) world.held_before(slot);
  const GoalId late = world.created<Goal>(world.commit(AddGoal{world.mentorship, "Speak"})).id;
  CHECK(world.unread(late).meetings == 0);
  world.held_before(9);
  world.held_before(10);
  CHECK(world.unread(late).meetings == 2);
}

TEST_CASE("A reading in a unit is a movement in that unit for the brief") {
  Read world;
  world.held_before(1);
  const MeetingId next = world.planned(2, kToday + 3);
  world.commit(SetGoalMeasure{world.goal, "talks", 2, 4});
  world.commit(SetGoalReading{world.goal, 3});
  const auto lines = method::since_lines(world.view(), world.get(next));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].value == 2);
  CHECK(lines[0].new_value == 3);
  CHECK(lines[0].unit == "talks");
}

TEST_CASE(
    "A goal is asked about from six weeks on, and only after more than two agreed intervals") {
  Read world;
  world.change(world.mentorship, [](Mentorship& it) { it.rhythm_days = 14; });
  world.held(1, kToday - 41);
  const auto days = [&] { return world.unread(world.goal).days; };
  CHECK(days() == 41);
  CHECK_FALSE(world.asked());
  world.set_today(kToday + 1);
  CHECK(world.asked() == "for 6 weeks");
  SUBCASE("who meets every three weeks is asked a day later") {
    world.change(world.mentorship, [](Mentorship& it) { it.rhythm_days = 21; });
    CHECK_FALSE(world.asked());
    world.set_today(kToday + 2);
    CHECK(world.asked());
  }
  SUBCASE("days away do not count") {
    world.commit(AddAbsence{world.mentorship, Owner::mentor, kToday - 3, kToday - 3, ""});
    CHECK(days() == 41);
    CHECK_FALSE(world.asked());
  }
  SUBCASE("a change is a look at it") {
    world.commit(SetGoalProgress{world.goal, 10});
    CHECK(days() == 0);
  }
  SUBCASE("a pause costs nothing") {
    world.change(world.mentorship, [](Mentorship& it) { it.state = MentorshipState::paused; });
    CHECK(days() == 0);
  }
  SUBCASE("what was written down after the meeting has not been waiting") {
    const GoalId late = world.created<Goal>(world.commit(AddGoal{world.mentorship, "Speak"})).id;
    CHECK(world.unread(late).days == 0);
  }
}
