// What is only for the mentee: chosen before it is entered, told to everybody, and gone from a
// screen that somebody else looks at, with all that was said in another mentorship.
#include "plan/query.hpp"
#include "support/visit.hpp"
#include "ui/widgets/core.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

template <class T>
const T* titled(const Visit& visit, std::string_view title) {
  for (const auto& [id, row] : visit.app->store().plan().of<T>()) {
    if (row.value->title == title) return row.value;
  }
  REQUIRE(false);
  return nullptr;
}

struct Entering {
  FakeDatabase database;
  std::optional<Visit> visit{std::in_place, database};

  Entering() { visit->start(); }
  void prepare() { visit->go("/meetings/" + visit->first<Meeting>().id.string() + "/prepare"); }
  const SeenNode& lock(const std::string& line) const {
    const SeenNode* found = visit->page->find("button", "Only for you: " + line);
    REQUIRE(found != nullptr);
    return *found;
  }
  std::string said_of(const std::string& line) const {
    const SeenNode* found = visit->page->find("textbox", line);
    REQUIRE(found != nullptr);
    return found->description;
  }
  void add_private(const std::string& line, const std::string& words) {
    INFO(line);
    CHECK_FALSE(lock(line).pressed);
    visit->press("button", "Only for you: " + line);
    CHECK(lock(line).pressed);
    visit->type(line, words);
    CHECK(said_of(line) == "Only for you");
    visit->submit(line);
  }
  // A queue of questions begins with the first one.
  void ask(const std::string& words) {
    visit->press("button", "Capture");
    visit->press("radio", "Question");
    visit->type("What", words);
    visit->press("button", "Keep it");
  }
  void hide() {
    const SeenNode* focused = visit->page->focused();
    if (focused != nullptr) visit->page->core().blur(focused->id);
    CHECK(visit->page->key({.key = "h"}) == ui::Handled::yes);
    visit->settle();
  }
};

}  // namespace

TEST_CASE("Shared or only for you is chosen beside each line, before anything is entered") {
  Entering at;
  Visit& visit = *at.visit;
  SUBCASE("of a preparation") {
    at.prepare();
    at.add_private("Add to the agenda", "My salary");
    CHECK(titled<AgendaItem>(visit, "My salary")->is_private);
    at.add_private("Add what you want from it", "Feel less alone");
    CHECK(titled<Objective>(visit, "Feel less alone")->is_private);
    at.ask("Where do I begin?");
    at.add_private("Add a question", "Is she the right one?");
    CHECK(titled<Question>(visit, "Is she the right one?")->is_private);
  }
  SUBCASE("of what each will do, with the day at its end") {
    visit.go("/follow-through");
    at.add_private("Add what you will do", "Look elsewhere fri");
    CHECK(titled<Commitment>(visit, "Look elsewhere")->is_private);
    at.add_private("Add what Judith offered", "Her own story");
    CHECK(titled<Commitment>(visit, "Her own story")->is_private);
  }
  SUBCASE("of a closing, entered or only typed when it is finished") {
    visit.clock.day = visit.clock.day + 3;
    visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/wrap-up");
    at.add_private("Add what you will do", "Look elsewhere");
    CHECK(titled<Commitment>(visit, "Look elsewhere")->is_private);
    visit.type("Add what you will do", "Ask my sister");
    visit.press("button", "Finish and copy recap");
    CHECK(titled<Commitment>(visit, "Ask my sister")->is_private);
    CHECK(visit.clipboard.text.find("sister") == std::string::npos);
  }
  SUBCASE("of the roadmap, whose topic takes its point along") {
    visit.go("/roadmap");
    at.add_private("Add a topic to meeting 1", "Leaving the team");
    CHECK(titled<Topic>(visit, "Leaving the team")->is_private);
    const auto points = children(visit.app->store().plan(), &AgendaItem::topic,
                                 titled<Topic>(visit, "Leaving the team")->id);
    REQUIRE(points.size() == 1);
    CHECK(points.front()->is_private);
  }
  SUBCASE("of what was captured, where a sign has no choice") {
    visit.go("/captured");
    at.add_private("Add: Advice", "Leave");
    CHECK(titled<Advice>(visit, "Leave")->is_private);
    visit.press("radio", "Sign");
    CHECK_FALSE(visit.page->find("button", "Only for you: Add: Sign"));
  }
  SUBCASE("of goals, their steps and ways") {
    visit.go("/goals");
    at.add_private("Add a milestone", "First application");
    CHECK(titled<Milestone>(visit, "First application")->is_private);
    visit.press("button", "+ paths to compare");
    at.add_private("Add a path", "Change teams");
    CHECK(titled<Path>(visit, "Change teams")->is_private);
    at.add_private("New goal, in one sentence", "Find another job");
    CHECK(titled<Goal>(visit, "Find another job")->is_private);
  }
  SUBCASE("of days away") {
    visit.go("/meetings");
    visit.type("First day away", "24 dec");
    visit.press("checkbox", "Only for you: Add days away");
    visit.press("button", "Add days away");
    CHECK(visit.first<Absence>().is_private);
    CHECK_FALSE(visit.page->find("checkbox", "Only for you: Add days away")->checked);
  }
}

