#include "store/journal.hpp"

#include <algorithm>
#include <utility>

#include "derive/binary.hpp"

namespace ithaca {
namespace {

constexpr std::uint32_t kRetryMs = 5000;
constexpr std::uint32_t kTakeOverMs = 2000;
constexpr std::uint32_t kQuietMs = 1000;

// A snapshot covers at most so much, and waits for a pause up to four times as much.
constexpr std::uint64_t kSnapshotOps = 400;
constexpr std::size_t kSnapshotBytes = 512 * 1024;
constexpr unsigned kPatience = 4;

// An edit of more records becomes bytes in pieces of so many.
constexpr std::size_t kEditsAtOnce = 500;

bool may_pass(StorageTrouble trouble) {
  switch (trouble) {
    case StorageTrouble::none:
    case StorageTrouble::missing:
    case StorageTrouble::insecure:
    case StorageTrouble::refused:
    case StorageTrouble::replaced:
    case StorageTrouble::newer:
      return false;
    case StorageTrouble::blocked:
    case StorageTrouble::silent:
    case StorageTrouble::full:
    case StorageTrouble::aborted:
    case StorageTrouble::closed:
    case StorageTrouble::conflict:
      return true;
  }
  return false;
}

bool is_final(StorageTrouble trouble) {
  return trouble == StorageTrouble::newer || trouble == StorageTrouble::replaced;
}

Witness witness_of(const HeadRecord& head) { return {head.seq, head.records, head.time_ms, false}; }

}  // namespace

void Journal::open() {
  expects_load_ = true;
  storage_.open();
}

void Journal::start(TabRole role, const LoadedPlan& loaded, ReplicaId replica,
                    std::int64_t now_ms) {
  phase_ = Phase::open;
  expects_load_ = false;
  trouble_ = StorageTrouble::none;
  role_ = role;
  head_ = loaded.head;
  head_.replica = replica;
  stored_ = witness_of(head_);
  newest_ = loaded.newest;
  older_ = loaded.older;
  last_generation_ = loaded.last_generation;
  snapshot_under_way_ = 0;
  ops_since_snapshot_ = head_.seq - newest_.seq;
  bytes_since_snapshot_ = loaded.op_bytes;
  if (writes() && loaded.needs_repair) {
    if (head_.time_ms == 0) head_.time_ms = now_ms;
    storage_.set_aside(head_.seq + 1, loaded.damaged_generations, encode_record(head_));
    ops_since_snapshot_ = kSnapshotOps * kPatience;
  }
  schedule();
}

void Journal::fail_to_open(StorageTrouble trouble) {
  if (is_open()) return;
  phase_ = Phase::unreachable;
  trouble_ = trouble;
  schedule();
}

void Journal::close(StorageTrouble trouble) {
  phase_ = Phase::unreachable;
  trouble_ = trouble;
  for (PendingOp& op : pending_) op.is_under_way = false;
  schedule();
}

void Journal::follow(const HeadRecord& head) {
  const ReplicaId replica = head_.replica;
  ++ops_since_snapshot_;
  head_ = head;
  head_.replica = replica;
  stored_ = witness_of(head_);
  schedule();
}

void Journal::forget(ReplicaId replica) {
  pending_.clear();
  head_ = HeadRecord{};
  head_.replica = replica;
  stored_ = Witness{};
  newest_ = older_ = SnapshotPlace{};
  last_generation_ = snapshot_under_way_ = 0;
  ops_since_snapshot_ = bytes_since_snapshot_ = 0;
  if (is_open()) trouble_ = StorageTrouble::none;
}

void Journal::place(PendingOp& op, std::string changes) {
  OpRecord record{op.kind, head_.seq + 1, head_.hash, op.time_ms, std::move(changes), 0};
  op.bytes = encode_op(record);
  op.head = {record.seq, record.hash, op.time_ms, op.records, head_.replica};
  head_ = op.head;
}

void Journal::send(PendingOp& op) {
  op.is_under_way = true;
  storage_.append(op.head.seq, op.bytes, encode_record(op.head));
}

// In their order: behind one that is not bytes yet the others wait.
void Journal::send_all() {
  for (PendingOp& op : pending_) {
    if (op.bytes.empty()) {
      if (op.changes.edits.size() > kEditsAtOnce) {
        if (!op.encoder) op.encoder = std::make_unique<ChangesEncoder>(op.changes, op.dot);
        return;
      }
      place(op, encode_changes(op.changes, op.dot));
    }
    if (!op.is_under_way) send(op);
  }
}

bool Journal::work() {
  if (!writes()) return false;
  const auto op = std::find_if(pending_.begin(), pending_.end(),
                               [](const PendingOp& pending) { return pending.encoder != nullptr; });
  if (op == pending_.end()) return false;
  if (op->encoder->step(kEditsAtOnce)) return true;
  place(*op, op->encoder->take());
  op->encoder.reset();
  send_all();
  return true;
}

void Journal::add(PendingOp op) {
  is_quiet_ = false;
  pending_.push_back(std::move(op));
  if (writes()) {
    send_all();
  } else if (is_open()) {
    storage_.request_writer();
  } else {
    note_unsaved();
  }
  schedule();
}

std::vector<PendingOp> Journal::take_pending() {
  for (PendingOp& op : pending_) op.encoder.reset();  // it reads the change set where it stands
  std::vector<PendingOp> taken(std::make_move_iterator(pending_.begin()),
                               std::make_move_iterator(pending_.end()));
  pending_.clear();
  return taken;
}

void Journal::on_durable(std::uint64_t seq) {
  if (pending_.empty() || pending_.front().head.seq != seq) return;
  const PendingOp& op = pending_.front();
  stored_ = witness_of(op.head);
  ++ops_since_snapshot_;
  bytes_since_snapshot_ += op.bytes.size();
  pending_.pop_front();
  if (is_open()) trouble_ = StorageTrouble::none;
  storage_.write_witness(encode_witness(stored_));
  schedule();
}

void Journal::on_failed(std::uint64_t seq, StorageTrouble trouble) {
  const auto failed = std::find_if(pending_.begin(), pending_.end(),
                                   [&](const PendingOp& op) { return op.head.seq == seq; });
  if (failed == pending_.end()) return;
  failed->is_under_way = false;
  if (failed != pending_.begin()) return;  // it fell with the one before it
  if (!is_open()) return;
  if (trouble == StorageTrouble::conflict && role_ == TabRole::writer) {
    role_ = TabRole::follower;
    if (trouble_ == StorageTrouble::none) storage_.request_writer();
  }
  trouble_ = trouble;
  note_unsaved();
  schedule();
}

void Journal::on_woken() {
  is_quiet_ = true;
  const bool is_failing = may_pass(trouble_);
  if (!is_open()) {
    if (is_failing) open();
  } else if (!pending_.empty()) {
    if (role_ == TabRole::writer) {
      send_all();
    } else {
      storage_.request_writer();
    }
  }
  if (is_failing) schedule();
}

// Where the edits are lost after all, the dots of what may have been exported are not given again.
void Journal::note_unsaved() {
  Witness witness = stored_;
  witness.unsaved = true;
  storage_.write_witness(encode_witness(witness));
}

void Journal::schedule() {
  // A database that the browser closed may have been cleared by the person: nothing is written
  // there again before the next edit.
  const bool is_cut_off = !is_open() && trouble_ != StorageTrouble::closed;
  if (may_pass(trouble_) && (!pending_.empty() || is_cut_off)) {
    storage_.wake_after(kRetryMs);
  } else if (is_open() && !pending_.empty() && role_ == TabRole::follower) {
    storage_.wake_after(kTakeOverMs);
  } else if (writes() && snapshot_under_way_ == 0 &&
             (ops_since_snapshot_ >= kSnapshotOps || bytes_since_snapshot_ >= kSnapshotBytes)) {
    storage_.wake_after(kQuietMs);
  }
}

bool Journal::wants_snapshot() const {
  if (!is_healthy() || !pending_.empty() || snapshot_under_way_ != 0) return false;
  const unsigned patience = is_quiet_ ? 1 : kPatience;
  return ops_since_snapshot_ >= kSnapshotOps * patience ||
         bytes_since_snapshot_ >= kSnapshotBytes * patience;
}

SnapshotRecord Journal::begin_snapshot(std::string history, std::int64_t now_ms) {
  SnapshotRecord snapshot{++last_generation_, head_.seq,     head_.hash, now_ms,
                          head_.records,      head_.replica, {},         std::move(history)};
  snapshot_under_way_ = snapshot.generation;
  snapshot_under_way_seq_ = snapshot.seq;
  return snapshot;
}

void Journal::write_snapshot(const SnapshotRecord& snapshot) {
  storage_.write_snapshot(snapshot.generation, encode_record(snapshot));
}

void Journal::on_snapshot_stored(const SnapshotStored& stored) {
  if (stored.generation != snapshot_under_way_) return;
  const auto read_back = decode_snapshot_record(stored.bytes);
  if (!read_back || read_back->generation != stored.generation ||
      read_back->seq != snapshot_under_way_seq_) {
    on_snapshot_failed();
    return;
  }
  older_ = newest_;
  newest_ = {stored.generation, snapshot_under_way_seq_};
  snapshot_under_way_ = 0;
  ops_since_snapshot_ = head_.seq - newest_.seq;
  bytes_since_snapshot_ = 0;
  if (older_.generation != 0) storage_.drop_before(older_.seq + 1, older_.generation);
  schedule();
}

// The log still holds everything; the next attempt comes some edits later.
void Journal::on_snapshot_failed() {
  snapshot_under_way_ = 0;
  ops_since_snapshot_ = std::min(ops_since_snapshot_, kSnapshotOps * 3 / 4);
  bytes_since_snapshot_ = std::min(bytes_since_snapshot_, kSnapshotBytes * 3 / 4);
}

SaveState Journal::state() const {
  using Kind = SaveState::Kind;
  if (is_final(trouble_)) return {Kind::read_only, trouble_};
  if (phase_ == Phase::loading) return {Kind::loading, StorageTrouble::none};
  if (phase_ == Phase::unreachable) return {Kind::memory_only, trouble_};
  if (!pending_.empty()) {
    if (trouble_ == StorageTrouble::none) return {Kind::saving, StorageTrouble::none};
    return {Kind::not_saved, trouble_};
  }
  if (role_ == TabRole::follower) return {Kind::following, StorageTrouble::none};
  return {Kind::saved, StorageTrouble::none};
}

}  // namespace ithaca
