// Preparing on the screen: what is read again, the queue of questions, and what stays only for the
// mentee; closing with both sides; several rows at once.
#include <set>

#include "plan/query.hpp"
#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

template <class T>
std::size_t count_of(const Visit& visit) {
  return visit.app->store().plan().of<T>().size();
}

template <class T>
const T* titled(const Visit& visit, std::string_view title) {
  for (const auto& [id, row] : visit.app->store().plan().of<T>()) {
    if (row.value->title == title) return row.value;
  }
  return nullptr;
}

const Meeting* numbered(const Visit& visit, std::int32_t slot) {
  for (const auto& [id, row] : visit.app->store().plan().of<Meeting>()) {
    if (row.value->slot == slot) return row.value;
  }
  return nullptr;
}

// The first meeting was held, on Tuesday 24 November; the second one is on 23 December.
struct AfterFirst {
  FakeDatabase database;
  Visit visit{database};

  AfterFirst() {
    visit.start();
    visit.clock.day = visit.clock.day + 3;
    const std::string meeting = "/meetings/" + visit.first<Meeting>().id.string();
    visit.go(meeting + "/meet");
    visit.type("Write a note", "She missed building things");
    visit.type("Only for you", "She seemed tired");
    visit.go(meeting + "/wrap-up");
    visit.type("1. What was useful today?", "Hearing that she feared the same");
    visit.type("Add what you will do", "Start a list");
    visit.submit("Add what you will do");
    visit.type("Add what Judith offered", "Ask the design lead");
    visit.submit("Add what Judith offered");
    visit.type("3. What should change, or be the focus, next time?", "Less status");
    visit.type("When do you meet again?", "23 dec 16:00");
    visit.press("button", "Finish and copy recap");
  }
  void prepare() { visit.go("/meetings/" + numbered(visit, 2)->id.string() + "/prepare"); }
  void ask(const std::string& words) {
    visit.type("Add a question", words);
    visit.submit("Add a question");
  }
};

// Nothing is wider than the window, and no two things that can be used have the same name.
void check_page(const Visit& visit, float width) {
  const std::set<std::string> usable{"button", "link", "checkbox", "radio"};
  std::set<std::string> names;
  for (const SeenNode& node : visit.page->nodes()) {
    CAPTURE(node.role);
    CAPTURE(node.name);
    CHECK(node.rect.right() <= width + 0.5F);
    if (usable.count(node.role) == 0 || node.hidden) continue;
    CHECK_FALSE(node.name.empty());
    CHECK(names.insert(node.role + " " + node.name).second);
  }
}

}  // namespace

