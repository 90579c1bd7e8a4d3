// What holds for every plan: joins are joins, files and snapshots lose nothing, changes replay.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "derive/binary.hpp"
#include "derive/join.hpp"
#include "derive/merge.hpp"
#include "derive/plain_record.hpp"
#include "derive/plan_file.hpp"
#include "support/random_plan.hpp"

namespace ithaca {
namespace {

using testing::Copies;
using testing::Random;

using Actions = std::vector<std::uint32_t>;

rc::Gen<Actions> some_actions() { return rc::gen::scale(1.5, rc::gen::arbitrary<Actions>()); }

Copies after(const Actions& actions, std::size_t count = 3) {
  Copies copies(count);
  for (const std::uint32_t action : actions) copies.act(action);
  return copies;
}

// Says what differs in a way that a person can read.
void assert_same(const Plan& a, const Plan& b) {
  if (is_same_plan(a, b)) return;
  RC_FAIL("the plans differ:\n" + write_plan_file(a) + "\n--- and ---\n" + write_plan_file(b));
}

}  // namespace

TEST_CASE("a join commutes") {
  CHECK(rc::check([] {
    const Copies copies = after(*some_actions());
    assert_same(join(copies[0], copies[1]), join(copies[1], copies[0]));
  }));
}

TEST_CASE("a join associates") {
  CHECK(rc::check([] {
    const Copies copies = after(*some_actions());
    assert_same(join(join(copies[0], copies[1]), copies[2]),
                join(copies[0], join(copies[1], copies[2])));
  }));
}

TEST_CASE("a join with oneself changes nothing, nor does a second one") {
  CHECK(rc::check([] {
    const Copies copies = after(*some_actions());
    assert_same(join(copies[0], copies[0]), copies[0]);
    const Plan joined = join(copies[0], copies[1]);
    assert_same(join(joined, copies[1]), joined);
    assert_same(join(copies[0], joined), joined);
  }));
}

TEST_CASE("every edit that nobody saw and overwrote stands in the join, shown or beside it") {
  CHECK(rc::check([] {
    const Copies copies = after(*some_actions());
    const Plan joined = join(copies[0], copies[1]);
    for (const meta::Kind& kind : kKinds) {
      for (const auto& [id, row] : copies[0].table(kind)) {
        const Row* other = joined.row(kind, id);
        for (const Entry& entry : entries_of(kind, row.value.get(), *row.stamp).entries) {
          if (has_seen(copies[1].seen(), entry.dot)) continue;
          RC_ASSERT(other != nullptr);
          const auto all = entries_of(kind, other->value.get(), *other->stamp).entries;
          RC_ASSERT(std::find(all.begin(), all.end(), entry) != all.end());
        }
      }
    }
  }));
}

TEST_CASE("merging twice changes nothing, and a merge is taken back") {
  CHECK(rc::check([] {
    Copies copies = after(*some_actions());
    const Plan before = copies[0];
    const ChangeSet applied = copies.commit(0, merge_changes(copies[0], copies[1]));
    RC_ASSERT(merge_changes(copies[0], copies[1]).empty());
    copies.commit(0, reversed(applied));
    RC_ASSERT(same_records(copies[0], before));
  }));
}

TEST_CASE("after merging each other's copy both show the same records") {
  CHECK(rc::check([] {
    Copies copies = after(*some_actions(), 2);
    copies.commit(0, merge_changes(copies[0], copies[1]));
    copies.commit(1, merge_changes(copies[1], copies[0]));
    copies.commit(0, merge_changes(copies[0], copies[1]));
    assert_same(join(copies[0], copies[1]), copies[0]);
    RC_ASSERT(same_records(copies[0], copies[1]));
  }));
}

TEST_CASE("a record edited here and deleted there is whole after the merge") {
  CHECK(rc::check([] {
    Copies copies = after(*some_actions());
    const Plan mine = copies[0];
    const Plan joined = join(mine, copies[1]);
    copies.commit(0, merge_changes(mine, copies[1]));
    Entities::each([&]<class T>() {
      for (const auto& [id, row] : joined.of<T>()) {
        const T* here = mine.find<T>(id);
        const T* there = copies[1].find<T>(id);
        if ((here == nullptr) == (there == nullptr)) continue;
        RC_ASSERT(copies[0].find<T>(id) != nullptr);
        RC_ASSERT(*copies[0].find<T>(id) == (here == nullptr ? *there : *here));
      }
    });
  }));
}

TEST_CASE("replacing makes the records equal, and is taken back") {
  CHECK(rc::check([] {
    Copies copies = after(*some_actions());
    const Plan before = copies[0];
    const ChangeSet applied = copies.commit(0, replace_changes(copies[0], copies[1]));
    RC_ASSERT(same_records(copies[0], copies[1]));
    copies.commit(0, reversed(applied));
    RC_ASSERT(same_records(copies[0], before));
  }));
}

TEST_CASE("a record that is read without the detour is what its entries give") {
  CHECK(rc::check([] {
    const Plan plan = testing::random_plan(*rc::gen::arbitrary<std::uint64_t>());
    for (const meta::Kind& kind : kKinds) {
      for (const auto& [id, row] : plan.table(kind)) {
        std::string json;
        append_record(json, kind, row.value.get(), *row.stamp, Replicas{});
        const auto plain = read_plain_record(kind, json, Replicas{}, 0);
        if (row.stamp->unknown.empty()) RC_ASSERT(plain.has_value());
        if (!plain) continue;
        RC_ASSERT(plain->edited.has_value());
        const auto stamp = plain_stamp(kind, plain->record.get(), *plain->edited);
        const bool is_simple = row.stamp->unknown.empty() && row.stamp->alternatives.empty() &&
                               row.stamp->elements.empty() && row.stamp->base.is_set();
        RC_ASSERT(stamp.has_value() == is_simple);
        if (!stamp) continue;
        const auto read = read_record(json, Replicas{}, 0);
        const Typed typed = record_of(kind, id, entries_of(read->members, *read->edited, &kind));
        RC_ASSERT(kind.same(typed.record.get(), plain->record.get()));
        RC_ASSERT(typed.stamp == *stamp);
      }
    }
  }));
}

TEST_CASE("a snapshot is read back as it was") {
  CHECK(rc::check([] {
    const Plan plan = testing::random_plan(*rc::gen::arbitrary<std::uint64_t>());
    const auto read = decode_snapshot(encode_snapshot(plan));
    RC_ASSERT(bool(read));
    assert_same(*read, plan);
  }));
}

TEST_CASE("a file is read back as it was, and written again it is the same bytes") {
  CHECK(rc::check([] {
    const Plan plan = testing::random_plan(*rc::gen::arbitrary<std::uint64_t>());
    const std::string file = write_plan_file(plan);
    const auto read = read_plan_file(file);
    if (!read) RC_FAIL(read.error().what);
    for (const FileReport& report : read->reports) {
      if (report.weight == FileReport::Weight::refused) RC_FAIL(report.path + ": " + report.what);
    }
    assert_same(read->plan, plan);
    RC_ASSERT(write_plan_file(read->plan) == file);
  }));
}

TEST_CASE("a file read in pieces is the same as a file read at once") {
  CHECK(rc::check([] {
    const Plan plan = testing::random_plan(*rc::gen::arbitrary<std::uint64_t>(), 20);
    const std::string file = write_plan_file(plan);
    PlanReader reader;
    for (std::size_t at = 0; at < file.size();) {
      const auto size = *rc::gen::inRange<std::size_t>(1, 400);
      reader.feed(std::string_view{file}.substr(at, size));
      at += size;
    }
    while (reader.step(*rc::gen::inRange<std::size_t>(1, 200))) {
    }
    const auto read = reader.finish();
    RC_ASSERT(bool(read));
    assert_same(read->plan, plan);
    PlanFileWriter writer(plan);
    while (writer.step(*rc::gen::inRange<std::size_t>(1, 200))) {
    }
    RC_ASSERT(writer.take() == file);
  }));
}

TEST_CASE("a file that was cut anywhere gives whole records or a sentence") {
  CHECK(rc::check([] {
    const Plan plan = testing::random_plan(*rc::gen::arbitrary<std::uint64_t>(), 30);
    const std::string file = write_plan_file(plan);
    const auto size = *rc::gen::inRange<std::size_t>(0, file.size() - 2);
    const auto read = read_plan_file(file.substr(0, size));
    if (!read) {
      RC_ASSERT(!read.error().what.empty());
      return;
    }
    RC_ASSERT(!read->is_whole);
    RC_ASSERT(!read->reports.empty());
    Entities::each([&]<class T>() {
      for (const auto& [id, row] : read->plan.of<T>()) RC_ASSERT(*plan.find<T>(id) == *row.value);
    });
  }));
}

TEST_CASE("changes read from their bytes give the same plan, forwards and backwards") {
  CHECK(rc::check([] {
    Copies copies = after(*some_actions());
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    const Plan before = copies[0];
    ChangeSet changes = random.chance(40) ? merge_changes(before, copies[1])
                        : random.chance(30)
                            ? replace_changes(before, copies[1])
                            : reversed(copies.commit(1, merge_changes(copies[1], before)));
    const std::size_t copy = before.revision() % 2 == 0 ? 0 : 0;
    const Dot dot = copies.next_dot(copy);
    Plan plan = before;
    const ChangeSet applied = apply(plan, changes, dot);
    const std::string bytes = encode_changes(applied, dot);

    auto decoded = decode_changes(bytes, before);
    if (!decoded) RC_FAIL(decoded.error().what + decoded.error().where);
    RC_ASSERT(decoded->dot == dot);
    Plan again = before;
    apply(again, decoded->changes, decoded->dot);
    assert_same(again, plan);

    const auto later = decode_changes(bytes, plan);
    RC_ASSERT(bool(later));
    Plan back = plan;
    apply(back, reversed(later->changes), Dot{dot.replica, dot.counter + 1});
    Plan direct = plan;
    apply(direct, reversed(applied), Dot{dot.replica, dot.counter + 1});
    assert_same(back, direct);
  }));
}

TEST_CASE("every edit replays from its bytes and is taken back from them") {
  CHECK(rc::check([] {
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    Copies copies(1);
    for (int i = 0; i < 30; ++i) copies.act(random.next());
    Entities::each([&]<class T>() {
      std::vector<IdOf<T>> ids;
      for (const auto& [id, row] : copies[0].of<T>()) ids.push_back(id);
      for (const IdOf<T>& id : ids) {
        const Plan before = copies[0];
        Changes changes(before, "Edit");
        if (random.chance(20)) {
          changes.remove<T>(id);
        } else {
          changes.edit<T>(id, [&](T& record) { testing::edit_at_random(random, record); });
        }
        const Dot dot = copies.next_dot(0);
        const ChangeSet applied = copies.commit(0, changes.take());
        const std::string bytes = encode_changes(applied, dot);
        auto decoded = decode_changes(bytes, before);
        RC_ASSERT(bool(decoded));
        Plan again = before;
        apply(again, decoded->changes, dot);
        assert_same(again, copies[0]);
        auto later = decode_changes(bytes, copies[0]);
        RC_ASSERT(bool(later));
        apply(again, reversed(later->changes), Dot{dot.replica, dot.counter + 1});
        RC_ASSERT(same_records(again, before));
      }
    });
  }));
}

}  // namespace ithaca
