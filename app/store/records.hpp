// The three kinds of record that the storage keeps, as bytes with a hash: an op of the log, a
// snapshot, the head. Knows no storage, and of a plan only the bytes that derive/ made of it.
//
// A record begins with four letters that name it and its form (see derive/bytes.hpp for the rest),
// and ends with the XXH64 of everything before. An op also names the hash of the op before it, so
// that a log with a gap, or with a record of another log, is noticed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "plan/values.hpp"

namespace ithaca {

enum class OpKind : std::uint8_t {
  edit,       // a step of its own
  continued,  // joined with the step before it: a burst of typing
  undo,
  redo
};

struct OpRecord {
  OpKind kind = OpKind::edit;
  std::uint64_t seq = 0;
  std::uint64_t previous_hash = 0;  // of op seq - 1; 0 for the first
  std::int64_t time_ms = 0;
  std::string changes;     // of encode_changes
  std::uint64_t hash = 0;  // of this record; filled in by encode and decode
};

struct SnapshotRecord {
  std::uint64_t generation = 0;
  std::uint64_t seq = 0;   // the last op that it covers
  std::uint64_t hash = 0;  // of that op
  std::int64_t time_ms = 0;
  std::uint64_t records = 0;
  ReplicaId replica;
  std::string plan;     // of encode_snapshot
  std::string history;  // of UndoHistory::encode
};

struct HeadRecord {
  std::uint64_t seq = 0;
  std::uint64_t hash = 0;  // of the op with that seq
  std::int64_t time_ms = 0;
  std::uint64_t records = 0;
  ReplicaId replica;
};

std::uint64_t record_hash(std::string_view content);

// Fills in op.hash.
std::string encode_op(OpRecord& op);
std::string encode_record(const SnapshotRecord& snapshot);
std::string encode_record(const HeadRecord& head);

// Errors: damaged, and too_new for a form that a later version wrote.
Result<OpRecord> decode_op(std::string_view bytes);
Result<SnapshotRecord> decode_snapshot_record(std::string_view bytes);
Result<HeadRecord> decode_head(std::string_view bytes);

}  // namespace ithaca
