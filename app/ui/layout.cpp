#include "ui/layout.hpp"

#include <algorithm>
#include <limits>

namespace ithaca::ui {
namespace {

constexpr float kUnbounded = std::numeric_limits<float>::max();

class Solver {
 public:
  Solver(std::vector<LayoutBox>& boxes, LeafMeasurer& measurer)
      : boxes_(boxes), measurer_(measurer) {}

  void solve(int root, Rect place) {
    LayoutBox& box = at(root);
    wish(root);
    box.rect.width = bounded_width(box, place.width > 0 ? place.width : box.natural_width);
    spread(root);
    stack(root);
    if (place.height > 0) box.rect.height = place.height;
    put(root, place.x, place.y);
  }

 private:
  LayoutBox& at(int index) { return boxes_[static_cast<std::size_t>(index)]; }

  template <class Visit>
  void each_child(int parent, Visit visit) {
    for (int child = at(parent).first_child; child != LayoutBox::kNone; child = at(child).next) {
      visit(child, at(child));
    }
  }

  static float across(const Sides& sides) { return sides.left + sides.right; }
  static float down(const Sides& sides) { return sides.top + sides.bottom; }
  static float line_gap(const BoxOptions& options) {
    return options.line_gap > 0 ? options.line_gap : options.gap;
  }
  static float bounded_width(const LayoutBox& box, float width) {
    if (box.options.max_width > 0) width = std::min(width, box.options.max_width);
    return std::max(width, 0.0F);
  }
  static float bounded_height(const LayoutBox& box, float height) {
    height = std::max(height, box.options.min_height);
    if (box.options.max_height > 0) height = std::min(height, box.options.max_height);
    return height;
  }

  // What a box would like: its smallest width and its width without any line break.
  void wish(int index) {
    LayoutBox& box = at(index);
    float least = 0;
    float natural = 0;
    if (box.leaf) {
      const LeafMeasure measured = measurer_.widths(index);
      least = measured.min_width;
      natural = measured.max_width;
    } else {
      int count = 0;
      each_child(index, [&](int child, LayoutBox& inner) {
        wish(child);
        if (box.breaks_before_words) inner.least_width = inner.natural_width;
        ++count;
        if (box.flow == Flow::column) {
          least = std::max(least, inner.least_width);
          natural = std::max(natural, inner.natural_width);
        } else {
          least = box.flow == Flow::row ? least + inner.least_width
                                        : std::max(least, inner.least_width);
          natural += inner.natural_width;
        }
      });
      const float gaps = count > 1 ? box.options.gap * static_cast<float>(count - 1) : 0;
      if (box.flow != Flow::column) natural += gaps;
      if (box.flow == Flow::row) least += gaps;
    }
    least += across(box.options.padding);
    natural += across(box.options.padding);
    if (box.options.width.kind == Width::Kind::fixed) least = natural = box.options.width.value;
    natural = std::max({natural, box.options.min_width, least});
    least = std::max(least, std::min(box.options.min_width, natural));
    if (box.options.max_width > 0) {
      natural = std::min(natural, box.options.max_width);
      least = std::min(least, box.options.max_width);
    }
    box.least_width = least;
    box.natural_width = natural;
  }

  // Gives the children of a box of known width their widths.
  void spread(int index) {
    LayoutBox& box = at(index);
    if (box.leaf) return;
    const float inner = std::max(0.0F, box.rect.width - across(box.options.padding));
    switch (box.flow) {
      case Flow::column:
        spread_column(index, inner);
        break;
      case Flow::row:
        spread_line(box, box.first_child, LayoutBox::kNone, inner);
        break;
      case Flow::wrap:
        spread_wrap(index, inner);
        break;
    }
    each_child(index, [&](int child, LayoutBox&) { spread(child); });
  }

