// What either side agreed to do, and what became of it.
// Knows nothing of lateness or nudges: those are the method's, and nothing rates the mentor.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

enum class CommitmentKind : std::uint8_t {
  act,
  learn,
  explore,
  contact,
  research,
  send,
  introduce
};
template <>
struct meta::Names<CommitmentKind> {
  static constexpr std::array<NameOf<CommitmentKind>, 7> all{
      {{CommitmentKind::act, "do", "Do"},
       {CommitmentKind::learn, "learn", "Learn"},
       {CommitmentKind::explore, "explore", "Explore"},
       {CommitmentKind::contact, "contact", "Contact"},
       {CommitmentKind::research, "research", "Research"},
       {CommitmentKind::send, "send", "Send"},
       {CommitmentKind::introduce, "introduce", "Introduce"}}};
};

enum class CommitmentState : std::uint8_t { open, done, released, lapsed };
template <>
struct meta::Names<CommitmentState> {
  static constexpr std::array<NameOf<CommitmentState>, 4> all{
      {{CommitmentState::open, "open", "Open"},
       {CommitmentState::done, "done", "Done"},
       {CommitmentState::released, "released", "Released"},
       {CommitmentState::lapsed, "lapsed", "Lapsed"}}};
};

struct Commitment {
  CommitmentId id;
  MentorshipId mentorship;
  Owner owner = Owner::mentee;
  std::string title;
  CommitmentKind kind = CommitmentKind::act;
  Due due;
  CommitmentState state = CommitmentState::open;
  std::optional<Day> done_on;
  std::string result;   // what came of it
  std::string pass_on;  // of what the mentor did: what I will pass on (001, 004)
  MeetingId said_in;    // the meeting in which it was said
  std::optional<Day> said_on;
  GoalId goal;
  std::optional<Day> thanked_on;   // what the mentor did was thanked for
  std::optional<Day> reminded_on;  // a kind reminder was copied: once between two meetings
  Position position;
  bool is_private = false;

  bool operator==(const Commitment&) const = default;
};

template <>
struct meta::Describe<Commitment> {
  static constexpr std::string_view kind = "commitment";
  static constexpr auto fields = std::tuple{
      field(&Commitment::id, id_key()),
      field(&Commitment::mentorship, relation("mentorship", "Mentorship")),
      field(&Commitment::owner, choice("owner", "Whose")),
      field(&Commitment::title, line("title", "Commitment")),
      field(&Commitment::kind, choice("kind", "Kind")),
      field(&Commitment::due, day("due", "Due")),
      field(&Commitment::state, choice("state", "State")),
      field(&Commitment::done_on, day("done-on", "Done on")),
      field(&Commitment::result, prose("result", "What came of it")),
      field(&Commitment::pass_on, prose("pass-on", "What I will pass on")),
      field(&Commitment::said_in, relation("said-in", "Said in")),
      field(&Commitment::said_on, day("said-on", "Said on")),
      field(&Commitment::goal, relation("goal", "Goal")),
      field(&Commitment::thanked_on, day("thanked-on", "Thanked on")),
      field(&Commitment::reminded_on, day("reminded-on", "Reminded on").mine_alone()),
      field(&Commitment::position, internal("position")),
      field(&Commitment::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Commitment>, "a member of Commitment has no field description");

}  // namespace ithaca
