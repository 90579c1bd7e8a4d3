// What I want from this, and how we will know: a list, and the chosen goal beside it.
#include <algorithm>

#include "base/sort.hpp"
#include "base/text.hpp"
#include "base/translate.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

std::vector<const Goal*> goals_of(const Context& c) {
  std::vector<const Goal*> goals;
  for (const auto& [id, row] : c.plan.of<Goal>()) {
    if (row.value->mentorships.count(c.session.mentorship) != 0) goals.push_back(row.value);
  }
  sort_records(goals, [](const Goal& a, const Goal& b) {
    const bool a_active = a.state == GoalState::active;
    const bool b_active = b.state == GoalState::active;
    return a_active != b_active ? a_active : stands_before(a, b);
  });
  return goals;
}

std::string percent(int value) { return t("{percent} %", {{"percent", value}}); }

std::string goal_line(const Context& c, const Goal& goal) {
  if (goal.state != GoalState::active) return t(meta::label_of(goal.state));
  if (goal.until)
    return t("until {day}", {{"day", c.words.day(*goal.until, method::DayStyle::date)}});
  return t("no date yet");
}

void goal_row(Context& c, const Goal& goal, bool is_selected) {
  Ui& ui = c.ui;
  auto item = ui.item(Key(goal.id.view()));
  const std::string title = goal.title.empty() ? t("Untitled goal") : goal.title;
  auto box =
      ui.link_box("open", t("{title}, {percent} %", {{"title", title}, {"percent", goal.progress}}),
                  href_of({Room::goals, id_cast<RecordTag>(goal.id)}),
                  {.gap = 6, .padding = 16, .selected = is_selected, .flat = true});
  {
    auto row = ui.row({.gap = 8, .align = Align::baseline});
    ui.text(title, {.weight = Weight::strong, .width = fill()});
    ui.text(percent(goal.progress),
            {.size = TextSize::small, .tone = Token::text_soft, .figures = Figures::tabular});
  }
  ui.progress(t("Progress"), static_cast<float>(goal.progress) / 100.0F);
  ui.small(goal_line(c, goal));
}

void smart_fields(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  const auto prose = [&](std::string_view key, const std::string& value, const std::string& label,
                         const std::string& example) {
    record_field(
        c, goal, key, value,
        {.label = label, .placeholder = example, .lines = FieldLines::many, .width = fill()});
  };
  prose("specific", goal.specific, t("What exactly"), t("Who, what, where: so that it is clear"));
  prose("measure", goal.measure, t("How we will know"),
        t("A number, or words that you both understand"));
  if (goal.measure_agreed_in.is_set()) {
    ui.small(t("agreed with {name} in {meeting}",
               {{"name", c.mentor()}, {"meeting", meeting_short(c, goal.measure_agreed_in)}}));
  }
  prose("achievable", goal.achievable, t("Can I do it"), t("What you have, and what you need"));
  prose("relevant", goal.relevant, t("Why it matters"),
        t("What changes for you when it is reached"));
  auto pair = ui.row({.gap = 12});
  if (const auto said =
          day_field(c, "until/" + goal.id.string(), goal.until,
                    {.label = t("Until"), .placeholder = t("31 jan"), .width = fill(2)})) {
    c.outbox.mean(SetGoalUntil{goal.id, said->value, {}});
  }
  const std::string name = "progress/" + goal.id.string();
  if (const auto value =
          number_field(c, name, goal.progress, {.label = t("Progress in %"), .width = fill(1)})) {
    if (*value < 0 || *value > 100) {
      refuse_value(c, name, t("Progress is between 0 and 100 %"));
    } else {
      c.outbox.mean(SetGoalProgress{goal.id, *value});
    }
  }
}

