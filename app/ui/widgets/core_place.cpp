// The places of a frame's boxes: how large words are, where what lies above the page goes.
#include <algorithm>
#include <cmath>

#include "ui/widgets/core.hpp"

namespace ithaca::ui {
namespace {

constexpr float kLongestWord = 10;  // in font sizes; a longer one may break inside

}  // namespace

LeafMeasure Core::widths(int index) {
  const Box& leaf = box(index);
  const BoxOptions& options = place(index).options;
  if (leaf.paint == Paint::text) {
    const TextShape& shape = text_->shape(leaf.face, leaf.text);
    const float longest =
        leaf.max_lines == 1 ? 40.0F : kLongestWord * kTextStyles[leaf.face.style].size;
    return {std::min(shape.least_width, longest), shape.natural_width};
  }
  if (leaf.paint == Paint::field_text) return {0, 160};
  return {options.min_width, options.min_width};
}

float Core::longest_word(TextFace face, std::string_view text) {
  return text_->shape(face, text).least_width;
}

LeafHeight Core::height(int index, float width) {
  const Box& leaf = box(index);
  if (leaf.paint != Paint::text && leaf.paint != Paint::field_text) {
    return {place(index).options.min_height, -1};
  }
  const float line = leaf.face.line_height();
  const float baseline = baseline_of(leaf.face);
  std::size_t count = 1;
  if (!leaf.one_line) count = text_->lines(leaf.face, leaf.text, width, leaf.spaces).size();
  if (leaf.max_lines > 0) count = std::min(count, static_cast<std::size_t>(leaf.max_lines));
  return {line * static_cast<float>(count), baseline};
}

float Core::baseline_of(const TextFace& face) { return text_->baseline(face); }

void Core::place_everything() {
  solve_layout(layout_, 0, {0, 0, environment_.width, environment_.height}, *this);
  for (const Overlay& overlay : overlays_) place_overlay(overlay);
}

void Core::place_overlay(const Overlay& overlay) {
  const float width = environment_.width;
  const float height = environment_.height;
  LayoutBox& root = place(overlay.box);
  switch (overlay.kind) {
    case Overlay::Kind::dialog: {
      root.options.max_height = height - 48;
      const float wanted = std::min(root.options.width.value, width - 32);
      solve_layout(layout_, overlay.box, {0, 0, wanted, 0}, *this);
      const Rect size = place(overlay.box).rect;
      solve_layout(
          layout_, overlay.box,
          {std::round((width - size.width) / 2),
           std::round(std::max(24.0F, (height - size.height) / 3)), size.width, size.height},
          *this);
      break;
    }
    case Overlay::Kind::sheet: {
      root.options.max_height = height - 24;
      solve_layout(layout_, overlay.box, {0, 0, width, 0}, *this);
      const float own = place(overlay.box).rect.height;
      solve_layout(layout_, overlay.box, {0, height - own, width, own}, *this);
      break;
    }
    case Overlay::Kind::toast: {
      solve_layout(layout_, overlay.box, {}, *this);
      const Rect size = place(overlay.box).rect;
      const float own = std::min(size.width, width - 32);
      const bool has_bar = lower_edge_box_ != LayoutBox::kNone;
      const float above = has_bar ? height - on_screen(lower_edge_box_).y + 16 : 24;
      solve_layout(layout_, overlay.box, {0, 0, own, 0}, *this);
      const float tall = place(overlay.box).rect.height;
      Rect rect{std::round((width - own) / 2), height - tall - above, own, tall};
      rect.y = clear_of_field(rect);
      solve_layout(layout_, overlay.box, {rect.x, rect.y, own, 0}, *this);
      break;
    }
    case Overlay::Kind::skip:
      solve_layout(layout_, overlay.box, {8, 8, 0, 0}, *this);
      break;
    case Overlay::Kind::popover:
    case Overlay::Kind::list: {
      Rect anchor{};
      if (overlay.anchor != LayoutBox::kNone) anchor = on_screen(overlay.anchor);
      float wanted = root.options.width.value > 0 ? root.options.width.value : anchor.width;
      if (root.options.max_width > 0) wanted = std::min(wanted, root.options.max_width);
      wanted = std::min(wanted, width - 16);
      root.options.max_height = std::max(120.0F, height - 16);
      solve_layout(layout_, overlay.box, {0, 0, wanted, 0}, *this);
      const float own = place(overlay.box).rect.height;
      const float x = std::clamp(anchor.x, 8.0F, std::max(8.0F, width - wanted - 8));
      const float room_below = height - anchor.bottom() - 8;
      const float room_above = anchor.y - 8;
      float y = anchor.bottom() + 4;
      float most = room_below - 4;
      if (own > room_below && room_above > room_below) {
        most = room_above - 4;
        y = anchor.y - 4 - std::min(own, most);
      }
      root.options.max_height = std::max(60.0F, most);
      solve_layout(layout_, overlay.box, {x, y, wanted, 0}, *this);
      break;
    }
  }
}

// How far down a message stands that would lie over the field that is written in: at the top, or
// below the field where that is at the top itself.
float Core::clear_of_field(const Rect& wanted) const {
  constexpr float kGap = 8;
  const int node = focused_ == 0 ? TwinNode::kNone : twin_.find(focused_);
  if (node == TwinNode::kNone || !twin_.nodes()[static_cast<std::size_t>(node)].has_value) {
    return wanted.y;
  }
  const Rect field = on_screen(node_box_[static_cast<std::size_t>(node)]);
  const auto covers = [&](float y) {
    return y < field.bottom() + kGap && field.y < y + wanted.height + kGap;
  };
  if (!covers(wanted.y)) return wanted.y;
  const bool has_room_below = field.bottom() + 2 * kGap + wanted.height < environment_.height;
  return covers(kGap) && has_room_below ? field.bottom() + kGap : kGap;
}

Rect Core::on_screen(int index) const {
  Rect rect = layout_[static_cast<std::size_t>(index)].rect;
  for (int scroll = boxes_[static_cast<std::size_t>(index)].scroll; scroll != LayoutBox::kNone;
       scroll = boxes_[static_cast<std::size_t>(scroll)].scroll) {
    const Box& area = boxes_[static_cast<std::size_t>(scroll)];
    const Rect& outer = layout_[static_cast<std::size_t>(scroll)].rect;
    rect.x += outer.x;
    rect.y += outer.y - scroll_top(area.id);
  }
  return rect;
}

float Core::scroll_top(NodeId id) const {
  const auto found = scroll_tops_.find(id);
  return found == scroll_tops_.end() ? 0 : found->second;
}

}  // namespace ithaca::ui
