// What a pointer carries to another place: topics on the roadmap, points of an agenda.
#include <algorithm>

#include "imgui.h"
#include "support/visit.hpp"
#include "ui/widgets/core.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

using Titles = std::vector<std::string>;

struct Board : Visit {
  explicit Board(FakeDatabase& database) : Visit(database) {
    page->resize(1280, 2400);
    start();
  }
  void add(std::string_view field, std::string_view title) {
    type(field, title);
    submit(field);
  }
  // As a person does it: over the place, then let go.
  void drag(std::string_view title, std::string_view role, std::string_view onto,
            float down = 0.5F) {
    INFO(page->outline());
    CHECK(page->take("Drag: " + std::string(title)));
    CHECK(page->carry_to(role, onto, down));
    page->let_go();
    settle();
  }
  Titles column(std::int32_t slot) const {
    Titles titles;
    for (const Topic* topic :
         children(app->store().plan(), &Topic::mentorship, first<Mentorship>().id)) {
      if (topic->slot == slot) titles.push_back(topic->title);
    }
    return titles;
  }
  void open_agenda() { go("/meetings/" + first<Meeting>().id.string() + "/prepare"); }
  Titles agenda() const {
    Titles titles;
    const Plan& plan = app->store().plan();
    for (const AgendaItem* item : children(plan, &AgendaItem::meeting, first<Meeting>().id)) {
      titles.push_back(method::agenda_title(plan, *item));
    }
    return titles;
  }
  std::uint64_t revision() const { return app->store().plan().revision(); }
  // Of all triangles that are drawn: more of them where something lights up.
  std::size_t corners() {
    return static_cast<std::size_t>(page->core().picture().list().VtxBuffer.Size);
  }
};

}  // namespace

TEST_CASE("a topic is dragged into a meeting, into another one and out of both") {
  FakeDatabase database;
  Board board(database);
  board.go("/roadmap");
  board.add("Add a topic", "Rehearse the talk");
  board.drag("Rehearse the talk", "textbox", "Add a topic to meeting 2");
  CHECK(board.column(2) == Titles{"Rehearse the talk"});
  CHECK(board.page->announced() == "Rehearse the talk: Meeting 2, 1 of 1");
  REQUIRE(board.page->focused() != nullptr);
  CHECK(board.page->focused()->name == "Change or move: Rehearse the talk");
  board.drag("Rehearse the talk", "textbox", "Add a topic to meeting 1");
  CHECK(board.column(1) == Titles{"Rehearse the talk"});
  board.drag("Rehearse the talk", "heading", "Not in a meeting yet");
  CHECK(board.column(0) == Titles{"Rehearse the talk"});
}

TEST_CASE("each drop says that it can be undone, and is a step of its own") {
  FakeDatabase database;
  Board board(database);
  board.go("/roadmap");
  board.add("Add a topic", "Rehearse the talk");
  board.drag("Rehearse the talk", "textbox", "Add a topic to meeting 1");
  board.drag("Rehearse the talk", "textbox", "Add a topic to meeting 2");
  CHECK(board.shows("Topic moved"));
  board.press("button", "Undo");
  CHECK(board.column(1) == Titles{"Rehearse the talk"});
  CHECK(board.page->key({.key = "z", .command = true}) == ui::Handled::yes);
  board.settle();
  CHECK(board.column(0) == Titles{"Rehearse the talk"});
}

TEST_CASE("within its column a topic goes before the one whose upper half it is let go over") {
  FakeDatabase database;
  Board board(database);
  board.go("/roadmap");
  for (const char* title : {"A", "B", "C"}) board.add("Add a topic to meeting 1", title);
  board.drag("C", "textbox", "Meeting 1, topic 1", 0.1F);
  CHECK(board.column(1) == Titles{"C", "A", "B"});
  board.drag("C", "grip", "Drag: A", 1.0F);
  CHECK(board.column(1) == Titles{"A", "C", "B"});
  board.drag("A", "textbox", "Add a topic to meeting 1");
  CHECK(board.column(1) == Titles{"C", "B", "A"});
  board.add("Add a topic", "D");
  board.drag("D", "textbox", "Meeting 1, topic 2", 0.1F);
  CHECK(board.column(1) == Titles{"C", "D", "B", "A"});
}

