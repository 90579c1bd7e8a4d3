#include "store/load.hpp"

#include <algorithm>

#include "base/translate.hpp"
#include "derive/binary.hpp"
#include "store/numbers.hpp"

namespace ithaca {
namespace {

bool is_too_new(const Error& error) { return error.code == Errc::too_new; }

// Takes the newest snapshot that is whole as the start, and notes which others are: of an older one
// its hash says so.
void start_from_snapshot(const StorageLoaded& stored, LoadedPlan& loaded) {
  for (auto it = stored.snapshots.rbegin(); it != stored.snapshots.rend(); ++it) {
    loaded.last_generation = std::max(loaded.last_generation, it->generation);
    auto snapshot = decode_snapshot_record(it->bytes);
    const bool whole = snapshot && snapshot->generation == it->generation;
    if (whole && loaded.newest.generation != 0) {
      if (loaded.older.generation == 0) loaded.older = {snapshot->generation, snapshot->seq};
      continue;
    }
    auto plan =
        whole ? decode_snapshot(snapshot->plan) : Result<Plan>(Error{Errc::damaged, {}, {}});
    if ((!snapshot && is_too_new(snapshot.error())) ||
        (whole && !plan && is_too_new(plan.error()))) {
      loaded.trouble = StorageTrouble::newer;
      return;
    }
    if (!plan) {
      loaded.damaged_generations.push_back(it->generation);
      continue;
    }
    loaded.newest = {snapshot->generation, snapshot->seq};
    loaded.plan = std::move(*plan);
    loaded.head = {snapshot->seq, snapshot->hash, snapshot->time_ms, snapshot->records,
                   snapshot->replica};
    if (auto history = UndoHistory::decode(snapshot->history, loaded.plan)) {
      loaded.history = std::move(*history);
    }
  }
}

void replay_ops(const StorageLoaded& stored, LoadedPlan& loaded) {
  for (const StoredOp& op : stored.ops) {
    if (op.seq <= loaded.head.seq) continue;
    const auto replayed = replay(op, loaded.head, loaded.plan, loaded.history);
    if (!replayed) {
      if (is_too_new(replayed.error())) loaded.trouble = StorageTrouble::newer;
      return;
    }
    loaded.op_bytes += op.bytes.size();
  }
}

// Compares what was reached with every trace of what should be there.
void find_losses(const StorageLoaded& stored, LoadedPlan& loaded) {
  const std::optional<Witness> witness = decode_witness(stored.witness);
  const auto head = decode_head(stored.head);
  const bool is_empty = stored.snapshots.empty() && stored.ops.empty() && stored.head.empty();
  if (is_empty) {
    if (witness && witness->seq > 0) loaded.notices.emplace_back(StoreWasReset{*witness});
    return;
  }
  std::uint64_t known = 0;
  if (witness) known = witness->seq;
  if (head) known = std::max(known, head->seq);
  if (!stored.ops.empty()) known = std::max(known, stored.ops.back().seq);

  const bool head_fits = head && head->seq == loaded.head.seq && head->hash == loaded.head.hash;
  loaded.needs_repair = !head_fits || !loaded.damaged_generations.empty() ||
                        (!stored.ops.empty() && stored.ops.back().seq > loaded.head.seq);
  if (known > loaded.head.seq) {
    loaded.notices.emplace_back(
        EditsLost{loaded.head.seq, known - loaded.head.seq, loaded.head.time_ms});
  } else if (loaded.needs_repair) {
    loaded.notices.emplace_back(StoreRepaired{});
  }
  if (head_fits) loaded.head.replica = head->replica;
  // Edits that others may have seen are missing here: their dots must never be given again.
  if (known > loaded.head.seq || !head_fits || (witness && witness->unsaved)) {
    loaded.head.replica = ReplicaId{};
  }
}

}  // namespace

Result<Done> replay(const StoredOp& stored, HeadRecord& head, Plan& plan, UndoHistory& history) {
  auto op = decode_op(stored.bytes);
  if (!op) return op.error();
  const bool follows = op->seq == stored.seq && op->seq == head.seq + 1;
  if (!follows || op->previous_hash != head.hash) {
    return Error{Errc::damaged, std::to_string(stored.seq), t("A stored record is missing.")};
  }
  auto decoded = decode_changes(op->changes, plan);
  if (!decoded) return decoded.error();
  const ChangeSet applied = apply(plan, std::move(decoded->changes), decoded->dot);
  history.record(applied, op->kind, op->time_ms);
  head.seq = op->seq;
  head.hash = op->hash;
  head.time_ms = op->time_ms;
  head.records = plan.record_count();
  return Done{};
}

LoadedPlan load(const StorageLoaded& stored) {
  LoadedPlan loaded;
  start_from_snapshot(stored, loaded);
  if (loaded.trouble == StorageTrouble::none) replay_ops(stored, loaded);
  if (loaded.trouble == StorageTrouble::none) find_losses(stored, loaded);
  return loaded;
}

std::string encode_witness(const Witness& witness) {
  return "1 " + std::to_string(witness.seq) + ' ' + std::to_string(witness.records) + ' ' +
         std::to_string(witness.time_ms) + ' ' + (witness.unsaved ? '1' : '0');
}

std::optional<Witness> decode_witness(std::string_view text) {
  const auto numbers = read_numbers<5>(text);
  if (!numbers || (*numbers)[0] != 1) return std::nullopt;
  return Witness{static_cast<std::uint64_t>((*numbers)[1]),
                 static_cast<std::uint64_t>((*numbers)[2]), (*numbers)[3], (*numbers)[4] != 0};
}

}  // namespace ithaca
