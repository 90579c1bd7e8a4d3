// The person's data: a table for each kind of record, every record shared and never edited in
// place. Knows no way to change itself: only PlanWriter does, for apply, join and the decoders.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "meta/kind.hpp"
#include "plan/absence.hpp"
#include "plan/advice.hpp"
#include "plan/commitment.hpp"
#include "plan/contact.hpp"
#include "plan/decision.hpp"
#include "plan/feedback.hpp"
#include "plan/goal.hpp"
#include "plan/held_time.hpp"
#include "plan/history.hpp"
#include "plan/meeting.hpp"
#include "plan/mentorship.hpp"
#include "plan/person.hpp"
#include "plan/question.hpp"
#include "plan/resource.hpp"
#include "plan/signal.hpp"
#include "plan/stamp.hpp"
#include "plan/topic.hpp"
#include "plan/touchpoint.hpp"

namespace ithaca {

// Raised when a reader must know more than this version to open a file safely.
inline constexpr int kSchemaVersion = 1;

template <class... Ts>
struct EntityList {
  static constexpr std::size_t size() { return sizeof...(Ts); }
  template <class T>
  static constexpr std::size_t index_of() {
    std::size_t found = size();
    std::size_t at = 0;
    ((std::is_same_v<T, Ts> ? found = at : found, ++at), ...);
    return found;
  }
  // visit.template operator()<T>() for each kind, in the order of files
  template <class Visitor>
  static constexpr void each(Visitor&& visit) {
    (visit.template operator()<Ts>(), ...);
  }
  static constexpr std::array<meta::Kind, sizeof...(Ts)> kinds() {
    return {meta::describe_kind<Ts>()...};
  }
};

// The one list: a new kind of record is added here. The order is the order of files.
using Entities = EntityList<Person, Mentorship, Goal, Milestone, Path, Topic, Meeting, Objective,
                            AgendaItem, NoteLine, Commitment, Advice, Feedback, Decision, Question,
                            Contact, Resource, Signal, Absence, HeldTime, Touchpoint, History>;

// The same list at run time. A kind is known by its place here: two are the same when their
// addresses are.
extern const std::array<meta::Kind, Entities::size()> kKinds;

template <class T>
const meta::Kind& kind_of() {
  return kKinds[Entities::index_of<T>()];
}
// Its place in the list.
inline std::size_t kind_place(const meta::Kind& kind) {
  return static_cast<std::size_t>(&kind - kKinds.data());
}
// Null for a kind that only a newer version knows.
const meta::Kind* kind_named(std::string_view name);

// The id that a field holds, whatever kind it names: all are made alike.
RecordId id_in(const void* field);

template <class T>
using Kept = std::shared_ptr<const T>;

template <class T>
using IdOf = decltype(T::id);

struct Row {
  Kept<void> value;  // of the table's kind
  Kept<Stamp> stamp;
};

using Table = std::map<RecordId, Row>;
using TableEntry = Table::value_type;

template <class T>
const T* record_in(const TableEntry& entry) {
  return static_cast<const T*>(entry.second.value.get());
}

// A table whose kind is known where it is read: what the rules and views see.
template <class T>
class TableOf {
 public:
  struct Row {
    const T* value;  // as long as the plan holds it
    const Stamp* stamp;
  };
  struct Entry {
    IdOf<T> first;
    Row second;
  };
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = Entry;
    using reference = Entry;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;
    Iterator() = default;
    explicit Iterator(Table::const_iterator at) : at_(at) {}
    Entry operator*() const {
      return {IdOf<T>{at_->first.text},
              {static_cast<const T*>(at_->second.value.get()), at_->second.stamp.get()}};
    }
    struct Arrow {
      Entry entry;
      const Entry* operator->() const { return &entry; }
    };
    Arrow operator->() const { return {**this}; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++at_;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    Table::const_iterator at_;
  };

  explicit TableOf(const Table& table) : table_(&table) {}
  Iterator begin() const { return Iterator(table_->begin()); }
  Iterator end() const { return Iterator(table_->end()); }
  std::size_t size() const { return table_->size(); }
  bool empty() const { return table_->empty(); }

