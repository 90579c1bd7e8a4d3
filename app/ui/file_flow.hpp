// A plan file coming in or going out, piece by piece, so that the page stays alive meanwhile.
// Knows no store: what was read becomes a change set only when the person accepts it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "derive/merge.hpp"
#include "derive/plan_file.hpp"
#include "ports/clock.hpp"
#include "ports/files.hpp"
#include "ports/inbox.hpp"
#include "ui/context.hpp"

namespace ithaca::ui {

// A file being read, read and not yet accepted, or being written and read back.
struct FileReading {
  FileHandle file = 0;
  std::string name;
  std::uint64_t size = 0;
  std::uint64_t fed = 0;  // bytes
  bool is_fed = false;    // all of it
  std::unique_ptr<PlanReader> reader;
};
struct FilePreview {
  std::string name;
  ReadPlan read;
  std::uint64_t revision = 0;  // of the plan that the counts were made for
  std::vector<KindChanges> merged;
  std::vector<KindChanges> replaced;
  bool replaces = false;
  enum class Counted : std::uint8_t { nothing, merged, both } counted = Counted::nothing;
};
struct FileWriting {
  std::string name;
  Plan plan;
  std::unique_ptr<PlanFileWriter> writer;
  std::string text;
  std::unique_ptr<PlanReader> check;  // reads back what was written
  std::size_t checked = 0;            // bytes
  bool is_written = false;
};

class FileFlow {
 public:
  FileFlow(Files& files, const Clock& clock) : files_(files), clock_(clock) {}

  void receive(const FileEvent& event);
  void begin_export(const Plan& plan);
  // A slice of work, at most some milliseconds; true while there is more.
  bool work(const Plan& plan);
  // Progress, preview or refusal, as a dialog; nothing when there is nothing.
  void draw(Context& c);
  // What the person accepted, as one change set; the flow is over.
  ChangeSet take_changes(const Plan& plan, bool replaces);
  void cancel();
  bool asks() const { return preview_ || !refusal_.empty(); }  // a dialog is open
  void leave();                                                // closes it: nothing was accepted
  // What was done since the last call, to be said: "Exported …".
  std::string take_news() { return std::exchange(news_, {}); }

 private:
  void open(const FileOpened& event);
  void take_piece(const FilePiece& piece);
  void finish_reading();
  bool work_on_export();
  void finish_export();
  void refuse(std::string words);
  void count(const Plan& plan);
  void draw_preview(Context& c);
  void draw_refusal(Ui& ui);

  Files& files_;
  const Clock& clock_;
  std::optional<FileReading> reading_;
  std::optional<FilePreview> preview_;
  std::optional<FileWriting> writing_;
  std::string refusal_;
  std::string news_;
};

}  // namespace ithaca::ui