TEST_CASE("The last meeting's answers and note are read again beside the preparation") {
  AfterFirst at;
  Visit& visit = at.visit;
  at.prepare();
  CHECK(visit.page->find("heading", "What you wrote in meeting 1"));
  CHECK(visit.shows("Hearing that she feared the same"));
  CHECK(visit.shows("Judith: Ask the design lead"));
  CHECK(visit.shows("Less status"));
  CHECK_FALSE(visit.shows("She missed building things"));
  visit.press("button", "Read the note again");
  CHECK(visit.shows("She missed building things"));
  CHECK(visit.shows("She seemed tired"));
  CHECK(visit.shows("only for you"));
  visit.page->resize(320, 640);
  visit.settle();
  CHECK(visit.shows("She missed building things"));
  CHECK(visit.page->key({.key = "h"}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.shows("She missed building things"));
  CHECK_FALSE(visit.shows("She seemed tired"));
  visit.press("button", "Fold the note");
  CHECK_FALSE(visit.shows("She missed building things"));
}

TEST_CASE("The goals are read again, and asked about once they did not come up for long") {
  AfterFirst at;
  Visit& visit = at.visit;
  at.prepare();
  CHECK(visit.page->find("link", "Goal: Lead work across teams"));
  CHECK_FALSE(visit.shows("is it still what you want?"));
  visit.clock.day = visit.clock.day + 43;
  at.prepare();
  CHECK(visit.shows("not looked at for 6 weeks: is it still what you want?"));
  visit.press("link", "Goal: Lead work across teams");
  CHECK(visit.shows("Not looked at for 6 weeks. Is it still what you want?"));
}

TEST_CASE(
    "Questions wait for the next meeting: in the brief or out, answered, or mine to work out") {
  AfterFirst at;
  Visit& visit = at.visit;
  at.prepare();
  CHECK(visit.shows("What you did not understand or see differently comes up again here"));
  visit.press("button", "I did not understand…");
  CHECK(visit.value("Add a question") == "I did not understand: ");
  at.ask("I did not understand: the budget");
  at.ask("I see it differently: titles matter");
  at.ask("What do I enjoy?");
  at.ask("Which book?");
  visit.press("link", "Captured");
  visit.press("radio", "Question");
  CHECK(visit.shows("meeting 1"));
  at.prepare();
  visit.press("button", "Mine to work out: What do I enjoy?");
  CHECK(titled<Question>(visit, "What do I enjoy?")->state == QuestionState::mine);
  visit.press("button", "Answered: Which book?");
  CHECK(titled<Question>(visit, "Which book?")->state == QuestionState::answered);
  visit.press("checkbox", "In the brief: I see it differently");
  visit.press("button", "Copy brief for Judith");
  const std::string& brief = visit.clipboard.text;
  CHECK(has(brief, "I did not understand: the budget"));
  CHECK_FALSE(has(brief, "titles matter"));
  CHECK_FALSE(has(brief, "What do I enjoy?"));
}

TEST_CASE("What else would help to prepare is a sentence that leads to where it is done") {
  AfterFirst at;
  Visit& visit = at.visit;
  at.prepare();
  CHECK(visit.page->find("heading", "If you have a minute more"));
  visit.press("link", "“Start a list” is due before you meet: hold an hour for it?");
  CHECK(visit.page->find("heading", "Follow-through"));
  visit.press("checkbox", "Done: Start a list");
  at.prepare();
  CHECK_FALSE(visit.page->find("heading", "If you have a minute more"));
}

TEST_CASE("Time to prepare is held where the meeting is prepared") {
  AfterFirst at;
  at.prepare();
  at.visit.press("checkbox", "Hold time: Prepare meeting 2");
  CHECK(at.visit.first<HeldTime>().subject == ref_to(*numbered(at.visit, 2)));
  at.visit.press("checkbox", "Hold time: Prepare meeting 2");
  CHECK(count_of<HeldTime>(at.visit) == 0);
}

TEST_CASE("The meeting opens with what I want from it, on a phone at its first point") {
  AfterFirst at;
  Visit& visit = at.visit;
  at.prepare();
  visit.type("Add what you want from it", "Decide about the track");
  visit.submit("Add what you want from it");
  visit.go("/meetings/" + numbered(visit, 2)->id.string() + "/meet");
  CHECK(visit.shows("What you want from today"));
  CHECK(visit.shows("Decide about the track"));
  visit.page->resize(390, 844);
  visit.settle();
  CHECK(visit.shows("Decide about the track"));
  CHECK(visit.shows("Lead work across teams"));
  visit.press("button", "The next point");
  CHECK_FALSE(visit.shows("Decide about the track"));
}

TEST_CASE("Closing reads aloud what is said now and what is still open, side by side") {
  AfterFirst at;
  Visit& visit = at.visit;
  visit.go("/meetings/" + numbered(visit, 2)->id.string() + "/wrap-up");
  CHECK(visit.page->find("heading", "I will"));
  CHECK(visit.page->find("heading", "Judith offered"));
  CHECK(visit.shows("Still open from before"));
  CHECK(visit.page->find("checkbox", "Done: Start a list"));
  CHECK(visit.page->find("checkbox", "Done: Ask the design lead"));
  visit.press("checkbox", "Done: Ask the design lead");
  CHECK_FALSE(visit.page->find("heading", "Judith offered"));
}

TEST_CASE("A meeting that closed without a step may still say why, or get a small one") {
  AfterFirst at;
  Visit& visit = at.visit;
  const std::string second = "/meetings/" + numbered(visit, 2)->id.string() + "/wrap-up";
  visit.go(second);
  visit.press("button", "Finish and copy recap");  // asks once
  visit.press("button", "Finish and copy recap");
  visit.go(second);
  visit.type("No next step, because", "we only listened");
  CHECK(visit.value("No next step, because") == "we only listened");
}

TEST_CASE("Private is chosen where a thing is entered, and shown where it stands") {
  AfterFirst at;
  Visit& visit = at.visit;
  SUBCASE("in the dialog of capturing, from the first moment") {
    visit.press("button", "Capture");
    visit.press("radio", "Question");
    visit.type("What", "Is she the right one?");
    visit.press("checkbox", "Only for you");
    visit.press("button", "Keep it");
    CHECK(visit.first<Question>().is_private);
    visit.page->key({.key = "z", .command = true});
    visit.settle();
    CHECK(count_of<Question>(visit) == 0);
  }
  SUBCASE("a private question waits, but not in the brief") {
    at.prepare();
    at.ask("Is she the right one?");
    visit.go("/captured/" + visit.first<Question>().id.string());
    visit.press("checkbox", "Only for you: Is she the right one?");
    at.prepare();
    CHECK(visit.shows("only for you"));
    const SeenNode* box = visit.page->find("checkbox", "In the brief: Is she");
    REQUIRE(box != nullptr);
    CHECK(box->disabled);
    CHECK(box->description == "It is only for you");
  }
  SUBCASE("an agenda item and an objective") {
    at.prepare();
    visit.type("Add to the agenda", "My salary");
    visit.submit("Add to the agenda");
    visit.press("button", "Move or take off: My salary");
    visit.press("button", "Only for you: My salary");
    CHECK(titled<AgendaItem>(visit, "My salary")->is_private);
    CHECK(visit.shows("only for you"));
    visit.type("Add what you want from it", "Feel less alone");
    visit.submit("Add what you want from it");
    visit.press("button", "Only for you: Feel less alone");
    CHECK(visit.first<Objective>().is_private);
    visit.press("button", "Copy brief for Judith");
    CHECK_FALSE(has(visit.clipboard.text, "My salary"));
    CHECK_FALSE(has(visit.clipboard.text, "Feel less alone"));
  }
  SUBCASE("days away, a milestone and a path") {
    visit.go("/meetings");
    visit.type("First day away", "24 dec");
    visit.submit("First day away");
    visit.press("button", "Only for you: Judith: 24 Dec");
    CHECK(visit.first<Absence>().is_private);
    CHECK(visit.shows("only for you"));
    visit.go("/goals");
    visit.type("Add a milestone", "First joint review");
    visit.submit("Add a milestone");
    visit.press("button", "Only for you: First joint review");
    CHECK(visit.first<Milestone>().is_private);
    visit.press("button", "+ paths to compare");
    visit.type("Add a path", "Change teams");
    visit.submit("Add a path");
    visit.press("checkbox", "Only for you: Change teams");
    CHECK(visit.first<Path>().is_private);
  }
  SUBCASE("a topic takes its point on the agenda along") {
    visit.go("/roadmap");
    visit.type("Add a topic to meeting 2", "Leaving the team");
    visit.submit("Add a topic to meeting 2");
    visit.press("button", "Change or move: Leaving the team");
    visit.press("checkbox", "Only for you: Leaving the team");
    CHECK(titled<Topic>(visit, "Leaving the team")->is_private);
    CHECK(visit.shows("only for you"));
    at.prepare();
    CHECK(visit.shows("only for you"));
    visit.press("button", "Copy brief for Judith");
    CHECK_FALSE(has(visit.clipboard.text, "Leaving the team"));
    visit.press("button", "Move or take off: Leaving the team");
    visit.press("button", "Only for you: Leaving the team");
    CHECK_FALSE(titled<Topic>(visit, "Leaving the team")->is_private);
  }
}

TEST_CASE("Several captured records change as one step") {
  AfterFirst at;
  Visit& visit = at.visit;
  at.prepare();
  for (const char* words : {"One?", "Two?", "Three?", "Four?"}) at.ask(words);
  visit.go("/captured/" + visit.first<Question>().id.string());
  CHECK_FALSE(visit.page->find("button", "Select"));
  at.prepare();
  at.ask("Five?");
  visit.go("/captured/" + visit.first<Question>().id.string());
  visit.press("button", "Select");
  CHECK(visit.page->find("button", "Mine to work out")->disabled);
  visit.press("checkbox", "Choose: One?");
  visit.press("checkbox", "Choose: Three?");
  CHECK(visit.shows("2 selected"));
  SUBCASE("mine to work out") {
    visit.press("button", "Mine to work out");
    CHECK(titled<Question>(visit, "Three?")->state == QuestionState::mine);
    CHECK(titled<Question>(visit, "Two?")->state == QuestionState::open);
    visit.press("button", "Undo");
    CHECK(titled<Question>(visit, "One?")->state == QuestionState::open);
    CHECK(titled<Question>(visit, "Three?")->state == QuestionState::open);
  }
  SUBCASE("deleted") {
    visit.press("button", "Delete");
    CHECK(count_of<Question>(visit) == 3);
    visit.press("button", "Undo");
    CHECK(count_of<Question>(visit) == 5);
  }
  SUBCASE("another kind begins anew") {
    visit.press("radio", "Advice");
    CHECK_FALSE(visit.shows("2 selected"));
  }
}

TEST_CASE("What is begun for somebody is gone on with: the caret stands behind it") {
  AfterFirst at;
  Visit& visit = at.visit;
  at.prepare();
  visit.press("button", "A decision…");
  CHECK(visit.value("What do you need help with?") == "A decision: ");
  REQUIRE(visit.page->focused());
  CHECK(visit.page->focused()->name == "What do you need help with?");
  CHECK(visit.page->caret() == std::string_view("A decision: ").size());
  visit.go("/meetings/" + numbered(visit, 1)->id.string() + "/wrap-up");
  visit.type("1. What was useful today?", "Hearing that she feared the same");
  visit.press("button", "+ What did I notice about myself?");
  REQUIRE(visit.page->focused());
  CHECK(visit.page->focused()->name == "1. What was useful today?");
  CHECK(visit.page->caret() == visit.value("1. What was useful today?").size());
}

TEST_CASE("What is read aloud at closing is read without lateness") {
  AfterFirst at;
  Visit& visit = at.visit;
  visit.go("/follow-through");
  visit.type("Add what you will do", "Draft the proposal tomorrow");
  visit.submit("Add what you will do");
  visit.clock.day = visit.clock.day + 4;
  visit.go("/today");
  visit.go("/follow-through");
  CHECK(visit.shows("3 days late"));
  visit.go("/meetings/" + numbered(visit, 2)->id.string() + "/wrap-up");
  CHECK(visit.page->find("checkbox", "Done: Draft the proposal"));
  CHECK_FALSE(visit.shows("days late"));
}

TEST_CASE("A meeting that is found by what was written of it says so") {
  AfterFirst at;
  Visit& visit = at.visit;
  at.prepare();
  visit.type("What do you need help with?", "Whether to lead\nor to build");
  visit.page->key({.key = "k", .command = true});
  visit.settle();
  CHECK(visit.page->type("Search or jump to…", "whether"));
  visit.settle();
  CHECK(visit.page->find("option", "Meeting 2: Whether to lead or to build"));
}

TEST_CASE(
    "Nothing becomes read-only by itself: a held meeting and a reached goal are still edited") {
  AfterFirst at;
  Visit& visit = at.visit;
  const std::string meeting = "/meetings/" + numbered(visit, 1)->id.string();
  visit.clock.day = visit.clock.day + 200;
  visit.go(meeting + "/wrap-up");
  visit.type("1. What was useful today?", "Said better now");
  CHECK(numbered(visit, 1)->useful == "Said better now");
  visit.go(meeting + "/prepare");
  visit.type("Agenda item 1", "Get to know each other well");
  CHECK(titled<AgendaItem>(visit, "Get to know each other well") != nullptr);
  visit.go(meeting + "/meet");
  visit.type("Write a note", "She missed building things a lot");
  visit.go("/meetings/" + numbered(visit, 2)->id.string() + "/prepare");
  visit.press("button", "Read the note again");
  CHECK(visit.shows("She missed building things a lot"));
  visit.go("/goals");
  visit.press("button", "Reached");
  visit.type("Goal in one sentence", "Lead work across three teams");
  CHECK(visit.first<Goal>().title == "Lead work across three teams");
}

TEST_CASE("All of it fits a narrow window, in long words and from the right, each name once") {
  for (const float width : {320.0F, 700.0F, 1280.0F}) {
    CAPTURE(width);
    AfterFirst at;
    Visit& visit = at.visit;
    visit.page->resize(width, 700);
    const std::string meeting = "/meetings/" + numbered(visit, 2)->id.string();
    at.prepare();
    for (const char* words : {"Donaudampfschifffahrtselektrizitätenhauptbetriebswerk 🎉", "هدف واضح",
                              "Three?", "Four?", "Five?"}) {
      at.ask(words);
    }
    visit.type("Add what you want from it", "Rindfleischetikettierungsüberwachung");
    visit.submit("Add what you want from it");
    visit.press("button", "Read the note again");
    check_page(visit, width);
    visit.go(meeting + "/meet");
    check_page(visit, width);
    visit.go(meeting + "/wrap-up");
    check_page(visit, width);
    visit.go("/captured/" + visit.first<Question>().id.string());
    visit.press("button", "Select");
    visit.press("checkbox", "Choose: Three?");
    check_page(visit, width);
    visit.go("/roadmap");
    for (const char* title : {"A", "B", "C", "D", "هدف"}) {
      visit.type("Add a topic", title);
      visit.submit("Add a topic");
    }
    visit.press("button", "Select");
    check_page(visit, width);
    visit.clock.day = visit.clock.day + 2;
    visit.go("/today");
    visit.press("button", "Note a contact between meetings");
    check_page(visit, width);
  }
}
