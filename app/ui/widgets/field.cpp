// Text fields: drawn at rest, their own elements while in use, and the list of suggestions below
// one.
#include <algorithm>
#include <string>

#include "ui/widgets/core.hpp"

namespace ithaca::ui {
namespace {

std::string_view word_of(Capitals capitals) {
  return capitals == Capitals::sentences ? "sentences"
         : capitals == Capitals::words   ? "words"
                                         : "off";
}

std::string_view word_of(InputMode mode) {
  switch (mode) {
    case InputMode::text:
      return {};
    case InputMode::search:
      return "search";
    case InputMode::numeric:
      return "numeric";
    case InputMode::email:
      return "email";
    case InputMode::url:
      return "url";
  }
  return {};
}

std::string_view word_of(EnterKey key) {
  switch (key) {
    case EnterKey::standard:
      return {};
    case EnterKey::done:
      return "done";
    case EnterKey::go:
      return "go";
    case EnterKey::next:
      return "next";
    case EnterKey::search:
      return "search";
    case EnterKey::send:
      return "send";
  }
  return {};
}

void say_how_to_type(Core& core, int node, const FieldOptions& options) {
  Twin& twin = core.twin_tree();
  const auto say = [&](Attribute name, std::string_view value) {
    if (!value.empty()) twin.attribute(node, name, core.keep(value));
  };
  say(Attribute::placeholder, options.placeholder);
  say(Attribute::input_mode, word_of(options.mode));
  say(Attribute::enter_key_hint, word_of(options.enter));
  say(Attribute::capitals, word_of(options.capitals));
  say(Attribute::spellcheck, options.spellcheck ? "true" : "false");
  say(Attribute::lang, options.lang);
  if (options.read_only) say(Attribute::read_only, "true");
  if (!options.error.empty()) say(Attribute::invalid, "true");
  if (!options.suggests) return;
  say(Attribute::autocomplete, "list");
  if (options.lines == FieldLines::many) return;  // a text area has no such role
  say(Attribute::role, "combobox");
  say(Attribute::expanded, "false");
}

Decoration decoration_of(const FieldOptions& options, bool focused) {
  Decoration look;
  if (options.look == FieldLook::bare) {
    look.radius = 4;
    look.bar_offset = 10;
    if (focused) look.bar_left = Token::ink;
    return look;
  }
  look.radius = 8;
  look.fill = focused ? Token::surface : Token::surface_soft;
  look.edge = focused ? Token::ink : !options.error.empty() ? Token::danger : Token::line;
  look.edge_width = focused ? 2 : 1;
  return look;
}

// Draws a field whose state is known already.
FieldResult show_field(Ui& ui, Core& core, FieldState& state, std::string_view value,
                       const FieldOptions& options) {
  const NodeId id = state.id;
  const bool many = options.lines == FieldLines::many;
  const bool focused = core.is_focused(id);
  state.declared = true;
  state.one_line = !many;
  state.in_dialog = core.in_dialog();

  core.open({.options = {.gap = 6, .width = options.width, .align = Align::stretch}});
  int label_node = TwinNode::kNone;
  if (!options.label.empty() && !options.label_hidden) {
    const int leaf = core.text_leaf(options.label, {0, true, false}, Token::text_soft);
    label_node = core.record_text(leaf, Tag::label);
  }

  StyleIndex style = static_cast<StyleIndex>(options.size);
  if (ui.touch() && kTextStyles[style].size < 16) style = kTouchFieldStyle;
  const TextFace face{style, options.weight == Weight::strong, false};
  const bool boxed = options.look == FieldLook::boxed;
  const float height = boxed ? std::max(ui.touch() ? 44.0F : 40.0F, face.line_height() + 10)
                             : std::max(ui.touch() ? 44.0F : 0.0F, face.line_height() + 8);
  const float padding = (height - face.line_height()) / 2;
  const int index = core.open({.options = {.padding = {boxed ? 12.0F : 0.0F, padding},
                                           .width = fill(),
                                           .align = Align::stretch},
                               .look = decoration_of(options, focused),
                               .id = id});
  core.box(index).own_focus_sign = boxed || focused;
  const int node = core.record_interactive(index, many ? Tag::textarea : Tag::input, id);
  Twin& twin = core.twin_tree();
  twin.node(node).has_value = true;
  twin.node(node).value = core.keep(value);
  const bool empty = value.empty();
  const int leaf = core.leaf(
      Paint::field_text,
      {.width = fill(),
       .min_height = many ? face.line_height() * static_cast<float>(options.min_lines) : 0});
  Box& text = core.box(leaf);
  text.text = core.keep(empty ? options.placeholder : value);
  text.face = face;
  text.tone = empty ? Token::text_soft : Token::text;
  text.one_line = !many;
  text.spaces = Spaces::keep;
  text.element_shows_text = focused;
  core.set_label(node, leaf);
  core.close();
  core.set_last_field(index, id);

  if (label_node != TwinNode::kNone) {
    twin.attribute(label_node, Attribute::labels, core.keep_number(id));
    twin.attribute(node, Attribute::labelled_by, core.keep_number(twin.node(label_node).id));
  } else {
    twin.attribute(node, Attribute::label, core.keep(options.label));
  }
  say_how_to_type(core, node, options);
  const std::string_view note = options.error.empty() ? options.help : options.error;
  if (!note.empty()) {
    const int words = core.text_leaf(note, {0, false, false},
                                     options.error.empty() ? Token::text_soft : Token::danger);
    const int note_node = core.record_text(words, Tag::p);
    if (note_node != TwinNode::kNone) {
      twin.attribute(node, Attribute::described_by, core.keep_number(twin.node(note_node).id));
    }
  }
  core.close();
  return {.id = id,
          .focused = focused,
          .changed = state.changed,
          .submitted = state.submitted,
          .escaped = state.escaped,
          .left = state.left,
          .caret = state.caret,
          .chosen_from = state.chosen_from,
          .chosen_to = state.chosen_to};
}

}  // namespace

FieldResult Ui::field(Key key, std::string_view binding, std::string_view value,
                      const FieldOptions& options) {
  const NodeId id = core_.id_for(key);
  FieldState& state = core_.field_state(id);
  if (state.binding != binding || !state.bound) {
    if (state.bound && core_.is_focused(id)) core_.sink().on_field_left(state.binding);
    state.binding = binding;
    state.bound = true;
  }
  return show_field(*this, core_, state, value, options);
}

FieldResult Ui::draft(Key key, std::string& draft, const FieldOptions& options) {
  const NodeId id = core_.id_for(key);
  FieldState& state = core_.field_state(id);
  for (const FieldState::Owned& splice : state.queue) {
    const std::size_t at = std::min(splice.at, draft.size());
    draft.replace(at, std::min(splice.removed, draft.size() - at), splice.inserted);
  }
  state.queue.clear();
  return show_field(*this, core_, state, draft, options);
}

SuggestionsResult Ui::suggestions(Key key, std::string_view name,
                                  std::span<const Suggestion> items) {
  const NodeId field = core_.last_field();
  SuggestionsResult result;
  if (field == 0 || !core_.is_focused(field)) return result;
  const NodeId id = core_.id_for(key);
  Core::SuggestionState& state = core_.suggestion_state();
  if (state.list != id || state.field != field) {
    state = Core::SuggestionState{};
    state.field = field;
    state.list = id;
  }
  state.declared = true;
  state.count = items.size();
  state.active = items.empty() ? 0 : std::min(state.active, items.size() - 1);
  result.dismissed = state.dismissed;
  if (state.chosen && *state.chosen < items.size()) result.chosen = state.chosen;

  Twin& twin = core_.twin_tree();
  const int field_node = twin.find(field);
  twin.attribute(field_node, Attribute::controls, core_.keep_number(id));
  if (twin.has_attribute(field_node, Attribute::expanded)) {
    twin.attribute(field_node, Attribute::expanded, "true");
  }
  const int index =
      core_.in_dialog()
          ? core_.open({.options = {.width = fill(), .align = Align::stretch}, .id = id})
          : core_.open_overlay(
                Overlay::Kind::list, core_.last_field_box(),
                {.options = {.padding = 8, .max_width = 520, .align = Align::stretch},
                 .look =
                     {.fill = Token::surface, .edge = Token::line, .radius = 12, .shadow = true},
                 .id = id,
                 .scrolls = true});
  const int list = core_.record(index, Tag::div, id);
  twin.attribute(list, Attribute::role, "listbox");
  twin.attribute(list, Attribute::label, core_.keep(name));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Suggestion& item = items[i];
    const NodeId own = Key(static_cast<std::uint64_t>(i)).below(id);
    const bool active = i == state.active;
    if (core_.was_clicked(own)) result.chosen = i;
    Decoration look{.radius = 8};
    if (active || core_.is_hovered(own)) look.fill = Token::select;
    const int row = core_.open({.flow = Flow::row,
                                .options = {.gap = 12,
                                            .padding = {12, 4},
                                            .width = fill(),
                                            .min_height = touch() ? 44.0F : 38.0F,
                                            .align = Align::center},
                                .look = look,
                                .id = own});
    const int node = core_.record_interactive(row, Tag::div, own);
    core_.box(row).swallows_text = true;
    if (!item.hint.empty()) kbd(item.hint);
    core_.set_label(node,
                    core_.text_leaf(item.label, {1, false, false}, Token::text, {.width = fill()}));
    if (!item.detail.empty()) core_.text_leaf(item.detail, {0, false, false}, Token::text_soft);
    core_.close();
    twin.attribute(node, Attribute::role, "option");
    twin.attribute(node, Attribute::selected, active ? "true" : "false");
    if (active) twin.attribute(field_node, Attribute::active, core_.keep_number(own));
  }
  core_.close_overlay();
  result.active = state.active;
  return result;
}

}  // namespace ithaca::ui
