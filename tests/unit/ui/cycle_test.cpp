// The meeting cycle on the screen: prepare, capture, close, wrap up, and what came of it.
#include <algorithm>

#include "plan/query.hpp"
#include "support/visit.hpp"
#include "ui/widgets/core.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

std::string meeting_at(const Visit& visit, const char* phase) {
  return "/meetings/" + visit.first<Meeting>().id.string() + phase;
}

template <class T>
std::size_t count_of(const Visit& visit) {
  return visit.app->store().plan().of<T>().size();
}

void write_line(Visit& visit, const std::string& text) {
  visit.type("Write a note", text);
  CHECK(visit.page->focus("textbox", "Write a note"));
  CHECK(visit.page->key({.key = "Enter", .in_text_field = true}) == ui::Handled::yes);
  visit.settle();
}

}  // namespace

TEST_CASE("Each letter after the slash keeps the line as what it is") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go(meeting_at(visit, "/meet"));
  for (const char* line : {"/i Start a list fri", "/t Ask the design lead", "/a Shadow a manager",
                           "/f You apologise too early", "/d Specialist", "/q What did it cost?",
                           "/p Ana Costa: budgets 30 nov", "/r The hiring rubric"}) {
    write_line(visit, line);
  }
  CHECK(count_of<Commitment>(visit) == 2);
  CHECK(count_of<Advice>(visit) == 1);
  CHECK(count_of<Feedback>(visit) == 1);
  CHECK(count_of<Decision>(visit) == 1);
  CHECK(count_of<Question>(visit) == 1);
  CHECK(count_of<Contact>(visit) == 1);
  CHECK(count_of<Resource>(visit) == 1);
  CHECK(visit.first<Contact>().due == Due::on(*day_of({2026, 11, 30})));
  CHECK(visit.value("Line 8 of the note") == "The hiring rubric");
}

TEST_CASE("A sign is not offered where the mentor may look on") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go(meeting_at(visit, "/meet"));
  visit.type("Write a note", "/");
  CHECK(visit.shows("Question to come back to"));
  CHECK(!visit.shows("Sign that a tune-up is due"));
  visit.type("Write a note", "");
  visit.type("Only for you", "/");
  CHECK(visit.shows("Sign that a tune-up is due"));
}

TEST_CASE("Words chosen in a line become a record while the line stays") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go(meeting_at(visit, "/meet"));
  std::string name = "Line 1 of the note";
  SUBCASE("once it is written") { write_line(visit, "She said: slow down first, then answer"); }
  SUBCASE("while it is the one that is written") {
    name = "Write a note";
    visit.type(name, "She said: slow down first, then answer");
  }
  CHECK(visit.page->focus("textbox", name));
  const SeenNode* line = visit.page->find("textbox", name);
  REQUIRE(line != nullptr);
  visit.page->core().select(line->id, 10, 25);
  visit.settle();
  visit.press("button", "Capture as Advice: slow down first");
  CHECK(visit.first<Advice>().title == "slow down first");
  CHECK(visit.value("Line 1 of the note") == "She said: slow down first, then answer");
  CHECK(!visit.page->find("button", "Capture as Advice"));
  REQUIRE(visit.page->focused());
  CHECK(visit.page->focused()->name == "Write a note");
  CHECK(visit.value("Write a note").empty());
}

TEST_CASE("The last five minutes turn to closing, but not under hands that write") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  const Meeting meeting = visit.first<Meeting>();
  visit.clock.day = meeting.when->day;
  visit.go(meeting_at(visit, "/meet"));
  CHECK(visit.first<Meeting>().began != 0);
  CHECK(!visit.page->find("heading", "Close together"));
  CHECK(visit.page->focus("textbox", "Write a note"));
  visit.clock.now += 41 * 60'000;
  visit.settle();
  CHECK(visit.shows("The last five minutes: close together"));
  CHECK(!visit.page->find("heading", "Close together"));
  SUBCASE("pressed") { visit.press("button", "Close together"); }
  SUBCASE("or once the field is left") {
    visit.page->core().blur(visit.page->focused()->id);
    visit.settle();
  }
  CHECK(visit.page->find("heading", "Close together"));
  CHECK(visit.page->find("button", "Finish and copy recap"));
  CHECK(!visit.shows("Was it worth the hour"));  // the mentor may look on
  visit.press("button", "Back to the note");
  CHECK(visit.page->find("textbox", "Write a note"));
  CHECK(!visit.page->find("heading", "Close together"));
}

