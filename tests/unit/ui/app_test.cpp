// The whole application without a browser: what is typed, pressed, copied and left behind.
#include "ui/app.hpp"

#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

std::string follow_through_of(const Visit& visit) {
  return "/follow-through/" + visit.first<Commitment>().id.string();
}

}  // namespace

TEST_CASE("the first start is there again after a crash, as far as it was typed") {
  FakeDatabase database;
  {
    Visit visit(database);
    visit.type("What do you want from mentoring", "Lead work across teams");
    visit.type("When do you meet?", "tue 16:0");
    visit.press("button", "leadership");
  }
  Visit again(database);
  CHECK(again.value("What do you want from mentoring") == "Lead work across teams");
  CHECK(again.value("When do you meet?") == "tue 16:0");
  again.type("When do you meet?", "tue 16:00");
  again.press("button", "Start");
  CHECK(again.first<Mentorship>().purposes == std::set<Purpose>{Purpose::leadership});
  CHECK(database.drafts.empty());
}

TEST_CASE("the first title has the focus, however soon the plan is here") {
  for (const bool opens_before_frame : {false, true}) {
    CAPTURE(opens_before_frame);
    FakeDatabase database;
    const Visit visit(database, "/today", true, opens_before_frame);
    const SeenNode* focused = visit.page->focused();
    REQUIRE(focused != nullptr);
    CHECK(focused->role == "heading");
    CHECK(focused->name == "Ithaca");
  }
}

TEST_CASE("a goal's sentence waits for its mentorship, and goes when it is submitted") {
  FakeDatabase database;
  {
    Visit visit(database);
    visit.start();
    visit.go("/goals");
    visit.type("New goal, in one sentence", "Own the billing");
  }
  CHECK(database.drafts.size() == 1);
  {
    Visit visit(database, "/goals");
    CHECK(visit.value("New goal, in one sentence") == "Own the billing");
    CHECK(visit.app->store().plan().of<Goal>().size() == 1);
    visit.submit("New goal, in one sentence");
    CHECK(visit.value("New goal, in one sentence").empty());
  }
  CHECK(database.drafts.empty());
}

TEST_CASE("a capture that was begun is open again, and gone once it is closed") {
  FakeDatabase database;
  {
    Visit visit(database);
    visit.start();
    visit.press("button", "Capture");
    visit.press("radio", "Judith offers");
    visit.type("What", "Ask the design lead");
  }
  {
    Visit visit(database);
    CHECK(visit.value("What") == "Ask the design lead");
    CHECK(visit.page->find("radio", "Judith offers")->checked);
    visit.press("button", "Close");
    CHECK(!visit.shows("Whose"));
  }
  CHECK(database.drafts.empty());
}

TEST_CASE("a renegotiation keeps what was said, until it is saved or cancelled") {
  FakeDatabase database;
  for (const char* const way : {"Cancel", "Save"}) {
    CAPTURE(way);
    {
      Visit visit(database);
      if (!visit.page->find("button", "Capture")) visit.start();
      visit.go("/follow-through");
      if (visit.app->store().plan().of<Commitment>().empty()) {
        visit.type("Add what you will do", "Start a list");
        visit.submit("Add what you will do");
      }
      visit.press("button", "Renegotiate: Start a list");
      visit.press("radio", "Smaller step");
      visit.type("The smaller step", "Three lines");
      visit.type("Why", "Finance moved their date");
    }
    CHECK(database.drafts.size() == 3);
    {
      Visit visit(database, "/follow-through");
      CHECK(visit.page->find("radio", "Smaller step")->checked);
      CHECK(visit.value("The smaller step") == "Three lines");
      CHECK(visit.value("Why") == "Finance moved their date");
      visit.press("button", way);
      CHECK(!visit.page->find("radio", "Smaller step"));
    }
    CHECK(database.drafts.empty());
  }
}

TEST_CASE("a date that was typed and not left is shown as such, and taken when the field is left") {
  FakeDatabase database;
  std::string goals;
  {
    Visit visit(database);
    visit.start();
    visit.go("/goals");
    visit.press("button", "Sharpen it");
    visit.type("Until", "31 jan");
  }
  Visit visit(database, "/goals");
  CHECK(visit.value("Until") == "31 jan");
  CHECK(visit.page->find("textbox", "Until")->description == "Typed, and not taken yet");
  CHECK(!visit.first<Goal>().until);
  CHECK(visit.page->focus("textbox", "Until"));
  visit.settle();
  visit.submit("Until");
  CHECK(visit.first<Goal>().until == day_of({2027, 1, 31}));
  CHECK(database.drafts.empty());
}

