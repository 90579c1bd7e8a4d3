#include <doctest/doctest.h>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

std::vector<std::string> agenda_of(const World& world, const MeetingId& meeting) {
  std::vector<std::string> titles;
  for (const AgendaItem* item : children(world.plan(), &AgendaItem::meeting, meeting)) {
    titles.push_back(item->title);
  }
  return titles;
}

std::vector<const History*> history_of(const World& world, const MeetingId& meeting) {
  return children(world.plan(), &History::subject, ref_to(meeting));
}

MeetingId plan_meeting(NoorAndJudith& world, std::optional<When> when = {}) {
  return world.created<Meeting>(world.commit(PlanMeeting{world.mentorship, when})).id;
}

void say_next_time(NoorAndJudith& world, const MeetingId& meeting, const std::string& words) {
  world.change(meeting, [&](Meeting& it) { it.next_time = words; });
}

const std::string kGoalsPoint = "Goals: what changed";
const std::string kClosePoint = "Close: useful, next steps, next time";

}  // namespace

TEST_CASE("Meetings are numbered one after the other, with the length and place agreed on") {
  NoorAndJudith world;
  world.commit(SetMeetingMinutes{world.mentorship, 30});
  const MeetingId first = plan_meeting(world, at(kToday + 3, 16));
  const MeetingId second = plan_meeting(world);
  CHECK(world.get(first).slot == 1);
  CHECK(world.get(second).slot == 2);
  CHECK(world.get(second).minutes == 30);
  CHECK(world.get(second).place == "video call");
  CHECK(agenda_of(world, second) == std::vector{kGoalsPoint, kClosePoint});
}

TEST_CASE("A cancelled or missed meeting passes its number on") {
  NoorAndJudith world;
  world.held(1, kToday - 40);
  const MeetingId second = plan_meeting(world, at(kToday - 10, 16));
  SUBCASE("to the next one that is planned") {
    world.commit(CancelMeeting{second, "ill"});
    CHECK(world.get(plan_meeting(world)).slot == 2);
  }
  SUBCASE("also when it was missed") {
    world.commit(MarkMissed{second});
    CHECK(world.get(plan_meeting(world)).slot == 2);
  }
  SUBCASE("and those planned already move up") {
    const MeetingId third = plan_meeting(world, at(kToday + 10, 16));
    const MeetingId fourth = plan_meeting(world, at(kToday + 31, 16));
    world.commit(CancelMeeting{second, "ill"});
    CHECK(world.get(second).slot == 2);
    CHECK(world.get(third).slot == 2);
    CHECK(world.get(fourth).slot == 3);
    CHECK(world.get(plan_meeting(world)).slot == 4);
  }
  SUBCASE("also when it is deleted") {
    const MeetingId third = plan_meeting(world, at(kToday + 10, 16));
    world.commit(Remove{ref_to(second)});
    CHECK(world.get(third).slot == 2);
  }
  SUBCASE("but the numbers of held meetings never change") {
    const MeetingId third = world.held(3, kToday - 5);
    const MeetingId fourth = plan_meeting(world);
    world.commit(CancelMeeting{second, "ill"});
    CHECK(world.get(third).slot == 3);
    CHECK(world.get(fourth).slot == 4);
  }
}

TEST_CASE("Giving up a meeting is an event with its reason, once") {
  NoorAndJudith world;
  const MeetingId meeting = plan_meeting(world, at(kToday + 3, 16));
  world.commit(CancelMeeting{meeting, "ill"});
  CHECK(world.get(meeting).state == MeetingState::cancelled);
  REQUIRE(history_of(world, meeting).size() == 1);
  CHECK(history_of(world, meeting)[0]->from == "planned");
  CHECK(history_of(world, meeting)[0]->to == "cancelled");
  CHECK(history_of(world, meeting)[0]->reason == "ill");
  CHECK(world.decided(CancelMeeting{meeting, "ill"})->empty());
}

