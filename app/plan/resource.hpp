// Something to read, watch or look into that the mentor named, and what I took from it (001, 003).
// Knows no file: an address at most.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

struct Resource {
  ResourceId id;
  MentorshipId mentorship;
  MeetingId said_in;
  std::optional<Day> said_on;
  std::string title;
  std::string address;
  Due due;
  std::optional<Day> used_on;
  std::string took;
  Position position;
  bool is_private = false;

  bool operator==(const Resource&) const = default;
};

template <>
struct meta::Describe<Resource> {
  static constexpr std::string_view kind = "resource";
  static constexpr auto fields = std::tuple{
      field(&Resource::id, id_key()),
      field(&Resource::mentorship, relation("mentorship", "Mentorship")),
      field(&Resource::said_in, relation("said-in", "Said in")),
      field(&Resource::said_on, day("said-on", "Said on")),
      field(&Resource::title, line("title", "Resource")),
      field(&Resource::address, line("address", "Address")),
      field(&Resource::due, day("due", "Due")),
      field(&Resource::used_on, day("used-on", "Used on")),
      field(&Resource::took, prose("took", "What I took from it")),
      field(&Resource::position, internal("position")),
      field(&Resource::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Resource>, "a member of Resource has no field description");

}  // namespace ithaca
