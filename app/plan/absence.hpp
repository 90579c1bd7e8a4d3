// When one of the two is away: dates are planned around it, and no clock runs (001: say so).
// Knows no meeting.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

struct Absence {
  AbsenceId id;
  MentorshipId mentorship;
  Owner owner = Owner::mentor;
  Day from;
  Day until;  // the last day
  std::string about;
  bool is_private = false;

  bool operator==(const Absence&) const = default;
};

template <>
struct meta::Describe<Absence> {
  static constexpr std::string_view kind = "absence";
  static constexpr auto fields = std::tuple{
      field(&Absence::id, id_key()),
      field(&Absence::mentorship, relation("mentorship", "Mentorship")),
      field(&Absence::owner, choice("owner", "Who")),
      field(&Absence::from, day("from", "From")),
      field(&Absence::until, day("until", "Until")),
      field(&Absence::about, line("about", "About")),
      field(&Absence::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Absence>, "a member of Absence has no field description");

}  // namespace ithaca
