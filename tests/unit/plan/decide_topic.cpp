#include <doctest/doctest.h>

#include <algorithm>

#include "plan/topic_place.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Roadmap : NoorAndJudith {
  MeetingId plan_one(int days) {
    return created<Meeting>(commit(PlanMeeting{mentorship, at(kToday + days, 16)})).id;
  }
  TopicId topic(const std::string& title, std::int32_t slot) {
    return created<Topic>(commit(AddTopic{mentorship, title, goal, slot})).id;
  }
  // The topics of a meeting's agenda, by their words.
  std::vector<std::string> topics_of(const MeetingId& meeting) const {
    std::vector<std::string> titles;
    for (const AgendaItem* item : children(plan(), &AgendaItem::meeting, meeting)) {
      if (item->topic.is_set()) titles.push_back(get(item->topic).title);
    }
    return titles;
  }
  std::vector<std::string> column(std::int32_t slot) const {
    std::vector<std::string> titles;
    for (const Topic* one : children(plan(), &Topic::mentorship, mentorship)) {
      if (one->slot == slot) titles.push_back(one->title);
    }
    return titles;
  }
  AgendaItemId item_of(const TopicId& topic) const {
    const auto items = children(plan(), &AgendaItem::topic, topic);
    return items.empty() ? AgendaItemId{} : items.back()->id;
  }
};

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("A topic of a planned meeting is on its agenda, before the closing") {
  Roadmap world;
  const MeetingId first = world.plan_one(3);
  const TopicId topic = world.topic("How decisions are made", 1);
  CHECK(world.topics_of(first) == Titles{"How decisions are made"});
  const auto items = children(world.plan(), &AgendaItem::meeting, first);
  CHECK(items.back()->source == AgendaSource::closing);
  CHECK(world.get(world.item_of(topic)).goal == world.goal);
}

TEST_CASE("A topic for a meeting that is not planned yet waits, and is on its agenda then") {
  Roadmap world;
  world.plan_one(3);
  world.topic("Negotiating with vendors", 2);
  CHECK(std::count_if(world.plan().of<AgendaItem>().begin(), world.plan().of<AgendaItem>().end(),
                      [](const auto& entry) { return entry.second.value->topic.is_set(); }) == 0);
  CHECK(world.topics_of(world.plan_one(24)) == Titles{"Negotiating with vendors"});
}

TEST_CASE("Topics stay with their meeting's number when dates move and when one is cancelled") {
  Roadmap world;
  const MeetingId first = world.plan_one(3);
  const MeetingId second = world.plan_one(24);
  world.topic("Trends", 1);
  world.topic("Time", 2);
  world.commit(MoveMeeting{first, at(kToday + 30, 16), "travel"});
  CHECK(world.topics_of(first) == Titles{"Trends"});
  const ChangeSet cancelled = world.commit(CancelMeeting{first, "ill"});
  CHECK(world.get(second).slot == 1);
  CHECK(world.topics_of(second) == Titles{"Trends"});  // 1 is its number now; 2 waits
  CHECK(world.topics_of(world.plan_one(60)) == Titles{"Time"});
  world.apply_changes(reversed(cancelled));
}

TEST_CASE("Every topic stands on one agenda at most, whatever is moved, cancelled and deleted") {
  Roadmap world;
  const MeetingId first = world.plan_one(3);
  const MeetingId second = world.plan_one(24);
  const TopicId trends = world.topic("Trends", 1);
  world.topic("Time", 1);
  world.commit(MoveTopic{trends, 2, {}});
  CHECK(world.topics_of(first) == Titles{"Time"});
  CHECK(world.topics_of(second) == Titles{"Trends"});
  world.commit(MoveTopic{trends, 0, {}});
  CHECK(world.topics_of(second).empty());
  world.commit(MoveTopic{trends, 1, {}});
  world.commit(Remove{ref_to(second)});
  world.commit(CancelMeeting{first, {}});
  CHECK(world.column(1) == Titles{"Time", "Trends"});
  CHECK(world.topics_of(world.plan_one(9)) == Titles{"Time", "Trends"});
}

