#include "method/roadmap.hpp"

#include <algorithm>

#include "base/translate.hpp"

namespace ithaca::method {
namespace {

bool is_on_the_road(const Meeting& meeting) {
  return meeting.state == MeetingState::held || meeting.state == MeetingState::planned;
}

std::vector<const Topic*> topics_at(const View& view, const MentorshipId& mentorship,
                                    std::int32_t slot) {
  std::vector<const Topic*> topics;
  for (const Topic* topic : view.index.topics(view.plan, mentorship)) {
    if (topic->slot == slot) topics.push_back(topic);
  }
  return topics;
}

RoadmapColumn& column_at(std::vector<RoadmapColumn>& columns, std::int32_t slot) {
  const auto at = std::find_if(columns.begin(), columns.end(),
                               [&](const RoadmapColumn& column) { return !(column.slot < slot); });
  if (at != columns.end() && at->slot == slot) return *at;
  return *columns.insert(at, RoadmapColumn{slot, nullptr, {}});
}

// Places that the topic can go to by a step: in no meeting yet, and each meeting that takes it.
std::vector<std::int32_t> slots_for(const std::vector<RoadmapColumn>& columns, const Topic& topic) {
  std::vector<std::int32_t> slots{0};
  for (const RoadmapColumn& column : columns) {
    if (takes_topic(column, topic)) slots.push_back(column.slot);
  }
  return slots;
}

std::optional<MoveTopic> moved_within(const View& view, const Topic& topic, bool goes_up) {
  const auto beside = topics_at(view, topic.mentorship, topic.slot);
  const auto at = std::find_if(beside.begin(), beside.end(),
                               [&](const Topic* other) { return other->id == topic.id; });
  if (at == beside.end() || (goes_up ? at == beside.begin() : at + 1 == beside.end())) {
    return std::nullopt;
  }
  if (goes_up) return MoveTopic{topic.id, topic.slot, (*(at - 1))->id};
  return MoveTopic{topic.id, topic.slot, at + 2 == beside.end() ? TopicId{} : (*(at + 2))->id};
}

// The topic waits nowhere, and the meeting in which it was talked about last, or else the first
// one, is a quarter ago.
bool is_quarter_over(const View& view, const MentorshipId& id, const std::string& title) {
  const Mentorship* mentorship = view.plan.find<Mentorship>(id);
  if (mentorship == nullptr || is_at_rest(*mentorship)) return false;
  std::int32_t talked_in = 0;
  for (const Topic* topic : view.index.topics(view.plan, id)) {
    if (topic->title != title) continue;
    if (!topic->is_done) return false;
    talked_in = std::max(talked_in, topic->slot);
  }
  std::optional<Day> since;
  for (const Meeting* meeting : view.index.meetings(view.plan, id)) {
    const auto day = day_held(*meeting);
    if (day && (!since || meeting->slot <= talked_in)) since = day;
  }
  return since && view.today - *since >= kQuarter;
}

}  // namespace

std::vector<RoadmapColumn> roadmap_columns(const View& view, const MentorshipId& mentorship) {
  std::vector<RoadmapColumn> columns;
  std::int32_t last = 0;
  for (const Meeting* meeting : view.index.meetings(view.plan, mentorship)) {
    if (!is_on_the_road(*meeting)) continue;
    RoadmapColumn& column = column_at(columns, meeting->slot);
    const bool is_ahead = meeting->state == MeetingState::planned;
    if (column.meeting == nullptr || (column.is_held() && is_ahead)) column.meeting = meeting;
    last = std::max(last, meeting->slot);
  }
  column_at(columns, last + 1);
  for (const Topic* topic : view.index.topics(view.plan, mentorship)) {
    if (topic->slot > 0) column_at(columns, topic->slot).topics.push_back(topic);
  }
  return columns;
}

std::vector<const Topic*> roadmap_backlog(const View& view, const MentorshipId& mentorship) {
  return topics_at(view, mentorship, 0);
}

std::optional<std::int32_t> silent_slot(const View& view, const MentorshipId& id) {
  const Mentorship* mentorship = view.plan.find<Mentorship>(id);
  if (mentorship == nullptr || is_at_rest(*mentorship)) return std::nullopt;
  const Meeting* last = last_held(view, id);
  if (last == nullptr) return std::nullopt;
  const Meeting* next = next_meeting(view, id);
  const std::int32_t slot = next != nullptr ? next->slot : last->slot + 1;
  return topics_at(view, id, slot).empty() ? std::optional(slot) : std::nullopt;
}

std::optional<MoveTopic> topic_moved(const View& view, const std::vector<RoadmapColumn>& columns,
                                     const Topic& topic, TopicWay way) {
  if (way == TopicWay::up || way == TopicWay::down) {
    return moved_within(view, topic, way == TopicWay::up);
  }
  std::optional<std::int32_t> to;
  for (const std::int32_t slot : slots_for(columns, topic)) {
    if (way == TopicWay::earlier && slot < topic.slot) to = slot;  // the last one before
    if (way == TopicWay::later && slot > topic.slot) {
      to = slot;
      break;
    }
  }
  if (!to) return std::nullopt;
  return MoveTopic{topic.id, *to, {}};
}

std::optional<Day> road_day(const Meeting& meeting) {
  if (meeting.state == MeetingState::held) return day_held(meeting);
  return meeting.when ? std::optional(meeting.when->day) : std::nullopt;
}

std::vector<TimeLineEntry> time_line(const View& view, const MentorshipId& mentorship) {
  using Kind = TimeLineEntry::Kind;
  std::vector<TimeLineEntry> entries;
  for (const Meeting* meeting : view.index.meetings(view.plan, mentorship)) {
    const auto day = road_day(*meeting);
    if (is_on_the_road(*meeting) && day) {
      entries.push_back({*day, Kind::meeting, ref_to(*meeting), 0});
    }
  }
  for (const Absence* absence : view.index.absences(view.plan, mentorship)) {
    entries.push_back({absence->from, Kind::away, ref_to(*absence), 0});
  }
  for (const Goal* goal : goals_of(view, mentorship)) {
    if (goal->state != GoalState::active) continue;
    if (goal->until) entries.push_back({*goal->until, Kind::goal, ref_to(*goal), 0});
    for (const Milestone* milestone : view.index.milestones(view.plan, goal->id)) {
      if (milestone->due) {
        entries.push_back({*milestone->due, Kind::milestone, ref_to(*milestone), 0});
      }
    }
  }
  sort_values(entries, [](const TimeLineEntry& a, const TimeLineEntry& b) {
    if (a.day != b.day) return a.day < b.day;
    return a.kind != b.kind ? a.kind < b.kind : a.record < b.record;
  });
  std::optional<Day> last;
  for (TimeLineEntry& entry : entries) {
    if (entry.kind != Kind::meeting) continue;
    if (last) entry.since_last_meeting = entry.day - *last;
    last = entry.day;
  }
  return entries;
}

std::vector<StarterTopic> starter_topics(const View& view, const MentorshipId& mentorship) {
  std::vector<StarterTopic> starters{
      {t("My goals, and what they ask of me")},
      {t("What is changing in our field")},
      {t("Making time for what matters")},
      {t("Lessons that cost you something")},
      {t("A technical question that holds me up")},
      {t("First steps in leading others")},
      {t("How decisions really come about")},
      {t("Politics at work")},
      {t("Preparing a negotiation")},
      {t("How this place works")},
      {t("Sit in while you lead a meeting"), TopicKind::observe},
      {t("Rehearse a hard conversation"), TopicKind::exercise},
      {t("A small piece of work together"), TopicKind::project},
      {t("Two weeks of doing one thing differently"), TopicKind::experiment}};
  const auto& topics = view.index.topics(view.plan, mentorship);
  std::erase_if(starters, [&](const StarterTopic& starter) {
    return std::any_of(topics.begin(), topics.end(),
                       [&](const Topic* topic) { return topic->title == starter.title; });
  });
  const std::string honest_view = t("Your honest view: keep, change, start?");
  if (is_quarter_over(view, mentorship, honest_view))
    starters.insert(starters.begin(), {honest_view});
  return starters;
}

}  // namespace ithaca::method