TEST_CASE("what is left out of the brief stays out after a reload") {
  ui::Drafts drafts;
  const auto meeting = parse_id<MeetingTag>("0123456789abcdef");
  const auto goal = parse_id<GoalTag>("fedcba9876543210");
  REQUIRE((meeting && goal));
  drafts.left_out[*meeting] = {ref_to<Goal>(*goal)};
  ui::Drafts back;
  ui::restore(back, ui::kept_of(drafts), Plan{});
  CHECK(back.left_out == drafts.left_out);
}

TEST_CASE("words to confirm with, and words to look for, are never kept") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/settings");
  visit.press("button", "Delete everything…");
  visit.type("Type “delete” to go on", "delete");
  CHECK(database.drafts.empty());
}

TEST_CASE("deleting everything deletes what was begun too") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/goals");
  visit.type("New goal, in one sentence", "Own the billing");
  visit.go("/settings");
  visit.press("button", "Delete everything…");
  visit.type("Type “delete” to go on", "delete");
  visit.press("button", "Delete everything");
  visit.settle();
  CHECK(database.drafts.empty());
  CHECK(visit.value("What do you want from mentoring").empty());
}

TEST_CASE("drafts never arm a timer") {
  FakeDatabase database;
  Visit visit(database);
  visit.type("What do you want from mentoring", "Lead work");
  CHECK(visit.shell.wakes_after.count() == 0);
  CHECK(!database.drafts.empty());
}

TEST_CASE("a text is called copied only when the browser says so") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  const MeetingId meeting = visit.first<Meeting>().id;
  CHECK(visit.page->press("button", "Copy the note"));
  CHECK(visit.clipboard.text.find("Judith") != std::string::npos);
  visit.settle();
  CHECK(visit.shows("Note for Judith copied"));
  CHECK(visit.app->store().plan().find<Meeting>(meeting)->briefed.has_value());
}

TEST_CASE("what the browser did not copy is shown to be copied by hand, and counts when it was") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  const MeetingId meeting = visit.first<Meeting>().id;
  visit.clipboard.refuses = true;
  visit.press("button", "Copy the note");
  CHECK(!visit.shows("Note for Judith copied"));
  CHECK(visit.value("Text to copy").find("Judith") != std::string::npos);
  CHECK(!visit.app->store().plan().find<Meeting>(meeting)->briefed.has_value());
  visit.press("button", "I copied it");
  CHECK(!visit.shows("Text to copy"));
  CHECK(visit.app->store().plan().find<Meeting>(meeting)->briefed.has_value());
}

TEST_CASE("a copy that follows a change keeps the way to undo it") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/follow-through");
  visit.type("Add what you will do", "Start a list");
  visit.submit("Add what you will do");
  visit.press("button", "Renegotiate: Start a list");
  visit.type("New day", "fri");
  visit.press("button", "Save and copy message");
  CHECK(visit.shows("Message for Judith copied"));
  visit.press("button", "Undo");
  CHECK(visit.first<Commitment>().due == Due{});
}

TEST_CASE("undo is offered for as long as it takes back what is said") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/follow-through");
  visit.type("Add what you will do", "Start a list");
  visit.submit("Add what you will do");
  CHECK(visit.page->find("button", "Undo") != nullptr);
  visit.type("I will", "Start a list of things");
  CHECK(visit.page->find("button", "Undo") == nullptr);
}

TEST_CASE("a new goal is opened") {
  FakeDatabase database;
  Visit visit(database, "/goals");
  visit.start();
  visit.go("/goals");
  visit.type("New goal, in one sentence", "Own the billing clean-up");
  visit.submit("New goal, in one sentence");
  CHECK(visit.value("Goal in one sentence") == "Own the billing clean-up");
  CHECK(visit.address.starts_with("/goals/"));
}

TEST_CASE("the address of a commitment leads to its row, whatever is shown") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/follow-through");
  for (int i = 0; i < 120; ++i) {
    const std::string title = "Step " + std::to_string(1000 + i);
    visit.type("Add what you will do", title);
    visit.submit("Add what you will do");
  }
  const Commitment* wanted = nullptr;
  for (const auto& [id, row] : visit.app->store().plan().of<Commitment>()) {
    if (row.value->title == "Step 1110") wanted = row.value;
  }
  REQUIRE(wanted != nullptr);
  const std::string address = "/follow-through/" + wanted->id.string();
  visit.go("/today");
  visit.go(address);
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Done: Step 1110");
  visit.press("checkbox", "Done: Step 1110");
  visit.go("/today");
  visit.go(address);
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Done: Step 1110");
}

TEST_CASE("renegotiating begins in its first field, and the focus comes back to the row") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/follow-through");
  visit.type("Add what you will do", "Start a list");
  visit.submit("Add what you will do");
  visit.press("button", "Renegotiate: Start a list");
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "New day");
  visit.press("button", "Cancel");
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Done: Start a list");
  CHECK(follow_through_of(visit).size() > 16);
}

