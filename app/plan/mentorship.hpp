// One mentoring relationship: who, what for, how it began and how often you meet.
// Knows nothing of its meetings and goals; they name it.
#pragma once

#include <array>
#include <set>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

// Relationships grow naturally (000) and are sought (002); programmes assign them (003).
enum class Origin : std::uint8_t { unsaid, grew_naturally, asked, assigned };
template <>
struct meta::Names<Origin> {
  static constexpr std::array<NameOf<Origin>, 4> all{
      {{Origin::unsaid, "unsaid", "Not said"},
       {Origin::grew_naturally, "grew-naturally", "It grew naturally"},
       {Origin::asked, "asked", "I asked"},
       {Origin::assigned, "assigned", "It was assigned"}}};
};

// The offered purposes (002, rule 1).
enum class Purpose : std::uint8_t { career, decisions, results, capacity, leadership, guidance };
template <>
struct meta::Names<Purpose> {
  static constexpr std::array<NameOf<Purpose>, 6> all{
      {{Purpose::career, "career", "career"},
       {Purpose::decisions, "decisions", "decisions"},
       {Purpose::results, "results", "results"},
       {Purpose::capacity, "capacity", "capacity"},
       {Purpose::leadership, "leadership", "leadership"},
       {Purpose::guidance, "guidance", "guidance"}}};
};

enum class MentorshipState : std::uint8_t { looking, active, paused, ended };
template <>
struct meta::Names<MentorshipState> {
  static constexpr std::array<NameOf<MentorshipState>, 4> all{
      {{MentorshipState::looking, "looking", "Looking for a mentor"},
       {MentorshipState::active, "active", "Active"},
       {MentorshipState::paused, "paused", "Paused"},
       {MentorshipState::ended, "ended", "Ended"}}};
};

struct Mentorship {
  MentorshipId id;
  PersonId mentee;
  PersonId mentor;  // unset while looking
  std::string purpose;
  std::set<Purpose> purposes;
  Origin origin = Origin::unsaid;
  MentorshipState state = MentorshipState::active;
  std::int32_t rhythm_days = 0;       // days between meetings as agreed; 0: nothing agreed
  std::int32_t meeting_minutes = 45;  // length of a meeting
  std::string place;
  std::optional<Day> began;
  bool is_private = false;

  bool operator==(const Mentorship&) const = default;
};

template <>
struct meta::Describe<Mentorship> {
  static constexpr std::string_view kind = "mentorship";
  static constexpr auto fields = std::tuple{
      field(&Mentorship::id, id_key()),
      field(&Mentorship::mentee, relation("mentee", "Mentee")),
      field(&Mentorship::mentor, relation("mentor", "Mentor")),
      field(&Mentorship::purpose, line("purpose", "What do you want from mentoring?")),
      field(&Mentorship::purposes, set_of("purposes", "Purposes")),
      field(&Mentorship::origin, choice("origin", "How it began")),
      field(&Mentorship::state, choice("state", "State")),
      field(&Mentorship::rhythm_days, number("rhythm-days", "Days between meetings", 0, 3660)),
      field(&Mentorship::meeting_minutes,
            number("meeting-minutes", "Minutes a meeting", 0, kDayMinutes)),
      field(&Mentorship::place, line("place", "Place")),
      field(&Mentorship::began, day("began", "Began")),
      field(&Mentorship::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Mentorship>, "a member of Mentorship has no field description");

}  // namespace ithaca