  void spread_column(int index, float inner) {
    const bool stretches = at(index).options.align == Align::stretch;
    each_child(index, [&](int, LayoutBox& child) {
      float width = 0;
      switch (child.options.width.kind) {
        case Width::Kind::fixed:
          width = std::min(child.options.width.value, inner);
          break;
        case Width::Kind::fill:
          width = inner;
          break;
        case Width::Kind::fit:
          width = std::min(child.natural_width, inner);
          break;
        case Width::Kind::natural:
          width = child.leaf && !stretches ? std::min(child.natural_width, inner) : inner;
          break;
      }
      child.rect.width = bounded_width(child, width);
    });
  }

  static bool grows(const LayoutBox& box) { return box.options.width.kind == Width::Kind::fill; }

  // One line of a row: the boxes from `first` up to `end` share `inner`.
  void spread_line(const LayoutBox& parent, int first, int end, float inner) {
    float fitting = 0;
    float slack = 0;  // what the fitting ones can give back
    float least_grown = 0;
    int count = 0;
    for (int i = first; i != end; i = at(i).next) {
      LayoutBox& child = at(i);
      ++count;
      if (grows(child)) {
        least_grown += child.least_width;
        continue;
      }
      float wanted = child.natural_width;
      if (parent.flow == Flow::wrap) wanted = std::min(wanted, inner);
      child.rect.width = bounded_width(child, wanted);
      fitting += child.rect.width;
      if (child.options.width.kind != Width::Kind::fixed) {
        slack += std::max(0.0F, child.rect.width - child.least_width);
      }
    }
    const float gaps = count > 1 ? parent.options.gap * static_cast<float>(count - 1) : 0;
    const float room = inner - gaps;
    const float lacking = fitting + least_grown - room;
    if (lacking > 0 && slack > 0) {
      const float share = std::min(1.0F, lacking / slack);
      for (int i = first; i != end; i = at(i).next) {
        LayoutBox& child = at(i);
        if (grows(child) || child.options.width.kind == Width::Kind::fixed) continue;
        const float given = share * std::max(0.0F, child.rect.width - child.least_width);
        child.rect.width -= given;
        fitting -= given;
      }
    }
    grow_line(first, end, std::max(0.0F, room - fitting), inner);
  }

  // Shares `room` by weight; who needs more or may take less than its share is settled first.
  void grow_line(int first, int end, float room, float inner) {
    float weights = 0;
    for (int i = first; i != end; i = at(i).next) {
      LayoutBox& child = at(i);
      if (!grows(child)) continue;
      child.rect.width = -1;
      weights += child.options.width.value;
    }
    for (bool settled = true; settled && weights > 0;) {
      settled = false;
      const float unit = room / weights;
      for (int i = first; i != end; i = at(i).next) {
        LayoutBox& child = at(i);
        if (!grows(child) || child.rect.width >= 0) continue;
        const float share = unit * child.options.width.value;
        const float most = child.options.max_width > 0 ? child.options.max_width : kUnbounded;
        const float least = std::min(child.least_width, inner);
        const float width = std::min(std::max(share, least), most);
        if (width == share) continue;
        child.rect.width = width;
        room = std::max(0.0F, room - width);
        weights -= child.options.width.value;
        settled = true;
        break;
      }
    }
    for (int i = first; i != end; i = at(i).next) {
      LayoutBox& child = at(i);
      if (grows(child) && child.rect.width < 0) {
        child.rect.width = weights > 0 ? room / weights * child.options.width.value : 0;
      }
    }
  }

  void spread_wrap(int index, float inner) {
    const LayoutBox& box = at(index);
    int line = 0;
    int first = box.first_child;
    float used = 0;
    for (int i = first; i != LayoutBox::kNone; i = at(i).next) {
      LayoutBox& child = at(i);
      const float basis = std::min(grows(child) ? child.least_width : child.natural_width, inner);
      if (i != first && used + box.options.gap + basis > inner + 0.01F) {
        spread_line(box, first, i, inner);
        first = i;
        ++line;
        used = basis;
      } else {
        used += i == first ? basis : box.options.gap + basis;
      }
      child.line = line;
    }
    if (first != LayoutBox::kNone) spread_line(box, first, LayoutBox::kNone, inner);
  }

