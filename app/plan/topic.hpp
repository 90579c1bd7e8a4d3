// What the conversations are to be about, derived from goals and put into numbered meetings
// (003 key 4). Knows no date: a topic stays with its meeting's number when dates move.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

// Talking, or one of the joint activities (001, area 7).
enum class TopicKind : std::uint8_t { talk, observe, exercise, project, experiment };
template <>
struct meta::Names<TopicKind> {
  static constexpr std::array<NameOf<TopicKind>, 5> all{
      {{TopicKind::talk, "talk", "Talk"},
       {TopicKind::observe, "observe", "Observe"},
       {TopicKind::exercise, "exercise", "Exercise"},
       {TopicKind::project, "project", "Project"},
       {TopicKind::experiment, "experiment", "Experiment"}}};
};

struct Topic {
  TopicId id;
  MentorshipId mentorship;
  GoalId goal;
  std::string title;
  TopicKind kind = TopicKind::talk;
  std::string notes;
  std::int32_t slot = 0;     // the number of its meeting; 0: in no meeting yet
  std::int32_t minutes = 0;  // 0: not said
  bool is_done = false;      // talked about
  Position position;
  bool is_private = false;

  bool operator==(const Topic&) const = default;
};

template <>
struct meta::Describe<Topic> {
  static constexpr std::string_view kind = "topic";
  static constexpr auto fields = std::tuple{
      field(&Topic::id, id_key()),
      field(&Topic::mentorship, relation("mentorship", "Mentorship")),
      field(&Topic::goal, relation("goal", "Goal")),
      field(&Topic::title, line("title", "Topic")),
      field(&Topic::kind, choice("kind", "Kind")),
      field(&Topic::notes, prose("notes", "Notes")),
      field(&Topic::slot, number("slot", "Meeting number", 0, 100000)),
      field(&Topic::minutes, number("minutes", "Minutes", 0, kDayMinutes)),
      field(&Topic::is_done, check("done", "Talked about")),
      field(&Topic::position, internal("position")),
      field(&Topic::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Topic>, "a member of Topic has no field description");

}  // namespace ithaca
