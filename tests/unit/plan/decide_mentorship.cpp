#include <doctest/doctest.h>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

template <class T>
std::size_t count_of(const Plan& plan) {
  return plan.of<T>().size();
}

}  // namespace

TEST_CASE("A sentence, a mentor and a date start a mentorship with its first meeting") {
  World world;
  const ChangeSet done = world.commit(StartMentorship{
      "  Lead a\n project ", {Purpose::leadership}, "Judith Brandt", at(kToday + 3, 16)});
  const Mentorship& mentorship = world.created<Mentorship>(done);
  CHECK(mentorship.purpose == "Lead a project");
  CHECK(mentorship.purposes == std::set{Purpose::leadership});
  CHECK(mentorship.state == MentorshipState::active);
  CHECK(mentorship.began == kToday);
  CHECK(world.get(mentorship.mentor).name == "Judith Brandt");
  CHECK(world.get(mentorship.mentee).name.empty());
  const Goal& goal = world.created<Goal>(done);
  CHECK(goal.title == "Lead a project");
  CHECK(goal.mentorships == std::set{mentorship.id});
  const Meeting& meeting = world.created<Meeting>(done);
  CHECK(meeting.slot == 1);
  CHECK(meeting.when == at(kToday + 3, 16));

  std::vector<std::string> titles;
  int minutes = 0;
  for (const AgendaItem* item : children(world.plan(), &AgendaItem::meeting, meeting.id)) {
    titles.push_back(item->title);
    minutes += item->minutes;
  }
  CHECK(titles == std::vector<std::string>{"Get to know each other", "Goals",
                                           "How we work together", "What to talk about next",
                                           "Close: useful, next steps, next time"});
  CHECK(minutes == 45);
}

TEST_CASE("Without a mentor and a date one is still looking, and no meeting is made up") {
  World world;
  const ChangeSet done = world.commit(StartMentorship{"Better decisions", {}, " ", std::nullopt});
  CHECK(world.created<Mentorship>(done).state == MentorshipState::looking);
  CHECK_FALSE(world.created<Mentorship>(done).mentor.is_set());
  CHECK(count_of<Meeting>(world.plan()) == 0);
  CHECK(count_of<Person>(world.plan()) == 1);
}

TEST_CASE("A date without a mentor is kept") {
  World world;
  const ChangeSet done =
      world.commit(StartMentorship{"Better decisions", {}, "", When{kToday + 3, {}, {}}});
  CHECK(world.created<Mentorship>(done).state == MentorshipState::looking);
  CHECK(world.created<Meeting>(done).when == When{kToday + 3, {}, {}});
}

TEST_CASE("A mentor without a date gives a first meeting without one") {
  World world;
  const ChangeSet done = world.commit(StartMentorship{"Better decisions", {}, "Judith", {}});
  CHECK_FALSE(world.created<Meeting>(done).when.has_value());
}

TEST_CASE("A start without a sentence asks for it") {
  World world;
  const auto refused = world.decided(StartMentorship{" \n ", {}, "Judith", {}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::missing);
  CHECK_FALSE(refused.error().what.empty());
}

TEST_CASE("A second mentorship has the same mentee, and its goal stands after the others") {
  NoorAndJudith world;
  const ChangeSet done = world.commit(StartMentorship{"Give talks", {}, "Priya", {}});
  CHECK(world.created<Mentorship>(done).mentee == world.mentee);
  CHECK(world.get(world.goal).position < world.created<Goal>(done).position);
}

TEST_CASE("A start after the mentee's record was deleted makes a new one") {
  NoorAndJudith world;
  world.commit(Remove{ref_to(world.mentee)});
  const ChangeSet done = world.commit(StartMentorship{"Give talks", {}, "Priya", {}});
  CHECK(world.plan().find<Person>(world.created<Mentorship>(done).mentee) != nullptr);
}

TEST_CASE("A time gets the person's zone, a day gets none") {
  World world;
  const ChangeSet timed =
      world.commit(StartMentorship{"A", {}, "Judith", When{kToday + 3, ClockTime{960}, {}}});
  CHECK(world.created<Meeting>(timed).when->zone == "Europe/Berlin");
  const ChangeSet dayly =
      world.commit(StartMentorship{"A", {}, "Judith", When{kToday + 3, {}, "Asia/Tokyo"}});
  CHECK(world.created<Meeting>(dayly).when->zone.empty());
}

TEST_CASE("The rhythm and the length of meetings have their limits") {
  NoorAndJudith world;
  world.commit(SetRhythm{world.mentorship, 14});
  world.commit(SetMeetingMinutes{world.mentorship, 60});
  CHECK(world.get(world.mentorship).rhythm_days == 14);
  CHECK(world.get(world.mentorship).meeting_minutes == 60);
  for (const int days : {-1, 3661}) {
    const auto refused = world.decided(SetRhythm{world.mentorship, days});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::out_of_range);
    CHECK_FALSE(refused.error().what.empty());
  }
  for (const int minutes : {0, -5, 1441}) {
    const auto refused = world.decided(SetMeetingMinutes{world.mentorship, minutes});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::out_of_range);
  }
  CHECK(world.decided(SetRhythm{world.mentorship, 0}));
  CHECK(world.decided(SetMeetingMinutes{world.mentorship, 1440}));
}

