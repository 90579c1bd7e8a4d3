#include "method/commitments.hpp"

#include <doctest/doctest.h>

#include <chrono>

#include "method/since.hpp"
#include "support/date_words.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Read : NoorAndJudith {
  Index index;
  method::View view() { return {plan(), index, env().today}; }
  std::optional<int> late(const CommitmentId& id) { return method::days_late(view(), get(id)); }
  std::size_t late_count() { return method::late_commitments(view(), mentorship).size(); }
  std::optional<Day> due(const CommitmentId& id) { return method::due_day(view(), get(id)); }
};

}  // namespace

TEST_CASE("On a day: late from the day after") {
  Read world;
  world.held(1, kToday - 20);
  const CommitmentId id = world.commitment("Draft", Due::on(kToday));
  CHECK_FALSE(world.late(id).has_value());
  world.set_today(kToday + 1);
  CHECK(world.late(id) == 1);
  world.set_today(kToday + 30);
  CHECK(world.late(id) == 30);
  CHECK(world.due(id) == kToday);
}

TEST_CASE("Before we meet: due when we meet next, late only once that meeting was held") {
  Read world;
  const MeetingId first = world.held(1, kToday - 20);
  const CommitmentId id = world.commitment("Draft", {}, Owner::mentee, first);
  CHECK_FALSE(world.due(id).has_value());  // no date yet
  const MeetingId second = world.planned(2, kToday + 3);
  CHECK(world.due(id) == kToday + 3);
  world.set_today(kToday + 10);
  CHECK_FALSE(world.late(id).has_value());  // the day passed, but nobody met
  world.commit(MoveMeeting{second, at(kToday + 12, 16), ""});
  CHECK(world.due(id) == kToday + 12);  // it moves with the meeting
  world.set_today(kToday + 12);
  world.commit(FinishMeeting{second, at(kToday + 33, 16)});
  CHECK_FALSE(world.late(id).has_value());  // not on the day itself
  CHECK(world.due(id) == kToday + 12);
  world.set_today(kToday + 13);
  CHECK(world.late(id) == 1);
}

TEST_CASE("Said in a meeting that still goes on, it is due before the one after it") {
  Read world;
  const MeetingId now = world.planned(1, kToday);
  const CommitmentId before = world.commitment("Said before");
  const CommitmentId here = world.commitment("Said here", {}, Owner::mentee, now);
  CHECK(world.due(before) == kToday);
  CHECK_FALSE(world.due(here));
  world.planned(2, kToday + 21);
  CHECK(world.due(before) == kToday);
  CHECK(world.due(here) == kToday + 21);
  world.commit(Renegotiate{before, Event::new_date, {}, {}, "more to it", now});
  CHECK(world.due(before) == kToday + 21);
}

TEST_CASE("A cancelled or missed meeting makes nothing late") {
  Read world;
  const MeetingId first = world.held(1, kToday - 20);
  const CommitmentId id = world.commitment("Draft", {}, Owner::mentee, first);
  world.meeting(2, MeetingState::cancelled, at(kToday - 10, 16));
  world.meeting(2, MeetingState::missed, at(kToday - 5, 16));
  CHECK_FALSE(world.late(id).has_value());
  world.held(2, kToday - 1);
  CHECK(world.late(id) == 1);
}

TEST_CASE("What was said in a meeting that fell out is due before the one in its place") {
  Read world;
  const MeetingId first = world.meeting(1, MeetingState::cancelled, at(kToday - 20, 16));
  const CommitmentId id = world.commitment("Draft", {}, Owner::mentee, first);
  CHECK_FALSE(world.late(id).has_value());
  world.held(1, kToday - 2);
  CHECK(world.late(id) == 2);
}

TEST_CASE("Said between meetings, it is due before the next one after that day") {
  Read world;
  world.held(1, kToday - 20);
  const CommitmentId id = world.commitment("Draft");
  CHECK_FALSE(world.late(id).has_value());
  world.set_today(kToday + 4);
  world.held(2, kToday);  // on the day it was said: it may have been said in it
  CHECK_FALSE(world.late(id).has_value());
  world.held(3, kToday + 3);
  CHECK(world.late(id) == 1);
}

