// The place, boxes, the frame of the app, focus and motion.
#include "ui/widgets/ui.hpp"

#include <algorithm>
#include <cmath>

#include "ui/widgets/core.hpp"

namespace ithaca::ui {

Scope::~Scope() { end(); }

void Scope::end() {
  if (Ui* const open = std::exchange(ui_, nullptr)) open->close_boxes(boxes_);
}

void Ui::close_boxes(int count) {
  for (; count > 0; --count) core_.close();
}

// ---- The place
// -------------------------------------------------------------------------------------

float Ui::width() const { return core_.environment().width; }
float Ui::height() const { return core_.environment().height; }
Breadth Ui::breadth() const { return breadth_of(width()); }
bool Ui::tiny() const { return width() < 280; }
bool Ui::low() const { return height() < 400; }
bool Ui::touch() const { return core_.environment().touch; }
bool Ui::reduced_motion() const { return core_.environment().reduced_motion; }
Scheme Ui::scheme() const { return core_.environment().scheme; }
float Ui::control_height() const { return touch() ? 44 : 36; }
float Ui::icon_inset() const { return (control_height() - 18) / 2; }
float Ui::page_margin() const { return tiny() ? 8 : narrow() ? 16 : 32; }

// ---- Boxes
// -----------------------------------------------------------------------------------------

Scope Ui::column(const BoxOptions& options) {
  const int index = core_.open({.flow = Flow::column, .options = options});
  return {this, core_.box(index).id};
}

Scope Ui::row(const BoxOptions& options) {
  const int index = core_.open({.flow = tiny() ? Flow::wrap : Flow::row, .options = options});
  return {this, core_.box(index).id};
}

Scope Ui::wrap(const BoxOptions& options) {
  const int index = core_.open({.flow = Flow::wrap, .options = options});
  return {this, core_.box(index).id};
}

Scope Ui::row_or_column(const BoxOptions& options) {
  if (!narrow()) return wrap(options);
  BoxOptions stacked = options;
  stacked.align = Align::stretch;
  return column(stacked);
}

Scope Ui::columns(std::initializer_list<float> weights, float stack_below) {
  const int index =
      core_.open({.flow = Flow::wrap, .options = {.gap = 18, .line_gap = 16, .width = fill()}});
  float total = 0;
  for (const float weight : weights) total += weight;
  Box& made = core_.box(index);
  made.child_weights.assign(weights);
  made.stack_below = narrow() ? width() : std::max(0.0F, stack_below - 18) / total;
  return {this, made.id};
}

Scope Ui::actions() {
  const int index = core_.open(
      {.flow = Flow::wrap,
       .options = {.gap = 12, .width = narrow() ? fill() : Width{}, .align = Align::center}});
  if (narrow()) {
    core_.box(index).child_width = fill();
    core_.place(index).breaks_before_words = true;
  }
  return {this, core_.box(index).id};
}

Scope Ui::keyed(Key key, const BoxOptions& options) {
  const NodeId id = core_.id_for(key);
  core_.open({.options = options, .id = id});
  return {this, id};
}

namespace {

Tag tag_of(Region region) {
  switch (region) {
    case Region::header:
      return Tag::header;
    case Region::nav:
      return Tag::nav;
    case Region::main:
      return Tag::main;
    case Region::aside:
      return Tag::aside;
    case Region::section:
      return Tag::section;
    case Region::form:
      return Tag::form;
    case Region::search:
      return Tag::search;
    case Region::none:
      break;
  }
  return Tag::div;
}

}  // namespace

Scope Ui::region(Region region, std::string_view label, const BoxOptions& options) {
  const NodeId id = core_.id_for(Key(label).below(static_cast<NodeId>(region) + 1));
  const int index = core_.open({.options = options, .id = id});
  const int node = core_.record(index, tag_of(region), id);
  if (!label.empty()) core_.twin_tree().attribute(node, Attribute::label, core_.keep(label));
  return {this, id};
}

void Ui::space(float pixels) {
  BoxOptions options;
  if (core_.keeps_row()) {
    options.width = fixed(pixels);
  } else {
    options.min_height = pixels;
  }
  core_.leaf(Paint::none, options);
}

void Ui::spacer() {
  BoxOptions options;
  (core_.keeps_row() ? options.width : options.height) = fill();
  core_.leaf(Paint::none, options);
}

void Ui::divider() {
  const int index = core_.leaf(Paint::none, {.width = fill(), .min_height = 1});
  core_.box(index).look.line_above = true;
}

Scope Ui::card(Key key, const CardOptions& options) {
  const NodeId id = core_.id_for(key);
  Decoration look{.radius = 12};
  if (options.selected) {
    look.fill = Token::select;
  } else if (!options.flat) {
    look.fill = Token::surface;
    look.edge = Token::line;
    look.shadow = true;
  }
  const float most = tiny() ? 10 : narrow() ? 16 : options.padding;
  const float padding = std::min(options.padding, most);
  const int index =
      core_.open({.options = {.gap = options.gap, .padding = padding, .width = options.width},
                  .look = look,
                  .id = id});
  if (!options.label.empty()) {
    const int node = core_.record(index, Tag::div, id);
    core_.twin_tree().attribute(node, Attribute::role, "group");
    core_.twin_tree().attribute(node, Attribute::label, core_.keep(options.label));
  }
  return {this, id};
}

Scope Ui::inset(Key key, const CardOptions& options) {
  const NodeId id = core_.id_for(key);
  core_.open({.options = {.gap = options.gap,
                          .padding = std::min(options.padding, tiny() ? 8.0F : 14.0F),
                          .width = options.width,
                          .height = options.height},
              .look = {.fill = Token::surface_soft, .edge = Token::line, .radius = 10},
              .id = id});
  return {this, id};
}

Scope Ui::quote(Key key) {
  const NodeId id = core_.id_for(key);
  core_.open({.options = {.gap = 4, .padding = {12, 2, 0, 2}},
              .look = {.bar_left = Token::line},
              .id = id});
  return {this, id};
}

Scope Ui::banner(Key key, BannerKind kind) {
  const NodeId id = core_.id_for(key);
  const bool warns = kind != BannerKind::note;
  const int index = core_.open(
      {.flow = narrow() ? Flow::wrap : Flow::row,
       .options = {.gap = narrow() ? 8.0F : 12.0F,
                   .line_gap = 8,
                   .padding = {page_margin(), narrow() ? 6.0F : 10.0F},
                   .width = fill(),
                   .align = Align::center},
       .look = {.fill = warns ? Token::attention_soft : Token::surface, .line_below = true},
       .id = id});
  core_.place(index).breaks_before_words = narrow();
  const int node = core_.record(index, Tag::div, id);
  core_.twin_tree().attribute(node, Attribute::role, "status");
  if (warns && !narrow())
    icon(Icon::warning, kind == BannerKind::loss ? Token::danger : Token::attention);
  return {this, id};
}

Scope Ui::scroll_area(Key key, std::string_view label, const BoxOptions& options) {
  const NodeId id = core_.id_for(key);
  const int index = core_.open({.options = options, .id = id, .scrolls = true});
  const int node = core_.record(index, Tag::div, id);
  if (!label.empty()) {
    core_.twin_tree().attribute(node, Attribute::role, "region");
    core_.twin_tree().attribute(node, Attribute::label, core_.keep(label));
  }
  return {this, id};
}

// ---- The frame of the app
// --------------------------------------------------------------------------

void Ui::skip_link(std::string_view label) {
  const NodeId id = core_.id_for("skip-link");
  const NodeId target = core_.skip_target();
  if (core_.was_clicked(id) && target != 0) core_.request_focus(target, Twin::kNoCaret);
  const bool shown = core_.is_focused(id);
  Core::Open what{.flow = Flow::row, .options = {.align = Align::center}, .id = id};
  if (shown) {
    what.options.padding = {14, 7};
    what.look = {.fill = Token::surface, .edge = Token::line, .radius = 8, .shadow = true};
  } else {
    what.options.width = fixed(1);
    what.options.height = fixed(1);
  }
  const int index = core_.open_overlay(Overlay::Kind::skip, LayoutBox::kNone, what);
  const int node = core_.record_interactive(index, Tag::button, id);
  if (shown) {
    core_.set_label(node, core_.text_leaf(label, {1, true, false}, Token::text));
  } else {
    core_.twin_tree().attribute(node, Attribute::label, core_.keep(label));
  }
  core_.close_overlay();
}

Scope Ui::rail(std::string_view label) {
  const NodeId id = core_.id_for("rail");
  const bool wide = breadth() == Breadth::wide;
  const int index = core_.open({.options = {.gap = 2,
                                            .padding = {wide || !touch() ? 12.0F : 10.0F, 12},
                                            .width = fixed(wide ? 224.0F : 64.0F),
                                            .height = fill(),
                                            .align = Align::stretch},
                                .look = {.line_right = true},
                                .id = id,
                                .scrolls = true});
  const int node = core_.record(index, Tag::nav, id);
  core_.twin_tree().attribute(node, Attribute::label, core_.keep(label));
  return {this, id};
}

namespace {

void draw_badge(Core& core, std::string_view badge) {
  core.open({.flow = Flow::row,
             .options = {.padding = {7, 1}, .width = fit()},
             .look = {.fill = Token::attention_soft, .radius = 10}});
  core.text_leaf(badge, {0, true, false}, Token::attention);
  core.close();
}

}  // namespace

void Ui::rail_item(Key key, const NavItem& item) {
  const NodeId id = core_.id_for(key);
  const bool wide = breadth() == Breadth::wide;
  const bool lit = item.current || core_.is_hovered(id);
  Decoration look{.radius = 8};
  if (lit) look.fill = Token::select;
  const int index = core_.open({.flow = Flow::row,
                                .options = {.gap = 10,
                                            .padding = {10, 0},
                                            .width = fill(),
                                            .min_height = control_height(),
                                            .align = Align::center},
                                .look = look,
                                .id = id});
  const int node = core_.record_interactive(index, Tag::a, id);
  Twin& twin = core_.twin_tree();
  twin.attribute(node, Attribute::href, core_.keep(item.href));
  if (item.current) twin.attribute(node, Attribute::current, "page");
  std::string name(item.label);
  if (!item.badge_name.empty()) name += ", " + std::string(item.badge_name);
  if (!wide || !item.badge.empty()) twin.attribute(node, Attribute::label, core_.keep(name));
  if (!wide) twin.attribute(node, Attribute::title, core_.keep(name));
  core_.box(index).swallows_text = true;
  const Token tone = item.current ? Token::text : Token::text_soft;
  icon(item.icon, tone);
  if (wide) {
    core_.set_label(node,
                    core_.text_leaf(item.label, {1, item.current, false}, tone, {.width = fill()}));
    if (!item.badge.empty()) draw_badge(core_, item.badge);
  }
  core_.close();
}

Scope Ui::top_bar() {
  const NodeId id = core_.id_for("top-bar");
  const int index = core_.open({.flow = Flow::row,
                                .options = {.padding = {page_margin(), 4},
                                            .width = fill(),
                                            .min_height = 56,
                                            .align = Align::center},
                                .look = {.line_below = true},
                                .id = id});
  core_.record(index, Tag::header, id);
  core_.open({.flow = Flow::wrap,
              .options = {.gap = narrow() ? 8.0F : 12.0F,
                          .line_gap = 4,
                          .width = fill(),
                          .align = Align::center}});
  return {this, id, 2};
}

void Ui::lower_edge() { core_.mark_lower_edge(); }

namespace {

constexpr float kBottomSides = 4;
constexpr float kPlaceSides = 3;

// What five names of a bar have room for: their usual size, a smaller one, none.
std::optional<TextFace> bottom_face(Core& core, std::span<const NavItem> items) {
  for (const StyleIndex style : {StyleIndex{0}, kTinyStyle}) {
    const TextFace face{style, true, false};
    float width = 0;
    for (const NavItem& item : items)
      width += core.longest_word(face, item.label) + 2 * kPlaceSides;
    if (width <= core.environment().width - 2 * kBottomSides) return face;
  }
  return std::nullopt;
}

}  // namespace

bool Ui::bottom_bar(std::string_view label, std::span<const NavItem> items) {
  const NodeId bar = core_.id_for("bottom-bar");
  const std::optional<TextFace> face = bottom_face(core_, items);
  const float height = face ? 64 : 48;
  const int index = core_.open({.flow = Flow::row,
                                .options = {.padding = {kBottomSides, 1, kBottomSides, 0},
                                            .width = fill(),
                                            .min_height = height,
                                            .align = Align::stretch},
                                .look = {.fill = Token::surface, .line_above = true},
                                .id = bar});
  core_.box(index).child_width = fill();
  core_.mark_lower_edge();
  Twin& twin = core_.twin_tree();
  twin.attribute(core_.record(index, Tag::nav, bar), Attribute::label, core_.keep(label));
  bool pressed = false;
  for (const NavItem& item : items) {
    const bool is_link = !item.href.empty();
    const NodeId id = Key(is_link ? item.href : item.label).below(bar);
    const Token tone = item.current ? Token::text : Token::text_soft;
    // From above, so that the icons stand in a line where a name takes two.
    const int place = core_.open({.options = {.gap = 1,
                                              .padding = {kPlaceSides, 6, kPlaceSides, 2},
                                              .min_height = height - 1,
                                              .align = Align::center,
                                              .justify = face ? Justify::start : Justify::center},
                                  .look = {.radius = 8},
                                  .id = id});
    const int node = core_.record_interactive(place, is_link ? Tag::a : Tag::button, id);
    core_.box(place).swallows_text = true;
    core_.open({.flow = Flow::row,
                .options = {.gap = 4, .width = fit(), .min_height = 20, .align = Align::center}});
    icon(item.icon, tone);
    if (!item.badge.empty()) draw_badge(core_, item.badge);
    core_.close();
    if (face) {
      const int text = core_.text_leaf(item.label, *face, tone, {.width = fit()});
      core_.box(text).centered = true;
      core_.set_label(node, text);
    }
    core_.close();
    std::string name(item.label);
    if (!item.badge_name.empty()) name += ", " + std::string(item.badge_name);
    if (!face || !item.badge_name.empty()) {
      twin.attribute(node, Attribute::label, core_.keep(name));
    }
    if (is_link) twin.attribute(node, Attribute::href, core_.keep(item.href));
    if (item.current) twin.attribute(node, Attribute::current, "page");
    pressed = (!is_link && core_.was_clicked(id)) || pressed;
  }
  core_.close();
  return pressed;
}

void Ui::above_page(std::function<void()> declare) {
  if (low()) {
    core_.page_heads().push_back(std::move(declare));
  } else {
    declare();
  }
}

Scope Ui::page(Key key, float max_width) {
  const NodeId id = core_.id_for(Key(key.below(0x70616765U)));
  if (core_.page_key() != std::optional<NodeId>(id)) {
    core_.expect_page_title();
    if (core_.page_key()) core_.request_scroll(id, 0);
    core_.page_key() = id;
  }
  core_.set_skip_target(id);
  const int index =
      core_.open({.options = {.width = fill(), .height = fill(), .align = Align::stretch},
                  .id = id,
                  .scrolls = true});
  core_.record(index, Tag::main, id);
  for (const auto& declare : std::exchange(core_.page_heads(), {})) declare();
  core_.open({.options = {.gap = 16,
                          .padding = {page_margin(), narrow() ? 16.0F : 24.0F, page_margin(), 48},
                          .max_width = max_width > 0 ? max_width + 2 * page_margin() : 0}});
  return {this, id, 2};
}

// ---- Focus and motion
// ------------------------------------------------------------------------------

NodeId Ui::id_of(Key key) const { return core_.id_for(key); }
bool Ui::is_in_use(NodeId id) const {
  return core_.twin_tree().was_inside(core_.hovered(), id) ||
         core_.twin_tree().was_inside(core_.focused(), id);
}
bool Ui::has_focus(Key key) const { return core_.is_focused(core_.id_for(key)); }
void Ui::focus(Key key) { core_.request_focus(core_.id_for(key), Twin::kNoCaret); }

void Ui::focus_field(std::string_view binding, std::optional<std::size_t> caret) {
  core_.request_field_focus(binding, caret ? static_cast<std::uint32_t>(*caret) : Twin::kNoCaret);
}

std::string_view Ui::focused_binding() const {
  const FieldState* field = core_.find_field(core_.focused());
  return field != nullptr && field->bound ? std::string_view(field->binding) : std::string_view{};
}

void Ui::scroll_to(Key key) { core_.request_reveal(core_.id_for(key)); }

float Ui::animate(Key key, float target, std::chrono::milliseconds duration) {
  return core_.animate(Key(0x6D6F7665U).below(core_.id_for(key)), target,
                       static_cast<double>(duration.count()) / 1000.0);
}

void Ui::request_frames(int count) { core_.request_frames(count); }
void Ui::announce(std::string_view message) { core_.announce(message); }

}  // namespace ithaca::ui