TEST_CASE("let go where it stands, a topic stays, and there is nothing to undo") {
  FakeDatabase database;
  Board board(database);
  board.go("/roadmap");
  for (const char* title : {"A", "B"}) board.add("Add a topic to meeting 1", title);
  const std::uint64_t before = board.revision();
  board.drag("A", "grip", "Drag: A");
  board.drag("A", "textbox", "Meeting 1, topic 2", 0.0F);
  board.drag("B", "textbox", "Add a topic to meeting 1");
  CHECK(board.revision() == before);
  CHECK_FALSE(board.shows("Topic moved"));
}

TEST_CASE("Escape gives up: what is let go afterwards stays where it was") {
  FakeDatabase database;
  Board board(database);
  board.go("/roadmap");
  board.add("Add a topic", "A");
  const std::uint64_t before = board.revision();
  CHECK(board.page->take("Drag: A"));
  CHECK(board.page->carry_to("textbox", "Add a topic to meeting 1"));
  CHECK(board.page->key({.key = "Escape"}) == ui::Handled::yes);
  CHECK(board.page->carry_to("textbox", "Add a topic to meeting 2"));
  board.page->let_go();
  board.settle();
  CHECK(board.revision() == before);
  CHECK(board.column(0) == Titles{"A"});
}

TEST_CASE("a meeting that was held takes no topic and does not light up, but gives one away") {
  FakeDatabase database;
  Board board(database);
  board.go("/roadmap");
  board.add("Add a topic to meeting 1", "Left open");
  board.add("Add a topic", "A");
  board.go("/meetings/" + board.first<Meeting>().id.string() + "/wrap-up");
  board.type("Add what you will do", "Start a list");
  board.press("button", "Finish and copy recap");
  board.go("/roadmap");
  const std::uint64_t before = board.revision();
  CHECK(board.page->take("Drag: A"));
  CHECK(board.page->carry_to("heading", "Roadmap"));  // over no place
  const std::size_t dark = board.corners();
  CHECK(board.page->carry_to("textbox", "Meeting 1, topic 1"));
  CHECK(board.corners() == dark);
  board.page->let_go();
  board.settle();
  CHECK(board.revision() == before);
  CHECK(board.page->take("Drag: Left open"));
  CHECK(board.page->carry_to("heading", "Roadmap"));
  const std::size_t dark_again = board.corners();
  CHECK(board.page->carry_to("textbox", "Add a topic to meeting 2"));
  CHECK(board.corners() > dark_again);
  board.page->let_go();
  board.settle();
  CHECK(board.column(2) == Titles{"Left open"});
}

TEST_CASE(
    "what was talked about goes into a held meeting by drag and by menu, and nothing else does") {
  FakeDatabase database;
  Board board(database);
  board.go("/roadmap");
  board.add("Add a topic to meeting 1", "Left open");
  for (const char* title : {"A", "B"}) board.add("Add a topic", title);
  board.go("/meetings/" + board.first<Meeting>().id.string() + "/wrap-up");
  board.type("Add what you will do", "Start a list");
  board.press("button", "Finish and copy recap");
  board.go("/roadmap");
  board.press("button", "Change or move: B");
  CHECK_FALSE(board.page->choose("Move to", "Meeting 1"));
  board.press("checkbox", "Talked about: B");
  CHECK(board.page->choose("Move to", "Meeting 1"));
  board.settle();
  CHECK(board.column(1) == Titles{"Left open", "B"});
  board.press("button", "Change or move: A");
  board.press("checkbox", "Talked about: A");
  board.drag("A", "textbox", "Meeting 1, topic 2", 0.1F);
  CHECK(board.column(1) == Titles{"Left open", "A", "B"});
  board.press("button", "Undo");
  CHECK(board.column(0) == Titles{"A"});
}

