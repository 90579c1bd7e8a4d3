#include "support/fake_ports.hpp"

#include <algorithm>
#include <array>

namespace ithaca::test {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

std::string shortened(std::string_view name, NameLength length) {
  return std::string(length == NameLength::full ? name : name.substr(0, 3));
}

// The instant at which a zone's clocks change: the nth Sunday of a month (5: the last), at an hour
// of UTC.
std::int64_t change_ms(int year, unsigned month, int sunday, int hour_utc) {
  Day day = *day_of({year, month, 1}) - 1;
  for (int i = 0; i < sunday; ++i) {
    const Day next = next_weekday(day, Weekday::sunday);
    if (civil(next).month != month) break;
    day = next;
  }
  return (day.since_epoch * std::int64_t{24} + hour_utc) * 3'600'000;
}

int year_of(std::int64_t instant_ms) {
  const std::int64_t days = instant_ms / 86'400'000 - (instant_ms < 0 ? 1 : 0);
  return civil(Day{static_cast<std::int32_t>(days)}).year;
}

}  // namespace

LocalTime FixedClock::local(std::int64_t instant_ms) const {
  const auto minutes = static_cast<std::int32_t>(instant_ms / 60'000);
  return {Day{minutes / 1440}, ClockTime{static_cast<std::int16_t>(minutes % 1440)}};
}

std::string EnglishLocale::day(Day day, DayStyle style, YearStyle year) const {
  const CivilDate date = civil(day);
  const std::string number = std::to_string(date.day);
  const std::string brief = number + ' ' + month_name(date.month, NameLength::brief);
  std::string words;
  switch (style) {
    case DayStyle::full:
      words = weekday_name(weekday(day), NameLength::full) + ' ' + number + ' ' +
              month_name(date.month, NameLength::full);
      break;
    case DayStyle::medium:
      words = weekday_name(weekday(day), NameLength::brief) + ' ' + brief;
      break;
    case DayStyle::brief:
      words = brief;
      break;
    case DayStyle::month:
      words = month_name(date.month, NameLength::full);
      break;
  }
  return year == YearStyle::shown ? words + ' ' + std::to_string(date.year) : words;
}

std::string EnglishLocale::distance(int days, FirstLetter letter) const {
  const bool begins = letter == FirstLetter::capital;
  if (days == 0) return begins ? "Today" : "today";
  if (days == 1) return begins ? "Tomorrow" : "tomorrow";
  if (days == -1) return begins ? "Yesterday" : "yesterday";
  if (days < 0) return std::to_string(-days) + " days ago";
  return (begins ? "In " : "in ") + std::to_string(days) + " days";
}

std::string EnglishLocale::number(std::int64_t number) const {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string EnglishLocale::weekday_name(Weekday weekday, NameLength length) const {
  return shortened(kWeekdays[static_cast<std::size_t>(weekday)], length);
}

std::string EnglishLocale::month_name(unsigned month, NameLength length) const {
  return shortened(kMonths[month - 1], length);
}

std::optional<int> TableZones::offset_seconds(std::string_view zone,
                                              std::int64_t instant_ms) const {
  constexpr int kHour = 3600;
  const int year = year_of(instant_ms);
  if (zone == "UTC") return 0;
  if (zone == "Asia/Kolkata") return 5 * kHour + kHour / 2;
  if (zone == "Asia/Tokyo") return 9 * kHour;
  if (zone == "Europe/Berlin") {
    const bool is_summer =
        instant_ms >= change_ms(year, 3, 5, 1) && instant_ms < change_ms(year, 10, 5, 1);
    return is_summer ? 2 * kHour : kHour;
  }
  if (zone == "America/New_York") {
    const bool is_summer =
        instant_ms >= change_ms(year, 3, 2, 7) && instant_ms < change_ms(year, 11, 1, 6);
    return is_summer ? -4 * kHour : -5 * kHour;
  }
  return std::nullopt;
}

void RecordingClipboard::copy(std::string new_text, std::string new_html) {
  is_promised = false;
  if (refuses) {
    inbox_.push(ClipboardEvent{CopyFailed{std::move(new_text)}});
    return;
  }
  text = std::move(new_text);
  html = std::move(new_html);
  inbox_.push(ClipboardEvent{Copied{}});
}

FileHandle RecordingFiles::take(FileOrigin origin, std::string name, std::string bytes) {
  const FileHandle file = ++last_;
  inbox_.push(FileEvent{FileOpened{file, origin, std::move(name), bytes.size()}});
  open_.emplace(file, std::move(bytes));
  return file;
}

void RecordingFiles::choose(std::string_view) {
  if (!next_choice) {
    inbox_.push(FileEvent{FileChoiceCancelled{}});
    return;
  }
  take(FileOrigin::chosen, next_choice->first, next_choice->second);
}

FileHandle RecordingFiles::drop(std::string name, std::string bytes) {
  return take(FileOrigin::dropped, std::move(name), std::move(bytes));
}

void RecordingFiles::open_sample() {
  if (!sample) {
    inbox_.push(FileEvent{SampleMissing{}});
    return;
  }
  take(FileOrigin::sample, {}, *sample);
}

void RecordingFiles::read(FileHandle file, std::uint64_t offset, std::uint32_t length) {
  const auto it = open_.find(file);
  if (is_unreadable || it == open_.end()) {
    inbox_.push(FileEvent{FileUnreadable{file, offset}});
    return;
  }
  const std::size_t from = std::min(static_cast<std::size_t>(offset), it->second.size());
  inbox_.push(FileEvent{FilePiece{file, offset, it->second.substr(from, length)}});
}

FakeStorage::FakeStorage(FakeDatabase& database, Inbox& inbox)
    : database_(database), inbox_(inbox) {
  database_.tabs.push_back(this);
}

FakeStorage::~FakeStorage() {
  std::erase(database_.tabs, this);
  if (database_.writer == this) database_.writer = nullptr;
}

void FakeStorage::tell_others(const StorageEvent& event) {
  for (FakeStorage* tab : database_.tabs) {
    if (tab == this) continue;
    tab->requests_.push_back({false, [tab, event] { tab->inbox_.push(event); }});
  }
}

void FakeStorage::write(std::function<void()> work, StorageEvent failed) {
  const auto run = [this, work = std::move(work), failed = std::move(failed)] {
    const int number = writes++;
    if (fail_from && number >= *fail_from && number < *fail_from + fail_count) {
      inbox_.push(failed);
      return;
    }
    work();
  };
  requests_.push_back({true, run});
}

void FakeStorage::open() {
  const auto run = [this] {
    if (open_trouble != StorageTrouble::none) {
      inbox_.push(StorageEvent{StorageFailed{open_trouble}});
      return;
    }
    if (database_.writer == nullptr) database_.writer = this;
    StorageLoaded loaded;
    loaded.role = database_.writer == this ? TabRole::writer : TabRole::follower;
    for (const auto& [generation, bytes] : database_.snapshots) {
      loaded.snapshots.push_back({generation, bytes});
    }
    for (const auto& [seq, bytes] : database_.ops) loaded.ops.push_back({seq, bytes});
    loaded.head = database_.head;
    loaded.witness = database_.witness;
    for (const auto& [name, text] : database_.drafts) loaded.drafts.push_back({name, text});
    known_seq_ = database_.head_seq;
    inbox_.push(StorageEvent{std::move(loaded)});
  };
  requests_.push_back({false, run});
}

void FakeStorage::append(std::uint64_t seq, std::string_view op, std::string_view head) {
  const auto work = [this, seq, op = std::string(op), head = std::string(head)] {
    if (database_.writer != this || database_.head_seq != seq - 1) {
      const bool is_behind = database_.writer == this && database_.head_seq < seq;
      inbox_.push(StorageEvent{
          OpFailed{seq, is_behind ? StorageTrouble::aborted : StorageTrouble::conflict}});
      return;
    }
    database_.ops.emplace(seq, op);
    database_.head_seq = known_seq_ = seq;
    database_.head = head;
    tell_others(OpsArrived{{{seq, op}}});
    late_.emplace_back(OpDurable{seq});
    if (!answers_late) answer();
  };
  write(work, OpFailed{seq, fail_trouble});
}

void FakeStorage::write_snapshot(std::uint64_t generation, std::string_view bytes) {
  const auto work = [this, generation, bytes = std::string(bytes)] {
    std::string kept = bytes;
    if (garbles_snapshots) kept[kept.size() / 2] = static_cast<char>(kept[kept.size() / 2] ^ 1);
    database_.snapshots.insert_or_assign(generation, kept);
    inbox_.push(StorageEvent{SnapshotStored{generation, kept}});
  };
  write(work, SnapshotFailed{generation, fail_trouble});
}

void FakeStorage::drop_before(std::uint64_t first_op, std::uint64_t first_generation) {
  const auto run = [this, first_op, first_generation] {
    std::erase_if(database_.ops, [&](const auto& op) { return op.first < first_op; });
    std::erase_if(database_.snapshots,
                  [&](const auto& snapshot) { return snapshot.first < first_generation; });
  };
  requests_.push_back({true, run});
}

void FakeStorage::set_aside(std::uint64_t first_op, const std::vector<std::uint64_t>& generations,
                            std::string_view head) {
  const auto run = [this, first_op, generations, head = std::string(head)] {
    std::erase_if(database_.ops, [&](const auto& op) { return op.first >= first_op; });
    for (const std::uint64_t generation : generations) database_.snapshots.erase(generation);
    database_.head_seq = first_op - 1;
    database_.head = head;
    ++database_.set_aside;
  };
  requests_.push_back({true, run});
}

void FakeStorage::keep_draft(std::string_view name, std::string_view text) {
  const auto run = [this, name = std::string(name), text = std::string(text)] {
    if (text.empty()) {
      database_.drafts.erase(name);
    } else {
      database_.drafts.insert_or_assign(name, text);
    }
  };
  requests_.push_back({true, run});
}

void FakeStorage::write_backup(std::string_view name, std::string_view bytes) {
  const auto run = [this, name = std::string(name), bytes = std::string(bytes)] {
    database_.backups.insert_or_assign(name, bytes);
    database_.backups_apart.insert_or_assign(name, bytes);
  };
  requests_.push_back({true, run});
  list_backups();
}

void FakeStorage::list_backups() {
  const auto run = [this] {
    BackupsListed listed;
    for (const auto& [name, bytes] : database_.backups) {
      listed.backups.push_back({name, BackupPlace::database});
    }
    for (const auto& [name, bytes] : database_.backups_apart) {
      listed.backups.push_back({name, BackupPlace::apart});
    }
    inbox_.push(StorageEvent{std::move(listed)});
  };
  requests_.push_back({false, run});
}

void FakeStorage::read_backup(std::string_view name) {
  const auto run = [this, name = std::string(name)] {
    BackupRead read{name, {}};
    for (const auto* place : {&database_.backups, &database_.backups_apart}) {
      if (const auto found = place->find(name); found != place->end()) {
        read.copies.push_back(found->second);
      }
    }
    inbox_.push(StorageEvent{std::move(read)});
  };
  requests_.push_back({false, run});
}

void FakeStorage::drop_backup(const StoredBackup& backup) {
  const auto run = [this, backup] {
    const bool is_apart = backup.place == BackupPlace::apart;
    (is_apart ? database_.backups_apart : database_.backups).erase(backup.name);
  };
  requests_.push_back({true, run});
}

void FakeStorage::ask_to_keep() {
  ++asked_to_keep;
  const auto run = [this] { inbox_.push(StorageEvent{KeepingAnswered{promises_to_keep}}); };
  requests_.push_back({false, run});
}

void FakeStorage::clear_all() {
  const auto work = [this] {
    database_.backups.clear();
    database_.backups_apart.clear();
    database_.drafts.clear();
    database_.ops.clear();
    database_.snapshots.clear();
    database_.head_seq = known_seq_ = 0;
    database_.head.clear();
    database_.witness.clear();
    tell_others(StorageCleared{});
    inbox_.push(StorageEvent{StorageCleared{}});
  };
  write(work, ClearFailed{fail_trouble});
}

void FakeStorage::become_writer() {
  database_.writer = this;
  RoleChanged changed{TabRole::writer, {}};
  for (const auto& [seq, bytes] : database_.ops) {
    if (seq > known_seq_) changed.ops.push_back({seq, bytes});
  }
  inbox_.push(StorageEvent{std::move(changed)});
}

// What it still had to write is written first; everything else finds a follower.
void FakeStorage::step_back() {
  inbox_.push(StorageEvent{RoleChanged{TabRole::follower, {}}});
  const std::deque<Request> waiting = std::exchange(requests_, {});
  for (const Request& request : waiting) {
    if (request.is_write) request.run();
  }
  for (const Request& request : waiting) {
    if (!request.is_write) requests_.push_back(request);
  }
}

void FakeStorage::request_writer() {
  const auto run = [this] {
    FakeStorage* other = database_.writer;
    if (other != nullptr && other != this) other->step_back();
    become_writer();
  };
  requests_.push_back({false, run});
}

void FakeStorage::write_witness(std::string_view text) { database_.witness = text; }

bool FakeStorage::step() {
  if (requests_.empty()) return false;
  const Request request = std::move(requests_.front());
  requests_.pop_front();
  request.run();
  return true;
}

void FakeStorage::settle() {
  while (step()) {
  }
}

void FakeStorage::wake() {
  if (!wake_ms) return;
  wake_ms.reset();
  inbox_.push(StorageEvent{StorageWoken{}});
}

void FakeStorage::answer() {
  for (StorageEvent& event : std::exchange(late_, {})) inbox_.push(std::move(event));
}

}  // namespace ithaca::test
