#include "method/letters.hpp"

#include <doctest/doctest.h>

#include "documents/letter_text.hpp"
#include "support/date_words.hpp"
#include "support/golden.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

// The story of the pictures: Saturday 21 November, before meeting 8.
struct Story : NoorAndJudith {
  MeetingId seventh = held(7, kToday - 18);
  MeetingId eighth = planned(8, kToday + 3);
  CommitmentId chapter = said("Read chapter 4 of the negotiation book");
  CommitmentId proposal =
      said("Draft the one-page proposal for the platform team", Due::on(kToday - 2));
  CommitmentId priya = said("Ask Priya for 20 minutes on budget planning", Due::on(kToday - 1));
  CommitmentId example = said("Bring one example of extra work that I took on");
  CommitmentId forum = said("Write to the forum’s organiser", Due::on(kToday + 13));
  CommitmentId essay = said("Write the essay on roles");
  CommitmentId introduce = said("Introduce me to the design lead", {}, Owner::mentor);
  CommitmentId vendor = said("Ask whether I may sit in on the vendor talk", {}, Owner::mentor);
  CommitmentId rubric = said("Share the hiring rubric", {}, Owner::mentor);
  Index index;
  EnglishDates words;

  Story() {
    change(seventh, [](Meeting& it) { it.next_time = "less status, more of the big question"; });
    change(eighth, [](Meeting& it) {
      it.need_help = "A decision: specialist or manager. What did you give up?";
    });
    item("Last time you wanted: less status, more of the big question", 5, AgendaSource::opening);
    item("Goals: what changed", 5, AgendaSource::goals);
    item("Specialist or manager: what did you give up?", 15, AgendaSource::topic);
    item("Saying no to work outside the project", 10, AgendaSource::carried);
    item("What you see changing in the platform group", 0, AgendaSource::own);
    item("Close: useful, next steps, next time", 5, AgendaSource::closing);
    change(chapter, [](Commitment& it) { it.result = "tried it in two reviews"; });
    commit(TickCommitment{chapter, true});
    commit(TickCommitment{rubric, true});
    commit(Renegotiate{priya, Event::new_date, Due::on(kToday + 2), {}, "she is away", {}});
    commit(Renegotiate{essay, Event::dropped, {}, {}, "the talk covers it", {}});
    change(goal, [](Goal& it) { it.progress = 45; });
    commit(SetGoalProgress{goal, 60});
    commit(AddGoal{mentorship, "Decide between specialist and manager"});
    commit(AddObjective{eighth, "Decide which of the two tracks I try first"});
    commit(AddObjective{eighth, "Know how you say no without closing the door"});
    ask("How did you tell your team?");
    ask("Which book would you read again?");
    commit(SetQuestionState{ask("What do I enjoy?"), QuestionState::mine});
    decide_advice("Open with the decision you need", AdviceState::applied,
                  "tried it in two reviews", "worked in one");
    decide_advice("Shadow a manager for a day before you decide", AdviceState::declined, "",
                  "I did that for three weeks last year");
    commit(TickContact{contact("Ana Costa", "supplier quality", seventh), true});
  }
  template <class T>
  T said_in(const MeetingId& meeting) {
    T one;
    one.mentorship = mentorship;
    one.said_in = meeting;
    one.said_on = env().today;
    one.position = position_between(last_position(plan(), &T::mentorship, mentorship), {});
    return one;
  }
  QuestionId ask(const std::string& title) {
    auto one = said_in<Question>(seventh);
    one.title = title;
    return put(one).id;
  }
  AdviceId decide_advice(const std::string& title, AdviceState state, const std::string& did,
                         const std::string& result) {
    auto one = said_in<Advice>(seventh);
    one.title = title;
    one.did = did;
    one.result = result;
    const AdviceId id = put(one).id;
    commit(SetAdviceState{id, state});
    return id;
  }
  ContactId contact(const std::string& name, const std::string& about, const MeetingId& meeting) {
    auto one = said_in<Contact>(meeting);
    one.person = put(Person{{}, name, {}, {}, false}).id;
    one.about = about;
    return put(one).id;
  }

