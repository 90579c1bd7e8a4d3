#include "ui/app.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "derive/redact.hpp"
#include "derive/sample.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

constexpr std::int64_t kToastMs = 6000;
constexpr std::int64_t kSliceMs = 8;  // of a frame, for what is saved piece by piece
constexpr std::string_view kThemeSetting = "theme";
constexpr std::string_view kMentorshipSetting = "mentorship";
constexpr std::string_view kCatalogueSetting = "catalogue";

SchemeChoice scheme_of(std::string_view name) {
  if (name == "light") return SchemeChoice::light;
  if (name == "dark") return SchemeChoice::dark;
  return SchemeChoice::system;
}
std::string_view name_of(SchemeChoice scheme) {
  switch (scheme) {
    case SchemeChoice::light:
      return "light";
    case SchemeChoice::dark:
      return "dark";
    case SchemeChoice::system:
      break;
  }
  return "system";
}

// The command that goes to a room; empty for rooms of one item.
std::string_view room_id(Room room) {
  switch (room) {
    case Room::today:
      return "today";
    case Room::meetings:
      return "meetings";
    case Room::goals:
      return "goals";
    case Room::follow_through:
      return "follow-through";
    case Room::captured:
      return "captured";
    case Room::roadmap:
      return "roadmap";
    case Room::settings:
      return "settings";
    case Room::meeting_prepare:
    case Room::meeting_live:
    case Room::meeting_wrap_up:
    case Room::more:
    case Room::welcome:
    case Room::missing:
      break;
  }
  return {};
}

}  // namespace

std::unique_ptr<Application> make_application(const Platform& platform) {
  return std::make_unique<App>(platform);
}

App::App(const Platform& platform)
    : platform_(platform),
      locale_(platform.locale),
      words_(locale_),
      store_(platform.storage, platform.clock, platform.random),
      files_(platform.files, platform.clock) {
  if (platform_.settings.get(kCatalogueSetting) == "pseudo") use_catalogue(pseudo_catalogue());
  commands_ = all_commands();
  words_.refresh();
  session_.scheme = scheme_of(platform_.settings.get(kThemeSetting).value_or(""));
  remember_last_export();
  platform_.shell.choose_scheme(session_.scheme);
  platform_.shell.set_language("en");
  platform_.inbox.when_something_arrives([this] {
    drain();
    platform_.shell.request_frames(1);
  });
  store_.open();
}

const Plan& App::shown_plan() {
  if (!session_.hides_private) {
    shown_revision_ = 0;
    return store_.plan();
  }
  if (shown_revision_ != store_.plan().revision() || !(shown_to_ == session_.mentorship)) {
    shown_ = without_private(store_.plan(), whole_index_, Audience{session_.mentorship});
    shown_revision_ = store_.plan().revision();
    shown_to_ = session_.mentorship;
  }
  return shown_;
}

Scene App::scene() {
  words_.set_today(platform_.clock.today());
  const std::int64_t now_ms = platform_.clock.now_ms();
  return Scene{shown_plan(),
               index_,
               texts_,
               platform_.clock.today(),
               now_ms,
               words_,
               session_,
               drafts_,
               outbox_,
               store_.save_state(),
               store_.earlier_versions(),
               is_kept_,
               last_export_ && !is_sample(store_.plan()) &&
                   is_export_due(*last_export_, store_.edits(), now_ms)};
}

bool App::is_open() const { return store_.save_state().kind != SaveState::Kind::loading; }

void App::drain() {
  for (PlatformEvent& event : platform_.inbox.take()) {
    if (const auto* storage = std::get_if<StorageEvent>(&event)) {
      store_.receive(*storage);
      if (const auto* loaded = std::get_if<StorageLoaded>(storage)) take_loaded(*loaded);
      if (std::holds_alternative<OpDurable>(*storage)) begin_to_keep();
      if (const auto* kept = std::get_if<KeepingAnswered>(storage)) is_kept_ = kept->is_promised;
      if (std::holds_alternative<StorageCleared>(*storage)) {
        drafts_ = Drafts{};
        session_.letter.reset();
        kept_.clear();
        last_export_.reset();
      }
    }
    if (const auto* program = std::get_if<ProgramEvent>(&event)) {
      lacks_rest_ = std::holds_alternative<ProgramIncomplete>(*program);
    }
    if (const auto* version = std::get_if<VersionEvent>(&event)) take_version(*version);
    const auto* stored = std::get_if<StorageEvent>(&event);
    const bool is_for_rest = std::holds_alternative<FileEvent>(event) ||
                             std::holds_alternative<ClipboardEvent>(event) ||
                             (stored != nullptr && std::holds_alternative<BackupRead>(*stored));
    if (is_for_rest) waiting_.push_back(std::move(event));
  }
  tend_version();
}

