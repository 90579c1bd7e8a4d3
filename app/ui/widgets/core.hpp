// The machine below the widgets: the boxes of one frame, what the page told, what the page is told.
// Knows no single widget and no browser; views use Ui, only widgets and the page's frame loop use
// this.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ui/fonts.hpp"
#include "ui/picture.hpp"
#include "ui/text.hpp"
#include "ui/widgets/coverage.hpp"
#include "ui/widgets/types.hpp"
#include "ui/widgets/ui.hpp"

struct ImDrawList;

namespace ithaca::ui {

// What the page measured. CSS pixels here are those of the layout: larger text makes them fewer.
struct Environment {
  float width = 1280;
  float height = 800;
  float density = 1;   // device pixels in one pixel of the layout
  unsigned fonts = 0;  // how often the browser took other fonts than before
  double seconds = 0;  // a steady clock
  bool touch = false;
  bool reduced_motion = false;
  bool elements_draw_text = false;  // glyphs cannot be read back: the twin shows its own text
  Scheme scheme = Scheme::light;
  SystemColors system = {};  // for Scheme::forced
};

// Text that lives until the next frame begins.
class FrameText {
 public:
  void clear();
  std::string_view keep(std::string_view text);

 private:
  std::deque<std::string> blocks_;  // each reserved whole, so that views into it stay
  std::size_t block_ = 0;
};

enum class Paint : std::uint8_t { none, text, field_text, icon, check, radio, progress, chart };

struct Decoration {
  std::optional<Token> fill = {};
  std::optional<Token> edge = {};
  float radius = 0;
  float edge_width = 1;
  bool shadow = false;
  bool line_above = false, line_below = false, line_left = false, line_right = false;
  std::optional<Token> bar_left = {}, bar_below = {};  // two pixels wide
  float bar_offset = 0;                                // of the left bar, to the left
};

struct Chart {
  std::vector<ChartPoint> points;
  std::vector<ChartPoint> dashed;
  std::string_view last_label;
};

// What a box is beyond its place; the LayoutBox of the same index holds that.
struct Box {
  NodeId id = 0;                      // keys of its children are below this
  int twin = TwinNode::kNone;         // node of its own
  int twin_parent = TwinNode::kNone;  // node that children belong to: its own, or inherited
  int scroll = LayoutBox::kNone;      // nearest box around that scrolls
  Paint paint = Paint::none;
  Decoration look;
  std::string_view text;
  TextFace face;
  Token tone = Token::text;
  Token second = Token::text;
  int max_lines = 0;
  bool struck = false;
  bool underlined = false;
  bool centered = false;           // lines in the middle of the leaf
  std::optional<Token> fill = {};  // of a tick's box
  bool one_line = false;
  bool element_shows_text = false;  // a field in use: its element is visible
  bool own_focus_sign = false;      // no ring around it
  Spaces spaces = Spaces::collapse_at_breaks;
  Icon icon = Icon::none;
  float amount = 0;  // tick, progress: 0 to 1
  int parts = 0;     // that a progress is drawn in; 0: none
  Chart chart;
  float least_target = 0;  // the node is at least this large, around the middle of the box
  // For the boxes inside: what a natural width means there, and the next weight.
  std::optional<Width> child_width = {};
  std::vector<float> child_weights = {};
  std::size_t next_child = 0;
  ListOptions list = {};
  float stack_below = 0;
  bool swallows_text = false;  // texts inside have no nodes: the node around is named already
};

struct Overlay {
  enum class Kind : std::uint8_t { dialog, sheet, popover, list, toast, skip };
  int box = LayoutBox::kNone;
  Kind kind = Kind::popover;
  int anchor = LayoutBox::kNone;
};

// What the page reported about one field since it was declared last.
struct FieldState {
  NodeId id = 0;
  std::string binding;  // empty: a draft
  bool bound = false;
  bool one_line = true;
  bool in_dialog = false;
  bool declared = false;  // in the frame being declared
  bool changed = false, submitted = false, escaped = false, left = false;
  std::size_t caret = 0;
  std::size_t chosen_from = 0, chosen_to = 0;  // bytes; equal: no words are chosen
  struct Owned {
    std::size_t at, removed;
    std::string inserted;
  };
  std::vector<Owned> queue;  // of a draft, until it is declared
};

class Core : private LeafMeasurer {
 public:
  Core(GlyphSource& glyphs, Application& application);
  ~Core() override;
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  // ---- For the page ----------------------------------------------------------------------------
  void set_environment(const Environment& environment) { environment_ = environment; }
  const Environment& environment() const { return environment_; }
  // Declares, places, draws; returns the patch for the twin. What was drawn: picture().
  const std::vector<std::uint32_t>& frame();
  Picture& picture() { return picture_; }
  int wanted_frames() const { return wanted_frames_; }
  void request_frames(int count);
  void forget_elements() { twin_.forget_elements(); }
  const Twin& twin() const { return twin_; }
  Color background() const { return color_of(palette_, Token::background); }
#ifdef ITHACA_COVERAGE
  // Interactive Dear ImGui items without a named node.
  const std::vector<std::string>& uncovered() const { return coverage_->uncovered(); }
#endif

