// What the mentee heard about themselves: how it felt, and what they will do (001, area 10).
// Knows no advice: that is about a matter, this is about a person.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

struct Feedback {
  FeedbackId id;
  MentorshipId mentorship;
  MeetingId said_in;
  std::optional<Day> said_on;
  std::string title;  // what I heard about myself
  std::string felt;
  std::string will_do;
  Position position;
  bool is_private = false;

  bool operator==(const Feedback&) const = default;
};

template <>
struct meta::Describe<Feedback> {
  static constexpr std::string_view kind = "feedback";
  static constexpr auto fields = std::tuple{
      field(&Feedback::id, id_key()),
      field(&Feedback::mentorship, relation("mentorship", "Mentorship")),
      field(&Feedback::said_in, relation("said-in", "Said in")),
      field(&Feedback::said_on, day("said-on", "Said on")),
      field(&Feedback::title, line("title", "Feedback")),
      field(&Feedback::felt, prose("felt", "How it felt").private_unless_chosen()),
      field(&Feedback::will_do, prose("will-do", "What I will do with it")),
      field(&Feedback::position, internal("position")),
      field(&Feedback::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Feedback>, "a member of Feedback has no field description");

}  // namespace ithaca
