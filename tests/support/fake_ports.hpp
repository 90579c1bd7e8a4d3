// Test doubles of every port: a database in memory that several tabs share and that fails where a
// test says so, a clock that stands, random bits with a seed, English words, a table of zones.
// Knows no test.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ports/clipboard.hpp"
#include "ports/clock.hpp"
#include "ports/files.hpp"
#include "ports/inbox.hpp"
#include "ports/locale.hpp"
#include "ports/program.hpp"
#include "ports/random.hpp"
#include "ports/settings.hpp"
#include "ports/storage.hpp"
#include "ports/versions.hpp"
#include "ports/zones.hpp"

namespace ithaca::test {

class FixedClock : public Clock {
 public:
  std::int64_t now_ms() const override { return now; }
  Day today() const override { return day; }
  ClockTime time() const override { return ClockTime{10 * 60}; }
  std::string zone() const override { return "Europe/Berlin"; }
  LocalTime local(std::int64_t instant_ms) const override;  // as if the zone were UTC

  std::int64_t now = 1'795'255'200'000;  // 2026-11-21T10:00Z
  Day day = *day_of({2026, 11, 21});
};

// splitmix64 (Steele, Lea and Flood 2014).
class SeededRandom : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  std::uint64_t bits() override {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ mixed >> 30U) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBULL;
    return mixed ^ mixed >> 31U;
  }
  std::uint64_t below(std::uint64_t limit) { return bits() % limit; }

 private:
  std::uint64_t state_;
};

// As the design's pictures have it: "Saturday 21 November", "Tue 24 Nov", "16:00".
class EnglishLocale : public Locale {
 public:
  std::string language() const override { return "en-GB"; }
  std::string day(Day day, DayStyle style, YearStyle year) const override;
  std::string distance(int days, FirstLetter letter) const override;
  std::string time(ClockTime time) const override { return format_time(time); }
  std::string number(std::int64_t number) const override;
  std::string weekday_name(Weekday weekday, NameLength length) const override;
  std::string month_name(unsigned month, NameLength length) const override;
  Weekday first_weekday() const override { return Weekday::monday; }
};

// UTC, Asia/Kolkata, Asia/Tokyo; Europe/Berlin by the rule of 2002/49/EC, America/New_York by the
// rule of 2007.
class TableZones : public Zones {
 public:
  std::optional<int> offset_seconds(std::string_view zone, std::int64_t instant_ms) const override;
};

// Whole, unless a test says that its rest is still to come.
class PartedProgram : public Program {
 public:
  explicit PartedProgram(Inbox& inbox) : inbox_(inbox) {}
  bool is_whole() const override { return whole; }
  void complete() override { asked = asked || !whole; }

  // The answer to complete().
  void arrive() {
    asked = false;
    whole = true;
    inbox_.push(ProgramEvent{ProgramCompleted{}});
  }
  void fail() {
    asked = false;
    inbox_.push(ProgramEvent{ProgramIncomplete{}});
  }

  bool whole = true;
  bool asked = false;

 private:
  Inbox& inbox_;
};

class RecordingVersions : public Versions {
 public:
  explicit RecordingVersions(Inbox& inbox) : inbox_(inbox) {}
  void keep() override { ++kept; }
  void take_over() override { ++taken_over; }
  void start_again() override { ++started_again; }

  void tell(VersionEvent event) { inbox_.push(event); }

  int kept = 0;
  int taken_over = 0;
  int started_again = 0;

 private:
  Inbox& inbox_;
};

class RecordingClipboard : public Clipboard {
 public:
  explicit RecordingClipboard(Inbox& inbox) : inbox_(inbox) {}
  void promise() override { is_promised = true; }
  void copy(std::string text, std::string html) override;

  bool refuses = false;
  bool is_promised = false;  // and not copied yet
  std::string text;
  std::string html;

 private:
  Inbox& inbox_;
};

class RecordingFiles : public Files {
 public:
  struct Saved {
    std::string name;
    std::string media_type;
    std::string bytes;
  };
  explicit RecordingFiles(Inbox& inbox) : inbox_(inbox) {}
  void save(std::string_view name, std::string_view media_type, std::string_view bytes) override {
    saved.push_back({std::string(name), std::string(media_type), std::string(bytes)});
  }
  void choose(std::string_view accept) override;  // answers with `next_choice`
  void open_sample() override;                    // answers with `sample`
  void read(FileHandle file, std::uint64_t offset, std::uint32_t length) override;
  void close(FileHandle file) override { open_.erase(file); }
  FileHandle drop(std::string name, std::string bytes);