  // Events. Ids are those of the twin.
  void click(NodeId id) { events_.push_back({EventKind::click, id, 0}); }
  void change(NodeId id, std::uint32_t value) { events_.push_back({EventKind::change, id, value}); }
  void dismiss(NodeId id) { events_.push_back({EventKind::dismiss, id, 0}); }
  void hover(NodeId id);
  void press(NodeId id);          // zero: released
  void press_outside(NodeId id);  // a press began on `id`: closes a popover that it is not in
  void focus(NodeId id, bool visible);
  void blur(NodeId id);
  void scrolled(NodeId id, float top) { scroll_tops_[id] = top; }
  void input(NodeId id, std::size_t at, std::size_t removed, std::string_view inserted);
  void select(NodeId id, std::size_t from, std::size_t to);  // words chosen in a field, bytes
  void field_holds(NodeId id, std::string_view value);       // after a composition
  Handled key(const KeyPress& key, NodeId field, const Caret& caret);
  // A pointer took the row of that id along; where the pointer is, CSS px of the window.
  void drag_begin(NodeId row, float x, float y);
  void drag_over(float x, float y);
  void drag_drop(float x, float y);
  void drag_cancel();

  // ---- For widgets -----------------------------------------------------------------------------
  struct Open {
    Flow flow = Flow::column;
    BoxOptions options = {};
    Decoration look = {};
    std::optional<NodeId> id = {};
    bool scrolls = false;
    bool hugs = false;  // a natural width is that of its content, in a column too
  };
  int open(const Open& what);
  void close();
  int leaf(Paint paint, const BoxOptions& options);  // an icon, a bar: of the size in `options`
  int text_leaf(std::string_view text, TextFace face, Token tone, const BoxOptions& options = {});
  int open_overlay(Overlay::Kind kind, int anchor, const Open& what);
  void close_overlay();
  // Records a node for box `index` and makes it the parent of nodes inside.
  int record(int index, Tag tag, NodeId id);
  // A text that assistive technology reads: a node of its own for the leaf, unless the node around
  // it is named already.
  int record_text(int leaf, Tag tag);
  // The text of `leaf` becomes the text, and so the name, of `node`.
  void set_label(int node, int leaf) { node_label_[static_cast<std::size_t>(node)] = leaf; }
  // A node that can be pressed or typed into, known to Dear ImGui as an item.
  int record_interactive(int index, Tag tag, NodeId id);

  NodeId id_for(Key key) const { return key.below(current_key_space()); }
  NodeId current_key_space() const;
  int current() const { return stack_.back(); }
  Box& box(int index) { return boxes_[static_cast<std::size_t>(index)]; }
  LayoutBox& place(int index) { return layout_[static_cast<std::size_t>(index)]; }
  int box_count() const { return static_cast<int>(boxes_.size()); }
  Twin& twin_tree() { return twin_; }
  std::string_view keep(std::string_view text) { return frame_text_.keep(text); }
  std::string_view keep_number(std::uint64_t number);
  bool keeps_row() const;  // the open box lays out along a row
  bool in_dialog() const;
  Token ground() const;      // what the innermost open box with a fill is filled with
  bool shows_faint_marks();  // somebody is at the list's row that is open; a finger always is

