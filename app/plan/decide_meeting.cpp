#include <algorithm>
#include <utility>

#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {
namespace {

struct Point {
  std::string title;
  std::int32_t minutes;
  AgendaSource source;
};

// The first meeting has its own agenda (003 keys 1 and 2, 004 way 1), in fractions of 45 minutes.
std::vector<Point> first_agenda() {
  return {{t("Get to know each other"), 5, AgendaSource::opening},
          {t("Goals"), 15, AgendaSource::goals},
          {t("How we work together"), 15, AgendaSource::own},
          {t("What to talk about next"), 5, AgendaSource::topic},
          {t("Close: useful, next steps, next time"), 5, AgendaSource::closing}};
}

// What was wanted last time (003, closing question 3) comes back as the first point.
Point wanted_last_time(const std::string& wanted) {
  return {t("Last time you wanted: {words}", {{"words", one_line(wanted)}}), 5,
          AgendaSource::opening};
}

// Later ones open with that and the goals (002).
std::vector<Point> later_agenda(const std::string& wanted) {
  std::vector<Point> points;
  if (!trimmed(wanted).empty()) points.push_back(wanted_last_time(wanted));
  points.push_back({t("Goals: what changed"), 5, AgendaSource::goals});
  points.push_back({t("Close: useful, next steps, next time"), 5, AgendaSource::closing});
  return points;
}

void add_point(Changes& changes, const MeetingId& meeting, const Point& point, Position position,
               const Env& env) {
  AgendaItem item;
  item.id = env.fresh<AgendaItemTag>();
  item.meeting = meeting;
  item.title = point.title;
  item.minutes = point.minutes;
  item.source = point.source;
  item.position = std::move(position);
  changes.create(std::move(item));
}

// A time is told in a zone, a day is not.
std::optional<When> settled(std::optional<When> when, const Env& env) {
  if (when && !when->time) when->zone.clear();
  if (when && when->time && when->zone.empty()) when->zone = env.zone;
  return when;
}

bool uses_slot(const Meeting& meeting) {
  return meeting.state == MeetingState::planned || meeting.state == MeetingState::held;
}

std::string when_words(const std::optional<When>& when) {
  return when ? meta::AsText<When>::write(*when) : std::string{};
}

Decided give_up(const Plan& plan, const MeetingId& id, MeetingState state, std::string label,
                const std::string& reason, const Env& env) {
  const Meeting* meeting = plan.find<Meeting>(id);
  if (meeting == nullptr) return gone();
  if (meeting->state == state) return ChangeSet{};
  Changes changes(plan, std::move(label));
  pass_slot_on(changes, *meeting);
  add_history(changes, ref_to(*meeting), Event::changed, std::string(meta::key_of(meeting->state)),
              std::string(meta::key_of(state)), reason, {}, env);
  changes.edit<Meeting>(id, [&](Meeting& it) { it.state = state; });
  settle_topics(changes, meeting->mentorship, env);
  return changes.take();
}

// A meeting held before its day was held today; its zone may be a day ahead of the person's.
bool is_ahead(const When& when, const Env& env) {
  const int zone_days = when.time && when.zone != env.zone ? 1 : 0;
  return env.today + zone_days < when.day;
}

// What the last meeting wanted is asked of the one that follows it, not of each later one.
std::string wanted_of_next(const Plan& plan, const MentorshipId& mentorship) {
  std::string wanted;
  for (const Meeting* meeting : children(plan, &Meeting::mentorship, mentorship)) {
    if (meeting->state == MeetingState::held) wanted = meeting->next_time;
    if (meeting->state == MeetingState::planned) wanted.clear();
  }
  return wanted;
}

// A next meeting that was planned before gets what was wanted of it, and a date if it has none.
void prepare_next(Changes& changes, const Meeting& next, const std::optional<When>& when,
                  const std::string& wanted, const Env& env) {
  if (!next.when && when) {
    changes.edit<Meeting>(next.id, [&](Meeting& it) { it.when = settled(when, env); });
  }
  const auto items = children(changes.plan(), &AgendaItem::meeting, next.id);
  const bool lacks_opening = std::none_of(items.begin(), items.end(), [](const AgendaItem* item) {
    return item->source == AgendaSource::opening;
  });
  if (!lacks_opening || trimmed(wanted).empty()) return;
  const Position first = items.empty() ? Position{} : items.front()->position;
  add_point(changes, next.id, wanted_last_time(wanted), position_between({}, first), env);
}

}  // namespace

void add_meeting(Changes& changes, const Mentorship& mentorship, const std::optional<When>& when,
                 std::int32_t slot, const std::string& wanted, const Env& env) {
  Meeting meeting;
  meeting.id = env.fresh<MeetingTag>();
  meeting.mentorship = mentorship.id;
  meeting.slot = slot;
  meeting.when = settled(when, env);
  meeting.minutes = mentorship.meeting_minutes;
  meeting.place = mentorship.place;
  const std::vector<Point> points = slot == 1 ? first_agenda() : later_agenda(wanted);
  const std::vector<Position> places = positions_between({}, {}, points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    add_point(changes, meeting.id, points[i], places[i], env);
  }
  changes.create(std::move(meeting));
}

std::int32_t next_slot(const Plan& plan, const MentorshipId& mentorship) {
  std::int32_t last = 0;
  for (const Meeting* meeting : children(plan, &Meeting::mentorship, mentorship)) {
    if (uses_slot(*meeting)) last = std::max(last, meeting->slot);
  }
  return last + 1;
}

