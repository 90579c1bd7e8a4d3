#include "derive/merge.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "derive/join.hpp"
#include "documents/json_file.hpp"
#include "support/random_plan.hpp"

namespace ithaca {
namespace {

using testing::Copies;
using testing::id_number;

const GoalId kGoal = id_number<GoalTag>(1);

void edit(Copies& copies, std::size_t copy, const std::function<void(Goal&)>& change) {
  Changes changes(copies[copy], "Edit");
  changes.edit<Goal>(kGoal, change);
  copies.commit(copy, changes.take());
}

void remove(Copies& copies, std::size_t copy) {
  Changes changes(copies[copy], "Delete");
  changes.remove<Goal>(kGoal);
  copies.commit(copy, changes.take());
}

// Two copies of a plan with one goal.
Copies two_copies() {
  Copies copies(2);
  Changes changes(copies[0], "Start");
  Goal goal;
  goal.id = kGoal;
  goal.title = "Lead";
  goal.measure = "By May";
  changes.create(goal);
  copies.commit(0, changes.take());
  copies.commit(1, merge_changes(copies[1], copies[0]));
  return copies;
}

TableOf<Goal>::Row goal_of(const Plan& plan) { return plan.of<Goal>().begin()->second; }

}  // namespace

TEST_CASE("Fields that were edited on one side each are both taken") {
  Copies copies = two_copies();
  edit(copies, 0, [](Goal& goal) { goal.title = "Lead a group"; });
  edit(copies, 1, [](Goal& goal) { goal.measure = "By June"; });
  copies.commit(0, merge_changes(copies[0], copies[1]));
  CHECK(goal_of(copies[0]).value->title == "Lead a group");
  CHECK(goal_of(copies[0]).value->measure == "By June");
  CHECK(goal_of(copies[0]).stamp->alternatives.empty());
}

TEST_CASE("Of a field edited on both sides one value is shown and the other is kept beside it") {
  Copies copies = two_copies();
  edit(copies, 0, [](Goal& goal) { goal.title = "Mine"; });
  edit(copies, 1, [](Goal& goal) { goal.title = "Theirs, first"; });
  edit(copies, 1, [](Goal& goal) { goal.title = "Theirs"; });
  const Plan joined = join(copies[0], copies[1]);
  CHECK(goal_of(joined).value->title == "Theirs");
  CHECK(goal_of(joined).stamp->alternatives.size() == 1);
  CHECK(goal_of(joined).stamp->alternatives.front().json == "\"Mine\"");
  copies.commit(0, merge_changes(copies[0], copies[1]));
  edit(copies, 0, [](Goal& goal) { goal.title = "Both"; });
  CHECK(goal_of(copies[0]).stamp->alternatives.empty());
  copies.commit(1, merge_changes(copies[1], copies[0]));
  CHECK(goal_of(copies[1]).value->title == "Both");
}

TEST_CASE("Sets unite what was added and lose what was removed") {
  Copies copies = two_copies();
  const auto one = id_number<MentorshipTag>(1);
  const auto two = id_number<MentorshipTag>(2);
  const auto three = id_number<MentorshipTag>(3);
  edit(copies, 0, [&](Goal& goal) { goal.mentorships = {one, two}; });
  copies.commit(1, merge_changes(copies[1], copies[0]));
  edit(copies, 0, [&](Goal& goal) { goal.mentorships.erase(one); });
  edit(copies, 1, [&](Goal& goal) { goal.mentorships.insert(three); });
  copies.commit(0, merge_changes(copies[0], copies[1]));
  CHECK(goal_of(copies[0]).value->mentorships == std::set<MentorshipId>{two, three});
}

TEST_CASE("A record deleted on one side is deleted on both") {
  Copies copies = two_copies();
  remove(copies, 1);
  copies.commit(0, merge_changes(copies[0], copies[1]));
  CHECK(copies[0].find<Goal>(kGoal) == nullptr);
  CHECK(copies[0].deleted().size() == 1);
}

TEST_CASE("A record edited here and deleted there stays whole and is marked, until the next edit") {
  for (const bool here_deletes : {false, true}) {
    Copies copies = two_copies();
    const std::size_t deletes = here_deletes ? 0 : 1;
    edit(copies, 1 - deletes, [](Goal& goal) { goal.title = "Still needed"; });
    remove(copies, deletes);
    const Plan before = copies[0];
    const ChangeSet applied = copies.commit(0, merge_changes(copies[0], copies[1]));
    CHECK(copies[0].find<Goal>(kGoal) != nullptr);
    if (copies[0].find<Goal>(kGoal) == nullptr) continue;
    CHECK(goal_of(copies[0]).value->title == "Still needed");
    CHECK(goal_of(copies[0]).value->measure == "By May");
    CHECK(goal_of(copies[0]).stamp->deletions.size() == 1);
    CHECK(merge_changes(copies[0], copies[1]).empty());
    Plan back = copies[0];
    apply(back, reversed(applied), {id_number<ReplicaTag>(1000), 99});
    CHECK(same_records(back, before));
    edit(copies, 0, [](Goal& goal) { goal.progress = 1; });
    CHECK(goal_of(copies[0]).stamp->deletions.empty());
  }
}

TEST_CASE("A preview counts what an import adds, changes and removes") {
  Copies copies = two_copies();
  edit(copies, 0, [](Goal& goal) { goal.title = "Mine"; });
  Changes changes(copies[1], "Start");
  Person person;
  person.id = id_number<PersonTag>(1);
  changes.create(person);
  copies.commit(1, changes.take());
  remove(copies, 1);
  ReadPlan read;
  read.plan = copies[1];
  const ImportPreview merge = preview_import(copies[0], read, ImportWay::merge);
  CHECK(merge.kinds == std::vector<KindChanges>{{"person", 1, 0, 0, 0}, {"goal", 0, 0, 0, 1}});
  const ImportPreview replace = preview_import(copies[0], read, ImportWay::replace);
  CHECK(replace.kinds == std::vector<KindChanges>{{"person", 1, 0, 0, 0}, {"goal", 0, 0, 1, 0}});
  ReadPlan same;
  same.plan = copies[0];
  CHECK(preview_import(copies[0], same, ImportWay::merge).changes.empty());
}

TEST_CASE("After a replacement an older copy of mine gets it too") {
  Copies copies = two_copies();
  Plan backup = copies[0];
  edit(copies, 0, [](Goal& goal) { goal.title = "A mistake"; });
  copies.commit(1, merge_changes(copies[1], copies[0]));
  copies.commit(0, replace_changes(copies[0], backup));
  copies.commit(1, merge_changes(copies[1], copies[0]));
  CHECK(goal_of(copies[1]).value->title == "Lead");
}

TEST_CASE("A backup's name says that it is private, and its bytes are proved") {
  CHECK(backup_file_name(*parse_day("2026-11-24")) == "ithaca-PRIVATE-backup-2026-11-24.json");
  const Plan plan = testing::random_plan(11);
  std::string file = write_plan_file(plan);
  CHECK(verify_written(file, plan));
  CHECK_FALSE(verify_written(file.substr(0, file.size() - 3), plan));
  file.insert(file.find("\"id\"", file.find("\"records\"")), " \"x\":1,");
  CHECK_FALSE(verify_written(file, plan));
}

}  // namespace ithaca
