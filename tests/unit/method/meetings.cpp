#include "method/meetings.hpp"

#include <doctest/doctest.h>

#include "method/readiness.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Read {
  explicit Read(const World& world) : view{world.plan(), index, world.env().today} {}
  Index index;
  method::View view;
};

}  // namespace

TEST_CASE("The next meeting is the planned one with the lowest number, the last the held one") {
  NoorAndJudith world;
  world.held(1, kToday - 40);
  const MeetingId second = world.held(2, kToday - 20);
  world.meeting(3, MeetingState::cancelled, at(kToday - 5, 16));
  world.planned(4, kToday + 23);
  const MeetingId third = world.planned(3, kToday + 3);
  Read read(world);
  REQUIRE(method::next_meeting(read.view, world.mentorship) != nullptr);
  CHECK(method::next_meeting(read.view, world.mentorship)->id == third);
  CHECK(method::last_held(read.view, world.mentorship)->id == second);
  CHECK(method::held_before(read.view, world.get(third))->id == second);
  CHECK(method::held_count(read.view, world.mentorship) == 2);
}

TEST_CASE("Before the first meeting there is none before, and none of another mentorship counts") {
  NoorAndJudith world;
  Read read(world);
  CHECK(method::next_meeting(read.view, world.mentorship) == nullptr);
  CHECK(method::last_held(read.view, world.mentorship) == nullptr);
  const MentorshipId other =
      world.created<Mentorship>(world.commit(StartMentorship{"Talks", {}, "Priya", at(kToday, 9)}))
          .id;
  CHECK(method::next_meeting(read.view, world.mentorship) == nullptr);
  CHECK(method::next_meeting(read.view, other) != nullptr);
  CHECK(method::held_count(read.view, other) == 0);
}

TEST_CASE("A meeting was held on its day, or on the day it was wrapped up") {
  Meeting meeting;
  meeting.state = MeetingState::held;
  CHECK_FALSE(method::day_held(meeting).has_value());
  meeting.wrapped_up = kToday;
  CHECK(method::day_held(meeting) == kToday);
  meeting.when = at(kToday - 1, 16);
  CHECK(method::day_held(meeting) == kToday - 1);
  meeting.state = MeetingState::planned;
  CHECK_FALSE(method::day_held(meeting).has_value());
}

TEST_CASE("Open points are those of the meeting before that nobody talked about") {
  NoorAndJudith world;
  const MeetingId first =
      world.created<Meeting>(world.commit(PlanMeeting{world.mentorship, at(kToday - 20, 16)})).id;
  const auto add = [&](const char* title) {
    return world.created<AgendaItem>(world.commit(AddAgendaItem{first, title, 5})).id;
  };
  const AgendaItemId talked = add("Talked about");
  const AgendaItemId open = add("Left open");
  world.commit(TickAgendaItem{talked, true});
  for (const AgendaItem* item : children(world.plan(), &AgendaItem::meeting, first)) {
    if (item->title == "What to talk about next" || item->title == "How we work together") {
      world.commit(TickAgendaItem{item->id, true});
    }
  }
  world.commit(FinishMeeting{first, at(kToday + 3, 16)});
  Read read(world);
  const Meeting& next = *method::next_meeting(read.view, world.mentorship);
  auto points = method::open_points(read.view, next);
  REQUIRE(points.size() == 1);
  CHECK(points[0]->id == open);
  // Carried over, it is offered no more; where the next one falls out, it is offered again.
  world.commit(CarryOver{open, next.id});
  CHECK(method::open_points(read.view, *method::next_meeting(read.view, world.mentorship)).empty());
  world.commit(CancelMeeting{next.id, "ill"});
  world.commit(PlanMeeting{world.mentorship, at(kToday + 10, 16)});
  points = method::open_points(read.view, *method::next_meeting(read.view, world.mentorship));
  REQUIRE(points.size() == 1);
  CHECK(points[0]->title == "Left open");
}