TEST_CASE("Nothing is late before the first meeting") {
  Read world;
  const CommitmentId id = world.commitment("Draft");
  const CommitmentId dated = world.commitment("Read", Due::on(kToday - 2));
  const MeetingId first = world.planned(1, kToday + 1);
  world.set_today(kToday + 100);
  CHECK_FALSE(world.late(id).has_value());
  CHECK_FALSE(world.late(dated).has_value());
  CHECK(world.late_count() == 0);
  world.change(first, [](Meeting& it) { it.state = MeetingState::missed; });
  CHECK_FALSE(world.late(dated).has_value());
  world.change(first, [](Meeting& it) { it.state = MeetingState::held; });
  CHECK(world.late(dated) == 102);
}

TEST_CASE("Days on which its owner is away do not count, those of the other do") {
  Read world;
  world.held(1, kToday - 20);
  const CommitmentId mine = world.commitment("Draft", Due::on(kToday - 4));
  const CommitmentId both = world.commitment("Practise", Due::on(kToday - 4), Owner::both);
  world.commit(AddAbsence{world.mentorship, Owner::mentor, kToday - 3, kToday - 2, ""});
  CHECK(world.late(mine) == 4);
  CHECK(world.late(both) == 2);
  world.commit(AddAbsence{world.mentorship, Owner::mentee, kToday - 4, kToday - 1, ""});
  CHECK(world.late(mine) == 1);
  world.commit(AddAbsence{world.mentorship, Owner::mentee, kToday, kToday + 7, ""});
  CHECK_FALSE(world.late(mine).has_value());
  CHECK(world.late_count() == 0);
  world.set_today(kToday + 8);
  CHECK(world.late(mine) == 1);
}

TEST_CASE("It is said where and since when, as far as that is known") {
  Read world;
  const EnglishDates words;
  const MeetingId first = world.held(1, kToday - 20);
  const CommitmentId id = world.commitment("Share the rubric", {}, Owner::mentor, first);
  const auto said = [&] { return method::said_words(world.view(), world.get(id), words); };
  CHECK(said() == "meeting 1, 21 Nov");
  world.change(id, [](Commitment& it) { it.said_on.reset(); });
  CHECK(said() == "meeting 1");
  world.change(id, [](Commitment& it) { it.said_in = {}; });
  CHECK(said().empty());
  world.change(id, [](Commitment& it) { it.said_on = kToday; });
  CHECK(said() == "21 Nov");
}

TEST_CASE("Agreed in a meeting is what was said or renegotiated in it") {
  Read world;
  const MeetingId first = world.held(1, kToday - 20);
  const MeetingId second = world.held(2, kToday);
  const CommitmentId id = world.commitment("Draft", {}, Owner::mentee, first);
  const auto agreed = [&](const MeetingId& in) {
    return method::was_agreed_in(world.view(), world.get(id), in);
  };
  CHECK(agreed(first));
  CHECK_FALSE(agreed(second));
  world.commit(Renegotiate{id, Event::new_date, Due::on(kToday + 9), {}, "", {}});
  CHECK_FALSE(agreed(second));
  world.commit(Renegotiate{id, Event::dropped, {}, {}, "", second});
  CHECK(agreed(second));
}

TEST_CASE("Open, done, released and lapsed ones are never late") {
  Read world;
  world.held(1, kToday - 20);
  const CommitmentId whenever = world.commitment("Think", Due::whenever());
  const CommitmentId id = world.commitment("Draft", Due::on(kToday - 10));
  CHECK_FALSE(world.late(whenever).has_value());
  CHECK_FALSE(world.due(whenever).has_value());
  CHECK(method::is_late(world.view(), world.get(id)));
  for (const CommitmentState state :
       {CommitmentState::done, CommitmentState::released, CommitmentState::lapsed}) {
    world.change(id, [&](Commitment& it) { it.state = state; });
    CHECK_FALSE(method::is_late(world.view(), world.get(id)));
  }
}

