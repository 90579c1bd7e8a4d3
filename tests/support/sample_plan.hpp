// Small plans for tests: Noor, whose mentor is Judith Brandt, on Saturday 21 November 2026.
// Knows no test framework: a decision that a test takes for granted ends the program when refused.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <type_traits>
#include <utility>

#include "plan/decide.hpp"
#include "plan/query.hpp"

namespace ithaca::testing {

// The same ids in every run (SplitMix64).
class SeededIds final : public IdSource {
 public:
  explicit SeededIds(std::uint64_t seed) : state_(seed) {}
  std::pair<std::uint16_t, std::uint64_t> bits() override {
    return {static_cast<std::uint16_t>(next()), next()};
  }

 private:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t word = state_;
    word = (word ^ (word >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    word = (word ^ (word >> 27U)) * 0x94D049BB133111EBULL;
    return word ^ (word >> 31U);
  }
  std::uint64_t state_;
};

// The kind of record that an id names.
template <class IdType, class List>
struct RecordOf;
template <class IdType, class T, class... Rest>
struct RecordOf<IdType, EntityList<T, Rest...>> {
  using type = typename std::conditional_t<std::is_same_v<IdOf<T>, IdType>, std::type_identity<T>,
                                           RecordOf<IdType, EntityList<Rest...>>>::type;
};
template <class Tag>
using EntityOf = typename RecordOf<Id<Tag>, Entities>::type;

template <class Tag>
Ref ref_to(const Id<Tag>& id) {
  return ithaca::ref_to<EntityOf<Tag>>(id);
}

inline Day day(int year, unsigned month, unsigned day_of_month) {
  return day_of({year, month, day_of_month}).value_or(Day{});
}
inline const Day kToday = day(2026, 11, 21);  // a Saturday

inline When at(Day on, int hour, int minute = 0) {
  return {on, ClockTime{static_cast<std::int16_t>(hour * 60 + minute)}, "Europe/Berlin"};
}

// A plan, the person's day and zone, and what was done to it, each edit with a fresh dot.
class World {
 public:
  explicit World(std::uint64_t seed = 1) : ids_(seed) {
    env_.now_ms = 1795251600000;  // 2026-11-21T09:00:00Z
    env_.today = kToday;
    env_.zone = "Europe/Berlin";
    env_.ids = &ids_;
    replica_ = env_.fresh<ReplicaTag>();
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  const Plan& plan() const { return plan_; }
  const Env& env() const { return env_; }
  void set_today(Day today) { env_.today = today; }
  Dot last_dot() const { return {replica_, counter_}; }

  Result<ChangeSet> decided(const Intent& intent) const { return decide(plan_, intent, env_); }

  ChangeSet apply_changes(ChangeSet changes) {
    return apply(plan_, std::move(changes), {replica_, ++counter_});
  }
  // Does what the intent means; the change set as it was applied.
  ChangeSet commit(const Intent& intent) {
    Result<ChangeSet> decision = decided(intent);
    if (!decision) {
      std::fprintf(stderr, "refused: %s\n", decision.error().what.c_str());
      std::abort();
    }
    return apply_changes(*std::move(decision));
  }
  // Puts a record as it is, over one of the same id.
  template <class T>
  const T& put(T record) {
    const auto id = record.id.is_set() ? record.id : (record.id = fresh<T>());
    ChangeSet changes;
    changes.edits.push_back({&kind_of<T>(),
                             id_cast<RecordTag>(id),
                             nullptr,
                             std::make_shared<const T>(std::move(record)),
                             {},
                             {}});
    apply_changes(std::move(changes));
    return *plan_.find<T>(id);
  }
  template <class T>
  IdOf<T> fresh() {
    return IdOf<T>{env_.fresh<RecordTag>().text};
  }
  template <class Tag>
  const EntityOf<Tag>& get(const Id<Tag>& id) const {
    const auto* found = plan_.find<EntityOf<Tag>>(id);
    if (found == nullptr) std::abort();
    return *found;
  }
  // The record that the change set created; the first one of its kind.
  template <class T>
  const T& created(const ChangeSet& changes) const {
    for (const Edit& edit : changes.edits) {
      const T* after = edit.after_as<T>();
      if (after != nullptr && !edit.before) return *after;
    }
    std::abort();
  }

 private:
  SeededIds ids_;
  Env env_;
  Plan plan_;
  ReplicaId replica_;
  std::uint64_t counter_ = 0;
};

// Noor and Judith, one goal, no meeting yet; a mentorship that meets every three weeks.
class NoorAndJudith : public World {
 public:
  explicit NoorAndJudith(std::uint64_t seed = 1) : World(seed) {
    mentee = put(Person{{}, "Noor Amari", {}, {}, false}).id;
    mentor = put(Person{{}, "Judith Brandt", {}, {}, false}).id;
    Mentorship one;
    one.mentee = mentee;
    one.mentor = mentor;
    one.purpose = "Lead a cross-team project";
    one.rhythm_days = 21;
    one.place = "video call";
    one.began = day(2026, 6, 1);
    mentorship = put(one).id;
    Goal first;
    first.mentorships = {mentorship};
    first.title = "Lead a cross-team project";
    first.position = position_between({}, {});
    goal = put(first).id;
  }