TEST_CASE("A topic is placed before another one of its column, and a drag is one step") {
  Roadmap world;
  for (const char* title : {"A", "B", "C"}) world.topic(title, 1);
  const auto column = children(world.plan(), &Topic::mentorship, world.mentorship);
  const TopicId a = column[0]->id;
  const TopicId c = column[2]->id;
  const std::string key = world.commit(MoveTopic{c, 1, a}).merge_key;
  CHECK(world.column(1) == Titles{"C", "A", "B"});
  CHECK(world.commit(MoveTopic{c, 2, {}}).merge_key == key);
  CHECK(world.decided(MoveTopic{c, 2, {}})->empty());
}

TEST_CASE("Topics of one place, as two copies may choose it, move too") {
  Roadmap world;
  for (const char* title : {"A", "B", "C"}) {
    Topic topic = world.get(world.topic(title, 1));
    topic.position = position_between({}, {});
    world.put(topic);
  }
  Titles titles = world.column(1);
  std::vector<TopicId> column;
  for (const Topic* topic : children(world.plan(), &Topic::mentorship, world.mentorship)) {
    column.push_back(topic->id);
  }
  world.commit(MoveTopic{column[2], 1, column[1]});
  std::swap(titles[1], titles[2]);
  CHECK(world.column(1) == titles);
  const TopicId other = world.topic("D", 2);
  world.commit(MoveTopic{other, 1, column[0]});
  CHECK(world.column(1).front() == "D");
}

TEST_CASE("A topic's minutes come into the agenda with it, and without any it is as before") {
  Roadmap world;
  const MeetingId first = world.plan_one(3);
  const TopicId plain = world.topic("Trends", 1);
  CHECK(world.get(world.item_of(plain)).minutes == 0);
  const TopicId timed = world.topic("Saying no", 0);
  world.commit(SetTopicMinutes{timed, 15});
  world.commit(MoveTopic{timed, 1, {}});
  CHECK(world.get(world.item_of(timed)).meeting == first);
  CHECK(world.get(world.item_of(timed)).minutes == 15);
}

TEST_CASE("A point to come follows its topic's minutes until it is given minutes of its own") {
  Roadmap world;
  world.plan_one(3);
  const TopicId topic = world.topic("Saying no", 1);
  world.commit(SetTopicMinutes{topic, 15});
  CHECK(world.get(world.item_of(topic)).minutes == 15);
  world.commit(SetAgendaMinutes{world.item_of(topic), 5});
  world.commit(SetTopicMinutes{topic, 20});
  CHECK(world.get(topic).minutes == 20);
  CHECK(world.get(world.item_of(topic)).minutes == 5);
  CHECK_FALSE(world.decided(SetTopicMinutes{topic, -1}));
  CHECK_FALSE(world.decided(SetTopicMinutes{topic, 1441}));
  CHECK_FALSE(world.decided(SetTopicMinutes{world.fresh<Topic>(), 5}));
  CHECK(world.decided(SetTopicMinutes{topic, 20})->empty());
}

TEST_CASE("What stood on the agenda of a held meeting keeps its minutes") {
  Roadmap world;
  const MeetingId first = world.plan_one(-1);
  const TopicId topic = world.topic("Saying no", 1);
  world.commit(FinishMeeting{first, {}});
  world.commit(SetTopicMinutes{topic, 15});
  CHECK(world.get(world.item_of(topic)).minutes == 0);
}