TEST_CASE("Renegotiated to before we meet, it counts from then") {
  Read world;
  const MeetingId first = world.held(1, kToday - 40);
  const CommitmentId id = world.commitment("Draft", {}, Owner::mentee, first);
  const MeetingId second = world.held(2, kToday - 20);
  CHECK(world.late(id) == 20);
  SUBCASE("in a meeting") {
    world.commit(Renegotiate{id, Event::new_date, {}, {}, "more to it", second});
  }
  SUBCASE("after it") { world.commit(Renegotiate{id, Event::new_date, {}, {}, "more to it", {}}); }
  CHECK_FALSE(world.late(id).has_value());
  world.set_today(kToday + 5);
  world.held(3, kToday + 4);
  CHECK(world.late(id) == 1);
}

TEST_CASE("Open commitments come late ones first, then by due day, then as they were said") {
  Read world;
  const MeetingId first = world.held(1, kToday - 20);
  world.planned(2, kToday + 3);
  const CommitmentId whenever = world.commitment("Whenever", Due::whenever());
  const CommitmentId meet = world.commitment("Before we meet", {}, Owner::mentee, first);
  const CommitmentId friday = world.commitment("Friday", Due::on(kToday + 6));
  const CommitmentId same = world.commitment("Also before", {}, Owner::both, first);
  const CommitmentId late = world.commitment("Late", Due::on(kToday - 2));
  const CommitmentId later = world.commitment("Later", Due::on(kToday - 5));
  const CommitmentId theirs = world.commitment("Theirs", Due::on(kToday), Owner::mentor);
  world.commit(TickCommitment{world.commitment("Done"), true});
  std::vector<CommitmentId> ids;
  for (const Commitment* one :
       method::open_commitments(world.view(), world.mentorship, Owner::mentee)) {
    ids.push_back(one->id);
  }
  CHECK(ids == std::vector{later, late, meet, same, friday, whenever});
  ids.clear();
  for (const Commitment* one :
       method::open_commitments(world.view(), world.mentorship, Owner::mentor)) {
    ids.push_back(one->id);
  }
  CHECK(ids == std::vector{theirs, same});
  CHECK(world.late_count() == 2);
}

TEST_CASE("While a mentorship rests nothing of it counts as late") {
  Read world;
  world.held(1, kToday - 20);
  const CommitmentId late = world.commitment("Late", Due::on(kToday - 2));
  for (const auto& [state, count] :
       std::vector<std::pair<MentorshipState, std::size_t>>{{MentorshipState::active, 1},
                                                            {MentorshipState::looking, 0},
                                                            {MentorshipState::paused, 0},
                                                            {MentorshipState::ended, 0}}) {
    world.change(world.mentorship, [s = state](Mentorship& it) { it.state = s; });
    CHECK(world.late_count() == count);
    CHECK(world.late(late).has_value() == (count == 1));
  }
}

TEST_CASE("Lately done ones come latest first; thanks are for what the mentor did, once") {
  Read world;
  const CommitmentId mine = world.commitment("Mine");
  const CommitmentId rubric = world.commitment("Share the rubric", {}, Owner::mentor);
  const CommitmentId old = world.commitment("Old", {}, Owner::mentor);
  world.set_today(kToday - 31);
  world.commit(TickCommitment{old, true});
  world.set_today(kToday - 30);
  world.commit(TickCommitment{rubric, true});
  world.set_today(kToday);
  world.commit(TickCommitment{mine, true});
  const auto done = method::lately_done(world.view(), world.mentorship, 30);
  REQUIRE(done.size() == 2);
  CHECK(done[0]->id == mine);
  CHECK(done[1]->id == rubric);
  const auto thank = method::to_thank_for(world.view(), world.mentorship);
  REQUIRE(thank.size() == 1);
  CHECK(thank[0]->id == rubric);
  world.commit(Thank{rubric});
  CHECK(method::to_thank_for(world.view(), world.mentorship).empty());
}

TEST_CASE("Three renegotiations suggest a smaller step; a smaller step on another day is one") {
  Read world;
  const CommitmentId id = world.commitment("Draft", Due::on(kToday));
  world.commit(Renegotiate{id, Event::smaller_step, Due::on(kToday + 1), "Outline", "", {}});
  CHECK(method::times_renegotiated(world.view(), ref_to(id)) == 1);
  world.commit(Renegotiate{id, Event::new_date, Due::on(kToday + 2), {}, "", {}});
  CHECK_FALSE(method::suggests_smaller_step(world.view(), ref_to(id)));
  world.commit(Renegotiate{id, Event::new_date, Due::on(kToday + 3), {}, "", {}});
  CHECK(method::suggests_smaller_step(world.view(), ref_to(id)));
}

