// What the plan's data costs: load, one edit, export, import, search, merge of a typical year and
// of ten heavy ones, from bytes in memory.
//
//   bench_data HOST    HOST is said in the headings
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>

#include "bench/timing.hpp"
#include "derive/binary.hpp"
#include "derive/join.hpp"
#include "derive/merge.hpp"
#include "derive/plan_file.hpp"
#include "derive/redact.hpp"
#include "derive/search.hpp"
#include "support/volumes.hpp"

namespace {

using namespace ithaca;
using bench::time_runs;
using bench::time_steps;

// What is measured must be done: its results add up to something that is looked at.
std::size_t checksum = 0;

std::string title_of(const testing::Volume& volume, const Plan& plan, std::size_t snapshot_bytes,
                     std::size_t file_bytes) {
  char title[160];
  std::snprintf(title, sizeof title, "Data: %.*s, %zu records, snapshot %.2f MB, file %.2f MB",
                static_cast<int>(volume.name.size()), volume.name.data(), plan.record_count(),
                static_cast<double>(snapshot_bytes) / 1e6, static_cast<double>(file_bytes) / 1e6);
  return title;
}

void measure_snapshots(const Plan& plan, const std::string& snapshot) {
  time_runs({"load: snapshot to plan", "100 ms"}, 7,
            [&] { checksum += decode_snapshot(snapshot)->record_count(); });
  time_runs({"snapshot: plan to bytes"}, 7, [&] { checksum += encode_snapshot(plan).size(); });
}

void measure_typing(Plan plan) {
  const NoteLineId id = plan.of<NoteLine>().begin()->first;
  const ReplicaId replica = plan.seen().begin()->first;
  std::uint64_t counter = plan.seen().begin()->second;
  time_runs({"save: one key press to its bytes", "5 ms"}, 101, [&] {
    Changes changes(plan, "Typing");
    Splice splice{plan.find<NoteLine>(id)->text.size(), {}, "x"};
    changes.edit<NoteLine>(id, [](NoteLine& line) { line.text += 'x'; });
    changes.note_splice(3, std::move(splice));
    const Dot dot{replica, ++counter};
    checksum += encode_changes(apply(plan, changes.take(), dot), dot).size();
  });
}

void measure_files(const Plan& plan, const std::string& file) {
  constexpr std::size_t kStep = 32 * 1024;  // as the app does it in a frame
  time_runs({"export: plan to file"}, 5, [&] { checksum += write_plan_file(plan).size(); });
  PlanFileWriter writer(plan);
  time_steps({"export: one step of 32 KB", "10 ms"}, [&] { return writer.step(kStep); });
  time_runs({"import: file to plan"}, 5,
            [&] { checksum += read_plan_file(file)->plan.record_count(); });
  PlanReader reader;
  reader.feed(file);
  time_steps({"import: one step of 32 KB", "10 ms"}, [&] { return reader.step(kStep); });
}

void measure_copies(const Plan& plan) {
  time_runs({"merge: an unchanged copy"}, 5,
            [&] { checksum += merge_changes(plan, plan).edits.size(); });
  time_runs({"merge: into an empty plan"}, 3,
            [&] { checksum += merge_changes(Plan{}, plan).edits.size(); });
  const Audience audience{plan.of<Mentorship>().begin()->first};
  Index index;
  time_runs({"redact: for one mentor"}, 5,
            [&] { checksum += redact(plan, index, audience).record_count(); });
}

void measure_search(const Plan& plan) {
  TextIndex index;
  time_steps({"search: one piece, reading the plan", "10 ms"},
             [&] { return index.work(plan, {}, 50); });
  time_steps({"search: one piece, a word that none has", "10 ms"},
             [&] { return index.work(plan, "kumquat", 50); });
}

void measure(const testing::Volume& volume, const char* host) {
  const Plan plan = testing::plan_of(volume);
  const std::string snapshot = encode_snapshot(plan);
  const std::string file = write_plan_file(plan);
  bench::print_heading(title_of(volume, plan, snapshot.size(), file.size()), host);
  measure_snapshots(plan, snapshot);
  measure_typing(plan);
  measure_files(plan, file);
  measure_copies(plan);
  measure_search(plan);
}

}  // namespace

int main(int argument_count, char** arguments) {
  const char* host = argument_count > 1 ? arguments[1] : "here";
  measure(testing::kTypical, host);
  measure(testing::kHeavyDecade, host);
  return checksum == 0 ? 1 : 0;
}
