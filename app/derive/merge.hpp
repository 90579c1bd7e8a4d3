// What another copy's coming back does to this plan, as one change set that undo takes back.
// Knows no file and no screen.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "plan/change.hpp"

namespace ithaca {

// From `mine` to join(mine, theirs), with the exact stamps of the join. A record that was deleted
// on one side and edited on the other is kept whole, written anew by this change, and marked by its
// stamp's deletions. Empty when `theirs` brings nothing; so applying it twice changes nothing more.
ChangeSet merge_changes(const Plan& mine, const Plan& theirs);

// Makes mine's records equal theirs, as fresh edits: whoever has an older copy of mine gets them.
ChangeSet replace_changes(const Plan& mine, const Plan& theirs);

// How many records of a kind a change set adds, changes and removes, and how many it leaves.
struct KindChanges {
  std::string kind;
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t removed = 0;
  std::size_t same = 0;
  bool operator==(const KindChanges&) const = default;
};
// In the order of files, then unknown kinds by name; kinds without a record on either side are left
// out. A record whose stamps alone change counts as the same.
std::vector<KindChanges> count_changes(const Plan& mine, const ChangeSet& changes);

}  // namespace ithaca
