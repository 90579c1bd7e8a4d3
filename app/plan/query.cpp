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

// Keeps the order of equals, which come by their ids.
void sort_group(Groups::Group& group, Groups::Before comes_before) {
  std::vector<const void*> entries(group.begin(), group.end());
  sort_pointers(entries, comes_before);
  for (std::size_t i = 0; i < group.size(); ++i) {
    group[i] = static_cast<const TableEntry*>(entries[i]);
  }
}

}  // namespace

const Groups::Group& Groups::of(const Plan& plan, const ParentKey& parent) {
  static const Group none;
  order(plan);
  const auto found = groups_.find(parent);
  return found == groups_.end() ? none : found->second;
}

bool Groups::may_be_of(const Plan& plan, const meta::Kind& parent) {
  order(plan);
  return parents_.count(&parent) != 0;
}

void Groups::order(const Plan& plan) {
  const Structure& structure = plan.structure(kind_);
  const bool is_same_home = home_ == plan.home();
  if (is_same_home && structure_ == structure.revision) return;
  const auto changes = is_same_home ? changes_after(structure, structure_) : std::nullopt;
  if (!changes) {
    order_all(plan);
  } else {
    // First all of them out, since a place is found among those that stayed.
    for (const Structure::Change& change : *changes) {
      if (change.before) take_out(parent_of_(change.before.get()), change.place);
    }
    for (const Structure::Change& change : *changes) put_in(plan, change.id);
  }
  home_ = plan.home();
  structure_ = structure.revision;
}

void Groups::order_all(const Plan& plan) {
  groups_.clear();
  parents_.clear();
  for (const TableEntry& entry : plan.table(kind_)) {
    groups_[parent_of_(entry.second.value.get())].push_back(&entry);
  }
  for (auto& [parent, group] : groups_) {
    parents_.insert(parent.kind);
    sort_group(group, comes_before_);
  }
}

void Groups::take_out(const ParentKey& parent, const TableEntry* place) {
  const auto found = groups_.find(parent);
  if (found != groups_.end()) std::erase(found->second, place);
}

// A record that is there already stays where it is.
void Groups::put_in(const Plan& plan, const RecordId& id) {
  const TableEntry* entry = plan.entry(kind_, id);
  if (entry == nullptr) return;
  const ParentKey parent = parent_of_(entry->second.value.get());
  parents_.insert(parent.kind);
  Group& group = groups_[parent];
  const auto at = std::partition_point(group.begin(), group.end(), [&](const TableEntry* other) {
    return comes_before_(other, entry);
  });
  if (at == group.end() || *at != entry) group.insert(at, entry);
}

}  // namespace ithaca
