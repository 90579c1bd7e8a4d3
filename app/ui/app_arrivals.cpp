// What arrives from outside the plan: another version of the program, what the page was opened for,
// and word that the browser prints it.
#include <utility>

#include "base/translate.hpp"
#include "method/meetings.hpp"
#include "ui/app.hpp"
#include "ui/commands.hpp"

namespace ithaca::ui {

// ---- Versions ---------------------------------------------------------------------------------

void App::take_version(const VersionEvent& event) {
  if (const auto* known = std::get_if<OfflineKnown>(&event)) {
    session_.offline = known->offline;
  } else if (std::holds_alternative<VersionWaits>(event)) {
    session_.has_new_version = true;
    session_.puts_off_new_version = false;
    announcement_ = t("A new version of Ithaca is ready");
  } else {
    turn_ = Turn::start_again;
  }
}

void App::use_new_version() {
  turn_ = Turn::take_over;
  tend_version();
}

// A page is left only when everything in it is saved; until then it goes on as it is.
void App::tend_version() {
  if (is_open() && !std::exchange(keeps_program_, true)) platform_.versions.keep();
  const SaveState::Kind kind = store_.save_state().kind;
  const bool is_saved = kind == SaveState::Kind::saved || kind == SaveState::Kind::following ||
                        kind == SaveState::Kind::read_only;
  if (!is_saved || turn_ == Turn::none) return;
  if (std::exchange(turn_, Turn::none) == Turn::take_over) {
    platform_.versions.take_over();
  } else {
    platform_.versions.start_again();
  }
}

// ---- Errands ----------------------------------------------------------------------------------

// Whether the application goes elsewhere just now: coming there closes what is open.
bool App::is_leaving() const {
  return !own_route_.empty() && own_route_ != address_of(session_.route);
}

// The errand waits for a plan; the address goes back to what is shown, and nothing there is closed.
bool App::take_errand(std::string_view address) {
  if (!own_route_.empty() && address == own_route_ && !is_leaving()) {
    own_route_.clear();
    return true;
  }
  Errand errand = parse_errand(address);
  if (errand.kind == Errand::Kind::none) return false;
  errand_ = std::move(errand);
  go_to(session_.route, History::replace);
  return true;
}

void App::run_errand(const Scene& scene) {
  if (scene.mentorship() == nullptr || is_leaving()) return;
  const Errand errand = std::exchange(errand_, {});
  if (errand.kind == Errand::Kind::prepare) {
    const Meeting* next = method::next_meeting(scene.view(), session_.mentorship);
    go_to(next == nullptr ? Route{Room::meetings, {}}
                          : Route{Room::meeting_prepare, id_cast<RecordTag>(next->id)},
          History::replace);
  } else if (errand.kind == Errand::Kind::capture) {
    if (!drafts_.capture) drafts_.capture = CaptureDraft{.mentorship = session_.mentorship};
    std::string& text = drafts_.capture->text;
    if (!text.empty() && !errand.words.empty()) text += ' ';
    text += errand.words;
  }
}

// ---- Print --------------------------------------------------------------------------------------

void App::on_print() {
  if (!is_open() || !platform_.program.is_whole()) return;
  choose_mentorship();
  Scene now = scene();
  for (const Command& command : commands_) {
    if (command.id == kPrintCommand && command.is_enabled(now)) command.run(now);
  }
}

}  // namespace ithaca::ui
