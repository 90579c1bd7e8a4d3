// Rows that a pointer carries: by what it takes them, over which place it is, how that looks.
#include <algorithm>

#include "imgui.h"
#include "ui/widgets/core.hpp"

namespace ithaca::ui {
namespace {

constexpr float kMostCarriedWidth = 320;  // of a row as broad as the page, CSS px
constexpr float kRadius = 10;

bool holds(const Rect& rect, float x, float y) {
  return x >= rect.x && x < rect.right() && y >= rect.y && y < rect.bottom();
}

}  // namespace

// ---- Declaring
// -------------------------------------------------------------------------------------

void Ui::grip(std::string_view name, std::string_view row, bool low) {
  core_.add_drag_row(row);
  const NodeId id = core_.id_for("grip");
  const bool is_hovered = core_.is_hovered(id);
  Decoration look{.radius = 8};
  if (is_hovered) look.fill = Token::select;
  const int index =
      core_.open({.flow = Flow::row,
                  .options = {.width = fixed(24),
                              .height = fixed(low && !touch() ? kLowControl : control_height()),
                              .align = Align::center,
                              .justify = Justify::center},
                  .look = look,
                  .id = id,
                  .hugs = true});
  core_.box(index).least_target = touch() ? 44.0F : 24.0F;
  const int node = core_.record(index, Tag::span, id);
  if (narrow() || core_.shows_faint_marks())
    icon(Icon::grip, is_hovered ? Token::text_soft : Token::control);
  core_.close();
  Twin& twin = core_.twin_tree();
  twin.node(node).is_grip = true;
  twin.attribute(node, Attribute::grip, "true");
  twin.attribute(node, Attribute::hidden, "true");  // a menu says the same to everybody
  twin.attribute(node, Attribute::label, core_.keep(name));
  twin.attribute(node, Attribute::title, core_.keep(name));
}

void Ui::drop_place(std::string_view place) { core_.add_drop_place(place); }
std::string_view Ui::carried() const { return core_.carried(); }
std::optional<Dropped> Ui::dropped() { return core_.take_dropped(); }

void Core::add_drag_row(std::string_view name) {
  DragRow row;
  row.name = keep(name);
  for (const int open : stack_) {
    const int node = box(open).twin;
    if (node != TwinNode::kNone && twin_.node(node).tag == Tag::li) row.box = open;
    for (std::size_t i = 0; i < drop_places_.size(); ++i) {
      if (drop_places_[i].box == open) row.place = i;
    }
  }
  if (row.box == LayoutBox::kNone) return;
  twin_.attribute(box(row.box).twin, Attribute::drags, "true");
  drag_rows_.push_back(row);
}

// ---- Carrying
// --------------------------------------------------------------------------------------

void Core::drag_begin(NodeId row, float x, float y) {
  for (const DragRow& candidate : drag_rows_) {
    if (twin_.node(box(candidate.box).twin).id != row) continue;
    const Rect rect = on_screen(candidate.box);
    drag_ = Drag{std::string(candidate.name), x, y, std::min(x - rect.x, kMostCarriedWidth),
                 y - rect.y};
    request_frames(1);
    return;
  }
}

void Core::drag_over(float x, float y) {
  if (!drag_ || (drag_->x == x && drag_->y == y)) return;
  drag_->x = x;
  drag_->y = y;
  request_frames(1);
}

void Core::drag_drop(float x, float y) {
  if (!drag_) return;
  drag_over(x, y);
  if (const auto target = aim()) {
    dropped_ = Dropped{drag_->name, std::string(drop_places_[target->place].name),
                       target->before == nullptr ? "" : std::string(target->before->name)};
  }
  drag_cancel();
  request_frames(2);
}

void Core::drag_cancel() {
  if (!drag_) return;
  drag_.reset();
  request_frames(1);
}

const Core::DragRow* Core::carried_row() const {
  if (!drag_) return nullptr;
  const auto found = std::find_if(drag_rows_.begin(), drag_rows_.end(),
                                  [&](const DragRow& row) { return row.name == drag_->name; });
  return found == drag_rows_.end() ? nullptr : &*found;
}

// What of a box lies within the areas that scroll it.
Rect Core::visible(int index) const {
  Rect rect = on_screen(index);
  for (int area = boxes_[static_cast<std::size_t>(index)].scroll; area != LayoutBox::kNone;
       area = boxes_[static_cast<std::size_t>(area)].scroll) {
    rect = common(rect, on_screen(area));
  }
  return rect;
}

// Nothing where no place is below the pointer, and nothing where the row stands already.
std::optional<Core::Aim> Core::aim() const {
  const auto below = std::find_if(
      drop_places_.begin(), drop_places_.end(),
      [&](const DropPlace& place) { return holds(visible(place.box), drag_->x, drag_->y); });
  if (below == drop_places_.end()) return std::nullopt;
  Aim target{.place = static_cast<std::size_t>(below - drop_places_.begin())};
  const DragRow* carried = carried_row();
  const DragRow* after_carried = nullptr;
  target.is_other_place = carried == nullptr || carried->place != target.place;
  for (const DragRow& row : drag_rows_) {
    if (row.place != target.place || &row == carried) continue;
    if (carried != nullptr && &row > carried && after_carried == nullptr) after_carried = &row;
    const Rect rect = on_screen(row.box);
    if (drag_->y < rect.y + rect.height / 2) {
      if (target.before == nullptr) target.before = &row;
    } else {
      target.after = &row;
    }
  }
  if (!target.is_other_place && target.before == after_carried) return std::nullopt;
  return target;
}

// ---- Painting
// --------------------------------------------------------------------------------------

void Core::paint_hole(ImDrawList& list, const Rect& rect) {
  paint_decoration(list, {.fill = Token::select, .radius = kRadius}, snapped(rect));
}

// The row as it is, lifted, below the pointer; then where it would go, on top of it.
void Core::paint_carried(ImDrawList& list) {
  left_out_box_ = LayoutBox::kNone;
  if (const DragRow* row = carried_row()) {
    const Rect& own = place(row->box).rect;
    const Rect rect{drag_->x - drag_->hold_x, drag_->y - drag_->hold_y,
                    std::min(own.width, kMostCarriedWidth), own.height};
    const Rect pixels = snapped(rect);
    paint_decoration(
        list, {.fill = Token::surface, .edge = Token::control, .radius = kRadius, .shadow = true},
        pixels);
    list.PushClipRect({pixels.x, pixels.y}, {pixels.right(), pixels.bottom()}, false);
    paint_tree(row->box, rect.x - own.x, rect.y - own.y, rect);
    list.PopClipRect();
    ring_.reset();
  }
  if (const auto target = aim()) paint_aim(list, *target);
}

void Core::paint_aim(ImDrawList& list, const Aim& target) {
  const DropPlace& over = drop_places_[target.place];
  const Rect shown = snapped(visible(over.box));
  list.PushClipRect({shown.x, shown.y}, {shown.right(), shown.bottom()}, false);
  if (target.is_other_place) {
    paint_decoration(list, {.edge = Token::ink, .radius = kRadius, .edge_width = 2},
                     snapped(on_screen(over.box)));
  }
  if (target.before != nullptr || target.after != nullptr) {
    const Rect row = on_screen((target.before != nullptr ? target.before : target.after)->box);
    const float top = target.before != nullptr ? row.y : row.bottom() + 8;
    const float bottom = target.after != nullptr ? on_screen(target.after->box).bottom() : top - 8;
    paint_decoration(list, {.fill = Token::ink, .radius = 1},
                     snapped({row.x, (top + bottom) / 2 - 1.5F, row.width, 3}));
  }
  list.PopClipRect();
}

}  // namespace ithaca::ui