// A plan is shown by the rest of the program.
void App::take_loaded(const StorageLoaded& loaded) {
  take_drafts(loaded);
  choose_mentorship();
  if (!shows_first_page()) platform_.program.complete();
}

// The storage may be opened again while the page is open: what is typed here then is newer.
void App::take_drafts(const StorageLoaded& loaded) {
  if (std::exchange(drafts_are_restored_, true)) return;
  KeptDrafts missing;
  const KeptDrafts typed = kept_of(drafts_);
  for (const StoredDraft& draft : loaded.drafts) {
    kept_.insert_or_assign(draft.name, draft.text);
    if (typed.count(draft.name) == 0) missing.insert_or_assign(draft.name, draft.text);
  }
  restore(drafts_, missing, store_.plan());
}

// With the frame after each key, so that no timer is needed.
void App::keep_drafts() {
  KeptDrafts now = kept_of(drafts_);
  if (now == kept_) return;
  for (const auto& [name, text] : kept_) {
    if (now.count(name) == 0) platform_.storage.keep_draft(name, {});
  }
  for (const auto& [name, text] : now) {
    const auto known = kept_.find(name);
    if (known == kept_.end() || known->second != text) platform_.storage.keep_draft(name, text);
  }
  kept_ = std::move(now);
}

// The mentorship that the address belongs to, or the one shown last, or the first that is active.
void App::choose_mentorship() {
  const Plan& plan = store_.plan();
  const MeetingId asked = id_cast<MeetingTag>(session_.route.item);
  if (const Meeting* meeting = shown_plan().find<Meeting>(asked)) {
    session_.mentorship = meeting->mentorship;
  }
  if (plan.find<Mentorship>(session_.mentorship) != nullptr) return;
  session_.mentorship = {};
  const auto kept =
      parse_id<MentorshipTag>(platform_.settings.get(kMentorshipSetting).value_or(std::string{}));
  if (kept && plan.find<Mentorship>(*kept) != nullptr) {
    session_.mentorship = *kept;
    return;
  }
  for (const auto& [id, row] : plan.of<Mentorship>()) {
    const bool is_active = row.value->state == MentorshipState::active;
    if (!session_.mentorship.is_set() || is_active) session_.mentorship = id;
    if (is_active) return;
  }
}

void App::show_mentorship(const MentorshipId& mentorship) {
  session_.mentorship = mentorship;
  platform_.settings.set(kMentorshipSetting, mentorship.view());
  go_to({Room::today, {}}, History::push);
}

void App::choose_theme(SchemeChoice scheme) {
  session_.scheme = scheme;
  platform_.settings.set(kThemeSetting, name_of(scheme));
  platform_.shell.choose_scheme(scheme);
}

void App::frame(Ui& ui) {
  drain();
  if (!is_open()) return draw_opening(ui);
  choose_mentorship();
  if (platform_.program.is_whole()) {
    draw_all(ui);
  } else {
    draw_first(ui);
  }
}

bool App::shows_first_page() const {
  return !session_.mentorship.is_set() && session_.route.room != Room::settings;
}

bool App::is_opening() const {
  return !is_open() || (!shows_first_page() && !platform_.program.is_whole());
}

// Whether anything is shown or asked for that the first page does not have.
bool App::wants_all() const {
  return !shows_first_page() || wants_start_ || shows_dialog() || !outbox_.empty() ||
         !waiting_.empty() || !store_.notices().empty();
}

void App::draw_opening(Ui& ui) {
  auto page = ui.page("loading", 640);
  ui.page_title(t("Ithaca"),
                lacks_rest_ ? t("Not all of it is here yet") : t("Opening your plan…"));
  if (!lacks_rest_) return;
  auto banner = ui.banner("incomplete", BannerKind::attention);
  ui.text(
      t("The rest of Ithaca could not be fetched. What you have written is safe on this device. "
        "Are you connected?"),
      {.width = fill()});
  auto row = ui.actions();
  if (ui.button("again", t("Try again"), {.kind = ButtonKind::primary})) lacks_rest_ = false;
  if (ui.button("reload", t("Reload"))) platform_.shell.reload();
}

