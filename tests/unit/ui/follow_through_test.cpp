// Follow-through: what is known of a commitment, kind reminders, and several changed as one step.
#include "support/visit.hpp"
#include "ui/app.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

struct AtFollowThrough : Visit {
  explicit AtFollowThrough(FakeDatabase& database, float width = 1280) : Visit(database) {
    page->resize(width, 844);
    start();
    go("/follow-through");
  }
  void add(std::string_view title) { add_to("Add what you will do", title); }
  void offer(std::string_view title) { add_to("Add what Judith offered", title); }
  // The first meeting was held today.
  void hold_first() {
    go("/meetings/" + first<Meeting>().id.string() + "/wrap-up");
    press("button", "Finish and copy recap");
    press("button", "Finish and copy recap");
    go("/follow-through");
  }
  std::size_t in_state(CommitmentState state) const {
    std::size_t count = 0;
    for (const auto& [id, row] : app->store().plan().of<Commitment>()) {
      if (row.value->state == state) ++count;
    }
    return count;
  }

 private:
  void add_to(std::string_view field, std::string_view title) {
    type(field, title);
    submit(field);
  }
};

void add_five(AtFollowThrough& visit) {
  for (const char* const title : {"Step one", "Step two", "Step three", "Step four"}) {
    visit.add(title);
  }
  visit.offer("An introduction");
}

}  // namespace

TEST_CASE("the details of a commitment say its kind, its goal and what came of it") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    FakeDatabase database;
    AtFollowThrough visit(database, width);
    visit.add("Read chapter 4");
    visit.press("button", "details: Read chapter 4");
    CHECK(visit.page->choose("Kind", "Learn"));
    visit.settle();
    CHECK(visit.page->choose("For the goal", "Lead work across teams"));
    visit.settle();
    CHECK(visit.first<Commitment>().kind == CommitmentKind::learn);
    CHECK(visit.first<Commitment>().goal == visit.first<Goal>().id);
    CHECK(visit.page->choose("For the goal", "No goal"));
    visit.settle();
    CHECK(!visit.first<Commitment>().goal.is_set());
    CHECK(visit.page->find("textbox", "What came of it") == nullptr);
    visit.press("checkbox", "Done: Read chapter 4");
    visit.press("button", "what came of it: Read chapter 4");
    visit.press("button", "what came of it: Read chapter 4");
    visit.type("What came of it", "Tried it in two reviews");
    CHECK(visit.first<Commitment>().result == "Tried it in two reviews");
  }
}

TEST_CASE("a row leads to its meeting, and its history unfolds to each change") {
  FakeDatabase database;
  AtFollowThrough visit(database);
  const std::string meeting = "/meetings/" + visit.first<Meeting>().id.string();
  visit.go(meeting + "/wrap-up");
  visit.type("Add what you will do", "Start a list");
  visit.submit("Add what you will do");
  visit.press("button", "Finish and copy recap");
  visit.go("/follow-through");
  const SeenNode* link = visit.page->find("link", "Start a list: said in meeting 1");
  REQUIRE(link != nullptr);
  CHECK(link->value == "#" + meeting + "/wrap-up");
  visit.press("button", "Renegotiate: Start a list");
  visit.type("New day", "4 dec");
  visit.type("Why", "Finance moved");
  visit.press("button", "Save");
  CHECK_FALSE(visit.shows("Finance moved"));
  visit.press("button", "moved once, said in time: Start a list");
  CHECK(visit.shows("New date: before we meet → Fri 4 Dec"));
  CHECK(visit.shows("Finance moved"));
  visit.press("button", "moved once, said in time: Start a list");
  CHECK_FALSE(visit.shows("Finance moved"));
}

TEST_CASE("a kind reminder is offered after the day, and not again before the next meeting") {
  FakeDatabase database;
  AtFollowThrough visit(database);
  visit.hold_first();
  visit.offer("Introduce me tomorrow");
  CHECK(visit.page->find("button", "Copy a kind reminder: Introduce me") == nullptr);
  visit.clock.day = visit.clock.day + 2;
  visit.settle();
  CHECK_FALSE(visit.shows("late"));  // nothing is counted on the mentor's side
  visit.press("button", "Copy a kind reminder: Introduce me");
  CHECK(visit.first<Commitment>().reminded_on == visit.clock.day);
  CHECK(visit.page->find("button", "Copy a kind reminder: Introduce me") == nullptr);
}

TEST_CASE("several commitments are done at once, and undone at once") {
  FakeDatabase database;
  AtFollowThrough visit(database);
  visit.add("Step zero");
  CHECK(visit.page->find("button", "Select") == nullptr);
  add_five(visit);
  visit.press("button", "Select");
  CHECK(visit.page->find("button", "Done")->disabled);
  CHECK(visit.page->find("checkbox", "Done: Step one") == nullptr);
  for (const char* const title : {"Choose: Step one", "Choose: Step three", "Choose: Step two"}) {
    visit.press("checkbox", title);
  }
  visit.press("checkbox", "Choose: Step two");
  CHECK(visit.shows("2 selected"));
  visit.press("button", "Done");
  CHECK(visit.in_state(CommitmentState::done) == 2);
  CHECK(visit.shows("2 changed"));
  CHECK(visit.page->find("checkbox", "Choose: Step four") == nullptr);
  visit.press("button", "Undo");
  CHECK(visit.in_state(CommitmentState::done) == 0);
  CHECK(visit.in_state(CommitmentState::open) == 6);
}

