#include "ports/storage.hpp"

#include <emscripten/emscripten.h>

#include <array>
#include <utility>

#include "web/ports/given.hpp"
#include "web/ports/ports.hpp"

// Sequences and generations are numbers of JavaScript: whole up to 2^53.
extern "C" {
void ithaca_storage_open();
void ithaca_storage_append(double seq, const char* op, std::size_t op_size, const char* head,
                           std::size_t head_size);
void ithaca_storage_write_snapshot(double generation, const char* bytes, std::size_t size);
void ithaca_storage_drop_before(double first_op, double first_generation);
void ithaca_storage_set_aside(double first_op, const double* generations, std::size_t count,
                              const char* head, std::size_t head_size);
void ithaca_storage_keep_draft(const char* name, std::size_t name_size, const char* text,
                               std::size_t text_size);
void ithaca_storage_write_backup(const char* name, std::size_t name_size, const char* bytes,
                                 std::size_t size);
void ithaca_storage_list_backups();
void ithaca_storage_read_backup(const char* name, std::size_t size);
void ithaca_storage_drop_backup(const char* name, std::size_t size, int is_apart);
void ithaca_storage_ask_to_keep();
void ithaca_storage_clear_all();
void ithaca_storage_request_writer();
void ithaca_storage_write_witness(const char* text, std::size_t size);
void ithaca_storage_wake_after(std::uint32_t delay_ms);
}

namespace ithaca::web {
namespace {

StorageTrouble trouble_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, StorageTrouble>, 11> kNames{
      {{"missing", StorageTrouble::missing},
       {"insecure", StorageTrouble::insecure},
       {"refused", StorageTrouble::refused},
       {"blocked", StorageTrouble::blocked},
       {"silent", StorageTrouble::silent},
       {"full", StorageTrouble::full},
       {"aborted", StorageTrouble::aborted},
       {"closed", StorageTrouble::closed},
       {"replaced", StorageTrouble::replaced},
       {"newer", StorageTrouble::newer},
       {"conflict", StorageTrouble::conflict}}};
  for (const auto& [known, trouble] : kNames) {
    if (known == name) return trouble;
  }
  return StorageTrouble::aborted;
}

class BrowserStorage : public Storage {
 public:
  explicit BrowserStorage(Inbox& inbox) : inbox_(inbox) { current = this; }
  ~BrowserStorage() override { current = nullptr; }

  void open() override { ithaca_storage_open(); }
  void append(std::uint64_t seq, std::string_view op, std::string_view head) override {
    ithaca_storage_append(static_cast<double>(seq), op.data(), op.size(), head.data(), head.size());
  }
  void write_snapshot(std::uint64_t generation, std::string_view bytes) override {
    ithaca_storage_write_snapshot(static_cast<double>(generation), bytes.data(), bytes.size());
  }
  void drop_before(std::uint64_t first_op, std::uint64_t first_generation) override {
    ithaca_storage_drop_before(static_cast<double>(first_op),
                               static_cast<double>(first_generation));
  }
  void set_aside(std::uint64_t first_op, const std::vector<std::uint64_t>& generations,
                 std::string_view head) override {
    const std::vector<double> numbers(generations.begin(), generations.end());
    ithaca_storage_set_aside(static_cast<double>(first_op), numbers.data(), numbers.size(),
                             head.data(), head.size());
  }
  void keep_draft(std::string_view name, std::string_view text) override {
    ithaca_storage_keep_draft(name.data(), name.size(), text.data(), text.size());
  }
  void write_backup(std::string_view name, std::string_view bytes) override {
    ithaca_storage_write_backup(name.data(), name.size(), bytes.data(), bytes.size());
  }
  void list_backups() override { ithaca_storage_list_backups(); }
  void read_backup(std::string_view name) override {
    ithaca_storage_read_backup(name.data(), name.size());
  }
  void drop_backup(const StoredBackup& backup) override {
    ithaca_storage_drop_backup(backup.name.data(), backup.name.size(),
                               backup.place == BackupPlace::apart ? 1 : 0);
  }
  void ask_to_keep() override { ithaca_storage_ask_to_keep(); }
  void clear_all() override { ithaca_storage_clear_all(); }
  void request_writer() override { ithaca_storage_request_writer(); }
  void write_witness(std::string_view text) override {
    ithaca_storage_write_witness(text.data(), text.size());
  }
  void wake_after(std::uint32_t delay_ms) override { ithaca_storage_wake_after(delay_ms); }

  void answer(StorageEvent event) { inbox_.push(std::move(event)); }

  static BrowserStorage* current;
  std::vector<StoredSnapshot> snapshots;  // that arrive before the event they belong to
  std::vector<StoredOp> ops;
  std::vector<StoredDraft> drafts;
  std::vector<StoredBackup> backups;
  std::vector<std::string> copies;

