#include "method/letters_renegotiation.hpp"

#include <doctest/doctest.h>

#include "documents/letter_text.hpp"
#include "support/date_words.hpp"
#include "support/golden.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Story : NoorAndJudith {
  Index index;
  EnglishDates words;
  std::string goal_letter() {
    const method::View view{plan(), index, env().today};
    return plain_text(method::goal_renegotiation({view, words}, mentorship, goal));
  }
  std::string meeting_letter(const MeetingId& meeting) {
    const method::View view{plan(), index, env().today};
    return plain_text(method::meeting_renegotiation({view, words}, meeting));
  }
};

}  // namespace

TEST_CASE("A goal's new date says what was said, where it stands, why, and what is proposed") {
  Story story;
  story.commit(SetGoalUntil{story.goal, kToday + 20, ""});
  story.commit(SetGoalProgress{story.goal, 60});
  story.commit(SetGoalUntil{story.goal, kToday + 40, "Finance moved their date."});
  const std::string text = story.goal_letter();
  CHECK(text == golden("letters/renegotiate-goal-date.txt", text));
}

TEST_CASE("A smaller goal names the one that was said, in its unit") {
  Story story;
  story.commit(SetGoalUntil{story.goal, kToday + 20, ""});
  story.commit(SetGoalMeasure{story.goal, "teams", 0, 3});
  story.commit(SetGoalReading{story.goal, 1});
  story.commit(MakeGoalSmaller{story.goal, "Lead one project with two teams", "One team left."});
  const std::string text = story.goal_letter();
  CHECK(text == golden("letters/renegotiate-goal-smaller.txt", text));
}

TEST_CASE("A goal that is let go is said so, without an excuse") {
  Story story;
  story.commit(SetGoalState{story.goal, GoalState::dropped, "I want to become a specialist."});
  const std::string text = story.goal_letter();
  CHECK(text == golden("letters/renegotiate-goal-drop.txt", text));
}

TEST_CASE("A first date for a goal is proposed too; without any there is nothing to say") {
  Story story;
  CHECK(story.goal_letter().empty());
  story.commit(SetGoalUntil{story.goal, kToday + 20, ""});
  CHECK(story.goal_letter().find("I propose Fri 11 Dec. Is that fine with you?") !=
        std::string::npos);
  story.change(story.goal, [](Goal& it) { it.is_private = true; });
  CHECK(story.goal_letter().empty());
}

TEST_CASE("A meeting's new date asks whether it suits") {
  Story story;
  const MeetingId next = story.planned(1, kToday + 3);
  story.commit(MoveMeeting{next, at(kToday + 5, 17), "I am ill."});
  const std::string text = story.meeting_letter(next);
  CHECK(text == golden("letters/renegotiate-meeting-date.txt", text));
}

TEST_CASE("A meeting that is cancelled asks for another date") {
  Story story;
  const MeetingId next = story.planned(1, kToday + 3);
  story.commit(CancelMeeting{next, "I am ill."});
  const std::string text = story.meeting_letter(next);
  CHECK(text == golden("letters/renegotiate-meeting-cancel.txt", text));
}

TEST_CASE("A private reason and a private meeting stay out of the letter") {
  Story story;
  const MeetingId next = story.planned(1, kToday + 3);
  story.commit(MoveMeeting{next, at(kToday + 5, 17), "I am ill."});
  const HistoryId said = (*story.plan().of<History>().begin()).first;
  story.change(said, [](History& it) { it.is_private = true; });
  CHECK(story.meeting_letter(next).find("ill") == std::string::npos);
  story.change(next, [](Meeting& it) { it.is_private = true; });
  CHECK(story.meeting_letter(next).empty());
}

TEST_CASE("What lapses is said without blame, and frees the mentor of what was offered") {
  Story story;
  const auto letter = [&](Owner owner) {
    const CommitmentId id = story.commitment("Draft the proposal", Due::on(kToday - 9), owner);
    story.commit(Renegotiate{id, Event::changed, {}, {}, "The talk was in May.", {}});
    const method::View view{story.plan(), story.index, story.env().today};
    return plain_text(method::renegotiation({view, story.words}, id));
  };
  CHECK(letter(Owner::mentee) ==
        "Hello Judith,\n\nI said I would do this by Thu 12 Nov: Draft the proposal.\n\nThe talk "
        "was in May.\n\nIts time has passed, so I propose to leave it at that. Is that fine with "
        "you?\n\nNoor\n");
  CHECK(letter(Owner::mentor).find("Please do not feel bound to it any longer.") !=
        std::string::npos);
}
