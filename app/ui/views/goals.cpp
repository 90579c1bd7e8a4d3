// What I want from this, and how we will know: a list, and the chosen goal beside it.
#include "method/goals.hpp"

#include "base/sort.hpp"
#include "base/translate.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

std::vector<const Goal*> goals_of(const Context& c) {
  auto goals = method::goals_of(c.view(), c.session.mentorship);
  sort_records(goals, [](const Goal& a, const Goal& b) {
    const bool a_active = a.state == GoalState::active;
    const bool b_active = b.state == GoalState::active;
    return a_active != b_active ? a_active : stands_before(a, b);
  });
  return goals;
}

// "2, 5 and 7"; of many the last ones, since what was lately talked about is what matters.
std::string numbers_of(const std::vector<std::int32_t>& numbers) {
  constexpr std::size_t kMost = 5;
  std::string list;
  for (std::size_t i = numbers.size() > kMost ? numbers.size() - kMost : 0; i < numbers.size();
       ++i) {
    const std::string number = std::to_string(numbers[i]);
    const bool is_last = i + 1 == numbers.size();
    list = list.empty() ? number
           : is_last    ? t("{list} and {last}", {{"list", list}, {"last", number}})
                        : t("{list}, {next}", {{"list", list}, {"next", number}});
  }
  return list;
}

// What the conversations made of it, in one phrase; nothing where there is nothing to say.
std::string talked_about(const Context& c, const Goal& goal) {
  const method::View view = c.view();
  if (const auto time = method::long_unread(view, c.session.mentorship, goal)) {
    return t("not looked at {time}", {{"time", *time}});
  }
  const auto numbers = method::talked_about_in(view, c.session.mentorship, goal);
  if (numbers.size() == 1) {
    return t("talked about in meeting {number}", {{"number", numbers.front()}});
  }
  if (!numbers.empty()) {
    return t("talked about in meetings {numbers}", {{"numbers", numbers_of(numbers)}});
  }
  const std::size_t paths = c.index.paths(c.plan, goal.id).size();
  if (paths < 2 || c.plan.find<Path>(goal.path) != nullptr) return {};
  return tn("{count} path compared", "{count} paths compared", static_cast<std::int64_t>(paths));
}

std::string goal_line(const Context& c, const Goal& goal) {
  std::string line = t("no date yet");
  if (goal.until) {
    line = t("until {day}", {{"day", c.words.day(*goal.until, method::DayStyle::date)}});
  }
  if (goal.state != GoalState::active) line = t(meta::label_of(goal.state));
  const std::string talked = talked_about(c, goal);
  return with_private_mark(talked.empty() ? line : line + " · " + talked, goal.is_private);
}

void goal_row(Context& c, const Goal& goal, bool is_selected) {
  Ui& ui = c.ui;
  auto item = ui.item(Key(goal.id.view()));
  const std::string title = goal_words(goal);
  const std::string line = goal_line(c, goal);
  auto box = ui.link_box("open",
                         t("{title}, {percent} %, {line}",
                           {{"title", title}, {"percent", goal.progress}, {"line", line}}),
                         href_of({Room::goals, id_cast<RecordTag>(goal.id)}),
                         {.gap = 6, .padding = 16, .selected = is_selected, .flat = true});
  {
    auto row = ui.row({.gap = 8, .align = Align::baseline});
    ui.text(title, {.weight = Weight::strong, .width = fill()});
    ui.text(t("{percent} %", {{"percent", goal.progress}}),
            {.size = TextSize::small, .tone = Token::text_soft, .figures = Figures::tabular});
  }
  ui.progress(t("Progress"), static_cast<float>(goal.progress) / 100.0F);
  ui.small(line);
}

void new_goal(Context& c) {
  if (const auto title = adding_line(c, "goal/" + c.session.mentorship.string(),
                                     {.label = t("New goal, in one sentence"),
                                      .placeholder = t("What do you want to be different?"),
                                      .width = fill()})) {
    c.outbox.mean(AddGoal{c.session.mentorship, title->text, title->is_private});
  }
}

}  // namespace

void draw_goals(Context& c) {
  Ui& ui = c.ui;
  const auto goals = goals_of(c);
  const Goal* selected = c.plan.find<Goal>(id_cast<GoalTag>(c.session.route.item));
  if (c.session.route.item.is_set() && selected == nullptr) {
    draw_missing(c);
    return;
  }
  if (selected == nullptr && !goals.empty() && !ui.narrow()) selected = goals.front();
  auto page = ui.page(ui.narrow() && selected != nullptr ? Key(selected->id.view()) : Key("goals"));
  ui.page_title(t("Goals"), t("What I want from this, and how we will know"));
  if (ui.narrow() && selected != nullptr) {
    ui.link("all", t("All goals"), href_of({Room::goals, {}}), {.icon = Icon::chevron_left});
    draw_goal(c, *selected);
    return;
  }
  auto columns = ui.columns({7, 12}, 760);
  {
    auto left = ui.column({.gap = 12, .align = Align::stretch});
    if (goals.empty()) {
      auto hint = ui.quote("hint");
      ui.text(t("A goal can start as one sentence. You sharpen it together in a meeting."),
              {.tone = Token::text_soft});
    } else {
      auto list = ui.list(
          "goals", {.label = t("Goals"), .hairlines = false, .row_padding = 0, .roving = true});
      for (const Goal* goal : goals) goal_row(c, *goal, goal == selected);
    }
    new_goal(c);
  }
  if (selected != nullptr) {
    auto right = ui.column({.gap = 18, .align = Align::stretch});
    auto keyed = ui.keyed(Key(selected->id.view()), {.gap = 18, .align = Align::stretch});
    draw_goal(c, *selected);
  }
}

}  // namespace ithaca::ui
