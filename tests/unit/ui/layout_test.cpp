#include "ui/layout.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace ithaca::ui;

namespace {

// Boxes in the order of declaration; a leaf is a text of that many letters, ten pixels wide and
// twenty high, breaking into words of five.
class Tree : public LeafMeasurer {
 public:
  std::vector<LayoutBox> boxes;

  int add(int parent, Flow flow, const BoxOptions& options = {}) {
    LayoutBox box;
    box.flow = flow;
    box.options = options;
    return put(parent, box, 0);
  }
  int leaf(int parent, int letters, const BoxOptions& options = {}) {
    LayoutBox box;
    box.leaf = true;
    box.options = options;
    return put(parent, box, letters);
  }
  const Rect& rect(int index) const { return boxes[static_cast<std::size_t>(index)].rect; }
  void solve(float width, float height = 0) {
    solve_layout(boxes, 0, {0, 0, width, height}, *this);
  }

  LeafMeasure widths(int box) override {
    const float natural = static_cast<float>(letters_[static_cast<std::size_t>(box)]) * 10;
    return {std::min(natural, 50.0F), natural};
  }
  LeafHeight height(int box, float width) override {
    const float natural = static_cast<float>(letters_[static_cast<std::size_t>(box)]) * 10;
    return {natural <= 0 ? 0 : std::ceil(natural / std::max(width, 50.0F)) * 20, 15};
  }

 private:
  int put(int parent, const LayoutBox& box, int letters) {
    const int index = static_cast<int>(boxes.size());
    boxes.push_back(box);
    boxes.back().parent = parent;
    letters_.push_back(letters);
    if (parent >= 0) {
      LayoutBox& above = boxes[static_cast<std::size_t>(parent)];
      if (above.last_child == LayoutBox::kNone) {
        above.first_child = index;
      } else {
        boxes[static_cast<std::size_t>(above.last_child)].next = index;
      }
      above.last_child = index;
    }
    return index;
  }
  std::vector<int> letters_;
};

}  // namespace

TEST_CASE("buttons take a line each before their words break, and share a line that they fit") {
  for (const float width : {300.0F, 200.0F, 80.0F}) {
    CAPTURE(width);
    Tree tree;
    const int row = tree.add(-1, Flow::wrap, {.gap = 10});
    tree.boxes[0].breaks_before_words = true;
    const int one = tree.leaf(row, 10, {.width = fill()});
    const int two = tree.leaf(row, 16, {.width = fill()});
    tree.solve(width);
    const bool fits = width == 300;
    CHECK((tree.rect(one).y == tree.rect(two).y) == fits);
    if (fits) {
      CHECK(tree.rect(two).width == 160);
      CHECK(tree.rect(one).width == 130);
    } else {
      CHECK(tree.rect(one).width == width);
      CHECK(tree.rect(two).width == width);
    }
    CHECK((tree.rect(two).height == 20) == (width >= 160));
  }
}

TEST_CASE("a column hugs what it holds, with gaps and padding") {
  Tree tree;
  const int root = tree.add(-1, Flow::column, {.gap = 8, .padding = 10});
  const int first = tree.leaf(root, 4);
  const int second = tree.leaf(root, 6);
  tree.solve(0);
  CHECK(tree.rect(root) == Rect{0, 0, 80, 68});
  CHECK(tree.rect(first) == Rect{10, 10, 40, 20});
  CHECK(tree.rect(second) == Rect{10, 38, 60, 20});
}

TEST_CASE("in a row the leading text takes what the trailing things leave, and breaks") {
  Tree tree;
  const int root = tree.add(-1, Flow::row, {.gap = 10, .align = Align::center});
  const int words = tree.leaf(root, 30, {.width = fill()});
  const int button = tree.leaf(root, 8);
  tree.solve(290);
  CHECK(tree.rect(words) == Rect{0, 0, 200, 40});
  CHECK(tree.rect(button) == Rect{210, 10, 80, 20});
}

TEST_CASE("fixed things keep their width when the place is too small") {
  Tree tree;
  const int root = tree.add(-1, Flow::row, {.gap = 10});
  const int mark = tree.leaf(root, 2, {.width = fixed(20)});
  const int one = tree.leaf(root, 10);
  const int other = tree.leaf(root, 20);
  tree.solve(140);
  CHECK(tree.rect(mark).width == 20);
  CHECK(tree.rect(one).width + tree.rect(other).width == doctest::Approx(100));
  CHECK(tree.rect(one).width >= 50);
  CHECK(tree.rect(other).width >= 50);
}

