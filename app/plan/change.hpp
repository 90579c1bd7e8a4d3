// A change set: what one intent does to the plan, as values; applied, reversed, kept.
// Knows no intent and no storage.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.hpp"

namespace ithaca {

// Text that was typed: `removed` stood at byte `at` and `inserted` stands there now. What is kept
// and sent is this, never the whole text.
struct Splice {
  std::size_t at = 0;  // bytes, on a code point boundary
  std::string removed;
  std::string inserted;
  bool operator==(const Splice&) const = default;
};

// Applies the splice, or nothing when `removed` does not stand at `at`.
std::optional<std::string> spliced(std::string_view text, const Splice& splice);
// The smallest splice that makes `after` of `before`.
Splice splice_between(std::string_view before, std::string_view after);

// before null: created; after null: deleted. The records are of `kind`.
struct Edit {
  const meta::Kind* kind = nullptr;
  RecordId id;
  Kept<void> before;
  Kept<void> after;
  Kept<Stamp> before_stamp;  // filled in by apply; a deletion's reversal takes its unknown keys
  Kept<Stamp> exact_stamp;   // of a join: taken as it is instead of a fresh dot

  template <class T>
  bool is() const {
    return kind == &kind_of<T>();
  }
  // The record after the edit, where it is of that kind; null also for a deletion.
  template <class T>
  const T* after_as() const {
    return is<T>() ? static_cast<const T*>(after.get()) : nullptr;
  }
};

struct UnknownEdit {
  std::string kind;
  std::string id;
  std::optional<UnknownRecord> before;
  std::optional<UnknownRecord> after;  // without `edited`: apply stamps it with its dot
};

// The splice that an edit consists of, where it is one: edits[edit], field number `field`.
struct SpliceNote {
  std::size_t edit = 0;
  std::uint16_t field = 0;
  Splice splice;
};

struct ChangeSet {
  std::vector<Edit> edits;
  std::vector<UnknownEdit> unknown_edits;
  std::vector<SpliceNote> splices;
  std::string label;      // what undo says: "Renegotiated", already a translation key
  std::string merge_key;  // equal and not empty: one undo step (a burst of typing, a drag)
  // Of a join: what the other copy had seen and deleted; taken in beside the edits.
  std::optional<VersionVector> seen;
  std::optional<Plan::Deleted> deleted;
  std::optional<std::map<std::string, std::string>> unknown_members;  // of the file itself

  bool empty() const {
    return edits.empty() && unknown_edits.empty() && !seen && !deleted && !unknown_members;
  }
};

// Brings the change set into the plan, every written field stamped with `dot` (or the edit's exact
// stamp), and returns it with before and before_stamp as they were. A deletion leaves {id, dot}.
ChangeSet apply(Plan& plan, ChangeSet changes, const Dot& dot);

// The change set that takes this one back; its dots will be fresh ones.
ChangeSet reversed(const ChangeSet& applied);

// Two plans hold the same records, whatever edits led there: stamps and versions are not compared.
bool same_records(const Plan& a, const Plan& b);

// Adds edits one by one to a change set, reading what the plan has.
class Changes {
 public:
  Changes(const Plan& plan, std::string label) : plan_(plan) { set_.label = std::move(label); }

  template <class T>
  void create(T record) {
    const auto id = id_cast<RecordTag>(record.id);
    set_.edits.push_back(
        {&kind_of<T>(), id, {}, std::make_shared<const T>(std::move(record)), {}, {}});
  }
  // Calls change(record) on a copy. Nothing is added when nothing changed or no such record exists.
  template <class T, class Function>
  bool edit(const IdOf<T>& id, Function&& change) {
    const std::shared_ptr<void> copy = copy_of(kind_of<T>(), id_cast<RecordTag>(id));
    if (!copy) return false;
    change(*static_cast<T*>(copy.get()));
    return put(kind_of<T>(), id_cast<RecordTag>(id), copy);
  }
  template <class T>
  bool remove(const IdOf<T>& id) {
    return remove(kind_of<T>(), id_cast<RecordTag>(id));
  }
  // The same for a kind that only its description knows. copy_of: the record as this change set
  // has it so far, or null; put: takes it back, changed.
  std::shared_ptr<void> copy_of(const meta::Kind& kind, const RecordId& id) const;
  bool put(const meta::Kind& kind, const RecordId& id, Kept<void> record);
  bool remove(const meta::Kind& kind, const RecordId& id);
  void note_splice(std::uint16_t field, Splice splice) {
    set_.splices.push_back({set_.edits.size() - 1, field, std::move(splice)});
  }
  void merge_with(std::string key) { set_.merge_key = std::move(key); }
  const Plan& plan() const { return plan_; }
  const ChangeSet& so_far() const { return set_; }
  ChangeSet take() { return std::move(set_); }

 private:
  std::size_t place_of(const meta::Kind& kind, const RecordId& id) const;

  const Plan& plan_;
  ChangeSet set_;
};

}  // namespace ithaca
