// Where things stand: within their cards and windows, in their dialogs, under the next key.
#include <doctest/doctest.h>

#include <cmath>

#include "imgui.h"
#include "support/visit.hpp"
#include "ui/widgets/core.hpp"

using namespace ithaca;
using ithaca::test::FakeDatabase;
using ithaca::test::SeenNode;
using ithaca::test::Visit;

namespace {

const std::string kLongWord =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

void add(Visit& visit, std::string_view field, std::string_view text) {
  visit.type(field, text);
  visit.submit(field);
}

// A plan in which the mentor, a goal, commitments of both and topics are one long word.
void fill_with(Visit& visit, const std::string& word) {
  visit.start();
  visit.go("/settings");
  visit.type("Your mentor’s name", word);
  visit.go("/goals");
  add(visit, "New goal, in one sentence", word);
  visit.go("/follow-through");
  add(visit, "Add what you will do", word);
  add(visit, "Add what " + word.substr(0, 5), word);
  visit.go("/roadmap");
  add(visit, "Add a topic to meeting 1", word);
  visit.page->focus("textbox", "Not in a meeting yet");
  add(visit, "Add a topic", word);
}

void check_within(Visit& visit, float left, float right) {
  for (const SeenNode& node : visit.page->nodes()) {
    if (node.role != "paragraph" && node.role != "heading" && node.role != "button" &&
        node.role != "textbox" && node.role != "checkbox") {
      continue;
    }
    INFO(node.role << " " << node.name << " at " << node.rect.x << " to " << node.rect.right());
    CHECK(node.rect.x >= left);
    CHECK(node.rect.right() <= right);
  }
}

int drawn_vertices(Visit& visit) {
  visit.page->run();
  return visit.page->core().picture().list().VtxBuffer.Size;
}

}  // namespace

TEST_CASE("a word longer than its place breaks, and nothing beside it leaves the window") {
  FakeDatabase database;
  Visit visit(database);
  fill_with(visit, kLongWord);
  const std::string meeting = visit.first<Meeting>().id.string();
  for (const float width : {320.0F, 390.0F, 1280.0F}) {
    visit.page->resize(width, 800);
    for (const std::string& route :
         {std::string("/today"), std::string("/goals"), std::string("/follow-through"),
          std::string("/roadmap"), std::string("/captured"), "/meetings/" + meeting + "/prepare",
          "/meetings/" + meeting + "/meet", "/meetings/" + meeting + "/wrap-up"}) {
      CAPTURE(width);
      CAPTURE(route);
      visit.go(route);
      check_within(visit, 0, width + 0.5F);
    }
  }
}

TEST_CASE("a long word does not push the columns of a wide page below each other") {
  FakeDatabase database;
  Visit visit(database);
  fill_with(visit, kLongWord);
  visit.go("/goals");
  const SeenNode* add_field = visit.page->find("textbox", "New goal, in one sentence");
  const SeenNode* sentence = visit.page->find("textbox", "Goal in one sentence");
  REQUIRE((add_field != nullptr && sentence != nullptr));
  CHECK(sentence->rect.x > add_field->rect.right());
}

TEST_CASE(
    "a goal's box and its buttons stand on one edge on a phone, and no topic has an empty line") {
  FakeDatabase database;
  Visit visit(database);
  fill_with(visit, "Budget");
  visit.page->resize(320, 800);
  visit.go("/goals/" + visit.first<Goal>().id.string());
  const SeenNode* box = visit.page->find("checkbox", "Only for you");
  const SeenNode* sentence = visit.page->find("textbox", "Goal in one sentence");
  REQUIRE((box != nullptr && sentence != nullptr));
  CHECK(std::abs(box->rect.x - sentence->rect.x) < 3);  // a box of 20 in a target of 24
  visit.go("/roadmap");
  for (const SeenNode* line : visit.page->all("paragraph")) CHECK(!line->name.empty());
}

