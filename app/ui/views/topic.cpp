// A topic on the roadmap: its words, what it is for, where it goes, what can be done with it.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/roadmap.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

using method::RoadmapColumn;
using method::TopicWay;
using Columns = std::vector<RoadmapColumn>;

// The focus follows into another place, where the element is another one.
void move_to(Context& c, const Topic& topic, const MoveTopic& move) {
  if (move.slot != topic.slot || topic.slot == 0)
    c.session.wants_focus_on = id_cast<RecordTag>(topic.id);
  c.outbox.mean(move);
}

void choose_place(Context& c, const Columns& columns, const Topic& topic) {
  Choices<std::int32_t> places;
  places.add(topic_place(0), 0);
  for (const RoadmapColumn& column : columns) {
    if (takes_topic(column, topic)) places.add(topic_place(column.slot), column.slot);
  }
  const std::string label = t("Move to");
  if (const auto slot =
          places.select(c.ui, "place", {.label = label, .width = fill()}, topic.slot)) {
    move_to(c, topic, MoveTopic{topic.id, *slot, {}});
  }
}

void choose_goal(Context& c, const Topic& topic) {
  const std::string label = t("For the goal");
  if (const auto goal =
          goal_choice(c, topic.mentorship, topic.goal, {.label = label, .width = fill()})) {
    c.outbox.mean(SetValue{ref_to(topic), "goal", goal->string()});
  }
}

void choose_kind(Context& c, const Topic& topic) {
  const std::string label = t("What you do");
  if (const auto kind = enum_choice(c.ui, "kind", {.label = label, .width = fill()}, topic.kind)) {
    c.outbox.mean(SetValue{ref_to(topic), "kind", std::string(meta::key_of(*kind))});
  }
}

void choose_minutes(Context& c, const Topic& topic, bool is_broad) {
  const std::string name = "topic-minutes/" + topic.id.string();
  constexpr float kWidth = 240;
  if (const auto minutes = minutes_field(c, name, topic.minutes,
                                         {.label = t("Minutes on the agenda, if you like"),
                                          .width = is_broad ? fixed(kWidth) : fill()})) {
    c.outbox.mean(SetTopicMinutes{topic.id, *minutes});
  }
}

void step_buttons(Context& c, const Columns& columns, const Topic& topic) {
  Ui& ui = c.ui;
  const auto step = [&](Key key, Icon icon, const std::string& name, TopicWay way) {
    const auto move = method::topic_moved(c.view(), columns, topic, way);
    const std::string reason = move ? std::string{} : t("There is no place that way");
    if (ui.icon_button(key, icon, name, {.kind = ButtonKind::quiet, .disabled_reason = reason})) {
      move_to(c, topic, *move);
    }
  };
  auto row = ui.wrap({.gap = 2, .align = Align::center});
  step("earlier", Icon::chevron_left, t("Earlier: {title}", {{"title", topic.title}}),
       TopicWay::earlier);
  step("later", Icon::chevron_right, t("Later: {title}", {{"title", topic.title}}),
       TopicWay::later);
  step("up", Icon::arrow_up, t("Up: {title}", {{"title", topic.title}}), TopicWay::up);
  step("down", Icon::arrow_down, t("Down: {title}", {{"title", topic.title}}), TopicWay::down);
  if (ui.icon_button("delete", Icon::trash, t("Delete topic: {title}", {{"title", topic.title}}),
                     {.kind = ButtonKind::quiet})) {
    c.outbox.mean(Remove{ref_to(topic)});
    if (c.session.route.item.is_set()) {  // its own address names nothing any more
      c.outbox.push(GoTo{{Room::roadmap, {}}, History::replace});
    }
  }
}