TEST_CASE("Where the next meeting falls out, what was open before it and what it had stays open") {
  NoorAndJudith world;
  const auto planned = [&](int days) {
    return world
        .created<Meeting>(world.commit(PlanMeeting{world.mentorship, at(kToday + days, 16)}))
        .id;
  };
  const MeetingId first = planned(-20);
  const MeetingId second = planned(3);
  const MeetingId third = planned(24);
  world.change(first, [](Meeting& it) { it.next_time = "Less status"; });
  world.commit(FinishMeeting{first, {}});
  world.commit(AddAgendaItem{second, "Budget", 5});
  for (const AgendaItem* item : children(world.plan(), &AgendaItem::meeting, first)) {
    if (item->title == "How we work together") world.commit(CarryOver{item->id, second});
  }
  world.commit(CancelMeeting{second, "ill"});
  Read read(world);
  const auto titles = [&] {
    std::vector<std::string> found;
    for (const AgendaItem* item : method::open_points(read.view, world.get(third))) {
      found.push_back(item->title);
    }
    return found;
  };
  CHECK(titles() == std::vector<std::string>{"What to talk about next",
                                             "Last time you wanted: Less status", "Budget",
                                             "How we work together"});
  for (const AgendaItem* item : children(world.plan(), &AgendaItem::meeting, second)) {
    if (item->title == "Budget") world.commit(CarryOver{item->id, third});
  }
  CHECK(titles().back() == "How we work together");
}

TEST_CASE("Ready is who said what help is needed and copied the brief; the first agenda says it") {
  Meeting meeting;
  meeting.slot = 2;
  CHECK_FALSE(method::readiness_of(meeting).help_is_said);
  meeting.need_help = " \n";
  CHECK_FALSE(method::readiness_of(meeting).help_is_said);
  meeting.need_help = "A decision";
  CHECK(method::readiness_of(meeting).help_is_said);
  CHECK_FALSE(method::readiness_of(meeting).is_ready());
  meeting.briefed = kToday;
  CHECK(method::readiness_of(meeting).is_ready());
  Meeting first;
  CHECK(method::readiness_of(first).help_is_said);
}

TEST_CASE("Goals of a mentorship come in their order") {
  NoorAndJudith world;
  const GoalId second = world.created<Goal>(world.commit(AddGoal{world.mentorship, "B"})).id;
  const GoalId third = world.created<Goal>(world.commit(AddGoal{world.mentorship, "C"})).id;
  world.commit(StartMentorship{"Talks", {}, "Priya", {}});
  Read read(world);
  const auto goals = method::goals_of(read.view, world.mentorship);
  REQUIRE(goals.size() == 3);
  CHECK(goals[0]->id == world.goal);
  CHECK(goals[1]->id == second);
  CHECK(goals[2]->id == third);
}

TEST_CASE("What is written down was said in the meeting that is being held, else in the last one") {
  NoorAndJudith world;
  const auto spoken_in = [&] {
    Read read(world);
    const Meeting* found = method::meeting_spoken_in(read.view, world.mentorship);
    return found == nullptr ? MeetingId{} : found->id;
  };
  CHECK_FALSE(spoken_in().is_set());
  const MeetingId first = world.held(1, kToday - 20);
  const MeetingId second = world.planned(2, kToday);
  CHECK(spoken_in() == first);
  world.commit(BeginMeeting{second});
  CHECK(spoken_in() == second);
  world.set_today(kToday + 1);  // it was opened, and never closed
  CHECK(spoken_in() == first);
}

TEST_CASE("The queue of questions has what is open: not what was answered or is mine to work out") {
  NoorAndJudith world;
  const auto ask = [&](const std::string& title) {
    Question one;
    one.mentorship = world.mentorship;
    one.title = title;
    one.position =
        position_between(last_position(world.plan(), &Question::mentorship, world.mentorship), {});
    return world.put(one).id;
  };
  const QuestionId unclear = ask("I did not understand the budget");
  world.commit(SetQuestionState{ask("What do I enjoy?"), QuestionState::mine});
  world.commit(SetQuestionState{ask("Which book?"), QuestionState::answered});
  Read read(world);
  const auto open = method::open_questions(read.view, world.mentorship);
  REQUIRE(open.size() == 1);
  CHECK(open[0]->id == unclear);
}
