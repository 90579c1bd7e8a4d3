// Goals as a person meets them: one sentence, sharper later, several ways, each change with its
// why.
#include "support/visit.hpp"
#include "ui/app.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

// A mentorship with its first goal, opened.
struct AtGoals : Visit {
  explicit AtGoals(FakeDatabase& database) : Visit(database) {
    start();
    go("/goals/" + first<Goal>().id.string());
  }
  void count_talks() {
    press("button", "+ a number to count");
    type("What is counted", "talks");
    type("From", "2");
    type("To", "4");
    press("button", "Count it");
  }
  void add_path(std::string_view title) {
    type("Add a path", title);
    submit("Add a path");
  }
  std::string next_meeting() {
    Index index;
    const method::View view{app->store().plan(), index, clock.day};
    return method::next_meeting(view, first<Mentorship>().id)->id.string();
  }
  // Leaves the field: the focus goes to the goal's own sentence.
  void leave() {
    CHECK(page->focus("textbox", "New goal, in one sentence"));
    settle();
  }
};

void check_names_are_unique(const Visit& visit) {
  for (const char* const role : {"textbox", "button", "checkbox", "link"}) {
    std::set<std::string> names;
    for (const SeenNode* node : visit.page->all(role)) {
      CAPTURE(node->name);
      CHECK(names.insert(node->name).second);
    }
  }
}

}  // namespace

TEST_CASE("a goal begins as one sentence and unfolds into five quiet questions") {
  FakeDatabase database;
  AtGoals visit(database);
  CHECK(visit.value("Goal in one sentence") == "Lead work across teams");
  CHECK(visit.page->find("textbox", "What exactly") == nullptr);
  visit.press("button", "Sharpen it");
  for (const char* const field :
       {"What exactly", "How we will know", "Can I do it", "Why it matters", "Until"}) {
    CAPTURE(field);
    CHECK(visit.page->find("textbox", field) != nullptr);
  }
  visit.type("Why it matters", "The senior role");
  visit.press("button", "Sharpen it");
  CHECK(visit.value("Why it matters") == "The senior role");
  CHECK(visit.page->find("textbox", "What exactly") == nullptr);
}

TEST_CASE("a measure counts in its unit, and the progress follows the reading") {
  FakeDatabase database;
  AtGoals visit(database);
  CHECK(visit.page->find("textbox", "Progress in %") != nullptr);
  visit.count_talks();
  CHECK(visit.shows("2 → 4 talks"));
  CHECK(visit.page->find("textbox", "Progress in %") == nullptr);
  visit.type("Now, in talks", "3");
  visit.submit("Now, in talks");
  CHECK(visit.first<Goal>().progress == 50);
  CHECK(visit.page->find("img", "now 3 talks, on the way from 2 to 4") != nullptr);
  visit.press("button", "Reasons and changes · 1 entry");
  CHECK(visit.shows("2 → 3 talks"));
  visit.type("What is counted", "");
  visit.submit("What is counted");
  CHECK(visit.page->find("textbox", "Progress in %") != nullptr);
}

TEST_CASE("a measure that goes nowhere is asked about where it was typed") {
  FakeDatabase database;
  AtGoals visit(database);
  visit.press("button", "+ a number to count");
  visit.type("What is counted", "talks");
  visit.type("From", "2");
  visit.type("To", "two");
  visit.press("button", "Count it");
  CHECK(visit.page->find("textbox", "What is counted")->description == "“two” is no whole number");
  visit.type("To", "2");
  visit.press("button", "Count it");
  CHECK(visit.page->find("textbox", "What is counted")->description ==
        "The measure goes from one number to another");
  CHECK(visit.first<Goal>().unit.empty());
  visit.press("button", "Words are enough");
  CHECK(visit.page->find("textbox", "What is counted") == nullptr);
}

TEST_CASE("what unfolds takes the focus, and what folds gives it back") {
  FakeDatabase database;
  AtGoals visit(database);
  const auto focused = [&] {
    return visit.page->focused() == nullptr ? std::string("nothing") : visit.page->focused()->name;
  };
  visit.press("button", "+ a number to count");
  CHECK(focused() == "What is counted");
  visit.press("button", "Words are enough");
  CHECK(focused() == "+ a number to count");
  visit.count_talks();
  CHECK(focused() == "What is counted");
  visit.press("button", "+ if something gets in the way");
  CHECK(focused() == "What may come in the way");
  visit.press("button", "+ paths to compare");
  CHECK(focused() == "Add a path");
}

TEST_CASE("a measure that was begun is there again after a reload") {
  FakeDatabase database;
  {
    AtGoals visit(database);
    visit.press("button", "+ a number to count");
    visit.type("What is counted", "talks");
    visit.type("To", "4");
  }
  Visit visit(database, "/goals");
  CHECK(visit.value("What is counted") == "talks");
  CHECK(visit.value("To") == "4");
}

