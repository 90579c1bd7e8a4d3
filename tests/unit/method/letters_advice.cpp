// What the mentor hears between meetings: what became of advice, and the short update.
#include <doctest/doctest.h>

#include "derive/redact.hpp"
#include "documents/letter_text.hpp"
#include "method/letters.hpp"
#include "support/date_words.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Story : NoorAndJudith {
  MeetingId first = held(1, kToday - 18);
  MeetingId second = planned(2, kToday + 3);
  Index index;
  EnglishDates words;

  method::View view() { return {plan(), index, env().today}; }
  AdviceId advice(const std::string& title, AdviceState state, const std::string& did,
                  const std::string& result) {
    Advice one;
    one.mentorship = mentorship;
    one.said_in = first;
    one.said_on = kToday - 18;
    one.title = title;
    one.did = did;
    one.result = result;
    one.goal = goal;
    one.position = position_between(last_position(plan(), &Advice::mentorship, mentorship), {});
    const AdviceId id = put(one).id;
    commit(SetAdviceState{id, state});
    return id;
  }
  std::string became(const AdviceId& id) {
    const method::View now = view();
    return plain_text(method::what_became({now, words}, id));
  }
  std::string update() {
    const method::View now = view();
    return plain_text(method::short_update({now, words}, mentorship));
  }
  std::vector<Ref> told(const std::set<Ref>& left_out = {}) {
    const method::View now = view();
    return method::told_by_brief({now, words}, second, left_out);
  }
};

}  // namespace

TEST_CASE("Applied advice is told: you suggested, I tried, this happened, what it helps with") {
  Story story;
  const AdviceId id = story.advice("open with the decision", AdviceState::applied, "in two reviews",
                                   "one was decided on the spot");
  CHECK(story.became(id) ==
        "Hello Judith,\n\nYou suggested: open with the decision.\n\nI tried it: in two "
        "reviews.\n\nThis happened: one was decided on the spot.\n\nThank you: I take it with "
        "me, for a goal of mine: Lead a cross-team project.\n\nNoor\n");
  story.change(story.goal, [](Goal& it) { it.is_private = true; });
  CHECK(story.became(id).find("Lead a cross-team") == std::string::npos);
  story.change(id, [](Advice& it) { it.did = it.result = ""; });
  CHECK(story.became(id).find("I tried it.") != std::string::npos);
}

TEST_CASE("What I will pass on stands in the message on advice, and is private with it") {
  Story story;
  const AdviceId id = story.advice("open with the decision", AdviceState::applied, "twice", "");
  CHECK(story.became(id).find("pass on") == std::string::npos);
  story.change(id, [](Advice& it) { it.pass_on = "I begin\nwith it when I teach"; });
  CHECK(story.became(id).find("\n\nWhat I take from it, and will pass on: I begin with it when I "
                              "teach.\n\nThank you:") != std::string::npos);
  story.commit(SetAdviceState{id, AdviceState::declined});
  CHECK(story.became(id).find("pass on") == std::string::npos);
  story.commit(SetAdviceState{id, AdviceState::applied});
  Index index;
  const auto redacted = [&] { return redact(story.plan(), index, Audience{story.mentorship}); };
  CHECK(redacted().find<Advice>(id)->pass_on == "I begin\nwith it when I teach");
  story.commit(SetPrivate{ref_to(id), true});
  CHECK(story.became(id).empty());
  CHECK(redacted().find<Advice>(id) == nullptr);
}

TEST_CASE("Declined advice is told with its reason; what is undecided or private is no letter") {
  Story story;
  const AdviceId id =
      story.advice("shadow a manager", AdviceState::declined, "", "I did that last year");
  const std::string text = story.became(id);
  CHECK(text.find("I understood your advice so: shadow a manager.") != std::string::npos);
  CHECK(text.find("What does not fit for me is this: I did that last year.") != std::string::npos);
  CHECK(text.find("tell me what I miss") != std::string::npos);
  story.commit(SetAdviceState{id, AdviceState::trying});
  CHECK(story.became(id).empty());
  story.commit(SetAdviceState{id, AdviceState::applied});
  story.change(id, [](Advice& it) { it.is_private = true; });
  CHECK(story.became(id).empty());
}

TEST_CASE("A brief tells of the advice that it has room for, and of none that was taken out") {
  Story story;
  std::vector<Ref> all;
  for (const char* title : {"A", "B", "C", "D"}) {
    all.push_back(ref_to(story.advice(title, AdviceState::applied, "", "")));
  }
  CHECK(story.told() == std::vector<Ref>(all.begin(), all.begin() + 3));
  CHECK(story.told({all[0]}) == std::vector<Ref>(all.begin() + 1, all.end()));
  story.advice("E", AdviceState::trying, "", "");
  CHECK(story.told().size() == 3);
}

TEST_CASE("A short update tells what happened since, and what is only still to do is none") {
  Story story;
  story.commitment("Draft the proposal", {}, Owner::mentee, story.first);
  story.commitment("Share the rubric", {}, Owner::mentor, story.first);
  CHECK(story.update().empty());
  const CommitmentId chapter = story.commitment("Read chapter 4", {}, Owner::mentee, story.first);
  story.commit(TickCommitment{chapter, true});
  story.commit(SetGoalProgress{story.goal, 60});
  const AdviceId id = story.advice("open with the decision", AdviceState::applied, "twice", "");
  CHECK(story.update() ==
        "Hello Judith,\n\na short update since we met on 3 Nov. There is no need to answer.\n\n"
        "Since then\nDone: Read chapter 4\n\nWhat your advice became\nYou suggested: open "
        "with the decision → I did: twice\n\nMy goals\nLead a cross-team project: 0 → 60 "
        "%\n\nWe meet again on Tuesday 24 November, 16:00.\n\nNoor\n");
  const method::View view = story.view();
  CHECK(method::told_by_update({view, story.words}, story.mentorship) ==
        std::vector<Ref>{ref_to(id)});
}

TEST_CASE("Before the first meeting there is no update") {
  Story story;
  story.change(story.first, [](Meeting& it) { it.state = MeetingState::cancelled; });
  story.commit(TickCommitment{story.commitment("Read"), true});
  CHECK(story.update().empty());
}
