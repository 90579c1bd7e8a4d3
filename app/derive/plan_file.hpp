// The plan as the JSON file that people keep: canonical bytes out, anything in within limits.
// Knows no storage and no download; both work in pieces, so that a page stays alive meanwhile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "derive/record_json.hpp"
#include "plan/plan.hpp"

namespace ithaca {

inline constexpr std::size_t kLongestPlanFile = 64 * 1024 * 1024;  // bytes

// The same plan gives the same bytes: UTF-8, LF, one record a line, defaults left out, what is
// unknown kept. Copies the plan (records are shared), so that edits go on meanwhile.
class PlanFileWriter {
 public:
  explicit PlanFileWriter(Plan plan);
  // Writes about that many bytes more; true while there is more to write.
  bool step(std::size_t bytes);
  std::string take() { return std::move(out_); }

 private:
  enum class Part : std::uint8_t { head, records, unknown_records, tail, done };

  void write_head();
  void write_records(std::size_t until);
  void write_unknown(std::size_t until);
  void write_tail();
  void open_kind(std::string_view kind);

  Plan plan_;
  Replicas replicas_;
  Part part_ = Part::head;
  std::size_t table_ = 0;  // its place in kKinds
  Table::const_iterator next_;
  Plan::Unknown::const_iterator next_unknown_;
  std::string kind_;  // whose list is open
  std::string out_;
};

std::string write_plan_file(const Plan& plan);

// What stood in a file and was not taken as it is.
struct FileReport {
  enum class Weight : std::uint8_t {
    kept,    // kept and written back, though this version cannot use it
    refused  // left out
  };
  Weight weight = Weight::refused;
  std::string path;  // JSON pointer, such as /records/goal/3/state
  std::string what;  // one sentence, already translated
  bool operator==(const FileReport&) const = default;
};

struct ReadPlan {
  Plan plan;  // has seen nothing where a record was left out: merging it then deletes nothing
  std::vector<FileReport> reports;             // the first kMostReports of them
  std::size_t report_count = 0;                // all of them
  std::map<std::string, std::size_t> refused;  // records left out, by kind
  int schema = 0;                              // of the version that wrote the file
  bool is_whole = true;                        // false: the file ends, or breaks, in the middle
};
inline constexpr std::size_t kMostReports = 200;

// feed the file in pieces, then call step until it is false, then finish. A record that cannot be
// read never costs the others; records without stamps get those of a replica made from the file's
// hash, so that the same file read twice is the same.
// Errors of finish: missing (empty), bad_syntax (no JSON, no object), wrong_type (JSON, but no
// plan), bad_encoding (no UTF-8), too_large (bytes, depth), duplicate (a key of the file itself),
// too_new (only a newer version can read it safely).
class PlanReader {
 public:
  PlanReader();
  ~PlanReader();
  PlanReader(const PlanReader&) = delete;
  PlanReader& operator=(const PlanReader&) = delete;

  void feed(std::string_view piece);
  // Works through about that many bytes; true while there is more to do.
  bool step(std::size_t bytes);
  Result<ReadPlan> finish();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

Result<ReadPlan> read_plan_file(std::string_view text);

}  // namespace ithaca
