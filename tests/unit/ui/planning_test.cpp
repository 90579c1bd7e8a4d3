// Planning: the next five dates, days away, and the roadmap, as a person meets them.
#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

std::vector<std::string> planned_days(const Visit& visit) {
  std::vector<std::string> days;
  const MentorshipId mentorship = visit.first<Mentorship>().id;
  for (const Meeting* meeting :
       children(visit.app->store().plan(), &Meeting::mentorship, mentorship)) {
    days.push_back(meeting->when ? format_day(meeting->when->day) : "none");
  }
  return days;
}

void be_away(Visit& visit, std::string_view first, std::string_view last) {
  visit.type("First day away", first);
  visit.type("Last day away", last);
  visit.press("button", "Add days away");
}

}  // namespace

TEST_CASE("the first five meetings get their dates at once, around the days that Judith is away") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();  // Tuesday 24 November, 16:00
  visit.go("/meetings");
  CHECK(visit.shows("Say when one of you is away"));
  be_away(visit, "14 dec", "6 jan");
  CHECK(visit.shows("Judith: 14 Dec – 6 Jan"));
  visit.press("button", "Plan 4 more…");
  visit.press("button", "Plan 4 meetings");
  CHECK(planned_days(visit) == std::vector<std::string>{"2026-11-24", "2027-01-12", "2027-02-02",
                                                        "2027-02-23", "2027-03-16"});
  CHECK(visit.first<Meeting>().when->time == ClockTime{16 * 60});
  CHECK(visit.shows("Meetings planned"));
  CHECK_FALSE(visit.page->find("button", "Plan "));
  visit.press("button", "Undo");
  CHECK(planned_days(visit).size() == 1);
}

TEST_CASE("a suggested date can be changed and taken out, and one that cannot be read holds all") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings");
  visit.press("button", "Plan 4 more…");
  CHECK(visit.value("Date 1") == "Tue 15 Dec, 16:00");
  visit.type("Date 1", "soonish");
  visit.submit("Date 1");
  CHECK(visit.page->find("button", "Plan 4 meetings")->disabled);
  visit.type("Date 1", "thu 17 dec");
  visit.submit("Date 1");
  visit.press("button", "Take out date 2: Tue 5 Jan 2027, 16:00");
  visit.type("Date 4", "");
  visit.submit("Date 4");
  visit.press("button", "Plan 2 meetings");
  CHECK(planned_days(visit) == std::vector<std::string>{"2026-11-24", "2026-12-17", "2027-01-26"});
  CHECK(database.drafts.empty());
}

TEST_CASE("a planned meeting without a date gets the first of the five") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  const MeetingId first = visit.first<Meeting>().id;
  visit.go("/meetings/" + first.string() + "/prepare");
  visit.type("When", "");
  visit.submit("When");
  visit.go("/meetings");
  visit.press("button", "Plan the next five…");
  visit.press("button", "Plan 5 meetings");
  const auto days = planned_days(visit);
  REQUIRE(days.size() == 5);
  CHECK(days.front() == "2026-12-12");
  CHECK(visit.app->store().plan().find<Meeting>(first)->when->day == *day_of({2026, 12, 12}));
}

TEST_CASE("a meeting on a day away says so, and offers the next free day") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings");
  visit.press("radio", "Me");
  be_away(visit, "23 nov", "24 nov");
  CHECK(visit.shows("You are away then"));
  visit.press("button", "Move meeting 1: You are away then");
  CHECK(visit.value("New date") == "Tue 1 Dec");
  visit.press("button", "Save");
  CHECK(planned_days(visit) == std::vector<std::string>{"2026-12-01"});
  CHECK(visit.first<Meeting>().when->time == ClockTime{16 * 60});
  CHECK_FALSE(visit.shows("You are away then"));
}

TEST_CASE("days away are one day without a last one, are refused backwards, and can be deleted") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings");
  be_away(visit, "soon", "");
  CHECK(visit.page->find("textbox", "First day away")->description.find("is no day") !=
        std::string::npos);
  be_away(visit, "24 dec", "2026-12-20");
  CHECK(visit.page->find("textbox", "Last day away")->description ==
        "The last day comes before the first");
  visit.type("Why, if you like", "travel");
  be_away(visit, "24 dec", "");
  CHECK(visit.first<Absence>().from == visit.first<Absence>().until);
  CHECK(visit.first<Absence>().about == "travel");
  CHECK(visit.value("First day away").empty());
  visit.press("button", "Delete: Judith: 24 Dec");
  CHECK(visit.app->store().plan().of<Absence>().empty());
}

