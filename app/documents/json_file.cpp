#include "documents/json_file.hpp"

#include "derive/join.hpp"

namespace ithaca {

std::string backup_file_name(Day today) {
  return "ithaca-PRIVATE-backup-" + format_day(today) + ".json";
}

bool verify_written(std::string_view file, const Plan& plan) {
  const auto read = read_plan_file(file);
  return read && read->is_whole && is_same_plan(read->plan, plan);
}

ImportPreview preview_import(const Plan& mine, const ReadPlan& read, ImportWay way) {
  ImportPreview preview;
  preview.changes =
      way == ImportWay::merge ? merge_changes(mine, read.plan) : replace_changes(mine, read.plan);
  preview.kinds = count_changes(mine, preview.changes);
  preview.reports = read.reports;
  preview.report_count = read.report_count;
  preview.is_whole = read.is_whole;
  return preview;
}

}  // namespace ithaca
