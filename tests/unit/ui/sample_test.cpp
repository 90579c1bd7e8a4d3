// The sample plan in the program: opened from the first page, marked in every room, put away for a
// plan of one's own, never mixed with it.
#include "derive/sample.hpp"

#include "support/source_file.hpp"
#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

std::string sample_text() {
  const auto text = ithaca::testing::source_file("assets/sample-plan.json");
  REQUIRE(text);
  return *text;
}

void open_sample(Visit& visit) {
  visit.files.sample = sample_text();
  visit.press("button", "Look at a sample plan");
}

const Plan& plan_of(const Visit& visit) { return visit.app->store().plan(); }

}  // namespace

TEST_CASE(
    "the sample plan opens from the first page, is marked everywhere, and goes with a press") {
  FakeDatabase database;
  Visit visit(database);
  open_sample(visit);
  CHECK(is_sample(plan_of(visit)));
  CHECK(visit.shows("Sample plan opened"));
  for (const char* room : {"/today", "/meetings", "/goals", "/follow-through", "/roadmap",
                           "/captured", "/settings", "/meetings/samp1e000000m012/meet"}) {
    INFO(room);
    visit.go(room);
    CHECK(visit.shows("This is a sample plan: look around, change what you like"));
  }
  visit.press("button", "Start my own plan");
  CHECK(plan_of(visit).record_count() == 0);
  CHECK(visit.page->find("textbox", "What do you want from mentoring") != nullptr);
  CHECK(visit.shows("Sample plan put away"));
  visit.press("button", "Undo");
  CHECK(is_sample(plan_of(visit)));
}

TEST_CASE("the sample plan is still one after a reload, and after it was changed") {
  FakeDatabase database;
  {
    Visit visit(database);
    open_sample(visit);
    visit.go("/goals");
    visit.type("New goal, in one sentence", "Try it out");
    visit.submit("New goal, in one sentence");
  }
  Visit visit(database, "/goals");
  CHECK(visit.shows("Try it out"));
  CHECK(visit.shows("This is a sample plan"));
}

TEST_CASE("what was typed on the first page waits there while the sample is looked at") {
  FakeDatabase database;
  Visit visit(database);
  visit.type("What do you want from mentoring", "Lead work across teams");
  open_sample(visit);
  visit.press("button", "Start my own plan");
  CHECK(visit.value("What do you want from mentoring") == "Lead work across teams");
}

TEST_CASE("a plan that is started over the sample holds nothing of it") {
  FakeDatabase database;
  Visit visit(database);
  open_sample(visit);
  visit.go("/new");
  CHECK(visit.page->find("button", "Look at a sample plan") == nullptr);
  CHECK(visit.shows("The sample plan goes when you start"));
  visit.start();
  CHECK(plan_of(visit).of<Mentorship>().size() == 1);
  CHECK(plan_of(visit).of<Goal>().size() == 1);
  CHECK(plan_of(visit).of<Person>().size() == 2);
  CHECK_FALSE(is_sample(plan_of(visit)));
  CHECK_FALSE(visit.shows("This is a sample plan"));
}

TEST_CASE("a plan of one's own leaves no way to the sample") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/new");
  CHECK(visit.page->find("button", "Look at a sample plan") == nullptr);
  visit.files.drop("sample.json", sample_text());
  visit.settle();
  CHECK(visit.page->find("radio", "Add to my plan") == nullptr);
  visit.press("button", "Leave my plan as it is");
  CHECK(plan_of(visit).of<Mentorship>().size() == 1);
}

TEST_CASE("a plan file replaces the sample, and is not added to it") {
  std::string file;
  Plan own;
  {
    FakeDatabase database;
    Visit visit(database);
    visit.start();
    own = plan_of(visit);
    visit.go("/settings");
    visit.press("button", "Export a backup");
    REQUIRE(visit.files.saved.size() == 1);
    file = visit.files.saved[0].bytes;
  }
  FakeDatabase database;
  Visit visit(database);
  open_sample(visit);
  visit.files.drop("plan.json", file);
  visit.settle();
  CHECK(visit.page->find("radio", "Add to my plan") == nullptr);
  visit.press("button", "Replace");
  CHECK(same_records(plan_of(visit), own));
}

TEST_CASE("a file of the sample is named so, and opens as the sample again") {
  std::string file;
  {
    FakeDatabase database;
    Visit visit(database);
    open_sample(visit);
    visit.go("/settings");
    visit.press("button", "Export a backup");
    REQUIRE(visit.files.saved.size() == 1);
    CHECK(visit.files.saved[0].name == "ithaca-SAMPLE-plan-2026-11-21.json");
    CHECK(visit.shows("Exported as ithaca-SAMPLE-plan-2026-11-21.json: the sample plan"));
    file = visit.files.saved[0].bytes;
  }
  FakeDatabase database;
  Visit visit(database);
  visit.files.drop("plan.json", file);
  visit.settle();
  visit.press("button", "Take it in");
  CHECK(is_sample(plan_of(visit)));
  CHECK(visit.shows("This is a sample plan"));
}

TEST_CASE("a sample that cannot be fetched is said to be missing, and can be asked for again") {
  FakeDatabase database;
  Visit visit(database);
  visit.press("button", "Look at a sample plan");
  CHECK(visit.shows("The sample plan could not be fetched"));
  visit.press("button", "Go on");
  open_sample(visit);
  CHECK(is_sample(plan_of(visit)));
}

TEST_CASE("before the program is whole the sample waits for its rest") {
  FakeDatabase database;
  Visit visit(database, "/today", false);
  visit.files.sample = sample_text();
  visit.press("button", "Look at a sample plan");
  CHECK(visit.program.asked);
  visit.program.arrive();
  visit.settle();
  visit.settle();
  CHECK(is_sample(plan_of(visit)));
}

TEST_CASE("of a sample no backup is kept, no export is asked for, and no promise of the browser") {
  FakeDatabase database;
  Visit visit(database);
  open_sample(visit);
  for (int hour = 0; hour < 3; ++hour) {
    visit.clock.now += 3'600'000;
    visit.go("/goals");
    visit.type("New goal, in one sentence", "Try it out");
    visit.submit("New goal, in one sentence");
  }
  visit.type_letters(1700);  // enough for a snapshot, which is a backup too of a plan of one's own
  CHECK(!database.snapshots.empty());
  CHECK(database.backups.empty());
  CHECK(visit.storage.asked_to_keep == 0);
  visit.clock.now += 60LL * 24 * 3'600'000;
  visit.go("/today");
  CHECK_FALSE(visit.shows("Much of your plan is only in this browser"));
}

TEST_CASE("a backup is whole while what is private is hidden on the screen") {
  FakeDatabase database;
  Visit visit(database);
  open_sample(visit);
  CHECK(visit.page->key({.key = "h"}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.shows("What is private is hidden on this screen"));
  visit.go("/settings");
  visit.press("button", "Export a backup");
  REQUIRE(visit.files.saved.size() == 1);
  const auto read = read_plan_file(visit.files.saved[0].bytes);
  REQUIRE(read);
  CHECK(same_records(read->plan, plan_of(visit)));
}
