// The answers of the platform, as values, in the order in which they came.
// Knows no reader; whoever drains it hands storage events to the Store and the rest to the views.
#pragma once

#include <functional>
#include <utility>
#include <variant>
#include <vector>

#include "ports/clipboard.hpp"
#include "ports/files.hpp"
#include "ports/program.hpp"
#include "ports/storage.hpp"
#include "ports/versions.hpp"

namespace ithaca {

using StorageEvent =
    std::variant<StorageLoaded, StorageFailed, OpDurable, OpFailed, OpsArrived, SnapshotStored,
                 SnapshotFailed, RoleChanged, StorageCleared, ClearFailed, StorageClosed,
                 StorageWoken, BackupsListed, BackupRead, KeepingAnswered>;
using FileEvent = std::variant<FileOpened, FileChoiceCancelled, SampleMissing, FilePiece,
                               FileUnreadable, FileHovers>;
using ClipboardEvent = std::variant<Copied, CopyFailed>;
using ProgramEvent = std::variant<ProgramCompleted, ProgramIncomplete>;
using VersionEvent = std::variant<OfflineKnown, VersionWaits, VersionChanged>;
using PlatformEvent =
    std::variant<StorageEvent, FileEvent, ClipboardEvent, ProgramEvent, VersionEvent>;

class Inbox {
 public:
  // Called after each arrival. Drain at once, without waiting for a frame: a hidden tab draws none,
  // and still has to give way to the tab that the person types in.
  void when_something_arrives(std::function<void()> arrived) { arrived_ = std::move(arrived); }

  void push(PlatformEvent event) {
    events_.push_back(std::move(event));
    if (arrived_) arrived_();
  }
  std::vector<PlatformEvent> take() { return std::exchange(events_, {}); }
  bool empty() const { return events_.empty(); }

 private:
  std::vector<PlatformEvent> events_;
  std::function<void()> arrived_;
};

}  // namespace ithaca
