#include "method/today.hpp"

#include <doctest/doctest.h>

#include "support/date_words.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;
using Kind = method::TodayCard::Kind;

namespace {

struct Read : NoorAndJudith {
  Index index;
  EnglishDates words;
  std::vector<method::TodayCard> cards() {
    return method::today_cards({plan(), index, env().today}, get(mentorship), words);
  }
  std::vector<Kind> kinds() {
    std::vector<Kind> found;
    for (const auto& card : cards()) found.push_back(card.kind);
    return found;
  }
  void set_state(MentorshipState state) {
    change(mentorship, [&](Mentorship& it) { it.state = state; });
  }
};

using Kinds = std::vector<Kind>;

}  // namespace

TEST_CASE("Before the first meeting: the meeting, and a note until it was copied") {
  Read world;
  const MeetingId first = world.planned(1, kToday + 3);
  CHECK(world.kinds() == Kinds{Kind::next_meeting, Kind::first_note});
  CHECK(world.cards()[0].record == ref_to(first));
  world.commit(MarkBriefed{first});
  CHECK(world.kinds() == Kinds{Kind::next_meeting});
}

TEST_CASE("While looking for a mentor, that comes first, and no date is asked for") {
  Read world;
  world.set_state(MentorshipState::looking);
  CHECK(world.kinds() == Kinds{Kind::name_mentor});
  world.planned(1, kToday + 3);
  CHECK(world.kinds() == Kinds{Kind::name_mentor, Kind::next_meeting, Kind::first_note});
}

TEST_CASE(
    "Nothing planned asks for a date; a meeting whose day has passed asks what became of it") {
  Read world;
  CHECK(world.kinds() == Kinds{Kind::no_date});
  world.held(1, kToday - 20);
  CHECK(world.kinds() == Kinds{Kind::no_date});
  const MeetingId second = world.planned(2, kToday);
  CHECK(world.kinds() == Kinds{Kind::next_meeting});
  world.set_today(kToday + 1);
  CHECK(world.kinds() == Kinds{Kind::was_it_held});
  CHECK(world.cards()[0].record == ref_to(second));
}

TEST_CASE("At most two late ones, the latest first, then the meeting, then thanks, five in all") {
  Read world;
  world.held(1, kToday - 20);
  world.planned(2, kToday + 3);
  for (const int days : {1, 5, 3, 2}) world.commitment("Late", Due::on(kToday - days));
  world.commitment("Theirs", Due::on(kToday - 9), Owner::mentor);
  world.commitment("Mine, not late", Due::on(kToday));
  for (int i = 0; i < 4; ++i) {
    world.commit(TickCommitment{world.commitment("Came", {}, Owner::mentor), true});
  }
  CHECK(world.kinds() ==
        Kinds{Kind::late, Kind::late, Kind::next_meeting, Kind::due_before, Kind::thank});
  CHECK(world.cards()[0].late_days == 5);
  CHECK(world.cards()[1].late_days == 3);
  CHECK(world.cards()[0].reason.find("You said Monday") == 0);
  CHECK(world.cards()[4].record.is_set());
}

TEST_CASE("Who looks for a mentor is late with nothing") {
  Read world;
  world.set_state(MentorshipState::looking);
  world.held(1, kToday - 20);
  world.planned(2, kToday + 3);
  for (int i = 1; i < 4; ++i) world.commitment("Late", Due::on(kToday - i));
  world.commit(TickCommitment{world.commitment("Came", {}, Owner::mentor), true});
  CHECK(world.kinds() ==
        Kinds{Kind::name_mentor, Kind::next_meeting, Kind::due_before, Kind::thank});
}

TEST_CASE("Nothing is late on Today before the first meeting") {
  Read world;
  world.planned(1, kToday + 3);
  world.commitment("Late", Due::on(kToday - 9));
  CHECK(world.kinds() == Kinds{Kind::next_meeting, Kind::first_note});
}

TEST_CASE("A pause costs nothing: nothing is late, no date is asked for, thanks stay") {
  Read world;
  world.held(1, kToday - 200);
  world.commitment("Late", Due::on(kToday - 100));
  world.commit(TickCommitment{world.commitment("Came", {}, Owner::mentor), true});
  for (const MentorshipState state : {MentorshipState::paused, MentorshipState::ended}) {
    world.set_state(state);
    CHECK(world.kinds() == Kinds{Kind::thank});
  }
  world.set_state(MentorshipState::active);
  CHECK(world.kinds() == Kinds{Kind::late, Kind::no_date, Kind::thank});
}

TEST_CASE("What is due before the meeting: contacts, resources and steps, by their day") {
  Read world;
  world.held(1, kToday - 20);
  const MeetingId second = world.planned(2, kToday + 3);
  const auto due = [&] {
    return method::due_before_meeting({world.plan(), world.index, world.env().today},
                                      world.mentorship);
  };
  CHECK(due().empty());
  const CommitmentId before = world.commitment("Before we meet");
  const CommitmentId on_day = world.commitment("On its day", Due::on(kToday + 3));
  world.commitment("After it", Due::on(kToday + 4));
  world.commitment("Open", Due::whenever());
  world.commitment("Late", Due::on(kToday - 1));
  world.commitment("Theirs", {}, Owner::mentor);
  Contact contact;
  contact.mentorship = world.mentorship;
  contact.due = Due::on(kToday + 1);
  const ContactId ana = world.put(contact).id;
  Resource resource;
  resource.mentorship = world.mentorship;
  const ResourceId rubric = world.put(resource).id;
  CHECK(due() == std::vector<Ref>{ref_to(ana), ref_to(rubric), ref_to(before), ref_to(on_day)});
  CHECK(world.kinds() == Kinds{Kind::late, Kind::next_meeting, Kind::due_before});
  world.commit(TickContact{ana, true});
  world.commit(TickResource{rubric, true});
  CHECK(due().size() == 2);
  world.change(second, [](Meeting& it) { it.when.reset(); });
  CHECK(due().empty());
}

TEST_CASE("Nothing is due before the first meeting") {
  Read world;
  world.planned(1, kToday + 3);
  world.commitment("Before we meet");
  CHECK(world.kinds() == Kinds{Kind::next_meeting, Kind::first_note});
}

TEST_CASE("Advice waits for a decision after a week; thanks leave it a place") {
  Read world;
  world.held(1, kToday - 20);
  world.planned(2, kToday + 3);
  Advice advice;
  advice.mentorship = world.mentorship;
  advice.said_on = kToday - 7;
  const AdviceId id = world.put(advice).id;
  CHECK(world.kinds() == Kinds{Kind::next_meeting, Kind::advice});
  CHECK(world.cards()[1].record == ref_to(id));
  CHECK(world.cards()[1].reason == "Heard, nothing decided yet");
  for (int i = 0; i < 6; ++i) {
    world.commit(TickCommitment{world.commitment("Came", {}, Owner::mentor), true});
  }
  CHECK(world.kinds() ==
        Kinds{Kind::next_meeting, Kind::thank, Kind::thank, Kind::thank, Kind::advice});
  world.commit(SetAdviceState{id, AdviceState::trying});
  CHECK(world.kinds() ==
        Kinds{Kind::next_meeting, Kind::thank, Kind::thank, Kind::thank, Kind::thank});
}
