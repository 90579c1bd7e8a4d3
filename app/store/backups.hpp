// Earlier states of the whole plan, kept by hour, day, week and month: when one is due, how it is
// named, which of them stay, what one holds. Knows no storage and no clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "plan/plan.hpp"
#include "ports/storage.hpp"
#include "ports/zones.hpp"
#include "store/records.hpp"

namespace ithaca {

struct Backup {
  std::int64_t time_ms = 0;   // of the last edit in it
  std::uint64_t records = 0;  // in the plan

  auto operator<=>(const Backup&) const = default;  // by time
};

// What a backup is called where it is kept, so that a list of names tells all that is to be chosen
// from. Nothing for a name that another version gave.
std::string name_of(const Backup& backup);
std::optional<Backup> backup_named(std::string_view name);

// Of so many hours, days, weeks and months in which there is one, the newest of each is kept (UTC;
// weeks begin on Monday).
struct BackupSlots {
  std::size_t hours = 0;
  std::size_t days = 0;
  std::size_t weeks = 0;
  std::size_t months = 0;
};
inline constexpr BackupSlots kBackupSlots{6, 7, 4, 12};
inline constexpr BackupSlots kSlotsApart{0, 2, 0, 2};        // of BackupPlace::apart
inline constexpr BackupSlots kSlotsWithoutRoom{0, 1, 0, 1};  // where the storage is full

// The backups that need not be kept. A much emptier plan never takes the place of a full one, and
// what a wrong clock dated in the future never that of the others: either has slots of its own.
std::vector<Backup> superfluous(const std::vector<Backup>& backups, const BackupSlots& slots,
                                std::int64_t now_ms);
// The same for both places; what another version named is left alone.
std::vector<StoredBackup> superfluous(const std::vector<StoredBackup>& stored, bool lacks_room,
                                      std::int64_t now_ms);

// Newest first, each once, wherever it lies.
std::vector<Backup> known_backups(const std::vector<StoredBackup>& stored);

// A backup as a person chooses it.
struct EarlierVersion {
  std::string name;
  LocalTime when;
  std::uint64_t records = 0;
};

// Whether an edit at `now_ms` is the first of another hour than the last one's.
bool begins_another_hour(std::int64_t last_edit_ms, std::int64_t now_ms);

// The bytes of a backup, of those of its plan (encode_snapshot).
std::string encode_backup(const Backup& backup, std::string plan);
// The plan of the first copy that is whole. Errors: damaged, too_new.
Result<Plan> read_backup(const BackupRead& read);

}  // namespace ithaca
