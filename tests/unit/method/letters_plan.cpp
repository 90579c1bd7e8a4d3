// The plan on paper.
#include <doctest/doctest.h>

#include "documents/letter_text.hpp"
#include "method/letters.hpp"
#include "support/date_words.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Paper : NoorAndJudith {
  Index index;
  EnglishDates words;

  std::string text() {
    const method::View view{plan(), index, env().today};
    return plain_text(method::plan_on_paper({view, words}, mentorship));
  }
  bool says(std::string_view part) { return text().find(part) != std::string::npos; }
};

}  // namespace

TEST_CASE("the plan on paper says whose it is, what it is for, and how we will know") {
  Paper paper;
  paper.change(paper.goal, [](Goal& it) {
    it.measure = "Two talks held";
    it.unit = "talks";
    it.target = 4;
    it.reading = 2;
    it.progress = 50;
    it.until = kToday + 40;
  });
  Milestone step;
  step.goal = paper.goal;
  step.title = "Sponsor agreed";
  step.due = kToday + 20;
  paper.put(step);
  CHECK(
      paper.says("Mentoring plan of Noor Amari with Judith Brandt (21 Nov 2026)\n"
                 "Lead a cross-team project"));
  CHECK(
      paper.says("Lead a cross-team project (50 %)\n"
                 "How we will know: Two talks held (2 of 4 talks)\n"
                 "Until: 31 Dec 2026\n"
                 "Sponsor agreed, by 11 Dec 2026\n"));
}

TEST_CASE("the plan on paper has the next meeting, both sides' open steps, topics and decisions") {
  Paper paper;
  paper.held(7, kToday - 18);
  const MeetingId next = paper.planned(8, kToday + 3);
  AgendaItem point;
  point.meeting = next;
  point.title = "Specialist or manager";
  point.minutes = 15;
  paper.put(point);
  paper.commitment("Read chapter 4", Due::on(kToday + 2));
  paper.commitment("Introduce the design lead", {}, Owner::mentor);
  paper.commit(TickCommitment{paper.commitment("Draft the proposal"), true});
  Topic topic;
  topic.mentorship = paper.mentorship;
  topic.title = "Reading a budget";
  topic.slot = 9;
  paper.put(topic);
  Decision decision;
  decision.mentorship = paper.mentorship;
  decision.title = "Stay for a year";
  paper.put(decision);
  CHECK(
      paper.says("Next: meeting 8 on Tuesday 24 November, 16:00, video call\n"
                 "Specialist or manager (15 min)\n"));
  CHECK(paper.says("I will\nRead chapter 4 (Mon 23 Nov)\n"));
  CHECK(paper.says("You kindly offered\nIntroduce the design lead\n"));
  CHECK(paper.says("To talk about\nMeeting 9: Reading a budget\n"));
  CHECK(paper.says("Decided\nStay for a year"));
  CHECK_FALSE(paper.says("Draft the proposal"));
}

TEST_CASE("what is private does not stand in the plan on paper") {
  Paper paper;
  paper.change(paper.goal, [](Goal& it) { it.is_private = true; });
  Commitment mine;
  mine.mentorship = paper.mentorship;
  mine.title = "A secret step";
  mine.is_private = true;
  paper.put(mine);
  Decision decision;
  decision.mentorship = paper.mentorship;
  decision.title = "A secret choice";
  decision.is_private = true;
  paper.put(decision);
  CHECK_FALSE(paper.says("secret"));
  paper.change(paper.mentorship, [](Mentorship& it) { it.is_private = true; });
  CHECK(paper.text().empty());
}
