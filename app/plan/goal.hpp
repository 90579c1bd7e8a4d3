// What the mentee wants from mentoring, one sentence first and sharper later (003, 002).
// Knows nothing of meetings; belongs to the plan and is linked to mentorships.
#pragma once

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

enum class GoalState : std::uint8_t { active, reached, dropped };
template <>
struct meta::Names<GoalState> {
  static constexpr std::array<NameOf<GoalState>, 3> all{
      {{GoalState::active, "active", "Active"},
       {GoalState::reached, "reached", "Reached"},
       {GoalState::dropped, "dropped", "Dropped"}}};
};

struct Goal {
  GoalId id;
  std::set<MentorshipId> mentorships;
  std::string title;       // the one sentence
  std::string specific;    // SMART (003): what exactly
  std::string measure;     // how we will know (001: both know it)
  std::string achievable;  // can I do it
  std::string relevant;    // why it matters
  std::optional<Day> until;
  std::string obstacle;         // what may come in the way
  std::string if_then;          // what to do when it does
  std::string unit;             // of the measure, in its words ("talks"); empty: words alone
  std::int32_t start = 0;       // of the measure, in its unit
  std::int32_t target = 0;      // of the measure, in its unit; as `start`: none is set
  std::int32_t reading = 0;     // where the measure stands, in its unit
  PathId path;                  // the way that was chosen among those compared (002)
  MeetingId measure_agreed_in;  // the meeting in which the measure was agreed (001)
  std::int32_t progress = 0;    // percent
  GoalState state = GoalState::active;
  Position position;
  bool is_private = false;

  bool operator==(const Goal&) const = default;
};

template <>
struct meta::Describe<Goal> {
  static constexpr std::string_view kind = "goal";
  static constexpr auto fields = std::tuple{
      field(&Goal::id, id_key()),
      field(&Goal::mentorships, set_of("mentorships", "Mentorships")),
      field(&Goal::title, line("title", "Goal")),
      field(&Goal::specific, prose("specific", "What exactly")),
      field(&Goal::measure, prose("measure", "How we will know")),
      field(&Goal::achievable, prose("achievable", "Can I do it")),
      field(&Goal::relevant, prose("relevant", "Why it matters")),
      field(&Goal::until, day("until", "Until")),
      field(&Goal::obstacle, prose("obstacle", "What may come in the way")),
      field(&Goal::if_then, prose("if-then", "What I do then")),
      field(&Goal::unit, line("unit", "Unit")),
      field(&Goal::start, number("start", "From", -1000000000, 1000000000)),
      field(&Goal::target, number("target", "To", -1000000000, 1000000000)),
      field(&Goal::reading, number("reading", "Now", -1000000000, 1000000000)),
      field(&Goal::path, relation("path", "Chosen path")),
      field(&Goal::measure_agreed_in, relation("measure-agreed-in", "Measure agreed in")),
      field(&Goal::progress, number("progress", "Progress", 0, 100)),
      field(&Goal::state, choice("state", "State")),
      field(&Goal::position, internal("position")),
      field(&Goal::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Goal>, "a member of Goal has no field description");

// How far a reading is from start to target, between 0 and 100; a target may be below its start.
inline int percent_reached(const Goal& goal, std::int64_t reading) {
  const std::int64_t way = std::int64_t{goal.target} - goal.start;
  if (way == 0) return 0;
  return static_cast<int>(std::clamp<std::int64_t>((reading - goal.start) * 100 / way, 0, 100));
}

// One of several ways up the mountain, compared before one is chosen (002).
struct Path {
  PathId id;
  GoalId goal;
  std::string title;
  std::string speaks_for;
  std::string speaks_against;
  std::string first_step;
  Position position;
  bool is_private = false;

  bool operator==(const Path&) const = default;
};

template <>
struct meta::Describe<Path> {
  static constexpr std::string_view kind = "path";
  static constexpr auto fields = std::tuple{
      field(&Path::id, id_key()),
      field(&Path::goal, relation("goal", "Goal")),
      field(&Path::title, line("title", "Path")),
      field(&Path::speaks_for, prose("speaks-for", "What speaks for it")),
      field(&Path::speaks_against, prose("speaks-against", "What speaks against it")),
      field(&Path::first_step, line("first-step", "First step")),
      field(&Path::position, internal("position")),
      field(&Path::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Path>, "a member of Path has no field description");

// A step on the way to a goal.
struct Milestone {
  MilestoneId id;
  GoalId goal;
  std::string title;
  std::optional<Day> due;
  std::optional<Day> done_on;
  Position position;
  bool is_private = false;

  bool operator==(const Milestone&) const = default;
};

template <>
struct meta::Describe<Milestone> {
  static constexpr std::string_view kind = "milestone";
  static constexpr auto fields = std::tuple{
      field(&Milestone::id, id_key()),
      field(&Milestone::goal, relation("goal", "Goal")),
      field(&Milestone::title, line("title", "Milestone")),
      field(&Milestone::due, day("due", "Due")),
      field(&Milestone::done_on, day("done-on", "Done on")),
      field(&Milestone::position, internal("position")),
      field(&Milestone::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Milestone>, "a member of Milestone has no field description");

}  // namespace ithaca
