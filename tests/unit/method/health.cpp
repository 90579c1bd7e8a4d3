#include "method/health.hpp"

#include <doctest/doctest.h>

#include "support/date_words.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;
using method::Health;

namespace {

struct Case {
  int days;
  Health health;
};

struct Read : NoorAndJudith {
  Index index;
  std::optional<method::HealthLine> line(const method::DateWords& words = EnglishDates()) {
    return method::health_line({plan(), index, env().today}, get(mentorship), words);
  }
  Health health() {
    const auto found = line();
    REQUIRE(found.has_value());
    return found->health;
  }
  void set_rhythm(int days) {
    change(mentorship, [&](Mentorship& it) { it.rhythm_days = days; });
  }
};

}  // namespace

TEST_CASE("Nothing is said before the first meeting, however long ago it all began") {
  Read world;
  CHECK_FALSE(world.line().has_value());
  world.planned(1, kToday - 100);
  world.commit(LogTouchpoint{world.mentorship, Means::email, "hello"});
  CHECK_FALSE(world.line().has_value());
}

TEST_CASE("Up to 1.25 of the rhythm is steady, up to 2 worth a look, beyond is drifting") {
  Read world;
  world.held(1, kToday);
  world.set_rhythm(20);
  for (const Case& one : std::vector<Case>{{0, Health::steady},
                                           {25, Health::steady},
                                           {26, Health::watch},
                                           {40, Health::watch},
                                           {41, Health::drifting},
                                           {4000, Health::drifting}}) {
    CAPTURE(one.days);
    world.set_today(kToday + one.days);
    CHECK(world.health() == one.health);
  }
}

TEST_CASE("A date that is set lowers a step, a date that has passed does not") {
  Read world;
  world.held(1, kToday);
  world.set_rhythm(20);
  const MeetingId next = world.planned(2, kToday + 41);
  for (const Case& one : std::vector<Case>{{25, Health::steady},
                                           {40, Health::steady},
                                           {41, Health::watch},
                                           {42, Health::drifting}}) {
    CAPTURE(one.days);
    world.set_today(kToday + one.days);
    CHECK(world.health() == one.health);
  }
  world.commit(MoveMeeting{next, std::nullopt, ""});
  world.set_today(kToday + 40);
  CHECK(world.health() == Health::watch);
}

TEST_CASE("Any logged contact resets the clock") {
  Read world;
  world.held(1, kToday);
  world.set_rhythm(20);
  world.set_today(kToday + 60);
  CHECK(world.health() == Health::drifting);
  world.commit(LogTouchpoint{world.mentorship, Means::email, "an update"});
  CHECK(world.health() == Health::steady);
  Index index;
  CHECK(method::last_contact({world.plan(), index, world.env().today}, world.mentorship) ==
        kToday + 60);
}

TEST_CASE("A cancelled meeting is no contact") {
  Read world;
  world.held(1, kToday);
  world.meeting(2, MeetingState::cancelled, at(kToday + 20, 16));
  Index index;
  CHECK(method::last_contact({world.plan(), index, kToday}, world.mentorship) == kToday);
}

TEST_CASE("Without a rhythm the line says what is and rates nothing") {
  Read world;
  world.held(1, kToday - 200);
  world.set_rhythm(0);
  REQUIRE(world.line().has_value());
  CHECK(world.line()->health == Health::unrated);
  CHECK(world.line()->sentence == "You talked 200 days ago, no next date is set");
}

TEST_CASE("While it is paused, ended or nobody is found nothing is said") {
  Read world;
  world.held(1, kToday - 200);
  for (const MentorshipState state :
       {MentorshipState::paused, MentorshipState::ended, MentorshipState::looking}) {
    world.change(world.mentorship, [&](Mentorship& it) { it.state = state; });
    CHECK_FALSE(world.line().has_value());
  }
}

