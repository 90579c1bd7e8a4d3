// One meeting with its agenda and its note, line by line.
// Knows nothing of readiness or briefs: what a meeting means is the method's.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

enum class MeetingState : std::uint8_t { planned, held, cancelled, missed };
template <>
struct meta::Names<MeetingState> {
  static constexpr std::array<NameOf<MeetingState>, 4> all{
      {{MeetingState::planned, "planned", "Planned"},
       {MeetingState::held, "held", "Held"},
       {MeetingState::cancelled, "cancelled", "Cancelled"},
       {MeetingState::missed, "missed", "Missed"}}};
};

struct Meeting {
  MeetingId id;
  MentorshipId mentorship;
  std::int32_t slot = 1;  // its number on the roadmap; a cancelled or missed one passes it on
  MeetingState state = MeetingState::planned;
  std::optional<When> when;
  std::int32_t minutes = 45;
  std::string place;
  std::string need_help;          // what I need help with (004)
  std::string useful;             // closing, 1: what was useful (003)
  std::string next_time;          // closing, 3: what to change, or the focus (003)
  std::string none_because;       // closing, 2, where nobody took a next step: why (004)
  std::int64_t began = 0;         // instant it was opened to be held, ms since the epoch; 0: never
  std::optional<Day> briefed;     // the day the brief was copied
  std::optional<Day> wrapped_up;  // the day its closing was finished
  std::int32_t worth = 0;         // was it worth the hour, 1 to 5, the mentee's alone; 0: not said
  bool is_private = false;

  bool operator==(const Meeting&) const = default;
};

template <>
struct meta::Describe<Meeting> {
  static constexpr std::string_view kind = "meeting";
  static constexpr auto fields = std::tuple{
      field(&Meeting::id, id_key()),
      field(&Meeting::mentorship, relation("mentorship", "Mentorship")),
      field(&Meeting::slot, number("slot", "Meeting number", 1, 100000)),
      field(&Meeting::state, choice("state", "State")),
      field(&Meeting::when, day("when", "When")),
      field(&Meeting::minutes, number("minutes", "Minutes", 0, kDayMinutes)),
      field(&Meeting::place, line("place", "Place")),
      field(&Meeting::need_help, prose("need-help", "What do you need help with?")),
      field(&Meeting::useful, prose("useful", "What was useful today?")),
      field(&Meeting::next_time,
            prose("next-time", "What should change, or be the focus, next time?")),
      field(&Meeting::none_because, line("none-because", "No next step, because")),
      field(&Meeting::began, internal("began")),
      field(&Meeting::briefed, internal("briefed")),
      field(&Meeting::wrapped_up, internal("wrapped-up")),
      field(&Meeting::worth, number("worth", "Was it worth the hour?", 0, 5).mine_alone()),
      field(&Meeting::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Meeting>, "a member of Meeting has no field description");

// Where an agenda item came from; only its own words are ever shown for it.
enum class AgendaSource : std::uint8_t { own, opening, goals, topic, carried, closing };
template <>
struct meta::Names<AgendaSource> {
  static constexpr std::array<NameOf<AgendaSource>, 6> all{
      {{AgendaSource::own, "own", "added"},
       {AgendaSource::opening, "opening", "opening"},
       {AgendaSource::goals, "goals", "goals"},
       {AgendaSource::topic, "topic", "topic"},
       {AgendaSource::carried, "carried", "carried over"},
       {AgendaSource::closing, "closing", "closing"}}};
};

struct AgendaItem {
  AgendaItemId id;
  MeetingId meeting;
  std::string title;
  std::int32_t minutes = 0;  // 0: not said
  bool is_done = false;
  AgendaSource source = AgendaSource::own;
  MeetingId carried_from;
  GoalId goal;
  TopicId topic;  // of the roadmap: its words are the topic's, and its own title is empty
  Position position;
  bool is_private = false;

  bool operator==(const AgendaItem&) const = default;
};

template <>
struct meta::Describe<AgendaItem> {
  static constexpr std::string_view kind = "agenda-item";
  static constexpr auto fields = std::tuple{
      field(&AgendaItem::id, id_key()),
      field(&AgendaItem::meeting, relation("meeting", "Meeting")),
      field(&AgendaItem::title, line("title", "Agenda item")),
      field(&AgendaItem::minutes, number("minutes", "Minutes", 0, kDayMinutes)),
      field(&AgendaItem::is_done, check("done", "Talked about")),
      field(&AgendaItem::source, choice("source", "Source")),
      field(&AgendaItem::carried_from, relation("carried-from", "Carried from")),
      field(&AgendaItem::goal, relation("goal", "Goal")),
      field(&AgendaItem::topic, relation("topic", "Topic")),
      field(&AgendaItem::position, internal("position")),
      field(&AgendaItem::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<AgendaItem>, "a member of AgendaItem has no field description");

// What the mentee wants from this meeting, one to three of them (002).
struct Objective {
  ObjectiveId id;
  MeetingId meeting;
  std::string title;
  Position position;
  bool is_private = false;

  bool operator==(const Objective&) const = default;
};

template <>
struct meta::Describe<Objective> {
  static constexpr std::string_view kind = "objective";
  static constexpr auto fields = std::tuple{
      field(&Objective::id, id_key()),
      field(&Objective::meeting, relation("meeting", "Meeting")),
      field(&Objective::title, line("title", "Objective")),
      field(&Objective::position, internal("position")),
      field(&Objective::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<Objective>, "a member of Objective has no field description");

// One line of a meeting's note. A line may be linked to the record that was captured from it; a
// private line is the mentee's alone unless chosen.
struct NoteLine {
  NoteLineId id;
  MeetingId meeting;
  AgendaItemId agenda_item;  // unset: before the first item
  std::string text;
  Ref link;
  Position position;
  bool is_private = false;

  bool operator==(const NoteLine&) const = default;
};

template <>
struct meta::Describe<NoteLine> {
  static constexpr std::string_view kind = "note-line";
  static constexpr auto fields = std::tuple{
      field(&NoteLine::id, id_key()),
      field(&NoteLine::meeting, relation("meeting", "Meeting")),
      field(&NoteLine::agenda_item, relation("agenda-item", "Agenda item")),
      field(&NoteLine::text, prose("text", "Note")),
      field(&NoteLine::link, relation("link", "Captured as")),
      field(&NoteLine::position, internal("position")),
      field(&NoteLine::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<NoteLine>, "a member of NoteLine has no field description");

}  // namespace ithaca
