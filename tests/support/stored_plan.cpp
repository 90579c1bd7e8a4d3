#include "support/stored_plan.hpp"

#include <iterator>
#include <string>

#include "support/tab.hpp"

namespace ithaca::test {

StoredPlan stored_plan(std::uint64_t seed, int edits) {
  StoredPlan stored;
  Tab tab(stored.database, seed);
  tab.settle();
  stored.states.push_back(tab.store.plan());
  const auto note = [&] {
    if (tab.store.edits() == stored.states.size()) stored.states.push_back(tab.store.plan());
  };
  begin_plan(tab);
  note();
  SeededRandom random(seed);
  for (int i = 0; i < edits; ++i) {
    edit_at_random(tab, random);
    note();
    if (i % 50 == 0) tab.rest();
  }
  tab.rest();
  return stored;
}

StorageLoaded as_loaded(const FakeDatabase& database) {
  StorageLoaded loaded;
  for (const auto& [generation, bytes] : database.snapshots) {
    loaded.snapshots.push_back({generation, bytes});
  }
  for (const auto& [seq, bytes] : database.ops) loaded.ops.push_back({seq, bytes});
  loaded.head = database.head;
  loaded.witness = database.witness;
  return loaded;
}

// The head and the snapshots are few, and damaged as often as a third of the edits together.
void damage(FakeDatabase& database, const std::function<std::size_t(std::size_t)>& below) {
  std::vector<std::string*> few{&database.head};
  for (auto& [generation, bytes] : database.snapshots) few.push_back(&bytes);
  std::vector<std::string*> edits;
  for (auto& [seq, bytes] : database.ops) edits.push_back(&bytes);
  const bool is_edit = !edits.empty() && below(4) != 0;
  std::string& value = is_edit ? *edits[below(edits.size())] : *few[below(few.size())];
  const std::size_t way = below(4);
  if (way == 0 && !database.ops.empty()) {
    const auto lost = static_cast<std::ptrdiff_t>(below(database.ops.size()));
    database.ops.erase(std::next(database.ops.begin(), lost));
  } else if (value.empty()) {
    return;  // cut off before
  } else if (way == 1) {
    value.resize(below(value.size()));
  } else {
    const std::size_t bit = below(value.size() * 8);
    value[bit / 8] = static_cast<char>(value[bit / 8] ^ (1 << bit % 8));
  }
}

}  // namespace ithaca::test
