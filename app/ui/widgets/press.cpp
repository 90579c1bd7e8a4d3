// Things to press: buttons, links, check boxes, choices, tabs.
#include <algorithm>
#include <string>

#include "ui/widgets/core.hpp"

namespace ithaca::ui {
namespace {

constexpr double kTickSeconds = 0.5;
constexpr double kStateSeconds = 0.12;
constexpr float kLeastTargetMouse = 24;
constexpr float kLeastTargetTouch = 44;

float least_target(const Ui& ui) { return ui.touch() ? kLeastTargetTouch : kLeastTargetMouse; }

struct ButtonLook {
  Decoration decoration;
  Token tone = Token::text;
  Sides padding;
  float height = 0;
  TextFace face{1, true, false};
};

ButtonLook look_of(const Ui& ui, const ButtonOptions& options, bool hovered, bool disabled) {
  ButtonLook look;
  look.decoration.radius = 8;
  look.padding = {14, 6};
  look.height = ui.control_height();
  switch (options.kind) {
    case ButtonKind::primary:
      look.decoration.fill = hovered && !disabled ? Token::text_soft : Token::ink;
      look.tone = Token::on_ink;
      break;
    case ButtonKind::secondary:
      look.decoration.fill = hovered && !disabled ? Token::select : Token::surface;
      look.decoration.edge = Token::line;
      break;
    case ButtonKind::quiet:
      if (hovered && !disabled) look.decoration.fill = Token::select;
      look.tone = Token::text_soft;
      look.padding = {8, 6};
      look.face.strong = false;
      break;
    case ButtonKind::field:
      look.decoration.fill = hovered && !disabled ? Token::select : Token::surface;
      look.decoration.edge = Token::line;
      look.tone = Token::text_soft;
      look.padding = {12, 0, 10, 0};
      look.face.strong = false;
      break;
    case ButtonKind::chip:
      look.decoration.fill = hovered && !disabled ? Token::select : Token::surface_soft;
      look.decoration.edge = Token::line;
      look.tone = Token::text_soft;
      look.padding = {11, 3};
      look.height = ui.touch() ? 36 : 24;  // lines of them, 8 apart, are a finger high
      look.decoration.radius = look.height / 2;
      look.face = {0, true, false};
      break;
  }
  if (options.low && !ui.touch()) look.height = kLowControl;
  if (options.pressed.is_on() && options.kind != ButtonKind::primary) {
    look.decoration.fill = Token::select;
  }
  if (options.danger) look.tone = Token::danger;
  if (disabled) {
    if (look.decoration.fill) look.decoration.fill = Token::select;
    look.tone = Token::text_soft;
  }
  return look;
}

}  // namespace

bool Ui::button(Key key, std::string_view label, const ButtonOptions& options) {
  const NodeId id = core_.id_for(key);
  const bool disabled = !options.disabled_reason.empty();
  const bool as_field = options.kind == ButtonKind::field;
  const ButtonLook look = look_of(*this, options, core_.is_hovered(id), disabled);
  const int index = core_.open({.flow = Flow::row,
                                .options = {.gap = 8,
                                            .padding = look.padding,
                                            .width = options.width,
                                            .min_height = look.height,
                                            .align = Align::center,
                                            .justify = as_field ? Justify::start : Justify::center},
                                .look = look.decoration,
                                .id = id,
                                .hugs = true});
  core_.box(index).least_target = least_target(*this);
  const int node = core_.record_interactive(index, Tag::button, id);
  core_.box(index).swallows_text = true;
  if (options.icon != Icon::none) icon(options.icon, look.tone);
  const BoxOptions label_place{.width = as_field ? fill() : Width{}};
  const int words = core_.text_leaf(label, look.face, look.tone, label_place);
  core_.box(words).centered = !as_field;
  core_.set_label(node, words);
  if (!options.hint.empty() && !touch() && !narrow()) {
    kbd(options.hint);
    if (options.kind == ButtonKind::primary) {
      Box& cap = core_.box(core_.last_closed());
      cap.look.edge = Token::text_soft;
      core_.box(core_.place(core_.last_closed()).first_child).tone = Token::on_ink;
    }
  }
  core_.close();
  Twin& twin = core_.twin_tree();
  if (!options.name.empty()) twin.attribute(node, Attribute::label, core_.keep(options.name));
  if (!options.keys.empty()) {
    twin.attribute(node, Attribute::key_shortcuts, core_.keep(options.keys));
  }
  if (options.expanded.is_one()) {
    twin.attribute(node, Attribute::expanded, options.expanded.is_on() ? "true" : "false");
  }
  if (options.pressed.is_one()) {
    twin.attribute(node, Attribute::pressed, options.pressed.is_on() ? "true" : "false");
  }
  const bool pressed = core_.was_clicked(id);
  if (!disabled) return pressed;
  twin.attribute(node, Attribute::disabled, "true");
  twin.attribute(node, Attribute::title, core_.keep(options.disabled_reason));
  return false;
}

bool Ui::icon_button(Key key, Icon icon, std::string_view name, const ButtonOptions& options) {
  const NodeId id = core_.id_for(key);
  const bool disabled = !options.disabled_reason.empty();
  const ButtonLook look = look_of(*this, options, core_.is_hovered(id), disabled);
  const int index = core_.open({.flow = Flow::row,
                                .options = {.width = fixed(look.height),
                                            .height = fixed(look.height),
                                            .align = Align::center,
                                            .justify = Justify::center},
                                .look = look.decoration,
                                .id = id,
                                .hugs = true});
  const int node = core_.record_interactive(index, Tag::button, id);
  const bool is_drawn = !options.faint || options.pressed.is_on() || core_.shows_faint_marks();
  if (is_drawn) this->icon(icon, look.tone);
  core_.close();
  Twin& twin = core_.twin_tree();
  twin.attribute(node, Attribute::label, core_.keep(name));
  twin.attribute(node, Attribute::title, core_.keep(disabled ? options.disabled_reason : name));
  if (options.expanded.is_one()) {
    twin.attribute(node, Attribute::expanded, options.expanded.is_on() ? "true" : "false");
  }
  if (options.pressed.is_one()) {
    twin.attribute(node, Attribute::pressed, options.pressed.is_on() ? "true" : "false");
  }
  if (disabled) twin.attribute(node, Attribute::disabled, "true");
  return core_.was_clicked(id) && !disabled;
}

namespace {

// The words of a link, underlined; returns its node.
int open_link(Ui& ui, Core& core, NodeId id, Tag tag, std::string_view label,
              const LinkOptions& options) {
  const int index =
      core.open({.flow = Flow::row,
                 .options = {.gap = 6, .width = options.width, .align = Align::center},
                 .look = {.radius = 4},
                 .id = id,
                 .hugs = true});
  const TextFace face{static_cast<StyleIndex>(options.size), options.weight == Weight::strong,
                      false};
  if (ui.touch()) {
    core.box(index).least_target = kLeastTargetTouch;
    LayoutBox& around = core.place(core.place(index).parent);
    if (around.flow == Flow::wrap) {  // its lines of links stand a finger apart
      BoxOptions& lines = around.options;
      lines.line_gap =
          std::max({lines.line_gap, lines.gap, kLeastTargetTouch - face.line_height()});
    }
  }
  const int node = core.record_interactive(index, tag, id);
  core.box(index).swallows_text = true;
  if (options.icon != Icon::none) ui.icon(options.icon, options.tone);
  const int leaf = core.text_leaf(label, face, options.tone, {.width = options.width});
  core.box(leaf).underlined = options.underlined || core.is_hovered(id);
  core.box(leaf).max_lines = options.max_lines;
  core.set_label(node, leaf);
  core.close();
  if (!options.name.empty()) {
    core.twin_tree().attribute(node, Attribute::label, core.keep(options.name));
  }
  if (options.expanded.is_one()) {
    core.twin_tree().attribute(node, Attribute::expanded,
                               options.expanded.is_on() ? "true" : "false");
  }
  return node;
}

}  // namespace

void Ui::link(Key key, std::string_view label, std::string_view href, const LinkOptions& options) {
  const int node = open_link(*this, core_, core_.id_for(key), Tag::a, label, options);
  core_.twin_tree().attribute(node, Attribute::href, core_.keep(href));
}

bool Ui::link_button(Key key, std::string_view label, const LinkOptions& options) {
  const NodeId id = core_.id_for(key);
  open_link(*this, core_, id, Tag::button, label, options);
  return core_.was_clicked(id);
}

Scope Ui::link_box(Key key, std::string_view name, std::string_view href,
                   const CardOptions& options) {
  const NodeId id = core_.id_for(key);
  Decoration look{.radius = 12};
  if (options.selected || core_.is_hovered(id)) {
    look.fill = Token::select;
  } else if (!options.flat) {
    look.fill = Token::surface;
    look.edge = Token::line;
    look.shadow = true;
  }
  const int index = core_.open(
      {.options = {.gap = options.gap, .padding = options.padding, .width = options.width},
       .look = look,
       .id = id});
  const int node = core_.record_interactive(index, Tag::a, id);
  Twin& twin = core_.twin_tree();
  twin.attribute(node, Attribute::href, core_.keep(href));
  twin.attribute(node, Attribute::label, core_.keep(name));
  if (options.selected) twin.attribute(node, Attribute::current, "true");
  return {this, id};
}

bool Ui::checkbox(Key key, std::string_view name, bool checked, const CheckOptions& options) {
  const NodeId id = core_.id_for(key);
  const bool disabled = !options.disabled_reason.empty();
  const int index = core_.open({.flow = Flow::row,
                                .options = {.gap = 12, .padding = {0, 1}},
                                .look = {.radius = 6},
                                .id = id,
                                .hugs = options.label.empty()});
  core_.box(index).least_target = least_target(*this);
  const int node = core_.record_interactive(index, Tag::checkbox, id);
  core_.box(index).swallows_text = true;
  const int leaf = core_.leaf(Paint::check, {.width = fixed(20), .min_height = 20});
  Box& made = core_.box(leaf);
  made.amount = core_.animate(id, checked ? 1.0F : 0.0F, checked ? kTickSeconds : kStateSeconds);
  switch (options.owner) {
    case Owner::neutral:
      made.second = Token::control;
      made.fill = Token::select;
      made.tone = Token::text;
      break;
    case Owner::mentee:
      made.second = made.tone = Token::mentee;
      made.fill = Token::mentee_soft;
      break;
    case Owner::mentor:
      made.second = made.tone = Token::mentor;
      made.fill = Token::mentor_soft;
      break;
  }
  if (!options.label.empty()) {
    core_.text_leaf(options.label, {static_cast<StyleIndex>(options.size), false, false},
                    Token::text, {.width = fill()});
  }
  core_.close();
  Twin& twin = core_.twin_tree();
  twin.attribute(node, Attribute::label, core_.keep(name.empty() ? options.label : name));
  twin.attribute(node, Attribute::checked, checked ? "1" : "");
  if (disabled) {
    twin.attribute(node, Attribute::disabled, "true");
    twin.attribute(node, Attribute::title, core_.keep(options.disabled_reason));
  }
  return core_.was_clicked(id) && !disabled;
}

std::optional<std::size_t> Ui::radio_group(Key key, std::string_view name,
                                           std::span<const std::string_view> choices,
                                           std::optional<std::size_t> selected, ChoiceLook look) {
  const NodeId id = core_.id_for(key);
  const bool rows = look == ChoiceLook::rows;
  const int group = core_.open(
      {.flow = rows ? Flow::column : Flow::wrap, .options = {.gap = rows ? 4.0F : 8.0F}, .id = id});
  const int group_node = core_.record(group, Tag::div, id);
  Twin& twin = core_.twin_tree();
  twin.attribute(group_node, Attribute::role, "radiogroup");
  twin.attribute(group_node, Attribute::label, core_.keep(name));
  const std::string_view group_name = core_.keep_number(id);
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const NodeId own = Key(static_cast<std::uint64_t>(i)).below(id);
    const bool on = selected == i;
    const bool hovered = core_.is_hovered(own);
    Decoration decoration{.radius = 8};
    Token tone = Token::text;
    if (look == ChoiceLook::buttons) {
      decoration.fill = on ? Token::ink : hovered ? Token::select : Token::surface;
      if (!on) decoration.edge = Token::line;
      if (on) tone = Token::on_ink;
    } else if (look == ChoiceLook::segments && on) {
      decoration.fill = Token::surface;
      decoration.edge = Token::line;
    } else if (hovered) {
      decoration.fill = Token::select;
    }
    const int index = core_.open({.flow = Flow::row,
                                  .options = {.gap = 10,
                                              .padding = {rows ? 0.0F : 14.0F, rows ? 4.0F : 0.0F},
                                              .min_width = least_target(*this),
                                              .min_height = rows      ? least_target(*this)
                                                            : touch() ? control_height()
                                                                      : control_height() - 2,
                                              .align = Align::center,
                                              .justify = rows ? Justify::start : Justify::center},
                                  .look = decoration,
                                  .id = own});
    const int node = core_.record_interactive(index, Tag::radio, own);
    core_.box(index).swallows_text = true;
    if (rows) {
      const int mark = core_.leaf(Paint::radio, {.width = fixed(18), .min_height = 18});
      core_.box(mark).amount = on ? 1 : 0;
      core_.box(mark).tone = Token::ink;
    }
    const int words =
        core_.text_leaf(choices[i], {1, !rows && (on || look == ChoiceLook::buttons), false}, tone,
                        {.width = rows ? fill() : Width{}});
    core_.box(words).underlined = look == ChoiceLook::segments && !on;
    core_.close();
    twin.attribute(node, Attribute::label, core_.keep(choices[i]));
    twin.attribute(node, Attribute::group, group_name);
    twin.attribute(node, Attribute::checked, on ? "1" : "");
    if (core_.was_clicked(own) && !on) chosen = i;
  }
  core_.close();
  return chosen;
}

