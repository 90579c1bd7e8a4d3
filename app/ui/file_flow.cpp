#include "ui/file_flow.hpp"

#include <algorithm>

#include "base/translate.hpp"
#include "derive/sample.hpp"
#include "plan/change.hpp"

namespace ithaca::ui {
namespace {

constexpr std::uint32_t kPieceBytes = 2 * 1024 * 1024;  // each costs a frame
constexpr std::size_t kStepBytes = 32 * 1024;
constexpr std::int64_t kSliceMs = 8;
constexpr std::uint64_t kMostBytes = kLongestPlanFile;

std::string kind_words(const std::string& kind, std::size_t count) {
  const auto number = static_cast<std::int64_t>(count);
  if (kind == "person") return tn("{count} person", "{count} people", number);
  if (kind == "mentorship") return tn("{count} mentorship", "{count} mentorships", number);
  if (kind == "goal") return tn("{count} goal", "{count} goals", number);
  if (kind == "milestone") return tn("{count} milestone", "{count} milestones", number);
  if (kind == "meeting") return tn("{count} meeting", "{count} meetings", number);
  if (kind == "agenda-item") return tn("{count} agenda item", "{count} agenda items", number);
  if (kind == "note-line") return tn("{count} line of notes", "{count} lines of notes", number);
  if (kind == "commitment") return tn("{count} commitment", "{count} commitments", number);
  if (kind == "touchpoint") return tn("{count} contact", "{count} contacts", number);
  if (kind == "history") return tn("{count} change", "{count} changes", number);
  return tn("{count} record of a newer kind ({kind})", "{count} records of a newer kind ({kind})",
            number, {{"kind", kind}});
}

std::string listed(const std::vector<KindChanges>& changes, std::size_t KindChanges::*part) {
  std::string out;
  for (const KindChanges& kind : changes) {
    if (kind.*part == 0) continue;
    out += (out.empty() ? "" : ", ") + kind_words(kind.kind, kind.*part);
  }
  return out;
}

}  // namespace

void FileFlow::receive(const FileEvent& event) {
  if (const auto* opened = std::get_if<FileOpened>(&event)) open(*opened);
  if (const auto* piece = std::get_if<FilePiece>(&event)) take_piece(*piece);
  if (std::holds_alternative<SampleMissing>(event)) {
    refuse(t("The sample plan could not be fetched. Are you connected?"));
  }
  if (const auto* lost = std::get_if<FileUnreadable>(&event)) {
    if (reading_ && reading_->file == lost->file) {
      refuse(t("“{name}” can no longer be read: it was moved or changed. Choose it again.",
               {{"name", reading_->name}}));
    }
  }
}

void FileFlow::refuse(std::string words) {
  if (reading_) files_.close(reading_->file);
  reading_.reset();
  refusal_ = std::move(words);
}

void FileFlow::open(const FileOpened& event) {
  cancel();
  refusal_.clear();
  reading_.emplace();
  reading_->file = event.file;
  reading_->is_sample = event.origin == FileOrigin::sample;
  reading_->name = reading_->is_sample ? t("the sample plan") : event.name;
  reading_->size = event.size;
  if (event.size > kMostBytes) {
    refuse(t("“{name}” is larger than 64 MB, and no plan is. Nothing was changed.",
             {{"name", event.name}}));
    return;
  }
  reading_->reader = std::make_unique<PlanReader>();
  if (event.size == 0) {
    reading_->is_fed = true;
  } else {
    files_.read(event.file, 0, kPieceBytes);
  }
}

void FileFlow::take_piece(const FilePiece& piece) {
  if (!reading_ || reading_->file != piece.file || piece.offset != reading_->fed) return;
  reading_->reader->feed(piece.bytes);
  reading_->fed += piece.bytes.size();
  if (reading_->fed >= reading_->size || piece.bytes.empty()) {
    reading_->is_fed = true;
  } else {
    files_.read(reading_->file, reading_->fed, kPieceBytes);
  }
}

void FileFlow::finish_reading() {
  Result<ReadPlan> read = reading_->reader->finish();
  if (!read) {
    refuse(t("“{name}” was not opened. {why} Nothing was changed.",
             {{"name", reading_->name}, {"why", read.error().what}}));
    return;
  }
  files_.close(reading_->file);
  if (reading_->is_sample) {
    sample_ = std::move(read->plan);
    reading_.reset();
    return;
  }
  preview_.emplace();
  preview_->name = reading_->name;
  preview_->read = std::move(*read);
  spend(std::move(*reading_));
  reading_.reset();
}

void FileFlow::open_version(std::string when, Plan plan) {
  leave();
  cancel();
  preview_.emplace();
  preview_->name = std::move(when);
  preview_->read.plan = std::move(plan);
  preview_->is_version = preview_->replaces = true;
}

void FileFlow::begin_export(const Plan& plan) {
  writing_.emplace();
  writing_->name = (is_sample(plan) ? "ithaca-SAMPLE-plan-" : "ithaca-PRIVATE-backup-") +
                   format_day(clock_.today()) + ".json";
  writing_->plan = plan;
  writing_->writer = std::make_unique<PlanFileWriter>(plan);
}

bool FileFlow::work(const Plan& plan) {
  const std::int64_t until = clock_.now_ms() + kSliceMs;
  while (clock_.now_ms() < until) {
    if (reading_ && reading_->reader) {
      if (!reading_->is_fed) return false;  // the next piece is on its way and brings a frame
      if (reading_->reader->step(kStepBytes)) continue;
      finish_reading();
      return true;
    }
    if (writing_) {
      if (!work_on_export()) return true;
      continue;
    }
    keep_up(plan);
    if (preview_ && preview_->turns < FilePreview::kAllTurns) {
      find_out(plan);
      return true;
    }
    if (spent_.empty()) return false;
    spent_.pop_back();
    return true;
  }
  return true;
}

// False when a larger slice was done and the page should get its turn.
bool FileFlow::work_on_export() {
  if (!writing_->is_written) {
    if (writing_->writer->step(kStepBytes)) return true;
    writing_->text = writing_->writer->take();
    writing_->is_written = true;
    writing_->check = std::make_unique<PlanReader>();
    return false;
  }
  if (writing_->checked < writing_->text.size()) {
    const std::string_view piece =
        std::string_view(writing_->text).substr(writing_->checked, kPieceBytes);
    writing_->check->feed(piece);
    writing_->checked += piece.size();
    return true;
  }
  if (writing_->check && writing_->check->step(kStepBytes)) return true;
  if (writing_->check) {
    compare_export();
  } else {
    finish_export();
  }
  return false;
}

void FileFlow::compare_export() {
  Result<ReadPlan> back = writing_->check->finish();
  writing_->is_whole =
      back && back->is_whole && back->refused.empty() && same_records(back->plan, writing_->plan);
  spend(std::move(back));
  spend(std::move(writing_->check));
}

void FileFlow::finish_export() {
  if (writing_->is_whole) {
    files_.save(writing_->name, "application/json", writing_->text);
    news_ = is_sample(writing_->plan)
                ? t("Exported as {name}: the sample plan", {{"name", writing_->name}})
                : t("Exported as {name}: complete and private", {{"name", writing_->name}});
  } else {
    refusal_ = t(
        "The backup was not written: reading it back gave something else than your plan. Your plan "
        "is safe here; please report this.");
  }
  spend(std::move(*writing_));
  writing_.reset();
}

// Another tab may have written meanwhile.
void FileFlow::keep_up(const Plan& plan) {
  if (!preview_ || preview_->revision == plan.revision()) return;
  preview_->revision = plan.revision();
  preview_->turns = 0;
}

// With ten years in the file each of these takes a while.
void FileFlow::find_out(const Plan& plan) {
  FilePreview& preview = *preview_;
  switch (preview.turns++) {
    case 0:
      preview.merge.changes = merge_changes(plan, preview.read.plan);
      return;
    case 1:
      preview.merge.counts = count_changes(plan, preview.merge.changes);
      return;
    case 2:
      preview.replace.changes = replace_changes(plan, preview.read.plan);
      return;
    default:
      preview.replace.counts = count_changes(plan, preview.replace.changes);
      preview.is_shown = true;
  }
}

ChangeSet FileFlow::take_changes(const Plan& plan, bool replaces) {
  if (!preview_) return {};
  keep_up(plan);
  while (preview_->turns < FilePreview::kAllTurns) find_out(plan);
  ChangeSet changes = std::move(replaces ? preview_->replace.changes : preview_->merge.changes);
  changes.label = preview_->is_version ? "Earlier version taken back"
                  : replaces           ? "Plan replaced"
                                       : "Plan file taken in";
  spend(std::move(*preview_));
  preview_.reset();
  return changes;
}

void FileFlow::cancel() {
  if (reading_) files_.close(reading_->file);
  reading_.reset();
  preview_.reset();
}

void FileFlow::leave() {
  if (preview_) cancel();
  refusal_.clear();
}

void FileFlow::draw(Context& c) {
  if (!refusal_.empty()) {
    draw_refusal(c.ui);
  } else if (reading_ || writing_) {
    auto toast = c.ui.toast("file-progress");
    c.ui.text(reading_ ? t("Reading {name}…", {{"name", reading_->name}})
                       : t("Writing the backup…"));
  } else if (preview_ && preview_->is_shown) {
    draw_preview(c);
  }
}

void FileFlow::draw_refusal(Ui& ui) {
  bool is_done = false;
  {
    auto dialog = ui.dialog("refusal", t("That did not work"), t("Close"));
    ui.text(refusal_);
    auto row = ui.actions();
    is_done = ui.button("ok", t("Go on"), {.kind = ButtonKind::primary}) || dialog.dismissed();
  }
  if (is_done) refusal_.clear();
}

void FileFlow::draw_preview(Context& c) {
  Ui& ui = c.ui;
  FilePreview& preview = *preview_;
  // The sample is never mixed with a plan of one's own.
  const bool is_of_sample = is_sample(c.plan) || is_sample(preview.read.plan);
  const bool has_plan = c.plan.record_count() > 0;
  if (has_plan && is_of_sample) preview.replaces = true;
  std::optional<bool> accepted;
  bool is_done = false;
  {
    const std::string question = preview.is_version
                                     ? t("Go back to {when}?", {{"when", preview.name}})
                                     : t("Open {name}?", {{"name", preview.name}});
    auto dialog = ui.dialog("preview", question, t("Close"), 560);
    if (!preview.read.is_whole) {
      auto banner = ui.banner("cut", BannerKind::attention);
      ui.text(t("The file ends in the middle. What is complete in it can be taken in."),
              {.width = fill()});
    }
    if (has_plan && !preview.is_version && !is_of_sample) {
      const std::string merge = t("Add to my plan");
      const std::string replace = t("Replace my plan");
      const std::string_view labels[] = {merge, replace};
      if (const auto chosen =
              ui.radio_group("way", t("How to take it in"), labels, preview.replaces ? 1U : 0U)) {
        preview.replaces = *chosen == 1;
      }
    }
    const std::vector<KindChanges>& changes =
        (preview.replaces ? preview.replace : preview.merge).counts;
    auto facts = ui.facts("counts");
    const auto say = [&](Key key, const std::string& name, const std::string& words) {
      if (words.empty()) return;
      auto fact = ui.fact(key, name);
      ui.text(words, {.width = fill()});
    };
    const std::string added = listed(changes, &KindChanges::added);
    const std::string changed = listed(changes, &KindChanges::changed);
    const std::string removed = listed(changes, &KindChanges::removed);
    say("new", t("New"), added);
    say("changed", t("Changed"), changed);
    say("removed", t("Removed"), removed);
    if (added.empty() && changed.empty() && removed.empty()) {
      say("nothing", t("New"), t("nothing: your plan has all of it"));
    }
    std::vector<KindChanges> refused;
    for (const auto& [kind, count] : preview.read.refused) {
      refused.push_back({kind, count, 0, 0, 0});
    }
    say("refused", t("Left out"), listed(refused, &KindChanges::added));
    facts.end();
    if (!preview.read.reports.empty()) {
      ui.heading(3, t("What could not be taken as it is"), {.weight = Weight::strong});
      auto area =
          ui.scroll_area("reports", t("What could not be taken as it is"), {.max_height = 160});
      auto list = ui.list("list", {.label = t("Reports"), .row_padding = 4});
      for (std::size_t i = 0; i < preview.read.reports.size(); ++i) {
        auto item = ui.item(Key(static_cast<std::uint64_t>(i)));
        const FileReport& report = preview.read.reports[i];
        ui.small(t("{path}: {what}", {{"path", report.path}, {"what", report.what}}));
      }
    }
    ui.small(t("One step: Undo takes it back"));
    auto row = ui.actions();
    if (ui.button("cancel", t("Leave my plan as it is"))) is_done = true;
    const std::string accept = preview.is_version ? t("Go back")
                               : preview.replaces ? t("Replace")
                                                  : t("Take it in");
    if (ui.button("accept", accept, {.kind = ButtonKind::primary})) {
      accepted = preview.replaces;
    }
    is_done = is_done || dialog.dismissed();
  }
  if (accepted) {
    c.outbox.push(AcceptImport{*accepted});
  } else if (is_done) {
    cancel();
  }
}

}  // namespace ithaca::ui