  bool was_clicked(NodeId id);
  std::optional<std::uint32_t> was_changed(NodeId id);
  bool was_dismissed(NodeId id);
  bool is_hovered(NodeId id) const { return hovered_ == id; }
  bool is_pressed(NodeId id) const { return pressed_ == id; }
  bool is_focused(NodeId id) const { return focused_ == id; }
  bool shows_focus(NodeId id) const { return focused_ == id && focus_visible_; }
  FieldState& field_state(NodeId id);
  FieldState* find_field(NodeId id);
  FieldSink& sink() { return application_; }
  NodeId focused() const { return focused_; }
  NodeId hovered() const { return hovered_; }

  float animate(NodeId id, float target, double seconds);
  void request_focus(NodeId id, std::uint32_t caret);
  void request_field_focus(std::string_view binding, std::uint32_t caret);
  void request_scroll(NodeId id, float top) { pending_scrolls_.push_back({id, top}); }
  void request_reveal(NodeId id) { pending_reveals_.push_back(id); }
  void announce(std::string_view message) { pending_messages_.emplace_back(message); }

  struct ListState {
    std::vector<float> heights;  // of rows that were shown, zero: unknown
    float top = 0;               // of the list in the content that scrolls
    NodeId scroll = 0;
    float view_height = 0;
    std::size_t first_row = 0;
    std::vector<int> row_boxes;
    int box = LayoutBox::kNone;
  };
  ListState& list_state(NodeId id) { return lists_[id]; }
  float scroll_top(NodeId id) const;
  void mark_lower_edge() { lower_edge_box_ = current(); }
  float longest_word(TextFace face, std::string_view text);  // CSS px
  Rect on_screen(int index) const;                           // where a box is in the window, CSS px

  struct SuggestionState {
    NodeId field = 0;
    NodeId list = 0;
    std::size_t count = 0;
    std::size_t active = 0;
    std::optional<std::size_t> chosen;
    bool dismissed = false;
    bool declared = false;
  };
  SuggestionState& suggestion_state() { return suggestions_; }
  int last_field_box() const { return last_field_box_; }
  void set_last_field(int field_box, NodeId id) {
    last_field_box_ = field_box;
    last_field_ = id;
  }
  NodeId last_field() const { return last_field_; }
  int last_closed() const { return last_closed_; }
  std::optional<NodeId>& page_key() { return page_key_; }
  void expect_page_title() { page_title_wanted_ = true; }
  bool take_page_title_wish() { return std::exchange(page_title_wanted_, false); }
  // What stands at the top of the next page, and scrolls with it.
  std::vector<std::function<void()>>& page_heads() { return page_heads_; }
  NodeId skip_target() const { return skip_target_; }
  void set_skip_target(NodeId id) { skip_target_ = id; }
  void add_dialog(NodeId id) { dialogs_.push_back(id); }
  void add_popover(NodeId id) { popovers_.push_back(id); }
  void add_roving(int twin_node) { roving_.push_back(twin_node); }
  void add_drag_row(std::string_view name);  // the row of a list that is being declared
  void add_drop_place(std::string_view name) { drop_places_.push_back({current(), keep(name)}); }
  std::string_view carried() const { return drag_ ? std::string_view(drag_->name) : ""; }
  std::optional<Dropped> take_dropped() { return std::exchange(dropped_, std::nullopt); }

 private:
  enum class EventKind : std::uint8_t { click, change, dismiss };
  struct Event {
    EventKind kind;
    NodeId id;
    std::uint32_t value;
  };
  struct Motion {
    float from = 0, target = 0;
    double start = 0;
    std::uint32_t last_used = 0;
  };
  struct PendingFocus {
    NodeId id = 0;
    std::string binding;
    std::uint32_t caret = Twin::kNoCaret;
    int tries = 0;
  };
  struct DropPlace {
    int box = LayoutBox::kNone;
    std::string_view name;
  };
  struct DragRow {
    int box = LayoutBox::kNone;
    std::optional<std::size_t> place;  // that it stands in
    std::string_view name;
  };
  // A row that a pointer carries.
  struct Drag {
    std::string name;
    float x = 0, y = 0;            // of the pointer
    float hold_x = 0, hold_y = 0;  // where it holds the row, from the row's corner
  };
  // Where the carried row would go.
  struct Aim {
    std::size_t place = 0;
    const DragRow* after = nullptr;  // the row of the place that it would follow, none: it is first
    const DragRow* before = nullptr;
    bool is_other_place = false;
  };
  struct Ring {
    Rect rect;  // device pixels
    Rect clip;
    float radius = 0;
  };

  LeafMeasure widths(int box) override;
  LeafHeight height(int box, float width) override;

