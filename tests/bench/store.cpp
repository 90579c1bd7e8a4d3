// What the store costs with the heavy 10-year plan: opening, a key press until it is handed to the
// storage, an accepted import, a snapshot. One line each, native and under node.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "store/rebase.hpp"
#include "support/tab.hpp"
#include "support/volumes.hpp"

namespace {

using namespace ithaca;
using Steady = std::chrono::steady_clock;

void bench(const char* name, int runs, const std::function<void()>& run) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = Steady::now();
    run();
    times.push_back(std::chrono::duration<double, std::milli>(Steady::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  std::printf("%-52s %9.3f ms %9.3f ms worst\n", name, times[times.size() / 2], times.back());
}

void measure(const testing::Volume& volume) {
  const Plan plan = testing::plan_of(volume);
  std::printf("\n%.*s: %zu records\n", static_cast<int>(volume.name.size()), volume.name.data(),
              plan.record_count());
  test::FakeDatabase database;
  test::Tab tab(database);
  tab.settle();
  const ChangeSet import = difference(Plan{}, plan);
  bench("accept an import", 1, [&] { (void)static_cast<bool>(tab.store.commit(import)); });
  bench("its first snapshot", 1, [&] { tab.settle(); });
  const auto type = [&] {
    const NoteLine& line = *tab.store.plan().of<NoteLine>().begin()->second.value;
    const EditText typed{ref_to(line), "text", Splice{line.text.size(), {}, "x"}};
    (void)static_cast<bool>(tab.store.dispatch(typed));
  };
  bench("a key press until the storage has it", 1000, type);
  std::printf("%-52s %9zu bytes\n", "the largest op of a key press",
              database.ops.empty() ? std::size_t{0} : database.ops.rbegin()->second.size());
  bench("a snapshot, read back and checked", 1, [&] { tab.rest(); });
  bench("undo the typing", 1, [&] { tab.store.undo(); });
  tab.settle();
  bench("open: from the stored bytes to the plan", 5, [&] {
    test::Tab again(database, 2);
    again.settle();
    if (!same_records(again.store.plan(), tab.store.plan())) std::printf("it is another plan\n");
  });
}

}  // namespace

int main() {
  std::printf("%-52s %12s\n", "what", "median");
  measure(testing::kTypical);
  measure(testing::kHeavyDecade);
  return 0;
}