TEST_CASE("The first date of a meeting is no move; another is, with its reason") {
  NoorAndJudith world;
  const MeetingId meeting = plan_meeting(world);
  const ChangeSet set =
      world.commit(MoveMeeting{meeting, When{kToday + 3, ClockTime{960}, {}}, ""});
  CHECK(set.label == "Date set");
  CHECK(world.get(meeting).when == at(kToday + 3, 16));
  CHECK(history_of(world, meeting).empty());
  const ChangeSet moved = world.commit(MoveMeeting{meeting, at(kToday + 5, 9), "travel"});
  CHECK(moved.label == "Meeting moved");
  REQUIRE(history_of(world, meeting).size() == 1);
  CHECK(history_of(world, meeting)[0]->event == Event::moved);
  CHECK(history_of(world, meeting)[0]->from == "2026-11-24T16:00[Europe/Berlin]");
  CHECK(history_of(world, meeting)[0]->to == "2026-11-26T09:00[Europe/Berlin]");
  CHECK(history_of(world, meeting)[0]->reason == "travel");
  CHECK(world.decided(MoveMeeting{meeting, at(kToday + 5, 9), ""})->empty());
  world.commit(MoveMeeting{meeting, std::nullopt, ""});
  CHECK_FALSE(world.get(meeting).when.has_value());
}

TEST_CASE("A meeting takes between a minute and a day") {
  NoorAndJudith world;
  const MeetingId meeting = plan_meeting(world);
  world.commit(SetMinutes{meeting, 20});
  CHECK(world.get(meeting).minutes == 20);
  for (const int minutes : {0, 1441}) {
    const auto refused = world.decided(SetMinutes{meeting, minutes});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::out_of_range);
  }
}

TEST_CASE("Beginning a meeting keeps the first instant, copying its brief the last day") {
  NoorAndJudith world;
  const MeetingId meeting = plan_meeting(world);
  world.commit(BeginMeeting{meeting});
  CHECK(world.get(meeting).began == world.env().now_ms);
  CHECK(world.decided(BeginMeeting{meeting})->empty());
  world.commit(MarkBriefed{meeting});
  world.set_today(kToday + 1);
  world.commit(MarkBriefed{meeting});
  CHECK(world.get(meeting).briefed == kToday + 1);
}

TEST_CASE("A finished meeting was held, and the next one opens with what was wanted of it") {
  NoorAndJudith world;
  const MeetingId first = plan_meeting(world, at(kToday, 9));
  say_next_time(world, first, "less status,\nmore of the big question");
  const ChangeSet done = world.commit(FinishMeeting{first, When{kToday + 21, ClockTime{540}, {}}});
  CHECK(world.get(first).state == MeetingState::held);
  CHECK(world.get(first).wrapped_up == kToday);
  CHECK(world.get(first).when == at(kToday, 9));
  const Meeting& next = world.created<Meeting>(done);
  CHECK(next.slot == 2);
  CHECK(next.when == at(kToday + 21, 9));
  CHECK(agenda_of(world, next.id) ==
        std::vector<std::string>{"Last time you wanted: less status, more of the big question",
                                 kGoalsPoint, kClosePoint});
}

TEST_CASE("A meeting finished without a next date plans none") {
  NoorAndJudith world;
  const MeetingId first = plan_meeting(world, at(kToday, 9));
  world.commit(FinishMeeting{first, std::nullopt});
  CHECK(world.plan().of<Meeting>().size() == 1);
}

TEST_CASE("Planning the next meeting later opens it with what was wanted, and no further one") {
  NoorAndJudith world;
  const MeetingId first = plan_meeting(world, at(kToday, 9));
  say_next_time(world, first, "the big question");
  world.commit(FinishMeeting{first, std::nullopt});
  const MeetingId second = plan_meeting(world);
  CHECK(agenda_of(world, second).front() == "Last time you wanted: the big question");
  CHECK(agenda_of(world, plan_meeting(world)).front() == kGoalsPoint);
}

