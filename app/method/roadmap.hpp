// Where the conversations go: topics by the number of their meeting, and the same along time
// (003 key 4). Knows no screen; a topic stays with its meeting's number when dates move.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "method/meetings.hpp"
#include "plan/intent.hpp"
#include "plan/topic_place.hpp"

namespace ithaca::method {

struct RoadmapColumn {
  std::int32_t slot = 1;
  const Meeting* meeting = nullptr;  // planned, or held; none: not planned yet
  std::vector<const Topic*> topics;

  bool is_held() const { return meeting != nullptr && meeting->state == MeetingState::held; }
};

// Every meeting that was held or is planned, every number that topics are meant for, and the next
// number that is not planned yet, in order. Cancelled and missed meetings passed their numbers on.
std::vector<RoadmapColumn> roadmap_columns(const View& view, const MentorshipId& mentorship);
// Topics in no meeting yet, in order.
std::vector<const Topic*> roadmap_backlog(const View& view, const MentorshipId& mentorship);

// The number of the next meeting, when there is nothing to talk about in it yet: the awkward
// silence (003), and the roadmap's only warning. Nothing before the first meeting was held, and
// nothing while the mentorship rests.
std::optional<std::int32_t> silent_slot(const View& view, const MentorshipId& mentorship);

// To the meeting before or after, where "in no meeting yet" stands before all that are to come, or
// within its place. Nothing where there is no place that takes it (plan/topic_place.hpp). The
// columns are those of its mentorship.
enum class TopicWay : std::uint8_t { earlier, later, up, down };
std::optional<MoveTopic> topic_moved(const View& view, const std::vector<RoadmapColumn>& columns,
                                     const Topic& topic, TopicWay way);
inline bool takes_topic(const RoadmapColumn& column, const Topic& topic) {
  return takes_topic(topic, column.slot, column.is_held());
}

// The day on which a meeting was held or is planned for.
std::optional<Day> road_day(const Meeting& meeting);

// What comes when: meetings with a date, days away, milestones and goals with theirs.
struct TimeLineEntry {
  enum class Kind : std::uint8_t { away, meeting, milestone, goal };
  Day day;
  Kind kind = Kind::meeting;
  Ref record;
  int since_last_meeting = 0;  // of a meeting: days, 0 of the first
};
std::vector<TimeLineEntry> time_line(const View& view, const MentorshipId& mentorship);

// Topics to begin with (003, 004, 002), and things to do together beside talking (001), in words of
// our own; none that the roadmap has already. First comes "your honest view", once the first
// meeting is a quarter old, and again a quarter after it was talked about (001: truthful in
// evaluation).
struct StarterTopic {
  std::string title;
  TopicKind kind = TopicKind::talk;
};
inline constexpr int kQuarter = 91;  // days
std::vector<StarterTopic> starter_topics(const View& view, const MentorshipId& mentorship);

}  // namespace ithaca::method
