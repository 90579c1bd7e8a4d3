// Contact between meetings: any logged one resets the rhythm's clock.
// Knows nothing of rhythm and drift.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

enum class Means : std::uint8_t { email, call, message, in_person };
template <>
struct meta::Names<Means> {
  static constexpr std::array<NameOf<Means>, 4> all{{{Means::email, "email", "Email"},
                                                     {Means::call, "call", "Call"},
                                                     {Means::message, "message", "Message"},
                                                     {Means::in_person, "in-person", "In person"}}};
};

struct Touchpoint {
  TouchpointId id;
  MentorshipId mentorship;
  Day day;
  Means means = Means::email;
  std::string about;
  bool is_private = false;

  bool operator==(const Touchpoint&) const = default;
};

template <>
struct meta::Describe<Touchpoint> {
  static constexpr std::string_view kind = "touchpoint";
  static constexpr auto fields = std::tuple{
      field(&Touchpoint::id, id_key()),
      field(&Touchpoint::mentorship, relation("mentorship", "Mentorship")),
      field(&Touchpoint::day, meta::day("day", "Day")),
      field(&Touchpoint::means, choice("means", "Means")),
      field(&Touchpoint::about, line("about", "About")),
      field(&Touchpoint::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Touchpoint>, "a member of Touchpoint has no field description");

}  // namespace ithaca
