// What can be taken back and done again: steps of change sets, kept as long as the plan.
// Knows no storage; replaying the same ops gives the same history in every tab.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.hpp"
#include "plan/change.hpp"
#include "store/records.hpp"

namespace ithaca {

// Two change sets as one; `second` starts from what `first` left.
ChangeSet composed(const ChangeSet& first, const ChangeSet& second);

class UndoHistory {
 public:
  static constexpr std::size_t kMostSteps = 500;
  static constexpr std::int64_t kBurstMs = 2000;  // a longer pause ends a burst of typing

  // `continued` when an edit with that merge key, made at that time, belongs to the last step.
  OpKind kind_of_edit(std::string_view merge_key, std::int64_t time_ms) const;
  // `applied` as apply() returned it. A movement that the stacks cannot follow counts as an edit.
  void record(const ChangeSet& applied, OpKind kind, std::int64_t time_ms);
  void end_step() { open_ = false; }

  bool can_undo() const { return !undo_.empty(); }
  bool can_redo() const { return !redo_.empty(); }
  std::string undo_label() const { return can_undo() ? undo_.back().label : std::string{}; }
  std::string redo_label() const { return can_redo() ? redo_.back().label : std::string{}; }
  // The change set that takes the last step back; `plan` as it stands. An error when there is none.
  Result<ChangeSet> undo_step(const Plan& plan) const;
  Result<ChangeSet> redo_step(const Plan& plan) const;

  std::string encode();
  // `plan` as it stood when the history was encoded.
  static Result<UndoHistory> decode(std::string_view bytes, const Plan& plan);

 private:
  struct Step {
    std::string label;
    std::string merge_key;
    std::int64_t time_ms = 0;
    std::variant<ChangeSet, std::string> movement;  // or its bytes, read when the step is taken
  };
  static Result<ChangeSet> movement_of(const Step& step, const Plan& plan);
  static void push(std::deque<Step>& steps, Step step);

  std::deque<Step> undo_;  // the last one is taken back next
  std::deque<Step> redo_;
  bool open_ = false;  // the last step may be continued
};

}  // namespace ithaca
