#include "method/since.hpp"

#include <doctest/doctest.h>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;
using Kind = method::SinceLine::Kind;

namespace {

struct Read : NoorAndJudith {
  MeetingId seventh = held(7, kToday - 18);
  MeetingId eighth = planned(8, kToday + 3);
  Index index;
  std::vector<method::SinceLine> lines() {
    return method::since_lines({plan(), index, env().today}, get(eighth));
  }
  CommitmentId said(const std::string& title, Due due = {}, Owner owner = Owner::mentee) {
    return commitment(title, due, owner, seventh);
  }
};

}  // namespace

TEST_CASE("Before the first meeting there is no since") {
  NoorAndJudith world;
  const MeetingId first = world.planned(1, kToday + 3);
  world.commitment("Draft", Due::on(kToday - 2));
  Index index;
  const method::View view{world.plan(), index, kToday};
  CHECK(method::since_lines(view, world.get(first)).empty());
  CHECK(method::since_day(view, world.get(first)) == day(2026, 6, 1));
}

TEST_CASE("Since the last meeting: mine first, then goals, then what was offered and what came") {
  Read world;
  const CommitmentId came = world.said("Share the hiring rubric", {}, Owner::mentor);
  const CommitmentId offered = world.said("Introduce me to the design lead", {}, Owner::mentor);
  const CommitmentId open = world.said("Bring one example");
  const CommitmentId dropped = world.said("Write the essay");
  const CommitmentId moved = world.said("Ask Priya", Due::on(kToday));
  const CommitmentId late = world.said("Draft the proposal", Due::on(kToday - 2));
  const CommitmentId done = world.said("Read chapter 4");
  world.change(done, [](Commitment& it) { it.result = "used in two reviews"; });
  world.commit(TickCommitment{done, true});
  world.commit(TickCommitment{came, true});
  world.commit(Renegotiate{moved, Event::new_date, Due::on(kToday + 2), {}, "she is away", {}});
  world.commit(Renegotiate{dropped, Event::dropped, {}, {}, "no use any more", {}});
  world.change(world.goal, [](Goal& it) { it.progress = 45; });
  world.commit(SetGoalProgress{world.goal, 50});
  world.commit(SetGoalProgress{world.goal, 60});

  const auto lines = world.lines();
  REQUIRE(lines.size() == 8);
  CHECK(lines[0].kind == Kind::done);
  CHECK(lines[0].record == ref_to(done));
  CHECK(lines[0].result == "used in two reviews");
  CHECK(lines[1].kind == Kind::late);
  CHECK(lines[1].record == ref_to(late));
  CHECK(lines[1].late_days == 2);
  CHECK(lines[2].kind == Kind::moved);
  CHECK(lines[2].record == ref_to(moved));
  CHECK(lines[2].to == kToday + 2);
  CHECK(lines[2].reason == "she is away");
  CHECK(lines[3].kind == Kind::open);
  CHECK(lines[3].record == ref_to(open));
  CHECK(lines[3].to == kToday + 3);  // when we meet
  CHECK(lines[4].kind == Kind::released);
  CHECK(lines[4].reason == "no use any more");
  CHECK(lines[5].kind == Kind::goal_moved);
  CHECK(lines[5].from_percent == 45);
  CHECK(lines[5].to_percent == 60);
  CHECK(lines[6].kind == Kind::offered);
  CHECK(lines[6].record == ref_to(offered));
  CHECK(lines[7].kind == Kind::came);
  CHECK(lines[7].record == ref_to(came));
}

TEST_CASE("What was done, dropped or moved before the last meeting was told there") {
  Read world;
  world.set_today(kToday - 19);
  world.commit(TickCommitment{world.said("Done before"), true});
  world.commit(Renegotiate{world.said("Dropped before"), Event::dropped, {}, {}, "", {}});
  const CommitmentId moved = world.said("Moved before", Due::on(kToday));
  world.commit(Renegotiate{moved, Event::new_date, Due::on(kToday + 5), {}, "", {}});
  world.commit(SetGoalProgress{world.goal, 20});
  world.set_today(kToday);
  const auto lines = world.lines();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].kind == Kind::open);
  CHECK(lines[0].title == "Moved before");
}

TEST_CASE("What was done on the day of the last meeting counts") {
  Read world;
  world.set_today(kToday - 18);
  world.commit(TickCommitment{world.said("Done in it"), true});
  world.set_today(kToday);
  REQUIRE(world.lines().size() == 1);
  CHECK(world.lines()[0].kind == Kind::done);
}

TEST_CASE("Nothing is late or released on the mentor's side: it is offered, or it came") {
  Read world;
  const CommitmentId late = world.said("Share the rubric", Due::on(kToday - 9), Owner::mentor);
  world.commit(
      Renegotiate{world.said("Read my draft", {}, Owner::mentor), Event::dropped, {}, {}, "", {}});
  const auto lines = world.lines();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].record == ref_to(late));
  CHECK(lines[0].kind == Kind::offered);
  CHECK(lines[0].late_days == 0);
  CHECK_FALSE(lines[0].to.has_value());
}

TEST_CASE("A goal that moved back to where it was did not move, nor one with a strange history") {
  Read world;
  world.commit(SetGoalProgress{world.goal, 20});
  world.commit(SetGoalProgress{world.goal, 0});
  CHECK(world.lines().empty());
  for (const char* from : {"99999999999999999999", "-5", "half", "101"}) {
    const GoalId goal = world.created<Goal>(world.commit(AddGoal{world.mentorship, "A"})).id;
    History entry;
    entry.subject = ref_to(goal);
    entry.event = Event::moved;
    entry.day = kToday;
    entry.from = from;
    world.put(entry);
    CHECK(world.lines().empty());
  }
}
