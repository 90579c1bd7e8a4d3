// How a goal moved, and why: where it stands now, the line of it, each change with its reason (000,
// 002: goals may change on advice). Knows no verdict on any of it.
#include <charconv>

#include "base/translate.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

std::string state_words(const std::string& written) {
  const auto state = meta::AsText<GoalState>::read(written);
  if (state == GoalState::active) return t("Taken up again");
  return state ? t(meta::label_of(*state)) : written;
}

std::string label_of_field(const std::string& key) {
  const meta::Kind& kind = kind_of<Goal>();
  const std::size_t number = kind.number_of(key);
  return number == kind.fields.size() ? key : t(kind.fields[number].facts.label);
}

// "What exactly: “one team” → “three teams”"
std::string field_words(const ithaca::History& entry) {
  if (entry.field == "path") {
    return entry.to.empty() ? t("Paths open again")
                            : t("Path chosen: {title}", {{"title", entry.to}});
  }
  const std::string label = label_of_field(entry.field);
  if (entry.to.empty()) {
    return t("{field}: “{words}” taken out", {{"field", label}, {"words", entry.from}});
  }
  return t("{field}: “{from}” → “{to}”",
           {{"field", label}, {"from", entry.from}, {"to", entry.to}});
}

std::string goal_change_words(const Context& c, const Goal& goal, const ithaca::History& entry) {
  if (entry.event == Event::changed) {
    return entry.field.empty() ? state_words(entry.to) : field_words(entry);
  }
  if (entry.event != Event::moved) return change_words(c, entry);
  if (entry.field != "reading") {
    return t("{from} → {to} %", {{"from", entry.from}, {"to", entry.to}});
  }
  return t("{from} → {to} {unit}", {{"from", entry.from}, {"to", entry.to}, {"unit", goal.unit}});
}

// Newest first, each with its reason, which may be given at any time.
void changes(Context& c, const Goal& goal, const Records<ithaca::History>& history) {
  Ui& ui = c.ui;
  constexpr float kUsualHeight = 62;
  ui.long_list("history", history.size(), {.label = t("Changes"), .row_padding = 6}, kUsualHeight,
               [&](std::size_t i) {
                 const ithaca::History& entry = *history[history.size() - 1 - i];
                 auto keyed = ui.keyed(Key(entry.id.view()), {.align = Align::stretch});
                 const std::string words = goal_change_words(c, goal, entry);
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

void where_it_stands(Context& c, const Goal& goal) {
  if (!goal.unit.empty()) {
    if (const auto value =
            number_field(c, "reading/" + goal.id.string(), goal.reading,
                         {.label = t("Now, in {unit}", {{"unit", goal.unit}}), .width = fill()})) {
      c.outbox.mean(SetGoalReading{goal.id, *value});
    }
    return;
  }
  const std::string name = "progress/" + goal.id.string();
  const auto value =
      number_field(c, name, goal.progress, {.label = t("Progress in %"), .width = fill()});
  if (!value) return;
  if (*value < 0 || *value > 100) {
    refuse_value(c, name, t("Progress is between 0 and 100 %"));
  } else {
    c.outbox.mean(SetGoalProgress{goal.id, *value});
  }
}

float number_in(const std::string& words) {
  int number = 0;
  std::from_chars(words.data(), words.data() + words.size(), number);
  return static_cast<float>(number);
}

// In the goal's unit where it has one: readings in another unit would be another line.
void line(Context& c, const Goal& goal, const Records<ithaca::History>& history) {
  const std::string_view measured = goal.unit.empty() ? "" : "reading";
  std::vector<ChartPoint> points;
  for (const ithaca::History* entry : history) {
    if (entry->event != Event::moved || entry->field != measured) continue;
    const auto day = static_cast<float>(entry->day.since_epoch);
    if (points.empty()) points.push_back({day - 1, number_in(entry->from)});
    if (points.back().x == day) points.pop_back();  // of a day the last word
    points.push_back({day, number_in(entry->to)});
  }
  if (points.size() < 2) return;
  if (goal.unit.empty()) {
    c.ui.line_chart(t("Progress over time, now {percent} %", {{"percent", goal.progress}}), points,
                    t("{percent} %", {{"percent", goal.progress}}));
    return;
  }
  c.ui.line_chart(
      t("Progress over time, now {now} {unit}, on the way from {from} to {to}",
        {{"now", goal.reading}, {"unit", goal.unit}, {"from", goal.start}, {"to", goal.target}}),
      points, t("{now} {unit}", {{"now", goal.reading}, {"unit", goal.unit}}));
}

}  // namespace

void draw_goal_movement(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  auto card = ui.card("moved", {.label = t("How it moved")});
  ui.heading(2, t("How it moved"));
  const auto history = c.index.history(c.plan, ref_to(goal));
  if (!goal.unit.empty()) {
    ui.small(t("{from} → {to} {unit}",
               {{"from", goal.start}, {"to", goal.target}, {"unit", goal.unit}}));
  }
  line(c, goal, history);
  where_it_stands(c, goal);
  if (history.empty()) {
    ui.small(t("Set the progress now and then: the line shows what the talks changed"));
    return;
  }
  const bool is_open = c.drafts.shows_changes_of == goal.id;
  if (ui.button("changes",
                tn("Reasons and changes · {count} entry", "Reasons and changes · {count} entries",
                   static_cast<std::int64_t>(history.size())),
                {.kind = ButtonKind::quiet, .expanded = is_open})) {
    c.drafts.shows_changes_of = is_open ? GoalId{} : goal.id;
  }
  if (is_open) changes(c, goal, history);
}

}  // namespace ithaca::ui
