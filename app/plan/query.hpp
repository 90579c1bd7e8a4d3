// Which records belong to which, in their order: plain scans over a plan's tables.
// Knows no rule of the method; `Index` keeps the answers for views that ask in every frame.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "base/sort.hpp"
#include "plan/plan.hpp"

namespace ithaca {

// The order in which a person sees records of one list.
template <class T>
bool stands_before(const T& a, const T& b) {
  if constexpr (requires {
                  a.slot;
                  a.when;
                }) {
    if (a.slot != b.slot) return a.slot < b.slot;
    const Day never{0x7fffffff};
    const Day day_a = a.when ? a.when->day : never;
    const Day day_b = b.when ? b.when->day : never;
    if (day_a != day_b) return day_a < day_b;
  } else {
    if constexpr (requires { a.day; }) {
      if (a.day != b.day) return a.day < b.day;
    }
    if constexpr (requires {
                    a.until;
                    a.from;
                  }) {
      if (a.from != b.from) return a.from < b.from;
    }
    if constexpr (requires { a.position; }) {
      if (!(a.position == b.position)) return a.position < b.position;
    }
  }
  return a.id < b.id;
}

template <class T, class Parent>
std::vector<const T*> children(const Plan& plan, Parent T::*parent, const Parent& of) {
  std::vector<const T*> found;
  for (const auto& [id, row] : plan.of<T>()) {
    if ((*row.value).*parent == of) found.push_back(row.value);
  }
  sort_records(found, [](const T& a, const T& b) { return stands_before(a, b); });
  return found;
}

// A place after everything that belongs to `of`.
template <class T, class Parent>
Position last_position(const Plan& plan, Parent T::*parent, const Parent& of) {
  Position last;
  for (const auto& [id, row] : plan.of<T>()) {
    if ((*row.value).*parent == of && last < row.value->position) last = row.value->position;
  }
  return last;
}

// Any order of what records belong to, the cheapest to ask: ids are random and differ early.
struct ParentOrder {
  template <class Tag>
  bool operator()(const Id<Tag>& a, const Id<Tag>& b) const {
    return a < b;
  }
  bool operator()(const Ref& a, const Ref& b) const {
    return a.id == b.id ? a.kind < b.kind : a.id < b.id;
  }
};

// The records of each parent, in order. The order is kept until a relation, position or date
// changes; the records, which typing replaces, are looked up anew once for each group that is asked
// for.
template <class T, class Parent>
class Grouped {
 public:
  explicit Grouped(Parent T::*parent) : parent_(parent) {}

  // The records are those of `plan`. The list is valid until the plan changes, or until another
  // plan is asked about.
  const std::vector<const T*>& of(const Plan& plan, const Parent& parent) {
    static const std::vector<const T*> none;
    order(plan);
    const auto found = groups_.find(parent);
    if (found == groups_.end()) return none;
    Group& group = found->second;
    if (group.revision == plan.revision()) return group.records;
    for (std::size_t i = 0; i < group.ids.size(); ++i) {
      group.records[i] = plan.find<T>(group.ids[i]);
    }
    group.revision = plan.revision();
    return group.records;
  }

 private:
  struct Group {
    std::vector<IdOf<T>> ids;
    std::vector<const T*> records;
    std::uint64_t revision = 0;
  };

  void order(const Plan& plan) {
    if (plan_ == &plan && structure_ == plan.structure_revision<T>()) return;
    plan_ = &plan;
    structure_ = plan.structure_revision<T>();
    groups_.clear();
    for (const auto& [id, row] : plan.of<T>()) {
      groups_[(*row.value).*parent_].records.push_back(row.value);
    }
    for (auto& [parent, group] : groups_) {
      sort_records(group.records, [](const T& a, const T& b) { return stands_before(a, b); });
      group.ids.reserve(group.records.size());
      for (const T* record : group.records) group.ids.push_back(record->id);
      group.revision = plan.revision();
    }
  }

  Parent T::*parent_;
  const Plan* plan_ = nullptr;
  std::uint64_t structure_ = 0;
  std::map<Parent, Group, ParentOrder> groups_;
};

// What views ask in every frame.
class Index {
 public:
  const std::vector<const Meeting*>& meetings(const Plan& plan, const MentorshipId& of) {
    return meetings_.of(plan, of);
  }
  const std::vector<const Commitment*>& commitments(const Plan& plan, const MentorshipId& of) {
    return commitments_.of(plan, of);
  }
  const std::vector<const AgendaItem*>& agenda(const Plan& plan, const MeetingId& of) {
    return agenda_.of(plan, of);
  }
  const std::vector<const NoteLine*>& note(const Plan& plan, const MeetingId& of) {
    return note_.of(plan, of);
  }
  const std::vector<const Milestone*>& milestones(const Plan& plan, const GoalId& of) {
    return milestones_.of(plan, of);
  }
  const std::vector<const Touchpoint*>& touchpoints(const Plan& plan, const MentorshipId& of) {
    return touchpoints_.of(plan, of);
  }
  const std::vector<const History*>& history(const Plan& plan, const Ref& of) {
    return history_.of(plan, of);
  }
  const std::vector<const History*>& history_said_in(const Plan& plan, const MeetingId& of) {
    return history_said_in_.of(plan, of);
  }

