#include <algorithm>
#include <array>

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
          {t("Your goals"), 15, AgendaSource::goals},
          {t("How you want to work together"), 15, AgendaSource::own},
          {t("What to talk about next"), 5, AgendaSource::topic},
          {t("Close: useful, next steps, next time"), 5, AgendaSource::closing}};
}

// Later ones open with what was wanted last time (003, closing question 3) and the goals (002).
std::vector<Point> later_agenda(const Plan& plan, const MentorshipId& mentorship,
                                std::int32_t slot) {
  std::vector<Point> points;
  const Meeting* last = nullptr;
  for (const Meeting* meeting : children(plan, &Meeting::mentorship, mentorship)) {
    if (meeting->state == MeetingState::held && meeting->slot < slot) last = meeting;
  }
  if (last != nullptr && !trimmed(last->next_time).empty()) {
    points.push_back({t("Last time you wanted: {words}", {{"words", one_line(last->next_time)}}), 5,
                      AgendaSource::opening});
  }
  points.push_back({t("Goals: what changed"), 5, AgendaSource::goals});
  points.push_back({t("Close: useful, next steps, next time"), 5, AgendaSource::closing});
  return points;
}

std::string when_words(const std::optional<When>& when) {
  return when ? meta::AsText<When>::write(*when) : std::string{};
}

Decision give_up(const Plan& plan, const MeetingId& id, MeetingState state, std::string label,
                 const std::string& reason, const Env& env) {
  const Meeting* meeting = plan.find<Meeting>(id);
  if (meeting == nullptr) return gone();
  Changes changes(plan, std::move(label));
  add_history(changes, ref_to(*meeting), Event::changed, std::string(meta::key_of(meeting->state)),
              std::string(meta::key_of(state)), reason, {}, env);
  changes.edit<Meeting>(id, [&](Meeting& it) { it.state = state; });
  return changes.take();
}

}  // namespace

void add_meeting(Changes& changes, const Mentorship& mentorship, const std::optional<When>& when,
                 std::int32_t slot, const Env& env) {
  Meeting meeting;
  meeting.id = env.fresh<MeetingTag>();
  meeting.mentorship = mentorship.id;
  meeting.slot = slot;
  meeting.when = when;
  if (meeting.when && meeting.when->time && meeting.when->zone.empty()) {
    meeting.when->zone = env.zone;
  }
  meeting.minutes = mentorship.meeting_minutes;
  meeting.place = mentorship.place;
  const std::vector<Point> points =
      slot == 1 ? first_agenda() : later_agenda(changes.plan(), mentorship.id, slot);
  const std::vector<Position> places = positions_between({}, {}, points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    AgendaItem item;
    item.id = env.fresh<AgendaItemTag>();
    item.meeting = meeting.id;
    item.title = points[i].title;
    item.minutes = points[i].minutes;
    item.source = points[i].source;
    item.position = places[i];
    changes.create(std::move(item));
  }
  changes.create(std::move(meeting));
}

std::int32_t next_slot(const Plan& plan, const MentorshipId& mentorship) {
  std::int32_t last = 0;
  for (const Meeting* meeting : children(plan, &Meeting::mentorship, mentorship)) {
    const bool keeps_slot =
        meeting->state == MeetingState::planned || meeting->state == MeetingState::held;
    if (keeps_slot) last = std::max(last, meeting->slot);
  }
  return last + 1;
}

Decision decide_on(const Plan& plan, const PlanMeeting& intent, const Env& env) {
  const Mentorship* mentorship = plan.find<Mentorship>(intent.mentorship);
  if (mentorship == nullptr) return gone();
  Changes changes(plan, "Meeting planned");
  add_meeting(changes, *mentorship, intent.when, next_slot(plan, intent.mentorship), env);
  return changes.take();
}

