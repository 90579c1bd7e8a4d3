// Edits and plans that are too large for one turn of the page.
#include <doctest/doctest.h>

#include "store/rebase.hpp"
#include "support/tab.hpp"
#include "support/volumes.hpp"

using namespace ithaca;
using namespace ithaca::test;
using Kind = SaveState::Kind;

namespace {

const Plan& typical_year() {
  static const Plan plan = testing::plan_of(testing::kTypical);
  return plan;
}

ChangeSet import_of(const Plan& plan) {
  ChangeSet changes = difference(Plan{}, plan);
  changes.label = "Plan file taken in";
  return changes;
}

}  // namespace

TEST_CASE("a large edit becomes bytes piece by piece, and what is typed meanwhile follows it") {
  FakeDatabase database;
  Plan before;
  {
    Tab tab(database);
    tab.storage.settle();
    CHECK(tab.store.commit(import_of(typical_year())));
    CHECK(type_into_goal(tab, "!"));
    tab.storage.settle();
    CHECK(database.ops.empty());
    CHECK(tab.store.save_state().kind == Kind::saving);
    CHECK(tab.store.work());
    CHECK(database.ops.empty());
    tab.settle();
    CHECK_FALSE(tab.store.work());
    CHECK(tab.is_saved());
    CHECK(database.ops.size() == 2);
    before = tab.store.plan();
  }
  Tab again(database, 2);
  again.settle();
  CHECK(same_records(before, again.store.plan()));
}

TEST_CASE("a page that goes in the middle of a large edit hands it to the storage first") {
  FakeDatabase database;
  {
    Tab tab(database);
    tab.storage.settle();
    CHECK(tab.store.commit(import_of(typical_year())));
    CHECK(tab.store.work());
    tab.store.finish_edits();
    tab.storage.settle();
    CHECK(tab.is_saved());
  }
  Tab again(database, 2);
  again.settle();
  CHECK(same_records(typical_year(), again.store.plan()));
}

TEST_CASE("a storage that opens again in the middle of a large edit gets it once") {
  FakeDatabase database;
  Tab tab(database);
  tab.storage.settle();
  CHECK(tab.store.commit(import_of(typical_year())));
  CHECK(tab.store.work());
  tab.store.receive(StorageClosed{StorageTrouble::closed});
  CHECK_FALSE(tab.store.work());
  CHECK(type_into_goal(tab, "!"));
  tab.rest();
  CHECK(tab.is_saved());
  Tab again(database, 2);
  again.settle();
  CHECK(same_records(tab.store.plan(), again.store.plan()));
}

TEST_CASE("a snapshot of a large plan is of the plan as it stood, while edits go on") {
  FakeDatabase database;
  Plan before;
  {
    Tab tab(database);
    tab.settle();
    CHECK(tab.store.commit(import_of(typical_year())));
    for (int i = 0; i < 400; ++i) CHECK(type_into_goal(tab, "x"));
    tab.settle();
    REQUIRE(tab.storage.wake_ms);
    tab.storage.wake();
    CHECK(database.snapshots.empty());
    CHECK(type_into_goal(tab, "late"));
    tab.settle();
    CHECK(database.snapshots.size() == 1);
    tab.rest();
    CHECK(tab.is_saved());
    before = tab.store.plan();
  }
  Tab again(database, 2);
  again.settle();
  CHECK(same_records(before, again.store.plan()));
  CHECK(again.store.notices().empty());
}

TEST_CASE("an import is taken back after a snapshot and a reload, and done again") {
  FakeDatabase database;
  {
    Tab tab(database);
    tab.settle();
    CHECK(tab.store.commit(import_of(typical_year())));
    tab.store.end_step();
    for (int i = 0; i < 400; ++i) CHECK(type_into_goal(tab, "x"));
    tab.rest();
    CHECK(database.snapshots.size() == 1);
  }
  Tab again(database, 2);
  again.settle();
  while (again.store.plan().record_count() > 0 && again.store.undo()) {
  }
  CHECK(again.store.plan().record_count() == 0);
  CHECK(again.store.redo_label() == "Plan file taken in");
  CHECK(again.store.redo());
  CHECK(again.store.plan().record_count() == typical_year().record_count());
  again.settle();
  CHECK(again.is_saved());
}
