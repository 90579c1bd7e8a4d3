// Where the conversations go: meetings as columns, topics in them, and what waits for a meeting.
#include "method/roadmap.hpp"

#include <algorithm>
#include <functional>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/letters.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

using method::RoadmapColumn;
using RoadmapLook = Session::RoadmapLook;

// All places of one frame, as the choices of a topic name them.
struct Roadmap {
  std::vector<RoadmapColumn> columns;
  std::vector<const Topic*> backlog;
  std::optional<std::int32_t> silent;
};

void add_topic(Context& c, std::int32_t slot, const std::string& label) {
  const std::string name = "topic/" + c.session.mentorship.string() + "/" + std::to_string(slot);
  if (const auto title = adding_line(c, name,
                                     {.label = label,
                                      .label_hidden = true,
                                      .placeholder = t("Add a topic…"),
                                      .width = fill()})) {
    c.outbox.mean(
        AddTopic{c.session.mentorship, title->text, {}, slot, TopicKind::talk, title->is_private});
  }
}

void column_head(Context& c, const RoadmapColumn& column) {
  Ui& ui = c.ui;
  auto head = ui.column({.gap = 2, .padding = Sides(4, 0)});
  const std::string title = topic_place(column.slot);
  ui.heading(2, title, {.weight = Weight::strong});
  if (column.meeting == nullptr) {
    ui.small(t("no date yet"));
    return;
  }
  const std::string when = column_when(c, *column.meeting);
  ui.link("open", when,
          href_of(route_to(column.is_held() ? Room::meeting_wrap_up : Room::meeting_prepare,
                           column.meeting->id)),
          {.size = TextSize::small,
           .tone = Token::text_soft,
           .name = t("{meeting}, {when}", {{"meeting", title}, {"when", when}})});
}

// While a pointer carries a topic, its own rule says; a meeting to come takes any.
bool takes_carried(Context& c, const RoadmapColumn& column) {
  if (!column.is_held()) return true;
  const auto carried = parse_id<TopicTag>(c.ui.carried());
  const Topic* topic = carried ? c.plan.find<Topic>(*carried) : nullptr;
  return topic != nullptr && takes_topic(column, *topic);
}

void draw_column(Context& c, const Roadmap& map, const RoadmapColumn& column) {
  Ui& ui = c.ui;
  auto section = ui.keyed(Key(static_cast<std::uint64_t>(column.slot)),
                          {.gap = 8, .width = fill(), .align = Align::stretch});
  column_head(c, column);
  auto box = ui.inset("box", {.gap = 8, .padding = 10, .height = fill()});
  if (takes_carried(c, column)) ui.drop_place(std::to_string(column.slot));
  if (map.silent == column.slot) {
    ui.text(t("Nothing to talk about here yet: add or drop a topic here, or take a starter below"),
            {.tone = Token::text_soft});
  }
  if (!column.topics.empty()) {
    auto list =
        ui.list("topics", {.label = t("Topics of meeting {number}", {{"number", column.slot}}),
                           .hairlines = false,
                           .row_padding = 0,
                           .gap = 8});
    int number = 0;
    for (const Topic* topic : column.topics) {
      auto item = ui.item(Key(topic->id.view()));
      draw_topic(
          c, map.columns, *topic,
          t("Meeting {meeting}, topic {number}", {{"meeting", column.slot}, {"number", ++number}}));
    }
  }
  if (column.is_held() && column.topics.empty()) ui.small(t("No topic"));
  if (!column.is_held()) {
    add_topic(c, column.slot, t("Add a topic to meeting {number}", {{"number", column.slot}}));
  }
}

// How many columns stand side by side; one below the other on a phone.
std::size_t columns_in_row(const Ui& ui) {
  constexpr float kLeastWidth = 184;
  constexpr float kGap = 14;
  const float rail = ui.narrow() ? 0.0F : ui.breadth() == Breadth::medium ? 64.0F : 224.0F;
  const float room = ui.width() - rail - 2 * ui.page_margin();
  const float fitting = (room + kGap) / (kLeastWidth + kGap);
  return ui.narrow()
             ? 1
             : std::clamp(static_cast<std::size_t>(fitting), std::size_t{1}, std::size_t{5});
}