TEST_CASE("the bottom bar says what is late and where one is") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/wrap-up");
  visit.type("Add what you will do", "Start a list tomorrow");
  visit.submit("Add what you will do");
  CHECK_FALSE(visit.page->find("link", "Follow-through, 1 late"));
  visit.press("button", "Finish and copy recap");
  visit.go("/follow-through");
  visit.clock.day = visit.clock.day + 5;
  visit.page->resize(390, 844);
  visit.settle();
  const SeenNode* place = visit.page->find("link", "Follow-through, 1 late");
  REQUIRE(place != nullptr);
  CHECK(place->current);
}

TEST_CASE("while wrapping up every field has its own name") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/wrap-up");
  for (const char* const title : {"Start a list", "Write to the forum"}) {
    visit.type("Add what you will do", title);
    visit.submit("Add what you will do");
  }
  std::set<std::string> names;
  for (const SeenNode* field : visit.page->all("textbox")) {
    CAPTURE(field->name);
    CHECK(names.insert(field->name).second);
  }
}

TEST_CASE("on a phone each way to capture is offered once") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.page->resize(390, 844);
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/meet");
  int offers = 0;
  for (const SeenNode* button : visit.page->all("button")) {
    if (button->name == "I will" || button->name == "Judith offers") ++offers;
  }
  CHECK(offers == 2);
}

TEST_CASE("Ctrl+Enter in a field is the next step of the meeting, with all that was typed") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  const std::string meeting = "/meetings/" + visit.first<Meeting>().id.string();
  const ui::KeyPress finish{.key = "Enter", .command = true, .in_text_field = true};
  visit.go(meeting + "/meet");
  visit.type("Write a note", "/i Start a list fri");
  CHECK(visit.page->key(finish) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.address == meeting + "/wrap-up");
  CHECK(visit.first<Commitment>().title == "Start a list");
  visit.type("Add what Judith offered", "Ask the design lead");
  CHECK(visit.page->key(finish) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.shows("Recap copied"));
  CHECK(visit.clipboard.text.find("Ask the design lead") != std::string::npos);
  CHECK(visit.first<Meeting>().state == MeetingState::held);
}

TEST_CASE("A wrap-up promises its recap in the press and writes it once what it tells is saved") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/wrap-up");
  visit.type("Add what Judith offered", "Ask the design lead");
  visit.page->key({.key = "Enter", .command = true, .in_text_field = true});
  visit.page->run();
  CHECK(visit.app->store().save_state().kind == SaveState::Kind::saving);
  CHECK(visit.clipboard.is_promised);
  CHECK(visit.clipboard.text.empty());
  visit.settle();
  CHECK_FALSE(visit.clipboard.is_promised);
  CHECK(visit.clipboard.text.find("Ask the design lead") != std::string::npos);
  SUBCASE("once") {
    visit.clipboard.text.clear();
    visit.go("/meetings");
    CHECK(visit.clipboard.text.empty());
  }
}

TEST_CASE("Ctrl+Enter in a question answers the question") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/prepare");
  visit.press("button", "Capture");
  visit.type("What", "Start a list");
  visit.page->key({.key = "Enter", .command = true, .in_text_field = true});
  visit.settle();
  CHECK(visit.first<Commitment>().title == "Start a list");
  CHECK(visit.clipboard.text.empty());
}

TEST_CASE("dates say how far away they are") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  const std::string first = "/meetings/" + visit.first<Meeting>().id.string();
  visit.go(first + "/wrap-up");
  visit.type("Add what you will do", "Start a list");
  visit.type("When do you meet again?", "12 dec 16:00");
  visit.press("button", "Finish and copy recap");
  visit.clock.day = visit.clock.day + 13;  // 4 December; they met on 24 November at the latest
  visit.go("/today");
  CHECK(visit.page->key({.key = "p"}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.shows(" days ago"));
}

TEST_CASE("back closes a question before it leaves the view") {
  FakeDatabase database;
  Visit visit(database, "/today");
  visit.start();
  visit.clipboard.refuses = true;
  visit.press("button", "Copy the note");
  CHECK(visit.shows("The browser did not copy it"));
  visit.go("/goals");
  CHECK(!visit.shows("The browser did not copy it"));
  CHECK(visit.address == "/today");
}

TEST_CASE("what changed in a goal unfolds, and each change takes its reason") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/goals");
  CHECK(visit.shows("Set the progress now and then"));
  visit.type("Progress in %", "30");
  visit.submit("Progress in %");
  visit.press("button", "Reasons and changes · 1 entry");
  CHECK(visit.shows("0 → 30 %"));
  visit.type("Reason for 0 → 30 %", "The sponsor agreed");
  CHECK(visit.first<ithaca::History>().reason == "The sponsor agreed");
  visit.press("button", "Reasons and changes · 1 entry");
  CHECK_FALSE(visit.shows("0 → 30 %"));
}
