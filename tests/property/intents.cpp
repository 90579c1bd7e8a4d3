// Random intents on a random plan: what a decision does can always be taken back, and is stamped.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>
#include <set>

#include "base/text.hpp"
#include "documents/letter_text.hpp"
#include "method/checks.hpp"
#include "method/letters.hpp"
#include "method/today.hpp"
#include "method/typed_date.hpp"
#include "support/date_words.hpp"
#include "support/sample_plan.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

// Draws from rapidcheck, so that a failing case shrinks.
struct Draw {
  const Plan& plan;
  World& world;

  std::size_t below(std::size_t count) const { return *rc::gen::inRange<std::size_t>(0, count); }
  bool coin() const { return below(2) == 0; }

  // Mostly a record of the plan, at times one that is gone, at times none.
  template <class T>
  IdOf<T> id() const {
    const TableOf<T> table = plan.of<T>();
    const std::size_t choice = below(10);
    if (choice == 0) return {};
    if (choice == 1 || table.empty()) return world.fresh<T>();
    return std::next(table.begin(), static_cast<std::ptrdiff_t>(below(table.size())))->first;
  }
  Ref ref() const {
    Ref found;
    std::size_t kind = below(Entities::size() + 1);
    Entities::each([&]<class T>() {
      if (kind-- == 0) found = ithaca::ref_to<T>(id<T>());
    });
    return found;
  }
  std::string text() const {
    static const std::vector<std::string> texts{"",       " ",          "Draft",
                                                "größer", "two\nlines", " \t\n",
                                                "日本語", "a\xff",      std::string(20000, 'x')};
    return texts[below(texts.size())];
  }
  int number() const {
    static const std::vector<int> numbers{0,
                                          1,
                                          5,
                                          45,
                                          100,
                                          101,
                                          -1,
                                          60,
                                          1440,
                                          1441,
                                          4000,
                                          std::numeric_limits<int>::max(),
                                          std::numeric_limits<int>::min()};
    return numbers[below(numbers.size())];
  }
  Day some_day() const {
    static const std::vector<Day> days{kToday,
                                       kToday - 400,
                                       kToday + 1,
                                       kToday + 40,
                                       Day{},
                                       Day{3000000},
                                       Day{-3000000},
                                       Day{std::numeric_limits<int>::max()},
                                       Day{std::numeric_limits<int>::min()}};
    return days[below(days.size())];
  }
  std::optional<Day> maybe_day() const { return coin() ? std::optional(some_day()) : std::nullopt; }
  std::optional<When> when() const {
    if (below(4) == 0) return std::nullopt;
    When when{some_day(), std::nullopt, {}};
    if (coin()) when.time = ClockTime{static_cast<std::int16_t>(below(1440))};
    if (coin()) when.zone = coin() ? "Asia/Tokyo" : "Europe/Berlin";
    return when;
  }
  Due due() const {
    const std::size_t kind = below(3);
    return kind == 0 ? Due{} : kind == 1 ? Due::whenever() : Due::on(some_day());
  }
  Owner owner() const { return static_cast<Owner>(below(3)); }

  // A splice that fits the field, or any.
  EditText typing() const {
    const Ref record = ref();
    std::string key = "title";
    std::string before;
    if (plan.has(record)) {
      const meta::Kind& kind = *kind_named(record.kind);
      const meta::AnyField& field = kind.fields[below(kind.fields.size())];
      if (field.type->is_words) {
        key = std::string(field.facts.key);
        before = field.words(plan.row(kind, record.id)->value.get());
      }
    }
    if (below(8) == 0) return {record, text(), {below(9), text(), text()}};
    const std::size_t at = below(before.size() + 1);
    const std::size_t removed = below(before.size() - at + 1);
    return {record, key, {at, before.substr(at, removed), text()}};
  }