TEST_CASE("an agenda is put in order by dragging, and says where the point stands") {
  FakeDatabase database;
  Board board(database);
  board.open_agenda();
  board.add("Add to the agenda", "Budget");
  Titles titles = board.agenda();
  REQUIRE(titles.size() > 3);
  const auto number =
      static_cast<std::size_t>(std::find(titles.begin(), titles.end(), "Budget") - titles.begin());
  board.drag("Budget", "textbox", "Agenda item 2", 0.1F);
  std::rotate(titles.begin() + 1, titles.begin() + static_cast<std::ptrdiff_t>(number),
              titles.begin() + static_cast<std::ptrdiff_t>(number) + 1);
  CHECK(board.agenda() == titles);
  CHECK(board.page->announced() == "Budget: 2 of " + std::to_string(titles.size()));
  REQUIRE(board.page->focused() != nullptr);
  CHECK(board.page->focused()->name == "Move or take off: Budget");
  board.drag("Budget", "textbox", "Add to the agenda");
  CHECK(board.agenda().back() == "Budget");
  board.press("button", "Undo");
  CHECK(board.agenda() == titles);
  const std::uint64_t before = board.revision();
  board.drag("Budget", "grip", "Drag: Budget");
  board.drag("Budget", "heading", "When and where");
  CHECK(board.revision() == before);
}

TEST_CASE("keys and buttons say where the point of an agenda stands as well") {
  FakeDatabase database;
  Board board(database);
  board.open_agenda();
  const Titles titles = board.agenda();
  CHECK(board.page->focus("textbox", "Agenda item 2"));
  CHECK(board.page->key({.key = "ArrowUp", .alt = true}) == ui::Handled::yes);
  board.settle();
  const std::string of_all = " of " + std::to_string(titles.size());
  CHECK(board.page->announced() == titles[1] + ": 1" + of_all);
  CHECK_FALSE(board.page->find("button", "Move down: " + titles[1]));
  board.press("button", "Move or take off: " + titles[1]);
  board.press("button", "Move down: " + titles[1]);
  CHECK(board.page->announced() == titles[1] + ": 2" + of_all);
}

TEST_CASE("grips are named, hidden from assistive technology, never in focus, and all is covered") {
  FakeDatabase database;
  Board board(database);
  board.go("/roadmap");
  board.add("Add a topic", "A");
  const SeenNode* grip = board.page->find("grip", "Drag: A");
  REQUIRE(grip != nullptr);
  CHECK(grip->hidden);
#ifdef ITHACA_COVERAGE
  CHECK(board.page->uncovered().empty());
  CHECK(board.page->take("Drag: A"));
  CHECK(board.page->uncovered().empty());
  board.page->let_go();
#endif
  board.press("button", "Change or move: A");
  board.press("button", "Delete topic: A");
  REQUIRE(board.page->focused() != nullptr);
  CHECK(board.page->focused()->role != "grip");
}

TEST_CASE("on a phone a grip is large enough for a finger, and works among stacked columns") {
  FakeDatabase database;
  Board board(database);
  board.page->set_touch(true);
  for (const float width : {390.0F, 320.0F}) {
    CAPTURE(width);
    board.page->resize(width, 3000);
    board.go("/roadmap");
    const std::string title = "Topic at " + std::to_string(static_cast<int>(width));
    board.add("Add a topic", title);
    const SeenNode* grip = board.page->find("grip", "Drag: " + title);
    REQUIRE(grip != nullptr);
    CHECK(grip->rect.width >= 44);
    CHECK(grip->rect.height >= 44);
    CHECK(grip->rect.x >= 0);
    board.drag(title, "textbox", "Add a topic to meeting 1");
    CHECK(board.column(1).back() == title);
    board.open_agenda();
    for (const SeenNode& node : board.page->nodes()) {
      INFO(node.role << " " << node.name);
      CHECK(node.rect.right() <= width + 0.5F);
    }
    board.drag(title, "textbox", "Agenda item 1", 0.1F);
    CHECK(board.agenda().front() == title);
  }
}

TEST_CASE("an idle page draws nothing while a row is held still") {
  FakeDatabase database;
  Board board(database);
  board.go("/roadmap");
  board.add("Add a topic", "A");
  CHECK(board.page->take("Drag: A"));
  CHECK(board.page->carry_to("textbox", "Add a topic to meeting 1"));
  CHECK(board.page->core().wanted_frames() == 0);
  CHECK(board.page->carry_to("textbox", "Add a topic to meeting 1"));
  CHECK(board.page->core().wanted_frames() == 0);
}
