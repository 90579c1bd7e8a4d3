// A decision and its story: choice, what I was thinking, what happened, what I planned next (002).
// Knows no commitment that follows from it.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

struct Decision {
  DecisionId id;
  MentorshipId mentorship;
  MeetingId said_in;
  std::optional<Day> said_on;
  GoalId goal;
  std::string title;  // the choice
  std::string thinking;
  std::string happened;
  std::string next;
  Position position;
  bool is_private = false;

  bool operator==(const Decision&) const = default;
};

template <>
struct meta::Describe<Decision> {
  static constexpr std::string_view kind = "decision";
  static constexpr auto fields = std::tuple{
      field(&Decision::id, id_key()),
      field(&Decision::mentorship, relation("mentorship", "Mentorship")),
      field(&Decision::said_in, relation("said-in", "Said in")),
      field(&Decision::said_on, day("said-on", "Said on")),
      field(&Decision::goal, relation("goal", "Goal")),
      field(&Decision::title, line("title", "Decision")),
      field(&Decision::thinking, prose("thinking", "What I was thinking")),
      field(&Decision::happened, prose("happened", "What happened")),
      field(&Decision::next, prose("next", "What I planned next")),
      field(&Decision::position, internal("position")),
      field(&Decision::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Decision>, "a member of Decision has no field description");

}  // namespace ithaca
