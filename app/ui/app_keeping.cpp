// What is said and asked about keeping the plan: what was lost and what brings it back, earlier
// versions, the browser's promise, the word about an export.
#include <utility>

#include "base/translate.hpp"
#include "derive/sample.hpp"
#include "method/letters.hpp"
#include "ui/app.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

constexpr std::string_view kExportSetting = "last-export";
constexpr std::string_view kAskedSetting = "asked-to-keep";
constexpr std::size_t kMostWaysBack = 3;

bool is_loss(const Notice& notice) {
  return std::holds_alternative<StoreWasReset>(notice) || std::holds_alternative<EditsLost>(notice);
}

}  // namespace

std::string App::moment_words(std::int64_t instant_ms) const {
  const LocalTime moment = platform_.clock.local(instant_ms);
  return method::when_words(When{moment.day, moment.time, {}}, words_, method::DayStyle::full);
}

std::string App::notice_words(const Notice& notice) const {
  if (const auto* reset = std::get_if<StoreWasReset>(&notice)) {
    return tn(
        "The browser deleted the plan that was stored here: {count} record, last edited {when}.",
        "The browser deleted the plan that was stored here: {count} records, last edited {when}.",
        static_cast<std::int64_t>(reset->last.records),
        {{"when", moment_words(reset->last.time_ms)}});
  }
  if (const auto* lost = std::get_if<EditsLost>(&notice)) {
    const auto count = static_cast<std::int64_t>(lost->lost);
    if (lost->kept == 0) {
      return tn("What the browser had stored was damaged, and {count} edit could not be read.",
                "What the browser had stored was damaged, and none of {count} edits could be read.",
                count);
    }
    return tn(
        "What the browser had stored was damaged. {count} edit could not be read; the plan is as "
        "it was {when}.",
        "What the browser had stored was damaged. {count} edits could not be read; the plan is as "
        "it was {when}.",
        count, {{"when", moment_words(lost->last_kept_ms)}});
  }
  if (std::holds_alternative<DeletionFailed>(notice)) {
    return t("The browser could not delete what is stored here. Nothing was deleted.");
  }
  return t("What the browser had stored was damaged, and all of it could be restored");
}

// The newest of what is still there.
void App::draw_ways_back(Context& c) {
  const auto& versions = c.earlier_versions;
  if (!versions) return;
  if (versions->empty()) {
    c.ui.text(t("No earlier version is left here. A backup that you exported brings it back."));
    return;
  }
  c.ui.text(t("Earlier versions are still here:"));
  auto list = c.ui.list("versions", {.label = t("Earlier versions"), .row_padding = 4});
  for (std::size_t i = 0; i < versions->size() && i < kMostWaysBack; ++i) {
    auto item = c.ui.item(Key((*versions)[i].name));
    draw_version(c, (*versions)[i]);
  }
}

void App::draw_notices(Context& c) {
  if (store_.notices().empty()) return;
  Ui& ui = c.ui;
  bool is_done = false;
  {
    auto dialog = ui.dialog("notices", t("About your saved plan"), t("Close"));
    bool was_lost = false;
    bool was_damaged = false;
    for (const Notice& notice : store_.notices()) {
      ui.text(notice_words(notice));
      was_lost = was_lost || is_loss(notice);
      was_damaged = was_damaged || std::holds_alternative<EditsLost>(notice);
    }
    if (was_lost) draw_ways_back(c);
    if (was_damaged) {
      ui.small(t("Damaged pieces are set aside, in case somebody can read them"));
      if (ui.link_button("pieces", t("Download all that is stored"), {.size = TextSize::small})) {
        c.outbox.push(SaveAllKept{});
      }
    }
    auto row = ui.actions();
    if (ui.button("open", t("Open a plan file…"))) {
      c.outbox.push(ChooseFile{});
      is_done = true;
    }
    if (ui.button("ok", t("Go on"), {.kind = ButtonKind::primary})) is_done = true;
    is_done = is_done || dialog.dismissed();
  }
  if (is_done) store_.dismiss_notices();
}

// Whatever brought it up is over: what was lost is being looked for.
void App::show_version(const BackupRead& read) {
  const auto backup = backup_named(read.name);
  Result<Plan> plan = read_backup(read);
  if (!backup || !plan) {
    complain(plan ? std::string{} : plan.error().what);
    return;
  }
  store_.dismiss_notices();
  files_.open_version(moment_words(backup->time_ms), std::move(*plan));
  platform_.shell.request_frames(2);
}

// With the first edit that is safe. A browser may ask the person, so it is asked once; in Settings
// it can be asked again.
void App::begin_to_keep() {
  if (is_sample(store_.plan())) return;
  // A plan that was begun anew has fewer edits than the one that was exported.
  const bool is_new = !last_export_ || store_.edits() < last_export_->edits;
  if (is_new) keep_last_export({store_.edits(), platform_.clock.now_ms(), 0});
  if (is_kept_.value_or(false) || platform_.settings.get(kAskedSetting)) return;
  platform_.settings.set(kAskedSetting, "yes");
  platform_.storage.ask_to_keep();
}

void App::remember_last_export() {
  last_export_ = decode_last_export(platform_.settings.get(kExportSetting).value_or(""));
}

void App::keep_last_export(const LastExport& last) {
  last_export_ = last;
  platform_.settings.set(kExportSetting, encode_last_export(last));
}

void App::note_export() { keep_last_export({store_.edits(), platform_.clock.now_ms(), 0}); }

void App::put_off_export() {
  if (!last_export_) return;
  LastExport last = *last_export_;
  last.put_off_ms = platform_.clock.now_ms();
  keep_last_export(last);
}

// A person may have begun a plan of their own while it was fetched.
void App::open_sample(const Plan& sample) {
  if (store_.plan().record_count() > 0) return;
  if (const Result<Done> done =
          store_.commit(sample_changes(store_.plan(), sample, platform_.clock.today()));
      !done) {
    complain(done.error().what);
    return;
  }
  tell_done();
  go_to({Room::today, {}}, History::push);
}

// What was begun on the first page is a person's own, and stays.
bool App::close_sample() {
  if (!is_sample(store_.plan())) return false;
  const Result<Done> done = store_.commit(without_sample(store_.plan()));
  if (!done) {
    complain(done.error().what);
    return false;
  }
  WelcomeDraft begun = std::move(drafts_.welcome);
  drafts_ = Drafts{};
  drafts_.welcome = std::move(begun);
  session_.letter.reset();
  return true;
}

}  // namespace ithaca::ui
