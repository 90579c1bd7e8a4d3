#include <doctest/doctest.h>

#include "support/each_field.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

EditText edit(const Ref& record, std::string_view key, Splice splice) {
  return {record, std::string(key), std::move(splice)};
}

template <class T>
std::size_t count_of(const Plan& plan) {
  return plan.of<T>().size();
}

}  // namespace

TEST_CASE("Typing reaches every text field of every kind of record, as one splice") {
  Full world;
  std::size_t fields = 0;
  Entities::each([&]<class T>() {
    REQUIRE(count_of<T>(world.plan()) > 0);
    const auto id = world.plan().of<T>().begin()->first;
    each_field_indexed<T>([&](auto i, const auto& f) {
      using Value = typename std::remove_cvref_t<decltype(f)>::value;
      if constexpr (std::is_same_v<Value, std::string>) {
        CAPTURE(meta::Describe<T>::kind);
        CAPTURE(f.facts.key);
        const std::string before = f.of(world.get(id));
        const Splice splice{before.size(), "", " ö"};
        const ChangeSet done = world.commit(edit(ref_to<T>(id), f.facts.key, splice));
        CHECK(f.of(world.get(id)) == before + " ö");
        REQUIRE(done.edits.size() == 1);
        REQUIRE(done.splices.size() == 1);
        CHECK(done.splices[0].field == i());
        CHECK(done.splices[0].splice == splice);
        CHECK_FALSE(done.merge_key.empty());
        world.apply_changes(reversed(done));
        CHECK(f.of(world.get(id)) == before);
        ++fields;
      }
    });
  });
  CHECK(fields >= 20);
}

TEST_CASE("Typing in one field is one undo step, in two it is two") {
  Full world;
  const Ref ref = ref_to(world.meeting_id);
  const std::string first = world.commit(edit(ref, "useful", {0, "", "a"})).merge_key;
  CHECK(world.commit(edit(ref, "useful", {1, "", "b"})).merge_key == first);
  CHECK(world.commit(edit(ref, "need-help", {0, "", "b"})).merge_key != first);
  CHECK(world.commit(edit(ref_to(world.next), "useful", {0, "", "b"})).merge_key != first);
}

TEST_CASE("A splice that does not fit is refused with a clear sentence") {
  Full world;
  const Ref ref = ref_to(world.meeting_id);
  world.commit(edit(ref, "useful", {0, "", "schön"}));
  const std::vector<std::pair<Splice, Errc>> wrong{
      {{0, "x", ""}, Errc::bad_syntax},        // another text stands there
      {{99, "", "a"}, Errc::bad_syntax},       // past the end
      {{0, "schönes", ""}, Errc::bad_syntax},  // longer than what is there
      {{4, "", "a"}, Errc::bad_syntax},        // inside the ö
      {{3, "\xc3", "o"}, Errc::bad_syntax},    // half of it
      {{0, "", "\xff"}, Errc::bad_encoding},   // no letter
  };
  for (const auto& [splice, code] : wrong) {
    const auto refused = world.decided(edit(ref, "useful", splice));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == code);
    CHECK_FALSE(refused.error().what.empty());
  }
  CHECK(world.get(world.meeting_id).useful == "schön");
}

TEST_CASE("A field holds as much as its description says") {
  Full world;
  const Ref ref = ref_to(world.goal);
  const std::size_t room = 16 * 1024 - world.get(world.goal).title.size();
  CHECK(world.decided(edit(ref, "title", {0, "", std::string(room, 'a')})));
  const auto refused = world.decided(edit(ref, "title", {0, "", std::string(room + 1, 'a')}));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::too_large);
  CHECK(refused.error().where == "title");
}

TEST_CASE("Typing into what is no text field or no record is refused") {
  Full world;
  for (const char* key : {"state", "id", "progress", "nothing", ""}) {
    CHECK_FALSE(world.decided(edit(ref_to(world.goal), key, {0, "", "a"})));
  }
  CHECK_FALSE(world.decided(edit({}, "title", {0, "", "a"})));
  CHECK_FALSE(world.decided(edit(ref_to(world.fresh<Goal>()), "title", {0, "", "a"})));
  CHECK_FALSE(world.decided(edit({"planet", RecordId{world.goal.text}}, "title", {0, "", "a"})));
}