TEST_CASE("What moved was said in time, unless the day had passed or they had met") {
  Read world;
  world.held(1, kToday - 20);
  const auto in_time = [&](const CommitmentId& id) {
    return method::was_moved_in_time(world.view(), world.get(id));
  };
  const auto move = [&](const CommitmentId& id, Due due) {
    world.commit(Renegotiate{id, Event::new_date, due, {}, "", {}});
  };
  const CommitmentId dated = world.commitment("Draft", Due::on(kToday));
  move(dated, Due::on(kToday + 2));  // on the day itself
  CHECK(in_time(dated));
  const CommitmentId undated = world.commitment("List");
  move(undated, {});
  CHECK(in_time(undated));
  world.set_today(kToday + 3);
  move(dated, {});
  CHECK_FALSE(in_time(dated));
  world.held(2, kToday + 2);
  move(undated, Due::on(kToday + 9));
  CHECK_FALSE(in_time(undated));
  const CommitmentId offered = world.commitment("Ask", Due::on(kToday + 9), Owner::mentor);
  move(offered, Due::on(kToday + 12));
  CHECK_FALSE(in_time(offered));  // nothing is said of the mentor's
}

TEST_CASE("A goal and a meeting's date that moved three times suggest something smaller too") {
  Read world;
  const MeetingId next = world.planned(1, kToday + 3);
  for (int i = 1; i <= 3; ++i) {
    CHECK_FALSE(method::suggests_smaller_step(world.view(), ref_to(next)));
    CHECK_FALSE(method::suggests_smaller_step(world.view(), ref_to(world.goal)));
    world.commit(MoveMeeting{next, at(kToday + 3 + i, 16), ""});
    world.commit(SetGoalUntil{world.goal, kToday + 20 + i, ""});
  }
  CHECK(method::suggests_smaller_step(world.view(), ref_to(next)));
  world.commit(SetGoalProgress{world.goal, 30});  // moving on is no renegotiation
  CHECK_FALSE(method::suggests_smaller_step(world.view(), ref_to(world.goal)));
  world.commit(MakeGoalSmaller{world.goal, "Lead one project", ""});
  CHECK(method::suggests_smaller_step(world.view(), ref_to(world.goal)));
}

TEST_CASE("A kind reminder comes only after the day, and once between two meetings") {
  Read world;
  world.held(1, kToday - 20);
  const CommitmentId id = world.commitment("Introduce", Due::on(kToday), Owner::mentor);
  const CommitmentId mine = world.commitment("Draft", Due::on(kToday - 5));
  const auto may = [&](const CommitmentId& one) {
    return method::may_remind(world.view(), world.get(one));
  };
  CHECK_FALSE(may(id));  // on the day itself
  CHECK_FALSE(may(mine));
  world.set_today(kToday + 1);
  CHECK(may(id));
  world.commit(MarkReminded{id});
  CHECK_FALSE(may(id));
  world.set_today(kToday + 30);
  CHECK_FALSE(may(id));
  const MeetingId second = world.held(2, kToday + 1);  // on the day of the reminder
  CHECK_FALSE(may(id));
  world.change(second, [](Meeting& it) { it.when->day = kToday + 2; });
  CHECK(may(id));
  world.commit(TickCommitment{id, true});
  CHECK_FALSE(may(id));
}

TEST_CASE("Nobody who is away, or whose mentorship rests, is reminded") {
  Read world;
  world.held(1, kToday - 20);
  const CommitmentId id = world.commitment("Introduce", Due::on(kToday - 1), Owner::mentor);
  const auto may = [&] { return method::may_remind(world.view(), world.get(id)); };
  CHECK(may());
  world.commit(AddAbsence{world.mentorship, Owner::mentee, kToday - 3, kToday + 3, ""});
  CHECK(may());
  world.commit(AddAbsence{world.mentorship, Owner::mentor, kToday - 3, kToday, ""});
  CHECK_FALSE(may());
  world.set_today(kToday + 1);
  CHECK(may());
  world.change(world.mentorship, [](Mentorship& it) { it.state = MentorshipState::paused; });
  CHECK_FALSE(may());
}

