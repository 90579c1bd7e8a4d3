// The roadmap along time: meetings with the gaps between them, days away, milestones and goals.
#include <algorithm>

#include "base/translate.hpp"
#include "method/health.hpp"
#include "method/roadmap.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

using method::RoadmapColumn;
using method::TimeLineEntry;

void topics_of(Context& c, const RoadmapColumn& column) {
  for (const Topic* topic : column.topics) {
    auto keyed = c.ui.keyed(Key(topic->id.view()), {.width = fill()});
    c.ui.text(topic->title.empty() ? t("Untitled topic") : topic->title, {.width = fill()});
    if (const std::string words = topic_words(c, *topic); !words.empty()) c.ui.small(words);
  }
}

void column_row(Context& c, const RoadmapColumn& column, int since_last_meeting) {
  Ui& ui = c.ui;
  auto words = ui.column({.gap = 4, .width = fill(), .align = Align::stretch});
  const std::string title = topic_place(column.slot);
  {
    auto row = ui.wrap({.gap = 8, .align = Align::baseline});
    std::string when = t("no date yet");
    if (column.meeting != nullptr) {
      when = column_when(c, *column.meeting);
      ui.link("open", title,
              href_of(route_to(column.is_held() ? Room::meeting_wrap_up : Room::meeting_prepare,
                               column.meeting->id)),
              {.weight = Weight::strong,
               .underlined = false,
               .name = t("{meeting}, {when}", {{"meeting", title}, {"when", when}})});
    } else {
      ui.text(title, {.weight = Weight::strong});
    }
    ui.small(when);
    if (since_last_meeting > 0) {
      ui.small(t("{interval} later", {{"interval", method::interval_words(since_last_meeting)}}));
    }
  }
  topics_of(c, column);
}

std::string dated(const Context& c, Day day, const std::string& what, bool is_done) {
  const std::string words =
      t("{day}: {what}", {{"day", c.words.day(day, method::DayStyle::compact)}, {"what", what}});
  return is_done ? t("{words} · done", {{"words", words}}) : words;
}

void mark_row(Context& c, Icon icon, const std::string& words) {
  auto row = c.ui.row({.gap = 8, .width = fill(), .align = Align::center});
  c.ui.icon(icon);
  c.ui.text(words, {.tone = Token::text_soft, .width = fill()});
}

const RoadmapColumn* column_of(const std::vector<RoadmapColumn>& columns, const Meeting& meeting) {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const RoadmapColumn& column) {
    return column.slot == meeting.slot;
  });
  return found == columns.end() ? nullptr : &*found;
}

void entry_row(Context& c, const TimeLineEntry& entry, const std::vector<RoadmapColumn>& columns) {
  if (const auto* meeting = find_as<Meeting>(c.plan, entry.record)) {
    const RoadmapColumn* column = column_of(columns, *meeting);
    if (column != nullptr) column_row(c, *column, entry.since_last_meeting);
  } else if (const auto* absence = find_as<Absence>(c.plan, entry.record)) {
    auto band = c.ui.inset("away", {.gap = 2, .padding = 10});
    c.ui.text(t("Away · {what}", {{"what", absence_words(c, *absence)}}),
              {.tone = Token::text_soft});
  } else if (const auto* milestone = find_as<Milestone>(c.plan, entry.record)) {
    mark_row(c, milestone->done_on ? Icon::check : Icon::calendar,
             dated(c, entry.day, t("Milestone “{title}”", {{"title", milestone->title}}),
                   milestone->done_on.has_value()));
  } else if (const auto* goal = find_as<Goal>(c.plan, entry.record)) {
    mark_row(c, Icon::target,
             dated(c, entry.day, t("Goal “{title}”", {{"title", goal->title}}), false));
  }
}

}  // namespace

void draw_time_line(Context& c) {
  const auto entries = method::time_line(c.view(), c.session.mentorship);
  const auto columns = method::roadmap_columns(c.view(), c.session.mentorship);
  std::vector<const RoadmapColumn*> undated;
  for (const RoadmapColumn& column : columns) {
    if (column.meeting == nullptr || !method::road_day(*column.meeting)) undated.push_back(&column);
  }
  // Between what was and what comes stands today.
  const auto past = static_cast<std::size_t>(
      std::count_if(entries.begin(), entries.end(),
                    [&](const TimeLineEntry& entry) { return entry.day < c.today; }));
  Ui& ui = c.ui;
  auto card = ui.card("time-line", {.label = t("Time line")});
  constexpr float kUsualHeight = 60;
  ui.long_list(
      "entries", entries.size() + 1 + undated.size(), {.label = t("Time line")}, kUsualHeight,
      [&](std::size_t i) {
        auto keyed = ui.keyed("row", {.width = fill(), .align = Align::stretch});
        if (i == past) {
          ui.small(t("{today}, {day}", {{"today", c.words.distance(0, FirstLetter::capital)},
                                        {"day", c.words.day(c.today, method::DayStyle::compact)}}));
          return;
        }
        const std::size_t at = i < past ? i : i - 1;
        if (at < entries.size()) {
          entry_row(c, entries[at], columns);
        } else {
          column_row(c, *undated[at - entries.size()], 0);
        }
      });
}

}  // namespace ithaca::ui