TEST_CASE("Naming the mentor ends the search, but wakes no paused mentorship") {
  World world;
  const MentorshipId id =
      world.created<Mentorship>(world.commit(StartMentorship{"A", {}, "", {}})).id;
  world.commit(NameMentor{id, " Judith\nBrandt "});
  CHECK(world.get(id).state == MentorshipState::active);
  CHECK(world.get(world.get(id).mentor).name == "Judith Brandt");

  Mentorship paused = world.get(id);
  paused.state = MentorshipState::paused;
  world.put(paused);
  world.commit(Remove{ref_to(paused.mentor)});
  world.commit(NameMentor{id, "Priya"});
  CHECK(world.get(id).state == MentorshipState::paused);
  CHECK(world.get(world.get(id).mentor).name == "Priya");
}

TEST_CASE("Naming the mentor again renames the same person") {
  NoorAndJudith world;
  world.commit(NameMentor{world.mentorship, "Judith B."});
  CHECK(world.get(world.mentor).name == "Judith B.");
  CHECK(count_of<Person>(world.plan()) == 2);
  const auto refused = world.decided(NameMentor{world.mentorship, "  "});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::missing);
}

TEST_CASE("The mentee may be named, unnamed, and comes back when the record is gone") {
  NoorAndJudith world;
  world.commit(NameMentee{world.mentorship, "Noor A."});
  CHECK(world.get(world.mentee).name == "Noor A.");
  world.commit(NameMentee{world.mentorship, ""});
  CHECK(world.get(world.mentee).name.empty());
  world.commit(Remove{ref_to(world.mentee)});
  world.commit(NameMentee{world.mentorship, "Noor"});
  CHECK(world.get(world.get(world.mentorship).mentee).name == "Noor");
}

TEST_CASE("A contact is noted today") {
  NoorAndJudith world;
  const ChangeSet done =
      world.commit(LogTouchpoint{world.mentorship, Means::call, "asked\nabout the forum"});
  const Touchpoint& touchpoint = world.created<Touchpoint>(done);
  CHECK(touchpoint.day == kToday);
  CHECK(touchpoint.means == Means::call);
  CHECK(touchpoint.about == "asked about the forum");
}

TEST_CASE("Intents on a mentorship that is gone say so") {
  NoorAndJudith world;
  const MentorshipId gone = world.fresh<Mentorship>();
  const std::vector<Intent> intents{
      SetRhythm{gone, 7},          SetMeetingMinutes{gone, 30},
      NameMentor{gone, "J"},       NameMentee{gone, "N"},
      AddGoal{gone, "A"},          PlanMeeting{gone, {}},
      LogTouchpoint{gone, {}, {}}, AddCommitment{gone, Owner::mentee, "A", {}, {}}};
  for (const Intent& intent : intents) {
    const auto refused = world.decided(intent);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::not_found);
    CHECK_FALSE(refused.error().what.empty());
  }
}