  Intent intent() const {
    switch (below(std::variant_size_v<Intent>)) {
      case 0:
        return StartMentorship{text(), {Purpose::career}, text(), when()};
      case 1:
        return typing();
      case 2:
        return SetPrivate{ref(), coin()};
      case 3:
        return Remove{ref()};
      case 4:
        return SetRhythm{id<Mentorship>(), number()};
      case 5:
        return SetMeetingMinutes{id<Mentorship>(), number()};
      case 6:
        return NameMentor{id<Mentorship>(), text()};
      case 7:
        return NameMentee{id<Mentorship>(), text()};
      case 8:
        return AddGoal{id<Mentorship>(), text()};
      case 9:
        return SetGoalUntil{id<Goal>(), maybe_day(), text()};
      case 10:
        return SetGoalProgress{id<Goal>(), number()};
      case 11:
        return SetGoalState{id<Goal>(), static_cast<GoalState>(below(3)), text()};
      case 12:
        return AgreeMeasure{id<Goal>(), id<Meeting>()};
      case 13:
        return AddMilestone{id<Goal>(), text(), maybe_day()};
      case 14:
        return SetMilestoneDue{id<Milestone>(), maybe_day()};
      case 15:
        return TickMilestone{id<Milestone>(), coin()};
      case 16:
        return PlanMeeting{id<Mentorship>(), when()};
      case 17:
        return MoveMeeting{id<Meeting>(), when(), text()};
      case 18:
        return SetMinutes{id<Meeting>(), number()};
      case 19:
        return CancelMeeting{id<Meeting>(), text()};
      case 20:
        return MarkMissed{id<Meeting>()};
      case 21:
        return MarkBriefed{id<Meeting>()};
      case 22:
        return BeginMeeting{id<Meeting>()};
      case 23:
        return FinishMeeting{id<Meeting>(), when()};
      case 24:
        return AddAgendaItem{id<Meeting>(), text(), number()};
      case 25:
        return SetAgendaMinutes{id<AgendaItem>(), number()};
      case 26:
        return TickAgendaItem{id<AgendaItem>(), coin()};
      case 27:
        return MoveAgendaItem{id<AgendaItem>(), coin() ? Direction::up : Direction::down};
      case 28:
        return CarryOver{id<AgendaItem>(), id<Meeting>()};
      case 29:
        return AddNoteLines{id<Meeting>(), id<AgendaItem>(), id<NoteLine>(),
                            std::vector<std::string>(below(4), text()), coin()};
      case 30:
        return SplitNoteLine{id<NoteLine>(), below(9)};
      case 31:
        return JoinNoteLine{id<NoteLine>()};
      case 32:
        return CaptureLine{id<NoteLine>(), captured(), text(), due()};
      case 33:
        return AddCommitment{id<Mentorship>(), owner(),
                             text(),           due(),
                             id<Meeting>(),    static_cast<CommitmentKind>(below(7))};
      case 34:
        return TickCommitment{id<Commitment>(), coin()};
      case 35:
        return SetCommitmentDue{id<Commitment>(), due()};
      case 36:
        return Renegotiate{id<Commitment>(), static_cast<Event>(below(6)), due(), text(), text(),
                           id<Meeting>()};
      case 37:
        return Thank{id<Commitment>()};
      case 38:
        return LogTouchpoint{id<Mentorship>(), static_cast<Means>(below(4)), text()};
      case 39:
        return SetValue{ref(), value_key(), text()};
      case 40:
        return MakeGoalSmaller{id<Goal>(), text(), text()};
      case 41:
        return NoteGoalChange{id<Goal>(), coin() ? "title" : "measure", text()};
      case 42:
        return SetGoalMeasure{id<Goal>(), text(), number(), number()};
      case 43:
        return SetGoalReading{id<Goal>(), number()};
      case 44:
        return AddPath{id<Goal>(), text()};
      case 45:
        return ChoosePath{id<Goal>(), id<Path>(), text()};
      case 46:
        return PlanMeetings{id<Mentorship>(), std::vector<When>(below(4), when().value_or(When{}))};
      case 47:
        return AddObjective{id<Meeting>(), text()};
      case 48:
        return PlaceAgendaItem{id<AgendaItem>(), id<AgendaItem>()};
      case 49:
        return CaptureWords{id<NoteLine>(), captured(), text(), due()};
      case 50:
        return AddCaptured{id<Mentorship>(), captured(), text(), due(), id<Meeting>()};
      case 51:
        return SetAdviceState{id<Advice>(), static_cast<AdviceState>(below(5))};
      case 52:
        return TickContact{id<Contact>(), coin()};
      case 53:
        return TickResource{id<Resource>(), coin()};
      case 54:
        return SetQuestionState{id<Question>(), static_cast<QuestionState>(below(3))};
      case 55:
        return AddTopic{id<Mentorship>(), text(), id<Goal>(), static_cast<int>(below(5)),
                        TopicKind::talk};
      case 56:
        return MoveTopic{id<Topic>(), coin() ? static_cast<int>(below(5)) : number(), id<Topic>()};
      case 57:
        return TickTopic{id<Topic>(), coin()};
      case 58:
        return AddAbsence{id<Mentorship>(), owner(), some_day(), some_day(), text()};
      case 59:
        return HoldTime{ref(), when().value_or(When{}), number()};
      case 60:
        return SetTopicMinutes{id<Topic>(), number()};
      default:
        return MarkReminded{id<Commitment>()};
    }
  }
  Captured captured() const { return static_cast<Captured>(below(9)); }
  std::string value_key() const {
    static const std::vector<std::string> keys{"state", "kind", "due", "goal", "slot", "nothing"};
    return keys[below(keys.size())];
  }
};