TEST_CASE("what may come in the way has an answer beside it") {
  FakeDatabase database;
  AtGoals visit(database);
  visit.press("button", "+ if something gets in the way");
  visit.type("What may come in the way", "The release");
  visit.type("If that happens, then I will…", "ask for a day less");
  CHECK(visit.first<Goal>().obstacle == "The release");
  CHECK(visit.first<Goal>().if_then == "ask for a day less");
  CHECK(visit.page->find("button", "+ if something gets in the way") == nullptr);
}

TEST_CASE("paths are compared, one is chosen with a reason, and they can be opened again") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    FakeDatabase database;
    AtGoals visit(database);
    visit.page->resize(width, 844);
    visit.settle();
    visit.press("button", "+ paths to compare");
    CHECK(visit.shows("more than one way up the mountain"));
    visit.add_path("Specialist");
    visit.add_path("Manager");
    visit.type("What speaks for path 2", "More people");
    visit.type("First step of path 1", "Ask Priya");
    check_names_are_unique(visit);
    const SeenNode* one = visit.page->find("textbox", "Path 1");
    const SeenNode* two = visit.page->find("textbox", "Path 2");
    REQUIRE((one != nullptr && two != nullptr));
    CHECK((one->rect.x < two->rect.x) == (width > 1000));
    visit.type("Why this one, when you choose", "I like the work");
    visit.press("button", "Choose path: Manager");
    CHECK(visit.shows("chosen"));
    CHECK(visit.page->find("textbox", "Why this one, when you choose") == nullptr);
    visit.press("button", "Reasons and changes · 1 entry");
    CHECK(visit.shows("Path chosen: Manager"));
    CHECK(visit.first<ithaca::History>().reason == "I like the work");
    visit.press("button", "Keep the paths open");
    CHECK(visit.shows("Paths open again"));
    CHECK(!visit.first<Goal>().path.is_set());
    visit.press("button", "Delete path Manager");
    CHECK(visit.page->find("textbox", "Path 2") == nullptr);
  }
}

TEST_CASE("words that changed count once, when the field is left, and are undone with it") {
  FakeDatabase database;
  AtGoals visit(database);
  visit.press("button", "Sharpen it");
  visit.type("What exactly", "One team");
  visit.leave();
  CHECK(visit.app->store().plan().of<ithaca::History>().empty());  // the first words are none
  visit.type("What exactly", "Two teams");
  visit.type("What exactly", "Three teams");
  CHECK(visit.app->store().plan().of<ithaca::History>().empty());
  visit.leave();
  CHECK(visit.app->store().plan().of<ithaca::History>().size() == 1);
  visit.press("button", "Reasons and changes · 1 entry");
  CHECK(visit.shows("What exactly: “One team” → “Three teams”"));
  visit.page->key({.key = "z", .command = true});
  visit.settle();
  CHECK(visit.value("What exactly") == "One team");
  CHECK(visit.app->store().plan().of<ithaca::History>().empty());
}

TEST_CASE("words that are as before when the field is left are no change") {
  FakeDatabase database;
  AtGoals visit(database);
  visit.type("Goal in one sentence", "Lead two projects");
  visit.type("Goal in one sentence", "Lead work across teams");
  visit.leave();
  CHECK(visit.app->store().plan().of<ithaca::History>().empty());
}

TEST_CASE("a new date and a new state read as sentences") {
  FakeDatabase database;
  AtGoals visit(database);
  visit.press("button", "Sharpen it");
  for (const char* const until : {"5 dec", "19 dec"}) {
    visit.type("Until", until);
    visit.submit("Until");
  }
  visit.press("button", "Reached");
  visit.press("button", "Take it up again");
  visit.press("button", "Reasons and changes · 3 entries");
  CHECK(visit.shows("New date: Sat 5 Dec → Sat 19 Dec"));
  CHECK(visit.shows("Reached"));
  CHECK(visit.shows("Taken up again"));
}

TEST_CASE("a goal that three meetings passed by is asked about kindly") {
  FakeDatabase database;
  AtGoals visit(database);
  CHECK_FALSE(visit.shows("Is it still what you want?"));
  for (int i = 0; i < 3; ++i) {
    visit.go("/meetings/" + visit.next_meeting() + "/wrap-up");
    visit.type("When do you meet again?", "in 3 weeks");
    visit.press("button", "Finish and copy recap");  // asks once for a next step
    visit.press("button", "Finish and copy recap");
    visit.clock.day = visit.clock.day + 22;
  }
  visit.go("/goals");
  CHECK(visit.shows("Not looked at for 3 meetings. Is it still what you want?"));
  CHECK(visit.shows("not looked at for 3 meetings"));
  visit.type("Progress in %", "30");
  visit.submit("Progress in %");
  CHECK_FALSE(visit.shows("Is it still what you want?"));
}

TEST_CASE("a goal on a phone keeps every name to itself, in long words and from the right") {
  FakeDatabase database;
  AtGoals visit(database);
  visit.page->resize(320, 700);
  visit.settle();
  visit.press("button", "Sharpen it");
  visit.type("What exactly", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk 🎉");
  visit.type("Why it matters", "هدف واضح");
  check_names_are_unique(visit);
  for (const SeenNode& node : visit.page->nodes()) {
    CAPTURE(node.name);
    CHECK(node.rect.x + node.rect.width <= 320.5F);
  }
}