TEST_CASE(
    "A next meeting that was planned before gets what was wanted, and a date if it has none") {
  NoorAndJudith world;
  const MeetingId first = plan_meeting(world, at(kToday, 9));
  const MeetingId second = plan_meeting(world);
  const MeetingId third = plan_meeting(world, at(kToday + 42, 9));
  say_next_time(world, first, "the big question");
  world.commit(FinishMeeting{first, at(kToday + 21, 9)});
  CHECK(world.plan().of<Meeting>().size() == 3);
  CHECK(world.get(second).when == at(kToday + 21, 9));
  CHECK(
      agenda_of(world, second) ==
      std::vector<std::string>{"Last time you wanted: the big question", kGoalsPoint, kClosePoint});
  CHECK(agenda_of(world, third).front() == kGoalsPoint);

  say_next_time(world, second, "decide");
  world.commit(FinishMeeting{second, at(kToday + 50, 9)});
  CHECK(world.get(third).when == at(kToday + 42, 9));
  // Wrapped up again: others followed, nothing more is asked of them.
  say_next_time(world, first, "something else");
  world.commit(FinishMeeting{first, at(kToday + 60, 9)});
  CHECK(agenda_of(world, third).front() == "Last time you wanted: decide");
  CHECK(world.plan().of<Meeting>().size() == 3);
}

TEST_CASE("A meeting wrapped up before its day was held today") {
  NoorAndJudith world;
  SUBCASE("in the person's zone") {
    const MeetingId meeting = plan_meeting(world, at(kToday + 1, 9));
    world.commit(FinishMeeting{meeting, std::nullopt});
    CHECK(world.get(meeting).when == When{kToday, {}, {}});
  }
  SUBCASE("but in Auckland it may be tomorrow already") {
    const MeetingId meeting =
        plan_meeting(world, When{kToday + 1, ClockTime{540}, "Pacific/Auckland"});
    world.commit(FinishMeeting{meeting, std::nullopt});
    CHECK(world.get(meeting).when->day == kToday + 1);
  }
  SUBCASE("or without any date") {
    const MeetingId meeting = plan_meeting(world);
    world.commit(FinishMeeting{meeting, std::nullopt});
    CHECK(world.get(meeting).when == When{kToday, {}, {}});
  }
}

TEST_CASE("A meeting that was cancelled and held after all takes the next free number") {
  NoorAndJudith world;
  const MeetingId first = plan_meeting(world, at(kToday - 7, 9));
  world.commit(CancelMeeting{first, ""});
  const MeetingId second = plan_meeting(world, at(kToday, 9));
  CHECK(world.get(second).slot == 1);
  world.commit(FinishMeeting{first, std::nullopt});
  CHECK(world.get(first).slot == 2);
}

TEST_CASE("A meeting that is gone is said to be gone") {
  NoorAndJudith world;
  const MeetingId gone = world.fresh<Meeting>();
  const AgendaItemId no_item = world.fresh<AgendaItem>();
  const std::vector<Intent> intents{MoveMeeting{gone, {}, ""},
                                    SetMinutes{gone, 30},
                                    CancelMeeting{gone, ""},
                                    MarkMissed{gone},
                                    MarkBriefed{gone},
                                    BeginMeeting{gone},
                                    FinishMeeting{gone, {}},
                                    AddAgendaItem{gone, "A", 0},
                                    SetAgendaMinutes{no_item, 5},
                                    TickAgendaItem{no_item, true},
                                    MoveAgendaItem{no_item, {}},
                                    CarryOver{no_item, gone},
                                    AddNoteLines{gone, {}, {}, {"A"}, false}};
  for (const Intent& intent : intents) {
    const auto refused = world.decided(intent);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::not_found);
  }
}

TEST_CASE("A new agenda item stands before the closing") {
  NoorAndJudith world;
  world.held(1, kToday - 30);
  const MeetingId meeting = plan_meeting(world);
  world.commit(AddAgendaItem{meeting, " Saying\nno ", 10});
  world.commit(AddAgendaItem{meeting, "Budget", 0});
  CHECK(agenda_of(world, meeting) ==
        std::vector<std::string>{kGoalsPoint, "Saying no", "Budget", kClosePoint});
  CHECK_FALSE(world.decided(AddAgendaItem{meeting, " ", 10}));
  const auto refused = world.decided(AddAgendaItem{meeting, "Long", 2000});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::out_of_range);
  CHECK(refused.error().where == "minutes");
}

TEST_CASE("Minutes and ticks of an agenda item") {
  NoorAndJudith world;
  const MeetingId meeting = plan_meeting(world);
  const AgendaItemId item =
      world.created<AgendaItem>(world.commit(AddAgendaItem{meeting, "Budget", 5})).id;
  world.commit(SetAgendaMinutes{item, 20});
  world.commit(TickAgendaItem{item, true});
  CHECK(world.get(item).minutes == 20);
  CHECK(world.get(item).is_done);
  world.commit(TickAgendaItem{item, false});
  CHECK_FALSE(world.get(item).is_done);
  for (const int minutes : {-1, 1441}) CHECK_FALSE(world.decided(SetAgendaMinutes{item, minutes}));
}

