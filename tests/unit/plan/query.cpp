#include "plan/query.hpp"

#include <doctest/doctest.h>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

TEST_CASE("An index shows records as typing left them, without ordering them anew") {
  NoorAndJudith world;
  const MeetingId first = world.held(1, kToday - 20);
  const MeetingId second = world.planned(2, kToday + 3);
  Index index;
  REQUIRE(index.meetings(world.plan(), world.mentorship).size() == 2);
  const std::uint64_t structure = world.plan().structure(kind_of<Meeting>()).revision;
  world.commit(EditText{ref_to(second), "useful", {0, "", "calm"}});
  CHECK(world.plan().structure(kind_of<Meeting>()).revision == structure);
  CHECK(index.meetings(world.plan(), world.mentorship)[1]->useful == "calm");
  CHECK(index.meetings(world.plan(), world.mentorship)[1] == world.plan().find<Meeting>(second));
  CHECK(index.meetings(world.plan(), world.mentorship)[0] == world.plan().find<Meeting>(first));
}

TEST_CASE("An index sees what comes, goes and moves") {
  NoorAndJudith world;
  Index index;
  CHECK(index.meetings(world.plan(), world.mentorship).empty());
  const MeetingId second = world.planned(2, kToday + 3);
  const MeetingId first = world.held(1, kToday - 20);
  REQUIRE(index.meetings(world.plan(), world.mentorship).size() == 2);
  CHECK(index.meetings(world.plan(), world.mentorship)[0]->id == first);
  world.commit(Remove{ref_to(first)});
  REQUIRE(index.meetings(world.plan(), world.mentorship).size() == 1);
  CHECK(index.meetings(world.plan(), world.mentorship)[0]->id == second);
}

TEST_CASE("An index knows two plans apart, also when one takes the other's place") {
  Index index;
  std::vector<MeetingId> ids;
  std::optional<NoorAndJudith> world;
  for (const std::uint64_t seed : {1U, 2U}) {
    world.emplace(seed);
    const MeetingId id = world->planned(1, kToday + 3);
    REQUIRE(index.meetings(world->plan(), world->mentorship).size() == 1);
    CHECK(index.meetings(world->plan(), world->mentorship)[0]->id == id);
  }
}

TEST_CASE("An index that is mended is the one that is made anew") {
  NoorAndJudith world;
  Index kept;
  const auto order = [&](Index& index) {
    std::vector<CommitmentId> ids;
    for (const Commitment* one : index.commitments(world.plan(), world.mentorship)) {
      CHECK(one == world.plan().find<Commitment>(one->id));
      ids.push_back(one->id);
    }
    for (const Commitment* one : index.about<Commitment>(world.plan(), world.goal)) {
      ids.push_back(one->id);
    }
    return ids;
  };
  const auto is_mended = [&] {
    Index anew;
    CHECK(order(kept) == order(anew));
  };
  std::vector<CommitmentId> all;
  for (int i = 0; i < 9; ++i) all.push_back(world.commitment("Step", {}, Owner::mentee, {}));
  is_mended();
  SUBCASE("a record that moves within its list, twice") {
    for (const std::size_t to : {2U, 7U}) {
      const Position position = world.get(all[to]).position;
      world.change(all[4], [&](Commitment& it) { it.position = position; });
    }
    is_mended();
  }
  SUBCASE("one that comes under another parent, and back") {
    world.change(all[3], [&](Commitment& it) { it.goal = world.goal; });
    is_mended();
    world.change(all[3], [&](Commitment& it) { it.goal = {}; });
    is_mended();
  }
  SUBCASE("several that come and go between two questions") {
    world.commit(Remove{ref_to(all[0])});
    world.commit(Remove{ref_to(all[8])});
    const CommitmentId late = world.commitment("Late", {}, Owner::mentee, {});
    world.change(late, [&](Commitment& it) { it.position = world.get(all[1]).position; });
    world.commit(Remove{ref_to(all[1])});
    is_mended();
  }
  SUBCASE("words and more, of one record and of others") {
    world.commit(EditText{ref_to(all[5]), "title", {0, "", "Small "}});
    world.change(all[5], [&](Commitment& it) { it.state = CommitmentState::released; });
    world.commit(EditText{ref_to(all[6]), "title", {0, "", "Small "}});
    is_mended();
    world.commit(EditText{ref_to(all[7]), "title", {0, "", "Small "}});
    world.change(all[6], [&](Commitment& it) { it.state = CommitmentState::released; });
    is_mended();
  }
  SUBCASE("more changes than are kept") {
    for (int i = 0; i < 100; ++i) world.commitment("Step", {}, Owner::mentee, {});
    is_mended();
  }
  SUBCASE("a copy that went another way is another plan") {
    Plan copy = world.plan();
    world.commit(Remove{ref_to(all[2])});
    is_mended();
    CHECK(kept.commitments(copy, world.mentorship).size() == 9);
    is_mended();
  }
  SUBCASE("a copy that takes the plan's place and goes on from there") {
    Plan plan = world.plan();
    CHECK(kept.commitments(plan, world.mentorship).size() == 9);
    world.commit(Remove{ref_to(all[2])});
    plan = world.plan();
    Index anew;
    const auto of_kept = kept.commitments(plan, world.mentorship);
    const auto of_anew = anew.commitments(plan, world.mentorship);
    CHECK(of_kept.size() == 8);
    CHECK(of_kept.entries() == of_anew.entries());
    Plan moved = std::move(plan);
    CHECK(kept.commitments(moved, world.mentorship).entries() ==
          anew.commitments(moved, world.mentorship).entries());
    CHECK(kept.commitments(moved, world.mentorship)[0] == moved.find<Commitment>(all[0]));
  }
}