// The first page, or word that the rest is on its way. What is asked for waits in the outbox.
void App::draw_first(Ui& ui) {
  Context c(scene(), ui);
  const bool wants = wants_all();
  if (!shows_first_page() || (wants && lacks_rest_)) {
    draw_opening(ui);
  } else if (draw_first_page(c)) {
    wants_start_ = true;
  }
  keep_drafts();
  if (!lacks_rest_ && wants_all()) platform_.program.complete();
}

// Everything. The rest of the program begins here.
void App::draw_all(Ui& ui) {
  take_waiting();
  keep_promise();
  Context c(scene(), ui);
  if (std::exchange(wants_start_, false)) begin_mentorship(c);
  run_errand(c);
  draw_frame(c);
  files_.draw(c);
  draw_notices(c);
  draw_uncopied(ui);
  draw_toast(ui);
  if (!announcement_.empty()) ui.announce(std::exchange(announcement_, {}));
  if (!focus_binding_.empty()) ui.focus_field(std::exchange(focus_binding_, {}), focus_caret_);
  apply_all(c);
  keep_drafts();
  platform_.shell.set_title(page_title(c));
  if (files_.work(store_.plan()) || work_on_saving()) ui.request_frames(1);
  if (const auto sample = files_.take_sample()) open_sample(*sample);
  if (std::string news = files_.take_news(); !news.empty()) {
    note_export();
    tell(std::move(news));
  }
  keep_time(c);
}

std::string App::page_title(const Scene& scene) const {
  for (const Command& command : commands_) {
    if (command.id == room_id(session_.route.room)) {
      return t("{room} · Ithaca", {{"room", command.label}});
    }
  }
  if (const Meeting* meeting = scene.plan.find<Meeting>(id_cast<MeetingTag>(session_.route.item))) {
    return t("Meeting {number} · Ithaca", {{"number", meeting->slot}});
  }
  return t("Ithaca");
}

// A running meeting shows minutes, a toast goes, and the mentor's page follows what was typed:
// nothing else wakes an idle page.
void App::keep_time(const Scene& scene) {
  std::int64_t delay = 0;
  const auto wake_in = [&](std::int64_t rest) {
    delay = delay == 0 ? rest : std::min(delay, rest);
  };
  if (session_.route.room == Room::meeting_live) wake_in(60000 - scene.now_ms % 60000);
  if (toast_) wake_in(std::max<std::int64_t>(1, toast_->until_ms - scene.now_ms));
  if (session_.letter && scene.now_ms < session_.letter->rests_at_ms) {
    wake_in(session_.letter->rests_at_ms - scene.now_ms);
  }
  platform_.shell.wake_after(std::chrono::milliseconds(delay));
}

void App::go_to(const Route& route, History history) {
  own_route_ = address_of(route);
  platform_.shell.navigate(own_route_, history);
}

bool App::shows_dialog() const {
  return drafts_.capture || drafts_.palette || drafts_.move || drafts_.touchpoint ||
         drafts_.shows_keys || drafts_.shows_mentorships || uncopied_ || files_.asks();
}

void App::close_dialogs() {
  drafts_.capture.reset();
  drafts_.palette.reset();
  drafts_.move.reset();
  drafts_.touchpoint.reset();
  drafts_.shows_keys = false;
  drafts_.shows_mentorships = false;
}

// Back closes a dialog first, and the view the next time.
void App::on_route(std::string_view route) {
  if (take_errand(route)) return;
  const Route wanted = parse_route(route);
  const bool is_own = address_of(wanted) == own_route_;
  own_route_.clear();
  const bool stays = shows_dialog() && !is_own && !(wanted == session_.route);
  close_dialogs();
  if (!is_own) {  // the application's own way leads past what it just asked
    uncopied_.reset();
    files_.leave();
  }
  platform_.shell.request_frames(1);
  if (stays) {
    go_to(session_.route, History::push);
    return;
  }
  session_.route = wanted;
  session_.wants_focus_on = wanted.item;
  drafts_.asked_for_next_step = false;
  drafts_.selection.reset();
}

void App::on_hidden() {
  drain();
  store_.finish_edits();
}

// What a large edit still needs to be saved, for some milliseconds; true: there is more.
bool App::work_on_saving() {
  const std::int64_t until = platform_.clock.now_ms() + kSliceMs;
  while (store_.work()) {
    if (platform_.clock.now_ms() >= until) return true;
  }
  return false;
}

