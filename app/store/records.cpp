#include "store/records.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <optional>

#include "base/translate.hpp"
#include "derive/bytes.hpp"

namespace ithaca {
namespace {

constexpr std::string_view kOpMagic = "ITHO";
constexpr std::string_view kSnapshotMagic = "ITHS";
constexpr std::string_view kHeadMagic = "ITHH";
constexpr unsigned kForm = 1;
constexpr std::size_t kHashSize = sizeof(std::uint64_t);

ByteWriter begin(std::string_view magic) {
  ByteWriter writer;
  writer.raw(magic);
  writer.byte(kForm);
  return writer;
}

std::string finish(ByteWriter writer, std::uint64_t* hash = nullptr) {
  const std::uint64_t sum = record_hash(writer.bytes());
  if (hash != nullptr) *hash = sum;
  writer.fixed64(sum);
  return writer.take();
}

void write_bytes(ByteWriter& writer, std::string_view bytes) {
  writer.number(bytes.size());
  writer.raw(bytes);
}
std::string_view read_bytes(ByteReader& reader) { return reader.raw(reader.count()); }

Error damaged(std::string_view magic) {
  return Error{Errc::damaged, std::string(magic), t("A stored record is damaged.")};
}

struct Opened {
  ByteReader reader;
  std::uint64_t hash = 0;
};

// Checks magic, hash and form.
Result<Opened> open_record(std::string_view bytes, std::string_view magic) {
  if (bytes.size() < magic.size() + 1 + kHashSize) return damaged(magic);
  const std::string_view content = bytes.substr(0, bytes.size() - kHashSize);
  const auto stated = ByteReader(bytes.substr(content.size())).fixed64();
  if (record_hash(content) != stated) return damaged(magic);
  ByteReader reader(content);
  if (reader.raw(magic.size()) != magic) return damaged(magic);
  if (reader.byte() != kForm) {
    return Error{Errc::too_new, std::string(magic),
                 t("A newer version of Ithaca wrote this plan. Reload the page to get it.")};
  }
  return Opened{reader, stated};
}

void write_replica(ByteWriter& writer, const ReplicaId& replica) { writer.text(replica.view()); }

std::optional<ReplicaId> read_replica(ByteReader& reader) {
  const std::string_view text = reader.text();
  if (text.empty()) return ReplicaId{};
  return parse_id<ReplicaTag>(text);
}

}  // namespace

std::uint64_t record_hash(std::string_view content) {
  return XXH64(content.data(), content.size(), 0);
}

std::string encode_op(OpRecord& op) {
  ByteWriter writer = begin(kOpMagic);
  writer.byte(static_cast<unsigned>(op.kind));
  writer.number(op.seq);
  writer.fixed64(op.previous_hash);
  writer.signed_number(op.time_ms);
  write_bytes(writer, op.changes);
  return finish(std::move(writer), &op.hash);
}

Result<OpRecord> decode_op(std::string_view bytes) {
  auto opened = open_record(bytes, kOpMagic);
  if (!opened) return opened.error();
  ByteReader& reader = opened->reader;
  OpRecord op;
  const unsigned kind = reader.byte();
  op.seq = reader.number();
  op.previous_hash = reader.fixed64();
  op.time_ms = reader.signed_number();
  op.changes = read_bytes(reader);
  op.hash = opened->hash;
  if (!reader.at_end() || kind > static_cast<unsigned>(OpKind::redo)) return damaged(kOpMagic);
  op.kind = static_cast<OpKind>(kind);
  return op;
}

std::string encode_record(const SnapshotRecord& snapshot) {
  ByteWriter writer = begin(kSnapshotMagic);
  writer.number(snapshot.generation);
  writer.number(snapshot.seq);
  writer.fixed64(snapshot.hash);
  writer.signed_number(snapshot.time_ms);
  writer.number(snapshot.records);
  write_replica(writer, snapshot.replica);
  write_bytes(writer, snapshot.plan);
  write_bytes(writer, snapshot.history);
  return finish(std::move(writer));
}

Result<SnapshotRecord> decode_snapshot_record(std::string_view bytes) {
  auto opened = open_record(bytes, kSnapshotMagic);
  if (!opened) return opened.error();
  ByteReader& reader = opened->reader;
  SnapshotRecord snapshot;
  snapshot.generation = reader.number();
  snapshot.seq = reader.number();
  snapshot.hash = reader.fixed64();
  snapshot.time_ms = reader.signed_number();
  snapshot.records = reader.number();
  const auto replica = read_replica(reader);
  snapshot.plan = read_bytes(reader);
  snapshot.history = read_bytes(reader);
  if (!reader.at_end() || !replica) return damaged(kSnapshotMagic);
  snapshot.replica = *replica;
  return snapshot;
}

std::string encode_record(const HeadRecord& head) {
  ByteWriter writer = begin(kHeadMagic);
  writer.number(head.seq);
  writer.fixed64(head.hash);
  writer.signed_number(head.time_ms);
  writer.number(head.records);
  write_replica(writer, head.replica);
  return finish(std::move(writer));
}

Result<HeadRecord> decode_head(std::string_view bytes) {
  auto opened = open_record(bytes, kHeadMagic);
  if (!opened) return opened.error();
  ByteReader& reader = opened->reader;
  HeadRecord head;
  head.seq = reader.number();
  head.hash = reader.fixed64();
  head.time_ms = reader.signed_number();
  head.records = reader.number();
  const auto replica = read_replica(reader);
  if (!reader.at_end() || !replica) return damaged(kHeadMagic);
  head.replica = *replica;
  return head;
}

}  // namespace ithaca
