#include "method/meetings.hpp"

#include <algorithm>

namespace ithaca::method {
namespace {

bool has_opening(const View& view, const MeetingId& meeting) {
  const auto agenda = view.index.agenda(view.plan, meeting);
  return std::any_of(agenda.begin(), agenda.end(),
                     [](const AgendaItem* item) { return item->source == AgendaSource::opening; });
}

// Goals and the close stand on every agenda; how a meeting opens comes from the one before, unless
// that fell out, and what it was to open with was not said.
bool is_asked_anew(const View& view, const AgendaItem& item, const Meeting& of,
                   const Meeting& next) {
  if (item.source == AgendaSource::opening) {
    return of.state == MeetingState::held || has_opening(view, next.id);
  }
  return item.source == AgendaSource::goals || item.source == AgendaSource::closing;
}

// Whether the point stands on the agenda of another meeting.
bool came_along(const View& view, const AgendaItem& item, const MeetingId& other) {
  const auto agenda = view.index.agenda(view.plan, other);
  return std::any_of(agenda.begin(), agenda.end(), [&](const AgendaItem* there) {
    return item.topic.is_set() ? there->topic == item.topic
                               : there->carried_from == item.meeting && there->title == item.title;
  });
}

}  // namespace

bool is_at_rest(const Mentorship& mentorship) {
  return mentorship.state == MentorshipState::paused || mentorship.state == MentorshipState::ended;
}

std::vector<const Goal*> goals_of(const View& view, const MentorshipId& mentorship) {
  std::vector<const Goal*> goals;
  for (const auto& [id, row] : view.plan.of<Goal>()) {
    if (row.value->mentorships.count(mentorship) != 0) goals.push_back(row.value);
  }
  sort_records(goals, [](const Goal& a, const Goal& b) { return stands_before(a, b); });
  return goals;
}

const std::string& agenda_title(const Plan& plan, const AgendaItem& item) {
  const Topic* topic = plan.find<Topic>(item.topic);
  return topic == nullptr ? item.title : topic->title;
}

const Meeting* next_meeting(const View& view, const MentorshipId& mentorship) {
  for (const Meeting* meeting : view.index.meetings(view.plan, mentorship)) {
    if (meeting->state == MeetingState::planned) return meeting;
  }
  return nullptr;
}

const Meeting* last_held(const View& view, const MentorshipId& mentorship) {
  const Meeting* last = nullptr;
  for (const Meeting* meeting : view.index.meetings(view.plan, mentorship)) {
    if (meeting->state == MeetingState::held) last = meeting;
  }
  return last;
}

const Meeting* meeting_spoken_in(const View& view, const MentorshipId& mentorship) {
  const Meeting* next = next_meeting(view, mentorship);
  const bool is_held_now =
      next != nullptr && next->began != 0 && next->when && next->when->day == view.today;
  return is_held_now ? next : last_held(view, mentorship);
}

const Meeting* held_before(const View& view, const Meeting& meeting) {
  const Meeting* before = nullptr;
  for (const Meeting* other : view.index.meetings(view.plan, meeting.mentorship)) {
    if (other->state == MeetingState::held && other->slot < meeting.slot) before = other;
  }
  return before;
}

std::size_t held_count(const View& view, const MentorshipId& mentorship) {
  const auto& meetings = view.index.meetings(view.plan, mentorship);
  return static_cast<std::size_t>(
      std::count_if(meetings.begin(), meetings.end(),
                    [](const Meeting* m) { return m->state == MeetingState::held; }));
}

std::optional<Day> day_held(const Meeting& meeting) {
  if (meeting.state != MeetingState::held) return std::nullopt;
  if (meeting.when) return meeting.when->day;
  return meeting.wrapped_up;
}

std::vector<const AgendaItem*> open_points(const View& view, const Meeting& next) {
  std::vector<const Meeting*> before;
  for (const Meeting* other : view.index.meetings(view.plan, next.mentorship)) {
    if (other->id == next.id || other->state == MeetingState::planned) continue;
    if (next.slot < other->slot) continue;
    if (other->state == MeetingState::held) before.clear();
    before.push_back(other);
  }
  std::vector<const AgendaItem*> open;
  for (const Meeting* meeting : before) {
    const auto went_to = [&](const AgendaItem& item) {
      return came_along(view, item, next.id) ||
             std::any_of(before.begin(), before.end(), [&](const Meeting* other) {
               return other != meeting && came_along(view, item, other->id);
             });
    };
    for (const AgendaItem* item : view.index.agenda(view.plan, meeting->id)) {
      if (item->is_done || is_asked_anew(view, *item, *meeting, next)) continue;
      if (!went_to(*item)) open.push_back(item);
    }
  }
  return open;
}

}  // namespace ithaca::method
