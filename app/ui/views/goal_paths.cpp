// Several ways to a goal, side by side, until one is chosen (002: more than one way up the
// mountain). Knows no judgement: what speaks for a way and against it is the mentee's to write.
#include <algorithm>

#include "base/translate.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

void reasoning(Context& c, const Path& path, std::string_view key, const std::string& value,
               const std::string& shown, const std::string& name, FieldLines lines) {
  auto column = c.ui.column({.gap = 2, .width = fill(), .align = Align::stretch});
  c.ui.small(shown);
  record_field(c, path, key, value,
               {.label = name, .label_hidden = true, .lines = lines, .width = fill()});
}

void path_actions(Context& c, const Goal& goal, const Path& path, std::string& reason) {
  Ui& ui = c.ui;
  auto row = ui.wrap({.gap = 12});
  if (goal.path == path.id) {
    if (ui.link_button("choose", t("keep them open"),
                       {.size = TextSize::small, .name = t("Keep the paths open")})) {
      c.outbox.mean(ChoosePath{goal.id, {}, {}});
    }
  } else if (ui.link_button("choose", t("choose it"),
                            {.size = TextSize::small,
                             .name = t("Choose path: {title}", {{"title", path.title}})})) {
    c.outbox.mean(ChoosePath{goal.id, path.id, reason});
    reason.clear();
  }
  if (ui.link_button("delete", t("delete"),
                     {.size = TextSize::small,
                      .tone = Token::text_soft,
                      .name = t("Delete path {title}", {{"title", path.title}})})) {
    c.outbox.mean(Remove{ref_to(path)});
  }
  private_switch(c, ref_to(path), path.is_private, path.title);
}

void path_box(Context& c, const Goal& goal, const Path& path, int number, std::string& reason) {
  Ui& ui = c.ui;
  auto column = ui.column({.align = Align::stretch});
  auto box = ui.inset(Key(path.id.view()), {.gap = 8, .padding = 14, .label = path.title});
  if (goal.path == path.id) {
    auto mark = ui.wrap();
    ui.chip(t("chosen"), ChipKind::soft);
  }
  record_field(c, path, "title", path.title,
               {.label = t("Path {number}", {{"number", number}}),
                .label_hidden = true,
                .look = FieldLook::bare,
                .lines = FieldLines::many,
                .weight = Weight::strong,
                .width = fill()});
  reasoning(c, path, "speaks-for", path.speaks_for, t("What speaks for it"),
            t("What speaks for path {number}", {{"number", number}}), FieldLines::many);
  reasoning(c, path, "speaks-against", path.speaks_against, t("What speaks against it"),
            t("What speaks against path {number}", {{"number", number}}), FieldLines::many);
  reasoning(c, path, "first-step", path.first_step, t("First step"),
            t("First step of path {number}", {{"number", number}}), FieldLines::one);
  path_actions(c, goal, path, reason);
}

// Two or three beside each other, as many as can be read so.
Scope side_by_side(Ui& ui, std::size_t count) {
  if (count == 1) return ui.columns({1});
  return count == 2 ? ui.columns({1, 1}, 460) : ui.columns({1, 1, 1}, 600);
}

}  // namespace

void draw_goal_paths(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  auto card = ui.card("paths", {.label = t("Paths to compare")});
  ui.heading(2, t("Paths to compare"));
  ui.small(t("Keep more than one way up the mountain until you understand the options"));
  const auto& paths = c.index.paths(c.plan, goal.id);
  std::string& reason = c.drafts.lines["path-reason/" + goal.id.string()];
  const std::size_t in_row = paths.size() == 4 ? 2 : std::min<std::size_t>(paths.size(), 3);
  for (std::size_t first = 0; first < paths.size(); first += in_row) {
    auto row = side_by_side(ui, in_row);
    for (std::size_t i = first; i < first + in_row; ++i) {
      if (i < paths.size()) {
        path_box(c, goal, *paths[i], static_cast<int>(i) + 1, reason);
      } else {
        auto place = ui.column();
      }
    }
  }
  if (paths.size() > 1 && c.plan.find<Path>(goal.path) == nullptr) {
    ui.draft("reason", reason,
             {.label = t("Why this one, when you choose"),
              .placeholder = t("Only if you want to remember it"),
              .width = fill()});
  }
  const std::string adding = "path/" + goal.id.string();
  if (c.drafts.unfolded.goal == goal.id && c.drafts.unfolded.focus == GoalUnfolded::Focus::paths) {
    c.drafts.unfolded.focus = GoalUnfolded::Focus::stays;
    ui.focus(Key(adding));
  }
  if (const auto title = adding_line(c, adding,
                                     {.label = t("Add a path"),
                                      .label_hidden = true,
                                      .placeholder = t("Add one way to get there…"),
                                      .width = fill()})) {
    c.outbox.mean(AddPath{goal.id, title->text, title->is_private});
  }
}

}  // namespace ithaca::ui
