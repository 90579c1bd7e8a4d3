// A question to come back to: for the mentor, or the mentee's to work out alone (001, 002).
// Knows no brief; the method numbers the open ones for a plain reply.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

enum class QuestionState : std::uint8_t { open, answered, mine };
template <>
struct meta::Names<QuestionState> {
  static constexpr std::array<NameOf<QuestionState>, 3> all{
      {{QuestionState::open, "open", "Open"},
       {QuestionState::answered, "answered", "Answered"},
       {QuestionState::mine, "mine", "Mine to work out"}}};
};

struct Question {
  QuestionId id;
  MentorshipId mentorship;
  MeetingId said_in;
  std::optional<Day> said_on;
  GoalId goal;
  std::string title;
  QuestionState state = QuestionState::open;
  std::string answer;
  std::optional<Day> answered_on;
  Position position;
  bool is_private = false;

  bool operator==(const Question&) const = default;
};

template <>
struct meta::Describe<Question> {
  static constexpr std::string_view kind = "question";
  static constexpr auto fields = std::tuple{
      field(&Question::id, id_key()),
      field(&Question::mentorship, relation("mentorship", "Mentorship")),
      field(&Question::said_in, relation("said-in", "Said in")),
      field(&Question::said_on, day("said-on", "Said on")),
      field(&Question::goal, relation("goal", "Goal")),
      field(&Question::title, line("title", "Question")),
      field(&Question::state, choice("state", "State")),
      field(&Question::answer, prose("answer", "Answer")),
      field(&Question::answered_on, day("answered-on", "Answered on")),
      field(&Question::position, internal("position")),
      field(&Question::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Question>, "a member of Question has no field description");

}  // namespace ithaca