// Every field that differs was written by `dot`, every other one keeps the dot it had.
void check_dots(const Plan& plan, const Edit& edit, const Dot& dot) {
  const Row* row = plan.row(*edit.kind, edit.id);
  if (!edit.after || row == nullptr) {  // removed by it, or by a later edit of the set
    if (row != nullptr) return;         // created again by a later one
    RC_ASSERT(plan.deleted().at({std::string(edit.kind->name), edit.id}) == std::vector<Dot>{dot});
    return;
  }
  std::string space;
  for (std::uint16_t number = 0; number < edit.kind->fields.size(); ++number) {
    const meta::AnyField& field = edit.kind->fields[number];
    if (!field.is_set()) {
      const bool is_written = !edit.before || !field.same(edit.before.get(), edit.after.get());
      RC_ASSERT(row->stamp->dot_of(number) ==
                (is_written ? dot : edit.before_stamp->dot_of(number)));
    } else if (edit.before) {
      const auto before = field.get(edit.before.get(), space).list;
      for (const std::string& text : field.get(edit.after.get(), space).list) {
        if (std::find(before.begin(), before.end(), text) != before.end()) continue;
        const auto& elements = row->stamp->elements;
        RC_ASSERT(std::any_of(elements.begin(), elements.end(), [&](const auto& entry) {
          return entry.field == number && entry.element == text && entry.dot == dot;
        }));
      }
    }
  }
}

// What a file could not hold is in no plan, whatever was asked for.
void check_limits(const Plan& plan) {
  std::string space;
  for (const meta::Kind& kind : kKinds) {
    for (const auto& [id, row] : plan.table(kind)) {
      const std::shared_ptr<void> again = kind.make();
      for (const meta::AnyField& field : kind.fields) {
        const meta::Value value = field.get(row.value.get(), space);
        RC_ASSERT(field.set(again.get(), value) == meta::Unreadable::no);
        RC_ASSERT(field.same(again.get(), row.value.get()));
        if (!field.type->is_words) continue;
        RC_ASSERT(value.text.size() <= field.facts.longest);
        RC_ASSERT(is_valid_utf8(value.text));
      }
    }
  }
}

// In every format: whole characters, and no markup but the writer's own.
void check_letter(const method::Document& document) {
  RC_ASSERT(is_valid_utf8(plain_text(document)));
  RC_ASSERT(is_valid_utf8(markdown(document)));
  RC_ASSERT(is_valid_utf8(html(document)));
  for (const method::Block& block : document.blocks) {
    RC_ASSERT(!block.items.empty() || !block.text.empty());
    for (const std::string& item : block.items) RC_ASSERT(!item.empty());
  }
}