TEST_CASE("The wrap-up offers the agreed date, and none once it was emptied") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings");
  visit.type("How often you meet", "3 weeks");
  visit.submit("How often you meet");
  visit.go(meeting_at(visit, "/wrap-up"));
  CHECK(!visit.value("When do you meet again?").empty());
  SUBCASE("it is taken as it stands") {
    visit.type("Add what you will do", "Start a list");
    visit.submit("Add what you will do");
    visit.press("button", "Finish and copy recap");
    CHECK(count_of<Meeting>(visit) == 2);
  }
  SUBCASE("no date is planned where it was taken away") {
    visit.type("When do you meet again?", "");
    CHECK(visit.value("When do you meet again?").empty());
    visit.press("button", "Finish and copy recap");  // asks once for a step
    visit.press("button", "Finish and copy recap");
    CHECK(count_of<Meeting>(visit) == 1);
    CHECK(visit.first<Meeting>().state == MeetingState::held);
  }
}

TEST_CASE("What was agreed on gets time, a day and a number that is nobody else's") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go(meeting_at(visit, "/meet"));
  write_line(visit, "/p Ana Costa: budgets");
  visit.go(meeting_at(visit, "/wrap-up"));
  visit.type("Add what you will do", "Start a list");
  visit.submit("Add what you will do");
  visit.press("checkbox", "Hold time: Start a list");
  CHECK(visit.first<HeldTime>().is_private);
  visit.press("checkbox", "Hold time: Start a list");
  CHECK(count_of<HeldTime>(visit) == 0);
  visit.type("Day for Ana Costa", "30 nov");
  visit.submit("Day for Ana Costa");
  CHECK(visit.first<Contact>().due == Due::on(*day_of({2026, 11, 30})));
  CHECK(!visit.page->find("textbox", "Day for Ana Costa"));
  visit.press("radio", "4");
  CHECK(visit.first<Meeting>().worth == 4);
  visit.press("button", "+ What did I notice about myself?");
  CHECK(visit.first<Meeting>().useful == "I noticed that ");
}

TEST_CASE("One key hides what is private, everywhere, and brings it back") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go(meeting_at(visit, "/meet"));
  visit.type("Only for you", "She seemed tired");
  visit.go(meeting_at(visit, "/meet"));
  CHECK(visit.page->find("textbox", "Only for you"));
  visit.page->core().blur(visit.page->focused() == nullptr ? 0 : visit.page->focused()->id);
  CHECK(visit.page->key({.key = "h"}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.shows("What is private is hidden on this screen"));
  CHECK(!visit.page->find("textbox", "Only for you"));
  CHECK(!visit.shows("She seemed tired"));
  visit.go(meeting_at(visit, "/wrap-up"));
  CHECK(!visit.shows("Was it worth the hour"));
  CHECK(!visit.shows("Hold time"));
  visit.type("1. What was useful today?", "Still written");  // what is shown can be edited
  CHECK(visit.first<Meeting>().useful == "Still written");
  CHECK(visit.value("1. What was useful today?") == "Still written");
  visit.press("button", "Show it");
  CHECK(visit.shows("Was it worth the hour"));
}

TEST_CASE("The room of what was captured shows one kind, what became of it, and one address each") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.press("button", "Capture");
  visit.press("radio", "Advice");
  visit.type("What", "Open with the decision you need");
  visit.press("button", "Keep it");
  visit.press("link", "Captured");
  visit.press("button", "Details: Open with the decision you need");
  CHECK(visit.page->choose("What became of it", "Applied"));
  visit.settle();
  CHECK(visit.first<Advice>().state == AdviceState::applied);
  visit.type("What I did with it", "Tried it in two reviews");
  CHECK(visit.first<Advice>().did == "Tried it in two reviews");
  visit.type("What I will pass on", "Ask for the decision first");
  CHECK(visit.first<Advice>().pass_on == "Ask for the decision first");
  visit.press("checkbox", "Judith knows");
  CHECK(visit.first<Advice>().told_on == visit.clock.today());
  visit.press("radio", "Question");
  CHECK(visit.shows("A question kept here comes into the next brief"));
  visit.type("Add: Question", "How do I say no?");
  visit.submit("Add: Question");
  CHECK(visit.first<Question>().title == "How do I say no?");
  visit.go("/captured/" + visit.first<Advice>().id.string());
  CHECK(visit.value("What I did with it") == "Tried it in two reviews");
  visit.page->resize(390, 844);
  visit.settle();
  CHECK(visit.value("What I did with it") == "Tried it in two reviews");
}

