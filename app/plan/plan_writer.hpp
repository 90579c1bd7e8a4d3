// The only way into a plan's tables, for apply, join and the decoders.
// Knows no rules: whoever holds it answers for dots and history.
#pragma once

#include <algorithm>
#include <array>

#include "plan/plan.hpp"

namespace ithaca {

class PlanWriter {
 public:
  // The revision changes at the start, for a plan that is moved away before the writer goes, and at
  // the end, for whoever looked in between.
  explicit PlanWriter(Plan& plan) : plan_(plan) { plan_.revision_ = fresh_revision(); }
  ~PlanWriter() {
    plan_.revision_ = fresh_revision();
    for (std::size_t i = 0; i < changed_.size(); ++i) {
      if (changed_[i]) plan_.structures_[i].words = plan_.revision_;
    }
  }
  PlanWriter(const PlanWriter&) = delete;
  PlanWriter& operator=(const PlanWriter&) = delete;

  // The plan takes another one's place: what was derived from that one is not taken for this one's.
  void succeed(const Plan& other) { plan_.revision_ = std::max(plan_.revision_, other.revision_); }

  const Table& read(const meta::Kind& kind) const { return plan_.table(kind); }
  // For any change: nothing that was derived from the table before stays valid.
  Table& of(const meta::Kind& kind) {
    Structure& structure = plan_.structures_[kind_place(kind)];
    structure.revision = structure.whole = fresh_revision();
    structure.changes.clear();
    return words_of(kind);
  }
  // For a change of one record, which was `before`, or null.
  Table& of(const meta::Kind& kind, const RecordId& id, const Kept<void>& before) {
    constexpr std::size_t kMostChanges = 64;  // more are dearer to mend than to look through anew
    const std::size_t place = kind_place(kind);
    Structure& structure = plan_.structures_[place];
    if (structure.changes.size() == kMostChanges) return of(kind);
    structure.revision = fresh_revision();
    structure.changes.push_back({structure.revision, id, before});
    return plan_.tables_[place];
  }
  // For a change of words alone: what is derived from relations, positions and dates stays valid.
  Table& words_of(const meta::Kind& kind) {
    const std::size_t place = kind_place(kind);
    plan_.structures_[place].words = fresh_revision();
    changed_[place] = true;
    return plan_.tables_[place];
  }
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
  std::array<bool, Entities::size()> changed_{};
};

}  // namespace ithaca
