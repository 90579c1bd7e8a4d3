// Earlier versions, what was lost and what brings it back, the browser's promise, the word about an
// export.
#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;

// A plan of two hours; what it was after the first one.
Plan live_two_hours(Visit& visit) {
  visit.start();
  visit.go("/goals");
  visit.type("New goal, in one sentence", "Own the billing");
  visit.submit("New goal, in one sentence");
  const Plan before = visit.app->store().plan();
  visit.clock.now += kHour;
  visit.go("/goals");
  visit.type("New goal, in one sentence", "Speak in public");
  visit.submit("New goal, in one sentence");
  return before;
}

void lose(FakeDatabase& database) {
  database.ops.clear();
  database.snapshots.clear();
  database.backups.clear();
  database.drafts.clear();
  database.head.clear();
  database.head_seq = 0;
}

constexpr std::string_view kReminder =
    "Much of your plan is only in this browser: an exported backup keeps it safe";

}  // namespace

TEST_CASE("an earlier version is looked at, gone back to as one step, and left again with undo") {
  FakeDatabase database;
  Visit visit(database);
  const Plan before = live_two_hours(visit);
  const Plan after = visit.app->store().plan();
  visit.go("/settings");
  CHECK(visit.shows("Sat 21 Nov, 10:00"));
  CHECK(visit.shows(std::to_string(before.record_count()) + " records"));
  visit.press("button", "Look at the version of Sat 21 Nov, 10:00");
  CHECK(visit.shows("Go back to Saturday 21 November, 10:00?"));
  CHECK(visit.shows("1 goal"));
  CHECK(visit.page->find("radio", "Add to my plan") == nullptr);
  CHECK(same_records(after, visit.app->store().plan()));
  visit.press("button", "Leave my plan as it is");
  CHECK(same_records(after, visit.app->store().plan()));
  visit.press("button", "Look at the version of Sat 21 Nov, 10:00");
  visit.press("button", "Go back");
  CHECK(same_records(before, visit.app->store().plan()));
  CHECK(visit.shows("Earlier version taken back"));
  visit.press("button", "Undo");
  CHECK(same_records(after, visit.app->store().plan()));
}

TEST_CASE("earlier versions of another visit are shown when they are asked for") {
  FakeDatabase database;
  {
    Visit visit(database);
    live_two_hours(visit);
  }
  Visit visit(database, "/settings");
  CHECK_FALSE(visit.shows("Sat 21 Nov, 10:00"));
  visit.press("button", "Show earlier versions");
  CHECK(visit.shows("Sat 21 Nov, 10:00"));
}

TEST_CASE("without an earlier version Settings says when the first one comes") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/settings");
  CHECK_FALSE(visit.shows("None yet: the first comes with an edit in another hour"));
  visit.press("button", "Show earlier versions");
  CHECK(visit.shows("None yet: the first comes with an edit in another hour"));
}

TEST_CASE(
    "a plan that the browser lost is told from a first visit, and what is left brings it back") {
  FakeDatabase database;
  Plan before;
  {
    Visit visit(database);
    CHECK_FALSE(visit.shows("About your saved plan"));
    before = live_two_hours(visit);
  }
  lose(database);
  Visit visit(database);
  CHECK(visit.shows("About your saved plan"));
  CHECK(visit.shows("last edited Saturday 21 November, 11:00"));
  CHECK(visit.shows("Earlier versions are still here:"));
  visit.press("button", "Look at the version of Sat 21 Nov, 10:00");
  visit.press("button", "Go back");
  CHECK(same_records(before, visit.app->store().plan()));
  CHECK_FALSE(visit.shows("About your saved plan"));
  CHECK(visit.app->store().save_state().kind == SaveState::Kind::saved);
}

TEST_CASE("where nothing is left, an exported backup is named") {
  FakeDatabase database;
  {
    Visit visit(database);
    live_two_hours(visit);
  }
  lose(database);
  database.backups_apart.clear();
  Visit visit(database);
  CHECK(visit.shows("No earlier version is left here. A backup that you exported brings it back."));
  visit.press("button", "Go on");
  CHECK_FALSE(visit.shows("About your saved plan"));
}