std::optional<std::size_t> Ui::select(Key key, std::span<const std::string_view> choices,
                                      std::size_t selected, const SelectOptions& options) {
  const NodeId id = core_.id_for(key);
  Twin& twin = core_.twin_tree();
  core_.open({.options = {.gap = 6, .width = options.width}});
  int label_node = TwinNode::kNone;
  if (!options.label.empty() && !options.label_hidden) {
    const int leaf = core_.text_leaf(options.label, {0, true, false}, Token::text_soft);
    label_node = core_.record_text(leaf, Tag::label);
  }
  const TextFace face{touch() ? kTouchFieldStyle : StyleIndex{1}, false, false};
  const int index =
      core_.open({.flow = Flow::row,
                  .options = {.gap = 8,
                              .padding = {12, 0},
                              .width = options.width.kind == Width::Kind::natural ? fit() : fill(),
                              .min_height = control_height(),
                              .align = Align::center},
                  .look = {.fill = core_.is_hovered(id) ? Token::select : Token::surface,
                           .edge = Token::line,
                           .radius = 8},
                  .id = id});
  const int node = core_.record_interactive(index, Tag::select, id);
  core_.box(index).swallows_text = true;
  std::string joined;
  for (const std::string_view choice : choices) {
    if (!joined.empty()) joined += '\n';
    joined += choice;
  }
  const int leaf = core_.text_leaf(selected < choices.size() ? choices[selected] : "", face,
                                   Token::text, {.width = fill()});
  core_.box(leaf).max_lines = 1;
  icon(Icon::chevron_down, Token::text_soft, 14);
  core_.close();
  core_.close();
  if (label_node != TwinNode::kNone) {
    twin.attribute(label_node, Attribute::labels, core_.keep_number(id));
    twin.attribute(node, Attribute::labelled_by, core_.keep_number(twin.node(label_node).id));
  } else {
    twin.attribute(node, Attribute::label, core_.keep(options.label));
  }
  twin.attribute(node, Attribute::options, core_.keep(joined));
  twin.attribute(node, Attribute::chosen, core_.keep_number(selected));
  const std::optional<std::uint32_t> changed = core_.was_changed(id);
  if (!changed || *changed >= choices.size() || *changed == selected) return std::nullopt;
  return static_cast<std::size_t>(*changed);
}