  // Heights from the leaves upwards.
  void stack(int index) {
    LayoutBox& box = at(index);
    if (box.leaf) {
      const float inner = box.rect.width - across(box.options.padding);
      const LeafHeight leaf = measurer_.height(index, inner);
      box.baseline = leaf.baseline < 0 ? -1 : leaf.baseline + box.options.padding.top;
      box.rect.height = bounded_height(box, leaf.height + down(box.options.padding));
    } else {
      float content = 0;
      switch (box.flow) {
        case Flow::column:
          content = stack_column(index);
          break;
        case Flow::row:
          content = line_extent(box, box.first_child, LayoutBox::kNone, true).height;
          break;
        case Flow::wrap:
          content = stack_wrap(index);
          break;
      }
      const LayoutBox* first = box.first_child == LayoutBox::kNone ? nullptr : &at(box.first_child);
      box.baseline =
          first == nullptr || first->baseline < 0 ? -1 : box.options.padding.top + first->baseline;
      box.content_height = content + down(box.options.padding);
      // What scrolls and fills asks for no room of its own.
      const bool yields = box.scrolls && fills_height(box);
      box.rect.height = bounded_height(box, yields ? 0 : box.content_height);
    }
    if (box.options.height.kind == Width::Kind::fixed) {
      box.rect.height = box.options.height.value;
    }
  }

  float stack_column(int index) {
    float total = 0;
    int count = 0;
    each_child(index, [&](int child, LayoutBox& inner) {
      stack(child);
      total += inner.rect.height;
      ++count;
    });
    return total + (count > 1 ? at(index).options.gap * static_cast<float>(count - 1) : 0);
  }

  struct Extent {
    float height = 0;
    float above = 0;  // of the common baseline
  };

  // Height of one line of a row; with `measured` its children are stacked first.
  Extent line_extent(const LayoutBox& parent, int first, int end, bool measured) {
    Extent extent;
    float below = 0;
    for (int i = first; i != end; i = at(i).next) {
      if (measured) stack(i);
      const LayoutBox& child = at(i);
      extent.height = std::max(extent.height, child.rect.height);
      if (parent.options.align == Align::baseline && child.baseline >= 0) {
        extent.above = std::max(extent.above, child.baseline);
        below = std::max(below, child.rect.height - child.baseline);
      }
    }
    extent.height = std::max(extent.height, extent.above + below);
    return extent;
  }

  template <class Visit>
  void each_line(int index, Visit visit) {
    for (int first = at(index).first_child; first != LayoutBox::kNone;) {
      int end = at(first).next;
      while (end != LayoutBox::kNone && at(end).line == at(first).line) end = at(end).next;
      visit(first, end);
      first = end;
    }
  }

  float stack_wrap(int index) {
    float total = 0;
    int lines = 0;
    each_line(index, [&](int first, int end) {
      total += line_extent(at(index), first, end, true).height;
      ++lines;
    });
    return total + (lines > 1 ? line_gap(at(index).options) * static_cast<float>(lines - 1) : 0);
  }

  // Positions from the root downwards; heights that fill or stretch are settled on the way.
  void put(int index, float x, float y) {
    LayoutBox& box = at(index);
    box.rect.x = x;
    box.rect.y = y;
    if (box.leaf) return;
    const Sides& padding = box.options.padding;
    const float left = box.scrolls ? padding.left : x + padding.left;
    const float top = box.scrolls ? padding.top : y + padding.top;
    const float inner_width = box.rect.width - across(padding);
    const float height =
        box.scrolls ? std::max(box.rect.height, box.content_height) : box.rect.height;
    const float inner_height = height - down(padding);
    switch (box.flow) {
      case Flow::column:
        put_column(index, left, top, inner_width, inner_height);
        break;
      case Flow::row:
        put_line(box, box.first_child, LayoutBox::kNone, left, top, inner_width, inner_height);
        break;
      case Flow::wrap: {
        float line_top = top;
        each_line(index, [&](int first, int end) {
          const float line = line_extent(box, first, end, false).height;
          put_line(box, first, end, left, line_top, inner_width, line);
          line_top += line + line_gap(box.options);
        });
        break;
      }
    }
  }

