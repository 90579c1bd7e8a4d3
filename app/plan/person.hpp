// A person: the mentee, a mentor, later a candidate or a contact.
// Knows nothing of what the person is to a mentorship; the mentorship says that.
#pragma once

#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

struct Person {
  PersonId id;
  std::string name;
  std::string reached_by;  // how they like to be reached, in their words (003)
  std::string notes;
  bool is_private = false;

  bool operator==(const Person&) const = default;
};

template <>
struct meta::Describe<Person> {
  static constexpr std::string_view kind = "person";
  static constexpr auto fields = std::tuple{
      field(&Person::id, id_key()),
      field(&Person::name, line("name", "Name")),
      field(&Person::reached_by, line("reached-by", "How to reach them")),
      field(&Person::notes, prose("notes", "Notes").private_unless_chosen()),
      field(&Person::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Person>, "a member of Person has no field description");

}  // namespace ithaca
