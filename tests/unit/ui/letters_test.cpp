// What is copied and printed of a meeting, through the buttons and keys of its page.
#include <doctest/doctest.h>

#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

struct AtMeeting {
  FakeDatabase database;
  Visit visit{database};
  AtMeeting() {
    visit.start();
    visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/prepare");
    visit.type("What do you need help with?", "<b>Which</b> of *two* tracks?");
  }
  void ask(const std::string& words) {
    visit.press("button", "Capture");
    visit.press("radio", "Question");
    visit.type("What", words);
    visit.press("button", "Keep it");
  }
};

}  // namespace

TEST_CASE("a brief is copied as plain and as formatted text, and as Markdown") {
  AtMeeting at;
  at.visit.press("button", "Copy brief for Judith");
  CHECK(has(at.visit.clipboard.text, "Where I need your view\n<b>Which</b> of *two* tracks?\n"));
  CHECK(has(at.visit.clipboard.html, "<p>&lt;b&gt;Which&lt;/b&gt; of *two* tracks?</p>"));
  at.visit.press("button", "Copy as Markdown");
  CHECK(
      has(at.visit.clipboard.text, "## Where I need your view\n\n\\<b\\>Which\\</b\\> of \\*two"));
  CHECK(at.visit.clipboard.html.empty());
  CHECK(at.visit.first<Meeting>().briefed.has_value());
}

TEST_CASE("the brief, the agenda and the recap are printed from the page of their meeting") {
  AtMeeting at;
  at.visit.press("button", "Print brief…");
  CHECK(at.visit.shell.printed_title == "Brief for meeting 1");
  CHECK(has(at.visit.shell.printed, "<h2>Agenda</h2>"));
  CHECK(!at.visit.first<Meeting>().briefed.has_value());  // it may be for the mentee's own table
  at.visit.press("button", "Print agenda…");
  CHECK(at.visit.shell.printed_title == "Agenda of meeting 1");
  CHECK(!has(at.visit.shell.printed, "tracks"));
  at.visit.go("/meetings/" + at.visit.first<Meeting>().id.string() + "/wrap-up");
  at.visit.press("button", "Print recap…");
  CHECK(at.visit.shell.printed_title == "Recap of meeting 1");
  CHECK(has(at.visit.shell.printed, "<p>Hello Judith,</p>"));
}

TEST_CASE("Ctrl+P prints what belongs to the page of a meeting, and elsewhere the plan") {
  AtMeeting at;
  const ui::KeyPress key{.key = "p", .command = true};
  CHECK(at.visit.app->on_key(key) == ui::Handled::yes);
  at.visit.settle();
  CHECK(at.visit.shell.printed_title == "Brief for meeting 1");
  at.visit.go("/today");
  CHECK(at.visit.app->on_key(key) == ui::Handled::yes);
  at.visit.settle();
  CHECK(at.visit.shell.printed_title == "Mentoring plan with Judith Brandt");
  CHECK(has(at.visit.shell.printed, "<p>Lead work across teams</p>"));
}

TEST_CASE("the browser's own menu prints the same, and before there is a plan the page as it is") {
  FakeDatabase database;
  Visit visit(database);
  const ui::KeyPress key{.key = "p", .command = true};
  CHECK(visit.app->on_key(key) == ui::Handled::no);
  visit.app->on_print();
  visit.settle();
  CHECK(visit.shell.printed.empty());
  visit.start();
  visit.app->on_print();
  visit.page->run();  // in one frame: the browser waits for no other
  CHECK(visit.shell.printed_title == "Mentoring plan with Judith Brandt");
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/prepare");
  visit.app->on_print();
  visit.page->run();
  CHECK(visit.shell.printed_title == "Brief for meeting 1");
}

namespace {

// The first meeting is over; advice of it was applied.
struct Applied : Visit {
  explicit Applied(FakeDatabase& database) : Visit(database) {
    start();
    go("/meetings/" + first<Meeting>().id.string() + "/wrap-up");
    type("When do you meet again?", "8 dec 16:00");
    press("button", "Finish and copy recap");
    press("button", "Finish and copy recap");
    clock.day = clock.day + 4;
    go("/captured");
    type("Add: Advice", "Open with the decision");
    submit("Add: Advice");
    press("button", "Details: Open with the decision");
    CHECK(page->choose("What became of it", "Applied"));
    settle();
    type("What I did with it", "in two reviews");
    type("What it led to", "one was decided on the spot");
  }
};

}  // namespace

