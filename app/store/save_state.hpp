// What may be said about saving, and what the person must be told about what was found.
// Knows no words: views choose them.
#pragma once

#include <cstdint>
#include <variant>

#include "ports/storage.hpp"

namespace ithaca {

struct SaveState {
  enum class Kind : std::uint8_t {
    loading,      // nothing can be edited yet
    saved,        // every edit so far is acknowledged by the storage
    saving,       // some edits are on their way
    following,    // another tab writes, everything is saved; an edit here takes over
    not_saved,    // some edits could not be written; tried again
    memory_only,  // the storage never opened: all edits live only as long as the page
    read_only     // a newer version of the program wrote the plan, or took over: reload
  };
  Kind kind = Kind::loading;
  StorageTrouble trouble = StorageTrouble::none;  // of the last three kinds

  bool operator==(const SaveState&) const = default;
};

// The last state that was known to be stored, kept outside the storage.
struct Witness {
  std::uint64_t seq = 0;      // edits since the plan was begun
  std::uint64_t records = 0;  // in the plan
  std::int64_t time_ms = 0;   // of the last edit
  bool unsaved = false;       // edits were made after it that could not be written

  bool operator==(const Witness&) const = default;
};

// The storage is empty, but once held a plan: the browser evicted or recreated it.
struct StoreWasReset {
  Witness last;
};
// The log or the snapshots were damaged: the plan is as it was after `kept` edits.
struct EditsLost {
  std::uint64_t kept = 0;
  std::uint64_t lost = 0;         // at least so many
  std::int64_t last_kept_ms = 0;  // time of the last edit that was kept; 0 when none was
};
// Something was damaged and everything could be restored.
struct StoreRepaired {};
// "Delete everything" could not be done.
struct DeletionFailed {
  StorageTrouble trouble = StorageTrouble::none;
};

using Notice = std::variant<StoreWasReset, EditsLost, StoreRepaired, DeletionFailed>;

}  // namespace ithaca
