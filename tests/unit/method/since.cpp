#include "method/since.hpp"

#include <doctest/doctest.h>

#include "support/date_words.hpp"
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
  CHECK(lines[0].detail == "used in two reviews");
  CHECK(lines[1].kind == Kind::late);
  CHECK(lines[1].record == ref_to(late));
  CHECK(lines[1].late_days == 2);
  CHECK(lines[2].kind == Kind::moved);
  CHECK(lines[2].record == ref_to(moved));
  CHECK(lines[2].to == kToday + 2);
  CHECK(lines[2].detail == "she is away");
  CHECK(lines[3].kind == Kind::open);
  CHECK(lines[3].record == ref_to(open));
  CHECK(lines[3].to == kToday + 3);  // when we meet
  CHECK(lines[4].kind == Kind::released);
  CHECK(lines[4].detail == "no use any more");
  CHECK(lines[5].kind == Kind::goal_moved);
  CHECK(lines[5].value == 45);
  CHECK(lines[5].new_value == 60);
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

namespace {

struct Told : Read {
  const Day met = kToday - 18;
  template <class T>
  T said_on(Day on, MeetingId in = {}) {
    T one;
    one.mentorship = mentorship;
    one.said_on = on;
    one.said_in = in;
    one.position = position_between(last_position(plan(), &T::mentorship, mentorship), {});
    return one;
  }
  AdviceId advice(AdviceState state, Day on) {
    auto one = said_on<Advice>(met - 21);
    one.title = "Open with the decision";
    one.state = state;
    one.decided_on = on;
    one.did = "tried it in two reviews";
    one.result = "worked in one";
    return put(one).id;
  }
};

}  // namespace

TEST_CASE("Advice is told when it was decided on since: applied with its outcome, or declined") {
  Told world;
  world.advice(AdviceState::applied, world.met - 1);  // told last time
  const AdviceId applied = world.advice(AdviceState::applied, world.met);
  const AdviceId declined = world.advice(AdviceState::declined, kToday);
  world.advice(AdviceState::trying, kToday);
  const auto lines = world.lines();
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].kind == Kind::applied);
  CHECK(lines[0].record == ref_to(applied));
  CHECK(method::since_detail(lines[0]) == "tried it in two reviews → worked in one");
  CHECK(lines[1].kind == Kind::declined);
  CHECK(lines[1].record == ref_to(declined));
  CHECK(method::since_detail(lines[1]) == "worked in one");
}

TEST_CASE("Who was met, what was used, decided and answered, each by its own day") {
  Told world;
  const PersonId ana = world.put(Person{{}, "Ana Costa", {}, {}, false}).id;
  for (const Day on : {world.met - 1, world.met}) {
    auto contact = world.said_on<Contact>(world.met - 40);
    contact.person = ana;
    contact.met_on = on;
    contact.result = "she sent me her checklist";
    world.put(contact);
    auto resource = world.said_on<Resource>(world.met - 40);
    resource.title = "The hiring rubric";
    resource.used_on = on;
    world.put(resource);
    auto question = world.said_on<Question>(world.met - 40);
    question.title = "How are budgets decided?";
    question.state = QuestionState::answered;
    question.answered_on = on;
    world.put(question);
    auto decision = world.said_on<Decision>(on);
    decision.title = "Stay a specialist for a year";
    world.put(decision);
  }
  std::vector<Kind> kinds;
  for (const auto& line : world.lines()) kinds.push_back(line.kind);
  CHECK(kinds == std::vector<Kind>{Kind::met, Kind::used, Kind::decided, Kind::answered});
  CHECK(world.lines()[0].title == "Ana Costa");
  world.change(ana, [](Person& it) { it.is_private = true; });
  CHECK(world.lines()[0].is_private);
}

