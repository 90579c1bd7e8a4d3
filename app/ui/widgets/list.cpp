// Lists of rows, long ones declared only near the view, and names with values.
#include <algorithm>

#include "ui/widgets/core.hpp"

namespace ithaca::ui {
namespace {

constexpr std::size_t kShortList = 60;  // rows that are always declared
constexpr float kOverscan = 400;        // CSS px above and below the view

// Opens row number `turn` of a list whose box is current.
int open_row(Core& core, NodeId id, const ListOptions& options, std::size_t turn) {
  Decoration look;
  look.line_above = options.hairlines && (turn > 0 || options.hairline_first);
  const int index = core.open({.options = {.padding = {0, options.row_padding},
                                           .width = options.side_by_side ? fit() : fill()},
                               .look = look,
                               .id = id});
  core.record(index, Tag::li, id);
  return index;
}

}  // namespace

bool Core::shows_faint_marks() {
  if (environment_.touch || environment_.scheme == Scheme::forced) return true;
  for (auto open = stack_.rbegin(); open != stack_.rend(); ++open) {
    const int index = box(*open).twin;
    if (index == TwinNode::kNone || twin_.node(index).tag != Tag::li) continue;
    const NodeId row = twin_.node(index).id;
    return twin_.was_inside(hovered_, row) || twin_.was_inside(focused_, row);
  }
  return true;
}

Scope Ui::list(Key key, const ListOptions& options) {
  const NodeId id = core_.id_for(key);
  const int index =
      core_.open({.flow = options.side_by_side ? Flow::wrap : Flow::column,
                  .options = {.gap = options.hairlines ? 0 : options.gap, .width = fill()},
                  .id = id});
  const int node = core_.record(index, options.ordered ? Tag::ol : Tag::ul, id);
  Box& made = core_.box(index);
  made.list = options;
  made.list.label = {};
  if (!options.label.empty()) {
    core_.twin_tree().attribute(node, Attribute::label, core_.keep(options.label));
  }
  if (options.roving) core_.add_roving(node);
  return {this, id};
}

Scope Ui::item(Key key) {
  const NodeId id = core_.id_for(key);
  Box& around = core_.box(core_.current());
  const std::size_t turn = around.next_child++;
  const ListOptions options = around.list;
  open_row(core_, id, options, turn);
  return {this, id};
}

void Ui::long_list(Key key, std::size_t count, const ListOptions& options, float usual_height,
                   const std::function<void(std::size_t)>& row) {
  auto all = list(key, options);
  Core::ListState& state = core_.list_state(all.id());
  state.heights.resize(count, 0);
  state.box = core_.current();
  const auto height_of = [&](std::size_t i) {
    return state.heights[i] > 0 ? state.heights[i] : usual_height;
  };
  if (count > kShortList && options.shows) {  // where the row is as far as heights are known
    float before = state.top - height() / 3;
    for (std::size_t i = 0; i < *options.shows && i < count; ++i) before += height_of(i);
    if (state.scroll != 0) core_.request_scroll(state.scroll, std::max(0.0F, before));
    core_.request_frames(1);
  }
  // What the view shows, by the heights known from earlier frames.
  std::size_t first = 0;
  std::size_t end = count;
  float above = 0;
  float below = 0;
  if (count > kShortList) {
    const float view_height = state.view_height > 0 ? state.view_height : height();
    const float view_top = core_.scroll_top(state.scroll) - state.top - kOverscan;
    while (first < count && above + height_of(first) < view_top) above += height_of(first++);
    end = first;
    for (float y = above; end < count && y < view_top + view_height + 2 * kOverscan;) {
      y += height_of(end++);
    }
    for (std::size_t i = end; i < count; ++i) below += height_of(i);
  }
  state.first_row = first;
  if (above > 0) space(above);
  for (std::size_t i = first; i < end; ++i) {
    const NodeId id = Key(static_cast<std::uint64_t>(i)).below(all.id());
    const int index = open_row(core_, id, options, i);
    state.row_boxes.push_back(index);
    const int node = core_.box(index).twin;
    if (end - first < count) {
      core_.twin_tree().attribute(node, Attribute::set_size, core_.keep_number(count));
      core_.twin_tree().attribute(node, Attribute::position_in_set, core_.keep_number(i + 1));
    }
    row(i);
    core_.close();
  }
  if (below > 0) space(below);
}

Scope Ui::facts(Key key, float name_width) {
  const NodeId id = core_.id_for(key);
  const int index = core_.open({.options = {.gap = 10, .width = fill()}, .id = id});
  core_.record(index, Tag::dl, id);
  core_.box(index).amount = name_width;
  return {this, id};
}

Scope Ui::fact(Key key, std::string_view name) {
  const NodeId id = core_.id_for(key);
  const float name_width = core_.box(core_.current()).amount;
  const bool stacked = narrow();
  core_.open({.flow = stacked ? Flow::column : Flow::row,
              .options = {.gap = stacked ? 2.0F : 12.0F,
                          .width = fill(),
                          .align = stacked ? Align::start : Align::baseline}});
  const int leaf = core_.text_leaf(name, {0, true, false}, Token::text_soft,
                                   {.width = stacked ? Width{} : fixed(name_width)});
  core_.record_text(leaf, Tag::dt);
  const int value = core_.open({.options = {.width = fill()}, .id = id});
  core_.record(value, Tag::dd, id);
  return {this, id, 2};
}

}  // namespace ithaca::ui