  CommitmentId said(const std::string& title, Due due = {}, Owner owner = Owner::mentee) {
    return commitment(title, due, owner, seventh);
  }
  AgendaItemId item(const std::string& title, std::int32_t minutes, AgendaSource source) {
    AgendaItem one;
    one.meeting = eighth;
    one.title = title;
    one.minutes = minutes;
    one.source = source;
    one.position = position_between(last_position(plan(), &AgendaItem::meeting, eighth), {});
    return put(one).id;
  }
  // What was agreed on in meeting 8, three days later.
  void hold_eighth() {
    set_today(kToday + 3);
    change(eighth, [](Meeting& it) {
      it.useful = "Hearing that you feared the same.";
      it.next_time = "Less status from me. Decide about the track.";
    });
    const auto say = [&](const std::string& title, Due due, Owner owner) {
      commit(AddCommitment{mentorship, owner, title, due, eighth});
    };
    say("Start a “not now” list and show it", Due::on(kToday + 6), Owner::mentee);
    say("Shadow a manager for a day", {}, Owner::mentee);
    say("Read the same chapter on feedback", Due::whenever(), Owner::both);
    say("Ask the design lead about shadowing", {}, Owner::mentor);
    commit(Renegotiate{
        proposal, Event::new_date, Due::on(kToday + 9), {}, "Finance moved their date", eighth});
    auto decision = said_in<ithaca::Decision>(eighth);
    decision.title = "Try the manager track first";
    decision.next = "tell my team by Friday";
    put(decision);
    const QuestionId told = ask("When would you tell the platform team?");
    change(told, [](Question& it) { it.answer = "Once finance has agreed."; });
    commit(SetQuestionState{told, QuestionState::answered});
    contact("Deniz Kaya", "how she left the expert track", eighth);
    commit(FinishMeeting{eighth, at(kToday + 24, 16)});
  }

  std::string brief(const std::set<Ref>& left_out = {}) {
    return plain_text(method::brief(letter(), eighth, left_out));
  }
  std::string recap() { return plain_text(method::recap(letter(), eighth)); }
  std::string renegotiation(const CommitmentId& id) {
    return plain_text(method::renegotiation(letter(), id));
  }

  method::Letter letter() {
    view_.emplace(method::View{plan(), index, env().today});
    return {*view_, words};
  }

 private:
  std::optional<method::View> view_;
};

void check_letter(const std::string& name, const std::string& text) {
  CHECK(text == golden("letters/" + name + ".txt", text));
  CHECK(text.find("  ") == std::string::npos);
  CHECK(text.find("\n\n\n") == std::string::npos);
  CHECK(text.find('{') == std::string::npos);
}

void check_formats(const std::string& name, const method::Document& document) {
  const std::string as_markdown = markdown(document);
  const std::string as_html = html(document);
  CHECK(as_markdown == golden("letters/" + name + ".md", as_markdown));
  CHECK(as_html == golden("letters/" + name + ".html", as_html));
}

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

std::size_t word_count(const std::string& text) {
  std::size_t count = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n';
    if (!is_space && !in_word) ++count;
    in_word = !is_space;
  }
  return count;
}

}  // namespace

TEST_CASE("The brief is one page that a mentor reads in two minutes") {
  Story story;
  const std::string text = story.brief();
  check_letter("brief", text);
  CHECK(word_count(text) <= 350);  // with something in every part; 250 in most
  const method::Document document = method::brief(story.letter(), story.eighth, {});
  CHECK(document.title == "Brief for meeting 8");
  CHECK(method::line_count(document) <= method::kPageLines);
  check_formats("brief", document);
}

TEST_CASE("The brief of a meeting without a date, a place, a name or anything to tell") {
  NoorAndJudith world;
  const MeetingId meeting = world.meeting(1, MeetingState::planned, std::nullopt);
  world.change(meeting, [](Meeting& it) { it.place.clear(); });
  world.change(world.mentor, [](Person& it) { it.name.clear(); });
  world.change(world.mentee, [](Person& it) { it.name.clear(); });
  Index index;
  const EnglishDates words;
  const method::View view{world.plan(), index, kToday};
  check_letter("brief-bare", plain_text(method::brief({view, words}, meeting, {})));
}

