// The way of each edit into the storage: numbered, chained, written at once, tried again, and from
// time to time covered by a snapshot. Knows of a plan only what is to be written.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "derive/binary.hpp"
#include "plan/change.hpp"
#include "ports/storage.hpp"
#include "store/load.hpp"
#include "store/records.hpp"
#include "store/save_state.hpp"

namespace ithaca {

// An edit that the storage has not acknowledged.
struct PendingOp {
  ChangeSet changes;  // as applied
  Dot dot;
  OpKind kind = OpKind::edit;
  std::int64_t time_ms = 0;
  std::uint64_t records = 0;  // in the plan after it

  std::unique_ptr<ChangesEncoder> encoder;  // while a large one becomes bytes, piece by piece
  // Set once it has its place in the log.
  HeadRecord head;
  std::string bytes;
  bool is_under_way = false;
};

class Journal {
 public:
  explicit Journal(Storage& storage) : storage_(storage) {}

  void open();  // also: open again
  void start(TabRole role, const LoadedPlan& loaded, ReplicaId replica, std::int64_t now_ms);
  void fail_to_open(StorageTrouble trouble);
  void close(StorageTrouble trouble);
  void become(TabRole role) { role_ = role; }
  void follow(const HeadRecord& head);  // another tab wrote
  void forget(ReplicaId replica);       // everything was deleted

  void add(PendingOp op);
  // A large edit becomes bytes over several calls; true: there is more to do.
  bool work();
  std::vector<PendingOp> take_pending();
  bool is_waiting() const { return !pending_.empty(); }

  void on_durable(std::uint64_t seq);
  void on_failed(std::uint64_t seq, StorageTrouble trouble);
  void on_woken();

  // A snapshot is wanted and everything that it would cover is acknowledged.
  bool wants_snapshot() const;
  // Everything but the bytes of the plan, as it stands now; it is under way until it is written.
  SnapshotRecord begin_snapshot(std::string history, std::int64_t now_ms);
  void write_snapshot(const SnapshotRecord& snapshot);
  void on_snapshot_stored(const SnapshotStored& stored);
  void on_snapshot_failed();

  // The storage answers once for each open(); only an answer that is waited for may be taken.
  bool expects_load() const { return expects_load_; }
  bool is_open() const { return phase_ == Phase::open; }
  bool writes() const { return is_open() && role_ == TabRole::writer; }
  // The copy's own replica may be used: its dots are sure to be kept.
  bool is_healthy() const { return writes() && trouble_ == StorageTrouble::none; }
  const HeadRecord& head() const { return head_; }
  std::uint64_t acknowledged_seq() const { return stored_.seq; }
  TabRole role() const { return role_; }
  SaveState state() const;

 private:
  enum class Phase : std::uint8_t { loading, open, unreachable };

  void place(PendingOp& op, std::string changes);
  void send(PendingOp& op);
  void send_all();
  void note_unsaved();
  void schedule();

  Storage& storage_;
  Phase phase_ = Phase::loading;
  TabRole role_ = TabRole::writer;
  StorageTrouble trouble_ = StorageTrouble::none;
  bool expects_load_ = false;
  HeadRecord head_;  // of the last op that has a place, acknowledged or not
  Witness stored_;   // the last acknowledged one
  std::deque<PendingOp> pending_;

  SnapshotPlace newest_;
  SnapshotPlace older_;
  std::uint64_t last_generation_ = 0;
  std::uint64_t snapshot_under_way_ = 0;      // its generation
  std::uint64_t snapshot_under_way_seq_ = 0;  // what it covers
  std::uint64_t ops_since_snapshot_ = 0;
  std::size_t bytes_since_snapshot_ = 0;
  bool is_quiet_ = false;  // the person paused
};

}  // namespace ithaca
