// The only way into a plan's tables, for apply, join and the decoders.
// Knows no rules: whoever holds it answers for dots and history.
#pragma once

#include <algorithm>

#include "plan/plan.hpp"

namespace ithaca {

class PlanWriter {
 public:
  // The revision changes at the start, for a plan that is moved away before the writer goes, and at
  // the end, for whoever looked in between.
  explicit PlanWriter(Plan& plan) : plan_(plan) { plan_.revision_ = fresh_revision(); }
  ~PlanWriter() { plan_.revision_ = fresh_revision(); }
  PlanWriter(const PlanWriter&) = delete;
  PlanWriter& operator=(const PlanWriter&) = delete;

  // The plan takes another one's place: what was derived from that one is not taken for this one's.
  void succeed(const Plan& other) { plan_.revision_ = std::max(plan_.revision_, other.revision_); }

  const Plan& plan() const { return plan_; }
  // For any change: nothing that was derived from the table before stays valid.
  Table& of(const meta::Kind& kind) {
    Structure& structure = plan_.structures_[kind_place(kind)];
    structure.revision = structure.whole = fresh_revision();
    structure.changes.clear();
    return words_of(kind);
  }
  // For a change of one record, which is `known`, or null where it comes.
  Table& of(const meta::Kind& kind, const RecordId& id, const TableEntry* known) {
    constexpr std::size_t kMostChanges = 64;  // more are dearer to mend than to look through anew
    const std::size_t place = kind_place(kind);
    Structure& structure = plan_.structures_[place];
    if (structure.changes.size() == kMostChanges) return of(kind);
    structure.revision = fresh_revision();
    const Kept<void> before = known == nullptr ? nullptr : known->second.value;
    structure.changes.push_back({structure.revision, id, known, before});
    return plan_.tables_[place];
  }
  // For a change of words alone: what is derived from relations, positions and dates stays valid.
  // The record's row stays where it is.
  Table& words_of(const meta::Kind& kind) { return plan_.tables_[kind_place(kind)]; }
  VersionVector& seen() { return plan_.seen_; }
  Plan::Deleted& deleted() { return plan_.deleted_; }
  Plan::Unknown& unknown() { return plan_.unknown_; }
  std::map<std::string, std::string>& unknown_members() { return plan_.unknown_members_; }

 private:
  // No two contents share a revision, also of two plans that take each other's place in memory.
  static std::uint64_t fresh_revision() {
    static std::uint64_t last = 0;
    return ++last;
  }

  Plan& plan_;
};

}  // namespace ithaca