TEST_CASE("What the mentee took out is not in the brief") {
  Story story;
  const std::string text =
      story.brief({ref_to(story.chapter), ref_to(story.proposal), ref_to(story.goal),
                   ref_to(story.introduce), ref_to(story.rubric)});
  for (const char* words : {"chapter 4", "proposal", "cross-team", "design lead", "rubric"}) {
    CHECK_FALSE(has(text, words));
  }
  CHECK(has(text, "3. Ask whether I may sit in"));
}

TEST_CASE("No date and no lateness is told of what the mentor offered") {
  Story story;
  story.change(story.introduce, [](Commitment& it) { it.due = Due::on(kToday - 15); });
  const std::string text = story.brief();
  CHECK(has(text, "3. Introduce me to the design lead\n"));
  CHECK_FALSE(has(text, "6 Nov"));
}

TEST_CASE("The first note") {
  World world;
  const ChangeSet started = world.commit(StartMentorship{
      "Lead a cross-team project without burning out", {}, "Judith Brandt", at(kToday + 3, 16)});
  const MentorshipId mentorship = world.created<Mentorship>(started).id;
  world.commit(NameMentee{mentorship, "Noor Amari"});
  const MeetingId meeting = world.created<Meeting>(started).id;
  Index index;
  const EnglishDates words;
  const method::View view{world.plan(), index, kToday};
  check_letter("first-note", plain_text(method::first_note({view, words}, meeting)));
  world.commit(MoveMeeting{meeting, std::nullopt, ""});
  world.commit(Remove{ref_to(world.get(mentorship).mentor)});
  check_letter("first-note-bare", plain_text(method::first_note({view, words}, meeting)));
}

TEST_CASE("The recap") {
  Story story;
  story.hold_eighth();
  check_letter("recap", story.recap());
  check_formats("recap", method::recap(story.letter(), story.eighth));
}

TEST_CASE("A recap with no next step says why, and of which day it speaks") {
  Story story;
  story.set_today(kToday + 3);
  story.change(story.eighth, [](Meeting& it) { it.none_because = "we only listened today"; });
  story.commit(FinishMeeting{story.eighth, std::nullopt});
  story.set_today(kToday + 5);
  check_letter("recap-no-step", story.recap());
}

TEST_CASE("Renegotiations") {
  Story story;
  const auto renegotiated = [&](const CommitmentId& id, Event way, Due due, std::string smaller,
                                std::string reason) {
    story.commit(Renegotiate{id, way, due, std::move(smaller), std::move(reason), {}});
    return story.renegotiation(id);
  };
  const std::string finance = "Finance moved their date; the numbers come Friday.";
  check_letter("renegotiate-date",
               renegotiated(story.proposal, Event::new_date, Due::on(kToday + 9), "", finance));
  check_letter("renegotiate-step",
               renegotiated(story.proposal, Event::smaller_step, Due::on(kToday + 12),
                            "Write the first paragraph of the proposal", finance));
  check_letter("renegotiate-hand-back",
               renegotiated(story.example, Event::handed_back, {}, "", ""));
  check_letter("renegotiate-drop",
               renegotiated(story.forum, Event::dropped, {}, "", "The forum has closed."));
  check_letter("renegotiate-offer",
               renegotiated(story.introduce, Event::new_date, Due::whenever(), "", ""));
  CHECK(story.renegotiation(story.chapter).empty());  // never renegotiated
}

TEST_CASE("A renegotiation of both says we, and an open day is no day") {
  Story story;
  story.change(story.forum, [](Commitment& it) {
    it.owner = Owner::both;
    it.due = Due::whenever();
  });
  story.commit(Renegotiate{story.forum, Event::new_date, Due::on(kToday + 9), {}, "", {}});
  CHECK(has(story.renegotiation(story.forum),
            "We said we would do this: Write to the forum’s organiser."));
  CHECK(has(story.renegotiation(story.forum),
            "I propose Mon 30 Nov instead. Is that fine with you?"));
}

TEST_CASE("An offer that is let go gets lighter") {
  Story story;
  story.commit(Renegotiate{story.vendor, Event::dropped, {}, {}, "", {}});
  CHECK(has(story.renegotiation(story.vendor), "Please do not feel bound to it any longer."));
  story.commit(Renegotiate{story.introduce, Event::smaller_step, {}, "Send me the name", "", {}});
  CHECK(has(story.renegotiation(story.introduce), "just as much: Send me the name."));
}

