#include "ui/widgets/core.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>

namespace ithaca::ui {
namespace {

constexpr std::size_t kTextBlock = 16 * 1024;
constexpr std::uint32_t kMotionLife = 600;  // frames

}  // namespace

void FrameText::clear() {
  for (std::string& block : blocks_) block.clear();
  block_ = 0;
}

std::string_view FrameText::keep(std::string_view text) {
  if (text.empty()) return {};
  while (block_ < blocks_.size() &&
         blocks_[block_].capacity() - blocks_[block_].size() < text.size()) {
    ++block_;
  }
  if (block_ == blocks_.size()) {
    blocks_.emplace_back();
    blocks_.back().reserve(std::max(kTextBlock, text.size()));
  }
  std::string& block = blocks_[block_];
  const std::size_t begin = block.size();
  block.append(text);
  return std::string_view(block).substr(begin);
}

Core::Core(GlyphSource& glyphs, Application& application)
    : application_(application), palette_(light_palette()) {
  fonts_ = std::make_unique<Fonts>(glyphs, picture_.atlas());
  text_ = std::make_unique<TextEngine>(*fonts_);
#ifdef ITHACA_COVERAGE
  coverage_ = std::make_unique<Coverage>(picture_.atlas());
#endif
}

Core::~Core() = default;

void Core::request_frames(int count) { wanted_frames_ = std::max(wanted_frames_, count); }

// ---- One frame
// -------------------------------------------------------------------------------------

void Core::begin_frame() {
  ++frame_number_;
  wanted_frames_ = std::max(0, wanted_frames_ - 1);
  frame_text_.clear();
  layout_.clear();
  boxes_.clear();
  stack_.clear();
  page_heads_.clear();
  overlays_.clear();
  node_box_.clear();
  node_label_.clear();
  text_counts_.assign(1, 0);
  roving_.clear();
  drop_places_.clear();
  drag_rows_.clear();
  ring_.reset();
  last_popovers_.swap(popovers_);
  popovers_.clear();
  last_dialogs_.swap(dialogs_);
  dialogs_.clear();
  for (FieldState& field : fields_) field.declared = false;
  suggestions_.declared = false;
  last_field_box_ = last_closed_ = lower_edge_box_ = LayoutBox::kNone;
  last_field_ = 0;
  twin_.begin_frame();
  switch (environment_.scheme) {
    case Scheme::light:
      palette_ = light_palette();
      break;
    case Scheme::dark:
      palette_ = dark_palette();
      break;
    case Scheme::forced:
      palette_ = forced_palette(environment_.system);
      break;
  }
  const Color back = background();
  fonts_->begin_frame(environment_.density,
                      back.red + back.green + back.blue > 3 * 128 ? Ground::light : Ground::dark,
                      environment_.fonts);
  text_->begin_frame();

  LayoutBox root;
  root.options.width = fixed(environment_.width);
  root.options.height = fixed(environment_.height);
  root.options.align = Align::stretch;
  layout_.push_back(root);
  boxes_.emplace_back();
  boxes_.back().id = 1;
  stack_.push_back(0);
}

const std::vector<std::uint32_t>& Core::frame() {
  begin_frame();
  Ui ui(*this);
  application_.frame(ui);
  dropped_.reset();
  assert(stack_.size() == 1);
  place_everything();
  remember_lists();

  const auto pixels = [&](float length) {
    return std::max(1, static_cast<int>(std::lround(length * environment_.density)));
  };
  picture_.begin(pixels(environment_.width), pixels(environment_.height));
#ifdef ITHACA_COVERAGE
  coverage_->begin_frame(picture_.width(), picture_.height());
#endif
  paint_everything();
  picture_.end();
  finish_twin();
#ifdef ITHACA_COVERAGE
  coverage_->end_frame(twin_);
#endif
  const bool acted = !events_.empty();
  events_.clear();
  fields_.erase(std::remove_if(fields_.begin(), fields_.end(),
                               [&](FieldState& field) {
                                 if (field.declared) {
                                   field.changed = field.submitted = false;
                                   field.escaped = field.left = false;
                                   return false;
                                 }
                                 if (field.bound && field.id == focused_) {
                                   application_.on_field_left(field.binding);
                                 }
                                 return true;
                               }),
                fields_.end());
  if (!suggestions_.declared) suggestions_ = SuggestionState{};
  suggestions_.chosen.reset();
  suggestions_.dismissed = false;
  if (frame_number_ % kMotionLife == 0) {
    for (auto at = motions_.begin(); at != motions_.end();) {
      at = frame_number_ - at->second.last_used > kMotionLife ? motions_.erase(at) : std::next(at);
    }
  }
  finish_focus();
  keep_field_in_view();
  for (const auto& [id, top] : pending_scrolls_) {
    scroll_tops_[id] = top;
    twin_.scroll(id, top);
    request_frames(1);
  }
  pending_scrolls_.clear();
  for (const NodeId id : pending_reveals_) twin_.reveal(id);
  pending_reveals_.clear();
  for (const std::string& message : pending_messages_) twin_.announce(message);
  pending_messages_.clear();
  if (acted) request_frames(1);  // what an event led to may show only after it was applied
  return twin_.end_frame();
}

// ---- Boxes
// -----------------------------------------------------------------------------------------

int Core::open(const Open& what) {
  const int parent = stack_.back();
  const int index = static_cast<int>(layout_.size());
  LayoutBox layout;
  layout.flow = what.flow;
  layout.options = what.options;
  layout.scrolls = what.scrolls;
  layout.parent = parent;
  Box fresh;
  {
    Box& around = box(parent);
    fresh.id = what.id.value_or(around.id);
    fresh.twin_parent = around.twin_parent;
    fresh.scroll = place(parent).scrolls ? parent : around.scroll;
    fresh.swallows_text = around.swallows_text;
    fresh.look = what.look;
    if (layout.options.width.kind == Width::Kind::natural) {
      if (!around.child_weights.empty()) {
        const std::size_t turn = around.next_child++ % around.child_weights.size();
        layout.options.width = fill(around.child_weights[turn]);
        layout.options.min_width = around.stack_below * around.child_weights[turn];
      } else if (around.child_width) {
        layout.options.width = *around.child_width;
      } else if (what.hugs) {
        layout.options.width = fit();
      }
    }
  }
  LayoutBox& above = place(parent);
  if (above.last_child == LayoutBox::kNone) {
    above.first_child = index;
  } else {
    place(above.last_child).next = index;
  }
  above.last_child = index;
  layout_.push_back(layout);
  boxes_.push_back(std::move(fresh));
  stack_.push_back(index);
  return index;
}

void Core::close() {
  assert(stack_.size() > 1);
  last_closed_ = stack_.back();
  stack_.pop_back();
}

int Core::leaf(Paint paint, const BoxOptions& options) {
  Open what;
  what.options = options;
  const int index = open(what);
  place(index).leaf = true;
  box(index).paint = paint;
  close();
  return index;
}

int Core::text_leaf(std::string_view text, TextFace face, Token tone, const BoxOptions& options) {
  const int index = leaf(Paint::text, options);
  Box& made = box(index);
  made.text = keep(text);
  made.face = face;
  made.tone = tone;
  return index;
}

int Core::open_overlay(Overlay::Kind kind, int anchor, const Open& what) {
  const int index = static_cast<int>(layout_.size());
  LayoutBox layout;
  layout.flow = what.flow;
  layout.options = what.options;
  layout.scrolls = what.scrolls;
  Box fresh;
  fresh.id = what.id.value_or(current_key_space());
  fresh.look = what.look;
  // Inside an open dialog everything else is out of reach: what it opens belongs to it.
  for (auto at = overlays_.rbegin(); at != overlays_.rend(); ++at) {
    const bool modal = at->kind == Overlay::Kind::dialog || at->kind == Overlay::Kind::sheet;
    if (modal && std::find(stack_.begin(), stack_.end(), at->box) != stack_.end()) {
      fresh.twin_parent = box(at->box).twin;
      break;
    }
  }
  layout_.push_back(layout);
  boxes_.push_back(std::move(fresh));
  overlays_.push_back({index, kind, anchor});
  stack_.push_back(index);
  return index;
}

void Core::close_overlay() { close(); }

bool Core::in_dialog() const {
  for (const Overlay& overlay : overlays_) {
    const bool modal =
        overlay.kind == Overlay::Kind::dialog || overlay.kind == Overlay::Kind::sheet;
    if (modal && std::find(stack_.begin(), stack_.end(), overlay.box) != stack_.end()) return true;
  }
  return false;
}

NodeId Core::current_key_space() const {
  return boxes_[static_cast<std::size_t>(stack_.back())].id;
}

bool Core::keeps_row() const {
  return layout_[static_cast<std::size_t>(stack_.back())].flow != Flow::column;
}

std::string_view Core::keep_number(std::uint64_t number) {
  char digits[20];
  const auto written = std::to_chars(digits, digits + sizeof digits, number);
  return keep({digits, static_cast<std::size_t>(written.ptr - digits)});
}

int Core::record(int index, Tag tag, NodeId id) {
  Box& owner = box(index);
  const int node = twin_.add(id, tag, owner.twin_parent);
  owner.twin = node;
  owner.twin_parent = node;
  node_box_.push_back(index);
  node_label_.push_back(LayoutBox::kNone);
  text_counts_.push_back(0);
  return node;
}

int Core::record_text(int leaf, Tag tag) {
  return box(leaf).swallows_text ? TwinNode::kNone : record_words(leaf, tag);
}

int Core::record_words(int leaf, Tag tag) {
  const int parent = box(leaf).twin_parent;
  const std::size_t slot = parent == TwinNode::kNone ? 0 : static_cast<std::size_t>(parent) + 1;
  const NodeId parent_id = parent == TwinNode::kNone ? 1 : twin_.node(parent).id;
  const NodeId id = Key(static_cast<std::uint64_t>(++text_counts_[slot]) << 32U).below(parent_id);
  const int node = record(leaf, tag, id);
  set_label(node, leaf);
  return node;
}

int Core::record_interactive(int index, Tag tag, NodeId id) {
  const int node = record(index, tag, id);
  twin_.node(node).interactive = true;
  return node;
}

// ---- Lists
// ----------------------------------------------------------------------------------------

void Core::remember_lists() {
  for (auto at = lists_.begin(); at != lists_.end();) {
    ListState& list = at->second;
    if (list.box == LayoutBox::kNone) {
      at = lists_.erase(at);
      continue;
    }
    const Box& own = box(list.box);
    list.top = place(list.box).rect.y;
    list.scroll = own.scroll == LayoutBox::kNone ? 0 : box(own.scroll).id;
    list.view_height =
        own.scroll == LayoutBox::kNone ? environment_.height : place(own.scroll).rect.height;
    bool moved = false;
    for (std::size_t i = 0; i < list.row_boxes.size(); ++i) {
      const float height = place(list.row_boxes[i]).rect.height;
      float& known = list.heights[list.first_row + i];
      moved = moved || known != height;
      known = height;
    }
    if (moved) request_frames(1);
    list.row_boxes.clear();
    list.box = LayoutBox::kNone;
    ++at;
  }
}

// ---- Motion
// ----------------------------------------------------------------------------------------

float Core::animate(NodeId id, float target, double seconds) {
  const double now = environment_.seconds;
  auto [found, fresh] = motions_.try_emplace(id);
  Motion& motion = found->second;
  motion.last_used = frame_number_;
  if (fresh) {
    motion.from = motion.target = target;
    motion.start = now - seconds;
  }
  const auto value_at = [&] {
    if (environment_.reduced_motion || seconds <= 0) return motion.target;
    const double t = std::clamp((now - motion.start) / seconds, 0.0, 1.0);
    const double eased = 1 - (1 - t) * (1 - t) * (1 - t);
    return motion.from + (motion.target - motion.from) * static_cast<float>(eased);
  };
  if (motion.target != target) {
    motion.from = value_at();
    motion.target = target;
    motion.start = now;
  }
  if (!environment_.reduced_motion && now - motion.start < seconds) request_frames(2);
  return value_at();
}

}  // namespace ithaca::ui