TEST_CASE("A splice that changes nothing changes nothing") {
  Full world;
  CHECK(world.decided(edit(ref_to(world.goal), "title", {0, "", ""}))->empty());
  CHECK(world.decided(edit(ref_to(world.goal), "title", {0, "Lead", "Lead"}))->empty());
}

TEST_CASE("Every kind of record can be made private and shared again") {
  Full world;
  Entities::each([&]<class T>() {
    const auto id = world.plan().of<T>().begin()->first;
    world.commit(SetPrivate{ref_to<T>(id), true});
    CHECK(world.get(id).is_private);
    CHECK(world.decided(SetPrivate{ref_to<T>(id), true})->empty());
    world.commit(SetPrivate{ref_to<T>(id), false});
    CHECK_FALSE(world.get(id).is_private);
  });
  CHECK_FALSE(world.decided(SetPrivate{{}, true}));
}

TEST_CASE("Every kind of record can be deleted, and comes back whole when that is undone") {
  Full world;
  const Plan before = world.plan();
  Entities::each([&]<class T>() {
    CAPTURE(meta::Describe<T>::kind);
    const auto id = before.of<T>().begin()->first;
    const ChangeSet removed = world.commit(Remove{ref_to<T>(id)});
    CHECK(world.plan().find<T>(id) == nullptr);
    CHECK(world.plan().deleted().count(ref_to<T>(id)) == 1);
    world.apply_changes(reversed(removed));
    CHECK(same_records(world.plan(), before));
    CHECK(world.plan().deleted().empty());
  });
  CHECK_FALSE(world.decided(Remove{ref_to(world.fresh<Goal>())}));
}

TEST_CASE("A deleted meeting takes its agenda, note and history along, and leaves commitments") {
  Full world;
  world.commit(MoveMeeting{world.meeting_id, at(kToday - 19, 9), "travel"});
  world.commit(Remove{ref_to(world.meeting_id)});
  CHECK(children(world.plan(), &AgendaItem::meeting, world.meeting_id).empty());
  CHECK(count_of<NoteLine>(world.plan()) == 0);
  CHECK(world.plan().find<Commitment>(world.captured) != nullptr);
  CHECK(count_of<History>(world.plan()) == 1);  // the commitment's
}

TEST_CASE("A deleted goal takes its milestones and paths along") {
  Full world;
  world.commit(SetGoalProgress{world.goal, 20});
  world.commit(Remove{ref_to(world.goal)});
  CHECK(count_of<Milestone>(world.plan()) == 0);
  CHECK(count_of<Path>(world.plan()) == 0);
  CHECK(count_of<History>(world.plan()) == 1);
}

TEST_CASE("A deleted commitment takes its history along and leaves its line") {
  Full world;
  world.commit(Remove{ref_to(world.captured)});
  CHECK(count_of<History>(world.plan()) == 0);
  CHECK(world.get(world.line).text == "call Priya");
  CHECK_FALSE(world.get(world.line).link.is_set());
}

TEST_CASE("A deleted mentorship takes what happened in it along, and leaves people and goals") {
  Full world;
  world.commit(Remove{ref_to(world.mentorship)});
  CHECK(count_of<Meeting>(world.plan()) == 0);
  CHECK(count_of<AgendaItem>(world.plan()) == 0);
  CHECK(count_of<NoteLine>(world.plan()) == 0);
  CHECK(count_of<Commitment>(world.plan()) == 0);
  CHECK(count_of<Touchpoint>(world.plan()) == 0);
  CHECK(count_of<History>(world.plan()) == 0);
  CHECK(count_of<Topic>(world.plan()) == 0);
  CHECK(count_of<Advice>(world.plan()) == 0);
  CHECK(count_of<HeldTime>(world.plan()) == 0);
  CHECK(count_of<Person>(world.plan()) == 3);  // one was a contact
  CHECK(count_of<Milestone>(world.plan()) == 1);
  CHECK(world.get(world.goal).mentorships.empty());
}