TEST_CASE("Thanks, and a kind reminder") {
  Story story;
  story.change(story.rubric, [](Commitment& it) {
    it.result = "I used it in my first interview.";
    it.pass_on = "The rubric goes to whoever joins next.";
  });
  check_letter("thanks", plain_text(method::thanks(story.letter(), story.rubric)));
  check_letter("reminder", plain_text(method::kind_reminder(story.letter(), story.vendor)));
}

TEST_CASE("A letter about something that is gone or private is empty") {
  Story story;
  const auto texts = [&](const MeetingId& meeting, const CommitmentId& commitment) {
    std::string all;
    for (const method::Document& document :
         {method::brief(story.letter(), meeting, {}), method::first_note(story.letter(), meeting),
          method::recap(story.letter(), meeting), method::agenda(story.letter(), meeting),
          method::renegotiation(story.letter(), commitment),
          method::thanks(story.letter(), commitment),
          method::kind_reminder(story.letter(), commitment)}) {
      all += plain_text(document);
    }
    return all;
  };
  CHECK(texts(story.fresh<Meeting>(), story.fresh<Commitment>()).empty());
  CHECK_FALSE(texts(story.eighth, story.priya).empty());
  story.commit(SetPrivate{ref_to(story.eighth), true});
  story.commit(SetPrivate{ref_to(story.priya), true});
  CHECK(texts(story.eighth, story.priya).empty());
  story.commit(SetPrivate{ref_to(story.eighth), false});
  story.commit(SetPrivate{ref_to(story.priya), false});
  story.commit(SetPrivate{ref_to(story.mentorship), true});
  CHECK(texts(story.eighth, story.priya).empty());
}

TEST_CASE("No letter tells what is private, and none reads a note, even in a plan as it is") {
  Story story;
  story.hold_eighth();
  for (const bool is_private : {false, true}) {
    story.commit(AddNoteLines{story.eighth, {}, {}, {"SECRET note"}, is_private});
    story.commit(AddNoteLines{story.seventh, {}, {}, {"SECRET note"}, is_private});
  }
  story.change(story.mentor, [](Person& it) { it.notes = "SECRET about her"; });
  const auto mark = [&](auto record) {
    record.title = "SECRET";
    record.is_private = true;
    story.put(record);
  };
  for (const AgendaItem* one : children(story.plan(), &AgendaItem::meeting, story.eighth)) {
    mark(*one);
  }
  for (const Commitment* one : children(story.plan(), &Commitment::mentorship, story.mentorship)) {
    mark(*one);
  }
  mark(story.get(story.goal));
  for (const Owner owner : {Owner::mentee, Owner::mentor}) {
    const CommitmentId id = story.commitment("Shared", Due::on(kToday + 5), owner, story.seventh);
    story.commit(Renegotiate{id, Event::new_date, Due::on(kToday + 9), {}, "SECRET", {}});
    for (const History* entry : children(story.plan(), &History::subject, ref_to(id))) {
      story.commit(SetPrivate{ref_to(entry->id), true});
    }
    CHECK_FALSE(has(story.renegotiation(id), "SECRET"));
  }
  const std::string texts = story.brief() + story.recap();
  CHECK(has(texts, "Noor"));
  CHECK_FALSE(has(texts, "SECRET"));
  story.commit(SetPrivate{ref_to(story.mentor), true});
  CHECK_FALSE(has(story.brief() + story.recap(), "Judith"));
}

TEST_CASE("Every sentence of the letters passes through the one function") {
  Story story;
  story.hold_eighth();
  use_catalogue(pseudo_catalogue());
  const std::string text = story.brief() + story.recap() + story.renegotiation(story.proposal) +
                           plain_text(method::thanks(story.letter(), story.rubric)) +
                           plain_text(method::kind_reminder(story.letter(), story.vendor));
  use_catalogue(english_catalogue());
  for (const std::string english : {"Since", "Done", "Moved", "suggested", "questions", "decided",
                                    "answered", "Agenda", "kindly", "reply", "Thank", "I will",
                                    "propose", "hurry", "meet again", "Hello", "before we"}) {
    CAPTURE(english);
    CHECK_FALSE(has(text, english));
  }
}

