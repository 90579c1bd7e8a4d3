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
  const std::uint64_t structure = world.plan().structure_revision<Meeting>();
  world.commit(EditText{ref_to(second), "useful", {0, "", "calm"}});
  CHECK(world.plan().structure_revision<Meeting>() == structure);
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
