// Between meetings: a contact is noted, the rhythm's clock starts anew, a short update is copied.
#include "support/visit.hpp"
#include "ui/widgets/core.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

// The first meeting was held on Tuesday 24 November, every two weeks; it is three weeks later.
struct AfterFirst : Visit {
  explicit AfterFirst(FakeDatabase& database) : Visit(database) {
    start();
    go("/meetings");
    type("How often you meet", "2 weeks");
    submit("How often you meet");
    clock.day = clock.day + 3;
    go("/meetings/" + first<Meeting>().id.string() + "/wrap-up");
    type("Add what you will do", "Draft the proposal");
    submit("Add what you will do");
    type("When do you meet again?", "");
    press("button", "Finish and copy recap");
    clock.day = clock.day + 21;
  }
};

}  // namespace

TEST_CASE("a contact that is noted on Today starts the clock anew") {
  FakeDatabase database;
  AfterFirst visit(database);
  visit.go("/today");
  CHECK(visit.shows("Worth a look: you talked 21 days ago"));
  visit.press("button", "Note a contact between meetings");
  visit.press("radio", "Call");
  visit.type("What about, if you like", "The budget talk");
  visit.press("button", "Keep it");
  CHECK(visit.first<Touchpoint>().means == Means::call);
  CHECK(visit.first<Touchpoint>().about == "The budget talk");
  CHECK(visit.first<Touchpoint>().day == visit.clock.today());
  CHECK(visit.shows("Steady: you talked today"));
  visit.press("button", "Undo");
  CHECK(visit.shows("Worth a look: you talked 21 days ago"));
}

TEST_CASE("what was noted stands with the meetings and can be changed, found and taken away") {
  for (const float width : {1280.0F, 320.0F}) {
    CAPTURE(width);
    FakeDatabase database;
    AfterFirst visit(database);
    visit.page->resize(width, 800);
    visit.go("/meetings");
    CHECK(visit.shows("A short update is yours to send"));
    visit.press("button", "Note a contact…");
    visit.type("What about, if you like", "Größenordnungsschätzungsgespräch مرحبا 🎉");
    visit.submit("What about, if you like");
    CHECK(visit.page->choose("How, contact 1", "Message"));
    visit.settle();
    CHECK(visit.first<Touchpoint>().means == Means::message);
    visit.type("Day of contact 1", "10 dec");
    visit.submit("Day of contact 1");
    CHECK(visit.first<Touchpoint>().day == day_of({2026, 12, 10}));
    visit.type("What about, contact 1", "The forum");
    CHECK(visit.first<Touchpoint>().about == "The forum");
    visit.page->core().blur(visit.page->focused()->id);
    visit.page->key({.key = "k", .command = true});
    visit.settle();
    CHECK(visit.page->type("Search or jump to…", "the forum"));
    visit.settle();
    CHECK(visit.page->find("option", "The forum") != nullptr);
    visit.press("button", "Close");
    visit.press("button", "Take away contact 1");
    CHECK(visit.app->store().plan().of<Touchpoint>().empty());
  }
}

TEST_CASE("a contact can be kept to oneself when it is noted, and afterwards") {
  FakeDatabase database;
  AfterFirst visit(database);
  visit.go("/meetings");
  visit.press("button", "Note a contact…");
  visit.type("What about, if you like", "My worry about her time");
  visit.press("checkbox", "Only for you");
  visit.press("button", "Keep it");
  CHECK(visit.first<Touchpoint>().is_private);
  CHECK(visit.shows("only for you"));
  REQUIRE(visit.page->find("button", "Only for you: contact 1"));
  CHECK(visit.page->find("button", "Only for you: contact 1")->pressed);
  const auto hide_or_show = [&] {
    const SeenNode* focused = visit.page->focused();
    if (focused != nullptr) visit.page->core().blur(focused->id);
    visit.page->key({.key = "h"});
    visit.settle();
  };
  hide_or_show();
  CHECK_FALSE(visit.page->find("textbox", "What about, contact 1"));
  visit.press("button", "Note a contact…");
  CHECK_FALSE(visit.page->find("checkbox", "Only for you"));
  visit.press("button", "Close");
  hide_or_show();
  visit.press("button", "Only for you: contact 1");
  CHECK_FALSE(visit.first<Touchpoint>().is_private);
}

TEST_CASE("a short update is copied when there is news, and counts as being in touch") {
  FakeDatabase database;
  AfterFirst visit(database);
  visit.go("/meetings");
  const SeenNode* button = visit.page->find("button", "Copy a short update");
  REQUIRE(button != nullptr);
  CHECK(button->disabled);
  CHECK(button->description == "Nothing new since you last met");
  visit.go("/follow-through");
  visit.press("checkbox", "Done: Draft the proposal");
  visit.go("/meetings");
  visit.press("button", "Copy a short update");
  CHECK(visit.clipboard.text.find("Done: Draft the proposal") != std::string::npos);
  CHECK(visit.first<Touchpoint>().about == "A short update");
  visit.go("/today");
  CHECK(visit.shows("Steady: you talked today"));
}

TEST_CASE("what was begun about a contact is there after a reload") {
  FakeDatabase database;
  {
    AfterFirst visit(database);
    visit.go("/meetings");
    visit.press("button", "Note a contact…");
    visit.press("radio", "Email");
    visit.press("radio", "In person");
    visit.type("What about, if you like", "A word in the corridor");
  }
  Visit visit(database, "/meetings");
  CHECK(visit.value("What about, if you like") == "A word in the corridor");
  CHECK(visit.page->find("radio", "In person")->checked);
}
