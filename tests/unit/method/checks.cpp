#include "method/checks.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "method/health.hpp"
#include "support/date_words.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Checked : NoorAndJudith {
  MeetingId first = held(1, kToday - 20);
  MeetingId second = planned(2, kToday + 3);
  Index index;

  method::View view() { return {plan(), index, env().today}; }
  AdviceId advice(AdviceState state, Day said_on) {
    Advice one;
    one.mentorship = mentorship;
    one.title = "Open with the decision";
    one.said_on = said_on;
    one.state = state;
    return put(one).id;
  }
  void away(Day from, Day until) {
    Absence one;
    one.mentorship = mentorship;
    one.from = from;
    one.until = until;
    put(one);
  }
  std::size_t all() {
    const method::View now = view();
    std::size_t count = method::without_held_time(now, mentorship).size() +
                        method::late_commitments(now, mentorship).size() +
                        method::undecided_advice(now, mentorship).size() +
                        method::untold_advice(now, mentorship).size();
    count += method::one_sided(now, mentorship).has_value() ? 1 : 0;
    count += method::more_time_than_agreed(now, mentorship).has_value() ? 1 : 0;
    for (const MeetingId& id : {first, second}) {
      count += method::preparation_offers(now, get(id)).size();
    }
    return count;
  }
};

}  // namespace

TEST_CASE("A meeting without any action or change is asked about, unless it says why") {
  Checked world;
  const auto check = [&] { return method::without_step(world.view(), world.get(world.first)); };
  REQUIRE(check());
  CHECK(check()->sentence ==
        "No next step yet: add a small one, or say why not. Finish again to leave it so.");
  world.change(world.first, [](Meeting& it) { it.none_because = "we listened"; });
  CHECK_FALSE(check());
  world.change(world.first, [](Meeting& it) { it.none_because = " "; });
  CHECK(check());
  SUBCASE("a decision is a change") {
    ithaca::Decision decision;
    decision.mentorship = world.mentorship;
    decision.said_in = world.first;
    world.put(decision);
  }
  SUBCASE("somebody to contact is an action") {
    Contact contact;
    contact.mentorship = world.mentorship;
    contact.said_in = world.first;
    world.put(contact);
  }
  SUBCASE("so is what was renegotiated in it") {
    const CommitmentId id = world.commitment("Draft");
    CHECK(check());
    world.commit(Renegotiate{id, Event::new_date, Due::on(kToday + 9), {}, "", world.first});
  }
  CHECK_FALSE(check());
}

TEST_CASE("A planned meeting: an objective, something to talk about") {
  Checked world;
  const auto second = [&]() -> const Meeting& { return world.get(world.second); };
  CHECK(method::no_objective(world.view(), second()));
  world.commit(AddObjective{world.second, "Decide"});
  CHECK_FALSE(method::no_objective(world.view(), second()));
  CHECK(method::nothing_to_talk_about(world.view(), second())->sentence ==
        "No topic waits for this meeting: what would you like to know from Judith?");
  world.commit(AddTopic{world.mentorship, "Trends", {}, 3});  // of a later meeting
  CHECK(method::nothing_to_talk_about(world.view(), second()));
  const TopicId topic =
      world.created<Topic>(world.commit(AddTopic{world.mentorship, "Lessons", {}, 0})).id;
  CHECK_FALSE(method::nothing_to_talk_about(world.view(), second()));
  world.commit(TickTopic{topic, true});
  CHECK(method::nothing_to_talk_about(world.view(), second()));
  world.commit(AddAgendaItem{world.second, "The budget", 5});
  CHECK_FALSE(method::nothing_to_talk_about(world.view(), second()));
}

TEST_CASE("Time is to be held for what is due by the day of the meeting, and is not late") {
  Checked world;
  const auto count = [&] {
    return method::without_held_time(world.view(), world.mentorship).size();
  };
  const CommitmentId id = world.commitment("Draft", Due::on(kToday + 3));
  world.commitment("Later", Due::on(kToday + 4));
  world.commitment("Late", Due::on(kToday - 1));
  world.commitment("Theirs", {}, Owner::mentor);
  CHECK(count() == 1);
  world.commit(HoldTime{ref_to(id), at(kToday + 1, 9), 60});
  CHECK(count() == 0);
}

TEST_CASE("Late is said the day after, of the mentee's own, with the day that was said") {
  Checked world;
  const EnglishDates words;
  world.commitment("Today", Due::on(kToday));
  world.commitment("Draft", Due::on(kToday - 1));
  world.commitment("Old", Due::on(kToday - 7));
  world.commitment("Share the rubric", Due::on(kToday - 9), Owner::mentor, world.first);
  const method::View view = world.view();
  std::vector<std::string> said;
  for (const method::DatedCommitment& one : method::dated_commitments(view, world.mentorship)) {
    if (const auto check = method::late_and_silent(one, view, words))
      said.push_back(check->sentence);
  }
  CHECK(said ==
        std::vector<std::string>{
            "You said Friday. Say early what moves: you need not get it right every time.",
            "You said 14 Nov. Say early what moves: you need not get it right every time."});
}

TEST_CASE("More time together than agreed is asked about only well above it, and kindly") {
  Checked world;  // every three weeks, 45 minutes
  const auto check = [&] { return method::more_time_than_agreed(world.view(), world.mentorship); };
  world.held(3, kToday - 41);
  world.held(4, kToday - 62);
  world.held(5, kToday - 10);
  CHECK_FALSE(check());  // one meeting more: dates move
  const MeetingId sixth = world.held(6, kToday - 63);
  CHECK_FALSE(check());  // three intervals ago
  world.change(sixth, [](Meeting& it) { it.when->day = kToday - 3; });
  REQUIRE(check());
  CHECK(check()->sentence ==
        "You met for 225 minutes in 9 weeks, and agreed on 135: would less suit Judith better?");
  world.change(world.mentorship, [](Mentorship& it) { it.rhythm_days = 0; });
  CHECK_FALSE(check());
}

