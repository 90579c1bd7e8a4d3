// The plan as a backup file: its name, proof that it holds the plan, and what opening one would do.
// Knows no dialog; the Files port moves the bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "derive/merge.hpp"
#include "derive/plan_file.hpp"
#include "plan/change.hpp"

namespace ithaca {

// "ithaca-PRIVATE-backup-2026-11-24.json": complete and private, as its name says.
std::string backup_file_name(Day today);

// Reads back what was written and compares every record, stamp and unknown member.
bool verify_written(std::string_view file, const Plan& plan);

enum class ImportWay : std::uint8_t {
  merge,   // both copies' edits stand
  replace  // the records become those of the file, by fresh edits
};

struct ImportPreview {
  std::vector<KindChanges> kinds;   // in the order of files
  std::vector<FileReport> reports;  // what the file has and is not taken as it is
  std::size_t report_count = 0;
  bool is_whole = true;
  ChangeSet changes;  // one undoable step; empty when the file brings nothing
};
ImportPreview preview_import(const Plan& mine, const ReadPlan& read, ImportWay way);

}  // namespace ithaca
