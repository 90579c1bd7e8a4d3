#include "method/roadmap.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;
using method::TopicWay;

namespace {

struct Roadmap : NoorAndJudith {
  Index index;
  method::View view() { return {plan(), index, env().today}; }
  TopicId topic(const char* title, std::int32_t slot) {
    return created<Topic>(commit(AddTopic{mentorship, title, goal, slot, TopicKind::talk})).id;
  }
  // "7h 8 9-": held, planned, not planned yet.
  std::string columns() {
    std::string out;
    for (const auto& column : method::roadmap_columns(view(), mentorship)) {
      if (!out.empty()) out += ' ';
      out += std::to_string(column.slot);
      if (column.is_held()) out += 'h';
      if (column.meeting == nullptr) out += '-';
    }
    return out;
  }
  bool go(const TopicId& id, TopicWay way) {
    const auto move =
        method::topic_moved(view(), method::roadmap_columns(view(), mentorship), get(id), way);
    if (move) commit(*move);
    return move.has_value();
  }
  std::string order(std::int32_t slot) {
    std::string out;
    for (const Topic* one : index.topics(plan(), mentorship)) {
      if (one->slot == slot) out += one->title;
    }
    return out;
  }
};

}  // namespace

TEST_CASE("Columns are meetings held and planned, numbers with topics, and the next number") {
  Roadmap world;
  CHECK(world.columns() == "1-");
  world.held(1, kToday - 20);
  world.meeting(2, MeetingState::missed, at(kToday - 5, 16));
  world.planned(2, kToday + 3);
  CHECK(world.columns() == "1h 2 3-");
  world.topic("Later", 6);
  CHECK(world.columns() == "1h 2 3- 6-");
}

TEST_CASE("The next meeting without a topic is said once there was a first meeting") {
  Roadmap world;
  const auto silent = [&] { return method::silent_slot(world.view(), world.mentorship); };
  const MeetingId first = world.planned(1, kToday);
  CHECK_FALSE(silent().has_value());
  world.change(first, [](Meeting& it) { it.state = MeetingState::held; });
  world.planned(2, kToday + 10);
  CHECK(silent() == 2);
  const TopicId topic = world.topic("Deciding", 3);
  CHECK(silent() == 2);
  world.commit(MoveTopic{topic, 2, {}});
  CHECK_FALSE(silent().has_value());
  world.commit(MoveTopic{topic, 0, {}});
  world.change(world.mentorship, [](Mentorship& it) { it.state = MentorshipState::paused; });
  CHECK_FALSE(silent().has_value());
}

TEST_CASE("Without a planned meeting the next number is the silent one") {
  Roadmap world;
  world.held(1, kToday);
  CHECK(method::silent_slot(world.view(), world.mentorship) == 2);
  world.topic("Deciding", 2);
  CHECK_FALSE(method::silent_slot(world.view(), world.mentorship).has_value());
}

TEST_CASE("A step goes to the next place to come, never into a meeting that was held") {
  Roadmap world;
  world.held(1, kToday - 20);
  world.planned(2, kToday + 3);
  const TopicId topic = world.topic("A", 0);
  CHECK_FALSE(world.go(topic, TopicWay::earlier));
  CHECK(world.go(topic, TopicWay::later));
  CHECK(world.get(topic).slot == 2);
  CHECK(world.go(topic, TopicWay::later));
  CHECK(world.get(topic).slot == 3);
  CHECK_FALSE(world.go(topic, TopicWay::later));
  CHECK(world.go(topic, TopicWay::earlier));
  CHECK(world.go(topic, TopicWay::earlier));
  CHECK(world.get(topic).slot == 0);
  world.commit(TickTopic{topic, true});  // talked about, it may go where it was
  CHECK(world.go(topic, TopicWay::later));
  CHECK(world.get(topic).slot == 1);
  const TopicId held = world.topic("B", 1);
  CHECK(world.go(held, TopicWay::later));
  CHECK(world.get(held).slot == 2);
}

