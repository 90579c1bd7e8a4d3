// Today: what is due before the meeting, and advice that waits, each with its action.
#include <doctest/doctest.h>

#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

// The first meeting was held, on Tuesday 24 November; the next one is on 23 December.
struct AfterFirst {
  FakeDatabase database;
  Visit visit{database};

  AfterFirst() {
    visit.start();
    visit.clock.day = visit.clock.day + 3;
    const std::string meeting = visit.first<Meeting>().id.string();
    visit.go("/meetings/" + meeting + "/meet");
    visit.type("Write a note", "/a Shadow a manager for a day");
    visit.type("Only for you", "");  // the line is captured when it is left
    visit.go("/meetings/" + meeting + "/wrap-up");
    visit.type("Add what you will do", "Draft the proposal");
    visit.submit("Add what you will do");
    visit.type("When do you meet again?", "23 dec 16:00");
    visit.press("button", "Finish and copy recap");
  }
};

}  // namespace

TEST_CASE("what is due before the meeting gets a day on Today, and is ticked there") {
  AfterFirst at;
  Visit& visit = at.visit;
  visit.go("/today");
  CHECK(visit.page->find("heading", "Before you meet"));
  visit.type("Day for: Draft the proposal", "fri");
  visit.submit("Day for: Draft the proposal");
  CHECK(visit.first<Commitment>().due == Due::on(*day_of({2026, 11, 27})));
  visit.press("checkbox", "Done: Draft the proposal");
  CHECK(visit.first<Commitment>().state == CommitmentState::done);
  CHECK(!visit.page->find("heading", "Before you meet"));
}

TEST_CASE("four things that are due stand on Today; of more, the others are one press away") {
  AfterFirst at;
  Visit& visit = at.visit;
  const auto add = [&](const char* title) {
    visit.go("/follow-through");
    visit.type("Add what you will do", title);
    visit.submit("Add what you will do");
    visit.go("/today");
  };
  for (const char* title : {"Two", "Three", "Four"}) add(title);
  CHECK(visit.page->find("checkbox", "Four"));
  CHECK_FALSE(visit.shows("more before you meet"));
  add("Five");
  CHECK_FALSE(visit.page->find("checkbox", "Five"));
  visit.press("button", "Show 2 more before you meet");
  CHECK(visit.page->find("checkbox", "Four"));
  CHECK(visit.page->find("checkbox", "Five"));
}

TEST_CASE("advice waits on Today after a week: it is tried, or declined with a reason") {
  for (const bool declines : {false, true}) {
    CAPTURE(declines);
    AfterFirst at;
    Visit& visit = at.visit;
    visit.go("/today");
    CHECK(!visit.shows("nothing decided yet"));
    visit.clock.day = visit.clock.day + 7;
    visit.go("/today");
    CHECK(visit.shows("Heard in meeting 1, nothing decided yet"));
    if (!declines) {
      visit.press("button", "Try it: Shadow a manager for a day");
      CHECK(visit.first<Advice>().state == AdviceState::trying);
    } else {
      visit.press("button", "Decline, with a reason: Shadow");
      visit.press("button", "Not now");
      CHECK(visit.first<Advice>().state == AdviceState::heard);
      visit.press("button", "Decline, with a reason: Shadow");
      visit.type("What speaks against it", "I did that last year");
      visit.submit("What speaks against it");
      CHECK(visit.first<Advice>().state == AdviceState::declined);
      CHECK(visit.first<Advice>().result == "I did that last year");
    }
    CHECK(!visit.shows("nothing decided yet"));
  }
}

TEST_CASE("Today says what else would help to prepare, one thing at a time and in words") {
  AfterFirst at;
  at.visit.go("/today");
  CHECK(at.visit.shows("One to three aims give it a direction."));
  at.visit.page->resize(320, 640);
  at.visit.settle();
  CHECK(at.visit.page->find("heading", "Before you meet"));
}

TEST_CASE("an hour is held on Today for what is due before the meeting, and can be undone") {
  AfterFirst at;
  Visit& visit = at.visit;
  visit.go("/today");
  visit.press("button", "Hold an hour for it: Draft the proposal");
  CHECK(visit.first<HeldTime>().minutes == 60);
  CHECK(visit.shows("time held:"));
  CHECK(!visit.page->find("button", "Hold an hour for it: Draft the proposal"));
  CHECK(visit.app->on_key({.key = "z", .command = true}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.page->find("button", "Hold an hour for it: Draft the proposal"));
}

TEST_CASE("a wait that was chosen keeps advice off Today until its day") {
  AfterFirst at;
  Visit& visit = at.visit;
  visit.go("/captured");
  visit.press("button", "Details: Shadow a manager for a day");
  visit.type("Look at it again on", "5 dec");
  visit.submit("Look at it again on");
  CHECK(visit.first<Advice>().wait_until == day_of({2026, 12, 5}));
  CHECK(visit.shows("look again on 5 Dec"));
  visit.clock.day = *day_of({2026, 12, 4});
  visit.go("/today");
  CHECK(!visit.shows("nothing decided yet"));
  visit.clock.day = *day_of({2026, 12, 5});
  visit.go("/today");
  CHECK(visit.shows("nothing decided yet"));
}
