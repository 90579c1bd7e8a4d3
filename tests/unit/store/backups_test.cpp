#include "store/backups.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "derive/binary.hpp"
#include "support/tab.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;
// Saturday 2026-11-21, 10:00 in UTC.
constexpr std::int64_t kNow = 1'795'255'200'000;

// What is left after each of these was added in its turn.
std::vector<Backup> kept_of(const std::vector<Backup>& made, const BackupSlots& slots,
                            std::int64_t now_ms) {
  std::vector<Backup> kept;
  for (const Backup& one : made) {
    kept.push_back(one);
    for (const Backup& gone : superfluous(kept, slots, std::min(now_ms, one.time_ms))) {
      std::erase(kept, gone);
    }
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

std::vector<std::int64_t> ages_in_hours(const std::vector<Backup>& kept, std::int64_t now_ms) {
  std::vector<std::int64_t> ages;
  for (auto it = kept.rbegin(); it != kept.rend(); ++it) {
    ages.push_back((now_ms - it->time_ms) / kHour);
  }
  return ages;
}

Plan restored(const FakeDatabase& database, const std::string& name) {
  BackupRead read{name, {}};
  for (const auto* place : {&database.backups, &database.backups_apart}) {
    if (place->count(name) != 0) read.copies.push_back(place->at(name));
  }
  auto plan = read_backup(read);
  REQUIRE(plan);
  return std::move(*plan);
}

// One edit in each of so many hours.
void edit_hourly(Tab& tab, int hours) {
  for (int i = 0; i < hours; ++i) {
    tab.clock.now += kHour;
    add_goal(tab, "Goal " + std::to_string(i));
    tab.settle();
  }
}

}  // namespace

TEST_CASE("a year of hourly work keeps six hours, seven days, four weeks and twelve months") {
  std::vector<Backup> made;
  for (std::int64_t hour = 400 * 24; hour >= 0; --hour) {
    made.push_back({kNow - hour * kHour, 100});
  }
  const std::vector<Backup> kept = kept_of(made, kBackupSlots, kNow);
  // Six hours; the ends of the six days before; of three more weeks; of the months.
  const std::vector<std::int64_t> expected{0,    1,    2,    3,    4,    5,    11,   35,   59,
                                           83,   107,  131,  299,  467,  491,  1235, 1955, 2699,
                                           3443, 4163, 4907, 5627, 6371, 7043, 7787};
  CHECK(ages_in_hours(kept, kNow).size() <= 6 + 7 + 4 + 12);
  CHECK(ages_in_hours(kept, kNow) == expected);
}

TEST_CASE("one backup stands for every age that it is the newest of") {
  CHECK(superfluous({{kNow, 10}}, kBackupSlots, kNow).empty());
  const std::vector<Backup> same_hour{{kNow + 60'000, 10}, {kNow, 10}, {kNow + 120'000, 11}};
  const auto gone = superfluous(same_hour, kBackupSlots, kNow + kHour);
  CHECK(gone == std::vector<Backup>{{kNow + 60'000, 10}, {kNow, 10}});
}

TEST_CASE("hours and days without edits take no place") {
  std::vector<Backup> made;
  for (int month = 11; month >= 0; --month) made.push_back({kNow - month * 31 * kDay, 50});
  CHECK(kept_of(made, kBackupSlots, kNow).size() == 12);
}

TEST_CASE("a much emptier plan never takes the place of a full one") {
  std::vector<Backup> made;
  for (int day = 20; day > 10; --day) made.push_back({kNow - day * kDay, 300});
  const std::vector<Backup> full = kept_of(made, kBackupSlots, kNow);
  for (int hour = 9 * 24; hour >= 0; --hour) made.push_back({kNow - hour * kHour, 149});
  const std::vector<Backup> kept = kept_of(made, kBackupSlots, kNow);
  for (const Backup& one : full) CHECK(std::count(kept.begin(), kept.end(), one) == 1);
  CHECK(kept.back() == Backup{kNow, 149});

  // Half of it is a plan like any other.
  made.clear();
  for (int hour = 40; hour > 20; --hour) made.push_back({kNow - hour * kHour, 300});
  for (int hour = 20; hour >= 0; --hour) made.push_back({kNow - hour * kHour, 150});
  const std::vector<Backup> mixed = kept_of(made, {6, 0, 0, 0}, kNow);
  CHECK(mixed.size() == 6);
  CHECK(mixed.front().records == 150);
}

TEST_CASE("a clock that was wrong displaces nothing, either way") {
  std::vector<Backup> made;
  for (int day = 30; day > 0; --day) made.push_back({kNow - day * kDay, 300});
  std::vector<Backup> kept = kept_of(made, kBackupSlots, kNow);
  // It ran ten years ahead for a week …
  std::vector<Backup> all = kept;
  for (int day = 0; day < 7; ++day) all.push_back({kNow + 3650 * kDay + day * kDay, 300});
  for (const Backup& gone : superfluous(all, kBackupSlots, kNow)) {
    CHECK(std::count(kept.begin(), kept.end(), gone) == 0);
  }
  // … or stood at its beginning, for which everything lies in the future.
  for (const Backup& gone : superfluous(kept, kBackupSlots, 0)) {
    CHECK(std::count(kept.begin(), kept.end(), gone) == 0);
  }
  all = kept;
  all.push_back({kHour, 300});
  CHECK(superfluous(all, kBackupSlots, 2 * kHour).empty());
  CHECK(superfluous({{-kHour, 3}, {-kHour - 1, 3}}, {1, 0, 0, 0}, 0) ==
        std::vector<Backup>{{-kHour - 1, 3}});
}

TEST_CASE("a name tells time and size, and another version’s name is left alone") {
  const Backup backup{kNow, 345};
  CHECK(backup_named(name_of(backup)) == backup);
  for (const char* const other : {"", "x", "12", "12 ", "12 x", " 12 3", "12 3 4", "12 -3"}) {
    CAPTURE(other);
    CHECK_FALSE(backup_named(other).has_value());
    CHECK(superfluous(std::vector<StoredBackup>{{other, BackupPlace::database}}, false, kNow)
              .empty());
  }
}

TEST_CASE("the first edit of another hour keeps the plan as the last hour left it") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  add_goal(tab, "Before");
  tab.settle();
  CHECK(database.backups.empty());
  const Plan before = tab.store.plan();
  const std::int64_t last_edit_ms = tab.clock.now;
  tab.clock.now += kHour;
  add_goal(tab, "After");
  add_goal(tab, "And one more");
  tab.settle();
  CHECK(tab.is_saved());
  REQUIRE(database.backups.size() == 1);
  const std::string name = database.backups.begin()->first;
  CHECK(name == name_of({last_edit_ms, before.record_count()}));
  CHECK(database.backups_apart.count(name) == 1);
  CHECK(same_records(before, restored(database, name)));
  REQUIRE(tab.store.earlier_versions().has_value());
  REQUIRE(tab.store.earlier_versions()->size() == 1);
  const EarlierVersion& version = tab.store.earlier_versions()->front();
  CHECK(version.name == name);
  CHECK(version.when == tab.clock.local(last_edit_ms));
  CHECK(version.records == before.record_count());
}

TEST_CASE("a snapshot that is written is a backup too, once an hour, and needs no timer") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  for (int i = 0; i < 1300; ++i) CHECK(type_into_goal(tab, "x"));
  tab.rest();
  CHECK(database.snapshots.size() == 1);
  REQUIRE(database.backups.size() == 1);
  CHECK(same_records(tab.store.plan(), restored(database, database.backups.begin()->first)));
  for (int i = 0; i < 500; ++i) CHECK(type_into_goal(tab, "x"));
  tab.rest();
  CHECK(database.snapshots.size() == 2);
  CHECK(database.backups.size() == 1);
  CHECK_FALSE(tab.storage.wake_ms.has_value());
}

TEST_CASE("old backups go, in both places, and what another version named stays") {
  FakeDatabase database;
  database.backups["2 of a later version"] = "?";
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  edit_hourly(tab, 200);
  CHECK(database.backups.size() <= 6 + 7 + 4 + 12 + 1);
  CHECK(database.backups.size() > 10);
  CHECK(database.backups_apart.size() <= 6);
  CHECK(database.backups.count("2 of a later version") == 1);
  CHECK(tab.store.earlier_versions()->size() == database.backups.size() - 1);
}

TEST_CASE("a tab that follows keeps no backups and thins none out") {
  FakeDatabase database;
  Tab first(database, 1);
  first.settle();
  begin_plan(first);
  first.settle();
  Tab second(database, 2);
  second.settle();
  CHECK(second.store.save_state().kind == SaveState::Kind::following);
  for (int i = 0; i < 20; ++i) database.backups[name_of({kNow - kHour + i, 5})] = "x";
  second.storage.list_backups();
  second.settle();
  CHECK(database.backups.size() == 20);
  CHECK(second.store.earlier_versions()->size() == 20);
  first.storage.list_backups();
  first.settle();
  CHECK(database.backups.size() == 1);
}

TEST_CASE("without room for an edit the backups make some, but for the newest of day and month") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  edit_hourly(tab, 100);
  CHECK(database.backups.size() > 8);
  const std::string newest = database.backups.rbegin()->first;
  tab.storage.fail_from = tab.storage.writes;
  add_goal(tab, "Too much");
  tab.settle();
  CHECK(database.backups.size() <= 2);  // one of them of the plan when it was much emptier
  CHECK(database.backups.count(newest) == 1);
  tab.rest();
  CHECK(tab.is_saved());
}

TEST_CASE("a damaged copy is not believed, and the other one is taken") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  tab.settle();
  const Plan before = tab.store.plan();
  edit_hourly(tab, 1);
  REQUIRE(database.backups.size() == 1);
  const std::string name = database.backups.begin()->first;
  std::string& bytes = database.backups.begin()->second;
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  CHECK(same_records(before, restored(database, name)));
  CHECK(read_backup({name, {bytes}}).error().code == Errc::damaged);
  CHECK(read_backup({name, {}}).error().code == Errc::damaged);
  // Whole, but not what it says that it is.
  const std::string other =
      encode_backup({kNow, before.record_count() + 1}, encode_snapshot(before));
  CHECK(read_backup({name, {other}}).error().code == Errc::damaged);
}

