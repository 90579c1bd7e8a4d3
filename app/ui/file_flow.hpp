// A plan file coming in or going out, piece by piece, so that the page stays alive meanwhile.
// Knows no store: what was read becomes a change set only when the person accepts it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
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
  bool is_sample = false;  // which is opened without a question: there is nothing to lose
  std::uint64_t size = 0;
  std::uint64_t fed = 0;  // bytes
  bool is_fed = false;    // all of it
  std::unique_ptr<PlanReader> reader;
};
struct FilePreview {
  std::string name;
  ReadPlan read;
  bool is_version = false;  // an earlier state of this plan; `name` is when that was
  // What taking it in would do, in either way.
  struct Way {
    ChangeSet changes;
    std::vector<KindChanges> counts;
  };
  Way merge;
  Way replace;
  bool replaces = false;
  std::uint64_t revision = 0;  // of the plan that this was found out for
  int turns = 0;               // of finding it out
  bool is_shown = false;       // and stays so when the plan changes meanwhile
  static constexpr int kAllTurns = 4;
};
struct FileWriting {
  std::string name;
  Plan plan;
  std::unique_ptr<PlanFileWriter> writer;
  std::string text;
  std::unique_ptr<PlanReader> check;  // reads back what was written
  std::size_t checked = 0;            // bytes
  bool is_written = false;
  bool is_whole = false;  // what was read back is what was written
};

class FileFlow {
 public:
  FileFlow(Files& files, const Clock& clock) : files_(files), clock_(clock) {}

  void receive(const FileEvent& event);
  // Shows what going back to an earlier state would change; `when` in words.
  void open_version(std::string when, Plan plan);
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
  // The sample plan as it was written, once it was asked for and read.
  std::optional<Plan> take_sample() { return std::exchange(sample_, std::nullopt); }
  // What was done since the last call, to be said: "Exported …".
  std::string take_news() { return std::exchange(news_, {}); }

 private:
  void open(const FileOpened& event);
  void take_piece(const FilePiece& piece);
  void finish_reading();
  bool work_on_export();
  void compare_export();
  void finish_export();
  void refuse(std::string words);
  void keep_up(const Plan& plan);
  void find_out(const Plan& plan);
  // Ten years take a while to be thrown away as well: one such thing in a turn.
  template <class T>
  void spend(T&& thing) {
    spent_.push_back(std::make_shared<std::decay_t<T>>(std::forward<T>(thing)));
  }
  void draw_preview(Context& c);
  void draw_refusal(Ui& ui);

  Files& files_;
  const Clock& clock_;
  std::optional<FileReading> reading_;
  std::optional<FilePreview> preview_;
  std::optional<FileWriting> writing_;
  std::optional<Plan> sample_;
  std::vector<std::shared_ptr<void>> spent_;
  std::string refusal_;
  std::string news_;
};

}  // namespace ithaca::ui
