#include <doctest/doctest.h>

#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

struct Note : NoorAndJudith {
  MeetingId meeting_id = planned(1, kToday);
  AgendaItemId item = created<AgendaItem>(commit(AddAgendaItem{meeting_id, "Budget", 5})).id;

  std::vector<const NoteLine*> lines() const {
    return children(plan(), &NoteLine::meeting, meeting_id);
  }
  std::vector<std::string> texts(AgendaItemId of = {}) const {
    std::vector<std::string> found;
    for (const NoteLine* line : lines()) {
      if (line->agenda_item == of) found.push_back(line->text);
    }
    return found;
  }
  ChangeSet write(std::vector<std::string> words, NoteLineId after = {}, AgendaItemId of = {}) {
    return commit(AddNoteLines{meeting_id, of, after, std::move(words), false});
  }
  NoteLineId line(const std::string& text) const {
    for (const NoteLine* one : lines()) {
      if (one->text == text) return one->id;
    }
    return {};
  }
};

using Texts = std::vector<std::string>;

std::size_t longest_position(const std::vector<const NoteLine*>& lines) {
  std::size_t longest = 0;
  for (const NoteLine* line : lines) longest = std::max(longest, line->position.digits.size());
  return longest;
}

}  // namespace

TEST_CASE("Lines are written at the end, or after another line") {
  Note note;
  note.write({"one", "two"});
  note.write({"three"});
  note.write({"one and a half", "nearly two"}, note.line("one"));
  CHECK(note.texts() == Texts{"one", "one and a half", "nearly two", "two", "three"});
}

TEST_CASE("Lines of an agenda item stand in their own order") {
  Note note;
  note.write({"before"});
  note.write({"a"}, {}, note.item);
  note.write({"later"});
  note.write({"b"}, note.line("a"), note.item);
  CHECK(note.texts() == Texts{"before", "later"});
  CHECK(note.texts(note.item) == Texts{"a", "b"});
  CHECK_FALSE(
      note.decided(AddNoteLines{note.meeting_id, note.fresh<AgendaItem>(), {}, {"a"}, false}));
}

TEST_CASE("A pasted text with line breaks becomes lines") {
  Note note;
  note.write({"one\r\ntwo\nthree", "four"});
  CHECK(note.texts() == Texts{"one", "two", "three", "four"});
  CHECK(note.decided(AddNoteLines{note.meeting_id, {}, {}, {}, false})->empty());
}

TEST_CASE("Twenty thousand pasted lines keep short places") {
  Note note;
  note.write({"first", "last"});
  Texts pasted;
  for (int i = 0; i < 20000; ++i) pasted.push_back(std::to_string(i));
  note.write(pasted, note.line("first"));
  const Texts texts = note.texts();
  REQUIRE(texts.size() == 20002);
  CHECK(texts[1] == "0");
  CHECK(texts[20000] == "19999");
  CHECK(texts[20001] == "last");
  CHECK(longest_position(note.lines()) <= 6);
}

TEST_CASE("Lines typed one after the other keep short places") {
  SUBCASE("at the end") {
    Position last;
    for (int i = 0; i < 20000; ++i) {
      const Position next = position_between(last, {});
      REQUIRE(last < next);
      REQUIRE(is_position(next.digits));
      last = next;
    }
    CHECK(last.digits.size() <= 5);
  }
  SUBCASE("in the middle") {
    Position last{"4"};
    for (int i = 0; i < 20000; ++i) {
      const Position next = position_between(last, Position{"5"});
      REQUIRE(last < next);
      REQUIRE(next < Position{"5"});
      last = next;
    }
    CHECK(last.digits.size() <= 6);
  }
}

TEST_CASE("Enter splits a line where the caret stands") {
  Note note;
  note.write({"größer next", "last"});
  const NoteLineId line = note.line("größer next");
  note.commit(SplitNoteLine{line, 8});
  CHECK(note.texts() == Texts{"größer", " next", "last"});
  note.commit(SplitNoteLine{line, 900});  // past the end: an empty line follows
  CHECK(note.texts() == Texts{"größer", "", " next", "last"});
  const auto refused = note.decided(SplitNoteLine{line, 3});  // inside the ö
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::bad_encoding);
}