void topic_details(Context& c, const Columns& columns, const Topic& topic, bool is_broad) {
  const float aside = is_broad ? 8.0F : 0.0F;  // a broad card has little room around its one line
  auto box =
      c.ui.column({.gap = 10, .padding = Sides(aside, 6, aside, aside), .align = Align::stretch});
  if (c.ui.checkbox("done", t("Talked about: {title}", {{"title", topic.title}}), topic.is_done,
                    {.label = t("Talked about")})) {
    c.outbox.mean(TickTopic{topic.id, !topic.is_done});
  }
  {
    auto choices = c.ui.columns({1, 1, 1}, 480);
    {
      auto place = c.ui.column({.align = Align::stretch});
      choose_place(c, columns, topic);
    }
    {
      auto goal = c.ui.column({.align = Align::stretch});
      choose_goal(c, topic);
    }
    {
      auto kind = c.ui.column({.align = Align::stretch});
      choose_kind(c, topic);
    }
  }
  choose_minutes(c, topic, is_broad);
  record_field(c, topic, "notes", topic.notes,
               {.label = t("What you want to know"), .lines = FieldLines::many, .width = fill()});
  private_switch(c, ref_to(topic), topic.is_private, topic.title);
  step_buttons(c, columns, topic);
}

void topic_title(Context& c, const Topic& topic, const std::string& label) {
  record_field(c, topic, "title", topic.title,
               {.label = label,
                .label_hidden = true,
                .look = FieldLook::bare,
                .lines = FieldLines::many,
                .width = fill(3)});
}

void more_button(Context& c, const Topic& topic) {
  Ui& ui = c.ui;
  const bool is_open = c.session.topic_in_hand == topic.id;
  if (c.session.wants_focus(topic.id)) {
    c.session.wants_focus_on = {};
    ui.focus("more");
    ui.scroll_to("more");
  }
  if (ui.icon_button("more", Icon::more, t("Change or move: {title}", {{"title", topic.title}}),
                     {.kind = ButtonKind::quiet, .expanded = is_open, .low = true})) {
    c.session.topic_in_hand = is_open ? TopicId{} : topic.id;
    ui.request_frames(1);
  }
}

void what_for(Context& c, const Topic& topic, int most_lines) {
  const std::string words = topic_words(c, topic);
  if (words.empty()) return;
  c.ui.text(words, {.size = TextSize::small, .tone = Token::text_soft, .max_lines = most_lines});
}

// One line, where the card has the whole width.
void broad_topic(Context& c, const Topic& topic, const std::string& label) {
  Ui& ui = c.ui;
  auto row = ui.row({.gap = 8, .padding = Sides(6, 0, 0, 0), .align = Align::center});
  choose_box(c, ref_to(topic), topic.title);
  topic_title(c, topic, label);
  {
    auto place = ui.column({.width = fill(2)});
    what_for(c, topic, 2);
  }
  ui.grip(t("Drag: {title}", {{"title", topic.title}}), topic.id.view(), true);
  more_button(c, topic);
}

// Its words, what it is for, and below that what can be done with it.
void slim_topic(Context& c, const Topic& topic, const std::string& label) {
  Ui& ui = c.ui;
  choose_box(c, ref_to(topic), topic.title);
  topic_title(c, topic, label);
  what_for(c, topic, 3);
  auto row = ui.row({.width = fill(), .align = Align::center});
  ui.grip(t("Drag: {title}", {{"title", topic.title}}), topic.id.view(), true);
  ui.spacer();
  more_button(c, topic);
}

}  // namespace

std::string topic_words(const Context& c, const Topic& topic) {
  std::string words;
  const auto add = [&](const std::string& more) {
    if (more.empty()) return;
    if (!words.empty()) words += " · ";
    words += more;
  };
  if (topic.kind != TopicKind::talk) add(t(meta::label_of(topic.kind)));
  if (const Goal* goal = c.plan.find<Goal>(topic.goal)) add(goal_words(*goal));
  if (topic.minutes > 0) add(t("{count} min", {{"count", topic.minutes}}));
  if (topic.is_done) add(t("talked about"));
  return with_private_mark(words, topic.is_private);
}

void draw_topic(Context& c, const std::vector<RoadmapColumn>& columns, const Topic& topic,
                const std::string& label) {
  Ui& ui = c.ui;
  const bool is_broad = topic.slot == 0 && !ui.narrow();
  auto card = ui.card("card", {.gap = 2, .padding = is_broad ? 6.0F : 10.0F});
  if (is_broad) {
    broad_topic(c, topic, label);
  } else {
    slim_topic(c, topic, label);
  }
  if (c.session.topic_in_hand == topic.id) topic_details(c, columns, topic, is_broad);
}

}  // namespace ithaca::ui
