#include "plan/query.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace ithaca {
namespace {

// The changes that followed upon a state of the table; nothing where that is not known, or where it
// was another plan's.
std::optional<std::span<const Structure::Change>> changes_after(const Structure& structure,
                                                                std::uint64_t revision) {
  const std::span<const Structure::Change> changes(structure.changes);
  if (revision == structure.whole) return changes;
  for (std::size_t i = changes.size(); i-- > 0;) {
    if (changes[i].revision == revision) return changes.subspan(i + 1);
  }
  return std::nullopt;
}

}  // namespace

const std::vector<const void*>& Groups::of(const Plan& plan, const ParentKey& parent) {
  static const std::vector<const void*> none;
  order(plan);
  const auto found = groups_.find(parent);
  if (found == groups_.end()) return none;
  Group& group = found->second;
  const std::uint64_t words = plan.structure(kind_).words;
  if (group.words == words) return group.records;
  group.records.clear();
  for (const RecordId& id : group.ids) group.records.push_back(plan.row(kind_, id)->value.get());
  group.words = words;
  return group.records;
}

void Groups::order(const Plan& plan) {
  const Structure& structure = plan.structure(kind_);
  if (plan_ == &plan && structure_ == structure.revision) return;
  const auto changes = plan_ == &plan ? changes_after(structure, structure_) : std::nullopt;
  if (!changes) {
    order_all(plan);
  } else {
    // First all of them out, since a place is found among those that stayed.
    for (const Structure::Change& change : *changes) {
      if (change.before) take_out(parent_of_(change.before.get()), change.id);
    }
    for (const Structure::Change& change : *changes) put_in(plan, change.id);
  }
  plan_ = &plan;
  structure_ = structure.revision;
}

void Groups::order_all(const Plan& plan) {
  groups_.clear();
  for (const auto& [id, row] : plan.table(kind_)) {
    groups_[parent_of_(row.value.get())].records.push_back(row.value.get());
  }
  // Sorting keeps the order of equals, which come by their ids.
  for (auto& [parent, group] : groups_) sort_pointers(group.records, comes_before_);
  for (auto& [parent, group] : groups_) {
    group.ids.reserve(group.records.size());
    for (const void* record : group.records) group.ids.push_back(id_in(kind_.fields[0].of(record)));
    group.words = plan.structure(kind_).words;
  }
}

void Groups::take_out(const ParentKey& parent, const RecordId& id) {
  const auto found = groups_.find(parent);
  if (found == groups_.end()) return;
  Group& group = found->second;
  group.ids.erase(std::remove(group.ids.begin(), group.ids.end(), id), group.ids.end());
  group.words = kNever;
}

// A record that is there already stays where it is.
void Groups::put_in(const Plan& plan, const RecordId& id) {
  const Row* row = plan.row(kind_, id);
  if (row == nullptr) return;
  const void* record = row->value.get();
  Group& group = groups_[parent_of_(record)];
  const auto at =
      std::partition_point(group.ids.begin(), group.ids.end(), [&](const RecordId& other) {
        return comes_before_(plan.row(kind_, other)->value.get(), record);
      });
  if (at == group.ids.end() || !(*at == id)) group.ids.insert(at, id);
  group.words = kNever;
}

}  // namespace ithaca
