#include "method/goals.hpp"

#include <algorithm>

#include "base/translate.hpp"
#include "method/health.hpp"
#include "method/rhythm.hpp"

namespace ithaca::method {
namespace {

constexpr std::size_t kFewestMeetings = 3;

using Meetings = std::vector<MeetingId>;

template <class T>
void add_where_captured(const View& view, const GoalId& goal, Meetings& meetings) {
  for (const T* one : view.index.about<T>(view.plan, goal)) meetings.push_back(one->said_in);
}

// Where a point about it was ticked: one that names it, or, naming no goal, one whose topic does.
void add_where_ticked(const View& view, const GoalId& goal, Meetings& meetings) {
  for (const AgendaItem* item : view.index.about<AgendaItem>(view.plan, goal)) {
    if (item->is_done) meetings.push_back(item->meeting);
  }
  for (const Topic* topic : view.index.about<Topic>(view.plan, goal)) {
    for (const AgendaItem* item : view.index.agenda_from(view.plan, topic->id)) {
      if (item->is_done && !item->goal.is_set()) meetings.push_back(item->meeting);
    }
  }
}

// Sorted; held or not, of whatever mentorship.
Meetings meetings_that_took_up(const View& view, const Goal& goal) {
  Meetings meetings{goal.measure_agreed_in};
  add_where_ticked(view, goal.id, meetings);
  add_where_captured<Commitment>(view, goal.id, meetings);
  add_where_captured<Advice>(view, goal.id, meetings);
  add_where_captured<Decision>(view, goal.id, meetings);
  add_where_captured<Question>(view, goal.id, meetings);
  for (const History* entry : view.index.history(view.plan, ref_to(goal))) {
    meetings.push_back(entry->said_in);
  }
  std::sort(meetings.begin(), meetings.end());
  return meetings;
}

bool all_goals_were_looked_at(const View& view, const Meeting& meeting) {
  const auto& agenda = view.index.agenda(view.plan, meeting.id);
  return std::any_of(agenda.begin(), agenda.end(), [](const AgendaItem* item) {
    return item->is_done && item->source == AgendaSource::goals;
  });
}

bool was_looked_at_in(const View& view, const Meeting& meeting, const Meetings& took_up) {
  return std::binary_search(took_up.begin(), took_up.end(), meeting.id) ||
         all_goals_were_looked_at(view, meeting);
}

bool may_be_asked_about(const View& view, const MentorshipId& id, const Goal& goal) {
  const Mentorship* mentorship = view.plan.find<Mentorship>(id);
  return mentorship != nullptr && !is_at_rest(*mentorship) && goal.state == GoalState::active;
}

bool was_changed_since(const View& view, const Meeting& meeting, const Goal& goal) {
  const auto& history = view.index.history(view.plan, ref_to(goal));
  const auto day = day_held(meeting);
  return day && !history.empty() && !(history.back()->day < *day);
}

// No day says when a goal was written down, but the edits are in order: it was after the meeting
// when the meeting's end was known to the edit that made the goal.
bool was_written_after(const View& view, const Meeting& meeting, const Goal& goal) {
  const Row* goal_row = view.plan.row(kind_of<Goal>(), id_cast<RecordTag>(goal.id));
  const Row* meeting_row = view.plan.row(kind_of<Meeting>(), id_cast<RecordTag>(meeting.id));
  if (goal_row == nullptr || meeting_row == nullptr) return false;
  const auto id = static_cast<std::uint16_t>(kind_of<Goal>().number_of("id"));
  const auto end = static_cast<std::uint16_t>(kind_of<Meeting>().number_of("state"));
  return meeting_row->stamp->dot_of(end).counter < goal_row->stamp->dot_of(id).counter;
}

}  // namespace

std::vector<std::int32_t> talked_about_in(const View& view, const MentorshipId& mentorship,
                                          const Goal& goal) {
  const Meetings took_up = meetings_that_took_up(view, goal);
  std::vector<std::int32_t> numbers;
  for (const Meeting* meeting : view.index.meetings(view.plan, mentorship)) {
    if (meeting->state != MeetingState::held) continue;
    if (std::binary_search(took_up.begin(), took_up.end(), meeting->id)) {
      numbers.push_back(meeting->slot);
    }
  }
  return numbers;
}

Unread unread(const View& view, const MentorshipId& mentorship, const Goal& goal) {
  if (!may_be_asked_about(view, mentorship, goal)) return {};
  const Meetings took_up = meetings_that_took_up(view, goal);
  const auto& meetings = view.index.meetings(view.plan, mentorship);
  bool counts = held_count(view, mentorship) >= kFewestMeetings;
  std::size_t in_a_row = 0;
  std::optional<Day> last;
  for (auto at = meetings.rbegin(); at != meetings.rend(); ++at) {  // the latest first
    const Meeting& meeting = **at;
    if (meeting.state != MeetingState::held) continue;
    if (was_written_after(view, meeting, goal)) {
      counts = false;
      continue;
    }
    if (const auto day = day_held(meeting)) last = day;
    if (was_looked_at_in(view, meeting, took_up)) break;
    counts = counts && !was_changed_since(view, meeting, goal);
    if (counts) ++in_a_row;
  }
  if (!last) return {in_a_row, 0};
  const auto& history = view.index.history(view.plan, ref_to(goal));
  if (!history.empty() && *last < history.back()->day) last = history.back()->day;
  const int away = days_away(view, mentorship, *last, view.today);
  return {in_a_row, std::max(0, view.today - *last - away)};
}

std::optional<std::string> long_unread(const View& view, const MentorshipId& mentorship,
                                       const Goal& goal) {
  const Unread waits = unread(view, mentorship, goal);
  if (waits.meetings >= kFewestMeetings) {
    return tn("for {count} meeting", "for {count} meetings",
              static_cast<std::int64_t>(waits.meetings));
  }
  const Mentorship* found = view.plan.find<Mentorship>(mentorship);
  const int interval = found == nullptr ? 0 : found->rhythm_days;
  if (waits.days < kDaysUnread || waits.days <= 2 * interval) return std::nullopt;
  constexpr int kWeek = 7;
  return t("for {interval}", {{"interval", interval_words(waits.days / kWeek * kWeek)}});
}

}  // namespace ithaca::method
