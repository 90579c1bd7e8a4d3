#include <doctest/doctest.h>

#include <string>

#include "support/tab.hpp"

using namespace ithaca;
using namespace ithaca::test;
using Kind = SaveState::Kind;

namespace {

void settle_both(Tab& a, Tab& b) {
  for (int i = 0; i < 4; ++i) {
    a.settle();
    b.settle();
  }
}

// A plan that the first one writes and the second one follows.
struct TwoTabs {
  FakeDatabase database;
  Tab first{database, 1};
  Tab second{database, 2};

  TwoTabs() {
    first.settle();
    begin_plan(first);
    settle_both(first, second);
  }
};

}  // namespace

TEST_CASE("a second tab follows the first one live") {
  TwoTabs tabs;
  Tab& first = tabs.first;
  Tab& second = tabs.second;
  CHECK(second.store.save_state().kind == Kind::following);
  type_into_goal(first, " of five");
  add_goal(first, "Speak in public");
  settle_both(first, second);
  CHECK(same_records(first.store.plan(), second.store.plan()));
  CHECK(second.store.can_undo());
  CHECK(second.store.undo_label() == first.store.undo_label());
}

TEST_CASE("a tab takes over when the person edits there, and the other one follows") {
  TwoTabs tabs;
  Tab& first = tabs.first;
  Tab& second = tabs.second;
  add_goal(second, "From the second tab");
  CHECK(second.store.plan().of<Goal>().size() == 2);
  CHECK(second.store.save_state().kind == Kind::saving);
  settle_both(first, second);
  CHECK(second.is_saved());
  CHECK(first.store.save_state().kind == Kind::following);
  CHECK(same_records(first.store.plan(), second.store.plan()));
  add_goal(first, "And back");
  settle_both(first, second);
  CHECK(first.is_saved());
  CHECK(second.store.save_state().kind == Kind::following);
  CHECK(same_records(first.store.plan(), second.store.plan()));
  CHECK(first.store.plan().of<Goal>().size() == 3);
}

TEST_CASE("edits in two tabs at the same moment are both kept") {
  TwoTabs tabs;
  FakeDatabase& database = tabs.database;
  Tab& first = tabs.first;
  Tab& second = tabs.second;
  add_goal(first, "First");
  type_into_goal(first, "!");
  add_goal(second, "Second");
  settle_both(first, second);
  first.rest();
  second.rest();
  settle_both(first, second);
  CHECK(same_records(first.store.plan(), second.store.plan()));
  CHECK(first.store.plan().of<Goal>().size() == 3);
  Tab third(database, 3);
  third.settle();
  CHECK(third.store.notices().empty());
  CHECK(same_records(first.store.plan(), third.store.plan()));
}

TEST_CASE("a tab that writes takes in what the one before it was in the middle of writing") {
  TwoTabs tabs;
  FakeDatabase& database = tabs.database;
  Tab& first = tabs.first;
  Tab& second = tabs.second;
  // Its lock was stolen, and nobody has told it.
  database.writer = &second.storage;
  second.inbox.push(StorageEvent{RoleChanged{TabRole::writer, {}}});
  add_goal(second, "In the last moment");
  settle_both(first, second);
  CHECK(first.is_saved());
  CHECK(first.store.plan().of<Goal>().size() == 2);
  CHECK(same_records(first.store.plan(), second.store.plan()));
}

TEST_CASE("what another tab wrote while an edit was waiting here is read once that is saved") {
  TwoTabs tabs;
  Tab& first = tabs.first;
  Tab& second = tabs.second;
  first.storage.answers_late = true;
  type_into_goal(first, "!");
  add_goal(second, "Behind it");
  settle_both(first, second);
  CHECK(second.is_saved());
  first.storage.answer();
  settle_both(first, second);
  CHECK(first.store.save_state().kind == Kind::following);
  CHECK(first.store.plan().of<Goal>().size() == 2);
  CHECK(same_records(first.store.plan(), second.store.plan()));
}

TEST_CASE("two tabs that type and close at random never lose what one of them called saved") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    FakeDatabase database;
    SeededRandom random(seed);
    std::unique_ptr<Tab> tabs[2] = {std::make_unique<Tab>(database, seed * 100),
                                    std::make_unique<Tab>(database, seed * 100 + 1)};
    tabs[0]->settle();
    begin_plan(*tabs[0]);
    settle_both(*tabs[0], *tabs[1]);
    VersionVector saved;
    for (int i = 0; i < 300; ++i) {
      std::unique_ptr<Tab>& tab = tabs[random.below(2)];
      switch (random.below(12)) {
        case 0:
          tab = std::make_unique<Tab>(database, random.bits());
          break;
        case 1:
          if (tab->store.may_edit()) tab->store.undo();
          break;
        case 2:
          tab->rest();
          break;
        case 3:
        case 4:
        case 5:
          tab->storage.step();
          break;
        default:
          if (tab->store.may_edit()) edit_at_random(*tab, random);
          break;
      }
      for (const auto& each : tabs) {
        if (!each->is_saved()) continue;
        for (const auto& [replica, counter] : each->store.plan().seen()) {
          saved[replica] = std::max(saved[replica], counter);
        }
      }
    }
    for (int i = 0; i < 5; ++i) {
      tabs[0]->rest();
      tabs[1]->rest();
    }
    Tab last(database, 9);
    last.settle();
    CHECK(last.store.notices().empty());
    CHECK(same_records(tabs[0]->store.plan(), tabs[1]->store.plan()));
    CHECK(same_records(tabs[0]->store.plan(), last.store.plan()));
    for (const auto& [replica, counter] : saved) {
      CHECK(has_seen(last.store.plan().seen(), Dot{replica, counter}));
    }
  }
}

TEST_CASE("a deletion of everything reaches the other tab") {
  TwoTabs tabs;
  Tab& first = tabs.first;
  Tab& second = tabs.second;
  second.store.delete_everything();
  settle_both(first, second);
  CHECK(first.store.plan().record_count() == 0);
  CHECK(second.store.plan().record_count() == 0);
  begin_plan(first);
  settle_both(first, second);
  CHECK(first.is_saved());
  CHECK(same_records(first.store.plan(), second.store.plan()));
}
