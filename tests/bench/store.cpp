// What the store costs with a typical year and with ten heavy ones: opening, a key press until it
// is handed to the storage, an accepted import, a snapshot. The storage is a double in memory.
//
//   bench_store HOST    HOST is said in the headings
#include <cstdio>
#include <string>

#include "bench/timing.hpp"
#include "store/rebase.hpp"
#include "support/tab.hpp"
#include "support/volumes.hpp"

namespace {

using namespace ithaca;
using bench::time_runs;

// Types one letter at the end of the first line of a note.
bool type(test::Tab& tab) {
  const NoteLine& line = *tab.store.plan().of<NoteLine>().begin()->second.value;
  const EditText typed{ref_to(line), "text", Splice{line.text.size(), {}, "x"}};
  return static_cast<bool>(tab.store.dispatch(typed));
}

bool measure(const testing::Volume& volume, const char* host) {
  const Plan plan = testing::plan_of(volume);
  test::FakeDatabase database;
  test::Tab tab(database);
  tab.settle();
  bench::print_heading("Store: " + std::string(volume.name), host);
  const ChangeSet import = difference(Plan{}, plan);
  bool is_done = true;
  time_runs({"import: accepted, in one task"}, 1,
            [&] { is_done = static_cast<bool>(tab.store.commit(import)); });
  time_runs({"import: written in pieces, and its snapshot"}, 1, [&] { tab.rest(); });
  time_runs({"save: a key press until the storage has it", "5 ms"}, 1000,
            [&] { is_done = type(tab) && is_done; });
  time_runs({"undo: all of that typing"}, 1, [&] { tab.store.undo(); });
  tab.rest();
  time_runs({"open: from the stored bytes to the plan", "100 ms"}, 5, [&] {
    test::Tab again(database, 2);
    again.settle();
    is_done = is_done && same_records(again.store.plan(), tab.store.plan());
  });
  return is_done;
}

}  // namespace

int main(int argument_count, char** arguments) {
  const char* host = argument_count > 1 ? arguments[1] : "here";
  const bool is_done = measure(testing::kTypical, host) && measure(testing::kHeavyDecade, host);
  if (!is_done) std::fprintf(stderr, "bench_store: the store refused an edit or lost one\n");
  return is_done ? 0 : 1;
}
