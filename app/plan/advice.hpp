// Advice that was heard, and what became of it; declining is honourable where it is said (000,
// 001). Knows nothing of how long to wait or what to ask: those are the method's.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

enum class Reaction : std::uint8_t { unsaid, easy, hard };
template <>
struct meta::Names<Reaction> {
  static constexpr std::array<NameOf<Reaction>, 3> all{{{Reaction::unsaid, "unsaid", "Not said"},
                                                        {Reaction::easy, "easy", "Easy to hear"},
                                                        {Reaction::hard, "hard", "Hard to hear"}}};
};

enum class AdviceState : std::uint8_t { heard, thinking, trying, applied, declined };
template <>
struct meta::Names<AdviceState> {
  static constexpr std::array<NameOf<AdviceState>, 5> all{
      {{AdviceState::heard, "heard", "Heard"},
       {AdviceState::thinking, "thinking", "Thinking"},
       {AdviceState::trying, "trying", "Trying"},
       {AdviceState::applied, "applied", "Applied"},
       {AdviceState::declined, "declined", "Considered and declined"}}};
};

struct Advice {
  AdviceId id;
  MentorshipId mentorship;
  MeetingId said_in;
  std::optional<Day> said_on;
  GoalId goal;
  std::string title;  // what I heard
  Reaction reaction = Reaction::unsaid;
  AdviceState state = AdviceState::heard;
  std::optional<Day> wait_until;  // a chosen wait, where it was hard to hear
  std::string did;                // what I did with it
  std::string result;             // what it led to, or why it was declined
  std::string pass_on;            // what I will pass on (001, 004)
  std::optional<Day> decided_on;  // applied or declined
  std::optional<Day> told_on;     // the mentor knows what became of it
  Position position;
  bool is_private = false;

  bool operator==(const Advice&) const = default;
};

template <>
struct meta::Describe<Advice> {
  static constexpr std::string_view kind = "advice";
  static constexpr auto fields = std::tuple{
      field(&Advice::id, id_key()),
      field(&Advice::mentorship, relation("mentorship", "Mentorship")),
      field(&Advice::said_in, relation("said-in", "Said in")),
      field(&Advice::said_on, day("said-on", "Said on")),
      field(&Advice::goal, relation("goal", "Goal")),
      field(&Advice::title, line("title", "Advice")),
      field(&Advice::reaction, choice("reaction", "First reaction")),
      field(&Advice::state, choice("state", "State")),
      field(&Advice::wait_until, day("wait-until", "Wait until")),
      field(&Advice::did, prose("did", "What I did")),
      field(&Advice::result, prose("result", "What it led to")),
      field(&Advice::pass_on, prose("pass-on", "What I will pass on")),
      field(&Advice::decided_on, day("decided-on", "Decided on")),
      field(&Advice::told_on, day("told-on", "Told on")),
      field(&Advice::position, internal("position")),
      field(&Advice::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Advice>, "a member of Advice has no field description");

}  // namespace ithaca
