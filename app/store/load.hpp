// What the storage holds, checked record by record and turned into a plan with its history.
// Knows no ports in action: bytes in, plan and findings out; nothing is repaired here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.hpp"
#include "ports/storage.hpp"
#include "store/records.hpp"
#include "store/save_state.hpp"
#include "store/undo_history.hpp"

namespace ithaca {

struct SnapshotPlace {
  std::uint64_t generation = 0;  // 0: there is none
  std::uint64_t seq = 0;         // the last op that it covers
};

struct LoadedPlan {
  Plan plan;
  UndoHistory history;
  HeadRecord head;       // of the plan as loaded; without a replica where a fresh one is needed
  SnapshotPlace newest;  // of the snapshots that are whole
  SnapshotPlace older;
  std::uint64_t last_generation = 0;  // that was ever written, whole or not
  std::size_t op_bytes = 0;           // after the newest snapshot
  std::vector<std::uint64_t> damaged_generations;
  bool needs_repair = false;  // what the storage holds is not just what was loaded
  std::vector<Notice> notices;
  StorageTrouble trouble = StorageTrouble::none;  // `newer`: the rest means nothing then
};

// The newest whole snapshot and, after it, every op up to the first that is damaged or missing.
LoadedPlan load(const StorageLoaded& stored);

// Applies an op to the plan that it follows. Errors: damaged when it does not follow `head`.
Result<Done> replay(const StoredOp& stored, HeadRecord& head, Plan& plan, UndoHistory& history);

std::string encode_witness(const Witness& witness);
std::optional<Witness> decode_witness(std::string_view text);

}  // namespace ithaca
