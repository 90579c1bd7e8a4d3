// A plan as it lies in the storage after many edits, and ways to damage it. Knows no test.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "plan/plan.hpp"
#include "support/fake_ports.hpp"

namespace ithaca::test {

struct StoredPlan {
  FakeDatabase database;
  std::vector<Plan> states;  // after so many edits as their place says
};

// So many random edits; from 1,300 on with two generations of snapshots.
StoredPlan stored_plan(std::uint64_t seed, int edits);

StorageLoaded as_loaded(const FakeDatabase& database);

// Flips a bit of a stored value, cuts its end off, or loses an edit; which one, `below` decides: a
// number below its argument, at random.
void damage(FakeDatabase& database, const std::function<std::size_t(std::size_t)>& below);

}  // namespace ithaca::test
