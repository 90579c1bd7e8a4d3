// Where the plan's bytes are kept between visits; the answers arrive in the Inbox, never in a call.
// Knows no format and no plan: store/ makes and checks every byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ithaca {

enum class StorageTrouble : std::uint8_t {
  none,
  missing,   // the browser has no such storage here
  insecure,  // the page came over plain http: the browser offers no locks there
  refused,   // the browser or its policy forbids it (private mode)
  blocked,   // another tab holds an older database open
  silent,    // no answer within some seconds
  full,      // over quota
  aborted,   // the browser took the write back
  closed,    // the browser closed the database while it was open
  replaced,  // a newer version of the program took over in another tab
  newer,     // a newer version of the program wrote it
  conflict,  // another tab wrote the same place first: this one is no writer
};

// The one tab that writes, or one that follows it live.
enum class TabRole : std::uint8_t { writer, follower };

struct StoredOp {
  std::uint64_t seq = 0;
  std::string bytes;
};
struct StoredSnapshot {
  std::uint64_t generation = 0;
  std::string bytes;
};

// What was begun in a form and not yet said, by the name of the form's field.
struct StoredDraft {
  std::string name;
  std::string text;
};

// All that is kept, or why it cannot be reached. Loaded may follow a Failed that was `silent` or
// `blocked`.
struct StorageLoaded {
  TabRole role = TabRole::writer;
  std::vector<StoredSnapshot> snapshots;  // ascending by generation
  std::vector<StoredOp> ops;              // ascending by seq
  std::string head;                       // as the last append left it
  std::string witness;                    // kept elsewhere: see write_witness
  std::vector<StoredDraft> drafts;        // ascending by name
};
struct StorageFailed {
  StorageTrouble trouble = StorageTrouble::none;
};
// The write is complete: nothing but the loss of the device takes it back.
struct OpDurable {
  std::uint64_t seq = 0;
};
struct OpFailed {
  std::uint64_t seq = 0;
  StorageTrouble trouble = StorageTrouble::none;
};
// What the writing tab wrote, once it is durable; ascending.
struct OpsArrived {
  std::vector<StoredOp> ops;
};
// `bytes` were read back after the write was complete.
struct SnapshotStored {
  std::uint64_t generation = 0;
  std::string bytes;
};
struct SnapshotFailed {
  std::uint64_t generation = 0;
  StorageTrouble trouble = StorageTrouble::none;
};
// A new writer gets what was written since the last op that this tab wrote or was given.
struct RoleChanged {
  TabRole role = TabRole::follower;
  std::vector<StoredOp> ops;
};
// Everything was deleted, by this tab or another.
struct StorageCleared {};
struct ClearFailed {
  StorageTrouble trouble = StorageTrouble::none;
};
// Nothing more will be written by this tab: `closed` or `replaced`.
struct StorageClosed {
  StorageTrouble trouble = StorageTrouble::none;
};

// Backups lie in the database, and once more apart from it: there they outlive a database that the
// browser lost.
enum class BackupPlace : std::uint8_t { database, apart };
struct StoredBackup {
  std::string name;
  BackupPlace place = BackupPlace::database;

  bool operator==(const StoredBackup&) const = default;
};
struct BackupsListed {
  std::vector<StoredBackup> backups;
};
struct BackupRead {
  std::string name;
  std::vector<std::string> copies;  // none: it is gone
};
// Whether the browser promises to delete nothing here on its own.
struct KeepingAnswered {
  bool is_promised = false;
};
struct StorageWoken {};

class Storage {
 public:
  virtual ~Storage() = default;

  // Answers StorageLoaded or StorageFailed; may be called again at any time, and then only the last
  // call is answered with what was loaded.
  virtual void open() = 0;

  // One transaction: the op under `seq` and the head; refused unless the head's seq is `seq` - 1.
  // Answers OpDurable or OpFailed, in the order of the calls.
  virtual void append(std::uint64_t seq, std::string_view op, std::string_view head) = 0;

  // Written as durably as the browser can. Answers SnapshotStored or SnapshotFailed.
  virtual void write_snapshot(std::uint64_t generation, std::string_view bytes) = 0;

  // Deletes ops before `first_op` and snapshots before `first_generation`; without an answer, since
  // what stays is only more than needed.
  virtual void drop_before(std::uint64_t first_op, std::uint64_t first_generation) = 0;

  // Moves what is damaged, ops from `first_op` on and the named snapshots, into the backups and
  // makes `head` the head with seq `first_op` - 1: one transaction, ordered before later appends.
  virtual void set_aside(std::uint64_t first_op, const std::vector<std::uint64_t>& generations,
                         std::string_view head) = 0;

  // Keeps a draft, or takes it away where `text` is empty; without an answer, since a draft is no
  // edit and nothing is said to be saved. Any tab may, whether it writes the plan or not.
  virtual void keep_draft(std::string_view name, std::string_view text) = 0;

  // Writes a backup to both places. Answers BackupsListed, whether there was room or not.
  virtual void write_backup(std::string_view name, std::string_view bytes) = 0;
  virtual void list_backups() = 0;                           // answers BackupsListed
  virtual void read_backup(std::string_view name) = 0;       // from both places; answers BackupRead
  virtual void drop_backup(const StoredBackup& backup) = 0;  // without an answer

  // Asks the browser to keep what is stored here; it may ask the person, so this is for after the
  // first edit. Answers KeepingAnswered, which also comes once after open(), unasked.
  virtual void ask_to_keep() = 0;

  // Ops, snapshots, backups, drafts, head and witness. Answers StorageCleared or ClearFailed.
  virtual void clear_all() = 0;

  // Asks the writing tab to finish and step back. Answers RoleChanged within a second or so; it
  // also comes unasked: to the writer when another tab asks, to a follower when the writer is gone.
  virtual void request_writer() = 0;

  // A short text kept outside the database, at once: it tells "was reset" from "first visit".
  virtual void write_witness(std::string_view text) = 0;

  // One StorageWoken after the delay; a later call replaces an earlier one.
  virtual void wake_after(std::uint32_t delay_ms) = 0;
};

}  // namespace ithaca