TEST_CASE(
    "applied advice is told by a message of its own, and the mentor knows once it is copied") {
  FakeDatabase database;
  Applied visit(database);
  visit.clipboard.refuses = true;
  visit.press("button", "Copy a message on what became of it: Open with the decision");
  CHECK(!visit.first<Advice>().told_on.has_value());
  visit.press("button", "Close");
  visit.clipboard.refuses = false;
  visit.press("button", "Copy a message on what became of it: Open with the decision");
  CHECK(has(visit.clipboard.text, "I tried it: in two reviews."));
  CHECK(visit.first<Advice>().told_on == visit.clock.today());
  CHECK(!visit.page->find("button", "Copy a message on what became of it"));
  CHECK(visit.shows("Judith knows"));
  visit.press("checkbox", "Judith knows");
  CHECK(!visit.first<Advice>().told_on.has_value());
}

TEST_CASE("a brief that was copied told of the advice in it; what was taken out of it is untold") {
  for (const bool is_in : {true, false}) {
    CAPTURE(is_in);
    FakeDatabase database;
    Applied visit(database);
    visit.go("/today");
    visit.press("button", "Prepare");
    if (!is_in) visit.press("checkbox", "In the brief: Open with the decision");
    visit.press("button", "Copy brief for Judith");
    CHECK(has(visit.clipboard.text, "I did: in two reviews → it led to: one was decided") == is_in);
    CHECK(visit.first<Advice>().told_on.has_value() == is_in);
    CHECK(visit.page->key({.key = "z", .command = true}) == ui::Handled::yes);
    visit.settle();
    CHECK(!visit.first<Advice>().told_on.has_value());
    for (const auto& [id, row] : visit.app->store().plan().of<Meeting>()) {
      CHECK(!row.value->briefed.has_value());
    }
  }
}

TEST_CASE(
    "the mentor's page is read on the screen before it is copied, and not made while folded") {
  AtMeeting at;
  Visit& visit = at.visit;
  const std::string heading = "Where I need your view";
  at.ask("When is it too late?");
  CHECK_FALSE(visit.page->find("heading", heading));
  visit.press("button", "Read the page");
  REQUIRE(visit.page->find("heading", heading));
  CHECK(visit.page->find("heading", heading)->level == 3);
  const auto is_read = [&](const std::string& words) {
    for (const SeenNode& node : visit.page->nodes()) {
      if (node.role != "textbox" && node.role != "link" && node.name == words) return true;
    }
    return false;
  };
  CHECK(is_read("<b>Which</b> of *two* tracks?"));
  CHECK(visit.page->find("list", "My questions"));
  visit.type("What do you need help with?", "How do I begin?");
  CHECK_FALSE(is_read("How do I begin?"));  // while one types, it waits
  CHECK(visit.shell.wakes_after == std::chrono::milliseconds(300));
  visit.clock.now += 300;
  visit.settle();
  CHECK(is_read("How do I begin?"));
  CHECK_FALSE(is_read("<b>Which</b> of *two* tracks?"));
  visit.page->resize(320, 900);
  visit.settle();
  for (const SeenNode& node : visit.page->nodes()) {
    INFO(node.role << " " << node.name);
    CHECK(node.rect.right() <= 320.5F);
  }
  visit.press("button", "Fold the page");
  CHECK_FALSE(visit.page->find("heading", heading));
}

TEST_CASE(
    "what is taken out of the brief, or only for the mentee, is not read on the screen either") {
  AtMeeting at;
  Visit& visit = at.visit;
  at.ask("When is it too late?");
  visit.press("button", "Only for you: Add to the agenda");
  visit.type("Add to the agenda", "My salary");
  visit.submit("Add to the agenda");
  visit.press("button", "Read the page");
  const auto times = [&](const std::string& words) {
    std::size_t count = 0;
    for (const SeenNode& node : visit.page->nodes()) {
      if (node.role != "textbox" && node.role != "checkbox" && has(node.name, words)) ++count;
    }
    return count;
  };
  const std::size_t before = times("When is it too late?");
  visit.press("checkbox", "In the brief: When is it too late?");
  CHECK(times("When is it too late?") == before - 1);
  visit.press("button", "Copy brief for Judith");
  CHECK_FALSE(has(visit.clipboard.text, "My salary"));
  CHECK_FALSE(visit.page->find("text", "My salary"));
}

TEST_CASE("the thank-you says what it changed, and what I will pass on") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/follow-through");
  visit.type("Add what Judith offered", "Share the rubric");
  visit.submit("Add what Judith offered");
  visit.type("Add what you will do", "Read it");
  visit.submit("Add what you will do");
  visit.press("checkbox", "Done: Share the rubric");
  visit.press("button", "what came of it: Share the rubric");
  visit.type("What came of it", "I see what counts");
  visit.type("What I will pass on", "It goes to whoever joins next");
  visit.press("button", "Copy a thank-you: Share the rubric");
  CHECK(has(visit.clipboard.text,
            "What it changed for me\nI see what counts\n\n"
            "What I will pass on\nIt goes to whoever joins next\n"));
  visit.press("checkbox", "Done: Read it");
  visit.press("button", "what came of it: Read it");
  CHECK_FALSE(visit.page->find("textbox", "What I will pass on"));
}