void milestone_row(Context& c, const Milestone& milestone, int number) {
  Ui& ui = c.ui;
  {
    auto row = ui.row({.gap = 12, .align = Align::center});
    const bool is_done = milestone.done_on.has_value();
    if (ui.checkbox("done", milestone.title, is_done)) {
      c.outbox.mean(TickMilestone{milestone.id, !is_done});
    }
    record_field(c, milestone, "title", milestone.title,
                 {.label = t("Milestone {number}", {{"number", number}}),
                  .label_hidden = true,
                  .look = FieldLook::bare,
                  .lines = FieldLines::many,
                  .width = fill()});
  }
  auto foot = ui.row({.gap = 8, .padding = Sides(32, 0, 0, 0), .align = Align::center});
  if (const auto said = day_field(c, "due/" + milestone.id.string(), milestone.due,
                                  {.label = t("Due: {title}", {{"title", milestone.title}}),
                                   .label_hidden = true,
                                   .placeholder = t("no day yet"),
                                   .look = FieldLook::bare,
                                   .size = TextSize::small,
                                   .width = fill()})) {
    c.outbox.mean(SetMilestoneDue{milestone.id, said->value});
  }
  if (ui.link_button("delete", t("delete"),
                     {.size = TextSize::small,
                      .tone = Token::text_soft,
                      .name = t("Delete milestone {title}", {{"title", milestone.title}})})) {
    c.outbox.mean(Remove{ref_to(milestone)});
  }
}

void milestones(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  auto card = ui.card("milestones", {.label = t("Milestones")});
  ui.heading(2, t("Milestones"));
  {
    auto list = ui.list("list", {.label = t("Milestones"), .hairline_first = true});
    int number = 0;
    for (const Milestone* milestone : c.index.milestones(c.plan, goal.id)) {
      auto item = ui.item(Key(milestone->id.view()));
      milestone_row(c, *milestone, ++number);
    }
  }
  if (const auto text = adding_field(c, "milestone/" + goal.id.string(),
                                     {.label = t("Add a milestone"),
                                      .label_hidden = true,
                                      .placeholder = t("Add a step on the way…"),
                                      .width = fill()})) {
    const TitleAndDue said = read_title_and_due(c, *text);
    c.outbox.mean(AddMilestone{
        goal.id, said.title,
        said.due.kind == Due::Kind::on_day ? std::optional(said.due.day) : std::nullopt});
  }
}

std::string change_words(const Context& c, const ithaca::History& entry) {
  if (entry.event == Event::moved) {
    return t("{from} → {to} %", {{"from", entry.from}, {"to", entry.to}});
  }
  if (entry.event == Event::new_date) {
    const auto from = parse_day(entry.from);
    const auto to = parse_day(entry.to);
    return t("{from} → {to}",
             {{"from", from ? c.words.day(*from, method::DayStyle::date) : t("no date")},
              {"to", to ? c.words.day(*to, method::DayStyle::date) : t("no date")}});
  }
  const auto state = meta::AsText<GoalState>::read(entry.to);
  return state ? t(meta::label_of(*state)) : entry.to;
}

// Newest first, each with its reason, which may be given at any time.
void changes(Context& c, const std::vector<const ithaca::History*>& history) {
  Ui& ui = c.ui;
  constexpr float kUsualHeight = 62;
  ui.long_list("history", history.size(), {.label = t("Changes"), .row_padding = 6}, kUsualHeight,
               [&](std::size_t i) {
                 const ithaca::History& entry = *history[history.size() - 1 - i];
                 auto keyed = ui.keyed(Key(entry.id.view()), {.align = Align::stretch});
                 const std::string words = change_words(c, entry);
                 const std::string day = c.words.day(entry.day, method::DayStyle::date);
                 {
                   auto row = ui.row({.gap = 8, .align = Align::baseline});
                   ui.text(words, {.size = TextSize::small, .width = fill()});
                   ui.small(day);
                 }
                 record_field(
                     c, entry, "reason", entry.reason,
                     {.label = t("Reason for {change}, {day}", {{"change", words}, {"day", day}}),
                      .label_hidden = true,
                      .placeholder = t("Why? One line is enough"),
                      .look = FieldLook::bare,
                      .lines = FieldLines::many,
                      .size = TextSize::small,
                      .width = fill()});
               });
}