TEST_CASE("A line is shared unless it is chosen, and what was begun comes along") {
  Entering at;
  Visit& visit = *at.visit;
  const std::string line = "Add to the agenda";
  at.prepare();
  visit.type(line, "My salary");
  CHECK(at.said_of(line).empty());
  visit.press("button", "Only for you: " + line);
  CHECK(visit.value(line) == "My salary");
  SUBCASE("switched back, it is shared") {
    visit.press("button", "Only for you: " + line);
    CHECK(at.said_of(line).empty());
    visit.submit(line);
    CHECK_FALSE(titled<AgendaItem>(visit, "My salary")->is_private);
  }
  SUBCASE("it stays chosen for the next words, and the focus in its field") {
    visit.submit(line);
    REQUIRE(visit.page->focused() != nullptr);
    CHECK(visit.page->focused()->name == line);
    visit.type(line, "My boss");
    visit.submit(line);
    CHECK(titled<AgendaItem>(visit, "My boss")->is_private);
  }
  SUBCASE("somebody who looks on sees a shared line, and it is there again afterwards") {
    at.hide();
    CHECK(visit.value(line).empty());
    CHECK_FALSE(visit.page->find("button", "Only for you: " + line));
    visit.type(line, "The budget");
    visit.submit(line);
    CHECK_FALSE(titled<AgendaItem>(visit, "The budget")->is_private);
    visit.press("button", "Show it");
    CHECK(visit.value(line) == "My salary");
  }
  SUBCASE("it outlives the page as what it was") {
    const std::string address = "/meetings/" + visit.first<Meeting>().id.string() + "/prepare";
    at.visit.reset();
    at.visit.emplace(at.database, address);
    CHECK(at.visit->value(line) == "My salary");
    CHECK(at.said_of(line) == "Only for you");
    CHECK(at.lock(line).pressed);
  }
}

TEST_CASE("A lock stands beside the box of its line, whatever is written above or below it") {
  Entering at;
  Visit& visit = *at.visit;
  const auto middle = [&](const SeenNode& node) { return node.rect.y + node.rect.height / 2; };
  const auto check_line = [&](const std::string& line) {
    CAPTURE(line);
    for (const bool is_pressed : {false, true}) {
      CAPTURE(is_pressed);
      CHECK(at.lock(line).pressed == is_pressed);
      const SeenNode* box = visit.page->find("textbox", line);
      REQUIRE(box != nullptr);
      CHECK(middle(*box) == doctest::Approx(middle(at.lock(line))));
      CHECK(at.lock(line).rect.x >= box->rect.right());
      visit.press("button", "Only for you: " + line);
    }
  };
  for (const bool touch : {false, true}) {
    visit.page->set_touch(touch);
    at.prepare();
    check_line("Add to the agenda");
    visit.go("/goals");
    check_line("New goal, in one sentence");
  }
}

TEST_CASE("Words to begin a question with go where the line stands, shared or not") {
  Entering at;
  Visit& visit = *at.visit;
  at.prepare();
  at.ask("Where do I begin?");
  visit.press("button", "Only for you: Add a question");
  visit.press("button", "I did not understand…");
  CHECK(visit.value("Add a question") == "I did not understand: ");
  at.hide();
  CHECK(visit.value("Add a question").empty());
}

TEST_CASE("While somebody looks on, nothing tells of another mentorship") {
  Entering at;
  Visit& visit = *at.visit;
  const std::string first = "/meetings/" + visit.first<Meeting>().id.string() + "/prepare";
  visit.go("/new");
  visit.type("What do you want from mentoring", "Leave well");
  visit.type("Who is your mentor?", "Xenia Roth");
  visit.type("When do you meet?", "wed 16:00");
  visit.press("button", "Start");
  std::string second;
  for (const auto& [id, row] : visit.app->store().plan().of<Meeting>()) {
    const std::string address = "/meetings/" + id.string() + "/prepare";
    if (address != first) second = address;
  }
  visit.go(first);
  CHECK(visit.page->find("button", "Copy brief for Judith"));
  at.hide();
  visit.press("button", "Judith Brandt");
  CHECK(visit.shows("Your mentorships"));
  CHECK_FALSE(visit.shows("Xenia"));
  visit.press("button", "Close");
  visit.go(second);
  CHECK_FALSE(visit.shows("Xenia"));
  CHECK(visit.shows("What is private is hidden on this screen"));
  visit.press("button", "Show it");
  visit.go(second);
  CHECK(visit.page->find("button", "Copy brief for Xenia"));
}