namespace {

void add(Visit& visit, std::string_view field, std::string_view title) {
  visit.type(field, title);
  visit.submit(field);
}

// The plan of `start`, with meeting 1 held: the next number is 2, and its date is not set.
void hold_first_meeting(Visit& visit) {
  visit.start();
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/wrap-up");
  visit.type("Add what you will do", "Start a list");
  visit.press("button", "Finish and copy recap");
}

const Topic& topic_of(const Visit& visit, std::string_view title) {
  for (const auto& [id, row] : visit.app->store().plan().of<Topic>()) {
    if (row.value->title == title) return *row.value;
  }
  FAIL("no such topic");
  return visit.first<Topic>();
}

}  // namespace

TEST_CASE("the roadmap begins with its method in a sentence, and takes topics and starters") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  CHECK(visit.page->key({.key = "5"}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.address == "/roadmap");
  CHECK(visit.shows("What do you want to know to reach your goals?"));
  add(visit, "Add a topic to meeting 2", "Saying no to other work");
  CHECK(topic_of(visit, "Saying no to other work").slot == 2);
  CHECK(visit.value("Add a topic to meeting 2").empty());
  CHECK_FALSE(visit.shows("What do you want to know to reach your goals?"));
  visit.press("button", "Add the topic: Politics at work");
  CHECK(topic_of(visit, "Politics at work").slot == 0);
  CHECK_FALSE(visit.page->find("button", "Add the topic: Politics at work"));
  CHECK(visit.value("Not in a meeting yet, topic 1") == "Politics at work");
}

TEST_CASE("only the next meeting says that it has no topic, and only after the first was held") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/roadmap");
  CHECK_FALSE(visit.shows("Nothing to talk about here yet"));
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/wrap-up");
  visit.type("Add what you will do", "Start a list");
  visit.type("When do you meet again?", "12 dec 16:00");
  visit.press("button", "Finish and copy recap");
  visit.go("/roadmap");
  CHECK(visit.shows(
      "Nothing to talk about here yet: add or drop a topic here, or take a starter below"));
  add(visit, "Add a topic to meeting 2", "Deciding about the track");
  CHECK_FALSE(visit.shows("Nothing to talk about here yet"));
}

TEST_CASE("a topic changes, moves and goes by its menu; the focus follows and the place is said") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/roadmap");
  add(visit, "Add a topic", "Rehearse the talk");
  visit.press("button", "Change or move: Rehearse the talk");
  CHECK(visit.page->choose("What you do", "Exercise"));
  CHECK(visit.page->choose("For the goal", "Lead work across teams"));
  visit.settle();
  CHECK(visit.shows("Exercise · Lead work across teams"));
  CHECK(visit.page->choose("Move to", "Meeting 1"));
  visit.settle();
  CHECK(topic_of(visit, "Rehearse the talk").slot == 1);
  CHECK(visit.page->announced() == "Rehearse the talk: Meeting 1, 1 of 1");
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Change or move: Rehearse the talk");
  visit.press("checkbox", "Talked about: Rehearse the talk");
  CHECK(visit.shows("Exercise · Lead work across teams · talked about"));
  visit.press("button", "Later: Rehearse the talk");
  CHECK(topic_of(visit, "Rehearse the talk").slot == 2);
  CHECK(visit.page->find("button", "Later: Rehearse the talk")->disabled);
  visit.press("button", "Delete topic: Rehearse the talk");
  CHECK(visit.app->store().plan().of<Topic>().empty());
}

TEST_CASE("a topic's minutes stand on its card and come into the agenda with it") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/roadmap");
  visit.type("Add a topic", "Saying no");
  visit.submit("Add a topic");
  CHECK_FALSE(visit.shows("15 min"));
  visit.press("button", "Change or move: Saying no");
  const std::string minutes = "Minutes on the agenda, if you like";
  CHECK(visit.value(minutes).empty());
  visit.type(minutes, "2000");
  visit.submit(minutes);
  CHECK(visit.shows("Minutes are between 0 and a day"));
  visit.type(minutes, "15");
  visit.submit(minutes);
  CHECK(visit.shows("15 min"));
  CHECK(visit.page->choose("Move to", "Meeting 1"));
  visit.settle();
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/prepare");
  CHECK(visit.value("Minutes for Saying no") == "15");
  visit.type("Minutes for Saying no", "");
  visit.submit("Minutes for Saying no");
  CHECK(visit.value("Minutes for Saying no").empty());
  visit.type("Minutes for Saying no", "soon");
  visit.submit("Minutes for Saying no");
  CHECK(visit.shows("“soon” is no whole number"));
  visit.type("Minutes for Saying no", "1441");
  visit.submit("Minutes for Saying no");
  CHECK(visit.shows("Minutes are between 0 and a day"));
}

