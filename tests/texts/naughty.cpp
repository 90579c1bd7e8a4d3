// The big list of naughty strings, typed into every field of words and said in every intent that
// makes a record: what goes in comes out again, of a file, a snapshot, the log and the search.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "derive/binary.hpp"
#include "derive/join.hpp"
#include "derive/plan_file.hpp"
#include "derive/search.hpp"
#include "documents/letter_text.hpp"
#include "method/letters.hpp"
#include "support/date_words.hpp"
#include "support/sample_plan.hpp"
#include "texts/texts.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

// Replaces the whole text of a field, as a person who selects it and pastes.
EditText pasted(const Ref& record, const meta::AnyField& field, const std::string& before,
                const std::string& text) {
  return {record, std::string(field.facts.key), {0, before, text}};
}

std::size_t found(const Plan& plan, const std::string& query) {
  TextIndex index;
  while (index.work(plan, query, 1000)) {
  }
  return index.found().size();
}

void check_kept(const Plan& plan) {
  const std::string file = write_plan_file(plan);
  const auto read = read_plan_file(file);
  REQUIRE(read);
  CHECK(read->is_whole);
  CHECK(read->report_count == 0);
  CHECK(is_same_plan(read->plan, plan));
  CHECK(write_plan_file(read->plan) == file);
  const auto snapshot = decode_snapshot(encode_snapshot(plan));
  REQUIRE(snapshot);
  CHECK(is_same_plan(*snapshot, plan));
}

// In markup a naughty string is words: each "<" begins one of the writer's own elements.
void check_markup(const std::string& html) {
  CHECK(is_valid_utf8(html));
  constexpr std::array<std::string_view, 6> kElements{"p", "h2", "ul", "ol", "li", "br"};
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t name = at + (html[at + 1] == '/' ? 2 : 1);
    const std::size_t end = html.find_first_of(" >", name);
    const std::string element = html.substr(name, end - name);
    CHECK(std::count(kElements.begin(), kElements.end(), element) == 1);
  }
}

struct WithPlainLine : Full {
  NoteLineId plain_line =
      created<NoteLine>(commit(AddNoteLines{meeting_id, {}, {}, {"about Priya"}, false})).id;
};

// Each intent that makes a record of a text.
std::vector<Intent> intents_that_say(const WithPlainLine& world, const std::string& text) {
  const MentorshipId one = world.mentorship;
  std::vector<Intent> intents{
      StartMentorship{text, {}, text, {}},
      NameMentor{one, text},
      NameMentee{one, text},
      AddGoal{one, text, false},
      MakeGoalSmaller{world.goal, text, text},
      AddPath{world.goal, text, false},
      AddMilestone{world.goal, text, {}, false},
      MoveMeeting{world.next, at(kToday + 9, 9), text},
      AddObjective{world.next, text, false},
      AddAgendaItem{world.next, text, 5, false},
      AddNoteLines{world.next, {}, {}, {text, text}, false},
      CaptureWords{world.plain_line, Captured::advice, text, {}},
      AddTopic{one, text, world.goal, 0, TopicKind::talk, false},
      AddAbsence{one, Owner::mentee, kToday, kToday + 1, text, false},
      AddCommitment{one, Owner::mentee, text, {}, {}, CommitmentKind::act, false},
      Renegotiate{world.captured, Event::smaller_step, {}, text, text, {}},
      LogTouchpoint{one, Means::call, text, false},
  };
  for (int what = 0; what < 9; ++what) {
    intents.push_back(AddCaptured{one, static_cast<Captured>(what), text, {}, {}, false});
  }
  return intents;
}

}  // namespace

TEST_CASE("Each naughty string, put into every field of words, comes back from wherever it went") {
  const std::vector<std::string> strings = naughty_strings();
  CHECK(strings.size() == 485);
  for (const std::string& text : strings) {
    CAPTURE(text);
    Full world;
    std::size_t fields = 0;
    for (const meta::Kind& kind : kKinds) {
      const RecordId id = world.plan().table(kind).begin()->first;
      const Ref record{std::string(kind.name), id};
      for (const meta::AnyField& field : kind.fields) {
        if (!field.type->is_words) continue;
        CAPTURE(kind.name);
        CAPTURE(field.facts.key);
        const auto words = [&]() -> const std::string& {
          return field.words(world.plan().row(kind, id)->value.get());
        };
        const Plan before = world.plan();
        const ChangeSet done = world.commit(pasted(record, field, words(), text));
        CHECK(words() == text);
        const auto logged = decode_changes(encode_changes(done, world.last_dot()), before);
        REQUIRE(logged);
        Plan replayed = before;
        apply(replayed, logged->changes, logged->dot);
        CHECK(is_same_plan(replayed, world.plan()));
        ++fields;
      }
    }
    CHECK(fields >= 40);
    check_kept(world.plan());
    const bool has_words = !trimmed(folded(text)).empty();
    CHECK(found(world.plan(), text) >= (has_words ? std::size(kKinds) - 3 : 0));
  }
}

TEST_CASE("Each naughty string that an intent says is taken in, or refused with a sentence") {
  std::size_t taken = 0;
  for (const std::string& text : naughty_strings()) {
    CAPTURE(text);
    WithPlainLine world;
    const std::size_t count = intents_that_say(world, text).size();
    for (std::size_t i = 0; i < count; ++i) {
      CAPTURE(i);
      const Plan before = world.plan();
      Result<ChangeSet> decision = world.decided(intents_that_say(world, text)[i]);
      CHECK(is_same_plan(world.plan(), before));
      if (!decision) {
        CHECK_FALSE(decision.error().what.empty());
        CHECK(trimmed(text).empty());
        continue;
      }
      world.apply_changes(*std::move(decision));
      ++taken;
    }
    check_kept(world.plan());
    Index index;
    const method::View view{world.plan(), index, kToday};
    const EnglishDates words;
    const method::Document brief = method::brief(method::Letter{view, words}, world.next, {});
    CHECK(is_valid_utf8(plain_text(brief)));
    CHECK(is_valid_utf8(markdown(brief)));
    check_markup(html(brief));
  }
  CHECK(taken > 10000);
}