TEST_CASE(
    "Objectives are optional, at most three, and open the preparation with last time's wish") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go(meeting_at(visit, "/prepare"));
  for (const char* words : {"A decision", "A name", "A next step"}) {
    visit.type("Add what you want from it", words);
    visit.submit("Add what you want from it");
  }
  CHECK(!visit.page->find("textbox", "Add what you want from it"));
  CHECK(visit.value("Objective 2") == "A name");
  visit.press("button", "Take away: A name");
  CHECK(count_of<Objective>(visit) == 2);
}

TEST_CASE("Points left open come along one by one or all, and all of them are one step") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go(meeting_at(visit, "/wrap-up"));
  visit.type("Add what you will do", "Start a list");
  visit.submit("Add what you will do");
  visit.type("When do you meet again?", "12 dec 16:00");
  visit.press("button", "Finish and copy recap");
  visit.go("/today");
  CHECK(visit.page->key({.key = "p"}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.page->find("button", "Carry over: How we work together"));
  const std::size_t before = count_of<AgendaItem>(visit);
  visit.press("button", "carry all over");
  CHECK(count_of<AgendaItem>(visit) == before + 2);
  CHECK(!visit.page->find("button", "Carry over: How we work together"));
  visit.press("button", "Undo");
  CHECK(count_of<AgendaItem>(visit) == before);
}

TEST_CASE("A commitment and a goal are made the mentee's alone where they are shown") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/follow-through");
  visit.type("Add what you will do", "Start a list");
  visit.submit("Add what you will do");
  visit.press("button", "details: Start a list");
  visit.press("checkbox", "Only for you: Start a list");
  CHECK(visit.first<Commitment>().is_private);
  visit.go("/goals");
  visit.press("checkbox", "Only for you: Lead work across teams");
  CHECK(visit.first<Goal>().is_private);
}

TEST_CASE("What is still open from before is renegotiated while you close, and counts as a step") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/follow-through");
  visit.type("Add what you will do", "Draft the proposal 30 nov");
  visit.submit("Add what you will do");
  visit.go(meeting_at(visit, "/wrap-up"));
  CHECK(visit.shows("Still open from before"));
  visit.press("button", "Renegotiate: Draft the proposal");
  visit.type("New day", "4 dec");
  visit.press("button", "Save");
  CHECK(visit.first<ithaca::History>().said_in == visit.first<Meeting>().id);
  CHECK_FALSE(visit.shows("Still open from before"));
  CHECK(visit.page->find("checkbox", "Done: Draft the proposal"));
  visit.press("button", "Finish and copy recap");
  CHECK(visit.first<Meeting>().state == MeetingState::held);
  CHECK(visit.clipboard.text.find("Draft the proposal (Fri 4 Dec, moved from Mon 30 Nov)") !=
        std::string::npos);
}

TEST_CASE("Advice that was hard to hear gets time to work it through") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go(meeting_at(visit, "/meet"));
  write_line(visit, "/a Say less");
  visit.go(meeting_at(visit, "/wrap-up"));
  CHECK(!visit.page->find("checkbox", "Hold time: Work through: Say less"));
  visit.press("button", "Details: Say less");
  CHECK(visit.page->choose("First reaction", "Hard to hear"));
  visit.settle();
  visit.press("checkbox", "Hold time: Work through: Say less");
  CHECK(visit.first<HeldTime>().subject == ref_to(visit.first<Advice>()));
}

TEST_CASE("What is captured can be kept to oneself before it is kept") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.press("button", "Capture");
  visit.press("radio", "Sign");
  CHECK(!visit.page->find("checkbox", "Only for you"));
  visit.press("radio", "Question");
  visit.type("What", "Is she leaving?");
  visit.press("checkbox", "Only for you");
  visit.press("button", "Keep it");
  CHECK(visit.first<Question>().is_private);
}