// The columns from `first` on that stand in one row.
void draw_row(Context& c, const Roadmap& map, const std::vector<const RoadmapColumn*>& columns,
              std::size_t first, std::size_t in_row) {
  auto row = c.ui.row_or_column({.gap = 14, .width = fill(), .align = Align::stretch});
  for (std::size_t i = first; i < first + in_row; ++i) {
    if (i < columns.size()) {
      draw_column(c, map, *columns[i]);
    } else {
      auto empty = c.ui.column({.width = fill()});  // the others keep their width
    }
  }
}

// Meetings that were held, but the last: folded, unless a topic in them is asked for.
void draw_earlier(Context& c, const Roadmap& map, const std::vector<const RoadmapColumn*>& earlier,
                  std::size_t in_row) {
  if (earlier.empty()) return;
  Ui& ui = c.ui;
  for (const RoadmapColumn* column : earlier) {
    for (const Topic* topic : column->topics) {
      if (c.session.wants_focus(topic->id)) c.session.shows_earlier_meetings = true;
    }
  }
  const bool is_open = c.session.shows_earlier_meetings;
  if (ui.button("earlier", t("Earlier meetings"),
                {.kind = ButtonKind::quiet,
                 .icon = is_open ? Icon::chevron_down : Icon::chevron_right,
                 .expanded = is_open})) {
    c.session.shows_earlier_meetings = !is_open;
    ui.request_frames(1);
  }
  if (!is_open) return;
  constexpr float kUsualHeight = 260;
  ui.long_list("earlier-meetings", (earlier.size() + in_row - 1) / in_row,
               {.label = t("Earlier meetings"), .hairlines = false}, kUsualHeight,
               [&](std::size_t i) { draw_row(c, map, earlier, i * in_row, in_row); });
}

void draw_columns(Context& c, const Roadmap& map) {
  const std::size_t in_row = columns_in_row(c.ui);
  std::vector<const RoadmapColumn*> earlier;
  std::vector<const RoadmapColumn*> near;
  for (const RoadmapColumn& column : map.columns) {
    if (column.is_held()) {
      if (!near.empty() && near.back()->is_held()) {
        earlier.push_back(near.back());
        near.pop_back();
      }
    }
    near.push_back(&column);
  }
  draw_earlier(c, map, earlier, in_row);
  for (std::size_t first = 0; first < near.size(); first += in_row) {
    draw_row(c, map, near, first, in_row);
  }
}

void draw_starters(Context& c) {
  const auto starters = method::starter_topics(c.view(), c.session.mentorship);
  if (starters.empty()) return;
  Ui& ui = c.ui;
  ui.small(t("Topics to begin with, and things to do together"));
  auto row = ui.wrap({.gap = 8, .align = Align::center});
  for (const method::StarterTopic& starter : starters) {
    const std::string kind = t(meta::label_of(starter.kind));
    const std::string words =
        starter.kind == TopicKind::talk
            ? starter.title
            : t("{kind}: {title}", {{"kind", kind}, {"title", starter.title}});
    if (ui.button(Key(starter.title), words,
                  {.kind = ButtonKind::chip,
                   .icon = Icon::plus,
                   .name = t("Add the topic: {title}", {{"title", words}})})) {
      c.outbox.mean(AddTopic{c.session.mentorship, starter.title, {}, 0, starter.kind});
    }
  }
}

// Those that are chosen, in the order in which they stand.
std::vector<const Topic*> chosen_topics(const Context& c) {
  std::vector<const Topic*> chosen;
  for (const Topic* topic : c.index.topics(c.plan, c.session.mentorship)) {
    if (c.drafts.selection->chosen.count(ref_to(*topic)) != 0) chosen.push_back(topic);
  }
  return chosen;
}

// What a topic's own menu can do, for all that are chosen as one step.
class ChosenTopics {
 public:
  using Change = std::function<std::optional<Intent>(const Topic&)>;  // nothing: it stays
  ChosenTopics(Context& c, std::string nothing)
      : c_(c), nothing_(std::move(nothing)), topics_(chosen_topics(c)) {}

