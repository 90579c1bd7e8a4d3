#include "store/records.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace ithaca;

TEST_CASE("records are read back as they were written") {
  OpRecord op{
      OpKind::continued, 7, 123456789, 1'795'255'200'000, std::string("\0changes\xff", 9), 0};
  const auto same = decode_op(encode_op(op));
  REQUIRE(static_cast<bool>(same));
  CHECK(same->kind == op.kind);
  CHECK(same->seq == op.seq);
  CHECK(same->previous_hash == op.previous_hash);
  CHECK(same->time_ms == op.time_ms);
  CHECK(same->changes == op.changes);
  CHECK(same->hash == op.hash);

  const SnapshotRecord snapshot{
      3, 400, 99, 5, 17, *parse_id<ReplicaTag>("0123456789abcdef"), "plan", "history"};
  const auto read = decode_snapshot_record(encode_record(snapshot));
  REQUIRE(static_cast<bool>(read));
  CHECK(read->generation == 3);
  CHECK(read->seq == 400);
  CHECK(read->hash == 99);
  CHECK(read->replica == snapshot.replica);
  CHECK(read->plan == "plan");
  CHECK(read->history == "history");
}

TEST_CASE("every flip and every cut of a record is noticed") {
  OpRecord op{OpKind::edit, 1, 0, 1, "some changes", 0};
  const std::string bytes = encode_op(op);
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string damaged = bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
    CHECK_FALSE(static_cast<bool>(decode_op(damaged)));
  }
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(static_cast<bool>(decode_op(std::string_view(bytes).substr(0, size))));
  }
  CHECK_FALSE(static_cast<bool>(decode_op(bytes + '\0')));
  CHECK_FALSE(static_cast<bool>(decode_head(bytes)));
}
