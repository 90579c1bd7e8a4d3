#include <doctest/doctest.h>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

std::vector<const History*> history_of(const World& world, const CommitmentId& id) {
  return children(world.plan(), &History::subject, ref_to(id));
}

Renegotiate renegotiate(const CommitmentId& id, Event way, Due due = {}, std::string smaller = {}) {
  return {id, way, due, std::move(smaller), "Finance moved\ntheir date", {}};
}

}  // namespace

TEST_CASE("A commitment is said today, due before we meet unless a day is chosen, and comes last") {
  NoorAndJudith world;
  const MeetingId meeting = world.planned(1, kToday);
  const auto first = world.created<Commitment>(
      world.commit(AddCommitment{world.mentorship, Owner::mentee, " Call\nPriya ", {}, meeting}));
  const auto second = world.created<Commitment>(world.commit(AddCommitment{world.mentorship,
                                                                           Owner::mentor,
                                                                           "Share the rubric",
                                                                           Due::whenever(),
                                                                           {},
                                                                           CommitmentKind::send}));
  CHECK(first.title == "Call Priya");
  CHECK(first.due.kind == Due::Kind::before_we_meet);
  CHECK(first.said_in == meeting);
  CHECK(first.said_on == kToday);
  CHECK(second.owner == Owner::mentor);
  CHECK(second.kind == CommitmentKind::send);
  CHECK(first.position < second.position);
}

TEST_CASE("A commitment needs words, and a meeting of its own mentorship") {
  NoorAndJudith world;
  CHECK(world.decided(AddCommitment{world.mentorship, {}, "\t", {}, {}}).error().code ==
        Errc::missing);
  CHECK_FALSE(world.decided(AddCommitment{world.mentorship, {}, "A", {}, world.fresh<Meeting>()}));
  const auto other = world.commit(StartMentorship{"Talks", {}, "Priya", {}});
  const MeetingId theirs = world.created<Meeting>(other).id;
  CHECK_FALSE(world.decided(AddCommitment{world.mentorship, {}, "A", {}, theirs}));
}

TEST_CASE("A commitment that is longer than a file takes is refused") {
  NoorAndJudith world;
  const auto refused =
      world.decided(AddCommitment{world.mentorship, {}, std::string(16 * 1024 + 1, 'a'), {}, {}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::too_large);
  CHECK(refused.error().where == "title");
  CHECK(world.decided(AddCommitment{world.mentorship, {}, std::string(16 * 1024, 'a'), {}, {}}));
  CHECK(world.decided(AddCommitment{world.mentorship, {}, "a\xff", {}, {}}).error().code ==
        Errc::bad_encoding);
}

TEST_CASE("Ticking keeps the day, ticking again nothing, unticking opens") {
  NoorAndJudith world;
  const CommitmentId id = world.commitment("Call Priya");
  world.commit(TickCommitment{id, true});
  CHECK(world.get(id).state == CommitmentState::done);
  CHECK(world.get(id).done_on == kToday);
  world.set_today(kToday + 3);
  CHECK(world.decided(TickCommitment{id, true})->empty());
  world.commit(TickCommitment{id, false});
  CHECK(world.get(id).state == CommitmentState::open);
  CHECK_FALSE(world.get(id).done_on.has_value());
}

TEST_CASE("A released commitment that was done after all is done") {
  NoorAndJudith world;
  const CommitmentId id = world.commitment("Call Priya");
  world.commit(renegotiate(id, Event::dropped));
  CHECK(world.decided(TickCommitment{id, false})->empty());
  world.commit(TickCommitment{id, true});
  CHECK(world.get(id).state == CommitmentState::done);
}

TEST_CASE("A date set right after writing is no renegotiation") {
  NoorAndJudith world;
  const CommitmentId id = world.commitment("Call Priya");
  world.commit(SetCommitmentDue{id, Due::on(kToday + 6)});
  CHECK(world.get(id).due == Due::on(kToday + 6));
  CHECK(history_of(world, id).empty());
}

TEST_CASE("A new date is kept with the old one, the reason and the meeting in which it was said") {
  NoorAndJudith world;
  const MeetingId meeting = world.planned(1, kToday);
  const CommitmentId id = world.commitment("Draft the proposal", Due::on(kToday - 2));
  Renegotiate intent = renegotiate(id, Event::new_date, Due::on(kToday + 9));
  intent.said_in = meeting;
  world.commit(intent);
  CHECK(world.get(id).due == Due::on(kToday + 9));
  const auto history = history_of(world, id);
  REQUIRE(history.size() == 1);
  CHECK(history[0]->event == Event::new_date);
  CHECK(history[0]->from == "2026-11-19");
  CHECK(history[0]->to == "2026-11-30");
  CHECK(history[0]->reason == "Finance moved their date");
  CHECK(history[0]->said_in == meeting);
}

TEST_CASE("The same day again is no renegotiation; before we meet again is one") {
  NoorAndJudith world;
  const CommitmentId dated = world.commitment("Draft", Due::on(kToday + 9));
  CHECK(world.decided(renegotiate(dated, Event::new_date, Due::on(kToday + 9))).error().code ==
        Errc::missing);
  const CommitmentId open = world.commitment("Think", Due::whenever());
  CHECK_FALSE(world.decided(renegotiate(open, Event::new_date, Due::whenever())));
  const CommitmentId meeting = world.commitment("Call");
  world.commit(renegotiate(meeting, Event::new_date, Due{}));
  CHECK(history_of(world, meeting).size() == 1);
}

TEST_CASE("A smaller step keeps what it was, and its day may move with it") {
  NoorAndJudith world;
  const CommitmentId id = world.commitment("Draft the proposal", Due::on(kToday));
  CHECK_FALSE(world.decided(renegotiate(id, Event::smaller_step, Due::on(kToday), " ")));
  CHECK_FALSE(
      world.decided(renegotiate(id, Event::smaller_step, Due::on(kToday), "Draft the proposal")));
  world.commit(renegotiate(id, Event::smaller_step, Due::on(kToday + 2), "Write its\nfirst line"));
  CHECK(world.get(id).title == "Write its first line");
  CHECK(world.get(id).due == Due::on(kToday + 2));
  const auto history = history_of(world, id);
  REQUIRE(history.size() == 2);
  CHECK(history[0]->event == Event::moved);
  CHECK(history[0]->to == format_day(kToday + 2));
  CHECK(history[1]->event == Event::smaller_step);
  CHECK(history[1]->from == "Draft the proposal");
  CHECK(history[1]->to == "Write its first line");
}

TEST_CASE("Handing back and dropping release it, once; a new date opens it again") {
  NoorAndJudith world;
  for (const Event way : {Event::handed_back, Event::dropped}) {
    const CommitmentId id = world.commitment("Draft", Due::on(kToday));
    world.commit(renegotiate(id, way));
    CHECK(world.get(id).state == CommitmentState::released);
    CHECK(history_of(world, id).back()->event == way);
    CHECK(history_of(world, id).back()->from == format_day(kToday));
    CHECK(world.decided(renegotiate(id, way))->empty());
    world.commit(renegotiate(id, Event::new_date, Due::on(kToday)));
    CHECK(world.get(id).state == CommitmentState::open);
  }
}

TEST_CASE("What is done is opened again before it is renegotiated") {
  NoorAndJudith world;
  const CommitmentId id = world.commitment("Draft");
  world.commit(TickCommitment{id, true});
  const auto refused = world.decided(renegotiate(id, Event::dropped));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::forbidden);
  CHECK_FALSE(refused.error().what.empty());
}