TEST_CASE("Four hundred commitments and eighty meetings are read in a fraction of a frame") {
  Read world;
  for (int i = 1; i <= 80; ++i) world.held(i, kToday - 800 + i * 9);
  const MeetingId next = world.planned(81, kToday + 3);
  const auto& meetings = children(world.plan(), &Meeting::mentorship, world.mentorship);
  for (std::size_t i = 0; i < 400; ++i) {
    world.commitment("One", {}, Owner::mentee, meetings[i % 80]->id);
  }
  method::View view = world.view();
  CHECK(world.late_count() == 395);  // all but those of meeting 80
  double best_ms = 1e9;
  for (int run = 0; run < 5; ++run) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 10; ++i) {
      method::open_commitments(view, world.mentorship, Owner::mentee);
      method::late_commitments(view, world.mentorship);
      method::since_lines(view, world.get(next));
    }
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - start;
    best_ms = std::min(best_ms, spent.count() / 10);
  }
  MESSAGE("open, late and since of 400 commitments: " << best_ms << " ms");
  CHECK(best_ms < 20);  // loose enough for sanitizers and a busy machine
}

TEST_CASE(
    "What is read aloud at closing: what was said or moved there, and what is open from before") {
  Read world;
  const MeetingId first = world.held(1, kToday - 40);
  const MeetingId second = world.held(2, kToday - 20);
  const MeetingId third = world.planned(3, kToday + 3);
  const CommitmentId done = world.commitment("Done", {}, Owner::mentee, first);
  world.commit(TickCommitment{done, true});
  const CommitmentId open = world.commitment("Open", {}, Owner::mentee, first);
  const CommitmentId both = world.commitment("Both", {}, Owner::both, second);
  const CommitmentId offered = world.commitment("Offered", {}, Owner::mentor, first);
  const CommitmentId later = world.commitment("Later", {}, Owner::mentee, third);
  const auto table = [&](const MeetingId& id) {
    return method::closing_table(world.view(), world.get(id));
  };
  const auto names = [](const std::vector<const Commitment*>& of) {
    std::string all;
    for (const Commitment* one : of) all += one->title + " ";
    return all;
  };
  CHECK(names(table(second).mentee.said_here) == "Both ");
  CHECK(names(table(second).mentee.open_before) == "Open ");
  CHECK(names(table(second).mentor.open_before) == "Offered ");
  CHECK(names(table(third).mentee.said_here) == "Later ");
  CHECK(names(table(third).mentee.open_before) == "Open Both ");
  CHECK(names(table(first).mentee.open_before).empty());
  CHECK(names(table(first).mentee.said_here) == "Done Open ");
  world.commit(Renegotiate{open, Event::new_date, Due::on(kToday + 9), {}, "", second});
  CHECK(names(table(second).mentee.said_here) == "Open Both ");
  world.change(later, [](Commitment& it) { it.said_in = {}; });  // between the meetings
  CHECK(names(table(second).mentee.open_before).empty());
  CHECK(names(table(third).mentee.open_before) == "Open Both Later ");
  world.change(offered, [](Commitment& it) { it.state = CommitmentState::released; });
  CHECK(table(third).mentor.open_before.empty());
  (void)both;
}

TEST_CASE("Done early is done: never due, never late, and told as done") {
  Read world;
  const MeetingId first = world.held(1, kToday - 20);
  const MeetingId second = world.planned(2, kToday + 3);
  const CommitmentId id = world.commitment("Draft", Due::on(kToday + 30), Owner::mentee, first);
  world.commit(TickCommitment{id, true});
  const auto lines = method::since_lines(world.view(), world.get(second));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].kind == method::SinceLine::Kind::done);
  world.set_today(kToday + 31);
  CHECK_FALSE(world.late(id).has_value());
  CHECK(method::late_commitments(world.view(), world.mentorship).empty());
}
