#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "derive/bytes.hpp"
#include "store/load.hpp"
#include "store/records.hpp"
#include "support/stored_plan.hpp"
#include "support/tab.hpp"

using namespace ithaca;
using namespace ithaca::test;

TEST_CASE("a damaged newest snapshot costs nothing: the older one and the log give all") {
  StoredPlan kept = stored_plan(22, 1400);
  REQUIRE(kept.database.snapshots.size() == 2);
  std::string& newest = kept.database.snapshots.rbegin()->second;
  newest[newest.size() / 2] = static_cast<char>(newest[newest.size() / 2] ^ 4);
  Tab tab(kept.database, 3);
  tab.settle();
  CHECK(same_records(kept.states.back(), tab.store.plan()));
  REQUIRE(tab.store.notices().size() == 1);
  CHECK(std::holds_alternative<StoreRepaired>(tab.store.notices()[0]));
  tab.rest();
  CHECK(kept.database.set_aside == 1);
  Tab again(kept.database, 4);
  again.settle();
  CHECK(again.store.notices().empty());
  CHECK(same_records(kept.states.back(), again.store.plan()));
}

TEST_CASE("where the log breaks, everything before is used, the loss is said, and work goes on") {
  StoredPlan kept = stored_plan(23, 100);
  REQUIRE(kept.database.snapshots.empty());
  const std::uint64_t broken = 60;
  kept.database.ops[broken][20] = static_cast<char>(kept.database.ops[broken][20] ^ 1);
  const std::uint64_t last_seq = kept.database.head_seq;
  Tab tab(kept.database, 3);
  tab.settle();
  REQUIRE(tab.store.notices().size() == 1);
  const auto* lost = std::get_if<EditsLost>(&tab.store.notices()[0]);
  REQUIRE(lost != nullptr);
  CHECK(lost->kept == broken - 1);
  CHECK(lost->lost == last_seq - broken + 1);
  CHECK(lost->last_kept_ms > 0);
  add_goal(tab, "After the damage");
  tab.rest();
  CHECK(tab.is_saved());
  Tab again(kept.database, 4);
  again.settle();
  CHECK(again.store.notices().empty());
  CHECK(same_records(tab.store.plan(), again.store.plan()));
}

TEST_CASE("dots of lost edits are never given again") {
  StoredPlan kept = stored_plan(24, 100);
  kept.database.ops.erase(80);
  Tab tab(kept.database, 3);
  tab.settle();
  const VersionVector before = tab.store.plan().seen();
  add_goal(tab, "After the loss");
  for (const auto& [replica, counter] : tab.store.plan().seen()) {
    if (before.count(replica) == 0) continue;
    CHECK(before.at(replica) == counter);
  }
  CHECK(tab.store.plan().seen().size() == before.size() + 1);
}

TEST_CASE("an emptied storage is told from a first visit by the witness") {
  FakeDatabase fresh;
  Tab first(fresh);
  first.settle();
  CHECK(first.store.notices().empty());

  StoredPlan kept = stored_plan(25, 20);
  const std::uint64_t seq = kept.database.head_seq;
  const std::size_t records = kept.states.back().record_count();
  kept.database.ops.clear();
  kept.database.head.clear();
  kept.database.head_seq = 0;
  Tab tab(kept.database, 3);
  tab.settle();
  REQUIRE(tab.store.notices().size() == 1);
  const auto* reset = std::get_if<StoreWasReset>(&tab.store.notices()[0]);
  REQUIRE(reset != nullptr);
  CHECK(reset->last.seq == seq);
  CHECK(reset->last.records == records);
  CHECK(reset->last.time_ms > 0);
}

TEST_CASE("a plan that a newer program wrote is left alone") {
  StoredPlan kept = stored_plan(26, 20);
  OpRecord op{OpKind::edit, kept.database.head_seq + 1, 0, 0, "?", 0};
  std::string bytes = encode_op(op);
  bytes[4] = 2;  // the form, after the four letters that name the record
  bytes.resize(bytes.size() - sizeof(std::uint64_t));
  ByteWriter writer;
  writer.raw(bytes);
  writer.fixed64(record_hash(bytes));
  const std::string newer = writer.take();
  REQUIRE(decode_op(newer).error().code == Errc::too_new);
  kept.database.ops[op.seq] = newer;

  const FakeDatabase before = kept.database;
  Tab tab(kept.database, 3);
  tab.rest();
  CHECK(tab.store.save_state() == SaveState{SaveState::Kind::read_only, StorageTrouble::newer});
  CHECK_FALSE(static_cast<bool>(tab.store.dispatch(StartMentorship{"Mine", {}, {}, {}})));
  CHECK(kept.database.ops == before.ops);
  CHECK(kept.database.head == before.head);
}

TEST_CASE("a witness is read back as it was written, and anything else is none") {
  const Witness witness{12, 345, 1'795'255'200'000, true};
  CHECK(decode_witness(encode_witness(witness)) == witness);
  CHECK_FALSE(decode_witness("").has_value());
  CHECK_FALSE(decode_witness("1 2 3").has_value());
  CHECK_FALSE(decode_witness("1 -2 3 4 0").has_value());
  CHECK_FALSE(decode_witness("2 2 3 4 0").has_value());
  CHECK_FALSE(decode_witness("1 2 3 4 0 x").has_value());
}