TEST_CASE("deleting everything deletes every backup") {
  FakeDatabase database;
  Tab tab(database);
  tab.settle();
  begin_plan(tab);
  edit_hourly(tab, 5);
  tab.store.delete_everything();
  tab.settle();
  CHECK(database.backups.empty());
  CHECK(database.backups_apart.empty());
  CHECK_FALSE(tab.store.earlier_versions().has_value());
  begin_plan(tab);
  tab.settle();
  edit_hourly(tab, 2);
  CHECK(database.backups.size() == 2);
}

TEST_CASE("a reset or damaged store asks at once what there is to go back to") {
  FakeDatabase database;
  Plan before;
  {
    Tab tab(database);
    tab.settle();
    begin_plan(tab);
    for (int i = 0; i < 40; ++i) add_goal(tab, "Goal");
    tab.settle();
    before = tab.store.plan();
    tab.clock.now += kHour;
    add_goal(tab, "Lost");
    tab.settle();
  }
  database.ops.clear();
  database.head.clear();
  database.head_seq = 0;
  database.backups.clear();  // they lay in the same database
  Tab tab(database, 2);
  tab.settle();
  REQUIRE(tab.store.notices().size() == 1);
  CHECK(std::holds_alternative<StoreWasReset>(tab.store.notices()[0]));
  REQUIRE(tab.store.earlier_versions().has_value());
  REQUIRE_FALSE(tab.store.earlier_versions()->empty());
  const std::string name = tab.store.earlier_versions()->front().name;
  CHECK(same_records(before, restored(database, name)));
  // Who goes on without it does not lose it.
  begin_plan(tab);
  edit_hourly(tab, 10);
  CHECK(database.backups_apart.count(name) == 1);
  CHECK(database.backups_apart.size() > 1);
}