struct Rich : NoorAndJudith {
  explicit Rich(std::uint64_t seed) : NoorAndJudith(seed) {
    const MeetingId first = held(1, kToday - 20);
    const MeetingId next = created<Meeting>(commit(PlanMeeting{mentorship, at(kToday + 3, 16)})).id;
    commit(AddAgendaItem{first, "Left open", 5});
    commit(AddAgendaItem{next, "Budget", 5});
    commit(AddNoteLines{first, {}, {}, {"one", "two", "three"}, false});
    commit(AddMilestone{goal, "Draft", kToday + 5});
    commit(AddPath{goal, "By leading a small one first"});
    for (const std::int32_t slot : {0, 1, 2, 3}) commit(AddTopic{mentorship, "Topic", goal, slot});
    for (int what = 0; what < 9; ++what) {
      commit(AddCaptured{mentorship, static_cast<Captured>(what), "Ana: words", {}, first});
    }
    for (const Owner owner : {Owner::mentee, Owner::mentor, Owner::both}) {
      commitment("Commitment", {}, owner, first);
    }
  }
};

}  // namespace

TEST_CASE("Whatever is decided can be taken back, one by one and all of it") {
  std::set<std::size_t> kinds_done;
  CHECK(rc::check([&] {
    Rich world(*rc::gen::arbitrary<std::uint64_t>());
    const Plan start = world.plan();
    std::vector<ChangeSet> done;
    const int count = *rc::gen::inRange(1, 60);
    for (int i = 0; i < count; ++i) {
      const Intent intent = Draw{world.plan(), world}.intent();
      const std::uint64_t revision = world.plan().revision();
      Result<ChangeSet> decision = world.decided(intent);
      RC_ASSERT(world.plan().revision() == revision);
      if (!decision || decision->empty()) continue;
      kinds_done.insert(intent.index());
      const Plan before = world.plan();
      const ChangeSet applied = world.apply_changes(*std::move(decision));
      const Dot dot = world.last_dot();
      for (const Edit& edit : applied.edits) check_dots(world.plan(), edit, dot);
      check_limits(world.plan());

      const Plan after = world.plan();
      const ChangeSet undone = world.apply_changes(reversed(applied));
      RC_ASSERT(same_records(world.plan(), before));
      const Dot undo_dot = world.last_dot();
      for (const Edit& edit : undone.edits) check_dots(world.plan(), edit, undo_dot);
      done.push_back(world.apply_changes(reversed(undone)));
      RC_ASSERT(same_records(world.plan(), after));
    }
    for (auto it = done.rbegin(); it != done.rend(); ++it) world.apply_changes(reversed(*it));
    RC_ASSERT(same_records(world.plan(), start));
  }));
  CHECK(kinds_done.size() >= 48);  // of 61: the runs did not refuse everything
}

TEST_CASE("Lists that are mended are those that are made anew") {
  CHECK(rc::check([] {
    const auto assert_same = [](const auto& kept, const auto& anew) {
      RC_ASSERT(std::equal(kept.begin(), kept.end(), anew.begin(), anew.end()));
    };
    Rich world(*rc::gen::arbitrary<std::uint64_t>());
    const Plan& plan = world.plan();
    Index kept;
    const int count = *rc::gen::inRange(1, 60);
    for (int i = 0; i < count; ++i) {
      Result<ChangeSet> decision = world.decided(Draw{plan, world}.intent());
      if (decision) world.apply_changes(*std::move(decision));
      Index anew;
      for (const auto& [id, row] : plan.of<Mentorship>()) {
        assert_same(kept.meetings(plan, id), anew.meetings(plan, id));
        assert_same(kept.commitments(plan, id), anew.commitments(plan, id));
        assert_same(kept.topics(plan, id), anew.topics(plan, id));
      }
      for (const auto& [id, row] : plan.of<Meeting>()) {
        assert_same(kept.agenda(plan, id), anew.agenda(plan, id));
        assert_same(kept.note(plan, id), anew.note(plan, id));
        assert_same(kept.history(plan, ref_to<Meeting>(id)),
                    anew.history(plan, ref_to<Meeting>(id)));
      }
      for (const auto& [id, row] : plan.of<Goal>()) {
        assert_same(kept.about<Commitment>(plan, id), anew.about<Commitment>(plan, id));
      }
    }
  }));
}