TEST_CASE("Three open commitments on one side ask for the other, two or a shared one do not") {
  Checked world;
  const auto check = [&] { return method::one_sided(world.view(), world.mentorship); };
  for (const char* title : {"A", "B"}) world.commitment(title);
  CHECK_FALSE(check());
  const CommitmentId third = world.commitment("C");
  CHECK(check()->sentence ==
        "All that is open is yours: is there something Judith could help with?");
  world.change(third, [](Commitment& it) { it.owner = Owner::both; });
  CHECK_FALSE(check());
  world.change(third, [](Commitment& it) { it.owner = Owner::mentor; });
  CHECK_FALSE(check());
  for (const Commitment* one : children(world.plan(), &Commitment::mentorship, world.mentorship)) {
    world.change(one->id, [](Commitment& it) { it.owner = Owner::mentor; });
  }
  CHECK(check()->sentence == "All that is open is with Judith: which next step is yours?");
}

TEST_CASE("Advice is undecided after seven days; an absence and a chosen wait stop the clock") {
  Checked world;
  const auto count = [&] {
    return method::undecided_advice(world.view(), world.mentorship).size();
  };
  const AdviceId id = world.advice(AdviceState::heard, kToday - 6);
  CHECK(count() == 0);
  world.change(id, [](Advice& it) { it.said_on = kToday - 7; });
  REQUIRE(count() == 1);
  const auto sentence = [&] {
    return method::undecided_advice(world.view(), world.mentorship)[0].sentence;
  };
  CHECK(sentence() == "Heard, nothing decided yet");
  world.change(id, [&](Advice& it) { it.said_in = world.first; });
  CHECK(sentence() == "Heard in meeting 1, nothing decided yet");
  world.change(id, [](Advice& it) { it.wait_until = kToday + 1; });
  CHECK(count() == 0);
  world.change(id, [](Advice& it) { it.wait_until = kToday; });
  CHECK(count() == 1);
  world.away(kToday - 3, kToday - 3);
  CHECK(count() == 0);
  world.change(id, [](Advice& it) { it.said_on = kToday - 8; });
  CHECK(count() == 1);
  world.commit(SetAdviceState{id, AdviceState::trying});
  CHECK(count() == 0);
}

TEST_CASE("Applied advice is told by a word, a brief or a meeting since") {
  Checked world;
  const auto count = [&] { return method::untold_advice(world.view(), world.mentorship).size(); };
  const AdviceId id = world.advice(AdviceState::thinking, kToday - 9);
  CHECK(count() == 0);
  world.commit(SetAdviceState{id, AdviceState::applied});
  CHECK(count() == 1);
  world.commit(MarkBriefed{world.second});
  CHECK(count() == 0);
  world.change(world.second, [](Meeting& it) { it.briefed = kToday - 1; });
  CHECK(count() == 1);
  world.change(id, [](Advice& it) { it.told_on = kToday; });
  CHECK(count() == 0);
}

TEST_CASE("Nothing fires before the first meeting, nor while paused, ended or looking") {
  Checked world;
  for (const char* title : {"A", "B", "C"}) world.commitment(title, Due::on(kToday - 1));
  world.advice(AdviceState::heard, kToday - 30);
  CHECK(world.all() > 4);
  for (const MentorshipState state :
       {MentorshipState::paused, MentorshipState::ended, MentorshipState::looking}) {
    world.change(world.mentorship, [&](Mentorship& it) { it.state = state; });
    CHECK(world.all() == 0);
  }
  world.change(world.mentorship, [](Mentorship& it) { it.state = MentorshipState::active; });
  world.change(world.first, [](Meeting& it) { it.state = MeetingState::missed; });
  CHECK(world.all() == 0);
}

TEST_CASE("An absence stops the rhythm's clock") {
  Checked world;
  world.change(world.first, [](Meeting& it) { it.when->day = kToday - 50; });
  world.change(world.second, [](Meeting& it) { it.when.reset(); });
  const EnglishDates words;
  const auto health = [&] {
    return method::health_line(world.view(), world.get(world.mentorship), words)->health;
  };
  world.commitment("Said", {}, Owner::mentee, world.first);
  CHECK(health() == method::Health::drifting);
  world.away(kToday - 40, kToday - 11);  // 20 days of 50 are left, of three weeks
  CHECK(health() == method::Health::steady);
}

TEST_CASE(
    "A goal that did not come up for long is asked about in the preparation, with its reason") {
  Checked world;
  world.change(world.mentorship, [](Mentorship& it) { it.rhythm_days = 14; });
  world.change(world.first, [](Meeting& it) { it.when = at(kToday - 41, 16); });
  const auto found = [&] { return method::goals_not_looked_at(world.view(), world.mentorship); };
  CHECK(found().empty());
  world.change(world.first, [](Meeting& it) { it.when = at(kToday - 42, 16); });
  REQUIRE(found().size() == 1);
  CHECK(found()[0].record == ref_to(world.goal));
  CHECK(found()[0].sentence ==
        "“Lead a cross-team project” was not looked at for 6 weeks: is it still what you want?");
  const auto offers = method::preparation_offers(world.view(), world.get(world.second));
  CHECK(std::any_of(offers.begin(), offers.end(),
                    [&](const method::Check& one) { return one.record == ref_to(world.goal); }));
  world.change(world.first, [](Meeting& it) { it.state = MeetingState::planned; });
  CHECK(found().empty());  // nothing before the first meeting
}
