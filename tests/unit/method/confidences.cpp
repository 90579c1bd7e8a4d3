// Confidences stay (method.md 2b): what one mentor gets says nothing of another one, whose name,
// words and existence are private, also where a goal belongs to both mentorships.
#include <doctest/doctest.h>

#include "derive/redact.hpp"
#include "documents/letter_text.hpp"
#include "method/letters.hpp"
#include "support/date_words.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

// All that another mentor said, and what was said to her, has an X in it; nothing else has.
struct TwoMentors : NoorAndJudith {
  MeetingId seventh = held(7, kToday - 18);
  MeetingId eighth = planned(8, kToday + 3);
  MentorshipId second;
  MeetingId theirs;

  TwoMentors() {
    const auto other = commit(StartMentorship{"Xanadu purpose", {}, "Xenia Roth", at(kToday, 9)});
    second = created<Mentorship>(other).id;
    theirs = created<Meeting>(other).id;
    change(goal, [&](Goal& it) { it.mentorships.insert(second); });
    for (const Captured what : {Captured::advice, Captured::question, Captured::decision,
                                Captured::they_offer, Captured::i_will, Captured::resource}) {
      commit(AddCaptured{second, what, "Xanadu words", {}, theirs});
    }
    commit(AddCaptured{second, Captured::person, "Xerxes: Xanadu", {}, theirs});
    commit(AddTopic{second, "Xanadu topic", goal, 8, TopicKind::talk});
    History moved;
    moved.subject = ref_to(goal);
    moved.event = Event::new_date;
    moved.day = kToday;
    moved.from = "2026-12-01";
    moved.reason = "Xenia said so";
    moved.said_in = theirs;
    put(moved);
    change(goal, [](Goal& it) {
      it.until = kToday + 60;
      it.measure = "Two teams ship together";
    });
    commit(AgreeMeasure{goal, theirs});
  }
};

}  // namespace

TEST_CASE("No letter to one mentor tells anything of another one, though they share a goal") {
  TwoMentors world;
  Index all;
  const Plan shared = redact(world.plan(), all, Audience{world.mentorship});
  Index index;
  const EnglishDates words;
  const method::View view{shared, index, kToday};
  const method::Letter letter{view, words};
  const method::Document letters[] = {
      method::brief(letter, world.eighth, {}), method::recap(letter, world.seventh),
      method::agenda(letter, world.eighth), method::first_note(letter, world.eighth)};
  for (const method::Document& document : letters) {
    const std::string text = plain_text(document);
    CAPTURE(text);
    CHECK_FALSE(text.empty());
    CHECK(text.find('X') == std::string::npos);
    CHECK(text.find("Two teams") == std::string::npos);  // agreed with somebody else
  }
  CHECK(plain_text(letters[0]).find("Lead a cross-team project") != std::string::npos);
  CHECK(method::brief(letter, world.theirs, {}).empty());
}

TEST_CASE("The other mentor's brief has her own words, and none of the first one's") {
  TwoMentors world;
  world.commitment("Judith’s step", {}, Owner::mentee, world.seventh);
  Index all;
  const Plan shared = redact(world.plan(), all, Audience{world.second});
  Index index;
  const EnglishDates words;
  const method::View view{shared, index, kToday};
  const std::string text = plain_text(method::brief({view, words}, world.theirs, {}));
  CHECK(text.find("Xanadu words") != std::string::npos);
  CHECK(text.find("Judith") == std::string::npos);
}
