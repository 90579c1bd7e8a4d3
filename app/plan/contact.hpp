// Someone the mentor brought up: why, by when to be met, and what became of it (001, 002, 000).
// Knows no name: that is the person's.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

enum class Place : std::uint8_t { unsaid, inside, outside };
template <>
struct meta::Names<Place> {
  static constexpr std::array<NameOf<Place>, 3> all{{{Place::unsaid, "unsaid", "Not said"},
                                                     {Place::inside, "inside", "Inside"},
                                                     {Place::outside, "outside", "Outside"}}};
};

struct Contact {
  ContactId id;
  MentorshipId mentorship;
  MeetingId said_in;
  std::optional<Day> said_on;
  PersonId person;
  std::string about;            // why, and what to ask
  Place place = Place::unsaid;  // of the organisation (001)
  Due due;
  std::optional<Day> met_on;
  std::string result;
  std::optional<Day> told_on;  // the mentor knows what came of it
  Position position;
  bool is_private = false;

  bool operator==(const Contact&) const = default;
};

template <>
struct meta::Describe<Contact> {
  static constexpr std::string_view kind = "contact";
  static constexpr auto fields = std::tuple{
      field(&Contact::id, id_key()),
      field(&Contact::mentorship, relation("mentorship", "Mentorship")),
      field(&Contact::said_in, relation("said-in", "Said in")),
      field(&Contact::said_on, day("said-on", "Said on")),
      field(&Contact::person, relation("person", "Person")),
      field(&Contact::about, line("about", "About")),
      field(&Contact::place, choice("place", "Inside or outside")),
      field(&Contact::due, day("due", "Due")),
      field(&Contact::met_on, day("met-on", "Met on")),
      field(&Contact::result, prose("result", "What came of it")),
      field(&Contact::told_on, day("told-on", "Told on")),
      field(&Contact::position, internal("position")),
      field(&Contact::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Contact>, "a member of Contact has no field description");

}  // namespace ithaca
