#include "store/records.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <optional>

#include "base/translate.hpp"
#include "store/bytes.hpp"

namespace ithaca {
namespace {

constexpr std::string_view kOpMagic = "ITHO";
constexpr std::string_view kSnapshotMagic = "ITHS";
constexpr std::string_view kHeadMagic = "ITHH";
constexpr std::uint8_t kForm = 1;
constexpr std::size_t kHashSize = sizeof(std::uint64_t);

ByteWriter begin(std::string_view magic) {
  ByteWriter writer;
  writer.raw(magic);
  writer.number(kForm);
  return writer;
}

std::string finish(ByteWriter writer, std::uint64_t* hash = nullptr) {
  const std::uint64_t sum = XXH64(writer.view().data(), writer.view().size(), 0);
  if (hash != nullptr) *hash = sum;
  writer.number(sum);
  return writer.take();
}

Error damaged(std::string_view magic) {
  return Error{Errc::damaged, std::string(magic), t("A stored record is damaged.")};
}

struct Opened {
  ByteReader reader;
  std::uint64_t hash = 0;
};

// Checks magic, hash and form.
Result<Opened> open_record(std::string_view bytes, std::string_view magic) {
  if (bytes.size() < magic.size() + sizeof kForm + kHashSize) return damaged(magic);
  const std::string_view content = bytes.substr(0, bytes.size() - kHashSize);
  const auto stated = ByteReader(bytes.substr(content.size())).number<std::uint64_t>();
  if (XXH64(content.data(), content.size(), 0) != stated) return damaged(magic);
  ByteReader reader(content);
  if (reader.raw(magic.size()) != magic) return damaged(magic);
  if (reader.number<std::uint8_t>() != kForm) {
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

std::string encode_op(OpRecord& op) {
  ByteWriter writer = begin(kOpMagic);
  writer.number(static_cast<std::uint8_t>(op.kind));
  writer.number(op.seq);
  writer.number(op.previous_hash);
  writer.number(op.time_ms);
  writer.text(op.changes);
  return finish(std::move(writer), &op.hash);
}

Result<OpRecord> decode_op(std::string_view bytes) {
  auto opened = open_record(bytes, kOpMagic);
  if (!opened) return opened.error();
  ByteReader& reader = opened->reader;
  OpRecord op;
  const auto kind = reader.number<std::uint8_t>();
  op.seq = reader.number<std::uint64_t>();
  op.previous_hash = reader.number<std::uint64_t>();
  op.time_ms = reader.number<std::int64_t>();
  op.changes = reader.text();
  op.hash = opened->hash;
  if (!reader.at_end() || kind > static_cast<std::uint8_t>(OpKind::redo)) return damaged(kOpMagic);
  op.kind = static_cast<OpKind>(kind);
  return op;
}

std::string encode_record(const SnapshotRecord& snapshot) {
  ByteWriter writer = begin(kSnapshotMagic);
  writer.number(snapshot.generation);
  writer.number(snapshot.seq);
  writer.number(snapshot.hash);
  writer.number(snapshot.time_ms);
  writer.number(snapshot.records);
  write_replica(writer, snapshot.replica);
  writer.text(snapshot.plan);
  writer.text(snapshot.history);
  return finish(std::move(writer));
}

Result<SnapshotRecord> decode_snapshot_record(std::string_view bytes) {
  auto opened = open_record(bytes, kSnapshotMagic);
  if (!opened) return opened.error();
  ByteReader& reader = opened->reader;
  SnapshotRecord snapshot;
  snapshot.generation = reader.number<std::uint64_t>();
  snapshot.seq = reader.number<std::uint64_t>();
  snapshot.hash = reader.number<std::uint64_t>();
  snapshot.time_ms = reader.number<std::int64_t>();
  snapshot.records = reader.number<std::uint64_t>();
  const auto replica = read_replica(reader);
  snapshot.plan = reader.text();
  snapshot.history = reader.text();
  if (!reader.at_end() || !replica) return damaged(kSnapshotMagic);
  snapshot.replica = *replica;
  return snapshot;
}

std::string encode_record(const HeadRecord& head) {
  ByteWriter writer = begin(kHeadMagic);
  writer.number(head.seq);
  writer.number(head.hash);
  writer.number(head.time_ms);
  writer.number(head.records);
  write_replica(writer, head.replica);
  return finish(std::move(writer));
}

Result<HeadRecord> decode_head(std::string_view bytes) {
  auto opened = open_record(bytes, kHeadMagic);
  if (!opened) return opened.error();
  ByteReader& reader = opened->reader;
  HeadRecord head;
  head.seq = reader.number<std::uint64_t>();
  head.hash = reader.number<std::uint64_t>();
  head.time_ms = reader.number<std::int64_t>();
  head.records = reader.number<std::uint64_t>();
  const auto replica = read_replica(reader);
  if (!reader.at_end() || !replica) return damaged(kHeadMagic);
  head.replica = *replica;
  return head;
}

}  // namespace ithaca