TEST_CASE("weights share the rest, and nobody gets less than a word or more than the maximum") {
  Tree tree;
  const int root = tree.add(-1, Flow::row);
  const int one = tree.leaf(root, 30, {.width = fill(1)});
  const int two = tree.leaf(root, 30, {.width = fill(3)});
  tree.solve(400);
  CHECK(tree.rect(one).width == 100);
  CHECK(tree.rect(two).width == 300);
  tree.solve(120);
  CHECK(tree.rect(one).width == 50);
  CHECK(tree.rect(two).width == 70);
  tree.boxes[static_cast<std::size_t>(two)].options.max_width = 60;
  tree.solve(400);
  CHECK(tree.rect(two).width == 60);
  CHECK(tree.rect(one).width == 340);
}

TEST_CASE("a wrapping row breaks into lines") {
  Tree tree;
  const int root = tree.add(-1, Flow::wrap, {.gap = 10, .line_gap = 5});
  const int first = tree.leaf(root, 10);
  const int second = tree.leaf(root, 10);
  const int third = tree.leaf(root, 10);
  tree.solve(220);
  CHECK(tree.rect(first) == Rect{0, 0, 100, 20});
  CHECK(tree.rect(second) == Rect{110, 0, 100, 20});
  CHECK(tree.rect(third) == Rect{0, 25, 100, 20});
  CHECK(tree.rect(root).height == 45);
}

TEST_CASE(
    "columns stand side by side while there is room, then one below the other, never wider than "
    "the place") {
  Tree tree;
  const int root = tree.add(-1, Flow::wrap, {.gap = 20, .line_gap = 10});
  const int left = tree.add(root, Flow::column, {.width = fill(), .min_width = 200});
  tree.leaf(left, 3);
  const int right = tree.add(root, Flow::column, {.width = fill(), .min_width = 200});
  tree.leaf(right, 3);
  tree.solve(500);
  CHECK(tree.rect(left) == Rect{0, 0, 240, 20});
  CHECK(tree.rect(right) == Rect{260, 0, 240, 20});
  tree.solve(400);
  CHECK(tree.rect(left) == Rect{0, 0, 400, 20});
  CHECK(tree.rect(right) == Rect{0, 30, 400, 20});
  tree.solve(120);
  CHECK(tree.rect(right).width == 120);
}

TEST_CASE("a spacer pushes to the end of a column of known height") {
  Tree tree;
  const int root = tree.add(-1, Flow::column, {.height = fixed(300)});
  tree.leaf(root, 3);
  tree.leaf(root, 0, {.height = fill()});
  const int last = tree.leaf(root, 3);
  tree.solve(100, 300);
  CHECK(tree.rect(last).y == 280);
}

TEST_CASE("what scrolls takes the height that is left, whatever it holds") {
  Tree tree;
  const int root = tree.add(-1, Flow::column, {.width = fixed(200), .height = fixed(300)});
  tree.leaf(root, 3);
  const int row =
      tree.add(root, Flow::row, {.width = fill(), .height = fill(), .align = Align::stretch});
  const int area = tree.add(row, Flow::column, {.padding = 5, .width = fill(), .height = fill()});
  tree.boxes[static_cast<std::size_t>(area)].scrolls = true;
  const int inside = tree.leaf(area, 1000);
  tree.solve(200, 300);
  CHECK(tree.rect(area) == Rect{0, 20, 200, 280});
  CHECK(tree.boxes[static_cast<std::size_t>(area)].content_height > 280);
  CHECK(tree.rect(inside).x == 5);  // counted from the content
  CHECK(tree.rect(inside).y == 5);
}

TEST_CASE("words of different sizes stand on one line") {
  Tree tree;
  const int root = tree.add(-1, Flow::row, {.align = Align::baseline});
  const int padded = tree.leaf(root, 2, {.padding = {0, 7}});
  const int plain = tree.leaf(root, 2);
  tree.solve(0);
  CHECK(tree.rect(padded).y == 0);
  CHECK(tree.rect(plain).y == 7);
}
