// Which records belong to which, in their order: plain scans over a plan's tables.
// Knows no rule of the method; `Index` keeps the answers for views that ask in every frame.
#pragma once

#include <compare>
#include <functional>
#include <iterator>
#include <map>
#include <set>
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

// What records belong to: the record that a relation of theirs names. Of a relation that may name
// several kinds, its kind as well.
struct ParentKey {
  RecordId id;
  const meta::Kind* kind = nullptr;
};
template <class Tag>
ParentKey parent_key(const Id<Tag>& id) {
  return {id_cast<RecordTag>(id), nullptr};
}
inline ParentKey parent_key(const Ref& ref) { return {ref.id, kind_named(ref.kind)}; }

// The records of one kind by what they belong to, each list in order. Compiled once for all kinds.
// An order is kept until a relation, position, state or date changes, and mended for a few of
// those. It names entries of the plan's table, which stay where they are while their words change.
class Groups {
 public:
  using Group = std::vector<const TableEntry*>;
  using ParentOf = ParentKey (*)(const void* record);
  using Before = bool (*)(const void* a, const void* b);  // of two entries
  Groups(const meta::Kind& kind, ParentOf parent_of, Before comes_before)
      : kind_(kind), parent_of_(parent_of), comes_before_(comes_before) {}

  // Valid until the plan changes, or until another plan is asked about.
  const Group& of(const Plan& plan, const ParentKey& parent);
  // Whether records may belong to one of this kind, where a relation may name several.
  bool may_be_of(const Plan& plan, const meta::Kind& parent);

 private:
  struct Order {  // any: ids are random and differ early
    bool operator()(const ParentKey& a, const ParentKey& b) const {
      return a.id == b.id ? std::less<>{}(a.kind, b.kind) : a.id < b.id;
    }
  };

  void order(const Plan& plan);
  void order_all(const Plan& plan);
  void take_out(const ParentKey& parent, const TableEntry* place);
  void put_in(const Plan& plan, const RecordId& id);

  const meta::Kind& kind_;
  ParentOf parent_of_;
  Before comes_before_;
  std::uint64_t home_ = 0;
  std::uint64_t structure_ = 0;
  std::map<ParentKey, Group, Order> groups_;
  std::set<const meta::Kind*> parents_;
};

template <class T, auto Parent>
Groups grouped() {
  return {kind_of<T>(),
          [](const void* record) { return parent_key(static_cast<const T*>(record)->*Parent); },
          [](const void* a, const void* b) {
            return stands_before(*record_in<T>(*static_cast<const TableEntry*>(a)),
                                 *record_in<T>(*static_cast<const TableEntry*>(b)));
          }};
}

// Records of one kind in their order; as valid as the list behind it.
template <class T>
class Records {
 public:
  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = const T*;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = const T*;
    Iterator() = default;
    explicit Iterator(const TableEntry* const* at) : at_(at) {}
    const T* operator*() const { return record_in<T>(**at_); }
    const T* operator[](difference_type by) const { return *(*this + by); }
    Iterator& operator+=(difference_type by) {
      at_ += by;
      return *this;
    }
    Iterator& operator-=(difference_type by) { return *this += -by; }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this -= 1; }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    Iterator operator--(int) {
      const Iterator before = *this;
      --*this;
      return before;
    }
    friend Iterator operator+(Iterator a, difference_type by) { return a += by; }
    friend Iterator operator+(difference_type by, Iterator a) { return a += by; }
    friend Iterator operator-(Iterator a, difference_type by) { return a -= by; }
    friend difference_type operator-(Iterator a, Iterator b) { return a.at_ - b.at_; }
    auto operator<=>(const Iterator&) const = default;

   private:
    const TableEntry* const* at_ = nullptr;
  };

  explicit Records(const Groups::Group& list) : list_(&list) {}
  const Groups::Group& entries() const { return *list_; }
  std::size_t size() const { return list_->size(); }
  bool empty() const { return list_->empty(); }
  const T* operator[](std::size_t at) const { return record_in<T>(*(*list_)[at]); }
  const T* front() const { return (*this)[0]; }
  const T* back() const { return (*this)[size() - 1]; }
  Iterator begin() const { return Iterator(list_->data()); }
  Iterator end() const { return begin() + static_cast<std::ptrdiff_t>(size()); }
  auto rbegin() const { return std::reverse_iterator(end()); }
  auto rend() const { return std::reverse_iterator(begin()); }

 private:
  const Groups::Group* list_;
};

