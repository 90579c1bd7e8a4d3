#include <doctest/doctest.h>

#include <string>

#include "store/undo_history.hpp"
#include "support/tab.hpp"

using namespace ithaca;
using namespace ithaca::test;

TEST_CASE("a burst of typing is one step, and a pause begins another") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  const std::string before = tab.store.plan().of<Goal>().begin()->second.value->title;
  for (int i = 0; i < 20; ++i) {
    tab.clock.now += 200;
    type_into_goal(tab, "x");
  }
  tab.clock.now += UndoHistory::kBurstMs + 1;
  type_into_goal(tab, "y");
  const auto title = [&] { return tab.store.plan().of<Goal>().begin()->second.value->title; };
  CHECK(tab.store.undo());
  CHECK(title() == before + std::string(20, 'x'));
  CHECK(tab.store.undo());
  CHECK(title() == before);
  CHECK(tab.store.redo());
  CHECK(title() == before + std::string(20, 'x'));
  CHECK(tab.store.redo());
  CHECK(title() == before + std::string(20, 'x') + "y");
  CHECK_FALSE(tab.store.redo());
}

TEST_CASE("leaving a field ends a burst") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  const std::string before = tab.store.plan().of<Goal>().begin()->second.value->title;
  type_into_goal(tab, "a");
  tab.store.end_step();
  type_into_goal(tab, "b");
  CHECK(tab.store.undo());
  CHECK(tab.store.plan().of<Goal>().begin()->second.value->title == before + "a");
}

TEST_CASE("an edit after an undo forgets what could be done again") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  add_goal(tab, "One");
  CHECK(tab.store.undo());
  CHECK(tab.store.can_redo());
  add_goal(tab, "Two");
  CHECK_FALSE(tab.store.can_redo());
}

TEST_CASE("after a reload 500 undos lead back to the start, and 500 redos to the end") {
  for (const bool with_snapshots : {false, true}) {
    CAPTURE(with_snapshots);
    FakeDatabase database;
    Plan start;
    Plan end;
    {
      Tab tab(database);
      tab.settle();
      begin_plan(tab);
      start = tab.store.plan();
      SeededRandom random(5);
      std::uint64_t revision = start.revision();
      for (int steps = 0; steps < 500;) {
        edit_at_random(tab, random);
        tab.clock.now += UndoHistory::kBurstMs + 1;
        if (tab.store.plan().revision() == revision) continue;
        revision = tab.store.plan().revision();
        ++steps;
        tab.settle();
        if (with_snapshots && steps % 50 == 0) tab.rest();
      }
      tab.settle();
      end = tab.store.plan();
    }
    Tab again(database, 2);
    again.settle();
    for (int i = 0; i < 500; ++i) CHECK(again.store.undo());
    CHECK(same_records(start, again.store.plan()));
    again.settle();
    CHECK(again.is_saved());
    for (int i = 0; i < 500; ++i) CHECK(again.store.redo());
    CHECK(same_records(end, again.store.plan()));
  }
}

TEST_CASE("undo and redo over any number of reloads are as without") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    FakeDatabase database;
    FakeDatabase same;
    auto tab = std::make_unique<Tab>(database, seed);
    Tab steady(same, seed + 1000);
    tab->settle();
    steady.settle();
    SeededRandom random(seed);
    begin_plan(*tab);
    begin_plan(steady);
    for (int i = 0; i < 200; ++i) {
      const std::uint64_t choice = random.below(10);
      if (choice < 3) {
        CHECK(tab->store.undo() == steady.store.undo());
      } else if (choice < 5) {
        CHECK(tab->store.redo() == steady.store.redo());
      } else if (choice == 5) {
        tab->rest();
        const std::int64_t now = tab->clock.now;
        tab = std::make_unique<Tab>(database, random.bits());
        tab->clock.now = now;
        tab->settle();
      } else {
        add_goal(*tab, "Goal " + std::to_string(i));
        add_goal(steady, "Goal " + std::to_string(i));
      }
      CHECK(tab->store.plan().of<Goal>().size() == steady.store.plan().of<Goal>().size());
      CHECK(tab->store.undo_label() == steady.store.undo_label());
      CHECK(tab->store.redo_label() == steady.store.redo_label());
    }
  }
}
