// One open page of the program without a screen: a store on a fake database, driven by hand.
// Knows no test.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "store/store.hpp"
#include "support/fake_ports.hpp"

namespace ithaca::test {

struct Tab {
  explicit Tab(FakeDatabase& database, std::uint64_t seed = 1)
      : random(seed), storage(database, inbox), store(storage, clock, random) {
    inbox.when_something_arrives([this] {
      for (PlatformEvent& event : inbox.take()) {
        if (const auto* arrived = std::get_if<StorageEvent>(&event)) store.receive(*arrived);
      }
    });
    store.open();
  }

  void settle() {
    storage.settle();
    while (store.work()) storage.settle();
    storage.settle();
  }
  // Waits for what the store waits for, its timer included.
  void rest() {
    settle();
    while (storage.wake_ms) {
      storage.wake();
      settle();
    }
  }
  bool is_saved() const { return store.save_state().kind == SaveState::Kind::saved; }

  FixedClock clock;
  SeededRandom random;
  Inbox inbox;
  FakeStorage storage;
  Store store;
};

// A plan with a mentorship and its goal, written through the store.
void begin_plan(Tab& tab);
// Types `text` at the end of the first goal's title; false when there is no goal.
bool type_into_goal(Tab& tab, const std::string& text);
void add_goal(Tab& tab, const std::string& title);
// Adding, typing, moving, ticking, removing, at random; without undo.
void edit_at_random(Tab& tab, SeededRandom& random);

}  // namespace ithaca::test
