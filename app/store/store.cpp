#include "store/store.hpp"

#include <algorithm>
#include <utility>

#include "base/translate.hpp"
#include "derive/binary.hpp"
#include "derive/sample.hpp"
#include "plan/plan_writer.hpp"
#include "store/rebase.hpp"

namespace ithaca {
namespace {

// A snapshot of a larger plan is written in pieces of so many records.
constexpr std::size_t kRecordsAtOnce = 1000;

}  // namespace

Store::Store(Storage& storage, const Clock& clock, Random& random)
    : storage_(storage),
      clock_(clock),
      ids_(random),
      provisional_replica_(env().fresh<ReplicaTag>()),
      journal_(storage) {}

void Store::open() { journal_.open(); }

Env Store::env() const { return {clock_.now_ms(), clock_.today(), clock_.zone(), actor_, &ids_}; }

bool Store::may_edit() const {
  const SaveState::Kind kind = save_state().kind;
  if (is_deleting_) return false;
  return kind != SaveState::Kind::loading && kind != SaveState::Kind::read_only;
}

SaveState Store::save_state() const { return journal_.state(); }

Result<Done> Store::refusal() const {
  if (may_edit()) return Done{};
  if (is_deleting_) return Error{Errc::unavailable, {}, t("Everything is being deleted.")};
  if (save_state().kind == SaveState::Kind::loading) {
    return Error{Errc::unavailable, {}, t("Your plan is still being opened.")};
  }
  return Error{Errc::unavailable,
               {},
               t("A newer version of Ithaca has your plan open. Reload the page to go on.")};
}

Result<Done> Store::dispatch(const Intent& intent) {
  if (auto refused = refusal(); !refused) return refused;
  auto changes = decide(plan_, intent, env());
  if (!changes) return changes.error();
  return commit(std::move(*changes));
}

Result<Done> Store::commit(ChangeSet changes) {
  if (auto refused = refusal(); !refused) return refused;
  if (changes.empty()) return Done{};
  const OpKind kind = history_.kind_of_edit(changes.merge_key, clock_.now_ms());
  write(std::move(changes), kind);
  return Done{};
}

bool Store::undo() {
  if (!may_edit()) return false;
  auto step = history_.undo_step(plan_);
  if (!step) return false;
  write(std::move(*step), OpKind::undo);
  return true;
}

bool Store::redo() {
  if (!may_edit()) return false;
  auto step = history_.redo_step(plan_);
  if (!step) return false;
  write(std::move(*step), OpKind::redo);
  return true;
}

// Later than every edit that this plan knows of, so that the latest one is shown after a join.
Dot Store::next_dot() const {
  std::uint64_t latest = 0;
  for (const auto& [replica, counter] : plan_.seen()) latest = std::max(latest, counter);
  const bool is_certain = journal_.is_healthy();
  return {is_certain ? journal_.head().replica : provisional_replica_, latest + 1};
}

void Store::write(ChangeSet changes, OpKind kind) {
  back_up_last_hour();
  PendingOp op;
  op.dot = next_dot();
  op.kind = kind;
  op.time_ms = clock_.now_ms();
  op.changes = apply(plan_, std::move(changes), op.dot);
  op.records = plan_.record_count();
  history_.record(op.changes, kind, op.time_ms);
  journal_.add(std::move(op));
}

// What was edited meanwhile would be gone with the rest.
void Store::delete_everything() {
  is_deleting_ = true;
  storage_.clear_all();
}

void Store::receive(const StorageEvent& event) {
  std::visit([&](const auto& arrived) { handle(arrived); }, event);
  if (snapshot_ || !journal_.wants_snapshot()) return;
  begin_snapshot(journal_.begin_snapshot(history_.encode(), clock_.now_ms()));
}

void Store::begin_snapshot(SnapshotRecord record) {
  snapshot_ = std::make_unique<Snapshot>(plan_, std::move(record), journal_.head().time_ms);
  if (plan_.record_count() > kRecordsAtOnce) return;
  while (work_on_snapshot()) {
  }
}

// Before the first edit of another hour: what the last one left. No timer is needed for it.
void Store::back_up_last_hour() {
  const std::int64_t last_edit_ms = journal_.head().time_ms;
  const bool is_due = begins_another_hour(last_edit_ms, clock_.now_ms()) &&
                      last_edit_ms != last_backup_ms_ && plan_.record_count() > 0;
  if (is_due && journal_.is_healthy() && !journal_.is_waiting() && !snapshot_) begin_snapshot({});
}

// Of the sample none is kept: it is nobody's work.
void Store::write_backup(const Backup& backup, std::string plan) {
  if (is_sample(plan_)) return;
  last_backup_ms_ = backup.time_ms;
  storage_.write_backup(name_of(backup), encode_backup(backup, std::move(plan)));
}

bool Store::work() { return journal_.work() || work_on_snapshot(); }

void Store::finish_edits() {
  while (journal_.work()) {
  }
}

bool Store::work_on_snapshot() {
  if (!snapshot_) return false;
  const bool is_snapshot = snapshot_->record.generation != 0;
  if (!journal_.writes()) {  // the storage was closed, or another tab writes now
    snapshot_.reset();
    if (is_snapshot) journal_.on_snapshot_failed();
    return false;
  }
  if (snapshot_->encoder.step(kRecordsAtOnce)) return true;
  const std::unique_ptr<Snapshot> done = std::move(snapshot_);
  std::string& plan = done->record.plan = done->encoder.take();
  if (is_snapshot) journal_.write_snapshot(done->record);
  const bool is_first_of_hour = begins_another_hour(last_backup_ms_, done->backup.time_ms);
  if (!is_snapshot || is_first_of_hour) write_backup(done->backup, std::move(plan));
  return false;
}

void Store::replace_plan(Plan plan, UndoHistory history) {
  snapshot_.reset();
  PlanWriter(plan).succeed(plan_);
  plan_ = std::move(plan);
  history_ = std::move(history);
}

// Edits that were made before the storage was open, or while another tab was the writer.
void Store::write_again(const std::vector<PendingOp>& waiting) {
  for (const PendingOp& op : waiting) {
    ChangeSet changes = rebased(op.changes, plan_);
    if (changes.empty()) continue;
    const OpKind kind = history_.kind_of_edit(changes.merge_key, clock_.now_ms());
    write(std::move(changes), kind);
  }
}

void Store::handle(const StorageLoaded& event) {
  if (!journal_.expects_load()) return;
  missed_ops_ = false;
  LoadedPlan loaded = load(event);
  if (loaded.trouble != StorageTrouble::none) {
    journal_.close(loaded.trouble);
    return;
  }
  std::vector<PendingOp> waiting = journal_.take_pending();
  // Opened again, the storage has less than it acknowledged: this tab has it all and gives it back.
  const bool gives_back = loaded.head.seq < journal_.acknowledged_seq();
  ChangeSet missing;
  if (gives_back) {
    missing = difference(loaded.plan, plan_);
    loaded.notices.assign(1, StoreRepaired{});
    waiting.clear();
  }
  notices_.insert(notices_.end(), loaded.notices.begin(), loaded.notices.end());
  if (!loaded.notices.empty()) storage_.list_backups();
  const ReplicaId replica =
      loaded.head.replica.is_set() ? loaded.head.replica : env().fresh<ReplicaTag>();
  journal_.start(event.role, loaded, replica, clock_.now_ms());
  replace_plan(std::move(loaded.plan), std::move(loaded.history));
  if (!missing.empty()) write(std::move(missing), OpKind::edit);
  write_again(waiting);
}

void Store::handle(const StorageFailed& event) { journal_.fail_to_open(event.trouble); }

void Store::handle(const OpDurable& event) {
  journal_.on_durable(event.seq);
  if (!journal_.is_waiting() && std::exchange(missed_ops_, false)) journal_.open();
}

void Store::handle(const OpFailed& event) {
  journal_.on_failed(event.seq, event.trouble);
  if (event.trouble != StorageTrouble::full || lacks_room_) return;
  lacks_room_ = true;
  storage_.list_backups();
}

bool Store::take_in(const std::vector<StoredOp>& ops) {
  for (const StoredOp& op : ops) {
    HeadRecord head = journal_.head();
    if (op.seq <= head.seq) continue;
    if (!replay(op, head, plan_, history_)) return false;
    journal_.follow(head);
  }
  return true;
}

// Edits that wait here are brought to what the other tab wrote once this one is the writer, or that
// is read once they are saved after all.
void Store::handle(const OpsArrived& event) {
  if (!journal_.is_open()) return;
  if (journal_.is_waiting()) {
    missed_ops_ = true;
  } else if (!take_in(event.ops)) {
    journal_.open();
  }
}

void Store::handle(const SnapshotStored& event) { journal_.on_snapshot_stored(event); }

void Store::handle(const SnapshotFailed& event) {
  if (event.generation != 0) journal_.on_snapshot_failed();
}

void Store::handle(const RoleChanged& event) {
  if (event.role == TabRole::follower) {
    journal_.become(TabRole::follower);
    return;
  }
  if (journal_.writes()) return;
  if (journal_.is_open() && !journal_.is_waiting() && take_in(event.ops)) {
    journal_.become(TabRole::writer);
  } else {
    journal_.open();
  }
}

void Store::handle(const StorageCleared&) {
  is_deleting_ = false;
  versions_.reset();
  last_backup_ms_ = 0;
  journal_.forget(env().fresh<ReplicaTag>());
  replace_plan(Plan{}, UndoHistory{});
  notices_.clear();
}

void Store::handle(const ClearFailed& event) {
  is_deleting_ = false;
  notices_.emplace_back(DeletionFailed{event.trouble});
}

void Store::handle(const StorageClosed& event) { journal_.close(event.trouble); }

void Store::handle(const StorageWoken&) { journal_.on_woken(); }

// The one tab that writes also thins them out.
void Store::handle(const BackupsListed& event) {
  std::vector<StoredBackup> stored = event.backups;
  const bool lacks_room = std::exchange(lacks_room_, false);
  if (journal_.writes()) {
    for (const StoredBackup& one : superfluous(stored, lacks_room, clock_.now_ms())) {
      storage_.drop_backup(one);
      std::erase(stored, one);
    }
  }
  versions_.emplace();
  for (const Backup& backup : known_backups(stored)) {
    versions_->push_back({name_of(backup), clock_.local(backup.time_ms), backup.records});
  }
}

}  // namespace ithaca
