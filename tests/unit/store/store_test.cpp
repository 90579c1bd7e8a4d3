#include "store/store.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/tab.hpp"

using namespace ithaca;
using namespace ithaca::test;
using Kind = SaveState::Kind;

TEST_CASE("nothing can be edited while the plan is loading") {
  FakeDatabase database;
  Tab tab(database);
  CHECK(tab.store.save_state().kind == Kind::loading);
  CHECK_FALSE(tab.store.may_edit());
  const auto refused = tab.store.dispatch(StartMentorship{});
  CHECK_FALSE(static_cast<bool>(refused));
  CHECK(refused.error().code == Errc::unavailable);
  tab.settle();
  CHECK(tab.store.may_edit());
}

TEST_CASE("saved is said only once every edit is acknowledged") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  type_into_goal(tab, "!");
  CHECK(tab.store.save_state().kind == Kind::saving);
  CHECK(tab.storage.step());
  CHECK(tab.store.save_state().kind == Kind::saving);
  CHECK(tab.storage.step());
  CHECK(tab.is_saved());
}

TEST_CASE("every edit is one record, written at once") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  for (int i = 0; i < 5; ++i) type_into_goal(tab, "x");
  tab.settle();
  CHECK(database.ops.size() == 6);
  CHECK(database.head_seq == 6);
}

TEST_CASE("a plan is the same after it was loaded again") {
  FakeDatabase database;
  Plan before;
  {
    Tab tab(database);
    tab.settle();
    begin_plan(tab);
    SeededRandom random(7);
    for (int i = 0; i < 200; ++i) edit_at_random(tab, random);
    tab.settle();
    CHECK(tab.is_saved());
    before = tab.store.plan();
  }
  Tab again(database, 2);
  again.settle();
  CHECK(same_records(before, again.store.plan()));
  CHECK(before.seen() == again.store.plan().seen());
  CHECK(before.deleted() == again.store.plan().deleted());
  CHECK(again.store.notices().empty());
  CHECK(again.is_saved());
}

TEST_CASE("snapshots come in two generations, and the log before the older one is dropped") {
  FakeDatabase database;
  Plan before;
  {
    Tab tab(database);
    tab.settle();
    begin_plan(tab);
    SeededRandom random(3);
    for (int i = 0; i < 3000; ++i) {
      edit_at_random(tab, random);
      tab.settle();
      if (i % 100 == 0) tab.rest();
    }
    tab.rest();
    before = tab.store.plan();
    CHECK(database.snapshots.size() == 2);
    CHECK(database.ops.size() < 1300);
    CHECK(database.ops.begin()->first > 1);
  }
  Tab again(database, 2);
  again.settle();
  CHECK(same_records(before, again.store.plan()));
  CHECK(again.store.notices().empty());
}

TEST_CASE("a snapshot that reads back wrong covers nothing") {
  FakeDatabase database;
  Plan before;
  {
    Tab tab(database);
    tab.settle();
    begin_plan(tab);
    tab.storage.garbles_snapshots = true;
    SeededRandom random(4);
    for (int i = 0; i < 1500; ++i) edit_at_random(tab, random);
    tab.rest();
    CHECK_FALSE(database.snapshots.empty());
    CHECK(database.ops.begin()->first == 1);
    before = tab.store.plan();
  }
  Tab again(database, 2);
  again.settle();
  CHECK(same_records(before, again.store.plan()));
  REQUIRE(again.store.notices().size() == 1);
  CHECK(std::holds_alternative<StoreRepaired>(again.store.notices()[0]));
  again.rest();
  CHECK(again.is_saved());
}

TEST_CASE(
    "an edit while the storage is full is kept, said to be unsaved, and written with the next") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  tab.settle();
  tab.storage.fail_from = tab.storage.writes;
  tab.storage.fail_count = 2;
  type_into_goal(tab, "a");
  type_into_goal(tab, "b");
  tab.settle();
  CHECK(tab.store.save_state() == SaveState{Kind::not_saved, StorageTrouble::full});
  CHECK(database.head_seq == 1);
  type_into_goal(tab, "c");
  tab.settle();
  CHECK(tab.is_saved());
  CHECK(database.head_seq == 4);
  Tab again(database, 2);
  again.settle();
  CHECK(same_records(tab.store.plan(), again.store.plan()));
}

TEST_CASE("what could not be written is tried again on a timer, and only then") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  tab.settle();
  CHECK_FALSE(tab.storage.wake_ms.has_value());
  tab.storage.fail_from = tab.storage.writes;
  type_into_goal(tab, "a");
  tab.settle();
  CHECK(tab.storage.wake_ms.has_value());
  tab.rest();
  CHECK(tab.is_saved());
  CHECK_FALSE(tab.storage.wake_ms.has_value());
}

TEST_CASE("without a storage everything works in memory and says so") {
  FakeDatabase database;
  Tab tab(database);
  tab.storage.open_trouble = StorageTrouble::refused;
  tab.settle();
  CHECK(tab.store.save_state() == SaveState{Kind::memory_only, StorageTrouble::refused});
  begin_plan(tab);
  CHECK(tab.store.plan().of<Goal>().size() == 1);
  CHECK(tab.store.undo());
  CHECK(tab.store.plan().of<Goal>().empty());
  CHECK(tab.store.redo());
  CHECK(tab.store.save_state().kind == Kind::memory_only);
}

