#include "method/goals.hpp"

#include <algorithm>

#include "base/translate.hpp"
#include "method/health.hpp"
#include "method/rhythm.hpp"

namespace ithaca::method {
namespace {

constexpr std::size_t kFewestMeetings = 3;

GoalId goal_of(const Plan& plan, const AgendaItem& item) {
  const Topic* topic = plan.find<Topic>(item.topic);
  return item.goal.is_set() || topic == nullptr ? item.goal : topic->goal;
}

template <class T>
bool holds(const std::vector<const T*>& captured, const MeetingId& said_in, const GoalId& goal) {
  return std::any_of(captured.begin(), captured.end(),
                     [&](const T* one) { return one->said_in == said_in && one->goal == goal; });
}

bool was_captured_in(const View& view, const Meeting& meeting, const GoalId& goal) {
  const MentorshipId& of = meeting.mentorship;
  return holds(view.index.commitments(view.plan, of), meeting.id, goal) ||
         holds(view.index.advice(view.plan, of), meeting.id, goal) ||
         holds(view.index.decisions(view.plan, of), meeting.id, goal) ||
         holds(view.index.questions(view.plan, of), meeting.id, goal);
}

bool was_talked_about_in(const View& view, const Meeting& meeting, const Goal& goal) {
  if (goal.measure_agreed_in == meeting.id) return true;
  for (const AgendaItem* item : view.index.agenda(view.plan, meeting.id)) {
    if (item->is_done && goal_of(view.plan, *item) == goal.id) return true;
  }
  for (const History* entry : view.index.history(view.plan, ref_to(goal))) {
    if (entry->said_in == meeting.id) return true;
  }
  return was_captured_in(view, meeting, goal.id);
}

bool all_goals_were_looked_at(const View& view, const Meeting& meeting) {
  const auto& agenda = view.index.agenda(view.plan, meeting.id);
  return std::any_of(agenda.begin(), agenda.end(), [](const AgendaItem* item) {
    return item->is_done && item->source == AgendaSource::goals;
  });
}

bool was_looked_at_in(const View& view, const Meeting& meeting, const Goal& goal) {
  return all_goals_were_looked_at(view, meeting) || was_talked_about_in(view, meeting, goal);
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
  std::vector<std::int32_t> numbers;
  for (const Meeting* meeting : view.index.meetings(view.plan, mentorship)) {
    if (meeting->state != MeetingState::held) continue;
    if (was_talked_about_in(view, *meeting, goal)) numbers.push_back(meeting->slot);
  }
  return numbers;
}

std::size_t meetings_not_looked_at(const View& view, const MentorshipId& mentorship,
                                   const Goal& goal) {
  if (!may_be_asked_about(view, mentorship, goal)) return 0;
  std::size_t held = 0;
  std::size_t in_a_row = 0;
  bool was_looked_at = false;
  const auto& meetings = view.index.meetings(view.plan, mentorship);
  for (auto at = meetings.rbegin(); at != meetings.rend(); ++at) {  // the latest first
    const Meeting& meeting = **at;
    if (meeting.state != MeetingState::held) continue;
    ++held;
    was_looked_at = was_looked_at || was_written_after(view, meeting, goal) ||
                    was_changed_since(view, meeting, goal) || was_looked_at_in(view, meeting, goal);
    if (!was_looked_at) ++in_a_row;
  }
  return held < kFewestMeetings ? 0 : in_a_row;
}

int days_not_looked_at(const View& view, const MentorshipId& mentorship, const Goal& goal) {
  if (!may_be_asked_about(view, mentorship, goal)) return 0;
  std::optional<Day> last;
  const auto& meetings = view.index.meetings(view.plan, mentorship);
  for (auto at = meetings.rbegin(); at != meetings.rend(); ++at) {  // the latest first
    const auto day = day_held(**at);
    if (!day || was_written_after(view, **at, goal)) continue;
    last = day;
    if (was_looked_at_in(view, **at, goal)) break;
  }
  if (!last) return 0;
  const auto& history = view.index.history(view.plan, ref_to(goal));
  if (!history.empty() && *last < history.back()->day) last = history.back()->day;
  return std::max(0, view.today - *last - days_away(view, mentorship, *last, view.today));
}

bool is_worth_a_look(const View& view, const MentorshipId& mentorship, const Goal& goal) {
  if (meetings_not_looked_at(view, mentorship, goal) >= kFewestMeetings) return true;
  const Mentorship* found = view.plan.find<Mentorship>(mentorship);
  const int interval = found == nullptr ? 0 : found->rhythm_days;
  const int days = days_not_looked_at(view, mentorship, goal);
  return days >= kDaysUnread && days > 2 * interval;
}

std::string unread_words(const View& view, const MentorshipId& mentorship, const Goal& goal) {
  const std::size_t meetings = meetings_not_looked_at(view, mentorship, goal);
  if (meetings >= kFewestMeetings) {
    return tn("for {count} meeting", "for {count} meetings", static_cast<std::int64_t>(meetings));
  }
  constexpr int kWeek = 7;
  const int days = days_not_looked_at(view, mentorship, goal);
  return t("for {interval}",
           {{"interval", interval_words(days < kWeek ? days : days / kWeek * kWeek)}});
}

}  // namespace ithaca::method