TEST_CASE("What was said in the last meeting is no news, until something happened") {
  Told world;
  auto decision = world.said_on<Decision>(world.met, world.seventh);
  decision.title = "Stay a specialist for a year";
  const DecisionId id = world.put(decision).id;
  world.set_today(world.met);
  const CommitmentId moved = world.said("Ask Priya", Due::on(kToday));
  world.commit(
      Renegotiate{moved, Event::new_date, Due::on(kToday + 9), {}, "agreed", world.seventh});
  world.set_today(kToday);
  REQUIRE(world.lines().size() == 1);
  CHECK(world.lines()[0].kind == Kind::open);
  world.change(id, [](Decision& it) { it.happened = "The offer went to somebody else"; });
  REQUIRE(world.lines().size() == 2);
  CHECK(world.lines()[1].kind == Kind::decided);
  CHECK(world.lines()[1].detail == "The offer went to somebody else");
  world.change(id, [](Decision& it) {
    it.thinking = "I would miss building things";
    it.next = "ask again in spring";
  });
  CHECK(method::since_detail(world.lines()[1]) ==
        "I would miss building things → The offer went to somebody else → ask again in spring");
}

TEST_CASE("After a missed meeting, since counts from the last one that was held") {
  Told world;
  const MeetingId ninth = world.planned(9, kToday + 20);
  world.change(world.eighth, [](Meeting& it) { it.state = MeetingState::missed; });
  world.advice(AdviceState::applied, world.met);
  const method::View view{world.plan(), world.index, kToday};
  CHECK(method::since_day(view, world.get(ninth)) == world.met);
  CHECK(method::since_lines(view, world.get(ninth)).size() == 1);
}

TEST_CASE("A line of another mentorship is not told") {
  Told world;
  const MentorshipId other = world.fresh<Mentorship>();
  Mentorship second = world.get(world.mentorship);
  second.id = other;
  world.put(second);
  const AdviceId advice = world.advice(AdviceState::applied, kToday);
  const CommitmentId said = world.said("Draft");
  CHECK(world.lines().size() == 2);
  world.change(advice, [&](Advice& it) { it.mentorship = other; });
  world.change(said, [&](Commitment& it) { it.mentorship = other; });
  CHECK(world.lines().empty());
}

TEST_CASE("A goal moves in its unit, gets a new date, is reached or let go") {
  Told world;
  EnglishDates words;
  const auto only_line = [&] {
    const auto lines = world.lines();
    REQUIRE(lines.size() == 1);
    return lines[0];
  };
  world.commit(SetGoalMeasure{world.goal, "talks", 2, 6});
  world.commit(SetGoalReading{world.goal, 3});
  CHECK(method::movement_words(only_line()) == "2 → 3 talks");
  world.commit(SetGoalUntil{world.goal, kToday + 20, ""});  // the first date is no change
  CHECK_FALSE(only_line().to.has_value());
  world.commit(SetGoalUntil{world.goal, kToday + 30, "the budget comes later"});
  CHECK(method::since_state(only_line(), words) == "2 → 3 talks, now by 21 Dec");
  CHECK(only_line().detail == "the budget comes later");
  world.commit(SetGoalState{world.goal, GoalState::reached, ""});
  CHECK(only_line().kind == Kind::goal_reached);
  world.commit(SetGoalState{world.goal, GoalState::active, ""});
  CHECK(only_line().kind == Kind::goal_moved);
  world.commit(SetGoalState{world.goal, GoalState::dropped, "another team took it"});
  CHECK(only_line().kind == Kind::released);
  CHECK(only_line().detail == "another team took it");
}

TEST_CASE("What moved says from which day to which, and private words make the line private") {
  Told world;
  EnglishDates words;
  const CommitmentId id = world.said("Ask Priya", Due::on(kToday));
  world.commit(Renegotiate{id, Event::new_date, Due::on(kToday + 2), {}, "she is away", {}});
  world.commit(Renegotiate{id, Event::new_date, Due::on(kToday + 3), {}, "still away", {}});
  auto lines = world.lines();
  REQUIRE(lines.size() == 1);
  CHECK(method::since_state(lines[0], words) == "21 Nov → 24 Nov");
  CHECK(lines[0].detail == "still away");
  CHECK_FALSE(lines[0].is_private);
  const auto history = children(world.plan(), &History::subject, ref_to(id));
  world.commit(SetPrivate{ref_to(*history[0]), true});
  CHECK(world.lines()[0].is_private);
}