TEST_CASE("Alt with an arrow moves the topic that is being written, and stays in it") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/roadmap");
  add(visit, "Add a topic to meeting 1", "First");
  add(visit, "Add a topic to meeting 1", "Second");
  CHECK(visit.page->focus("textbox", "Meeting 1, topic 2"));
  CHECK(visit.page->key({.key = "ArrowUp", .alt = true}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.page->announced() == "Second: Meeting 1, 1 of 2");
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Meeting 1, topic 1");
  CHECK(visit.page->focused()->value == "Second");
  CHECK(visit.page->key({.key = "ArrowRight", .alt = true}) == ui::Handled::yes);
  visit.settle();
  CHECK(topic_of(visit, "Second").slot == 2);
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Meeting 2, topic 1");
  CHECK(visit.page->announced() == "Second: Meeting 2, 1 of 1");
  visit.page->key({.key = "ArrowLeft", .alt = true});
  visit.settle();
  visit.page->key({.key = "ArrowLeft", .alt = true});
  visit.settle();
  CHECK(topic_of(visit, "Second").slot == 0);
  CHECK(visit.page->focused()->name == "Not in a meeting yet, topic 1");
}

TEST_CASE("on an agenda Alt with an arrow moves a point that is a topic of the roadmap") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/roadmap");
  add(visit, "Add a topic to meeting 1", "Deciding");
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/prepare");
  const auto position = [&] {
    for (const ithaca::test::SeenNode* node : visit.page->all("textbox")) {
      if (node->value == "Deciding") return node->name;
    }
    return std::string("not there");
  };
  const std::string before = position();
  CHECK(visit.page->focus("textbox", before));
  CHECK(visit.page->key({.key = "ArrowUp", .alt = true}) == ui::Handled::yes);
  visit.settle();
  CHECK(position() < before);
}

TEST_CASE("earlier meetings are folded, and open for a topic that an address names") {
  FakeDatabase database;
  Visit visit(database);
  hold_first_meeting(visit);
  const MentorshipId mentorship = visit.first<Mentorship>().id;
  visit.go("/roadmap");
  CHECK_FALSE(visit.page->find("button", "Earlier meetings"));
  add(visit, "Add a topic to meeting 2", "Lessons");
  CHECK(visit.page->find("heading", "Meeting 1"));
  visit.go("/meetings");
  visit.type("Plan a meeting", "today");
  visit.submit("Plan a meeting");
  for (const Meeting* meeting :
       children(visit.app->store().plan(), &Meeting::mentorship, mentorship)) {
    if (meeting->slot != 2) continue;
    visit.go("/meetings/" + meeting->id.string() + "/wrap-up");
    break;
  }
  visit.type("Add what you will do", "Go on");
  visit.press("button", "Finish and copy recap");
  visit.go("/roadmap");
  CHECK_FALSE(visit.page->find("heading", "Meeting 1"));
  CHECK(visit.page->find("heading", "Meeting 2"));
  visit.press("button", "Earlier meetings");
  CHECK(visit.page->find("heading", "Meeting 1"));
  visit.go("/roadmap/" + topic_of(visit, "Lessons").id.string());
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Change or move: Lessons");
  visit.go("/today");
  visit.press("button", "Search or jump to…");
  CHECK(visit.page->type("Search or jump to…", "lessons"));
  CHECK(visit.page->key({.key = "Enter"}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.address == "/roadmap/" + topic_of(visit, "Lessons").id.string());
  visit.go("/roadmap/0123456789abcdef");
  CHECK(visit.shows("There is nothing at this address"));
}

TEST_CASE("the time line shows meetings with their gaps, days away, milestones and goals") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/goals");
  visit.press("button", "Sharpen it");
  visit.type("Until", "31 jan");
  visit.submit("Until");
  add(visit, "Add a milestone", "Draft fri");
  visit.go("/meetings");
  be_away(visit, "14 dec", "6 jan");
  visit.type("Plan a meeting", "15 dec 16:00");
  visit.submit("Plan a meeting");
  visit.go("/roadmap");
  add(visit, "Add a topic to meeting 2", "Deciding");
  visit.press("radio", "Time line");
  CHECK(visit.shows("Today, Sat 21 Nov"));
  CHECK(visit.shows("Meeting 2, Tue 15 Dec"));
  CHECK(visit.shows("3 weeks later"));
  CHECK(visit.shows("Deciding"));
  CHECK(visit.shows("Away · Judith: 14 Dec – 6 Jan"));
  CHECK(visit.shows("Fri 27 Nov: Milestone “Draft”"));
  CHECK(visit.shows("Goal “Lead work across teams”"));
  CHECK(visit.shows("no date yet"));
}

