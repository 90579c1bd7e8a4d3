#include "plan/change.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "base/text.hpp"
#include "plan/plan_writer.hpp"
#include "support/random_plan.hpp"

namespace ithaca {
namespace {

const ReplicaId kMine = testing::id_number<ReplicaTag>(100);
Dot dot(std::uint64_t counter) { return {kMine, counter}; }

Goal goal_called(std::string title) {
  Goal goal;
  goal.id = testing::id_number<GoalTag>(1);
  goal.title = std::move(title);
  return goal;
}

const Stamp& stamp_of(const Plan& plan) {
  return *plan.row(kind_of<Goal>(), testing::id_number<RecordTag>(1))->stamp;
}

ChangeSet commit(Plan& plan, std::uint64_t counter, const std::function<void(Changes&)>& change) {
  Changes changes(plan, "Change");
  change(changes);
  return apply(plan, changes.take(), dot(counter));
}

}  // namespace

TEST_CASE("A new record is written by one edit, and each later edit signs the fields it changed") {
  Plan plan;
  commit(plan, 1, [](Changes& c) { c.create(goal_called("Lead a group")); });
  CHECK(stamp_of(plan).base == dot(1));
  CHECK(stamp_of(plan).fields.empty());
  commit(plan, 2, [](Changes& c) {
    c.edit<Goal>(testing::id_number<GoalTag>(1), [](Goal& goal) { goal.title = "Lead it well"; });
  });
  const auto title = static_cast<std::uint16_t>(meta::field_index<Goal>("title"));
  CHECK(stamp_of(plan).dot_of(title) == dot(2));
  CHECK(stamp_of(plan).dot_of(0) == dot(1));
  CHECK(plan.seen().at(kMine) == 2);
}

TEST_CASE("Elements of a set are signed one by one") {
  Plan plan;
  const auto one = testing::id_number<MentorshipTag>(1);
  const auto two = testing::id_number<MentorshipTag>(2);
  commit(plan, 1, [&](Changes& c) {
    Goal goal = goal_called("x");
    goal.mentorships = {one};
    c.create(goal);
  });
  const auto set_to = [&](std::uint64_t counter, std::set<MentorshipId> all) {
    commit(plan, counter, [&](Changes& c) {
      c.edit<Goal>(testing::id_number<GoalTag>(1), [&](Goal& goal) { goal.mentorships = all; });
    });
  };
  set_to(2, {one, two});
  CHECK(stamp_of(plan).elements.size() == 1);
  CHECK(stamp_of(plan).elements.front().element == two.string());
  CHECK(stamp_of(plan).elements.front().dot == dot(2));
  set_to(3, {one});
  CHECK(stamp_of(plan).elements.empty());
}

TEST_CASE("A deletion leaves its name, and taking it back removes that again") {
  Plan plan;
  commit(plan, 1, [](Changes& c) { c.create(goal_called("x")); });
  const Plan before = plan;
  const ChangeSet removed =
      commit(plan, 2, [](Changes& c) { c.remove<Goal>(testing::id_number<GoalTag>(1)); });
  const Ref ref = ref_to<Goal>(testing::id_number<GoalTag>(1));
  CHECK(plan.deleted().at(ref) == std::vector<Dot>{dot(2)});
  apply(plan, reversed(removed), dot(3));
  CHECK(plan.deleted().empty());
  CHECK(same_records(plan, before));
  CHECK(stamp_of(plan).base == dot(3));
}

TEST_CASE("An edit drops concurrent values of the fields it writes and no others") {
  Plan plan;
  commit(plan, 1, [](Changes& c) { c.create(goal_called("x")); });
  {
    PlanWriter writer(plan);
    auto& row = writer.of(kind_of<Goal>()).begin()->second;
    Stamp stamp = *row.stamp;
    stamp.alternatives = {{"measure", dot(7), "\"by ear\""}, {"title", dot(7), "\"y\""}};
    row.stamp = std::make_shared<const Stamp>(stamp);
  }
  commit(plan, 8, [](Changes& c) {
    c.edit<Goal>(testing::id_number<GoalTag>(1), [](Goal& goal) { goal.title = "z"; });
  });
  CHECK(stamp_of(plan).alternatives.size() == 1);
  CHECK(stamp_of(plan).alternatives.front().key == "measure");
}

TEST_CASE("An edit that changes nothing is no edit, and two edits of one record are one") {
  Plan plan;
  commit(plan, 1, [](Changes& c) { c.create(goal_called("x")); });
  Changes changes(plan, "Change");
  const auto id = testing::id_number<GoalTag>(1);
  CHECK_FALSE(changes.edit<Goal>(id, [](Goal&) {}));
  CHECK(changes.edit<Goal>(id, [](Goal& goal) { goal.title = "y"; }));
  CHECK(changes.edit<Goal>(id, [](Goal& goal) { goal.progress = 5; }));
  CHECK(changes.take().edits.size() == 1);
}

TEST_CASE("A newer version's value of a set comes back as it would be read from a file") {
  Plan plan;
  commit(plan, 1, [](Changes& c) {
    Mentorship one;
    one.id = testing::id_number<MentorshipTag>(1);
    one.purposes = {Purpose::career};
    c.create(one);
  });
  const meta::Kind& kind = kind_of<Mentorship>();
  const auto id = testing::id_number<RecordTag>(1);
  {
    PlanWriter writer(plan);
    Row& row = writer.of(kind).begin()->second;
    Stamp stamp = *row.stamp;
    stamp.unknown = {{"purposes", dot(2), "7"}};
    row.stamp = std::make_shared<const Stamp>(stamp);
  }
  const ChangeSet removed = commit(plan, 3, [](Changes& c) {
    c.remove(kind_of<Mentorship>(), testing::id_number<RecordTag>(1));
  });
  apply(plan, reversed(removed), dot(4));
  const Stamp& stamp = *plan.row(kind, id)->stamp;
  CHECK(stamp.fields.empty());
  REQUIRE(stamp.unknown.size() == 1);
  CHECK(stamp.unknown.front().dot == dot(4));
}

TEST_CASE("What a newer version wrote comes back with a deletion that is taken back") {
  Plan plan;
  commit(plan, 1, [](Changes& c) { c.create(goal_called("x")); });
  {
    PlanWriter writer(plan);
    auto& row = writer.of(kind_of<Goal>()).begin()->second;
    Stamp stamp = *row.stamp;
    const auto state = static_cast<std::uint16_t>(meta::field_index<Goal>("state"));
    stamp.fields = {{state, Dot{}}};
    stamp.unknown = {{"colour", dot(2), "\"red\""},
                     {"state", dot(2), "\"sleeping\""},
                     {"tags", dot(2), "[\"a\"]"},
                     {"tags", dot(2), "[\"b\"]"}};
    row.stamp = std::make_shared<const Stamp>(stamp);
  }
  const Stamp before = stamp_of(plan);
  const ChangeSet removed =
      commit(plan, 3, [](Changes& c) { c.remove<Goal>(testing::id_number<GoalTag>(1)); });
  apply(plan, reversed(removed), dot(4));
  const Stamp& after = stamp_of(plan);
  CHECK(after.unknown.size() == 4);
  CHECK(after.fields == before.fields);
  for (const auto& written : after.unknown) CHECK(written.dot == dot(4));
}

TEST_CASE("A splice is applied where its text stands, and nowhere else") {
  CHECK(spliced("abc", {1, "b", "xy"}) == "axyc");
  CHECK(spliced("abc", {3, "", "d"}) == "abcd");
  CHECK_FALSE(spliced("abc", {1, "x", ""}));
  CHECK_FALSE(spliced("abc", {4, "", "d"}));
  CHECK_FALSE(spliced("abc", {2, "cd", ""}));
}

TEST_CASE("The smallest splice between two texts keeps code points whole") {
  const std::string pairs[][2] = {{"", ""},      {"abc", "abc"}, {"", "abc"},
                                  {"abc", ""},   {"é", "è"},     {"日本", "日語"},
                                  {"aa", "aaa"}, {"x👩y", "x👨y"}, {"aéb", "ab"}};
  for (const auto& [before, after] : pairs) {
    const Splice splice = splice_between(before, after);
    CHECK(spliced(before, splice) == after);
    CHECK(is_boundary(before, splice.at));
    CHECK(is_boundary(before, splice.at + splice.removed.size()));
    CHECK(is_valid_utf8(splice.removed));
    CHECK(is_valid_utf8(splice.inserted));
  }
}

TEST_CASE("Splices of one text are taken back in the opposite order") {
  Plan plan;
  commit(plan, 1, [](Changes& c) { c.create(goal_called("ab")); });
  const ChangeSet applied = commit(plan, 2, [](Changes& c) {
    c.edit<Goal>(testing::id_number<GoalTag>(1), [](Goal& goal) { goal.title = "abcd"; });
    c.note_splice(2, {2, "", "c"});
    c.note_splice(2, {3, "", "d"});
  });
  const ChangeSet back = reversed(applied);
  std::string text = "abcd";
  for (const SpliceNote& note : back.splices) text = *spliced(text, note.splice);
  CHECK(text == "ab");
}

}  // namespace ithaca