 private:
  const Table* table_;
};

// When the records of one kind last came, went or changed in more than their words: a relation, a
// position, a state or a date. What is derived from those is kept until then, or mended.
struct Structure {
  struct Change {
    std::uint64_t revision;
    RecordId id;
    const TableEntry* place;  // where it stood, to be compared only: it may have gone since
    Kept<void> before;        // null where it came
  };
  std::uint64_t revision = 0;
  std::uint64_t whole = 0;      // when the table as a whole was another one
  std::vector<Change> changes;  // all since `whole`, in their order
};

// Where the tables of a plan lie in memory: another place for each copy, the same after a move.
class Home {
 public:
  Home() = default;
  Home(const Home&) {}
  Home(Home&& other) noexcept : number_(std::exchange(other.number_, fresh())) {}
  Home& operator=(const Home&) {
    number_ = fresh();
    return *this;
  }
  Home& operator=(Home&& other) noexcept {
    number_ = std::exchange(other.number_, fresh());
    return *this;
  }
  std::uint64_t number() const { return number_; }

 private:
  static std::uint64_t fresh() {
    static std::uint64_t last = 0;
    return ++last;
  }
  std::uint64_t number_ = fresh();
};

// A record of a kind that only a newer version knows, as its file has it.
struct UnknownRecord {
  std::string kind;
  std::string id;
  std::string json;    // the whole record, canonical, without its stamps
  std::string edited;  // its stamps as JSON, each dot with the id of its replica
  bool operator==(const UnknownRecord&) const = default;
};

class Plan {
 public:
  using Deleted = std::map<Ref, std::vector<Dot>>;  // what a deletion leaves
  using Unknown = std::map<std::pair<std::string, std::string>, UnknownRecord>;  // by kind, id

  template <class T>
  TableOf<T> of() const {
    return TableOf<T>(tables_[Entities::index_of<T>()]);
  }
  template <class T>
  const T* find(const IdOf<T>& id) const {
    const Row* found = row(kind_of<T>(), id_cast<RecordTag>(id));
    return found == nullptr ? nullptr : static_cast<const T*>(found->value.get());
  }
  const Table& table(const meta::Kind& kind) const { return tables_[kind_place(kind)]; }
  const Row* row(const meta::Kind& kind, const RecordId& id) const;
  const TableEntry* entry(const meta::Kind& kind, const RecordId& id) const;
  // Of a known kind.
  bool has(const Ref& ref) const;

  const VersionVector& seen() const { return seen_; }
  const Deleted& deleted() const { return deleted_; }
  const Unknown& unknown() const { return unknown_; }
  const std::map<std::string, std::string>& unknown_members() const { return unknown_members_; }

  // Differs after every change, so that what is derived from a plan can be kept until then.
  std::uint64_t revision() const { return revision_; }
  const Structure& structure(const meta::Kind& kind) const { return structures_[kind_place(kind)]; }
  // An entry of a table stays where it is, in this home, until its record goes or its table is
  // another one.
  std::uint64_t home() const { return home_.number(); }

  std::size_t record_count() const;

 private:
  friend class PlanWriter;
  std::array<Table, Entities::size()> tables_;
  VersionVector seen_;
  Deleted deleted_;
  Unknown unknown_;
  std::map<std::string, std::string> unknown_members_;  // of the file itself, by key, as JSON
  std::uint64_t revision_ = 0;
  std::array<Structure, Entities::size()> structures_;
  Home home_;
};

// Null where the reference is to another kind, or to nothing.
template <class T>
const T* find_as(const Plan& plan, const Ref& ref) {
  if (ref.kind != meta::Describe<T>::kind) return nullptr;
  return plan.find<T>(IdOf<T>{ref.id.text});
}

template <class T>
Ref ref_to(const T& record) {
  return Ref{std::string(meta::Describe<T>::kind), RecordId{record.id.text}};
}
template <class T>
Ref ref_to(const IdOf<T>& id) {
  return Ref{std::string(meta::Describe<T>::kind), RecordId{id.text}};
}

}  // namespace ithaca
