// The roadmap: topics, the meetings that they are meant for, absences, and time held for the work.
#include <algorithm>

#include "plan/decide_arms.hpp"
#include "plan/query.hpp"
#include "plan/topic_place.hpp"

namespace ithaca {

bool was_held(const Plan& plan, const MentorshipId& mentorship, std::int32_t slot) {
  bool is_held = false;
  for (const auto& [id, row] : plan.of<Meeting>()) {
    const Meeting& meeting = *row.value;
    if (!(meeting.mentorship == mentorship) || meeting.slot != slot) continue;
    if (meeting.state == MeetingState::planned) return false;
    is_held |= meeting.state == MeetingState::held;
  }
  return is_held;
}

}  // namespace ithaca

namespace ithaca::decide_arms {
namespace {

std::vector<const Topic*> in_column(const Plan& plan, const MentorshipId& mentorship,
                                    std::int32_t slot) {
  std::vector<const Topic*> column = children(plan, &Topic::mentorship, mentorship);
  std::erase_if(column, [&](const Topic* topic) { return topic->slot != slot; });
  return column;
}

const Meeting* planned_at(const std::vector<Meeting>& meetings, std::int32_t slot) {
  for (const Meeting& meeting : meetings) {
    if (meeting.state == MeetingState::planned && meeting.slot == slot) return &meeting;
  }
  return nullptr;
}

AgendaItem item_of(const Topic& topic, const MeetingId& meeting, const Env& env) {
  AgendaItem item;
  item.id = env.fresh<AgendaItemTag>();
  item.meeting = meeting;
  item.minutes = topic.minutes;
  item.source = AgendaSource::topic;
  item.goal = topic.goal;
  item.topic = topic.id;
  item.is_private = topic.is_private;
  return item;
}

void place(Changes& changes, AgendaItem item) {
  item.position = place_before_closing(as_decided(changes, &AgendaItem::meeting, item.meeting));
  if (changes.copy_of(kind_of<AgendaItem>(), id_cast<RecordTag>(item.id))) {
    changes.edit<AgendaItem>(item.id, [&](AgendaItem& it) { it = item; });
  } else {
    changes.create(std::move(item));
  }
}

}  // namespace

void settle_topics(Changes& changes, const MentorshipId& mentorship, const Env& env) {
  std::vector<Topic> topics = as_decided(changes, &Topic::mentorship, mentorship);
  if (topics.empty()) return;
  sort_values(topics, [](const Topic& a, const Topic& b) { return stands_before(a, b); });
  const std::vector<Meeting> meetings = as_decided(changes, &Meeting::mentorship, mentorship);
  const std::vector<AgendaItem> scheduled = decided_where<AgendaItem>(
      changes, [](const AgendaItem& item) { return item.topic.is_set(); });
  const auto is_held = [&](const MeetingId& id) {
    return std::any_of(meetings.begin(), meetings.end(), [&](const Meeting& meeting) {
      return meeting.id == id && meeting.state == MeetingState::held;
    });
  };
  for (const Topic& topic : topics) {
    if (topic.is_done) continue;
    std::vector<AgendaItem> items;
    for (const AgendaItem& item : scheduled) {
      if (item.topic == topic.id && !is_held(item.meeting)) items.push_back(item);
    }
    const Meeting* home = topic.slot == 0 ? nullptr : planned_at(meetings, topic.slot);
    const bool is_home =
        home != nullptr && std::any_of(items.begin(), items.end(), [&](const AgendaItem& item) {
          return item.meeting == home->id;
        });
    if (is_home) continue;
    if (home != nullptr && items.empty()) {
      place(changes, item_of(topic, home->id, env));
    } else if (home != nullptr) {
      items.front().meeting = home->id;
      place(changes, std::move(items.front()));
    } else {
      for (const AgendaItem& item : items) changes.remove<AgendaItem>(item.id);
    }
  }
}

Decided decide_on(const Plan& plan, const AddTopic& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write what you want to know or talk about"));
  if (plan.find<Mentorship>(intent.mentorship) == nullptr) return gone();
  Topic topic;
  topic.id = env.fresh<TopicTag>();
  topic.mentorship = intent.mentorship;
  topic.goal = intent.goal;
  topic.title = title;
  topic.kind = intent.kind;
  topic.slot = intent.slot;
  const auto column = in_column(plan, intent.mentorship, intent.slot);
  topic.position = position_between(column.empty() ? Position{} : column.back()->position, {});
  topic.is_private = intent.is_private;
  Changes changes(plan, "Topic added");
  changes.create(std::move(topic));
  settle_topics(changes, intent.mentorship, env);
  return changes.take();
}

Decided decide_on(const Plan& plan, const MoveTopic& intent, const Env& env) {
  const Topic* topic = plan.find<Topic>(intent.topic);
  if (topic == nullptr) return gone();
  if (intent.before == intent.topic) return ChangeSet{};
  if (!takes_topic(*topic, intent.slot, was_held(plan, topic->mentorship, intent.slot))) {
    return Error{
        Errc::forbidden, {}, t("A meeting that was held takes only what was talked about")};
  }
  Changes changes(plan, "Topic moved");
  const auto column = in_column(plan, topic->mentorship, intent.slot);
  if (!place_before(changes, column, *topic, intent.before)) return ChangeSet{};
  changes.edit<Topic>(intent.topic, [&](Topic& it) { it.slot = intent.slot; });
  settle_topics(changes, topic->mentorship, env);
  changes.merge_with("move/" + intent.topic.string());
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetTopicMinutes& intent, const Env&) {
  const Topic* topic = plan.find<Topic>(intent.topic);
  if (topic == nullptr) return gone();
  if (!is_length(intent.minutes)) return minutes_out_of_range();
  Changes changes(plan, "Minutes set");
  changes.edit<Topic>(intent.topic, [&](Topic& it) { it.minutes = intent.minutes; });
  for (const AgendaItem* item : children(plan, &AgendaItem::topic, intent.topic)) {
    const Meeting* meeting = plan.find<Meeting>(item->meeting);
    const bool is_to_come = meeting != nullptr && meeting->state == MeetingState::planned;
    if (!is_to_come || item->minutes != topic->minutes) continue;
    changes.edit<AgendaItem>(item->id, [&](AgendaItem& it) { it.minutes = intent.minutes; });
  }
  return changes.take();
}

Decided decide_on(const Plan& plan, const TickTopic& intent, const Env& env) {
  const Topic* topic = plan.find<Topic>(intent.topic);
  if (topic == nullptr) return gone();
  Changes changes(plan, intent.is_done ? "Talked about" : "Open again");
  changes.edit<Topic>(intent.topic, [&](Topic& it) { it.is_done = intent.is_done; });
  for (const AgendaItem* item : children(plan, &AgendaItem::topic, intent.topic)) {
    const Meeting* meeting = plan.find<Meeting>(item->meeting);
    if (meeting == nullptr || meeting->slot != topic->slot) continue;
    changes.edit<AgendaItem>(item->id, [&](AgendaItem& it) { it.is_done = intent.is_done; });
  }
  settle_topics(changes, topic->mentorship, env);
  return changes.take();
}

Decided decide_on(const Plan& plan, const AddAbsence& intent, const Env& env) {
  if (plan.find<Mentorship>(intent.mentorship) == nullptr) return gone();
  if (intent.until < intent.from) {
    return Error{Errc::out_of_range, {}, t("The last day comes before the first")};
  }
  Absence absence;
  absence.id = env.fresh<AbsenceTag>();
  absence.mentorship = intent.mentorship;
  absence.owner = intent.owner;
  absence.from = intent.from;
  absence.until = intent.until;
  absence.about = one_line(intent.about);
  absence.is_private = intent.is_private;
  Changes changes(plan, "Absence noted");
  changes.create(std::move(absence));
  return changes.take();
}

namespace {

template <class T>
MentorshipId mentorship_as(const Plan& plan, const Ref& subject) {
  const T* found = find_as<T>(plan, subject);
  return found == nullptr ? MentorshipId{} : found->mentorship;
}

// Whose work the subject is; unset for what nobody can sit down to.
MentorshipId work_of(const Plan& plan, const Ref& subject) {
  for (const MentorshipId& one :
       {mentorship_as<Meeting>(plan, subject), mentorship_as<Commitment>(plan, subject),
        mentorship_as<Advice>(plan, subject), mentorship_as<Contact>(plan, subject),
        mentorship_as<Resource>(plan, subject)}) {
    if (one.is_set()) return one;
  }
  return {};
}

}  // namespace

Decided decide_on(const Plan& plan, const HoldTime& intent, const Env& env) {
  if (!plan.has(intent.subject)) return gone();
  if (intent.minutes < 1 || !is_length(intent.minutes)) {
    return Error{Errc::out_of_range, {}, t("Hold between 1 minute and a day")};
  }
  const MentorshipId mentorship = work_of(plan, intent.subject);
  if (!mentorship.is_set()) {
    return Error{Errc::forbidden, {}, t("Time is held for a meeting, or for what is to be done")};
  }
  const auto held = children(plan, &HeldTime::subject, intent.subject);
  Changes changes(plan, "Time held");
  HeldTime time;
  if (!held.empty()) time = *held.front();
  time.mentorship = mentorship;
  time.subject = intent.subject;
  time.when = intent.when;
  if (!time.when.time) time.when.zone.clear();
  if (time.when.time && time.when.zone.empty()) time.when.zone = env.zone;
  time.minutes = intent.minutes;
  time.is_private = true;
  if (!held.empty()) {
    changes.edit<HeldTime>(time.id, [&](HeldTime& it) { it = time; });
  } else {
    time.id = env.fresh<HeldTimeTag>();
    changes.create(std::move(time));
  }
  return changes.take();
}

}  // namespace ithaca::decide_arms