TEST_CASE("on a phone the roadmap and the dates stand one below the other, within the window") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  for (const float width : {320.0F, 390.0F}) {
    CAPTURE(width);
    visit.page->resize(width, 800);
    visit.page->set_touch(true);
    visit.go("/roadmap");
    add(visit, "Add a topic to meeting 1",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau كيف تُتخذ القرارات 🚢");
    visit.press("button", "Change or move: Donau");
    const auto check_page = [&] {
      for (const ithaca::test::SeenNode& node : visit.page->nodes()) {
        INFO(node.role << " " << node.name);
        CHECK(node.rect.right() <= width + 0.5F);
      }
    };
    check_page();
    const auto* first = visit.page->find("heading", "Meeting 1");
    const auto* second = visit.page->find("heading", "Meeting 2");
    REQUIRE((first != nullptr && second != nullptr));
    CHECK(first->rect.bottom() < second->rect.y);
    visit.press("button", "Change or move: Donau");
    visit.press("radio", "Time line");
    check_page();
    visit.press("radio", "Columns");
    visit.go("/meetings");
    visit.press("button", "Plan 4 more…");
    check_page();
    visit.press("button", "Cancel");
    visit.go("/more");
    CHECK(visit.page->find("link", "Roadmap"));
  }
}

TEST_CASE("several topics change as one step, in what a topic's own menu can change") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/roadmap");
  for (const char* title : {"A", "B", "C", "D", "E"}) {
    visit.type("Add a topic", title);
    visit.submit("Add a topic");
  }
  visit.press("button", "Select");
  visit.press("checkbox", "Choose: B");
  visit.press("checkbox", "Choose: D");
  const auto again = [&] {
    visit.press("button", "Select");
    visit.press("checkbox", "Choose: B");
    visit.press("checkbox", "Choose: D");
  };
  SUBCASE("into a meeting and back, in their order") {
    visit.press("button", "Move to Meeting 2");
    CHECK(topic_of(visit, "B").slot == 2);
    CHECK(topic_of(visit, "D").slot == 2);
    CHECK(topic_of(visit, "B").position < topic_of(visit, "D").position);
    CHECK(topic_of(visit, "A").slot == 0);
    again();
    visit.press("button", "Move to Not in a meeting yet");
    CHECK(topic_of(visit, "B").slot == 0);
    CHECK(topic_of(visit, "D").slot == 0);
    visit.press("button", "Undo");
    CHECK(topic_of(visit, "B").slot == 2);
    CHECK(topic_of(visit, "D").slot == 2);
  }
  SUBCASE("talked about, and open again") {
    CHECK_FALSE(visit.page->find("button", "Talked about")->pressed);
    visit.press("button", "Talked about");
    CHECK(topic_of(visit, "B").is_done);
    CHECK(topic_of(visit, "D").is_done);
    CHECK_FALSE(topic_of(visit, "A").is_done);
    again();
    CHECK(visit.page->find("button", "Talked about")->pressed);
    visit.press("checkbox", "Choose: A");
    CHECK_FALSE(visit.page->find("button", "Talked about")->pressed);
    visit.press("checkbox", "Choose: A");
    visit.press("button", "Talked about");
    CHECK_FALSE(topic_of(visit, "B").is_done);
    CHECK_FALSE(topic_of(visit, "D").is_done);
  }
  SUBCASE("only for the mentee") {
    visit.press("button", "Only for you");
    CHECK(topic_of(visit, "B").is_private);
    CHECK(topic_of(visit, "D").is_private);
    CHECK_FALSE(topic_of(visit, "C").is_private);
  }
  SUBCASE("for a goal, and for none") {
    const Goal& goal = visit.first<Goal>();
    visit.press("button", "For the goal: " + goal.title);
    CHECK(topic_of(visit, "B").goal == goal.id);
    CHECK(topic_of(visit, "D").goal == goal.id);
    again();
    visit.press("button", "For the goal: No goal");
    CHECK_FALSE(topic_of(visit, "D").goal.is_set());
  }
  SUBCASE("deleted, and brought back") {
    visit.press("button", "Delete");
    CHECK(visit.app->store().plan().of<Topic>().size() == 3);
    visit.press("button", "Undo");
    CHECK(visit.app->store().plan().of<Topic>().size() == 5);
  }
  SUBCASE("nothing is chosen") {
    visit.press("checkbox", "Choose: B");
    visit.press("checkbox", "Choose: D");
    CHECK(visit.page->find("button", "Delete")->disabled);
    visit.press("button", "Cancel");
    CHECK_FALSE(visit.page->find("checkbox", "Choose: B"));
  }
}