TEST_CASE("Two dates moved in a row raise a step, never saying whose doing it was") {
  Read world;
  const MeetingId first = world.planned(1, kToday + 2);
  world.commit(MoveMeeting{first, at(kToday, 16), "ill"});
  world.change(first, [&](Meeting& it) { it.state = MeetingState::held; });
  world.set_rhythm(21);
  const MeetingId next = world.planned(2, kToday + 20);
  world.set_today(kToday + 5);
  CHECK(world.health() == Health::steady);
  world.commit(MoveMeeting{next, at(kToday + 20, 17), "another hour of the same day"});
  CHECK(world.health() == Health::steady);
  world.commit(MoveMeeting{next, at(kToday + 27, 16), "travelling"});
  CHECK(world.health() == Health::watch);
  CHECK(world.line()->sentence ==
        "Worth a look: you talked 5 days ago, you agreed on 3 weeks, the next date is set, the "
        "last two dates moved: would another rhythm suit?");
}

TEST_CASE("Two meetings in a row without a commitment raise a step") {
  Read world;
  const MeetingId first = world.held(1, kToday - 20);
  world.set_rhythm(21);
  CHECK(world.health() == Health::steady);
  const MeetingId second = world.held(2, kToday);
  CHECK(world.health() == Health::watch);
  CHECK(world.line()->sentence ==
        "Worth a look: you talked today, you agreed on 3 weeks, no next date is set, the last two "
        "meetings ended without a next step");
  world.set_today(kToday + 60);
  CHECK(world.health() == Health::drifting);
  world.set_today(kToday);
  for (const MeetingId& meeting : {first, second}) {
    const auto changes = world.commit(AddCommitment{
        world.mentorship, Owner::mentor, "Ask the design lead", {}, meeting, CommitmentKind::act});
    CHECK(world.health() == Health::steady);
    world.commit(Remove{ref_to(world.created<Commitment>(changes))});
    CHECK(world.health() == Health::watch);
  }
}

TEST_CASE("The line gives its reasons") {
  Read world;
  world.held(7, kToday - 18);
  world.planned(8, kToday + 3);
  CHECK(world.line()->sentence ==
        "Steady: you talked 18 days ago, you agreed on 3 weeks, the next date is set");
  world.set_today(kToday - 17);
  CHECK(world.line()->sentence ==
        "Steady: you talked yesterday, you agreed on 3 weeks, the next date is set");
  world.set_today(kToday - 18);
  CHECK(world.line()->sentence ==
        "Steady: you talked today, you agreed on 3 weeks, the next date is set");
  world.set_today(kToday + 30);
  world.set_rhythm(10);
  CHECK(world.line()->sentence ==
        "Drifting: you talked 48 days ago, you agreed on 10 days, no next date is set");
  CHECK(method::interval_words(7) == "1 week");
  CHECK(method::interval_words(1) == "1 day");
}

TEST_CASE("Days on which either is away stop the clock, and the line says so") {
  Read world;
  world.held(1, kToday);
  world.set_rhythm(20);
  world.set_today(kToday + 41);
  CHECK(world.health() == Health::drifting);
  world.commit(AddAbsence{world.mentorship, Owner::mentor, kToday + 10, kToday + 24, "travel"});
  CHECK(world.health() == Health::watch);  // 26 days
  CHECK(world.line()->sentence ==
        "Worth a look: you talked 41 days ago, 15 days away not counted, you agreed on 20 days, no "
        "next date is set");
  world.commit(AddAbsence{world.mentorship, Owner::mentee, kToday + 20, kToday + 25, ""});
  CHECK(world.health() == Health::steady);  // 25 days
  world.set_today(kToday + 42);
  CHECK(world.health() == Health::watch);
}

TEST_CASE("The last talk is as far away as the language says") {
  Read world;
  world.held(1, kToday - 2);
  world.set_rhythm(0);
  const GermanDates german;
  REQUIRE(world.line(german).has_value());
  CHECK(world.line(german)->sentence == "You talked vorgestern, no next date is set");
  world.set_today(kToday + 1);
  CHECK(world.line(german)->sentence == "You talked vor 3 Tagen, no next date is set");
}
