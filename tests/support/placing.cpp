#include "support/placing.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ui/widgets/core.hpp"

namespace ithaca::test {
namespace {

using ui::Box;
using ui::LayoutBox;
using ui::Paint;
using ui::Rect;

constexpr float kSlack = 0.75F;        // CSS px: what rounding may take
constexpr float kLeastCut = 48;        // of a line that ends in “…”
constexpr std::size_t kLongWord = 20;  // letters; a longer one may break

struct Placed {
  int index = 0;
  int root = 0;    // of the page, or of what lies above it
  int scroll = 0;  // the box that it scrolls with
  Rect rect;
};

std::string words_of(const ui::Core& core, const Box& box) {
  if (!box.text.empty()) return "“" + std::string(box.text.substr(0, 60)) + "”";
  for (int node = box.twin_parent; node != ui::TwinNode::kNone;
       node = core.twin().nodes()[static_cast<std::size_t>(node)].parent) {
    const std::string name = core.twin().name_of(node);
    if (!name.empty()) return "something of “" + name.substr(0, 60) + "”";
  }
  return "something without a name";
}

std::string numbers_of(const Rect& rect) {
  const auto whole = [](float length) { return std::to_string(static_cast<int>(length)); };
  return " at " + whole(rect.x) + " to " + whole(rect.right()) + ", " + whole(rect.y) + " to " +
         whole(rect.bottom());
}

// The first word that is wider than its place, of those that are not as long as a sentence.
std::string broken_word(const Box& box, float width) {
  const float letter = static_cast<float>(ui::kTextStyles[box.face.style].size) / 2;
  std::string word;
  std::size_t letters = 0;
  const auto breaks = [&] {
    return letters <= kLongWord && static_cast<float>(letters) * letter > width + kSlack;
  };
  for (std::size_t at = 0; at < box.text.size();) {
    const std::size_t begin = at;
    const char32_t letter_at = next_code_point(box.text, at);
    if (letter_at == ' ' || letter_at == '\n') {
      if (breaks()) return word;
      word.clear();
      letters = 0;
      continue;
    }
    word.append(box.text.substr(begin, at - begin));
    ++letters;
    if (letter_at != '-') continue;
    if (breaks()) return word;
    word.clear();
    letters = 0;
  }
  return breaks() ? word : std::string{};
}

// It shows its choices whole once it is opened.
bool is_in_select(const ui::Core& core, const Box& box) {
  return box.twin_parent != ui::TwinNode::kNone &&
         core.twin().nodes()[static_cast<std::size_t>(box.twin_parent)].tag == ui::Tag::select;
}

bool overlap(const Rect& one, const Rect& other) {
  const Rect both = ui::common(one, other);
  return both.width > kSlack && both.height > kSlack;
}

}  // namespace

std::vector<std::string> misplaced(HeadlessUi& page) {
  ui::Core& core = page.core();
  std::vector<std::string> found;
  const float window = core.environment().width;
  const float bottom = core.environment().height;
  std::vector<Placed> drawn;
  for (int i = 0; i < core.box_count(); ++i) {
    const Box& box = core.box(i);
    const LayoutBox& place = core.place(i);
    const bool is_seen = place.leaf && box.paint != Paint::none;
    const bool is_pressed = box.twin != ui::TwinNode::kNone &&
                            core.twin().nodes()[static_cast<std::size_t>(box.twin)].interactive &&
                            !place.leaf;
    if (!is_seen && !is_pressed) continue;
    const Rect rect = core.on_screen(i);
    if (rect.width <= 1 && rect.height <= 1) continue;  // for screen readers alone
    const std::string what = words_of(core, box) + numbers_of(rect);
    if (rect.x < -kSlack || rect.right() > window + kSlack) found.push_back("outside: " + what);
    int root = i;
    for (int around = place.parent; around != LayoutBox::kNone;
         around = core.place(around).parent) {
      root = around;
      const LayoutBox& box_around = core.place(around);
      const float over = std::max(0.0F, -box_around.options.padding.right);  // meant to stand out
      if (around == place.parent && !box_around.scrolls &&
          place.rect.right() > box_around.rect.right() + over + kSlack) {
        found.push_back("beyond its box: " + what);
      }
    }
    if (box.scroll == LayoutBox::kNone && rect.bottom() > bottom + kSlack) {
      found.push_back("below the window: " + what);
    }
    if (is_seen && box.paint == Paint::text) {
      if (box.max_lines != 1) {
        const std::string word = broken_word(box, place.rect.width);
        if (!word.empty()) found.push_back("breaks “" + word + "”: " + what);
      } else if (!is_in_select(core, box) && place.natural_width > place.rect.width + kSlack &&
                 place.rect.width < kLeastCut) {
        found.push_back("cut short: " + what);
      }
    }
    if (is_seen) drawn.push_back({i, root, box.scroll, rect});
  }
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    for (std::size_t j = i + 1; j < drawn.size(); ++j) {
      const Placed& one = drawn[i];
      const Placed& other = drawn[j];
      if (one.root != other.root || one.scroll != other.scroll) continue;
      if (!overlap(one.rect, other.rect)) continue;
      found.push_back("over each other: " + words_of(core, core.box(one.index)) +
                      numbers_of(one.rect) + " and " + words_of(core, core.box(other.index)) +
                      numbers_of(other.rect));
    }
  }
  return found;
}

}  // namespace ithaca::test