TEST_CASE("a storage that answers late gets what was written in the meantime") {
  FakeDatabase database;
  {
    Tab earlier(database);
    earlier.settle();
    begin_plan(earlier);
    earlier.settle();
  }
  Tab tab(database, 2);
  tab.storage.open_trouble = StorageTrouble::silent;
  tab.settle();
  begin_plan(tab);
  tab.storage.open_trouble = StorageTrouble::none;
  tab.rest();
  CHECK(tab.is_saved());
  CHECK(tab.store.plan().of<Mentorship>().size() == 2);
  Tab again(database, 3);
  again.settle();
  CHECK(same_records(tab.store.plan(), again.store.plan()));
}

TEST_CASE("failures at every step: never a false saved, nothing acknowledged is lost") {
  constexpr StorageTrouble kTroubles[] = {StorageTrouble::full, StorageTrouble::aborted};
  for (int fail_from = 0; fail_from < 60; ++fail_from) {
    for (const int fail_count : {1, 2, 5, 1000}) {
      CAPTURE(fail_from);
      CAPTURE(fail_count);
      FakeDatabase database;
      std::vector<Plan> acknowledged;
      {
        Tab tab(database);
        tab.settle();
        tab.storage.fail_from = fail_from;
        tab.storage.fail_count = fail_count;
        tab.storage.fail_trouble = kTroubles[fail_from % 2];
        begin_plan(tab);
        SeededRandom random(static_cast<std::uint64_t>(fail_from));
        for (int i = 0; i < 40; ++i) {
          edit_at_random(tab, random);
          if (random.below(3) == 0) tab.settle();
          if (!tab.is_saved()) continue;
          acknowledged.push_back(tab.store.plan());
          CHECK(database.head_seq == database.ops.size());
        }
      }
      Tab again(database, 2);
      again.settle();
      CHECK(again.store.notices().empty());
      if (acknowledged.empty()) continue;
      // Everything acknowledged is there; later edits may be.
      const VersionVector& seen = again.store.plan().seen();
      for (const auto& [replica, counter] : acknowledged.back().seen()) {
        CHECK(has_seen(seen, Dot{replica, counter}));
      }
    }
  }
}

TEST_CASE("a page that is killed between any two steps leaves a prefix of its edits") {
  std::vector<Plan> states;
  for (int steps = 0; steps < 60; ++steps) {
    FakeDatabase database;
    states.clear();
    {
      Tab tab(database);
      tab.settle();
      states.push_back(tab.store.plan());
      begin_plan(tab);
      states.push_back(tab.store.plan());
      SeededRandom random(11);
      for (int i = 0; i < 40; ++i) {
        edit_at_random(tab, random);
        states.push_back(tab.store.plan());
      }
      for (int i = 0; i < steps; ++i) tab.storage.step();
    }
    Tab again(database, 2);
    again.settle();
    CHECK(again.store.notices().empty());
    bool is_prefix = false;
    for (const Plan& state : states)
      is_prefix = is_prefix || same_records(state, again.store.plan());
    CHECK(is_prefix);
  }
}

TEST_CASE("deleting everything leaves nothing, not even the witness") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  tab.settle();
  const std::uint64_t revision = tab.store.plan().revision();
  tab.store.delete_everything();
  CHECK(tab.store.plan().record_count() > 0);
  CHECK_FALSE(tab.store.may_edit());
  tab.settle();
  CHECK(tab.store.may_edit());
  CHECK(tab.store.plan().record_count() == 0);
  CHECK(tab.store.plan().revision() > revision);
  CHECK_FALSE(tab.store.can_undo());
  CHECK(database.ops.empty());
  CHECK(database.witness.empty());
  begin_plan(tab);
  tab.settle();
  CHECK(tab.is_saved());
  Tab again(database, 2);
  again.settle();
  CHECK(same_records(tab.store.plan(), again.store.plan()));
  CHECK(again.store.notices().empty());
}

TEST_CASE("a deletion that fails is said, and the plan stays") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  tab.settle();
  tab.storage.fail_from = tab.storage.writes;
  tab.store.delete_everything();
  tab.settle();
  CHECK(tab.store.plan().record_count() > 0);
  REQUIRE(tab.store.notices().size() == 1);
  CHECK(std::holds_alternative<DeletionFailed>(tab.store.notices()[0]));
}

TEST_CASE("a newer program in another tab makes this one read-only") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  tab.settle();
  tab.store.receive(StorageClosed{StorageTrouble::replaced});
  CHECK(tab.store.save_state() == SaveState{Kind::read_only, StorageTrouble::replaced});
  CHECK_FALSE(tab.store.undo());
  CHECK_FALSE(static_cast<bool>(tab.store.dispatch(StartMentorship{"Again", {}, {}, {}})));
}

TEST_CASE("a database that the browser closed and emptied gets the plan back with the next edit") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  for (int i = 0; i < 10; ++i) add_goal(tab, "Goal " + std::to_string(i));
  tab.settle();
  database.ops.clear();
  database.head.clear();
  database.head_seq = 0;
  database.witness.clear();
  tab.store.receive(StorageClosed{StorageTrouble::closed});
  CHECK(tab.store.save_state() == SaveState{Kind::memory_only, StorageTrouble::closed});
  CHECK_FALSE(tab.storage.wake_ms.has_value());
  add_goal(tab, "One more");
  tab.rest();
  CHECK(tab.is_saved());
  CHECK(tab.store.plan().of<Goal>().size() == 12);
  Tab again(database, 2);
  again.settle();
  CHECK(same_records(tab.store.plan(), again.store.plan()));
}
