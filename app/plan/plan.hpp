// The person's data: a table for each kind of record, every record shared and never edited in
// place. Knows no way to change itself: only PlanWriter does, for apply, join and the decoders.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "plan/commitment.hpp"
#include "plan/goal.hpp"
#include "plan/history.hpp"
#include "plan/meeting.hpp"
#include "plan/mentorship.hpp"
#include "plan/person.hpp"
#include "plan/stamp.hpp"
#include "plan/touchpoint.hpp"

namespace ithaca {

// Raised when a reader must know more than this version to open a file safely.
inline constexpr int kSchemaVersion = 1;

template <class... Ts>
struct EntityList {
  template <template <class> class Template>
  using variant_of = std::variant<Template<Ts>...>;
  template <template <class> class Template>
  using tuple_of = std::tuple<Template<Ts>...>;
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
};

// The one list: a new kind of record is added here. The order is the order of files.
using Entities = EntityList<Person, Mentorship, Goal, Milestone, Meeting, AgendaItem, NoteLine,
                            Commitment, Touchpoint, History>;

template <class T>
using Kept = std::shared_ptr<const T>;

template <class T>
using IdOf = decltype(T::id);

template <class T>
struct Row {
  Kept<T> value;
  Kept<Stamp> stamp;
};

template <class T>
using Table = std::map<IdOf<T>, Row<T>>;

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
  const Table<T>& of() const {
    return std::get<Table<T>>(tables_);
  }
  template <class T>
  const Row<T>* row(const IdOf<T>& id) const {
    const auto it = of<T>().find(id);
    return it == of<T>().end() ? nullptr : &it->second;
  }
  template <class T>
  const T* find(const IdOf<T>& id) const {
    const Row<T>* found = row<T>(id);
    return found == nullptr ? nullptr : found->value.get();
  }

  const VersionVector& seen() const { return seen_; }
  const Deleted& deleted() const { return deleted_; }
  const Unknown& unknown() const { return unknown_; }
  const std::map<std::string, std::string>& unknown_members() const { return unknown_members_; }

  // Differs after every change, so that what is derived from a plan can be kept until then.
  std::uint64_t revision() const { return revision_; }
  // Of one table, after a change of more than words: a record came or went, or a relation, a
  // position, a state or a date changed. Typing leaves it as it is.
  template <class T>
  std::uint64_t structure_revision() const {
    return structure_revisions_[Entities::index_of<T>()];
  }

  std::size_t record_count() const {
    std::size_t count = unknown_.size();
    Entities::each([&]<class T>() { count += of<T>().size(); });
    return count;
  }

 private:
  friend class PlanWriter;
  Entities::tuple_of<Table> tables_;
  VersionVector seen_;
  Deleted deleted_;
  Unknown unknown_;
  std::map<std::string, std::string> unknown_members_;  // of the file itself, by key, as JSON
  std::uint64_t revision_ = 0;
  std::array<std::uint64_t, Entities::size()> structure_revisions_{};
};

// Calls visit(value) with the record that `ref` names, when the plan has it.
template <class Visitor>
bool with_record(const Plan& plan, const Ref& ref, Visitor&& visit) {
  bool found = false;
  Entities::each([&]<class T>() {
    if (ref.kind != meta::Describe<T>::kind) return;
    if (const T* value = plan.find<T>(IdOf<T>{ref.id.text})) {
      found = true;
      visit(*value);
    }
  });
  return found;
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