  void offer(Key key, const std::string& label, const Change& change, ButtonOptions options = {}) {
    options.disabled_reason = nothing_;
    if (!c_.drafts.selection || !c_.ui.button(key, label, options)) return;
    Together together;
    for (const Topic* topic : topics_) {
      if (std::optional<Intent> intent = change(*topic)) {
        together.intents.push_back(std::make_shared<const Intent>(*std::move(intent)));
      }
    }
    c_.drafts.selection.reset();
    c_.outbox.push(std::move(together));
  }
  // On where all have it: then it is taken from all.
  void offer_switch(Key key, const std::string& label, bool Topic::*flag,
                    const std::function<Intent(const Topic&, bool)>& change) {
    const bool is_on =
        !topics_.empty() && std::all_of(topics_.begin(), topics_.end(),
                                        [&](const Topic* topic) { return topic->*flag; });
    offer(key, label,
          [&](const Topic& topic) -> std::optional<Intent> {
            if (topic.*flag != is_on) return std::nullopt;
            return change(topic, !is_on);
          },
          {.pressed = is_on});
  }

 private:
  Context& c_;
  std::string nothing_;
  std::vector<const Topic*> topics_;
};

void offer_places(Context& c, const Roadmap& map, ChosenTopics& chosen) {
  auto row = c.ui.wrap({.gap = 8, .align = Align::center});
  c.ui.small(t("Move to"));
  const auto offer = [&](std::int32_t slot) {
    const std::string place = topic_place(slot);
    const std::string name = t("Move to {place}", {{"place", place}});
    chosen.offer(Key(static_cast<std::uint64_t>(slot)), place,
                 [&](const Topic& topic) -> std::optional<Intent> {
                   if (topic.slot == slot) return std::nullopt;
                   return MoveTopic{topic.id, slot, {}};
                 },
                 {.name = name});
  };
  offer(0);
  for (const RoadmapColumn& column : map.columns) {
    if (!column.is_held()) offer(column.slot);
  }
}

void offer_goals(Context& c, ChosenTopics& chosen) {
  const auto goals = method::goals_of(c.view(), c.session.mentorship);
  if (goals.empty()) return;
  auto row = c.ui.wrap({.gap = 8, .align = Align::center});
  c.ui.small(t("For the goal"));
  const auto offer = [&](const std::string& label, const GoalId& goal) {
    const std::string name = t("For the goal: {goal}", {{"goal", label}});
    chosen.offer(Key(goal.view()), label,
                 [&](const Topic& topic) -> std::optional<Intent> {
                   if (topic.goal == goal) return std::nullopt;
                   return SetValue{ref_to(topic), "goal", goal.string()};
                 },
                 {.name = name});
  };
  for (const Goal* goal : goals) offer(goal_words(*goal), goal->id);
  offer(t("No goal"), {});
}

void chosen_actions(Context& c, const Roadmap& map, const std::string& nothing) {
  ChosenTopics chosen(c, nothing);
  {
    auto row = c.ui.wrap({.gap = 8, .align = Align::center});
    if (c.ui.button("cancel", t("Cancel"), {.kind = ButtonKind::quiet})) {
      c.drafts.selection.reset();
      return;
    }
    chosen.offer_switch("done", t("Talked about"), &Topic::is_done,
                        [](const Topic& topic, bool is_on) -> Intent {
                          return TickTopic{topic.id, is_on};
                        });
    chosen.offer_switch("private", t("Only for you"), &Topic::is_private,
                        [](const Topic& topic, bool is_on) -> Intent {
                          return SetPrivate{ref_to(topic), is_on};
                        });
    chosen.offer("delete", t("Delete"),
                 [](const Topic& topic) -> std::optional<Intent> { return Remove{ref_to(topic)}; });
  }
  offer_places(c, map, chosen);
  offer_goals(c, chosen);
}

void draw_backlog(Context& c, const Roadmap& map) {
  Ui& ui = c.ui;
  const std::string title = topic_place(0);
  auto section = ui.keyed("backlog", {.gap = 10, .width = fill(), .align = Align::stretch});
  ui.drop_place("0");
  ui.heading(2, title, {.weight = Weight::strong});
  if (!map.backlog.empty()) {
    ListOptions options{.label = title, .hairlines = false, .row_padding = 4};
    for (std::size_t i = 0; i < map.backlog.size(); ++i) {
      if (c.session.wants_focus(map.backlog[i]->id)) options.shows = i;
    }
    constexpr float kUsualHeight = 90;
    ui.long_list("topics", map.backlog.size(), options, kUsualHeight, [&](std::size_t i) {
      auto keyed = ui.keyed(Key(map.backlog[i]->id.view()), {.align = Align::stretch});
      draw_topic(c, map.columns, *map.backlog[i],
                 t("Not in a meeting yet, topic {number}", {{"number", static_cast<int>(i) + 1}}));
    });
  }
  add_topic(c, 0, t("Add a topic"));
  draw_starters(c);
}

