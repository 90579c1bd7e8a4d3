// A sign that a tune-up may be due, said or unsaid (000). The mentee's alone: it is in nothing that
// is shared, and on no screen that the mentor may see. Knows no conclusion.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

enum class SignalKind : std::uint8_t { said, unsaid };
template <>
struct meta::Names<SignalKind> {
  static constexpr std::array<NameOf<SignalKind>, 2> all{
      {{SignalKind::said, "said", "Said"}, {SignalKind::unsaid, "unsaid", "Unsaid"}}};
};

struct Signal {
  SignalId id;
  MentorshipId mentorship;
  MeetingId said_in;
  std::optional<Day> said_on;
  std::string title;
  SignalKind kind = SignalKind::said;
  Position position;
  bool is_private = false;

  bool operator==(const Signal&) const = default;
};

template <>
struct meta::Describe<Signal> {
  static constexpr std::string_view kind = "signal";
  static constexpr auto fields = std::tuple{
      field(&Signal::id, id_key()),
      field(&Signal::mentorship, relation("mentorship", "Mentorship")),
      field(&Signal::said_in, relation("said-in", "Said in")),
      field(&Signal::said_on, day("said-on", "Said on")),
      field(&Signal::title, line("title", "Sign").mine_alone()),
      field(&Signal::kind, choice("kind", "Said or unsaid").mine_alone()),
      field(&Signal::position, internal("position")),
      field(&Signal::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Signal>, "a member of Signal has no field description");

}  // namespace ithaca
