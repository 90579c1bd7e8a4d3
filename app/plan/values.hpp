// Values that several entities share: ids, owner, due, moments, references.
// Knows no entity's fields and no rule of the method.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "base/id.hpp"
#include "meta/value.hpp"

namespace ithaca {

using PersonId = Id<struct PersonTag>;
using MentorshipId = Id<struct MentorshipTag>;
using GoalId = Id<struct GoalTag>;
using MilestoneId = Id<struct MilestoneTag>;
using MeetingId = Id<struct MeetingTag>;
using AgendaItemId = Id<struct AgendaItemTag>;
using NoteLineId = Id<struct NoteLineTag>;
using CommitmentId = Id<struct CommitmentTag>;
using TouchpointId = Id<struct TouchpointTag>;
using PathId = Id<struct PathTag>;
using TopicId = Id<struct TopicTag>;
using ObjectiveId = Id<struct ObjectiveTag>;
using AbsenceId = Id<struct AbsenceTag>;
using HeldTimeId = Id<struct HeldTimeTag>;
using AdviceId = Id<struct AdviceTag>;
using FeedbackId = Id<struct FeedbackTag>;
using DecisionId = Id<struct DecisionTag>;
using QuestionId = Id<struct QuestionTag>;
using ContactId = Id<struct ContactTag>;
using ResourceId = Id<struct ResourceTag>;
using SignalId = Id<struct SignalTag>;
using HistoryId = Id<struct HistoryTag>;
using RecordId = Id<struct RecordTag>;  // of a record of any kind
using ReplicaId = Id<struct ReplicaTag>;

// Whose it is. Never "me": the mentor opens the same file (architecture.md, schema 1).
enum class Owner : std::uint8_t { mentee, mentor, both };
template <>
struct meta::Names<Owner> {
  static constexpr std::array<NameOf<Owner>, 3> all{{{Owner::mentee, "mentee", "Mentee"},
                                                     {Owner::mentor, "mentor", "Mentor"},
                                                     {Owner::both, "both", "Both"}}};
};

// How long something may take in minutes: up to a day; 0 is not said.
inline constexpr int kDayMinutes = 24 * 60;
constexpr bool is_length(int minutes) { return 0 <= minutes && minutes <= kDayMinutes; }

// A record of any kind, named by its kind's name in files and its id.
struct Ref {
  std::string kind;  // empty: refers to nothing
  RecordId id;

  bool is_set() const { return !kind.empty(); }
  bool operator==(const Ref&) const = default;
  bool operator<(const Ref& other) const {
    return kind != other.kind ? kind < other.kind : id < other.id;
  }
};
template <>
struct meta::AsText<Ref> {  // "commitment/0123456789abcdef"
  static constexpr std::string_view pattern = "^([a-z-]+/[0-9a-hjkmnp-tv-z]{16})?$";
  static std::string write(const Ref& ref);
  static std::optional<Ref> read(std::string_view text);
};

// A day, and a time in a named zone where one is set. The instant of a time that the zone skips
// or repeats is the Zones port's to say (RFC 5545 3.3.5: the first of two, the gap moved on).
struct When {
  Day day;
  std::optional<ClockTime> time;
  std::string zone;  // IANA name; empty without a time, or for the zone the person is in

  bool operator==(const When&) const = default;
};
template <>
struct meta::AsText<When> {  // "2026-11-24" or "2026-11-24T16:00[Europe/Berlin]" (RFC 9557)
  static constexpr std::string_view pattern =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(\\[[A-Za-z0-9_+/-]+\\])?)?$";
  static std::string write(const When& when);
  static std::optional<When> read(std::string_view text);
};

// Before the next meeting unless a day is chosen (000, 002, 003, 004: "before the next time").
struct Due {
  enum class Kind : std::uint8_t { before_we_meet, on_day, open };
  Kind kind = Kind::before_we_meet;
  Day day;  // of on_day

  static Due on(Day day) { return {Kind::on_day, day}; }
  static Due whenever() { return {Kind::open, Day{}}; }
  bool operator==(const Due&) const = default;
};
template <>
struct meta::AsText<Due> {  // "before-we-meet", "open" or a day
  static constexpr std::string_view pattern = "^(before-we-meet|open|[0-9]{4}-[0-9]{2}-[0-9]{2})$";
  static std::string write(const Due& due);
  static std::optional<Due> read(std::string_view text);
};

}  // namespace ithaca
