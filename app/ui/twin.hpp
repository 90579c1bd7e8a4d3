// The accessible twin: what a frame shows as a tree of elements, and the difference to the frame
// before. Knows no drawing and no DOM; the page applies the patch (web/library/twin.js reads the
// same format).
//
// A patch is a sequence of 32-bit little-endian words: an operation, then its operands. Texts are
// their length in bytes, then UTF-8 padded to whole words. Lengths are CSS pixels as 32-bit floats.
//   create id tag parent · remove id · order parent count id… · rect id x y width height pad_x
//   pad_y text id text · attributes id count (attribute text)… · value id text · look id bits ·
//   extent id height scroll id top · focus id caret (0xFFFFFFFF: none) · announce text · reveal id
// Order of operations: removals, then nodes parents first, then orders, then what needs finished
// nodes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/layout.hpp"

namespace ithaca::ui {

// Names a node for as long as it is shown; never zero for a real node.
using NodeId = std::uint32_t;

enum class Tag : std::uint8_t {
  div,
  span,
  p,
  h1,
  h2,
  h3,
  a,
  button,
  input,
  checkbox,
  radio,
  textarea,
  select,
  ul,
  ol,
  li,
  dl,
  dt,
  dd,
  nav,
  main,
  header,
  aside,
  section,
  form,
  search,
  dialog,
  label
};

enum class Attribute : std::uint8_t {
  role,
  label,  // aria-label
  href,
  title,
  lang,
  group,    // name of a radio group
  checked,  // "1" or "": a property
  options,  // of a select, one in each line
  chosen,   // index of the selected option
  tabindex,
  disabled,  // aria-disabled
  current,
  expanded,
  pressed,
  selected,
  controls,  // ids are written as decimal numbers; the page adds its prefix
  active,    // aria-activedescendant
  described_by,
  labelled_by,
  set_size,
  position_in_set,
  key_shortcuts,
  invalid,
  autocomplete,  // aria-autocomplete
  value_now,
  value_text,
  input_mode,
  enter_key_hint,
  capitals,
  spellcheck,
  read_only,
  level,  // aria-level
  orientation,
  roving,  // a list that its links are walked in with arrow keys
  live,
  hidden,  // aria-hidden
  placeholder,
  labels,  // for: the field that a label names
  drags,   // a row that a pointer can take along
  grip     // in it: what a finger takes it by
};

// Bits of `look`: which font, weight, tone and case of drawing an element has when it shows itself.
struct Look {
  static constexpr std::uint32_t kStyleMask = 0xF;  // index of the text style
  static constexpr std::uint32_t kStrong = 1U << 4U;
  static constexpr std::uint32_t kTabular = 1U << 5U;
  static constexpr std::uint32_t kScrolls = 1U << 6U;
  static constexpr std::uint32_t kCentered = 1U << 7U;
  static constexpr std::uint32_t kToneShift = 8;       // five bits: Token
  static constexpr std::uint32_t kBare = 1U << 13U;    // no text of its own to lay out
  static constexpr std::uint32_t kBreaks = 1U << 14U;  // the element breaks its lines itself
  static constexpr std::uint32_t kCut = 1U << 15U;     // what does not fit is left out
};

struct TwinNode {
  static constexpr int kNone = -1;
  NodeId id = 0;
  int parent = kNone;  // index in the same frame; kNone: the root
  Tag tag = Tag::div;
  bool interactive = false;
  bool is_grip = false;  // for pointers alone: named, but never in focus
  bool scrolls = false;
  bool has_value = false;
  std::uint32_t look = 0;
  std::string_view text;       // its own text, lines as drawn
  std::string_view value;      // of a field
  Rect rect;                   // relative to the parent
  float pad_x = 0, pad_y = 0;  // where its text begins
  float extent = 0;            // height of the content of a node that scrolls
  int first_attribute = kNone;
  int last_attribute = kNone;
};

struct TwinAttribute {
  Attribute name = Attribute::role;
  std::string_view value;
  int next = TwinNode::kNone;
};

// Finds an index by id: open addressing, emptied in one sweep.
class IdTable {
 public:
  void clear();
  // False when the id is there already.
  bool insert(NodeId id, int index);
  int find(NodeId id) const;  // TwinNode::kNone: not there

 private:
  struct Slot {
    NodeId id = 0;
    int index = 0;
  };
  void grow();
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

class Twin {
 public:
  void begin_frame();
  // The node may be filled in until the frame ends. An id that is taken gets a sibling of its own.
  int add(NodeId id, Tag tag, int parent);
  TwinNode& node(int index) { return nodes_[static_cast<std::size_t>(index)]; }
  const std::vector<TwinNode>& nodes() const { return nodes_; }
  int find(NodeId id) const { return table_.find(id); }
  // A later value takes the place of an earlier one.
  void attribute(int node, Attribute name, std::string_view value);
  std::string_view attribute(int node, Attribute name) const;  // empty: not set
  bool has_attribute(int node, Attribute name) const;

  // The accessible name: the label, else the text of the node and of those inside it.
  std::string name_of(int node) const;

  void scroll(NodeId id, float top);
  void focus(NodeId id, std::uint32_t caret);
  void reveal(NodeId id);
  void announce(std::string_view message);
  static constexpr std::uint32_t kNoCaret = 0xFFFFFFFFU;

  // The value that the element of a field holds, as far as known; a different `value` is sent.
  void element_holds(NodeId id, std::string_view value);
  const std::string& held(NodeId id) const;
  void splice_held(NodeId id, std::size_t at, std::size_t removed, std::string_view inserted);

  // Compares with the frame before and returns the patch; valid until the next call.
  const std::vector<std::uint32_t>& end_frame();
  // The page lost its elements: the next patch creates everything.
  void forget_elements();

  // From the frame before the one being declared: the nearest node that can have the focus after
  // `id` went, in reading order, of those that `id` stood among.
  NodeId neighbour_of(NodeId id) const;
  bool was_inside(NodeId id, NodeId ancestor) const;  // in the last finished frame

 private:
  struct Known {  // what the page has
    NodeId id = 0;
    NodeId parent = 0;
    Tag tag = Tag::div;
    bool interactive = false;
    std::uint64_t text_hash = 0;
    std::uint64_t attributes_hash = 0;
    std::uint64_t children_hash = 0;
    std::uint32_t look = 0;
    Rect rect;
    float pad_x = 0, pad_y = 0, extent = 0;
  };
  struct Held {
    NodeId id = 0;
    std::string value;
  };

  void write(std::string_view text);
  void write(float value);
  void patch_node(const TwinNode& node, const Known& now, const Known* before);
  std::uint64_t attributes_hash(const TwinNode& node) const;
  static constexpr NodeId kRoot = 0xFFFFFFFFU;  // stands for the page's root in the table
  Held* held_slot(NodeId id);

  std::vector<TwinNode> nodes_;
  std::vector<TwinAttribute> attributes_;
  IdTable table_;
  std::vector<Known> known_;
  IdTable known_table_;
  std::vector<Held> held_;
  std::vector<std::uint32_t> patch_;
  std::vector<std::uint32_t> late_;  // scroll, focus, reveal, announce: after the nodes
};

}  // namespace ithaca::ui