TEST_CASE("A held meeting takes what was talked about, and nothing that is still to come") {
  Roadmap world;
  const MeetingId first = world.plan_one(-1);
  const TopicId left_open = world.topic("Trends", 1);
  world.commit(FinishMeeting{first, {}});
  world.plan_one(20);
  const TopicId topic = world.topic("Saying no", 2);
  const auto may_go = [&](std::int32_t slot) {
    return takes_topic(world.get(topic), slot, was_held(world.plan(), world.mentorship, slot));
  };
  CHECK_FALSE(may_go(1));
  for (const std::int32_t slot : {0, 2, 3}) CHECK(may_go(slot));
  const auto refused = world.decided(MoveTopic{topic, 1, {}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == "A meeting that was held takes only what was talked about");
  world.commit(TickTopic{topic, true});
  CHECK(may_go(1));
  world.commit(MoveTopic{topic, 1, left_open});
  CHECK(world.column(1) == Titles{"Saying no", "Trends"});
  world.commit(MoveTopic{left_open, 1, topic});  // within its place it may always move
  CHECK(world.column(1) == Titles{"Trends", "Saying no"});
}

TEST_CASE("A topic that was talked about is done on the roadmap as well") {
  Roadmap world;
  world.plan_one(3);
  const TopicId topic = world.topic("Trends", 1);
  world.commit(TickAgendaItem{world.item_of(topic), true});
  CHECK(world.get(topic).is_done);
  world.commit(TickTopic{topic, false});
  CHECK_FALSE(world.get(world.item_of(topic)).is_done);
}

TEST_CASE("A topic left open in a held meeting stays there until it is carried over") {
  Roadmap world;
  const MeetingId first = world.plan_one(0);
  const TopicId topic = world.topic("Trends", 1);
  world.commit(FinishMeeting{first, at(kToday + 21, 16)});
  const MeetingId second = children(world.plan(), &Meeting::mentorship, world.mentorship)[1]->id;
  CHECK(world.topics_of(second).empty());
  world.commit(CarryOver{world.item_of(topic), second});
  CHECK(world.topics_of(second) == Titles{"Trends"});
  CHECK(world.get(topic).slot == 2);
  const auto carried = children(world.plan(), &AgendaItem::carried_from, first);
  REQUIRE(carried.size() == 1);
  CHECK(carried[0]->topic == topic);
  CHECK(world.decided(CarryOver{children(world.plan(), &AgendaItem::topic, topic)[0]->id, second})
            ->empty());
}

TEST_CASE("Taken off an agenda, a topic waits for another meeting; deleted, its words stay held") {
  Roadmap world;
  const MeetingId first = world.plan_one(0);
  const TopicId taken = world.topic("Taken off", 1);
  world.commit(Remove{ref_to(world.item_of(taken))});
  CHECK(world.get(taken).slot == 0);
  const TopicId gone = world.topic("Deleted later", 1);
  const AgendaItemId item = world.item_of(gone);
  world.commit(FinishMeeting{first, std::nullopt});
  world.commit(Remove{ref_to(gone)});
  CHECK(world.get(item).title == "Deleted later");
  CHECK_FALSE(world.get(item).topic.is_set());
}

TEST_CASE("Several meetings are planned at once, each with the next number") {
  Roadmap world;
  world.topic("Time", 2);
  world.commit(PlanMeetings{world.mentorship, {at(kToday + 3, 16), at(kToday + 24, 16)}});
  const auto meetings = children(world.plan(), &Meeting::mentorship, world.mentorship);
  REQUIRE(meetings.size() == 2);
  CHECK(meetings[1]->slot == 2);
  CHECK(world.topics_of(meetings[1]->id) == Titles{"Time"});
}

TEST_CASE("An absence has its first day first, and time is held once for one thing") {
  Roadmap world;
  CHECK_FALSE(world.decided(AddAbsence{world.mentorship, Owner::mentor, kToday, kToday - 1, {}}));
  const MeetingId first = world.plan_one(3);
  world.commit(HoldTime{ref_to(first), at(kToday + 1, 19), 60});
  world.commit(HoldTime{ref_to(first), at(kToday + 2, 19), 30});
  const auto held = children(world.plan(), &HeldTime::subject, ref_to(first));
  REQUIRE(held.size() == 1);
  CHECK(held[0]->minutes == 30);
  CHECK(held[0]->is_private);
  CHECK_FALSE(world.decided(HoldTime{ref_to(world.goal), at(kToday, 9), 60}));
}