Decision decide_on(const Plan& plan, const MoveMeeting& intent, const Env& env) {
  const Meeting* meeting = plan.find<Meeting>(intent.meeting);
  if (meeting == nullptr) return gone();
  std::optional<When> when = intent.when;
  if (when && when->time && when->zone.empty()) when->zone = env.zone;
  if (meeting->when == when) return ChangeSet{};
  Changes changes(plan, meeting->when ? "Meeting moved" : "Date set");
  if (meeting->when) {
    add_history(changes, ref_to(*meeting), Event::moved, when_words(meeting->when),
                when_words(when), intent.reason, {}, env);
  }
  changes.edit<Meeting>(intent.meeting, [&](Meeting& it) { it.when = when; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const SetMinutes& intent, const Env&) {
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  if (intent.minutes < 1 || intent.minutes > 1440) {
    return Error{Errc::out_of_range, {}, t("A meeting takes between 1 minute and a day")};
  }
  Changes changes(plan, "Length set");
  changes.edit<Meeting>(intent.meeting, [&](Meeting& it) { it.minutes = intent.minutes; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const CancelMeeting& intent, const Env& env) {
  return give_up(plan, intent.meeting, MeetingState::cancelled, "Meeting cancelled", intent.reason,
                 env);
}

Decision decide_on(const Plan& plan, const MarkMissed& intent, const Env& env) {
  return give_up(plan, intent.meeting, MeetingState::missed, "Meeting missed", {}, env);
}

Decision decide_on(const Plan& plan, const MarkBriefed& intent, const Env& env) {
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  Changes changes(plan, "Brief copied");
  changes.edit<Meeting>(intent.meeting, [&](Meeting& it) { it.briefed = env.today; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const BeginMeeting& intent, const Env& env) {
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  Changes changes(plan, "Meeting begun");
  changes.edit<Meeting>(intent.meeting, [&](Meeting& it) {
    if (it.began == 0) it.began = env.now_ms;
  });
  return changes.take();
}

Decision decide_on(const Plan& plan, const FinishMeeting& intent, const Env& env) {
  const Meeting* meeting = plan.find<Meeting>(intent.meeting);
  if (meeting == nullptr) return gone();
  Changes changes(plan, "Meeting wrapped up");
  changes.edit<Meeting>(intent.meeting, [&](Meeting& it) {
    it.state = MeetingState::held;
    it.wrapped_up = env.today;
    if (!it.when) it.when = When{env.today, std::nullopt, {}};
  });
  const Mentorship* mentorship = plan.find<Mentorship>(meeting->mentorship);
  bool has_next = false;
  for (const Meeting* other : children(plan, &Meeting::mentorship, meeting->mentorship)) {
    const bool is_another = !(other->id == meeting->id);
    if (is_another && other->state == MeetingState::planned) has_next = true;
  }
  if (intent.next && mentorship != nullptr && !has_next) {
    // The agenda of the next one opens with what was just wanted of it.
    Plan after = plan;
    Changes so_far = changes;
    apply(after, so_far.take(), Dot{});
    Changes next(after, {});
    add_meeting(next, *mentorship, intent.next, next_slot(after, meeting->mentorship), env);
    ChangeSet all = changes.take();
    ChangeSet more = next.take();
    std::move(more.edits.begin(), more.edits.end(), std::back_inserter(all.edits));
    return all;
  }
  return changes.take();
}

// ---- Agenda
// --------------------------------------------------------------------------------------

Decision decide_on(const Plan& plan, const AddAgendaItem& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write what to talk about"));
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  AgendaItem item;
  item.id = env.fresh<AgendaItemTag>();
  item.meeting = intent.meeting;
  item.title = title;
  item.minutes = intent.minutes;
  // New points go before the closing, which stays last.
  Position low;
  Position high;
  for (const AgendaItem* other : children(plan, &AgendaItem::meeting, intent.meeting)) {
    if (other->source == AgendaSource::closing) {
      high = other->position;
      break;
    }
    low = other->position;
  }
  item.position = position_between(low, high);
  Changes changes(plan, "Agenda item added");
  changes.create(std::move(item));
  return changes.take();
}

Decision decide_on(const Plan& plan, const SetAgendaMinutes& intent, const Env&) {
  if (plan.find<AgendaItem>(intent.item) == nullptr) return gone();
  if (intent.minutes < 0 || intent.minutes > 1440) {
    return Error{Errc::out_of_range, {}, t("Minutes are between 0 and a day")};
  }
  Changes changes(plan, "Minutes set");
  changes.edit<AgendaItem>(intent.item, [&](AgendaItem& it) { it.minutes = intent.minutes; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const TickAgendaItem& intent, const Env&) {
  if (plan.find<AgendaItem>(intent.item) == nullptr) return gone();
  Changes changes(plan, intent.is_done ? "Talked about" : "Open again");
  changes.edit<AgendaItem>(intent.item, [&](AgendaItem& it) { it.is_done = intent.is_done; });
  return changes.take();
}

Decision decide_on(const Plan& plan, const MoveAgendaItem& intent, const Env&) {
  const AgendaItem* item = plan.find<AgendaItem>(intent.item);
  if (item == nullptr) return gone();
  const auto items = children(plan, &AgendaItem::meeting, item->meeting);
  const auto at =
      static_cast<std::ptrdiff_t>(std::find(items.begin(), items.end(), item) - items.begin());
  const auto count = static_cast<std::ptrdiff_t>(items.size());
  const std::ptrdiff_t low = intent.direction == Direction::up ? at - 2 : at + 1;
  const auto position_at = [&](std::ptrdiff_t i) {
    return i >= 0 && i < count ? items[static_cast<std::size_t>(i)]->position : Position{};
  };
  const bool is_at_edge = intent.direction == Direction::up ? at == 0 : at + 1 == count;
  if (is_at_edge) return ChangeSet{};
  Changes changes(plan, "Agenda item moved");
  changes.edit<AgendaItem>(intent.item, [&](AgendaItem& it) {
    it.position = position_between(position_at(low), position_at(low + 1));
  });
  changes.merge_with("move/" + intent.item.string());
  return changes.take();
}

Decision decide_on(const Plan& plan, const CarryOver& intent, const Env& env) {
  const AgendaItem* item = plan.find<AgendaItem>(intent.item);
  if (item == nullptr || plan.find<Meeting>(intent.into) == nullptr) return gone();
  AddAgendaItem add{intent.into, item->title, item->minutes};
  Decision decision = decide_on(plan, add, env);
  if (!decision) return decision;
  Edit<AgendaItem>& edit = std::get<Edit<AgendaItem>>(decision->edits.front());
  AgendaItem carried = *edit.after;
  carried.source = AgendaSource::carried;
  carried.carried_from = item->meeting;
  carried.goal = item->goal;
  carried.is_private = item->is_private;
  edit.after = std::make_shared<const AgendaItem>(std::move(carried));
  decision->label = "Carried over";
  return decision;
}

}  // namespace ithaca::decide_arms
