#include "method/rhythm.hpp"

#include <doctest/doctest.h>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Rhythm : NoorAndJudith {
  Index index;
  method::View view() { return {plan(), index, env().today}; }
  void set_rhythm(int days) {
    change(mentorship, [&](Mentorship& it) { it.rhythm_days = days; });
  }
  void away(Day from, Day until, Owner owner = Owner::mentor) {
    commit(AddAbsence{mentorship, owner, from, until, "travel"});
  }
  std::vector<When> dates(std::size_t count) {
    return method::suggested_dates(view(), mentorship, count);
  }
  // Days from today.
  std::vector<int> days(std::size_t count) {
    std::vector<int> found;
    for (const When& when : dates(count)) found.push_back(when.day - env().today);
    return found;
  }
};

}  // namespace

TEST_CASE("An absence covers its first and its last day, and no day beside them") {
  Rhythm world;
  world.away(kToday + 10, kToday + 12);
  for (const int day : {10, 11, 12}) {
    CHECK(method::is_away(world.view(), world.mentorship, kToday + day));
  }
  CHECK_FALSE(method::is_away(world.view(), world.mentorship, kToday + 9));
  CHECK_FALSE(method::is_away(world.view(), world.mentorship, kToday + 13));
  const MentorshipId other =
      world.created<Mentorship>(world.commit(StartMentorship{"Talks", {}, "Priya", {}})).id;
  CHECK_FALSE(method::is_away(world.view(), other, kToday + 11));
}

TEST_CASE("Dates follow the rhythm after the last planned meeting, at its time and in its zone") {
  Rhythm world;
  world.held(1, kToday - 18);
  CHECK(world.dates(2) == std::vector<When>{at(kToday + 3, 16), at(kToday + 24, 16)});
  world.planned(2, kToday + 4);
  world.meeting(3, MeetingState::planned, std::nullopt);
  world.meeting(4, MeetingState::cancelled, at(kToday + 60, 9));
  CHECK(world.dates(2) == std::vector<When>{at(kToday + 25, 16), at(kToday + 46, 16)});
  CHECK(world.dates(0).empty());
  CHECK(method::suggested_date(world.view(), world.mentorship) == at(kToday + 25, 16));
}

TEST_CASE("With nothing planned dates count from today; with no rhythm three weeks apart") {
  Rhythm world;
  CHECK(world.days(3) == std::vector<int>{21, 42, 63});
  CHECK_FALSE(world.dates(1).front().time.has_value());
  world.set_rhythm(0);
  CHECK(world.days(2) == std::vector<int>{21, 42});
  CHECK(method::suggested_dates(world.view(), MentorshipId{}, 5).empty());
}

TEST_CASE("A meeting that was held without a date counts from the day it was wrapped up") {
  Rhythm world;
  const MeetingId only = world.meeting(1, MeetingState::held, std::nullopt);
  world.change(only, [](Meeting& it) { it.wrapped_up = kToday - 2; });
  CHECK(world.days(1) == std::vector<int>{19});
  CHECK_FALSE(world.dates(1).front().time.has_value());
}

TEST_CASE("No date comes before tomorrow, and the weekday stays") {
  Rhythm world;
  const MeetingId last = world.held(1, kToday - 21);
  CHECK(world.days(2) == std::vector<int>{7, 28});
  world.change(last, [&](Meeting& it) { it.when = at(kToday - 20, 16); });
  CHECK(world.days(1) == std::vector<int>{1});
  world.change(last, [&](Meeting& it) { it.when = at(kToday - 60, 16); });
  CHECK(world.days(2) == std::vector<int>{3, 24});
}

TEST_CASE("A rhythm that is no whole weeks keeps the weekday, and the rhythm on the whole") {
  Rhythm world;
  world.held(1, kToday);
  world.set_rhythm(30);
  CHECK(world.days(5) == std::vector<int>{28, 63, 91, 119, 147});
  world.set_rhythm(10);
  CHECK(world.days(4) == std::vector<int>{7, 21, 28, 42});
  world.set_rhythm(3);
  CHECK(world.days(3) == std::vector<int>{3, 6, 9});
}

TEST_CASE("A date inside an absence of either side moves on, to the next such weekday") {
  Rhythm world;
  world.held(1, kToday);
  world.set_rhythm(7);
  SUBCASE("its first day") { world.away(kToday + 7, kToday + 9); }
  SUBCASE("its last day") { world.away(kToday + 5, kToday + 7, Owner::mentee); }
  SUBCASE("one day, of both") { world.away(kToday + 7, kToday + 7, Owner::both); }
  CHECK(world.days(2) == std::vector<int>{14, 21});
}

TEST_CASE("Absences that meet or overlap are passed as one; the days beside them are free") {
  Rhythm world;
  world.held(1, kToday);
  world.set_rhythm(7);
  world.away(kToday + 6, kToday + 14);
  world.away(kToday + 10, kToday + 21, Owner::mentee);
  world.away(kToday + 22, kToday + 27);
  CHECK(world.days(3) == std::vector<int>{28, 35, 42});
  const auto free = [&](int day) {
    return method::next_free_day(world.view(), world.mentorship, kToday + day) - kToday;
  };
  CHECK(free(5) == 5);
  CHECK(free(6) == 34);
  CHECK(free(27) == 34);
  CHECK(free(28) == 28);
}

TEST_CASE("Where somebody is away for good no date is suggested") {
  Rhythm world;
  world.away(kToday, day(9999, 12, 31));
  CHECK(world.dates(5).empty());
  CHECK_FALSE(method::suggested_date(world.view(), world.mentorship).has_value());
}

TEST_CASE("Days away are counted once, between contact and today only") {
  Rhythm world;
  const auto counted = [&](int from, int until) {
    return method::days_away(world.view(), world.mentorship, kToday + from, kToday + until);
  };
  CHECK(counted(-40, 0) == 0);
  world.away(kToday - 20, kToday - 11);
  world.away(kToday - 15, kToday - 13, Owner::mentee);
  world.away(kToday - 12, kToday - 6);
  CHECK(counted(-40, 0) == 15);
  CHECK(counted(-20, 0) == 14);  // the day of contact itself is not waited for
  CHECK(counted(-40, -6) == 15);
  CHECK(counted(-40, -7) == 14);
  CHECK(counted(-5, 0) == 0);
  CHECK(counted(0, -40) == 0);
}
