#include "store/rebase.hpp"

#include <doctest/doctest.h>

#include <string>

#include "base/text.hpp"
#include "support/tab.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

Goal goal_titled(const std::string& title) {
  Goal goal;
  goal.id = *parse_id<GoalTag>("0123456789abcdef");
  goal.title = title;
  return goal;
}

Plan plan_with(const Goal& goal) {
  Plan plan;
  Changes changes(plan, "Goal added");
  changes.create(goal);
  apply(plan, changes.take(), Dot{*parse_id<ReplicaTag>("0000000000000001"), 1});
  return plan;
}

// Edits `before` to `after` in one place while the title became `now` in another.
std::string title_after(const std::string& before, const std::string& after,
                        const std::string& now) {
  const Plan here = plan_with(goal_titled(before));
  Plan there = plan_with(goal_titled(now));
  Changes changes(here, "Typing");
  changes.edit<Goal>(goal_titled(before).id, [&](Goal& goal) { goal.title = after; });
  apply(there, rebased(changes.take(), there), Dot{*parse_id<ReplicaTag>("0000000000000002"), 2});
  return there.of<Goal>().begin()->second.value->title;
}

}  // namespace

TEST_CASE("typing goes where it was typed, also when the text around it changed elsewhere") {
  CHECK(title_after("Lead", "Lead!", "Lead") == "Lead!");
  CHECK(title_after("Lead a team", "Lead my team", "Lead a team of five") ==
        "Lead my team of five");
  CHECK(title_after("a team", "a small team", "Lead a team") == "Lead a small team");
  CHECK(title_after("one", "two", "three") == "two");
}

TEST_CASE("a rebased text is never cut inside a letter") {
  SeededRandom random(8);
  const std::string letters[] = {"a", "é", "日", "🙂", ""};
  const auto text = [&] {
    std::string out;
    for (int i = 0; i < 4; ++i) out += letters[random.below(5)];
    return out;
  };
  for (int trial = 0; trial < 2000; ++trial) {
    CHECK(is_valid_utf8(title_after(text(), text(), text())));
  }
}

TEST_CASE("a record that is gone comes back with the edit that was made to it") {
  const Plan here = plan_with(goal_titled("Lead"));
  Plan there;
  Changes changes(here, "Typing");
  changes.edit<Goal>(goal_titled("").id, [](Goal& goal) { goal.title = "Lead well"; });
  apply(there, rebased(changes.take(), there), Dot{*parse_id<ReplicaTag>("0000000000000002"), 2});
  REQUIRE(there.of<Goal>().size() == 1);
  CHECK(there.of<Goal>().begin()->second.value->title == "Lead well");
}

TEST_CASE("the difference of two plans makes one of the other, stamps included") {
  FakeDatabase one;
  FakeDatabase two;
  Tab a(one, 1);
  Tab b(two, 2);
  a.settle();
  b.settle();
  begin_plan(a);
  begin_plan(b);
  SeededRandom random(3);
  for (int i = 0; i < 200; ++i) {
    edit_at_random(a, random);
    edit_at_random(b, random);
  }
  Plan made = a.store.plan();
  apply(made, difference(made, b.store.plan()), Dot{});
  CHECK(same_records(made, b.store.plan()));
  CHECK(made.deleted() == b.store.plan().deleted());
  for (const auto& [id, row] : b.store.plan().table(kind_of<Goal>())) {
    CHECK(*made.row(kind_of<Goal>(), id)->stamp == *row.stamp);
  }
}