TEST_CASE("The first part of a split line stays linked, the rest is private as it was") {
  Note note;
  note.commit(AddNoteLines{note.meeting_id, note.item, {}, {"one two"}, true});
  const NoteLineId line = note.lines()[0]->id;
  note.commit(CaptureLine{line, Captured::i_will, "one two", {}});
  note.commit(SplitNoteLine{line, 3});
  REQUIRE(note.lines().size() == 2);
  CHECK(note.lines()[0]->link.is_set());
  CHECK_FALSE(note.lines()[1]->link.is_set());
  CHECK(note.lines()[1]->is_private);
  CHECK(note.lines()[1]->agenda_item == note.item);
}

TEST_CASE("Backspace at the start joins a line with the one above it in the same place") {
  Note note;
  note.write({"one", "two"});
  note.write({"other"}, {}, note.item);
  note.commit(AddNoteLines{note.meeting_id, {}, {}, {"private"}, true});
  note.commit(JoinNoteLine{note.line("two")});
  CHECK(note.texts() == Texts{"onetwo", "private"});
  CHECK(note.decided(JoinNoteLine{note.line("other")})->empty());    // nothing above in its item
  CHECK(note.decided(JoinNoteLine{note.line("private")})->empty());  // never into a shared line
  CHECK(note.decided(JoinNoteLine{note.line("onetwo")})->empty());
}

TEST_CASE("An empty first line goes away when it is joined") {
  Note note;
  note.write({"", "two"});
  note.commit(JoinNoteLine{note.line("")});
  CHECK(note.texts() == Texts{"two"});
}

TEST_CASE("A line keeps its commitment when it joins one that has none") {
  Note note;
  note.write({"so: ", "call Priya"});
  note.commit(CaptureLine{note.line("call Priya"), Captured::i_will, "call Priya", {}});
  note.commit(JoinNoteLine{note.line("call Priya")});
  REQUIRE(note.lines().size() == 1);
  CHECK(note.lines()[0]->link.kind == "commitment");
}

TEST_CASE("Capturing a line makes a commitment, and the line stays, linked") {
  Note note;
  note.change(note.item, [&](AgendaItem& it) { it.goal = note.goal; });
  note.commit(AddNoteLines{note.meeting_id, note.item, {}, {"/i call Priya fri"}, true});
  const NoteLineId line = note.lines()[0]->id;
  const ChangeSet done =
      note.commit(CaptureLine{line, Captured::i_will, "call Priya", Due::on(kToday + 6)});
  const Commitment& commitment = note.created<Commitment>(done);
  CHECK(commitment.title == "call Priya");
  CHECK(commitment.owner == Owner::mentee);
  CHECK(commitment.due == Due::on(kToday + 6));
  CHECK(commitment.said_in == note.meeting_id);
  CHECK(commitment.said_on == kToday);
  CHECK(commitment.goal == note.goal);
  CHECK(commitment.mentorship == note.mentorship);
  CHECK(commitment.is_private);
  CHECK(note.get(line).text == "call Priya");
  CHECK(note.get(line).link == ref_to(commitment));

  const auto refused = note.decided(CaptureLine{line, Captured::i_will, "again", {}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::duplicate);
  note.commit(Remove{ref_to(commitment.id)});
  CHECK_FALSE(note.get(line).link.is_set());
  CHECK(note.decided(CaptureLine{line, Captured::i_will, "again", {}}));
}

TEST_CASE("Capturing nothing asks for the words, and a line that is gone says so") {
  Note note;
  note.write({"/i "});
  const auto empty = note.decided(CaptureLine{note.line("/i "), Captured::i_will, " ", {}});
  REQUIRE_FALSE(empty);
  CHECK(empty.error().code == Errc::missing);
  const NoteLineId gone = note.fresh<NoteLine>();
  for (const Intent& intent : std::vector<Intent>{SplitNoteLine{gone, 0}, JoinNoteLine{gone},
                                                  CaptureLine{gone, {}, "A", {}}}) {
    const auto refused = note.decided(intent);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::not_found);
  }
}

TEST_CASE("The lines of a deleted agenda item stay, after those of no item") {
  Note note;
  note.write({"before"});
  note.write({"a", "b"}, {}, note.item);
  note.write({"later"});
  const ChangeSet removed = note.commit(Remove{ref_to(note.item)});
  CHECK(note.texts() == Texts{"before", "later", "a", "b"});
  note.apply_changes(reversed(removed));
  CHECK(note.texts() == Texts{"before", "later"});
  CHECK(note.texts(note.item) == Texts{"a", "b"});
}