TEST_CASE("Up and down stay within the place, and stop at its ends") {
  Roadmap world;
  world.planned(1, kToday + 3);
  const TopicId a = world.topic("A", 1);
  world.topic("B", 1);
  const TopicId last = world.topic("C", 1);
  CHECK_FALSE(world.go(a, TopicWay::up));
  CHECK(world.go(a, TopicWay::down));
  CHECK(world.order(1) == "BAC");
  CHECK(world.go(a, TopicWay::down));
  CHECK(world.order(1) == "BCA");
  CHECK_FALSE(world.go(a, TopicWay::down));
  CHECK(world.go(last, TopicWay::up));
  CHECK(world.order(1) == "CBA");
}

TEST_CASE("The time line has meetings with their gaps, days away, milestones and goals in order") {
  using Kind = method::TimeLineEntry::Kind;
  Roadmap world;
  world.held(1, kToday - 18);
  world.planned(2, kToday + 3);
  world.meeting(3, MeetingState::planned, std::nullopt);
  world.meeting(4, MeetingState::cancelled, at(kToday + 5, 16));
  world.commit(AddAbsence{world.mentorship, Owner::mentor, kToday + 3, kToday + 9, ""});
  world.commit(AddMilestone{world.goal, "Draft", kToday + 4});
  world.commit(AddMilestone{world.goal, "Some day", std::nullopt});
  world.commit(SetGoalUntil{world.goal, kToday + 60, ""});
  const auto entries = method::time_line(world.view(), world.mentorship);
  std::vector<Kind> kinds;
  for (const auto& entry : entries) kinds.push_back(entry.kind);
  REQUIRE(kinds ==
          std::vector<Kind>{Kind::meeting, Kind::away, Kind::meeting, Kind::milestone, Kind::goal});
  CHECK(entries[0].since_last_meeting == 0);
  CHECK(entries[2].since_last_meeting == 21);
  world.commit(SetGoalState{world.goal, GoalState::dropped, ""});
  CHECK(method::time_line(world.view(), world.mentorship).size() == 3);
}

TEST_CASE("Each starter is offered until the roadmap has it") {
  Roadmap world;
  const auto starters = method::starter_topics(world.view(), world.mentorship);
  REQUIRE(starters.size() == 14);
  std::set<TopicKind> kinds;  // talking, and every joint activity (001)
  for (const auto& starter : starters) kinds.insert(starter.kind);
  CHECK(kinds.size() == meta::Names<TopicKind>::all.size());
  world.topic(starters[3].title.c_str(), 0);
  const auto left = method::starter_topics(world.view(), world.mentorship);
  CHECK(left.size() == 13);
  CHECK(std::none_of(left.begin(), left.end(), [&](const method::StarterTopic& one) {
    return one.title == starters[3].title;
  }));
}

TEST_CASE("An honest view is offered each quarter, never before the first meeting") {
  Roadmap world;
  const std::string honest = "Your honest view: keep, change, start?";
  const auto offered = [&] {
    const auto starters = method::starter_topics(world.view(), world.mentorship);
    return !starters.empty() && starters.front().title == honest;
  };
  CHECK_FALSE(offered());
  world.held(1, kToday - method::kQuarter + 1);
  CHECK_FALSE(offered());
  world.set_today(kToday + 1);
  CHECK(offered());
  const TopicId topic = world.topic(honest.c_str(), 2);
  CHECK_FALSE(offered());  // it waits on the roadmap
  world.held(2, kToday + 1);
  world.commit(TickTopic{topic, true});
  CHECK_FALSE(offered());
  world.set_today(kToday + method::kQuarter);
  CHECK_FALSE(offered());
  world.set_today(kToday + method::kQuarter + 1);
  CHECK(offered());
  world.change(world.mentorship, [](Mentorship& it) { it.state = MentorshipState::paused; });
  CHECK_FALSE(offered());
}