  static bool fills_height(const LayoutBox& box) {
    return box.options.height.kind == Width::Kind::fill;
  }

  static float lead(Justify justify, float free) {
    if (free <= 0) return 0;
    return justify == Justify::center ? free / 2 : justify == Justify::end ? free : 0;
  }

  void put_column(int index, float left, float top, float inner_width, float inner_height) {
    LayoutBox& box = at(index);
    float taken = 0;
    float weights = 0;
    int count = 0;
    each_child(index, [&](int, LayoutBox& child) {
      ++count;
      taken += child.rect.height;
      if (fills_height(child)) weights += child.options.height.value;
    });
    taken += count > 1 ? box.options.gap * static_cast<float>(count - 1) : 0;
    const float free = inner_height - taken;
    if (weights > 0) {
      each_child(index, [&](int, LayoutBox& child) {
        if (!fills_height(child)) return;
        const float share = std::max(0.0F, free) * child.options.height.value / weights;
        child.rect.height = bounded_height(child, child.rect.height + share);
      });
    }
    float y = top + (weights > 0 ? 0 : lead(box.options.justify, free));
    const float between = weights == 0 && box.options.justify == Justify::between && count > 1
                              ? std::max(0.0F, free) / static_cast<float>(count - 1)
                              : 0;
    each_child(index, [&](int child_index, LayoutBox& child) {
      const float spare = inner_width - child.rect.width;
      const float x = box.options.align == Align::center ? left + spare / 2
                      : box.options.align == Align::end  ? left + spare
                                                         : left;
      put(child_index, x, y);
      y += child.rect.height + box.options.gap + between;
    });
  }

  void put_line(const LayoutBox& parent, int first, int end, float left, float top,
                float inner_width, float line_height) {
    float taken = 0;
    int count = 0;
    for (int i = first; i != end; i = at(i).next) {
      taken += at(i).rect.width;
      ++count;
    }
    taken += count > 1 ? parent.options.gap * static_cast<float>(count - 1) : 0;
    const float free = inner_width - taken;
    const float above = line_extent(parent, first, end, false).above;
    float x = left + lead(parent.options.justify, free);
    const float between = parent.options.justify == Justify::between && count > 1
                              ? std::max(0.0F, free) / static_cast<float>(count - 1)
                              : 0;
    for (int i = first; i != end; i = at(i).next) {
      LayoutBox& child = at(i);
      if (parent.options.align == Align::stretch || fills_height(child)) {
        child.rect.height = bounded_height(child, line_height);
      }
      const float spare = line_height - child.rect.height;
      float y = top;
      if (parent.options.align == Align::center) y = top + spare / 2;
      if (parent.options.align == Align::end) y = top + spare;
      if (parent.options.align == Align::baseline && child.baseline >= 0) {
        y = top + above - child.baseline;
      }
      put(i, x, y);
      x += child.rect.width + parent.options.gap + between;
    }
  }

  std::vector<LayoutBox>& boxes_;
  LeafMeasurer& measurer_;
};

}  // namespace

Rect common(const Rect& one, const Rect& other) {
  const float x = std::max(one.x, other.x);
  const float y = std::max(one.y, other.y);
  return {x, y, std::max(0.0F, std::min(one.right(), other.right()) - x),
          std::max(0.0F, std::min(one.bottom(), other.bottom()) - y)};
}

void solve_layout(std::vector<LayoutBox>& boxes, int root, Rect place, LeafMeasurer& measurer) {
  Solver(boxes, measurer).solve(root, place);
}

}  // namespace ithaca::ui
