#include "derive/binary.hpp"

#include <doctest/doctest.h>

#include "derive/join.hpp"
#include "derive/plan_file.hpp"
#include "support/random_plan.hpp"
#include "support/source_file.hpp"
#include "support/volumes.hpp"

namespace ithaca {
namespace {

using testing::id_number;

Plan with_note(const std::string& text) {
  Plan plan;
  Changes changes(plan, "Note");
  NoteLine line;
  line.id = id_number<NoteLineTag>(1);
  line.text = text;
  changes.create(line);
  apply(plan, changes.take(), {id_number<ReplicaTag>(1), 1});
  return plan;
}

constexpr std::uint16_t kText = static_cast<std::uint16_t>(meta::field_index<NoteLine>("text"));

}  // namespace

TEST_CASE("The plan of a typical year is read back as it was") {
  const Plan plan = testing::plan_of(testing::kTypical);
  CHECK(plan.record_count() == 292 + 730);
  const auto read = decode_snapshot(encode_snapshot(plan));
  CHECK(read);
  if (read) CHECK(is_same_plan(*read, plan));
}

TEST_CASE("A flip of any bit of a snapshot, and a cut anywhere, is noticed") {
  const std::string bytes = encode_snapshot(testing::random_plan(3, 12));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ (1 << (i % 8)));
    const auto read = decode_snapshot(flipped);
    CHECK_FALSE(read);
    CHECK_FALSE(decode_snapshot(std::string_view{bytes}.substr(0, i)));
  }
  CHECK_FALSE(decode_snapshot(bytes + "x"));
}

TEST_CASE("A key press in a megabyte of text is stored in tens of bytes") {
  const std::string text(1024 * 1024, 'a');
  Plan plan = with_note(text);
  const Plan before = plan;
  Changes changes(plan, "Typing");
  changes.edit<NoteLine>(id_number<NoteLineTag>(1),
                         [](NoteLine& line) { line.text.insert(500000, "é"); });
  changes.note_splice(kText, {500000, "", "é"});
  const Dot dot{id_number<ReplicaTag>(1), 2};
  const std::string bytes = encode_changes(apply(plan, changes.take(), dot), dot);
  CHECK(bytes.size() < 100);
  const auto decoded = decode_changes(bytes, before);
  CHECK(decoded);
  if (!decoded) return;
  CHECK(decoded->changes.splices.size() == 1);
  Plan again = before;
  apply(again, decoded->changes, decoded->dot);
  CHECK(is_same_plan(again, plan));
}

TEST_CASE("A splice is taken back from its bytes, also where both texts are equally long") {
  Plan plan = with_note("abab");
  const Plan before = plan;
  Changes changes(plan, "Typing");
  changes.edit<NoteLine>(id_number<NoteLineTag>(1), [](NoteLine& line) { line.text = "abba"; });
  changes.note_splice(kText, {2, "ab", "ba"});
  const Dot dot{id_number<ReplicaTag>(1), 2};
  const std::string bytes = encode_changes(apply(plan, changes.take(), dot), dot);
  const auto later = decode_changes(bytes, plan);
  CHECK(later);
  if (!later) return;
  apply(plan, reversed(later->changes), {dot.replica, 3});
  CHECK(same_records(plan, before));
}

TEST_CASE("A splice that does not explain the change is not trusted") {
  Plan plan = with_note("abc");
  const Plan before = plan;
  Changes changes(plan, "Typing");
  changes.edit<NoteLine>(id_number<NoteLineTag>(1), [](NoteLine& line) { line.text = "other"; });
  changes.note_splice(kText, {1, "", "x"});
  const Dot dot{id_number<ReplicaTag>(1), 2};
  const std::string bytes = encode_changes(apply(plan, changes.take(), dot), dot);
  Plan again = before;
  const auto decoded = decode_changes(bytes, before);
  CHECK(decoded);
  if (decoded) apply(again, decoded->changes, dot);
  CHECK(is_same_plan(again, plan));
}

TEST_CASE("A change of a record that is not in the plan says which one") {
  Plan plan = with_note("abc");
  Changes changes(plan, "Typing");
  changes.edit<NoteLine>(id_number<NoteLineTag>(1), [](NoteLine& line) { line.text = "abcd"; });
  changes.note_splice(kText, {3, "", "d"});
  const Dot dot{id_number<ReplicaTag>(1), 2};
  const std::string bytes = encode_changes(apply(plan, changes.take(), dot), dot);
  const auto absent = decode_changes(bytes, Plan{});
  CHECK_FALSE(absent);
  CHECK(absent.error().code == Errc::not_found);
  CHECK(absent.error().where == id_number<NoteLineTag>(1).string());
  CHECK(decode_changes(bytes, with_note("something else")).error().code == Errc::not_found);
}

TEST_CASE("A cut change is damaged, one of another form is too new") {
  Plan plan;
  Changes changes(plan, "Start");
  Person person;
  person.id = id_number<PersonTag>(1);
  person.name = "Judith";
  changes.create(person);
  const Dot dot{id_number<ReplicaTag>(1), 1};
  std::string bytes = encode_changes(apply(plan, changes.take(), dot), dot);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(decode_changes(std::string_view{bytes}.substr(0, size), Plan{}).error().code ==
          Errc::damaged);
  }
  bytes[0] = 2;
  CHECK(decode_changes(bytes, Plan{}).error().code == Errc::too_new);
}

// The plan of schema 1, as the first version stored it. Both files must open for ever; they are
// written where they are absent, and never again.
TEST_CASE("The frozen plan of schema 1 opens from its file and from its snapshot") {
  const Plan first = testing::random_plan(1, 300);
  testing::freeze("tests/golden/plan-1.json", write_plan_file(first));
  testing::freeze("tests/golden/plan-1.snapshot", encode_snapshot(first));
  const auto file = testing::source_file("tests/golden/plan-1.json");
  const auto snapshot = testing::source_file("tests/golden/plan-1.snapshot");
  CHECK(file);
  CHECK(snapshot);
  if (!file || !snapshot) return;
  const auto from_file = read_plan_file(*file);
  const auto from_snapshot = decode_snapshot(*snapshot);
  CHECK(from_file);
  CHECK(from_snapshot);
  if (!from_file || !from_snapshot) return;
  CHECK(from_file->is_whole);
  CHECK(from_file->plan.record_count() > 20);
  CHECK(from_file->plan.deleted().size() > 0);
  CHECK(from_file->plan.unknown().size() > 0);
  CHECK(same_records(from_file->plan, *from_snapshot));
  CHECK(is_same_plan(from_file->plan, *from_snapshot));
}

}  // namespace ithaca