// What views ask in every frame.
class Index {
 public:
  Records<Meeting> meetings(const Plan& plan, const MentorshipId& of) {
    return Records<Meeting>(meetings_.of(plan, parent_key(of)));
  }
  Records<Commitment> commitments(const Plan& plan, const MentorshipId& of) {
    return Records<Commitment>(commitments_.of(plan, parent_key(of)));
  }
  Records<AgendaItem> agenda(const Plan& plan, const MeetingId& of) {
    return Records<AgendaItem>(agenda_.of(plan, parent_key(of)));
  }
  Records<NoteLine> note(const Plan& plan, const MeetingId& of) {
    return Records<NoteLine>(note_.of(plan, parent_key(of)));
  }
  Records<Milestone> milestones(const Plan& plan, const GoalId& of) {
    return Records<Milestone>(milestones_.of(plan, parent_key(of)));
  }
  Records<Touchpoint> touchpoints(const Plan& plan, const MentorshipId& of) {
    return Records<Touchpoint>(touchpoints_.of(plan, parent_key(of)));
  }
  Records<History> history(const Plan& plan, const Ref& of) {
    return Records<History>(history_.of(plan, parent_key(of)));
  }
  // False where no record of the kind has a history.
  bool may_have_history(const Plan& plan, const meta::Kind& kind) {
    return history_.may_be_of(plan, kind);
  }
  Records<History> history_said_in(const Plan& plan, const MeetingId& of) {
    return Records<History>(history_said_in_.of(plan, parent_key(of)));
  }
  Records<AgendaItem> agenda_from(const Plan& plan, const TopicId& of) {
    return Records<AgendaItem>(agenda_from_.of(plan, parent_key(of)));
  }
  Records<Topic> topics(const Plan& plan, const MentorshipId& of) {
    return Records<Topic>(topics_.of(plan, parent_key(of)));
  }
  Records<Objective> objectives(const Plan& plan, const MeetingId& of) {
    return Records<Objective>(objectives_.of(plan, parent_key(of)));
  }
  Records<Path> paths(const Plan& plan, const GoalId& of) {
    return Records<Path>(paths_.of(plan, parent_key(of)));
  }
  Records<Advice> advice(const Plan& plan, const MentorshipId& of) {
    return Records<Advice>(advice_.of(plan, parent_key(of)));
  }
  Records<Feedback> feedback(const Plan& plan, const MentorshipId& of) {
    return Records<Feedback>(feedback_.of(plan, parent_key(of)));
  }
  Records<Decision> decisions(const Plan& plan, const MentorshipId& of) {
    return Records<Decision>(decisions_.of(plan, parent_key(of)));
  }
  Records<Question> questions(const Plan& plan, const MentorshipId& of) {
    return Records<Question>(questions_.of(plan, parent_key(of)));
  }
  Records<Contact> contacts(const Plan& plan, const MentorshipId& of) {
    return Records<Contact>(contacts_.of(plan, parent_key(of)));
  }
  Records<Resource> resources(const Plan& plan, const MentorshipId& of) {
    return Records<Resource>(resources_.of(plan, parent_key(of)));
  }
  Records<Signal> signals(const Plan& plan, const MentorshipId& of) {
    return Records<Signal>(signals_.of(plan, parent_key(of)));
  }
  Records<Absence> absences(const Plan& plan, const MentorshipId& of) {
    return Records<Absence>(absences_.of(plan, parent_key(of)));
  }
  Records<HeldTime> held_times(const Plan& plan, const MentorshipId& of) {
    return Records<HeldTime>(held_times_.of(plan, parent_key(of)));
  }
  // What names the goal: a Commitment, Advice, Decision, Question, Topic or AgendaItem.
  template <class T>
  Records<T> about(const Plan& plan, const GoalId& goal) {
    return Records<T>(std::get<AboutGoal<T>>(about_goal_).groups.of(plan, parent_key(goal)));
  }

 private:
  template <class T>
  struct AboutGoal {
    Groups groups = grouped<T, &T::goal>();
  };

  Groups meetings_ = grouped<Meeting, &Meeting::mentorship>();
  Groups commitments_ = grouped<Commitment, &Commitment::mentorship>();
  Groups agenda_ = grouped<AgendaItem, &AgendaItem::meeting>();
  Groups note_ = grouped<NoteLine, &NoteLine::meeting>();
  Groups milestones_ = grouped<Milestone, &Milestone::goal>();
  Groups touchpoints_ = grouped<Touchpoint, &Touchpoint::mentorship>();
  Groups history_ = grouped<History, &History::subject>();
  Groups history_said_in_ = grouped<History, &History::said_in>();
  Groups agenda_from_ = grouped<AgendaItem, &AgendaItem::topic>();
  Groups topics_ = grouped<Topic, &Topic::mentorship>();
  Groups objectives_ = grouped<Objective, &Objective::meeting>();
  Groups paths_ = grouped<Path, &Path::goal>();
  Groups advice_ = grouped<Advice, &Advice::mentorship>();
  Groups feedback_ = grouped<Feedback, &Feedback::mentorship>();
  Groups decisions_ = grouped<Decision, &Decision::mentorship>();
  Groups questions_ = grouped<Question, &Question::mentorship>();
  Groups contacts_ = grouped<Contact, &Contact::mentorship>();
  Groups resources_ = grouped<Resource, &Resource::mentorship>();
  Groups signals_ = grouped<Signal, &Signal::mentorship>();
  Groups absences_ = grouped<Absence, &Absence::mentorship>();
  Groups held_times_ = grouped<HeldTime, &HeldTime::mentorship>();
  std::tuple<AboutGoal<Commitment>, AboutGoal<Advice>, AboutGoal<Decision>, AboutGoal<Question>,
             AboutGoal<Topic>, AboutGoal<AgendaItem>>
      about_goal_;
};

}  // namespace ithaca
