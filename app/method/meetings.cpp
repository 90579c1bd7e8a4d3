#include "method/meetings.hpp"

#include <algorithm>

namespace ithaca::method {

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
  const Meeting* before = nullptr;
  for (const Meeting* other : view.index.meetings(view.plan, next.mentorship)) {
    if (other->id == next.id || other->state == MeetingState::planned) continue;
    if (other->slot <= next.slot) before = other;
  }
  std::vector<const AgendaItem*> open;
  if (before == nullptr) return open;
  const auto& already = view.index.agenda(view.plan, next.id);
  for (const AgendaItem* item : view.index.agenda(view.plan, before->id)) {
    const bool is_frame = item->source == AgendaSource::opening ||
                          item->source == AgendaSource::goals ||
                          item->source == AgendaSource::closing;
    if (item->is_done || is_frame) continue;
    const bool came_along =
        std::any_of(already.begin(), already.end(), [&](const AgendaItem* there) {
          return item->topic.is_set()
                     ? there->topic == item->topic
                     : there->carried_from == before->id && there->title == item->title;
        });
    if (!came_along) open.push_back(item);
  }
  return open;
}

}  // namespace ithaca::method
