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

TEST_CASE("Ctrl+P prints what belongs to the page of a meeting, and elsewhere is the browser's") {
  AtMeeting at;
  const ui::KeyPress key{.key = "p", .command = true};
  CHECK(at.visit.app->on_key(key) == ui::Handled::yes);
  at.visit.settle();
  CHECK(at.visit.shell.printed_title == "Brief for meeting 1");
  at.visit.go("/today");
  CHECK(at.visit.app->on_key(key) == ui::Handled::no);
}
