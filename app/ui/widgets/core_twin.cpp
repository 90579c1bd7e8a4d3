// The end of a frame for the twin: rects, texts as drawn, focus, and the proof that nothing is
// nameless.
#include <algorithm>

#include "ui/widgets/core.hpp"

namespace ithaca::ui {

// The text of a leaf with its line breaks as drawn.
std::string_view Core::lines_of(int index) {
  const Box& leaf = box(index);
  if (leaf.one_line || leaf.max_lines == 1) return leaf.text;
  const std::vector<TextLine>& lines =
      text_->lines(leaf.face, leaf.text, place(index).rect.width, leaf.spaces);
  if (lines.size() <= 1) return leaf.text;
  // A word that is cut, or breaks after a hyphen, stays whole for find, copy and speech.
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].begin == lines[i - 1].end) return leaf.text;
  }
  std::string joined;
  joined.reserve(leaf.text.size() + lines.size());
  for (const TextLine& line : lines) {
    if (!joined.empty()) joined += '\n';
    joined.append(leaf.text.substr(line.begin, line.end - line.begin));
  }
  return frame_text_.keep(joined);
}

// Where elements show the text, words that only the canvas would draw get an element too: labels of
// boxes and choices, initials, keys. Assistive technology has heard them in a name.
void Core::record_swallowed_text() {
  std::vector<bool> is_shown(boxes_.size(), false);
  for (const int label : node_label_) {
    if (label != LayoutBox::kNone) is_shown[static_cast<std::size_t>(label)] = true;
  }
  for (int i = 0; i < static_cast<int>(is_shown.size()); ++i) {
    Box& leaf = box(i);
    if (leaf.paint != Paint::text || leaf.text.empty() || is_shown[static_cast<std::size_t>(i)]) {
      continue;
    }
    // Beside a control or a text: neither holds elements.
    int& parent = leaf.twin_parent;
    while (parent != TwinNode::kNone &&
           (twin_.node(parent).interactive ||
            node_label_[static_cast<std::size_t>(parent)] != LayoutBox::kNone)) {
      parent = twin_.node(parent).parent;
    }
    twin_.attribute(record_words(i, Tag::span), Attribute::hidden, "true");
  }
}

void Core::finish_twin() {
  if (environment_.elements_draw_text) record_swallowed_text();
  finish_roving();
  finish_scrolling();
  const auto& nodes = twin_.nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    TwinNode& node = twin_.node(static_cast<int>(i));
    const int own = node_box_[i];
    const LayoutBox& layout = place(own);
    Rect rect = layout.rect;
    const float target = box(own).least_target;
    if (target > 0) {
      const float wider = std::max(0.0F, target - rect.width);
      const float taller = std::max(0.0F, target - rect.height);
      rect = {rect.x - wider / 2, rect.y - taller / 2, rect.width + wider, rect.height + taller};
    }
    const Rect absolute = rect;
    if (node.parent != TwinNode::kNone) {
      const int around = node_box_[static_cast<std::size_t>(node.parent)];
      if (place(around).scrolls) {
        // A direct child of a container that scrolls counts from its content; what floats above
        // one (a list inside a dialog) was placed in the window.
        if (box(own).scroll != around) {
          const Rect outer = on_screen(around);
          rect.x -= outer.x;
          rect.y -= outer.y - scroll_top(box(around).id);
        }
      } else {
        const float parent_target = box(around).least_target;
        const Rect& outer = place(around).rect;
        rect.x -= outer.x - std::max(0.0F, parent_target - outer.width) / 2;
        rect.y -= outer.y - std::max(0.0F, parent_target - outer.height) / 2;
      }
    }
    node.rect = rect;
    if (layout.scrolls) {
      node.scrolls = true;
      node.extent = layout.content_height;
      node.look |= Look::kScrolls;
    }
    const int label = node_label_[i];
    if (label != LayoutBox::kNone) {
      const Box& leaf = box(label);
      if (!node.has_value) {
        node.text = lines_of(label);
        if (node.text == leaf.text && leaf.max_lines != 1 && !leaf.one_line) {
          node.look |= Look::kBreaks;
        }
      }
      node.pad_x = place(label).rect.x - absolute.x;
      node.pad_y = place(label).rect.y - absolute.y;
      node.look |= leaf.face.style | (leaf.face.strong ? Look::kStrong : 0) |
                   (leaf.face.tabular ? Look::kTabular : 0) |
                   (leaf.centered ? Look::kCentered : 0) | (leaf.max_lines > 0 ? Look::kCut : 0) |
                   static_cast<std::uint32_t>(leaf.tone) << Look::kToneShift;
    }
  }
}

