// Draws the placed boxes into Dear ImGui's draw list, edges and pens on whole device pixels.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "imgui.h"
#include "ui/widgets/core.hpp"

namespace ithaca::ui {
namespace {

ImVec2 corner(const Rect& rect) { return {rect.x, rect.y}; }
ImVec2 far_corner(const Rect& rect) { return {rect.right(), rect.bottom()}; }

Rect grown(const Rect& rect, float by) {
  return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

bool meet(const Rect& one, const Rect& other) {
  return one.x < other.right() && other.x < one.right() && one.y < other.bottom() &&
         other.y < one.bottom();
}

// A frame of whole pixels along the inner side of `rect`. Dear ImGui strokes half a pixel further
// in.
void stroke_inside(ImDrawList& list, const Rect& rect, ImU32 color, float radius, float width) {
  const Rect middle = grown(rect, 0.5F - width / 2);
  list.AddRect(corner(middle), far_corner(middle), color, std::max(0.0F, radius - width / 2), 0,
               width);
}

}  // namespace

std::uint32_t Core::ink(Token token, float alpha) const {
  const Color color = color_of(palette_, token);
  return IM_COL32(color.red, color.green, color.blue,
                  static_cast<int>(std::lround(alpha * 255.0F)));
}

Rect Core::snapped(const Rect& rect) const {
  const float density = environment_.density;
  const float left = std::round(rect.x * density);
  const float top = std::round(rect.y * density);
  return {left, top, std::round(rect.right() * density) - left,
          std::round(rect.bottom() * density) - top};
}

void Core::paint_everything() {
  ImDrawList& list = picture_.list();
  const Rect window{0, 0, environment_.width, environment_.height};
  const DragRow* carried = carried_row();
  left_out_box_ = carried == nullptr ? LayoutBox::kNone : carried->box;
  paint_tree(0, 0, 0, window);
  paint_ring(list);
  for (const bool toasts : {false, true}) {
    for (const Overlay& overlay : overlays_) {
      if ((overlay.kind == Overlay::Kind::toast) != toasts) continue;
      if (overlay.kind == Overlay::Kind::dialog || overlay.kind == Overlay::Kind::sheet) {
        const Rect all = snapped(window);
        list.AddRectFilled(corner(all), far_corner(all),
                           IM_COL32(0, 0, 0, environment_.scheme == Scheme::dark ? 140 : 70));
      }
      paint_tree(overlay.box, 0, 0, window);
      paint_ring(list);
    }
  }
  if (drag_) paint_carried(list);
}

void Core::paint_tree(int index, float dx, float dy, Rect clip) {
  ImDrawList& list = picture_.list();
  const LayoutBox& layout = place(index);
  Rect rect = layout.rect;
  rect.x += dx;
  rect.y += dy;
  if (!meet(grown(rect, 8), clip)) return;
  if (index == left_out_box_) {
    paint_hole(list, rect);
    return;
  }
  paint_box(list, index, dx, dy, clip);
  if (layout.scrolls) {
    const float most = std::max(0.0F, layout.content_height - layout.rect.height);
    dy = rect.y - std::min(scroll_top(box(index).id), most);
    dx = rect.x;
    clip = common(clip, rect);
    const Rect pixels = snapped(clip);
    list.PushClipRect(corner(pixels), far_corner(pixels), true);
  }
  for (int child = layout.first_child; child != LayoutBox::kNone; child = place(child).next) {
    paint_tree(child, dx, dy, clip);
  }
  if (layout.scrolls) list.PopClipRect();
}

void Core::paint_box(ImDrawList& list, int index, float dx, float dy, const Rect& clip) {
  const Box& own = box(index);
  Rect rect = place(index).rect;
  rect.x += dx;
  rect.y += dy;
  const Rect pixels = snapped(rect);
  paint_decoration(list, own.look, pixels);
  const TwinNode* node = own.twin == TwinNode::kNone ? nullptr : &twin_.node(own.twin);
  if (node != nullptr && (node->interactive || node->is_grip)) {
    const NodeId id = node->id;
#ifdef ITHACA_COVERAGE
    coverage_->item(id, pixels);
#endif
    if (shows_focus(id) && !own.own_focus_sign) {
      ring_ = Ring{grown(pixels, std::round(2 * environment_.density)), snapped(clip),
                   (own.look.radius + 2) * environment_.density};
    }
  }
  const float density = environment_.density;
  switch (own.paint) {
    case Paint::none:
      break;
    case Paint::text:
    case Paint::field_text:
      paint_text(list, index, rect.x, rect.y);
      break;
    case Paint::icon: {
      const float size = std::round(std::min(rect.width, rect.height) * density);
      draw_icon(list, own.icon, pixels.x, pixels.y, size, ink(own.tone), ink(own.second));
      break;
    }
    case Paint::check:
    case Paint::radio:
      paint_check(list, own, pixels);
      break;
    case Paint::progress:
      paint_progress(list, own, pixels);
      break;
    case Paint::chart:
      paint_chart(list, own, rect);
      break;
  }
}

void Core::paint_decoration(ImDrawList& list, const Decoration& look, const Rect& rect) {
  const float density = environment_.density;
  const float radius = std::min({look.radius * density, rect.width / 2, rect.height / 2});
  const bool forced = environment_.scheme == Scheme::forced;
  const float edge_width = forced ? std::max(2.0F, look.edge_width) : look.edge_width;
  const float edge = std::max(1.0F, std::round(edge_width * density));
  if (look.shadow && !forced) {
    const int strength = environment_.scheme == Scheme::dark ? 40 : 5;
    for (const float spread : {0.0F, 1.0F, 2.0F}) {
      const Rect soft = grown(rect, spread * density);
      const ImVec2 down{0, std::round((1 + spread / 2) * density)};
      list.AddRectFilled({soft.x + down.x, soft.y + down.y},
                         {soft.right() + down.x, soft.bottom() + down.y},
                         IM_COL32(0, 0, 0, strength), radius + spread * density);
    }
  }
  if (look.edge && look.fill) {
    // Two fills: an edge between them is as sharp as the pixels.
    list.AddRectFilled(corner(rect), far_corner(rect), ink(*look.edge), radius);
    const Rect inner = grown(rect, -edge);
    list.AddRectFilled(corner(inner), far_corner(inner), ink(*look.fill),
                       std::max(0.0F, radius - edge));
  } else if (look.fill) {
    list.AddRectFilled(corner(rect), far_corner(rect), ink(*look.fill), radius);
  } else if (look.edge) {
    stroke_inside(list, rect, ink(*look.edge), radius, edge);
  }
  const float hair = std::max(1.0F, std::round(density));
  const ImU32 line = ink(Token::line);
  if (look.line_above) list.AddRectFilled(corner(rect), {rect.right(), rect.y + hair}, line);
  if (look.line_below) {
    list.AddRectFilled({rect.x, rect.bottom() - hair}, far_corner(rect), line);
  }
  if (look.line_left) list.AddRectFilled(corner(rect), {rect.x + hair, rect.bottom()}, line);
  if (look.line_right) {
    list.AddRectFilled({rect.right() - hair, rect.y}, far_corner(rect), line);
  }
  if (look.bar_left) {
    const float left = rect.x - std::round(look.bar_offset * density);
    list.AddRectFilled({left, rect.y}, {left + std::round(2 * density), rect.bottom()},
                       ink(*look.bar_left));
  }
  if (look.bar_below) {
    list.AddRectFilled({rect.x, rect.bottom() - std::round(2 * density)}, far_corner(rect),
                       ink(*look.bar_below));
  }
}

void Core::paint_line(ImDrawList& list, const TextFace& face, float x, float top,
                      std::uint32_t color, std::string_view text, bool shaped, bool right_to_left) {
  if (environment_.elements_draw_text) return;
  const float density = environment_.density;
  // A hundredth more, so that what was measured as a half goes up as a half does.
  const float baseline = std::round((top + baseline_of(face)) * density + 0.01F);
  if (shaped) {
    fonts_->draw_run(list, face.font(), x * density, baseline, color, text,
                     right_to_left ? Direction::right_to_left : Direction::left_to_right);
  } else {
    fonts_->draw_line(list, face.font(), x * density, baseline, color, text, face.tabular);
  }
}

void Core::paint_text(ImDrawList& list, int index, float x, float y) {
  const Box& leaf = box(index);
  if (leaf.text.empty() || leaf.element_shows_text) return;
  const Rect& rect = place(index).rect;
  const std::uint32_t color = ink(leaf.tone);
  const float line_height = leaf.face.line_height();
  const TextShape shape = text_->shape(leaf.face, leaf.text);
  if (leaf.one_line) {  // a field: cut by its edge, as the element does
    const Rect visible = snapped({x, y, rect.width, rect.height});
    list.PushClipRect(corner(visible), far_corner(visible), true);
    const float shift = shape.right_to_left ? rect.width - shape.natural_width : 0;
    paint_line(list, leaf.face, x + shift, y, color, leaf.text, shape.shaped, shape.right_to_left);
    list.PopClipRect();
    return;
  }
  const std::vector<TextLine>& lines = text_->lines(leaf.face, leaf.text, rect.width, leaf.spaces);
  std::size_t count = lines.size();
  const bool cut = leaf.max_lines > 0 && count > static_cast<std::size_t>(leaf.max_lines);
  if (cut) count = static_cast<std::size_t>(leaf.max_lines);
  for (std::size_t i = 0; i < count; ++i) {
    const TextLine& line = lines[i];
    std::string_view text = leaf.text.substr(line.begin, line.end - line.begin);
    float width = line.width;
    std::string shortened;
    if (cut && i + 1 == count) {
      shortened.assign(text);
      const auto too_wide = [&] {
        return text_->width_of(leaf.face, shortened + "…") > rect.width;
      };
      while (!shortened.empty() && too_wide()) {
        do {
          shortened.pop_back();
        } while (!shortened.empty() && !is_boundary(text, shortened.size()));
      }
      shortened += "…";
      text = shortened;
      width = text_->width_of(leaf.face, shortened);
    }
    const float spare = rect.width - width;
    const float left = leaf.centered ? x + spare / 2 : shape.right_to_left ? x + spare : x;
    const float top = y + static_cast<float>(i) * line_height;
    paint_line(list, leaf.face, left, top, color, text, shape.shaped, shape.right_to_left);
    if (leaf.struck && !text.empty()) {
      const Rect stroke = snapped({left, top + line_height * 0.54F, width, 1});
      list.AddRectFilled(corner(stroke), far_corner(stroke), color);
    }
    if (leaf.underlined && !text.empty()) {
      const Rect stroke = snapped({left, top + line_height - 1, width, 1});
      list.AddRectFilled(
          corner(stroke),
          {stroke.right(), stroke.y + std::max(1.0F, std::round(environment_.density))},
          ink(Token::control));
    }
  }
}

void Core::paint_check(ImDrawList& list, const Box& own, const Rect& rect) {
  const float density = environment_.density;
  const float edge =
      std::max(1.0F, std::round((own.second == Token::control ? 1.25F : 1.5F) * density));
  const ImVec2 middle{rect.x + rect.width / 2, rect.y + rect.height / 2};
  if (own.paint == Paint::radio) {
    const float radius = rect.width / 2;
    list.AddCircleFilled(middle, radius, ink(Token::control));
    list.AddCircleFilled(middle, radius - edge, ink(Token::surface));
    if (own.amount > 0) list.AddCircleFilled(middle, radius * 0.5F * own.amount, ink(own.tone));
    return;
  }
  const float radius = 6 * density;
  list.AddRectFilled(corner(rect), far_corner(rect), ink(own.second), radius);
  const Rect inner = grown(rect, -edge);
  list.AddRectFilled(corner(inner), far_corner(inner),
                     ink(own.amount > 0 && own.fill ? *own.fill : Token::surface),
                     std::max(0.0F, radius - edge));
  if (own.amount <= 0) return;
  // The tick is drawn along its path, so that checking it can be watched.
  const float unit = rect.width / 20;
  const std::array<ImVec2, 3> path = {ImVec2{rect.x + 5.6F * unit, rect.y + 10.4F * unit},
                                      ImVec2{rect.x + 8.8F * unit, rect.y + 13.4F * unit},
                                      ImVec2{rect.x + 14.4F * unit, rect.y + 7.2F * unit}};
  const float first = 0.36F;  // share of the first stroke
  const float done = std::min(1.0F, own.amount);
  const auto between = [](ImVec2 a, ImVec2 b, float t) {
    return ImVec2{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
  };
  list.PathLineTo(path[0]);
  list.PathLineTo(between(path[0], path[1], std::min(1.0F, done / first)));
  if (done > first) list.PathLineTo(between(path[1], path[2], (done - first) / (1 - first)));
  list.PathStroke(ink(own.tone), 0, 2 * density);
}

void Core::paint_progress(ImDrawList& list, const Box& own, const Rect& rect) {
  const float radius = rect.height / 2;
  const float gap = 4 * environment_.density;
  const auto parts = static_cast<float>(own.parts);
  const float part = (rect.width - gap * (parts - 1)) / parts;
  if (own.parts > 1 && part > 2 * radius) {
    for (float i = 0; i < parts; ++i) {
      const float left = std::round(rect.x + i * (part + gap));
      const bool is_done = i + 0.5F < own.amount * parts;
      list.AddRectFilled({left, rect.y}, {std::round(left + part), rect.bottom()},
                         ink(is_done ? own.tone : own.second), radius);
    }
    return;
  }
  list.AddRectFilled(corner(rect), far_corner(rect), ink(own.second), radius);
  const float width = rect.width * std::clamp(own.amount, 0.0F, 1.0F);
  if (width <= 0) return;
  list.PushClipRect(corner(rect), {rect.x + std::max(width, radius), rect.bottom()}, true);
  list.AddRectFilled(corner(rect), far_corner(rect), ink(own.tone), radius);
  list.PopClipRect();
}

void Core::paint_chart(ImDrawList& list, const Box& own, const Rect& rect) {
  const Chart& chart = own.chart;
  if (chart.points.empty()) return;
  const float density = environment_.density;
  float least_x = chart.points[0].x, most_x = least_x, least_y = chart.points[0].y,
        most_y = least_y;
  for (const auto* points : {&chart.points, &chart.dashed}) {
    for (const ChartPoint& point : *points) {
      least_x = std::min(least_x, point.x);
      most_x = std::max(most_x, point.x);
      least_y = std::min(least_y, point.y);
      most_y = std::max(most_y, point.y);
    }
  }
  const TextFace face{kTinyStyle, true, true};
  const float label_width = text_->width_of(face, chart.last_label);
  const float left = rect.x + 5;
  const float right = rect.right() - std::max(5.0F, label_width / 2 + 2);
  const float top = rect.y + 22;
  const float bottom = rect.bottom() - 6;
  const auto at = [&](const ChartPoint& point) {
    const float along = most_x > least_x ? (point.x - least_x) / (most_x - least_x) : 1;
    const float up = most_y > least_y ? (point.y - least_y) / (most_y - least_y) : 0.5F;
    return ImVec2{(left + (right - left) * along) * density,
                  (bottom - (bottom - top) * up) * density};
  };
  for (std::size_t i = 1; i < chart.dashed.size(); ++i) {
    const ImVec2 from = at(chart.dashed[i - 1]);
    const ImVec2 to = at(chart.dashed[i]);
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    for (float done = 0; done < length; done += 8 * density) {
      const float until = std::min(length, done + 5 * density);
      list.AddLine(
          {from.x + (to.x - from.x) * done / length, from.y + (to.y - from.y) * done / length},
          {from.x + (to.x - from.x) * until / length, from.y + (to.y - from.y) * until / length},
          ink(Token::text_soft), 1.5F * density);
    }
  }
  for (const ChartPoint& point : chart.points) list.PathLineTo(at(point));
  list.PathStroke(ink(Token::ink), 0, 1.75F * density);
  for (const ChartPoint& point : chart.points) {
    list.AddCircleFilled(at(point), 2.75F * density, ink(Token::ink));
  }
  const ImVec2 last = at(chart.points.back());
  paint_line(list, face, last.x / density - label_width / 2, last.y / density - 19,
             ink(Token::text), chart.last_label, false, false);
}

void Core::paint_ring(ImDrawList& list) {
  if (!ring_) return;
  const float width = std::max(2.0F, std::round(2 * environment_.density));
  list.PushClipRect(corner(ring_->clip), far_corner(ring_->clip), false);
  stroke_inside(list, ring_->rect, ink(Token::ink), ring_->radius, width);
  list.PopClipRect();
  ring_.reset();
}

}  // namespace ithaca::ui