void movement(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  auto card = ui.card("moved", {.label = t("How it moved")});
  ui.heading(2, t("How it moved"));
  const auto history = c.index.history(c.plan, ref_to(goal));
  std::vector<ChartPoint> points;
  for (const ithaca::History* entry : history) {
    if (entry->event != Event::moved) continue;
    if (points.empty()) {
      points.push_back({static_cast<float>(entry->day.since_epoch) - 1,
                        static_cast<float>(std::atoi(entry->from.c_str()))});
    }
    const auto day = static_cast<float>(entry->day.since_epoch);
    if (points.back().x == day) points.pop_back();  // of a day the last word
    points.push_back({day, static_cast<float>(std::atoi(entry->to.c_str()))});
  }
  if (points.size() > 1) {
    ui.line_chart(t("Progress over time, now {percent} %", {{"percent", goal.progress}}), points,
                  percent(goal.progress));
  }
  if (history.empty()) {
    ui.small(t("Set the progress now and then: the line shows what the talks changed."));
    return;
  }
  const bool is_open = c.drafts.shows_changes_of == goal.id;
  if (ui.button("changes",
                tn("Reasons and changes · {count} entry", "Reasons and changes · {count} entries",
                   static_cast<std::int64_t>(history.size())),
                {.kind = ButtonKind::quiet, .expanded = is_open})) {
    c.drafts.shows_changes_of = is_open ? GoalId{} : goal.id;
  }
  if (is_open) changes(c, history);
}

void goal_actions(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  auto row = ui.wrap({.gap = 8});
  const auto state = [&](Key key, const std::string& label, GoalState to) {
    if (ui.button(key, label, {.kind = ButtonKind::quiet}))
      c.outbox.mean(SetGoalState{goal.id, to, {}});
  };
  if (goal.state == GoalState::active) {
    const Meeting* last = method::last_held(c.view(), c.session.mentorship);
    if (last != nullptr && !goal.measure_agreed_in.is_set() && !trimmed(goal.measure).empty() &&
        ui.button("agree", t("Measure agreed with {name}", {{"name", c.mentor()}}),
                  {.kind = ButtonKind::quiet})) {
      c.outbox.mean(AgreeMeasure{goal.id, last->id});
    }
    state("reached", t("Reached"), GoalState::reached);
    state("drop", t("Drop it"), GoalState::dropped);
  } else {
    state("again", t("Take it up again"), GoalState::active);
  }
  if (ui.button(
          "delete", t("Delete"),
          {.kind = ButtonKind::quiet, .name = t("Delete goal {title}", {{"title", goal.title}})})) {
    c.outbox.mean(Remove{ref_to(goal)});
    c.outbox.push(GoTo{{Room::goals, {}}, History::replace});
  }
}

void goal_detail(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  {
    auto card = ui.card("goal", {.gap = 12, .label = t("Goal")});
    record_field(c, goal, "title", goal.title,
                 {.label = t("Goal in one sentence"),
                  .lines = FieldLines::many,
                  .size = TextSize::section,
                  .weight = Weight::strong,
                  .width = fill()});
    smart_fields(c, goal);
    goal_actions(c, goal);
  }
  auto pair = ui.columns({1, 1}, 520);
  {
    auto left = ui.column({.align = Align::stretch});
    milestones(c, goal);
  }
  {
    auto right = ui.column({.align = Align::stretch});
    movement(c, goal);
  }
}

void new_goal(Context& c) {
  if (const auto title = adding_field(c, "goal/" + c.session.mentorship.string(),
                                      {.label = t("New goal, in one sentence"),
                                       .placeholder = t("What do you want to be different?"),
                                       .width = fill()})) {
    c.outbox.mean(AddGoal{c.session.mentorship, *title});
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
    goal_detail(c, *selected);
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
    goal_detail(c, *selected);
  }
}

}  // namespace ithaca::ui