  // A meeting of that number, with no agenda.
  MeetingId meeting(std::int32_t slot, MeetingState state, std::optional<When> when) {
    Meeting one;
    one.mentorship = mentorship;
    one.slot = slot;
    one.state = state;
    one.when = std::move(when);
    one.place = "video call";
    if (state == MeetingState::held && one.when) one.wrapped_up = one.when->day;
    return put(one).id;
  }
  MeetingId held(std::int32_t slot, Day on) {
    return meeting(slot, MeetingState::held, at(on, 16));
  }
  MeetingId planned(std::int32_t slot, Day on) {
    return meeting(slot, MeetingState::planned, at(on, 16));
  }

  CommitmentId commitment(const std::string& title, Due due = {}, Owner owner = Owner::mentee,
                          MeetingId said_in = {}) {
    Commitment one;
    one.mentorship = mentorship;
    one.owner = owner;
    one.title = title;
    one.due = due;
    one.said_in = said_in;
    one.said_on = env().today;
    one.position = position_between(last_position(plan(), &Commitment::mentorship, mentorship), {});
    return put(one).id;
  }
  template <class Tag, class Function>
  void change(const Id<Tag>& id, Function&& edit) {
    EntityOf<Tag> copy = get(id);
    edit(copy);
    put(std::move(copy));
  }

  PersonId mentee;
  PersonId mentor;
  MentorshipId mentorship;
  GoalId goal;
};

// A plan with a record of every kind.
struct Full : NoorAndJudith {
  MeetingId meeting_id = held(1, kToday - 20);
  MeetingId next = planned(2, kToday + 3);
  AgendaItemId item = created<AgendaItem>(commit(AddAgendaItem{meeting_id, "Budget", 5})).id;
  NoteLineId line =
      created<NoteLine>(commit(AddNoteLines{meeting_id, item, {}, {"call Priya"}, false})).id;
  CommitmentId captured =
      created<Commitment>(commit(CaptureLine{line, Captured::i_will, "call Priya", {}})).id;
  MilestoneId milestone = created<Milestone>(commit(AddMilestone{goal, "Draft", std::nullopt})).id;
  TouchpointId touchpoint =
      created<Touchpoint>(commit(LogTouchpoint{mentorship, Means::email, "sent"})).id;
  HistoryId entry =
      created<History>(
          commit(Renegotiate{captured, Event::new_date, Due::on(kToday), {}, "late", {}}))
          .id;
  Full() {
    commit(AddPath{goal, "By a small one first"});
    commit(AddTopic{mentorship, "How decisions are made", goal, 2});
    commit(AddObjective{next, "Know the next step"});
    commit(AddAbsence{mentorship, Owner::mentor, kToday, kToday + 7, "travel"});
    commit(HoldTime{ref_to(captured), at(kToday + 1, 19), 60});
    for (const Captured what :
         {Captured::advice, Captured::feedback, Captured::decision, Captured::question,
          Captured::person, Captured::resource, Captured::signal}) {
      commit(AddCaptured{mentorship, what, "Ana Costa: budgets", {}, meeting_id});
    }
  }
};

}  // namespace ithaca::testing