  // What names the goal: a Commitment, Advice, Decision, Question, Topic or AgendaItem.
  template <class T>
  const std::vector<const T*>& about(const Plan& plan, const GoalId& goal) {
    return std::get<Grouped<T, GoalId>>(about_goal_).of(plan, goal);
  }
  const std::vector<const AgendaItem*>& agenda_from(const Plan& plan, const TopicId& of) {
    return agenda_from_.of(plan, of);
  }

  const std::vector<const Topic*>& topics(const Plan& plan, const MentorshipId& of) {
    return topics_.of(plan, of);
  }
  const std::vector<const Objective*>& objectives(const Plan& plan, const MeetingId& of) {
    return objectives_.of(plan, of);
  }
  const std::vector<const Path*>& paths(const Plan& plan, const GoalId& of) {
    return paths_.of(plan, of);
  }
  const std::vector<const Advice*>& advice(const Plan& plan, const MentorshipId& of) {
    return advice_.of(plan, of);
  }
  const std::vector<const Feedback*>& feedback(const Plan& plan, const MentorshipId& of) {
    return feedback_.of(plan, of);
  }
  const std::vector<const Decision*>& decisions(const Plan& plan, const MentorshipId& of) {
    return decisions_.of(plan, of);
  }
  const std::vector<const Question*>& questions(const Plan& plan, const MentorshipId& of) {
    return questions_.of(plan, of);
  }
  const std::vector<const Contact*>& contacts(const Plan& plan, const MentorshipId& of) {
    return contacts_.of(plan, of);
  }
  const std::vector<const Resource*>& resources(const Plan& plan, const MentorshipId& of) {
    return resources_.of(plan, of);
  }
  const std::vector<const Signal*>& signals(const Plan& plan, const MentorshipId& of) {
    return signals_.of(plan, of);
  }
  const std::vector<const Absence*>& absences(const Plan& plan, const MentorshipId& of) {
    return absences_.of(plan, of);
  }
  const std::vector<const HeldTime*>& held_times(const Plan& plan, const MentorshipId& of) {
    return held_times_.of(plan, of);
  }

 private:
  Grouped<Meeting, MentorshipId> meetings_{&Meeting::mentorship};
  Grouped<Commitment, MentorshipId> commitments_{&Commitment::mentorship};
  Grouped<AgendaItem, MeetingId> agenda_{&AgendaItem::meeting};
  Grouped<NoteLine, MeetingId> note_{&NoteLine::meeting};
  Grouped<Milestone, GoalId> milestones_{&Milestone::goal};
  Grouped<Touchpoint, MentorshipId> touchpoints_{&Touchpoint::mentorship};
  Grouped<Topic, MentorshipId> topics_{&Topic::mentorship};
  Grouped<Objective, MeetingId> objectives_{&Objective::meeting};
  Grouped<Path, GoalId> paths_{&Path::goal};
  Grouped<Advice, MentorshipId> advice_{&Advice::mentorship};
  Grouped<Feedback, MentorshipId> feedback_{&Feedback::mentorship};
  Grouped<Decision, MentorshipId> decisions_{&Decision::mentorship};
  Grouped<Question, MentorshipId> questions_{&Question::mentorship};
  Grouped<Contact, MentorshipId> contacts_{&Contact::mentorship};
  Grouped<Resource, MentorshipId> resources_{&Resource::mentorship};
  Grouped<Signal, MentorshipId> signals_{&Signal::mentorship};
  Grouped<Absence, MentorshipId> absences_{&Absence::mentorship};
  Grouped<HeldTime, MentorshipId> held_times_{&HeldTime::mentorship};
  Grouped<History, Ref> history_{&History::subject};
  Grouped<History, MeetingId> history_said_in_{&History::said_in};
  Grouped<AgendaItem, TopicId> agenda_from_{&AgendaItem::topic};
  std::tuple<Grouped<Commitment, GoalId>, Grouped<Advice, GoalId>, Grouped<Decision, GoalId>,
             Grouped<Question, GoalId>, Grouped<Topic, GoalId>, Grouped<AgendaItem, GoalId>>
      about_goal_{&Commitment::goal, &Advice::goal, &Decision::goal,
                  &Question::goal,   &Topic::goal,  &AgendaItem::goal};
};

}  // namespace ithaca