  std::vector<Saved> saved;
  std::optional<std::pair<std::string, std::string>> next_choice;  // name and bytes
  std::optional<std::string> sample;                               // nothing: it cannot be fetched
  bool is_unreadable = false;

 private:
  FileHandle take(FileOrigin origin, std::string name, std::string bytes);
  Inbox& inbox_;
  std::map<FileHandle, std::string> open_;
  FileHandle last_ = 0;
};

class MemorySettings : public Settings {
 public:
  std::optional<std::string> get(std::string_view key) const override {
    const auto it = kept_.find(std::string(key));
    return it == kept_.end() ? std::nullopt : std::optional(it->second);
  }
  void set(std::string_view key, std::string_view value) override {
    kept_.insert_or_assign(std::string(key), std::string(value));
  }
  void clear() override { kept_.clear(); }

 private:
  std::map<std::string, std::string> kept_;
};

class FakeStorage;

// What survives a tab: the database, the witness, and which tab holds the lock.
struct FakeDatabase {
  std::map<std::uint64_t, std::string> ops;
  std::map<std::uint64_t, std::string> snapshots;
  std::uint64_t head_seq = 0;
  std::string head;
  std::string witness;
  std::map<std::string, std::string> drafts;
  int set_aside = 0;  // how often something was
  std::map<std::string, std::string> backups;
  std::map<std::string, std::string> backups_apart;

  std::vector<FakeStorage*> tabs;
  FakeStorage* writer = nullptr;
};

// One tab. Requests wait until `step` or `settle`; each takes effect whole, in order, or fails.
class FakeStorage : public Storage {
 public:
  FakeStorage(FakeDatabase& database, Inbox& inbox);
  ~FakeStorage() override;  // the tab closes: what still waits is lost
  FakeStorage(const FakeStorage&) = delete;
  FakeStorage& operator=(const FakeStorage&) = delete;

  void open() override;
  void append(std::uint64_t seq, std::string_view op, std::string_view head) override;
  void write_snapshot(std::uint64_t generation, std::string_view bytes) override;
  void drop_before(std::uint64_t first_op, std::uint64_t first_generation) override;
  void set_aside(std::uint64_t first_op, const std::vector<std::uint64_t>& generations,
                 std::string_view head) override;
  void keep_draft(std::string_view name, std::string_view text) override;
  void write_backup(std::string_view name, std::string_view bytes) override;
  void list_backups() override;
  void read_backup(std::string_view name) override;
  void drop_backup(const StoredBackup& backup) override;
  void ask_to_keep() override;
  void clear_all() override;
  void request_writer() override;
  void write_witness(std::string_view text) override;
  void wake_after(std::uint32_t delay_ms) override { wake_ms = delay_ms; }

  bool step();    // the oldest request takes effect; false: none waits
  void settle();  // until none waits
  void wake();    // the timer, if it is set
  void answer();  // what was held back while `answers_late`

  // The writes that fail, counted from the next one on, and why. An unset count: none.
  std::optional<int> fail_from;
  int fail_count = 1;
  StorageTrouble fail_trouble = StorageTrouble::full;
  StorageTrouble open_trouble = StorageTrouble::none;
  bool garbles_snapshots = false;  // reads back something else than was written
  std::optional<std::uint32_t> wake_ms;
  int writes = 0;
  bool answers_late = false;      // the news of another tab may come before the answer to a write
  bool promises_to_keep = false;  // when it is asked
  int asked_to_keep = 0;

 private:
  // `work` changes the database, or `failed` is answered.
  void write(std::function<void()> work, StorageEvent failed);
  void tell_others(const StorageEvent& event);
  void become_writer();
  void step_back();

  FakeDatabase& database_;
  Inbox& inbox_;
  struct Request {
    bool is_write = false;
    std::function<void()> run;
  };
  std::deque<Request> requests_;
  std::vector<StorageEvent> late_;
  std::uint64_t known_seq_ = 0;
};

}  // namespace ithaca::test