TEST_CASE("the results of a search stand in its dialog, as wide and as narrow as it is") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  for (const float width : {320.0F, 1280.0F}) {
    CAPTURE(width);
    visit.page->resize(width, 800);
    visit.settle();
    visit.press("button", "Search or jump to…");
    CHECK(visit.page->type("Search or jump to…", "e"));
    visit.settle();
    const SeenNode* dialog = visit.page->find("dialog", "Search or jump to…");
    REQUIRE(dialog != nullptr);
    const ui::Rect around = dialog->rect;
    CHECK(visit.page->find("heading", "Search or jump to…") != nullptr);
    REQUIRE(visit.page->all("option").size() > 5);
    for (const SeenNode* option : visit.page->all("option")) {
      CAPTURE(option->name);
      CHECK(option->rect.x >= around.x);
      CHECK(option->rect.right() <= around.right());
      CHECK(option->rect.bottom() <= around.bottom());
    }
    CHECK(visit.page->type("Search or jump to…", "zzz"));
    visit.settle();
    CHECK(visit.page->find("dialog", "Search or jump to…")->rect.y == around.y);  // it stays put
    visit.press("button", "Close");
  }
}

TEST_CASE("the first start stands in the middle of the window") {
  FakeDatabase database;
  Visit visit(database);
  for (const float width : {1280.0F, 1920.0F}) {
    visit.page->resize(width, 900);
    visit.settle();
    const SeenNode* form = visit.page->find("form", "Start");
    REQUIRE(form != nullptr);
    CHECK(form->rect.x + form->rect.width / 2 == doctest::Approx(width / 2).epsilon(0.01));
  }
}

TEST_CASE("dates to be planned take the focus, and on a phone without bringing up the keyboard") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings");
  visit.press("button", "Plan 4 more…");
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Date 1");
  visit.press("button", "Cancel");
  visit.page->set_touch(true);
  visit.press("button", "Plan 4 more…");
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Cancel");
}

TEST_CASE("no time is left of a meeting that was held, and none is counted") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  const std::string meeting = visit.first<Meeting>().id.string();
  visit.go("/meetings/" + meeting + "/meet");
  CHECK(visit.shows("45 min left"));
  visit.go("/meetings/" + meeting + "/wrap-up");
  visit.press("button", "Finish and copy recap");
  visit.press("button", "Finish and copy recap");  // without a next step it asks once
  REQUIRE(visit.first<Meeting>().state == MeetingState::held);
  visit.go("/meetings/" + meeting + "/meet");
  CHECK(!visit.shows("min left"));
}

TEST_CASE("what can be done with a point is drawn while somebody is at its row, and for a finger") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.page->resize(1280, 2000);  // all of it is in the window, whatever the size of its letters
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/prepare");
  visit.page->focus("textbox", "What do you need help with?");
  const int at_rest = drawn_vertices(visit);
  REQUIRE(visit.page->focus("button", "Move or take off: Goals"));
  CHECK(drawn_vertices(visit) > at_rest);
  visit.page->focus("textbox", "What do you need help with?");
  CHECK(drawn_vertices(visit) == at_rest);
  visit.page->set_touch(true);
  CHECK(drawn_vertices(visit) > at_rest);
}

TEST_CASE("a message keeps above what stands at the lower edge of a phone") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.page->resize(390, 844);
  visit.page->set_touch(true);
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/meet");
  visit.type("Write a note", "/i Start a list");
  visit.submit("Write a note");
  const SeenNode* said = visit.page->find("paragraph", "Captured");
  const SeenNode* bar = visit.page->find("button", "I will");
  REQUIRE(said);
  REQUIRE(bar);
  CHECK(said->rect.bottom() < bar->rect.y);
  visit.go("/follow-through");
  visit.press("checkbox", "Done: Start a list");
  said = visit.page->find("paragraph", "Done");
  bar = visit.page->find("link", "Meetings");
  REQUIRE(said);
  REQUIRE(bar);
  CHECK(said->rect.bottom() < bar->rect.y);
}
