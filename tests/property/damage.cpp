// What lies in the storage, damaged at random: nothing is ever different without a word.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

#include "store/load.hpp"
#include "support/stored_plan.hpp"
#include "support/tab.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

// Long ones with snapshots, a short one that is only a log.
const StoredPlan& some_plan() {
  static const std::array<StoredPlan, 3> plans{stored_plan(21, 1400), stored_plan(22, 2300),
                                               stored_plan(23, 120)};
  return plans[*rc::gen::inRange<std::size_t>(0, plans.size())];
}

std::size_t any_below(std::size_t bound) { return *rc::gen::inRange<std::size_t>(0, bound); }

bool says_loss(const std::vector<Notice>& notices) {
  return std::any_of(notices.begin(), notices.end(), [](const Notice& notice) {
    return std::holds_alternative<EditsLost>(notice) ||
           std::holds_alternative<StoreWasReset>(notice);
  });
}

// The plan as it was, or as it was some edits ago and said to be.
void check_honest(const StoredPlan& stored, const LoadedPlan& loaded) {
  RC_ASSERT(loaded.trouble == StorageTrouble::none);
  RC_ASSERT(loaded.head.seq < stored.states.size());
  RC_ASSERT(same_records(loaded.plan, stored.states[loaded.head.seq]));
  if (loaded.head.seq + 1 < stored.states.size()) RC_ASSERT(says_loss(loaded.notices));
}

}  // namespace

TEST_CASE(
    "one flip, cut or loss: no silent difference, and 99 % of the last generations are back") {
  int trials = 0;
  int back = 0;
  CHECK(rc::check([&] {
    const StoredPlan& stored = some_plan();
    const std::uint64_t generation = load(as_loaded(stored.database)).newest.seq;
    FakeDatabase damaged = stored.database;
    damage(damaged, any_below);
    const LoadedPlan loaded = load(as_loaded(damaged));
    check_honest(stored, loaded);
    ++trials;
    if (loaded.head.seq >= generation) ++back;
  }));
  CHECK(back * 100 >= trials * 99);
}

TEST_CASE("several damages at once: no silent difference, and after the repair no more of it") {
  CHECK(rc::check([] {
    const StoredPlan& stored = some_plan();
    FakeDatabase damaged = stored.database;
    for (std::size_t i = any_below(5) + 1; i > 0; --i) damage(damaged, any_below);
    check_honest(stored, load(as_loaded(damaged)));
    Tab tab(damaged, 3);
    tab.rest();
    begin_plan(tab);  // an edit, whatever is left: until one it is said again at each start
    tab.rest();
    RC_ASSERT(tab.is_saved());
    Tab again(damaged, 4);
    again.settle();
    RC_ASSERT(again.store.notices().empty());
    RC_ASSERT(same_records(tab.store.plan(), again.store.plan()));
  }));
}

TEST_CASE("of damaged backups none is taken for whole that is not") {
  CHECK(rc::check([] {
    const StoredPlan& stored = some_plan();
    RC_PRE(!stored.database.backups.empty());
    const auto& [name, whole] = *stored.database.backups.rbegin();
    std::string bytes = whole;
    const std::size_t bit = any_below(bytes.size() * 8);
    if (any_below(3) == 0) {
      bytes.resize(bit / 8);
    } else {
      bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    }
    RC_ASSERT_FALSE(static_cast<bool>(read_backup({name, {bytes}})));
    const auto other = read_backup({name, {bytes, whole}});
    RC_ASSERT(static_cast<bool>(other));
    RC_ASSERT(std::any_of(stored.states.begin(), stored.states.end(),
                          [&](const Plan& state) { return same_records(state, *other); }));
  }));
}
