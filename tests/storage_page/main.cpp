// A store on the browser's storage, driven by page.js: types into a goal, ticks milestones, tells
// what is saved. For tests of the storage only.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "derive/merge.hpp"
#include "store/store.hpp"
#include "web/ports/given.hpp"
#include "web/ports/ports.hpp"

extern "C" void storage_page_changed();

namespace {

using namespace ithaca;

struct Program {
  Inbox inbox;
  std::unique_ptr<Storage> storage = web::make_storage(inbox);
  std::unique_ptr<Clock> clock = web::make_clock();
  std::unique_ptr<Random> random = web::make_random();
  Store store{*storage, *clock, *random};

  Program() {
    inbox.when_something_arrives([this] {
      for (PlatformEvent& event : inbox.take()) {
        if (const auto* arrived = std::get_if<StorageEvent>(&event)) take(*arrived);
      }
      storage_page_changed();
    });
  }

  void take(const StorageEvent& event) {
    store.receive(event);
    if (const auto* kept = std::get_if<KeepingAnswered>(&event)) keeping = kept->is_promised;
    if (const auto* read = std::get_if<BackupRead>(&event)) {
      if (const auto plan = read_backup(*read)) {
        (void)static_cast<bool>(store.commit(replace_changes(store.plan(), *plan)));
      }
    }
  }

  std::optional<bool> keeping;
};

Program& program() {
  static Program running;
  return running;
}

const Goal* goal() {
  const TableOf<Goal> goals = program().store.plan().of<Goal>();
  return goals.empty() ? nullptr : goals.begin()->second.value;
}

// Stays as it is until the next text is asked for.
const char* shown(std::string text) {
  static std::string last;
  last = std::move(text);
  return last.c_str();
}

int dispatched(const Intent& intent) {
  return static_cast<bool>(program().store.dispatch(intent)) ? 1 : 0;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int page_begin() {
  StartMentorship start;
  start.sentence = ":";
  start.mentor_name = "Judith Brandt";
  return dispatched(start);
}

// The goal's "measure", a text of any length, gets `text` at its end.
EMSCRIPTEN_KEEPALIVE int page_type(char* text, std::size_t size) {
  const std::string typed = web::taken(text, size);
  if (goal() == nullptr) return 0;
  return dispatched(
      EditText{ref_to(*goal()), "measure", Splice{goal()->measure.size(), {}, typed}});
}

EMSCRIPTEN_KEEPALIVE int page_add_milestone(int number) {
  if (goal() == nullptr) return 0;
  AddMilestone milestone;
  milestone.goal = goal()->id;
  milestone.title = std::to_string(number);
  return dispatched(milestone);
}

EMSCRIPTEN_KEEPALIVE int page_tick(int is_done) {
  const TableOf<Milestone> milestones = program().store.plan().of<Milestone>();
  if (milestones.empty()) return 0;
  return dispatched(TickMilestone{milestones.begin()->first, is_done != 0});
}

EMSCRIPTEN_KEEPALIVE int page_undo() { return program().store.undo() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE void page_delete_everything() { program().store.delete_everything(); }

// The numbers of SaveState::Kind and StorageTrouble.
EMSCRIPTEN_KEEPALIVE int page_state() {
  return static_cast<int>(program().store.save_state().kind);
}
EMSCRIPTEN_KEEPALIVE int page_trouble() {
  return static_cast<int>(program().store.save_state().trouble);
}
// The number of the last edit, in every tab the same: its dot's counter.
EMSCRIPTEN_KEEPALIVE double page_edits() {
  std::uint64_t latest = 0;
  for (const auto& seen : program().store.plan().seen()) latest = std::max(latest, seen.second);
  return static_cast<double>(latest);
}
EMSCRIPTEN_KEEPALIVE const char* page_text() {
  return shown(goal() == nullptr ? std::string{} : goal()->measure);
}
EMSCRIPTEN_KEEPALIVE int page_milestones() {
  return static_cast<int>(program().store.plan().of<Milestone>().size());
}
EMSCRIPTEN_KEEPALIVE int page_ticked() {
  const TableOf<Milestone> milestones = program().store.plan().of<Milestone>();
  return !milestones.empty() && milestones.begin()->second.value->done_on ? 1 : 0;
}
// The numbers of the alternatives of Notice, as digits.
EMSCRIPTEN_KEEPALIVE const char* page_notices() {
  std::string kinds;
  for (const Notice& notice : program().store.notices()) kinds += std::to_string(notice.index());
  return shown(std::move(kinds));
}

// The names of the earlier versions that are known, newest first, a line each.
EMSCRIPTEN_KEEPALIVE const char* page_versions() {
  std::string names;
  if (const auto& versions = program().store.earlier_versions()) {
    for (const EarlierVersion& version : *versions) names += version.name + '\n';
  }
  return shown(std::move(names));
}
EMSCRIPTEN_KEEPALIVE void page_list_versions() { program().storage->list_backups(); }
// Goes back to the newest of them.
EMSCRIPTEN_KEEPALIVE void page_go_back() {
  const auto& versions = program().store.earlier_versions();
  if (versions && !versions->empty()) program().storage->read_backup(versions->front().name);
}
EMSCRIPTEN_KEEPALIVE void page_ask_to_keep() { program().storage->ask_to_keep(); }
// Whether the browser promises to keep what is stored: 0 or 1; -1 before it answered.
EMSCRIPTEN_KEEPALIVE int page_keeping() {
  const std::optional<bool>& keeping = program().keeping;
  return !keeping ? -1 : *keeping ? 1 : 0;
}

}  // extern "C"

int main() { program().store.open(); }