TEST_CASE("a damaged log says up to when the plan is whole, and offers earlier versions") {
  FakeDatabase database;
  {
    Visit visit(database);
    live_two_hours(visit);
  }
  std::string& op = database.ops.rbegin()->second;
  op[op.size() / 2] = static_cast<char>(op[op.size() / 2] ^ 1);
  Visit visit(database);
  CHECK(visit.shows(
      "What the browser had stored was damaged. 1 edit could not be read; the plan is as it was "
      "Saturday 21 November, 10:00."));
  CHECK(visit.page->find("button", "Look at the version of Sat 21 Nov, 10:00") != nullptr);
  visit.press("button", "Download all that is stored");
  CHECK(visit.shell.saved_all == 1);
}

TEST_CASE("an earlier version that is damaged in both places is refused, and nothing changes") {
  FakeDatabase database;
  Visit visit(database);
  live_two_hours(visit);
  const Plan after = visit.app->store().plan();
  for (auto* place : {&database.backups, &database.backups_apart}) {
    std::string& bytes = place->begin()->second;
    bytes.resize(bytes.size() / 2);
  }
  visit.go("/settings");
  visit.press("button", "Look at the version of Sat 21 Nov, 10:00");
  CHECK(visit.shows("This earlier version is damaged. Choose another one."));
  CHECK(same_records(after, visit.app->store().plan()));
}

TEST_CASE(
    "the browser is asked to keep the plan after the first edit, once, and again on request") {
  FakeDatabase database;
  Visit visit(database);
  visit.go("/settings");
  CHECK(visit.storage.asked_to_keep == 0);
  visit.go("/today");
  visit.start();
  CHECK(visit.storage.asked_to_keep == 1);
  visit.type_letters(20);
  CHECK(visit.storage.asked_to_keep == 1);
  visit.go("/settings");
  CHECK_FALSE(visit.shows("This browser has promised to keep your plan"));
  visit.storage.promises_to_keep = true;
  visit.press("button", "Ask the browser to keep it");
  CHECK(visit.storage.asked_to_keep == 2);
  CHECK(visit.shows("This browser has promised to keep your plan"));
  CHECK(visit.page->find("button", "Ask the browser to keep it") == nullptr);
}

TEST_CASE("after many edits and a week one line on Today offers an export, and Later is a week") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.type_letters(600);
  CHECK_FALSE(visit.shows(kReminder));
  visit.clock.now += 7 * kDay;
  visit.settle();
  CHECK(visit.shows(kReminder));
  visit.press("button", "Later: export a backup");
  CHECK_FALSE(visit.shows(kReminder));
  visit.clock.now += 7 * kDay - 1;
  visit.settle();
  CHECK_FALSE(visit.shows(kReminder));
  visit.clock.now += 1;
  visit.settle();
  CHECK(visit.shows(kReminder));
  visit.press("button", "Export now");
  visit.settle();
  CHECK(visit.files.saved.size() == 1);
  CHECK_FALSE(visit.shows(kReminder));
  visit.clock.now += 30 * kDay;
  visit.type_letters(499);
  CHECK_FALSE(visit.shows(kReminder));
  visit.type_letters(1);
  CHECK(visit.shows(kReminder));
}

TEST_CASE("a reload remembers when the last export was, and that the browser was asked") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.type_letters(600);
  visit.clock.now += 7 * kDay;
  visit.settle();
  visit.press("button", "Export now");
  visit.settle();
  visit.app.emplace(ui::Platform{visit.shell, visit.clock, visit.random, visit.storage,
                                 visit.clipboard, visit.files, visit.settings, visit.locale,
                                 visit.program, visit.versions, visit.inbox});
  visit.go("/today");
  visit.type_letters(499);
  CHECK(visit.storage.asked_to_keep == 1);
  visit.clock.now += 7 * kDay;
  visit.settle();
  CHECK_FALSE(visit.shows(kReminder));
  visit.type_letters(1);
  CHECK(visit.shows(kReminder));
}

TEST_CASE("while somebody looks on nothing is said about an export") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.type_letters(600);
  visit.clock.now += 7 * kDay;
  visit.settle();
  CHECK(visit.shows(kReminder));
  CHECK(visit.app->on_key({.key = "h"}) == ui::Handled::yes);
  visit.settle();
  CHECK_FALSE(visit.shows(kReminder));
}
