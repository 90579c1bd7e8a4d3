#include "method/hold.hpp"

#include <doctest/doctest.h>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Held : NoorAndJudith {
  Index index;
  method::View view() { return {plan(), index, env().today}; }
};

}  // namespace

TEST_CASE("Time for a commitment is suggested the day before it is due, with room to act") {
  Held world;
  const auto day_for = [&](Due due) {
    return method::suggested_work_day(world.view(), world.get(world.commitment("Draft", due)));
  };
  CHECK(day_for(Due::on(kToday + 5)) == kToday + 4);
  CHECK(day_for(Due::on(kToday + 1)) == kToday + 1);
  CHECK(day_for(Due::on(kToday)) == kToday);
  CHECK(day_for(Due::on(kToday - 3)) == kToday);
  CHECK(day_for(Due{}) == kToday + 2);  // no meeting has a date
  world.planned(1, kToday + 10);
  CHECK(day_for(Due{}) == kToday + 9);
}

TEST_CASE("Time to prepare is suggested the day before the meeting, not before today") {
  Held world;
  CHECK(method::suggested_preparation_day(world.view(), kToday + 3) == kToday + 2);
  CHECK(method::suggested_preparation_day(world.view(), kToday) == kToday);
}

TEST_CASE("Time that is held is found by what it is for") {
  Held world;
  const CommitmentId draft = world.commitment("Draft");
  CHECK(method::held_for(world.view(), world.mentorship, ref_to(draft)) == nullptr);
  world.commit(HoldTime{ref_to(draft), {kToday + 1, {}, {}}, 60});
  REQUIRE(method::held_for(world.view(), world.mentorship, ref_to(draft)) != nullptr);
}

TEST_CASE("Hard advice gets time on the day that was chosen, else in two days") {
  Held world;
  Advice advice;
  advice.mentorship = world.mentorship;
  const AdviceId id = world.put(advice).id;
  const auto day = [&] { return method::suggested_day_for_advice(world.view(), world.get(id)); };
  CHECK(day() == kToday + 2);
  world.change(id, [](Advice& it) { it.wait_until = kToday; });
  CHECK(day() == kToday + 2);
  world.change(id, [](Advice& it) { it.wait_until = kToday + 1; });
  CHECK(day() == kToday + 1);
  world.commit(HoldTime{ref_to(id), {day(), {}, {}}, method::kWorkMinutes});
  CHECK(method::held_for(world.view(), world.mentorship, ref_to(id)) != nullptr);
}