TEST_CASE("The numbers of a brief stand for its questions and offers, whatever the page shows") {
  Story story;
  const auto numbers = method::brief_numbers(story.letter(), story.eighth, {});
  REQUIRE(numbers.size() == 4);
  CHECK(story.plan().find<Question>(QuestionId{numbers[1].id.text})->title ==
        "Which book would you read again?");
  CHECK(numbers[2] == ref_to(story.introduce));
  CHECK(numbers[3] == ref_to(story.vendor));
  const auto fewer = method::brief_numbers(story.letter(), story.eighth, {ref_to(story.introduce)});
  REQUIRE(fewer.size() == 3);
  CHECK(fewer[2] == ref_to(story.vendor));
  for (int i = 0; i < 40; ++i) story.ask("And another question?");
  for (int i = 0; i < 40; ++i) story.said("And another offer", {}, Owner::mentor);
  const std::string text = story.brief();
  CHECK(has(text, "43. Introduce me to the design lead\n"));  // after 42 questions
  CHECK(has(text, "“43 yes, 44 next week"));
  CHECK(method::brief_numbers(story.letter(), story.eighth, {})[42] == ref_to(story.introduce));
}

TEST_CASE("The brief of a heavy plan fits one printed page, the first of each list kept") {
  Story story;
  const std::string words = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und ";
  std::string long_words = "First";
  for (int i = 0; i < 8; ++i) long_words += " " + words;
  for (int i = 0; i < 30; ++i) {
    story.said(long_words, Due::on(kToday + 9));
    story.said(long_words, {}, Owner::mentor);
    story.ask(long_words);
    story.decide_advice(long_words, AdviceState::applied, long_words, long_words);
    story.commit(AddGoal{story.mentorship, long_words});
    story.commit(AddObjective{story.eighth, long_words});
    story.item(long_words, 5, AgendaSource::own);
    story.commit(TickCommitment{story.said(long_words), true});
  }
  const method::Document document = method::brief(story.letter(), story.eighth, {});
  CHECK(method::line_count(document) <= method::kPageLines);
  const std::string text = plain_text(document);
  for (const char* kept :
       {"Decide which of the two tracks", "1. How did you tell your team?", "Read chapter 4",
        "Open with the decision", "Lead a cross-team project", "From last time", "33. Introduce me",
        "and 30 more", "anything you would", "Noor"}) {
    CAPTURE(kept);
    CHECK(has(text, kept));
  }
  CHECK(is_valid_utf8(text));
}

TEST_CASE(
    "A decision is told as its story: choice, thinking, what happened, what was planned next") {
  Story story;
  auto decision = story.said_in<ithaca::Decision>(story.seventh);
  decision.title = "Said no to the audit";
  decision.thinking = "my project needs the month";
  decision.happened = "nobody minded";
  decision.next = "say so earlier";
  const DecisionId id = story.put(decision).id;
  CHECK(has(story.brief(),
            "Decided: Said no to the audit → I was thinking: my project needs the month → what "
            "happened: nobody minded → next: say so earlier"));
  story.change(id, [](ithaca::Decision& it) { it.thinking.clear(); });
  story.change(id, [](ithaca::Decision& it) { it.next.clear(); });
  CHECK(has(story.brief(), "Decided: Said no to the audit → what happened: nobody minded\n"));
}

TEST_CASE("A measure that was agreed in a meeting stands in its recap, so that both know it") {
  Story story;
  story.hold_eighth();
  CHECK_FALSE(has(story.recap(), "How we will both know"));
  story.change(story.goal, [](Goal& it) { it.measure = "Two teams ship together"; });
  story.commit(SetGoalMeasure{story.goal, "teams", 0, 2});
  story.commit(AgreeMeasure{story.goal, story.eighth});
  CHECK(has(story.recap(), "Lead a cross-team project: Two teams ship together (0 → 2 teams)"));
  story.change(story.goal, [](Goal& it) { it.measure.clear(); });
  CHECK(has(story.recap(), "Lead a cross-team project (0 → 2 teams)"));
  story.change(story.goal, [](Goal& it) { it.is_private = true; });
  CHECK_FALSE(has(story.recap(), "How we will both know"));
}
