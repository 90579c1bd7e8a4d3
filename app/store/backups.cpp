#include "store/backups.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include "base/day.hpp"
#include "base/sort.hpp"
#include "base/translate.hpp"
#include "derive/binary.hpp"
#include "store/numbers.hpp"

namespace ithaca {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kDayMs = 24 * kHourMs;
// A plan with less than half the records of the fullest one is much emptier: it was begun anew, or
// something went wrong.
constexpr std::uint64_t kMuchEmptier = 2;

// Rounds down, before 1970 too.
std::int64_t part_of_time(std::int64_t ms, std::int64_t length) {
  return ms / length - (ms % length < 0 ? 1 : 0);
}
std::int64_t hour_of(std::int64_t ms) { return part_of_time(ms, kHourMs); }
std::int64_t day_number(std::int64_t ms) { return part_of_time(ms, kDayMs); }
std::int64_t week_of(std::int64_t ms) {
  constexpr std::int64_t kThursday = 3;  // 1970-01-01, days after a Monday
  return part_of_time(day_number(ms) + kThursday, 7);
}
std::int64_t month_of(std::int64_t ms) {
  const CivilDate date = civil(Day{static_cast<std::int32_t>(day_number(ms))});
  return date.year * std::int64_t{12} + date.month;
}

// `newest_first`: the first one of each span is kept, until all slots are taken.
void keep(const std::vector<Backup>& newest_first, std::size_t slots,
          std::int64_t (*span_of)(std::int64_t), std::set<Backup>& kept) {
  std::optional<std::int64_t> last;
  for (const Backup& backup : newest_first) {
    if (slots == 0) return;
    const std::int64_t span = span_of(backup.time_ms);
    if (last == span) continue;
    last = span;
    --slots;
    kept.insert(backup);
  }
}

}  // namespace

std::string name_of(const Backup& backup) {
  return std::to_string(backup.time_ms) + ' ' + std::to_string(backup.records);
}

std::optional<Backup> backup_named(std::string_view name) {
  const auto numbers = read_numbers<2>(name);
  if (!numbers) return std::nullopt;
  return Backup{(*numbers)[0], static_cast<std::uint64_t>((*numbers)[1])};
}

std::vector<Backup> superfluous(const std::vector<Backup>& backups, const BackupSlots& slots,
                                std::int64_t now_ms) {
  std::vector<Backup> sorted = backups;
  sort_values(sorted, [](const Backup& a, const Backup& b) { return b < a; });
  std::uint64_t fullest = 0;
  for (const Backup& backup : sorted) fullest = std::max(fullest, backup.records);
  std::set<Backup> kept;
  for (const bool is_future : {false, true}) {
    for (const bool is_emptier : {false, true}) {
      std::vector<Backup> group;
      std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(group), [&](const Backup& one) {
        return (one.time_ms > now_ms) == is_future &&
               (one.records < fullest / kMuchEmptier) == is_emptier;
      });
      keep(group, slots.hours, hour_of, kept);
      keep(group, slots.days, day_number, kept);
      keep(group, slots.weeks, week_of, kept);
      keep(group, slots.months, month_of, kept);
    }
  }
  std::erase_if(sorted, [&](const Backup& backup) { return kept.count(backup) != 0; });
  return sorted;
}

std::vector<StoredBackup> superfluous(const std::vector<StoredBackup>& stored, bool lacks_room,
                                      std::int64_t now_ms) {
  std::vector<StoredBackup> found;
  for (const BackupPlace place : {BackupPlace::database, BackupPlace::apart}) {
    std::vector<Backup> there;
    for (const StoredBackup& one : stored) {
      const auto backup = backup_named(one.name);
      if (one.place == place && backup) there.push_back(*backup);
    }
    const BackupSlots& slots = lacks_room                       ? kSlotsWithoutRoom
                               : place == BackupPlace::database ? kBackupSlots
                                                                : kSlotsApart;
    for (const Backup& backup : superfluous(there, slots, now_ms)) {
      found.push_back({name_of(backup), place});
    }
  }
  return found;
}

std::vector<Backup> known_backups(const std::vector<StoredBackup>& stored) {
  std::set<Backup, std::greater<>> known;
  for (const StoredBackup& one : stored) {
    if (const auto backup = backup_named(one.name)) known.insert(*backup);
  }
  return {known.begin(), known.end()};
}

bool begins_another_hour(std::int64_t last_edit_ms, std::int64_t now_ms) {
  return hour_of(last_edit_ms) != hour_of(now_ms);
}

std::string encode_backup(const Backup& backup, std::string plan) {
  SnapshotRecord record;
  record.time_ms = backup.time_ms;
  record.records = backup.records;
  record.plan = std::move(plan);
  return encode_record(record);
}

Result<Plan> read_backup(const BackupRead& read) {
  Error damaged{Errc::damaged, read.name,
                t("This earlier version is damaged. Choose another one.")};
  for (const std::string& copy : read.copies) {
    const auto record = decode_snapshot_record(copy);
    auto plan = record ? decode_snapshot(record->plan) : Result<Plan>(record.error());
    if (plan && plan->record_count() == record->records) return plan;
    if (!plan && plan.error().code == Errc::too_new) damaged = plan.error();
  }
  return damaged;
}

}  // namespace ithaca