TEST_CASE("several get one new date and one reason; a day that is none is asked for again") {
  FakeDatabase database;
  AtFollowThrough visit(database, 390);
  add_five(visit);
  visit.press("button", "Select");
  for (const char* const title : {"Choose: Step one", "Choose: Step two", "Choose: Step four"}) {
    visit.press("checkbox", title);
  }
  visit.press("button", "New date");
  CHECK(visit.page->find("textbox", "New day")->description.find("Choose a day") == 0);
  visit.type("New day", "4 dec");
  visit.type("Why", "I was ill");
  visit.press("button", "New date");
  CHECK(visit.app->store().plan().of<ithaca::History>().size() == 3);
  for (const auto& [id, row] : visit.app->store().plan().of<ithaca::History>()) {
    CHECK(row.value->reason == "I was ill");
  }
  CHECK(visit.shows("3 changed"));
  visit.press("button", "Undo");
  CHECK(visit.app->store().plan().of<ithaca::History>().empty());
}

TEST_CASE("several are released at once; two such steps in a row are two steps of undo") {
  FakeDatabase database;
  AtFollowThrough visit(database);
  add_five(visit);
  visit.press("button", "Select");
  visit.press("checkbox", "Choose: Step one");
  visit.press("checkbox", "Choose: An introduction");
  visit.press("button", "Release");
  CHECK(visit.in_state(CommitmentState::released) == 2);
  CHECK(visit.page->find("button", "Select") == nullptr);  // the list is short again
  visit.add("Step five");
  visit.add("Step six");
  visit.press("button", "Select");
  visit.press("checkbox", "Choose: Step two");
  visit.press("button", "Release");
  visit.press("button", "Undo");
  CHECK(visit.in_state(CommitmentState::released) == 2);
  visit.press("button", "Select");
  visit.go("/today");
  visit.go("/follow-through");
  CHECK(visit.page->find("checkbox", "Choose: Step two") == nullptr);
}

TEST_CASE(
    "the mentee lets a time pass, for either side, sees it under All, and takes it up again") {
  for (const float width : {1280.0F, 320.0F}) {
    CAPTURE(width);
    FakeDatabase database;
    AtFollowThrough visit(database, width);
    visit.hold_first();
    visit.offer("An introduction");
    visit.press("button", "Renegotiate: An introduction");
    visit.press("radio", "Let it lapse");
    CHECK(visit.shows("nobody has to account for it"));
    visit.type("Why", "The talk was in May");
    visit.press("button", "Save");
    CHECK(visit.first<Commitment>().state == CommitmentState::lapsed);
    CHECK_FALSE(visit.page->find("checkbox", "Done: An introduction"));
    visit.press("button", "Undo");
    CHECK(visit.first<Commitment>().state == CommitmentState::open);
    visit.app->on_key({.key = "z", .command = true, .shift = true});
    visit.settle();
    CHECK(visit.first<Commitment>().state == CommitmentState::lapsed);
    visit.press("radio", "All");
    CHECK(visit.shows("Lapsed"));
    visit.press("button", "Take it up again: An introduction");
    CHECK(visit.first<Commitment>().state == CommitmentState::open);
    CHECK(visit.page->find("button", "Renegotiate: An introduction"));
    visit.press("button", "what changed: An introduction");
    CHECK(visit.shows("Lapsed"));
    CHECK(visit.shows("Taken up again"));
    CHECK(visit.shows("The talk was in May"));
  }
}

TEST_CASE("a row says its kind, where and since when it was said") {
  FakeDatabase database;
  AtFollowThrough visit(database);
  visit.hold_first();
  visit.offer("The hiring rubric");
  visit.press("button", "details: The hiring rubric");
  CHECK(visit.page->choose("Kind", "Send"));
  visit.settle();
  CHECK(visit.page->find("link", "The hiring rubric: said in meeting 1, 21 Nov"));
  CHECK(visit.shows("Send"));
}

TEST_CASE("the search finds why something moved, and leads to it") {
  FakeDatabase database;
  AtFollowThrough visit(database);
  visit.add("Draft the proposal");
  visit.press("button", "Renegotiate: Draft the proposal");
  visit.press("radio", "Smaller step");
  visit.type("The smaller step", "Outline it");
  visit.type("Why", "Finance moved their date");
  visit.press("button", "Save");
  visit.app->on_key({.key = "k", .command = true});
  visit.settle();
  CHECK(visit.page->type("Search or jump to…", "finance moved"));
  visit.settle();
  CHECK(visit.page->find("option", "Finance moved their date") != nullptr);
  CHECK(visit.page->type("Search or jump to…", "draft the proposal"));  // as it was before
  visit.settle();
  for (const SeenNode* option : visit.page->all("option")) CHECK(!option->name.empty());
  CHECK(visit.page->type("Search or jump to…", "finance moved"));
  visit.settle();
  visit.page->key({.key = "Enter", .in_text_field = true});
  visit.settle();
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Done: Outline it");
}