void Ui::tabs(std::string_view label, std::span<const TabItem> items) {
  const NodeId id = core_.id_for(Key(label).below(0x74616273U));
  const int bar = core_.open({.flow = Flow::wrap,
                              .options = {.gap = 4, .width = fill()},
                              .look = {.line_below = true},
                              .id = id});
  const int nav = core_.record(bar, Tag::nav, id);
  Twin& twin = core_.twin_tree();
  twin.attribute(nav, Attribute::label, core_.keep(label));
  for (const TabItem& item : items) {
    const NodeId own = Key(item.href).below(id);
    Decoration look{.radius = 4};
    if (item.current) look.bar_below = Token::ink;
    const int index = core_.open({.flow = Flow::row,
                                  .options = {.padding = {narrow() ? 8.0F : 14.0F, 0},
                                              .min_height = control_height() + 4,
                                              .align = Align::center},
                                  .look = look,
                                  .id = own});
    const int node = core_.record_interactive(index, Tag::a, own);
    core_.box(index).swallows_text = true;
    const bool lit = item.current || core_.is_hovered(own);
    core_.set_label(
        node, core_.text_leaf(item.label, {1, true, false}, lit ? Token::text : Token::text_soft));
    core_.close();
    twin.attribute(node, Attribute::href, core_.keep(item.href));
    if (item.current) twin.attribute(node, Attribute::current, "page");
  }
  core_.close();
}

}  // namespace ithaca::ui