Handled App::on_key(const KeyPress& key) {
  if (!is_open()) return Handled::no;
  // In a field undo is the field's own, and letters are letters.
  const bool is_undo = key.command && (key.key == "z" || key.key == "y");
  if (key.in_text_field && (is_undo || !(key.command || key.alt))) return Handled::no;
  Scene now = scene();
  const Command* command = command_for(commands_, key, now);
  if (command == nullptr) return Handled::no;
  // Inside a question Ctrl+Enter answers that.
  if (shows_dialog() && command->id == kMainCommand) return Handled::no;
  command->run(now);
  platform_.shell.request_frames(2);
  return Handled::yes;
}

bool App::mean(const Intent& intent) {
  const Result<Done> result = store_.dispatch(intent);
  platform_.shell.request_frames(2);
  if (!result) complain(result.error().what);
  return static_cast<bool>(result);
}

void App::tell_done() { tell_done(t(store_.undo_label())); }

void App::tell_done(std::string what) {
  toast_ = Toast{what, true, false, platform_.clock.now_ms() + kToastMs, store_.plan().revision()};
  announcement_ = std::move(what);
}

void App::complain(std::string words) {
  if (words.empty()) words = t("That could not be done");
  toast_ = Toast{words, false, true, platform_.clock.now_ms() + 2 * kToastMs, 0};
  announcement_ = std::move(words);
  platform_.shell.request_frames(2);
}

void App::tell(std::string words) {
  toast_ = Toast{words, false, false, platform_.clock.now_ms() + kToastMs, 0};
  announcement_ = std::move(words);
  platform_.shell.request_frames(2);
}

void App::move_history(bool back) {
  const std::string label = back ? store_.undo_label() : store_.redo_label();
  if (back ? store_.undo() : store_.redo()) {
    tell(back ? t("Undone: {what}", {{"what", t(label)}})
              : t("Done again: {what}", {{"what", t(label)}}));
  } else {
    tell(back ? t("Nothing to undo") : t("Nothing to do again"));
  }
}

void App::take_waiting() {
  for (const PlatformEvent& event : std::exchange(waiting_, {})) {
    if (const auto* file = std::get_if<FileEvent>(&event)) files_.receive(*file);
    if (const auto* clipboard = std::get_if<ClipboardEvent>(&event)) take_clipboard(*clipboard);
    if (const auto* storage = std::get_if<StorageEvent>(&event)) {
      if (const auto* read = std::get_if<BackupRead>(storage)) show_version(*read);
    }
  }
}

// What is said to be copied was: the browser answered.
void App::take_clipboard(const ClipboardEvent& event) {
  if (copying_.empty()) return;
  Copying asked = std::move(copying_.front());
  copying_.pop_front();
  if (const auto* failed = std::get_if<CopyFailed>(&event)) {
    uncopied_ = Uncopied{failed->text, std::move(asked.meant)};
    return;
  }
  mean_together({std::move(asked.meant)});
  if (asked.follows_change && toast_ && toast_->offers_undo) {  // "Renegotiated"
    toast_->words = t("{done} · {copied}", {{"done", toast_->words}, {"copied", asked.words}});
    announcement_ = toast_->words;
    platform_.shell.request_frames(2);
    return;
  }
  tell(std::move(asked.words));
}

void App::draw_toast(Ui& ui) {
  if (toast_ && toast_->until_ms <= platform_.clock.now_ms()) toast_.reset();
  if (!toast_) return;
  if (toast_->revision != store_.plan().revision()) toast_->offers_undo = false;
  auto toast = ui.toast("toast");
  ui.text(toast_->words, {.tone = toast_->is_complaint ? Token::attention : Token::text});
  if (toast_->offers_undo && ui.button("undo", t("Undo"), {.kind = ButtonKind::quiet})) {
    outbox_.push(Undo{});
    toast_.reset();
  }
}

void App::draw_uncopied(Ui& ui) {
  if (!uncopied_) return;
  bool is_done = false;
  bool is_copied = false;
  {
    auto dialog = ui.dialog("uncopied", t("The browser did not copy it"), t("Close"), 560);
    ui.text(t("Select the whole text below, copy it, and paste it where you write to your mentor"),
            {.tone = Token::text_soft});
    std::string text = uncopied_->text;
    ui.draft("text", text,
             {.label = t("Text to copy"),
              .lines = FieldLines::many,
              .spellcheck = false,
              .read_only = true,
              .width = fill()});
    auto row = ui.actions();
    is_copied = ui.button("copied", t("I copied it"), {.kind = ButtonKind::primary});
    is_done = dialog.dismissed() || is_copied;
  }
  if (is_copied) mean_together({std::move(uncopied_->meant)});
  if (is_done) uncopied_.reset();
}

}  // namespace ithaca::ui
