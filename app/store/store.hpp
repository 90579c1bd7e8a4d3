// The one place where a plan changes: intents become change sets, change sets are written at once,
// and every one of them can be taken back. Knows no screen; the storage is a port.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "plan/change.hpp"
#include "plan/decide.hpp"
#include "plan/env.hpp"
#include "ports/clock.hpp"
#include "ports/inbox.hpp"
#include "ports/random.hpp"
#include "store/backups.hpp"
#include "store/journal.hpp"
#include "store/load.hpp"
#include "store/save_state.hpp"
#include "store/undo_history.hpp"

namespace ithaca {

class RandomIds : public IdSource {
 public:
  explicit RandomIds(Random& random) : random_(random) {}
  std::pair<std::uint16_t, std::uint64_t> bits() override {
    return {static_cast<std::uint16_t>(random_.bits()), random_.bits()};
  }

 private:
  Random& random_;
};

class Store {
 public:
  // All ports must outlive the store.
  Store(Storage& storage, const Clock& clock, Random& random);
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  void open();  // answers arrive through receive(); until then the plan is empty

  const Plan& plan() const { return plan_; }
  Env env() const;                                 // for views that ask what would happen
  void set_actor(Owner actor) { actor_ = actor; }  // who sits here

  // Error: what decide() says, or `unavailable` while loading or read-only.
  Result<Done> dispatch(const Intent& intent);
  // A change set made elsewhere, such as an import; one step of undo.
  Result<Done> commit(ChangeSet changes);

  // One history for a plan, shared by its tabs, kept over a reload.
  bool can_undo() const { return history_.can_undo(); }
  bool can_redo() const { return history_.can_redo(); }
  std::string undo_label() const { return history_.undo_label(); }  // a translation key
  std::string redo_label() const { return history_.redo_label(); }
  bool undo();  // false: there was nothing, or nothing may be written now
  bool redo();
  // The next edit starts a new step, whatever its merge key: a field was left.
  void end_step() { history_.end_step(); }

  // Log, snapshots, backups and witness; the plan is empty once the storage says so. Not undoable.
  void delete_everything();

  void receive(const StorageEvent& event);

  // A slice of what a large edit or a snapshot still takes, some milliseconds at most; true: there
  // is more to do. Nothing waits for it but saving, so it belongs between frames.
  bool work();
  // The page goes: edits are brought to the storage now.
  void finish_edits();

  SaveState save_state() const;
  bool may_edit() const;
  // In the order found, until dismissed.
  const std::vector<Notice>& notices() const { return notices_; }
  void dismiss_notices() { notices_.clear(); }

  // The edits that this plan has seen since it was begun; letters count.
  std::uint64_t edits() const { return journal_.head().seq; }
  // Newest first; nothing until they were listed (Storage::list_backups), which the store asks for
  // itself where something was lost.
  const std::optional<std::vector<EarlierVersion>>& earlier_versions() const { return versions_; }

 private:
  void handle(const StorageLoaded& event);
  void handle(const StorageFailed& event);
  void handle(const OpDurable& event);
  void handle(const OpFailed& event);
  void handle(const OpsArrived& event);
  void handle(const SnapshotStored& event);
  void handle(const SnapshotFailed& event);
  void handle(const RoleChanged& event);
  void handle(const StorageCleared& event);
  void handle(const ClearFailed& event);
  void handle(const StorageClosed& event);
  void handle(const StorageWoken& event);
  void handle(const BackupsListed& event);
  void handle(const BackupRead&) {}       // the application shows it
  void handle(const KeepingAnswered&) {}  // and says it

  Result<Done> refusal() const;
  void write(ChangeSet changes, OpKind kind);
  void write_again(const std::vector<PendingOp>& waiting);
  bool take_in(const std::vector<StoredOp>& ops);  // false: they do not follow what is known
  void replace_plan(Plan plan, UndoHistory history);
  bool work_on_snapshot();
  void begin_snapshot(SnapshotRecord record);
  void back_up_last_hour();
  void write_backup(const Backup& backup, std::string plan);
  Dot next_dot() const;

  Storage& storage_;
  const Clock& clock_;
  mutable RandomIds ids_;
  Owner actor_ = Owner::mentee;
  // Of edits that may never reach the storage: a dot is given only once, even if they are lost.
  const ReplicaId provisional_replica_;

  Plan plan_;
  UndoHistory history_;
  Journal journal_;
  std::vector<Notice> notices_;
  bool is_deleting_ = false;
  bool missed_ops_ = false;  // of another tab, while edits of this one were waiting

  // A snapshot on its way: of the plan as it stood, while edits go on. It is a backup too where one
  // is due, and without a generation nothing else.
  struct Snapshot {
    Snapshot(const Plan& stood, SnapshotRecord begun, std::int64_t last_edit_ms)
        : plan(stood),
          record(std::move(begun)),
          backup{last_edit_ms, plan.record_count()},
          encoder(plan) {}
    Plan plan;
    SnapshotRecord record;
    Backup backup;
    SnapshotEncoder encoder;
  };
  std::unique_ptr<Snapshot> snapshot_;

  std::int64_t last_backup_ms_ = 0;  // of those that this tab wrote
  bool lacks_room_ = false;          // backups go, so that edits can be written
  std::optional<std::vector<EarlierVersion>> versions_;
};

}  // namespace ithaca