// What a pointer carried to a column or out of all of them.
void take_dropped(Context& c) {
  const auto dropped = c.ui.dropped();
  if (!dropped) return;
  const auto topic = parse_id<TopicTag>(dropped->row);
  const auto slot = read_number(dropped->place);
  if (!topic || !slot) return;
  c.outbox.carry(MoveTopic{*topic, *slot, parse_id<TopicTag>(dropped->before).value_or(TopicId{})});
}

void choose_look(Context& c) {
  const std::string columns = t("Columns");
  const std::string line = t("Time line");
  const std::string_view labels[] = {columns, line};
  if (const auto chosen = c.ui.radio_group("look", t("Show"), labels,
                                           static_cast<std::size_t>(c.session.roadmap_look),
                                           ChoiceLook::segments)) {
    c.session.roadmap_look = static_cast<RoadmapLook>(*chosen);
    c.ui.request_frames(1);
  }
}

bool has_topics(const Roadmap& map) {
  return !map.backlog.empty() ||
         std::any_of(map.columns.begin(), map.columns.end(),
                     [](const RoadmapColumn& column) { return !column.topics.empty(); });
}

}  // namespace

std::string topic_place(std::int32_t slot) {
  return slot == 0 ? t("Not in a meeting yet") : t("Meeting {number}", {{"number", slot}});
}

std::string column_when(const Context& c, const Meeting& meeting) {
  const bool is_held = meeting.state == MeetingState::held;
  const auto day = method::road_day(meeting);
  if (!day) return is_held ? t("held") : t("no date yet");
  if (!is_held) return c.words.day(*day, method::DayStyle::compact);
  return t("{day} · held", {{"day", c.words.day(*day, method::DayStyle::date)}});
}

void draw_roadmap(Context& c) {
  Ui& ui = c.ui;
  const TopicId asked = id_cast<TopicTag>(c.session.route.item);
  const Topic* topic = c.plan.find<Topic>(asked);
  if (asked.is_set() && topic == nullptr) {
    draw_missing(c);
    return;
  }
  const bool is_here = topic != nullptr && topic->mentorship == c.session.mentorship;
  if (is_here && c.session.wants_focus(asked)) {
    c.session.roadmap_look = RoadmapLook::columns;
  }
  auto page = ui.page("roadmap");
  {
    auto head =
        ui.row_or_column({.gap = 12, .align = ui.narrow() ? Align::stretch : Align::center});
    {
      auto words = ui.column({.width = fill(), .min_width = kLeastTitle});
      ui.page_title(t("Roadmap"), t("Where the conversations go"));
    }
    auto tools = ui.wrap({.gap = 12, .align = Align::center});
    if (c.session.roadmap_look == RoadmapLook::columns) {
      select_button(c, c.index.topics(c.plan, c.session.mentorship).size());
    }
    choose_look(c);
  }
  if (c.session.roadmap_look == RoadmapLook::time_line) {
    draw_time_line(c);
    return;
  }
  const method::View view = c.view();
  const MentorshipId& mentorship = c.session.mentorship;
  const Roadmap map{method::roadmap_columns(view, mentorship),
                    method::roadmap_backlog(view, mentorship),
                    method::silent_slot(view, mentorship)};
  auto all = ui.column({.gap = 20, .width = fill(), .align = Align::stretch});
  if (!has_topics(map)) {
    auto hint = ui.quote("hint");
    ui.text(t("What do you want to know to reach your goals? Each question is a topic; put it into "
              "a meeting, and nobody has to ask what to talk about."),
            {.tone = Token::text_soft});
  }
  chosen_bar(c, [&](const std::string& nothing) { chosen_actions(c, map, nothing); });
  draw_columns(c, map);
  draw_backlog(c, map);
  take_dropped(c);
}

}  // namespace ithaca::ui
