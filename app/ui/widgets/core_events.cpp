// What the page told: presses, keys, text, focus.
#include <algorithm>

#include "ui/widgets/core.hpp"

namespace ithaca::ui {

// ---- Presses
// ---------------------------------------------------------------------------------------

bool Core::take_event(EventKind kind, NodeId id, std::uint32_t* value) {
  const auto found = std::find_if(events_.begin(), events_.end(), [&](const Event& event) {
    return event.kind == kind && event.id == id;
  });
  if (found == events_.end()) return false;
  if (value != nullptr) *value = found->value;
  found->id = 0;
  return true;
}

bool Core::was_clicked(NodeId id) { return take_event(EventKind::click, id, nullptr); }
bool Core::was_dismissed(NodeId id) { return take_event(EventKind::dismiss, id, nullptr); }

std::optional<std::uint32_t> Core::was_changed(NodeId id) {
  std::uint32_t value = 0;
  if (!take_event(EventKind::change, id, &value)) return std::nullopt;
  return value;
}

void Core::hover(NodeId id) {
  if (hovered_ == id) return;
  hovered_ = id;
  request_frames(1);
}

void Core::press(NodeId id) {
  if (pressed_ == id) return;
  pressed_ = id;
  request_frames(1);
}

void Core::press_outside(NodeId id) {
  for (const NodeId popover : popovers_) {
    if (!twin_.was_inside(id, popover)) dismiss(popover);
  }
  if (suggestions_.list != 0 && id != suggestions_.field &&
      !twin_.was_inside(id, suggestions_.list)) {
    suggestions_.dismissed = true;
  }
  if (!popovers_.empty() || suggestions_.dismissed) request_frames(1);
}

// ---- Focus
// -----------------------------------------------------------------------------------------

void Core::focus(NodeId id, bool visible) {
  if (focused_ == id && focus_visible_ == visible) return;
  if (focused_ != 0 && focused_ != id) blur(focused_);
  focused_ = id;
  focus_visible_ = visible;
  request_frames(1);
}

void Core::blur(NodeId id) {
  if (FieldState* field = find_field(id)) {
    field->left = true;
    if (field->bound) application_.on_field_left(field->binding);
  }
  if (focused_ == id) focused_ = 0;
  request_frames(1);
}

void Core::request_focus(NodeId id, std::uint32_t caret) {
  pending_focus_ = PendingFocus{id, {}, caret, 0};
  request_frames(1);
}

void Core::request_field_focus(std::string_view binding, std::uint32_t caret) {
  pending_focus_ = PendingFocus{0, std::string(binding), caret, 0};
  request_frames(1);
}

// ---- Text
// ------------------------------------------------------------------------------------------

FieldState* Core::find_field(NodeId id) {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const FieldState& field) { return field.id == id; });
  return found == fields_.end() ? nullptr : &*found;
}

FieldState& Core::field_state(NodeId id) {
  FieldState* known = find_field(id);
  if (known == nullptr) {
    fields_.emplace_back();
    known = &fields_.back();
    known->id = id;
  }
  return *known;
}

void Core::input(NodeId id, std::size_t at, std::size_t removed, std::string_view inserted) {
  FieldState* field = find_field(id);
  if (field == nullptr) return;
  const std::string& held = twin_.held(id);
  at = std::min(at, held.size());
  removed = std::min(removed, held.size() - at);
  const std::string gone = held.substr(at, removed);
  twin_.splice_held(id, at, removed, inserted);
  field->changed = true;
  field->caret = at + inserted.size();
  field->chosen_from = field->chosen_to = 0;
  if (field->bound) {
    application_.on_splice(field->binding, {at, gone, inserted});
  } else {
    field->queue.push_back({at, removed, std::string(inserted)});
  }
  request_frames(2);
}

void Core::select(NodeId id, std::size_t from, std::size_t to) {
  FieldState* field = find_field(id);
  if (field == nullptr) return;
  field->chosen_from = std::min(from, to);
  field->chosen_to = std::max(from, to);
  request_frames(1);
}

void Core::field_holds(NodeId id, std::string_view value) {
  twin_.element_holds(id, value);
  request_frames(1);
}

// ---- Keys
// ------------------------------------------------------------------------------------------

Handled Core::key(const KeyPress& key, NodeId field_id, const Caret& caret) {
  if (key.key == "Escape" && drag_) {
    drag_cancel();
    return Handled::yes;
  }
  FieldState* field = find_field(field_id);
  if (field != nullptr) {
    field->caret = caret.end;
    if (suggestion_key(key, field_id) == Handled::yes) return Handled::yes;
  }
  if (key.key == "Escape" && !popovers_.empty()) {
    dismiss(popovers_.back());
    request_frames(1);
    return Handled::yes;
  }
  if (field != nullptr) {
    const bool types = key.key.size() == 1 && !key.command && !key.alt;
    if (!types && field->bound &&
        application_.on_field_key(field->binding, key, caret) == Handled::yes) {
      request_frames(2);
      return Handled::yes;
    }
    field = find_field(field_id);
    if (field == nullptr) return Handled::yes;
    if (key.key == "Enter" && key.command && application_.on_key(key) == Handled::yes) {
      request_frames(2);
      return Handled::yes;
    }
    if (key.key == "Enter" && (key.command || (field->one_line && !key.shift && !key.alt))) {
      field->submitted = true;
      request_frames(2);
      return Handled::yes;
    }
    if (key.key == "Escape" && !field->in_dialog) {
      field->escaped = true;
      request_focus(0, Twin::kNoCaret);
      return Handled::yes;
    }
    if (!key.command && !key.alt) return Handled::no;
  } else if (roving_key(key) == Handled::yes) {
    return Handled::yes;
  }
  const Handled handled = application_.on_key(key);
  if (handled == Handled::yes) request_frames(2);
  return handled;
}

Handled Core::suggestion_key(const KeyPress& key, NodeId field) {
  SuggestionState& list = suggestions_;
  if (list.list == 0 || list.field != field || key.command || key.alt) return Handled::no;
  if (key.key == "Escape") {
    list.dismissed = true;
  } else if (list.count == 0) {
    return Handled::no;
  } else if (key.key == "ArrowDown") {
    list.active = (list.active + 1) % list.count;
  } else if (key.key == "ArrowUp") {
    list.active = (list.active + list.count - 1) % list.count;
  } else if ((key.key == "Enter" || key.key == "Tab") && !key.shift) {
    list.chosen = list.active;
  } else {
    return Handled::no;
  }
  request_frames(2);
  return Handled::yes;
}

Handled Core::roving_key(const KeyPress& key) {
  if (key.command || key.alt || key.shift) return Handled::no;
  const auto here = std::find(roving_links_.begin(), roving_links_.end(), focused_);
  if (focused_ == 0 || here == roving_links_.end()) return Handled::no;
  auto first = here;
  while (first != roving_links_.begin() && *std::prev(first) != 0) --first;
  const auto end = std::find(here, roving_links_.end(), NodeId{0});
  auto target = here;
  if (key.key == "ArrowDown" || key.key == "ArrowRight") {
    if (std::next(here) != end) target = std::next(here);
  } else if (key.key == "ArrowUp" || key.key == "ArrowLeft") {
    if (here != first) target = std::prev(here);
  } else if (key.key == "Home") {
    target = first;
  } else if (key.key == "End") {
    target = std::prev(end);
  } else {
    return Handled::no;
  }
  request_focus(*target, Twin::kNoCaret);
  return Handled::yes;
}

}  // namespace ithaca::ui