// What scrolls can be reached by keyboard: by something in it, else as a tab stop of its own.
void Core::finish_scrolling() {
  const auto& nodes = twin_.nodes();
  std::vector<bool> holds_stop(nodes.size(), false);
  for (const TwinNode& node : nodes) {
    if (!node.interactive) continue;
    for (int above = node.parent; above != TwinNode::kNone;) {
      const std::size_t index = static_cast<std::size_t>(above);
      if (holds_stop[index]) break;
      holds_stop[index] = true;
      above = nodes[index].parent;
    }
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const LayoutBox& layout = place(node_box_[i]);
    if (!layout.scrolls) continue;
    const int index = static_cast<int>(i);
    const bool stops = !holds_stop[i] && layout.content_height > layout.rect.height;
    if (stops) {
      twin_.attribute(index, Attribute::tabindex, "0");
    } else if (nodes[i].tag == Tag::main) {
      twin_.attribute(index, Attribute::tabindex, "-1");
    }
  }
}

// One tab stop for a list that arrow keys walk: the focused link, else the first.
void Core::finish_roving() {
  roving_links_.clear();
  const auto& nodes = twin_.nodes();
  for (const int list : roving_) {
    std::vector<int> links;
    int last_row = TwinNode::kNone;
    for (std::size_t i = static_cast<std::size_t>(list) + 1; i < nodes.size(); ++i) {
      int row = static_cast<int>(i);
      int above = nodes[i].parent;
      while (above > list) {
        row = above;
        above = nodes[static_cast<std::size_t>(above)].parent;
      }
      if (above != list) break;
      if (!nodes[i].interactive || row == last_row) continue;
      last_row = row;
      links.push_back(static_cast<int>(i));
    }
    if (links.empty()) continue;
    int stop = links.front();
    for (const int link : links) {
      if (nodes[static_cast<std::size_t>(link)].id == focused_) stop = link;
    }
    for (const int link : links) {
      twin_.attribute(link, Attribute::tabindex, link == stop ? "0" : "-1");
      roving_links_.push_back(nodes[static_cast<std::size_t>(link)].id);
    }
    roving_links_.push_back(0);
  }
}

void Core::finish_focus() {
  constexpr int kMostTries = 4;  // frames until what is to get the focus may be there
  if (focused_ != 0 && twin_.find(focused_) == TwinNode::kNone) {
    bool dialog_gave_it_back = false;
    for (const NodeId dialog : last_dialogs_) {
      const bool closed = std::find(dialogs_.begin(), dialogs_.end(), dialog) == dialogs_.end();
      if (closed && twin_.was_inside(focused_, dialog)) dialog_gave_it_back = true;
    }
    if (!pending_focus_ && !dialog_gave_it_back) {
      if (const NodeId next = twin_.neighbour_of(focused_)) twin_.focus(next, Twin::kNoCaret);
    }
    focused_ = 0;
  }
  if (!pending_focus_) return;
  PendingFocus& wish = *pending_focus_;
  if (!wish.binding.empty()) {
    for (const FieldState& field : fields_) {
      if (field.bound && field.binding == wish.binding) wish.id = field.id;
    }
  }
  const bool leaves = wish.id == 0 && wish.binding.empty();
  const int node = wish.id == 0 ? TwinNode::kNone : twin_.find(wish.id);
  const bool is_there = node != TwinNode::kNone;
  // The caret's place comes with the words that were begun; before, it would stay in front of them.
  const bool awaits_words =
      is_there && wish.caret != Twin::kNoCaret && twin_.node(node).value.size() < wish.caret;
  const bool is_last = ++wish.tries >= kMostTries;
  if (leaves || (is_there && (!awaits_words || is_last))) {
    twin_.focus(wish.id, wish.caret);
    pending_focus_.reset();
  } else if (is_last) {
    pending_focus_.reset();
  } else {
    request_frames(1);
  }
}

// A keyboard on the screen took its room, or a window was made lower: the line that is written in
// stays in sight before the next letter.
void Core::keep_field_in_view() {
  if (environment_.height < last_height_ && find_field(focused_) != nullptr) {
    request_reveal(focused_);
  }
  last_height_ = environment_.height;
}

}  // namespace ithaca::ui