 private:
  Inbox& inbox_;
};

BrowserStorage* BrowserStorage::current = nullptr;

void answer(StorageEvent event) {
  if (BrowserStorage::current != nullptr) BrowserStorage::current->answer(std::move(event));
}

TabRole role_of(int is_writer) { return is_writer != 0 ? TabRole::writer : TabRole::follower; }

}  // namespace

std::unique_ptr<Storage> make_storage(Inbox& inbox) {
  return std::make_unique<BrowserStorage>(inbox);
}

extern "C" {

EMSCRIPTEN_KEEPALIVE void ithaca_storage_add_snapshot(double generation, char* bytes,
                                                      std::size_t size) {
  std::string copy = taken(bytes, size);
  if (BrowserStorage::current == nullptr) return;
  BrowserStorage::current->snapshots.push_back(
      {static_cast<std::uint64_t>(generation), std::move(copy)});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_add_op(double seq, char* bytes, std::size_t size) {
  std::string copy = taken(bytes, size);
  if (BrowserStorage::current == nullptr) return;
  BrowserStorage::current->ops.push_back({static_cast<std::uint64_t>(seq), std::move(copy)});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_add_draft(char* name, char* text) {
  StoredDraft draft{taken(name), taken(text)};
  if (BrowserStorage::current == nullptr) return;
  BrowserStorage::current->drafts.push_back(std::move(draft));
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_loaded(int is_writer, char* head, std::size_t head_size,
                                                char* witness, std::size_t witness_size) {
  StorageLoaded loaded;
  loaded.role = role_of(is_writer);
  loaded.head = taken(head, head_size);
  loaded.witness = taken(witness, witness_size);
  if (BrowserStorage::current == nullptr) return;
  loaded.snapshots = std::exchange(BrowserStorage::current->snapshots, {});
  loaded.ops = std::exchange(BrowserStorage::current->ops, {});
  loaded.drafts = std::exchange(BrowserStorage::current->drafts, {});
  answer(std::move(loaded));
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_ops_arrived() {
  if (BrowserStorage::current == nullptr) return;
  answer(OpsArrived{std::exchange(BrowserStorage::current->ops, {})});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_role_changed(int is_writer) {
  if (BrowserStorage::current == nullptr) return;
  answer(RoleChanged{role_of(is_writer), std::exchange(BrowserStorage::current->ops, {})});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_failed(char* trouble, std::size_t size) {
  answer(StorageFailed{trouble_named(taken(trouble, size))});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_durable(double seq) {
  answer(OpDurable{static_cast<std::uint64_t>(seq)});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_op_failed(double seq, char* trouble, std::size_t size) {
  answer(OpFailed{static_cast<std::uint64_t>(seq), trouble_named(taken(trouble, size))});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_snapshot_stored(double generation, char* bytes,
                                                         std::size_t size) {
  answer(SnapshotStored{static_cast<std::uint64_t>(generation), taken(bytes, size)});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_snapshot_failed(double generation, char* trouble,
                                                         std::size_t size) {
  answer(
      SnapshotFailed{static_cast<std::uint64_t>(generation), trouble_named(taken(trouble, size))});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_cleared() { answer(StorageCleared{}); }
EMSCRIPTEN_KEEPALIVE void ithaca_storage_clear_failed(char* trouble, std::size_t size) {
  answer(ClearFailed{trouble_named(taken(trouble, size))});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_closed(char* trouble, std::size_t size) {
  answer(StorageClosed{trouble_named(taken(trouble, size))});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_add_backup(char* name, int is_apart) {
  StoredBackup backup{taken(name), is_apart != 0 ? BackupPlace::apart : BackupPlace::database};
  if (BrowserStorage::current == nullptr) return;
  BrowserStorage::current->backups.push_back(std::move(backup));
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_backups_listed() {
  if (BrowserStorage::current == nullptr) return;
  answer(BackupsListed{std::exchange(BrowserStorage::current->backups, {})});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_add_backup_copy(char* bytes, std::size_t size) {
  std::string copy = taken(bytes, size);
  if (BrowserStorage::current == nullptr) return;
  BrowserStorage::current->copies.push_back(std::move(copy));
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_backup_read(char* name) {
  std::string read = taken(name);
  if (BrowserStorage::current == nullptr) return;
  answer(BackupRead{std::move(read), std::exchange(BrowserStorage::current->copies, {})});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_keeping_answered(int is_promised) {
  answer(KeepingAnswered{is_promised != 0});
}
EMSCRIPTEN_KEEPALIVE void ithaca_storage_woken() { answer(StorageWoken{}); }

}  // extern "C"

}  // namespace ithaca::web