TEST_CASE("Renegotiations of one day stay in their order") {
  NoorAndJudith world;
  const CommitmentId id = world.commitment("Draft", Due::on(kToday));
  for (int i = 1; i <= 40; ++i) {
    world.commit(renegotiate(id, Event::new_date, Due::on(kToday + i)));
  }
  const auto history = history_of(world, id);
  REQUIRE(history.size() == 40);
  for (int i = 0; i < 40; ++i) {
    CHECK(history[static_cast<std::size_t>(i)]->to == format_day(kToday + i + 1));
  }
}

TEST_CASE("Thanking keeps the day") {
  NoorAndJudith world;
  const CommitmentId id = world.commitment("Share the rubric", {}, Owner::mentor);
  world.commit(Thank{id});
  CHECK(world.get(id).thanked_on == kToday);
}

TEST_CASE("A commitment that is gone is said to be gone") {
  NoorAndJudith world;
  const CommitmentId gone = world.fresh<Commitment>();
  for (const Intent& intent :
       std::vector<Intent>{TickCommitment{gone, true}, SetCommitmentDue{gone, {}},
                           renegotiate(gone, Event::dropped), Thank{gone}}) {
    const auto refused = world.decided(intent);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::not_found);
  }
}

TEST_CASE("The mentee says that a time has passed, for either side, and takes up again") {
  for (const Owner owner : {Owner::mentee, Owner::mentor}) {
    NoorAndJudith world;
    const CommitmentId id = world.commitment("Draft", Due::on(kToday - 9), owner);
    world.commit(renegotiate(id, Event::changed));
    CHECK(world.get(id).state == CommitmentState::lapsed);
    CHECK(world.get(id).due == Due::on(kToday - 9));
    REQUIRE(history_of(world, id).size() == 1);
    CHECK(history_of(world, id)[0]->event == Event::changed);
    CHECK(history_of(world, id)[0]->from == "open");
    CHECK(history_of(world, id)[0]->to == "lapsed");
    CHECK(history_of(world, id)[0]->reason == "Finance moved their date");
    CHECK(world.decided(renegotiate(id, Event::changed))->edits.empty());
    CHECK(world.decided(renegotiate(id, Event::dropped))->edits.empty());
    world.commit(renegotiate(id, Event::new_date));
    CHECK(world.get(id).state == CommitmentState::open);
    CHECK(world.get(id).due == Due{});
    const auto history = history_of(world, id);
    REQUIRE(history.size() == 3);
    CHECK(history[1]->to == "open");  // taken up again, which is no renegotiation
    CHECK(history[2]->event == Event::moved);
    CHECK(history[2]->to == "before-we-meet");
  }
}

TEST_CASE("Early completion is completion") {
  NoorAndJudith world;
  const CommitmentId id = world.commitment("Draft", Due::on(kToday + 30));
  world.commit(TickCommitment{id, true});
  CHECK(world.get(id).state == CommitmentState::done);
  CHECK(world.get(id).done_on == kToday);
}
