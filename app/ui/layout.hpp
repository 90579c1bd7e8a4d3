// Places boxes: rows and columns with gaps, growth, wrapping and alignment, all in CSS pixels.
// Knows no widget, no font and no drawing: text is measured through a function that is handed in.
#pragma once

#include <cstdint>
#include <vector>

namespace ithaca::ui {

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool operator==(const Rect&) const = default;
};
Rect common(const Rect& one, const Rect& other);  // what both cover; without size when nothing

struct Sides {
  float left = 0, top = 0, right = 0, bottom = 0;
  constexpr Sides() = default;
  constexpr Sides(float all) : left(all), top(all), right(all), bottom(all) {}
  constexpr Sides(float across, float down)
      : left(across), top(down), right(across), bottom(down) {}
  constexpr Sides(float l, float t, float r, float b) : left(l), top(t), right(r), bottom(b) {}
};

// How wide a box wants to be. `natural` fills a column and fits in a row when the box holds others,
// and fits its content when it is a leaf.
struct Width {
  enum class Kind : std::uint8_t { natural, fit, fill, fixed };
  Kind kind = Kind::natural;
  float value = 0;  // fill: weight; fixed: CSS px
};
constexpr Width fit() { return {Width::Kind::fit, 0}; }
constexpr Width fill(float weight = 1) { return {Width::Kind::fill, weight}; }
constexpr Width fixed(float pixels) { return {Width::Kind::fixed, pixels}; }

enum class Flow : std::uint8_t { column, row, wrap };  // wrap: a row that breaks into lines
enum class Align : std::uint8_t { start, center, end, stretch, baseline };  // across the flow
enum class Justify : std::uint8_t { start, center, end, between };          // along the flow

// Zero is the default of every member: hundreds of places make one, and zeros cost the least code.
struct BoxOptions {
  float gap = 0;       // between children along the flow
  float line_gap = 0;  // between lines of a wrap; 0: as gap
  Sides padding = {};
  Width width = {};
  float min_width = 0;
  float max_width = 0;  // 0: unbounded
  Width height = {};    // natural: as its content; fill() takes what a column leaves
  float min_height = 0;
  float max_height = 0;
  Align align = Align::start;  // children; a row centres with Align::center
  Justify justify = Justify::start;
};

// One box of the tree, in the order of declaration; children follow their parent.
struct LayoutBox {
  static constexpr int kNone = -1;
  Flow flow = Flow::column;
  bool leaf = false;                 // measured by `measure`, has no children
  bool scrolls = false;              // its height does not follow its content
  bool breaks_before_words = false;  // of a wrap: a line of its own before a child breaks its text
  BoxOptions options;
  int parent = kNone, first_child = kNone, last_child = kNone, next = kNone;
  int line = 0;              // of a wrap, counted from 0
  float least_width = 0;     // smallest width without spilling
  float natural_width = 0;   // width without any line break
  float baseline = -1;       // of its first line, from its top; -1: none
  float content_height = 0;  // of a box that scrolls
  Rect rect;                 // absolute in its scroll content; the root's origin for others
};

struct LeafMeasure {
  float min_width = 0;
  float max_width = 0;
};
struct LeafHeight {
  float height = 0;
  float baseline = -1;
};

class LeafMeasurer {
 public:
  virtual ~LeafMeasurer() = default;
  virtual LeafMeasure widths(int box) = 0;
  // Height of the leaf when it is `width` wide.
  virtual LeafHeight height(int box, float width) = 0;
};

// Gives every box below `root` its rect, with the root at (x, y). A width or height of 0 means
// that the root hugs its content, up to its own maximum.
void solve_layout(std::vector<LayoutBox>& boxes, int root, Rect place, LeafMeasurer& measurer);

}  // namespace ithaca::ui
