// One control to renegotiate a commitment, a goal and a meeting's date (002).
#include "support/visit.hpp"
#include "ui/app.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

constexpr std::string_view kOfGoal = "Renegotiate goal Lead work across teams";

void open_goal(Visit& visit) {
  visit.start();
  visit.go("/goals/" + visit.first<Goal>().id.string());
  visit.press("button", kOfGoal);
}

void open_meeting(Visit& visit) {
  visit.start();
  visit.go("/meetings");
  visit.press("button", "Move or cancel meeting 1");
}

}  // namespace

TEST_CASE("a goal gets a new date by the same form, and a message for the mentor") {
  FakeDatabase database;
  Visit visit(database);
  open_goal(visit);
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "New day");
  CHECK(visit.page->find("radio", "Hand back") == nullptr);
  visit.type("New day", "soon");
  visit.press("button", "Save");
  CHECK(visit.page->find("textbox", "New day")->description.find("is no day") != std::string::npos);
  visit.type("New day", "19 dec");
  visit.type("Why", "Finance moved");
  visit.press("button", "Save and copy message");
  CHECK(visit.first<Goal>().until == day_of({2026, 12, 19}));
  CHECK(visit.clipboard.text.find("I said I would reach this") != std::string::npos);
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == kOfGoal);
}

TEST_CASE("a goal gets smaller, with its reason in the history") {
  FakeDatabase database;
  Visit visit(database);
  open_goal(visit);
  visit.press("radio", "Smaller goal");
  visit.press("button", "Save");
  CHECK(visit.page->find("textbox", "The smaller goal")->description == "Write the smaller goal");
  visit.type("The smaller goal", "Lead one project");
  visit.type("Why", "One team left");
  visit.press("button", "Save");
  CHECK(visit.first<Goal>().title == "Lead one project");
  visit.press("button", "Reasons and changes · 1 entry");
  CHECK(visit.shows("Made smaller: “Lead work across teams” → “Lead one project”"));
  CHECK(visit.first<ithaca::History>().reason == "One team left");
}

TEST_CASE("a goal that is dropped can be undone and taken up again") {
  FakeDatabase database;
  Visit visit(database);
  open_goal(visit);
  visit.press("radio", "Drop it");
  visit.press("button", "Save");
  CHECK(visit.first<Goal>().state == GoalState::dropped);
  CHECK(visit.page->find("textbox", "Why") == nullptr);
  visit.press("button", "Undo");
  CHECK(visit.first<Goal>().state == GoalState::active);
}

TEST_CASE("a meeting moves by the same form, in its dialog") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    FakeDatabase database;
    Visit visit(database);
    visit.page->resize(width, 844);
    open_meeting(visit);
    visit.type("New date", "30 nov 17:00");
    visit.type("Why", "I am ill");
    visit.press("button", "Save and copy message");
    CHECK(visit.page->find("textbox", "New date") == nullptr);
    CHECK(visit.first<Meeting>().when->day == day_of({2026, 11, 30}));
    CHECK(visit.clipboard.text.find("Does that suit you?") != std::string::npos);
  }
}

TEST_CASE("a meeting is cancelled, and its form can be left") {
  FakeDatabase database;
  Visit visit(database);
  open_meeting(visit);
  visit.press("button", "Cancel");
  CHECK(visit.page->find("radio", "Cancel it") == nullptr);
  visit.press("button", "Move or cancel meeting 1");
  visit.press("radio", "Cancel it");
  CHECK(visit.shows("Its number goes to the next meeting"));
  visit.press("button", "Save");
  CHECK(visit.first<Meeting>().state == MeetingState::cancelled);
}

TEST_CASE("the next meeting can be moved from anywhere by the search") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  CHECK(visit.page->key({.key = "k", .command = true}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.page->type("Search or jump to…", "cancel the next"));
  visit.settle();
  CHECK(visit.page->find("option", "Move or cancel the next meeting…") != nullptr);
  visit.page->key({.key = "Enter", .in_text_field = true});
  visit.settle();
  CHECK(visit.page->find("textbox", "New date") != nullptr);
}

TEST_CASE("a third move asks whether something smaller would help") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings");
  for (const char* const day : {"27 nov", "28 nov", "30 nov"}) {
    visit.press("button", "Move or cancel meeting 1");
    CHECK_FALSE(visit.shows("It moved three times"));
    visit.type("New date", day);
    visit.press("button", "Save");
  }
  visit.press("button", "Move or cancel meeting 1");
  CHECK(visit.shows("It moved three times. Would a shorter meeting help?"));
}

TEST_CASE("what was begun about a goal and a meeting is there after a reload") {
  FakeDatabase database;
  {
    Visit visit(database);
    open_goal(visit);
    visit.press("radio", "Smaller goal");
    visit.type("The smaller goal", "Lead one project");
    visit.go("/meetings");
    visit.press("button", "Move or cancel meeting 1");
    visit.press("radio", "Cancel it");
    visit.type("Why", "I am ill");
  }
  Visit visit(database, "/today");
  CHECK(visit.page->find("radio", "Cancel it")->checked);
  CHECK(visit.value("Why") == "I am ill");
  visit.press("button", "Close");
  visit.go("/goals");
  CHECK(visit.page->find("radio", "Smaller goal")->checked);
  CHECK(visit.value("The smaller goal") == "Lead one project");
  visit.press("button", "Cancel");
  CHECK(database.drafts.empty());
}
