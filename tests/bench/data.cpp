// What the plan's data costs: load, one edit, export, import, search, merge of the heavy 10-year
// plan. One line each, native and under node: name, median of the runs, worst.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "derive/binary.hpp"
#include "derive/join.hpp"
#include "derive/merge.hpp"
#include "derive/plan_file.hpp"
#include "derive/redact.hpp"
#include "derive/search.hpp"
#include "support/volumes.hpp"

namespace {

using namespace ithaca;
using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

void line(const char* name, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::printf("%-44s %9.3f ms %9.3f ms worst\n", name, times[times.size() / 2], times.back());
}

void bench(const char* name, int runs, const std::function<void()>& run) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = Clock::now();
    run();
    times.push_back(milliseconds(Clock::now() - start));
  }
  line(name, std::move(times));
}

// The time of each step, where work is done in steps.
template <class Step>
void bench_steps(const char* name, Step&& step) {
  std::vector<double> times;
  bool has_more = true;
  while (has_more) {
    const auto start = Clock::now();
    has_more = step();
    times.push_back(milliseconds(Clock::now() - start));
  }
  line(name, std::move(times));
}

void measure(const testing::Volume& volume) {
  const Plan plan = testing::plan_of(volume);
  const std::string snapshot = encode_snapshot(plan);
  const std::string file = write_plan_file(plan);
  std::printf("\n%.*s: %zu records, snapshot %.2f MB, file %.2f MB\n",
              static_cast<int>(volume.name.size()), volume.name.data(), plan.record_count(),
              static_cast<double>(snapshot.size()) / 1e6, static_cast<double>(file.size()) / 1e6);
  std::size_t checksum = 0;
  bench("load: snapshot to plan", 7,
        [&] { checksum += decode_snapshot(snapshot)->record_count(); });
  bench("snapshot: plan to bytes", 7, [&] { checksum += encode_snapshot(plan).size(); });

  Plan edited = plan;
  const auto id = plan.of<NoteLine>().begin()->first;
  const ReplicaId replica = plan.seen().begin()->first;
  std::uint64_t counter = plan.seen().begin()->second;
  std::size_t bytes = 0;
  bench("save: one key press to its bytes", 101, [&] {
    Changes changes(edited, "Typing");
    Splice splice{edited.find<NoteLine>(id)->text.size(), {}, "x"};
    changes.edit<NoteLine>(id, [](NoteLine& line) { line.text += 'x'; });
    changes.note_splice(3, std::move(splice));
    const Dot dot{replica, ++counter};
    bytes = encode_changes(apply(edited, changes.take(), dot), dot).size();
  });
  std::printf("%-44s %9zu bytes\n", "a key press as stored", bytes);

  bench("export: plan to file", 5, [&] { checksum += write_plan_file(plan).size(); });
  PlanFileWriter writer(plan);
  bench_steps("export: one step of 64 KB", [&] { return writer.step(64 * 1024); });
  bench("import: file to plan", 5, [&] { checksum += read_plan_file(file)->plan.record_count(); });
  PlanReader reader;
  reader.feed(file);
  bench_steps("import: one step of 64 KB", [&] { return reader.step(64 * 1024); });
  bench("merge: an unchanged copy", 5,
        [&] { checksum += merge_changes(edited, plan).edits.size(); });
  bench("merge: into an empty plan", 3,
        [&] { checksum += merge_changes(Plan{}, plan).edits.size(); });
  bench("search: a word that few have", 7,
        [&] { checksum += find_text(plan, "zurich leading", 50).size(); });
  bench("search: words that none has", 7,
        [&] { checksum += find_text(plan, "kumquat", 50).size(); });
  const Audience audience{plan.of<Mentorship>().begin()->first};
  bench("redact for one mentor", 5, [&] { checksum += redact(plan, audience).record_count(); });
  if (checksum == 0) std::printf("nothing was done\n");
}

}  // namespace

int main() {
  std::printf("%-44s %12s\n", "what", "median");
  measure(testing::kTypical);
  measure(testing::kHeavyDecade);
  return 0;
}
