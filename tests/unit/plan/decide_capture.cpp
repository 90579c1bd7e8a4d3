#include <doctest/doctest.h>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Note : NoorAndJudith {
  MeetingId meeting_id = held(1, kToday - 20);
  NoteLineId line(const std::string& text, bool is_private = false) {
    return created<NoteLine>(commit(AddNoteLines{meeting_id, {}, {}, {text}, is_private})).id;
  }
};

template <class T>
const T& only(const World& world) {
  REQUIRE(world.plan().of<T>().size() == 1);
  return *world.plan().of<T>().begin()->second.value;
}

}  // namespace

TEST_CASE("Every kind that can be captured becomes a record of its own, linked from its line") {
  const std::vector<std::pair<Captured, std::string_view>> kinds{
      {Captured::i_will, "commitment"}, {Captured::they_offer, "commitment"},
      {Captured::advice, "advice"},     {Captured::feedback, "feedback"},
      {Captured::decision, "decision"}, {Captured::question, "question"},
      {Captured::person, "contact"},    {Captured::resource, "resource"},
      {Captured::signal, "signal"},
  };
  for (const auto& pair : kinds) {
    const Captured what = pair.first;
    const std::string_view kind = pair.second;
    CAPTURE(kind);
    Note note;
    const NoteLineId line = note.line("/x Ask for the numbers");
    note.commit(CaptureLine{line, what, "Ask for the numbers", {}});
    CHECK(note.get(line).text == "Ask for the numbers");
    CHECK(note.get(line).link.kind == kind);
    CHECK(note.plan().has(note.get(line).link));
    CHECK_FALSE(note.decided(CaptureLine{line, what, "again", {}}));
  }
}

TEST_CASE("Words chosen in a line become a record, and the line stays as it was written") {
  Note note;
  const NoteLineId line = note.line("She said: slow down before you answer, and I agree");
  note.commit(CaptureWords{line, Captured::advice, "slow down before you answer", {}});
  CHECK(only<Advice>(note).title == "slow down before you answer");
  CHECK(only<Advice>(note).said_in == note.meeting_id);
  CHECK(note.get(line).text == "She said: slow down before you answer, and I agree");
}

TEST_CASE("A person is captured with a name and why, and a known name is that person") {
  Note note;
  note.commit(
      AddCaptured{note.mentorship, Captured::person, "Ana Costa: supplier quality", {}, {}});
  const Contact& contact = only<Contact>(note);
  CHECK(note.get(contact.person).name == "Ana Costa");
  CHECK(contact.about == "supplier quality");
  CHECK(contact.due.kind == Due::Kind::before_we_meet);
  const auto people = note.plan().of<Person>().size();
  note.commit(AddCaptured{note.mentorship, Captured::person, "ana costa", {}, {}});
  CHECK(note.plan().of<Person>().size() == people);
}

TEST_CASE("A sign is the mentee's alone, and so is the line that it was written in") {
  Note note;
  const NoteLineId line = note.line("looked at the clock");
  note.commit(CaptureLine{line, Captured::signal, "looked at the clock", {}});
  CHECK(only<Signal>(note).is_private);
  CHECK(note.get(line).is_private);
}

TEST_CASE("What was captured in a private line is private") {
  Note note;
  note.commit(CaptureLine{note.line("be careful", true), Captured::advice, "be careful", {}});
  CHECK(only<Advice>(note).is_private);
}

TEST_CASE("Advice that was applied or declined has its day, and the mentor is told anew") {
  Note note;
  note.commit(AddCaptured{note.mentorship, Captured::advice, "slow down", {}, {}});
  const AdviceId id = only<Advice>(note).id;
  note.commit(SetAdviceState{id, AdviceState::applied});
  CHECK(note.get(id).decided_on == kToday);
  note.commit(SetValue{ref_to(id), "told-on", format_day(kToday)});
  note.commit(SetAdviceState{id, AdviceState::declined});
  CHECK_FALSE(note.get(id).told_on);
  note.commit(SetAdviceState{id, AdviceState::thinking});
  CHECK_FALSE(note.get(id).decided_on);
}

TEST_CASE("A choice, a day, a due and a number are set by their words in files") {
  Note note;
  note.commit(AddCaptured{note.mentorship, Captured::person, "Ana", {}, {}});
  const ContactId id = only<Contact>(note).id;
  note.commit(SetValue{ref_to(id), "place", "outside"});
  note.commit(SetValue{ref_to(id), "due", "2026-12-01"});
  CHECK(note.get(id).place == Place::outside);
  CHECK(note.get(id).due == Due::on(day(2026, 12, 1)));
  for (const auto& [key, value] :
       std::vector<std::pair<std::string, std::string>>{{"place", "nowhere"},
                                                        {"due", "soon"},
                                                        {"about", "words"},
                                                        {"id", ""},
                                                        {"position", "a"},
                                                        {"nothing", ""}}) {
    CHECK_FALSE(note.decided(SetValue{ref_to(id), key, value}));
  }
}

TEST_CASE("Nothing is captured of no words, or into a meeting of another mentorship") {
  Note note;
  CHECK_FALSE(note.decided(AddCaptured{note.mentorship, Captured::advice, "  ", {}, {}}));
  CHECK_FALSE(
      note.decided(AddCaptured{note.mentorship, Captured::advice, "a", {}, note.fresh<Meeting>()}));
}

TEST_CASE("What is captured only for oneself is private from its first moment, with its person") {
  Note note;
  note.commit(AddCaptured{note.mentorship, Captured::person, "Ana Costa: budgets", {}, {}, true});
  CHECK(only<Contact>(note).is_private);
  CHECK(note.get(only<Contact>(note).person).is_private);
}