void pass_slot_on(Changes& changes, const Meeting& meeting) {
  if (!uses_slot(meeting)) return;
  std::vector<const Meeting*> later;
  for (const Meeting* other : children(changes.plan(), &Meeting::mentorship, meeting.mentorship)) {
    if (other->id == meeting.id || !uses_slot(*other) || other->slot < meeting.slot) continue;
    // The number is another's too, or was counted past: numbers of held meetings never change.
    if (other->slot == meeting.slot || other->state == MeetingState::held) return;
    later.push_back(other);
  }
  for (const Meeting* other : later) {
    changes.edit<Meeting>(other->id, [](Meeting& it) { --it.slot; });
  }
}

Decided decide_on(const Plan& plan, const PlanMeeting& intent, const Env& env) {
  const Mentorship* mentorship = plan.find<Mentorship>(intent.mentorship);
  if (mentorship == nullptr) return gone();
  Changes changes(plan, "Meeting planned");
  add_meeting(changes, *mentorship, intent.when, next_slot(plan, intent.mentorship),
              wanted_of_next(plan, intent.mentorship), env);
  settle_topics(changes, intent.mentorship, env);
  return changes.take();
}

Decided decide_on(const Plan& plan, const PlanMeetings& intent, const Env& env) {
  const Mentorship* mentorship = plan.find<Mentorship>(intent.mentorship);
  if (mentorship == nullptr) return gone();
  Changes changes(plan, "Meetings planned");
  std::int32_t slot = next_slot(plan, intent.mentorship);
  std::string wanted = wanted_of_next(plan, intent.mentorship);
  for (const When& when : intent.dates) {
    add_meeting(changes, *mentorship, when, slot++, std::exchange(wanted, {}), env);
  }
  settle_topics(changes, intent.mentorship, env);
  return changes.take();
}

Decided decide_on(const Plan& plan, const MoveMeeting& intent, const Env& env) {
  const Meeting* meeting = plan.find<Meeting>(intent.meeting);
  if (meeting == nullptr) return gone();
  const std::optional<When> when = settled(intent.when, env);
  if (meeting->when == when) return ChangeSet{};
  Changes changes(plan, meeting->when ? "Meeting moved" : "Date set");
  if (meeting->when) {
    add_history(changes, ref_to(*meeting), Event::moved, when_words(meeting->when),
                when_words(when), intent.reason, {}, env);
  }
  changes.edit<Meeting>(intent.meeting, [&](Meeting& it) { it.when = when; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetMinutes& intent, const Env&) {
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  if (intent.minutes < 1 || !is_length(intent.minutes)) {
    return Error{Errc::out_of_range, {}, t("A meeting takes between 1 minute and a day")};
  }
  Changes changes(plan, "Length set");
  changes.edit<Meeting>(intent.meeting, [&](Meeting& it) { it.minutes = intent.minutes; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const CancelMeeting& intent, const Env& env) {
  return give_up(plan, intent.meeting, MeetingState::cancelled, "Meeting cancelled", intent.reason,
                 env);
}

Decided decide_on(const Plan& plan, const MarkMissed& intent, const Env& env) {
  return give_up(plan, intent.meeting, MeetingState::missed, "Meeting missed", {}, env);
}

Decided decide_on(const Plan& plan, const MarkBriefed& intent, const Env& env) {
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  Changes changes(plan, "Brief copied");
  changes.edit<Meeting>(intent.meeting, [&](Meeting& it) { it.briefed = env.today; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const BeginMeeting& intent, const Env& env) {
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  Changes changes(plan, "Meeting begun");
  changes.edit<Meeting>(intent.meeting, [&](Meeting& it) {
    if (it.began == 0) it.began = env.now_ms;
  });
  return changes.take();
}

Decided decide_on(const Plan& plan, const FinishMeeting& intent, const Env& env) {
  const Meeting* meeting = plan.find<Meeting>(intent.meeting);
  if (meeting == nullptr) return gone();
  const Mentorship* mentorship = plan.find<Mentorship>(meeting->mentorship);
  const std::int32_t slot =
      uses_slot(*meeting) ? meeting->slot : next_slot(plan, meeting->mentorship);
  Changes changes(plan, "Meeting wrapped up");
  changes.edit<Meeting>(intent.meeting, [&](Meeting& it) {
    it.state = MeetingState::held;
    it.slot = slot;
    if (!it.wrapped_up) it.wrapped_up = env.today;
    if (!it.when || is_ahead(*it.when, env)) it.when = When{env.today, std::nullopt, {}};
  });
  const Meeting* next = nullptr;
  bool is_latest = true;
  for (const Meeting* other : children(plan, &Meeting::mentorship, meeting->mentorship)) {
    if (other->slot <= slot) continue;
    if (other->state == MeetingState::held) is_latest = false;
    if (other->state == MeetingState::planned && next == nullptr) next = other;
  }
  // An early one that is wrapped up again was followed by others.
  if (is_latest && next != nullptr) {
    prepare_next(changes, *next, intent.next, meeting->next_time, env);
  } else if (is_latest && intent.next && mentorship != nullptr) {
    const std::int32_t last = next_slot(plan, mentorship->id);
    add_meeting(changes, *mentorship, intent.next, std::max(slot + 1, last), meeting->next_time,
                env);
  }
  settle_topics(changes, meeting->mentorship, env);
  return changes.take();
}

}  // namespace ithaca::decide_arms