TEST_CASE("Agenda items move by one, and not past the ends") {
  NoorAndJudith world;
  world.held(1, kToday - 30);
  const MeetingId meeting = plan_meeting(world);
  const AgendaItemId item =
      world.created<AgendaItem>(world.commit(AddAgendaItem{meeting, "Budget", 5})).id;
  world.commit(MoveAgendaItem{item, Direction::up});
  CHECK(agenda_of(world, meeting) == std::vector<std::string>{"Budget", kGoalsPoint, kClosePoint});
  CHECK(world.decided(MoveAgendaItem{item, Direction::up})->empty());
  world.commit(MoveAgendaItem{item, Direction::down});
  world.commit(MoveAgendaItem{item, Direction::down});
  CHECK(agenda_of(world, meeting) == std::vector<std::string>{kGoalsPoint, kClosePoint, "Budget"});
  CHECK(world.decided(MoveAgendaItem{item, Direction::down})->empty());
}

TEST_CASE("An agenda item is placed before another one or at the end; where it stands is no step") {
  NoorAndJudith world;
  world.held(1, kToday - 30);
  const MeetingId meeting = plan_meeting(world);
  const AgendaItemId item =
      world.created<AgendaItem>(world.commit(AddAgendaItem{meeting, "Budget", 5})).id;
  const auto items = children(world.plan(), &AgendaItem::meeting, meeting);
  const AgendaItemId first = items.front()->id;
  const AgendaItemId last = items.back()->id;
  world.commit(PlaceAgendaItem{item, first});
  CHECK(agenda_of(world, meeting) == std::vector<std::string>{"Budget", kGoalsPoint, kClosePoint});
  for (const AgendaItemId& here : {first, item}) {
    CHECK(world.decided(PlaceAgendaItem{item, here})->empty());
  }
  world.commit(PlaceAgendaItem{item, {}});
  CHECK(agenda_of(world, meeting) == std::vector<std::string>{kGoalsPoint, kClosePoint, "Budget"});
  CHECK(world.decided(PlaceAgendaItem{item, {}})->empty());
  world.commit(PlaceAgendaItem{item, last});
  CHECK(agenda_of(world, meeting) == std::vector<std::string>{kGoalsPoint, "Budget", kClosePoint});
}

TEST_CASE("Agenda items of one place, as two copies may choose it, move too") {
  NoorAndJudith world;
  const MeetingId meeting = world.planned(1, kToday + 3);
  for (const char* title : {"A", "B", "C", "D"}) {
    AgendaItem item;
    item.meeting = meeting;
    item.title = title;
    item.position = position_between({}, {});
    world.put(item);
  }
  auto titles = agenda_of(world, meeting);
  const AgendaItemId last = children(world.plan(), &AgendaItem::meeting, meeting).back()->id;
  world.commit(MoveAgendaItem{last, Direction::up});
  std::swap(titles[2], titles[3]);
  CHECK(agenda_of(world, meeting) == titles);
}

TEST_CASE("A point comes along to the next meeting, labelled, once") {
  NoorAndJudith world;
  const MeetingId first = plan_meeting(world, at(kToday - 20, 16));
  const ChangeSet added = world.commit(AddAgendaItem{first, "Saying no", 10});
  AgendaItem item = world.created<AgendaItem>(added);
  item.goal = world.goal;
  item.is_private = true;
  world.put(item);
  const MeetingId second = plan_meeting(world);
  const ChangeSet carried = world.commit(CarryOver{item.id, second});
  const AgendaItem& there = world.created<AgendaItem>(carried);
  CHECK(there.title == "Saying no");
  CHECK(there.minutes == 10);
  CHECK(there.source == AgendaSource::carried);
  CHECK(there.carried_from == first);
  CHECK(there.goal == world.goal);
  CHECK(there.is_private);
  CHECK(agenda_of(world, second).back() == kClosePoint);
  CHECK(world.decided(CarryOver{item.id, second})->empty());
  CHECK(world.decided(CarryOver{item.id, first})->empty());
}
