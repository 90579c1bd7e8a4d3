// Time that the mentee set aside for the work: to prepare, or for what is to be done (002).
// Knows no calendar; it is the mentee's own and in nothing that is shared.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

struct HeldTime {
  HeldTimeId id;
  MentorshipId mentorship;
  Ref subject;  // a meeting, a commitment, advice, a contact or a resource
  When when;
  std::int32_t minutes = 60;
  bool is_private = false;

  bool operator==(const HeldTime&) const = default;
};

template <>
struct meta::Describe<HeldTime> {
  static constexpr std::string_view kind = "held-time";
  static constexpr auto fields = std::tuple{
      field(&HeldTime::id, id_key()),
      field(&HeldTime::mentorship, relation("mentorship", "Mentorship")),
      field(&HeldTime::subject, relation("subject", "For")),
      field(&HeldTime::when, day("when", "When")),
      field(&HeldTime::minutes, number("minutes", "Minutes", 0, kDayMinutes)),
      field(&HeldTime::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<HeldTime>, "a member of HeldTime has no field description");

}  // namespace ithaca
