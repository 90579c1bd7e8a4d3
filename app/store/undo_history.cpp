#include "store/undo_history.hpp"

#include <utility>

#include "base/translate.hpp"
#include "derive/binary.hpp"
#include "derive/bytes.hpp"

namespace ithaca {
namespace {

bool changes_nothing(const Edit& edit) {
  if (!edit.before || !edit.after) return edit.before == edit.after;
  return edit.kind->same(edit.before.get(), edit.after.get());
}

void compose_edit(std::vector<Edit>& edits, const Edit& second) {
  for (Edit& first : edits) {
    if (first.kind != second.kind || !(first.id == second.id)) continue;
    first.after = second.after;
    first.exact_stamp = nullptr;
    if (!first.before && second.before_stamp) first.before_stamp = second.before_stamp;
    return;
  }
  edits.push_back(second);
}

void compose_unknown(std::vector<UnknownEdit>& edits, const UnknownEdit& second) {
  for (UnknownEdit& first : edits) {
    if (first.kind != second.kind || first.id != second.id) continue;
    first.after = second.after;
    return;
  }
  edits.push_back(second);
}

// Long texts are kept as what was typed, not whole.
void note_splices(ChangeSet& changes) {
  changes.splices.clear();
  for (std::size_t i = 0; i < changes.edits.size(); ++i) {
    const Edit& edit = changes.edits[i];
    if (!edit.before || !edit.after) continue;
    for (std::size_t number = 0; number < edit.kind->fields.size(); ++number) {
      const meta::AnyField& field = edit.kind->fields[number];
      if (!field.type->is_words || field.same(edit.before.get(), edit.after.get())) continue;
      changes.splices.push_back(
          {i, static_cast<std::uint16_t>(number),
           splice_between(field.words(edit.before.get()), field.words(edit.after.get()))});
    }
  }
}

}  // namespace

ChangeSet composed(const ChangeSet& first, const ChangeSet& second) {
  ChangeSet out;
  out.label = first.label;
  out.edits = first.edits;
  for (const Edit& edit : second.edits) compose_edit(out.edits, edit);
  std::erase_if(out.edits, changes_nothing);
  out.unknown_edits = first.unknown_edits;
  for (const UnknownEdit& edit : second.unknown_edits) compose_unknown(out.unknown_edits, edit);
  note_splices(out);
  return out;
}

OpKind UndoHistory::kind_of_edit(std::string_view merge_key, std::int64_t time_ms) const {
  if (!open_ || merge_key.empty() || undo_.empty()) return OpKind::edit;
  const Step& last = undo_.back();
  const bool soon = time_ms - last.time_ms <= kBurstMs && time_ms >= last.time_ms;
  return last.merge_key == merge_key && soon ? OpKind::continued : OpKind::edit;
}

void UndoHistory::push(std::deque<Step>& steps, Step step) {
  steps.push_back(std::move(step));
  if (steps.size() > kMostSteps) steps.pop_front();
}

void UndoHistory::record(const ChangeSet& applied, OpKind kind, std::int64_t time_ms) {
  ChangeSet back = reversed(applied);
  if (kind == OpKind::undo && can_undo()) {
    undo_.pop_back();
    push(redo_, {applied.label, {}, time_ms, std::move(back)});
    open_ = false;
    return;
  }
  if (kind == OpKind::redo && can_redo()) {
    redo_.pop_back();
    push(undo_, {applied.label, {}, time_ms, std::move(back)});
    open_ = false;
    return;
  }
  redo_.clear();
  open_ = true;
  if (kind == OpKind::continued && can_undo()) {
    Step& last = undo_.back();
    if (const auto* earlier = std::get_if<ChangeSet>(&last.movement)) {
      last.movement = composed(back, *earlier);
      last.time_ms = time_ms;
      return;
    }
  }
  push(undo_, {applied.label, applied.merge_key, time_ms, std::move(back)});
}

Result<ChangeSet> UndoHistory::movement_of(const Step& step, const Plan& plan) {
  if (const auto* changes = std::get_if<ChangeSet>(&step.movement)) return *changes;
  auto decoded = decode_changes(std::get<std::string>(step.movement), plan);
  if (!decoded) return decoded.error();
  decoded->changes.label = step.label;
  return std::move(decoded->changes);
}

Result<ChangeSet> UndoHistory::undo_step(const Plan& plan) const {
  if (!can_undo()) return Error{Errc::not_found, {}, t("There is nothing to undo.")};
  return movement_of(undo_.back(), plan);
}

Result<ChangeSet> UndoHistory::redo_step(const Plan& plan) const {
  if (!can_redo()) return Error{Errc::not_found, {}, t("There is nothing to redo.")};
  return movement_of(redo_.back(), plan);
}

// Older steps are kept as bytes from the first encoding on; the last one may still grow.
std::string UndoHistory::encode() {
  ByteWriter writer;
  writer.byte(open_ ? 1 : 0);
  for (std::deque<Step>* steps : {&undo_, &redo_}) {
    writer.number(steps->size());
    for (std::size_t i = 0; i < steps->size(); ++i) {
      Step& step = (*steps)[i];
      writer.text(step.label);
      writer.text(step.merge_key);
      writer.signed_number(step.time_ms);
      if (const auto* changes = std::get_if<ChangeSet>(&step.movement)) {
        std::string bytes = encode_changes(*changes, Dot{}, Deleted::named);
        writer.number(bytes.size());
        writer.raw(bytes);
        if (i + 1 < steps->size()) step.movement = std::move(bytes);
      } else {
        const auto& bytes = std::get<std::string>(step.movement);
        writer.number(bytes.size());
        writer.raw(bytes);
      }
    }
  }
  return writer.take();
}

Result<UndoHistory> UndoHistory::decode(std::string_view bytes, const Plan& plan) {
  const Error damaged{Errc::damaged, "history", t("A stored record is damaged.")};
  ByteReader reader(bytes);
  UndoHistory history;
  history.open_ = reader.byte() != 0;
  for (std::deque<Step>* steps : {&history.undo_, &history.redo_}) {
    for (std::size_t rest = reader.count(); rest > 0 && !reader.failed(); --rest) {
      Step step;
      step.label = reader.text();
      step.merge_key = reader.text();
      step.time_ms = reader.signed_number();
      step.movement = std::string(reader.raw(reader.count()));
      push(*steps, std::move(step));
    }
  }
  if (!reader.at_end()) return damaged;
  const bool may_grow =
      history.open_ && history.can_undo() && !history.undo_.back().merge_key.empty();
  if (may_grow) {
    auto last = movement_of(history.undo_.back(), plan);
    if (!last) return last.error();
    history.undo_.back().movement = std::move(*last);
  }
  return history;
}

}  // namespace ithaca