  bool take_event(EventKind kind, NodeId id, std::uint32_t* value);
  void begin_frame();
  void place_everything();
  void place_overlay(const Overlay& overlay);
  float clear_of_field(const Rect& wanted) const;
  void keep_field_in_view();
  void remember_lists();
  void paint_everything();
  void paint_tree(int root, float dx, float dy, Rect clip);
  void paint_box(ImDrawList& list, int index, float dx, float dy, const Rect& clip);
  void paint_decoration(ImDrawList& list, const Decoration& look, const Rect& rect);
  void paint_text(ImDrawList& list, int index, float x, float y);
  void paint_check(ImDrawList& list, const Box& box, const Rect& rect);
  void paint_progress(ImDrawList& list, const Box& box, const Rect& rect);
  void paint_chart(ImDrawList& list, const Box& box, const Rect& rect);
  void paint_line(ImDrawList& list, const TextFace& face, float x, float top, std::uint32_t color,
                  std::string_view text, bool shaped, bool right_to_left);
  void paint_ring(ImDrawList& list);
  float baseline_of(const TextFace& face);  // from the top of a line, CSS px
  std::uint32_t ink(Token token, float alpha = 1) const;
  Rect snapped(const Rect& rect) const;  // device pixels, whole
  int record_words(int leaf, Tag tag);
  void record_swallowed_text();
  void finish_twin();
  void finish_roving();
  void finish_scrolling();
  void finish_focus();
  std::string_view lines_of(int index);
  const DragRow* carried_row() const;
  std::optional<Aim> aim() const;
  Rect visible(int index) const;
  void paint_hole(ImDrawList& list, const Rect& rect);
  void paint_carried(ImDrawList& list);
  void paint_aim(ImDrawList& list, const Aim& aim);
  Handled suggestion_key(const KeyPress& key, NodeId field);
  Handled roving_key(const KeyPress& key);

  Application& application_;
  Environment environment_;
  Palette palette_;
  Picture picture_;
  std::unique_ptr<Fonts> fonts_;
  std::unique_ptr<TextEngine> text_;
#ifdef ITHACA_COVERAGE
  std::unique_ptr<Coverage> coverage_;
#endif
  Twin twin_;
  FrameText frame_text_;
  std::vector<LayoutBox> layout_;
  std::vector<Box> boxes_;
  std::vector<int> stack_;
  std::vector<std::function<void()>> page_heads_;
  float last_height_ = 0;  // of the window
  std::vector<Overlay> overlays_;
  std::vector<int> node_box_;               // of each node of the twin
  std::vector<int> node_label_;             // the leaf whose text it has
  std::vector<std::uint32_t> text_counts_;  // texts below each node, and below the root at the end
  std::vector<Event> events_;
  std::vector<FieldState> fields_;
  std::vector<int> roving_;
  std::vector<NodeId> roving_links_;  // of the last frame, lists parted by zeros
  std::unordered_map<NodeId, Motion> motions_;
  std::unordered_map<NodeId, float> scroll_tops_;
  std::unordered_map<NodeId, ListState> lists_;
  SuggestionState suggestions_;
  std::optional<PendingFocus> pending_focus_;
  std::vector<std::pair<NodeId, float>> pending_scrolls_;
  std::vector<NodeId> pending_reveals_;
  std::vector<std::string> pending_messages_;
  std::vector<NodeId> popovers_, last_popovers_;
  std::vector<NodeId> dialogs_, last_dialogs_;
  std::vector<DropPlace> drop_places_;
  std::vector<DragRow> drag_rows_;
  std::optional<Drag> drag_;
  std::optional<Dropped> dropped_;
  int lower_edge_box_ = LayoutBox::kNone;
  int left_out_box_ = LayoutBox::kNone;  // painted elsewhere: a hole marks its place
  std::optional<Ring> ring_;
  std::optional<NodeId> page_key_;
  bool page_title_wanted_ = false;
  NodeId hovered_ = 0, pressed_ = 0, focused_ = 0;
  bool focus_visible_ = false;
  NodeId last_field_ = 0, skip_target_ = 0;
  int last_field_box_ = LayoutBox::kNone, last_closed_ = LayoutBox::kNone;
  int wanted_frames_ = 0;
  std::uint32_t frame_number_ = 0;
};

}  // namespace ithaca::ui