TEST_CASE("Whatever a plan holds, the method reads it") {
  CHECK(rc::check([] {
    Rich world(*rc::gen::arbitrary<std::uint64_t>());
    const int count = *rc::gen::inRange(1, 60);
    for (int i = 0; i < count; ++i) {
      Result<ChangeSet> decision = world.decided(Draw{world.plan(), world}.intent());
      if (decision) world.apply_changes(*std::move(decision));
    }
    Index index;
    const method::View view{world.plan(), index, kToday};
    const EnglishDates words;
    const method::Letter letter{view, words};
    for (const auto& [id, row] : world.plan().of<Mentorship>()) {
      RC_ASSERT(method::today_cards(view, *row.value, words).size() <= 5U);
      for (const auto& checks :
           {method::without_held_time(view, id), method::undecided_advice(view, id),
            method::untold_advice(view, id)}) {
        for (const method::Check& check : checks) RC_ASSERT(is_valid_utf8(check.sentence));
      }
      for (const method::DatedCommitment& late : method::late_commitments(view, id)) {
        RC_ASSERT(method::late_and_silent(late, view, words).has_value());
      }
      method::one_sided(view, id);
      method::more_time_than_agreed(view, id);
      const method::Document update = method::short_update(letter, id);
      check_letter(update);
      RC_ASSERT(!update.empty() || method::told_by_update(letter, id).empty());
      for (const Ref& ref : method::due_before_meeting(view, id)) {
        RC_ASSERT(world.plan().has(ref));
      }
      const auto health = method::health_line(view, *row.value, words);
      RC_ASSERT(!health || !health->sentence.empty());
      const auto all = index.commitments(world.plan(), id);
      const auto is_open = [](const Commitment* one) {
        return one->state == CommitmentState::open;
      };
      RC_ASSERT(method::dated_commitments(view, id).size() ==
                static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_open)));
    }
    for (const auto& [id, row] : world.plan().of<Meeting>()) {
      for (const method::Document& document :
           {method::brief(letter, id, {}), method::first_note(letter, id),
            method::recap(letter, id), method::agenda(letter, id)}) {
        check_letter(document);
        RC_ASSERT(!row.value->is_private || document.empty());
      }
      for (const method::SinceLine& line : method::since_lines(view, *row.value)) {
        RC_ASSERT(!method::since_state(line, words).empty());
        RC_ASSERT(is_valid_utf8(method::since_detail(line)));
      }
      method::open_points(view, *row.value);
      method::without_step(view, *row.value);
      for (const method::Check& check : method::preparation_offers(view, *row.value)) {
        RC_ASSERT(is_valid_utf8(check.sentence));
      }
      const auto numbers = method::brief_numbers(letter, id, {});
      RC_ASSERT(!row.value->is_private || numbers.empty());
    }
    for (const auto& [id, row] : world.plan().of<Advice>()) {
      const method::Document became = method::what_became(letter, id);
      check_letter(became);
      RC_ASSERT(!row.value->is_private || became.empty());
    }
    for (const auto& [id, row] : world.plan().of<Commitment>()) {
      for (const method::Document& document :
           {method::renegotiation(letter, id), method::thanks(letter, id),
            method::kind_reminder(letter, id)}) {
        check_letter(document);
        RC_ASSERT(!row.value->is_private || document.empty());
      }
      RC_ASSERT(!method::is_late(view, *row.value) || row.value->state == CommitmentState::open);
    }
  }));
}

TEST_CASE("Any text is a date or none, and loses no word but the day at its end") {
  CHECK(rc::check([] {
    static const std::vector<std::string> pieces{
        "fri",   "sun", "24", "nov",    ".",        "/",    " ",   " ",     ":",
        "16:30", "in",  "2",  "weeks",  "by",       "at",   "the", "é",     "\xff",
        "2026",  "-",   "am", "29 feb", "tomorrow", "9999", "\n",  "months"};
    std::string text;
    const int count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i)
      text += pieces[*rc::gen::inRange<std::size_t>(0, pieces.size())];
    const EnglishDates english;
    const GermanDates german;
    for (const method::DateWords* words : {static_cast<const method::DateWords*>(&english),
                                           static_cast<const method::DateWords*>(&german)}) {
      const auto date = method::read_date(text, kToday, *words);
      RC_ASSERT(!date || date->day || date->time);
      const auto trailing = method::read_trailing_day(text, kToday, *words);
      if (!trailing) continue;
      const std::string_view whole = trimmed(text);
      RC_ASSERT(whole.substr(0, trailing->rest.size()) == trailing->rest);
      RC_ASSERT(!trailing->rest.empty());
    }
  }));
}
