// What happened to a record: states are states, events are history (architecture.md, schema 1).
// Knows nothing of the record but its name; the words `from` and `to` are as a file has them.
#pragma once

#include <array>
#include <string>
#include <tuple>

#include "meta/field.hpp"
#include "plan/values.hpp"

namespace ithaca {

enum class Event : std::uint8_t { new_date, smaller_step, handed_back, dropped, moved, changed };
template <>
struct meta::Names<Event> {
  static constexpr std::array<NameOf<Event>, 6> all{
      {{Event::new_date, "new-date", "New date"},
       {Event::smaller_step, "smaller-step", "Smaller step"},
       {Event::handed_back, "handed-back", "Handed back"},
       {Event::dropped, "dropped", "Dropped"},
       {Event::moved, "moved", "Moved"},
       {Event::changed, "changed", "Changed"}}};
};

struct History {
  HistoryId id;
  Ref subject;
  Event event = Event::changed;
  Owner actor = Owner::mentee;
  Day day;
  std::string field;  // the key of the field that changed, where the event leaves it open
  std::string from;
  std::string to;
  std::string reason;
  MeetingId said_in;  // the meeting in which it was said, if any
  Position position;  // the order among the changes of one day
  bool is_private = false;

  bool operator==(const History&) const = default;
};

template <>
struct meta::Describe<History> {
  static constexpr std::string_view kind = "history";
  static constexpr auto fields = std::tuple{
      field(&History::id, id_key()),
      field(&History::subject, relation("subject", "Of")),
      field(&History::event, choice("event", "Event")),
      field(&History::actor, choice("actor", "Who")),
      field(&History::day, meta::day("day", "Day")),
      field(&History::field, internal("field")),
      field(&History::from, line("from", "From")),
      field(&History::to, line("to", "To")),
      field(&History::reason, line("reason", "Reason")),
      field(&History::said_in, relation("said-in", "Said in")),
      field(&History::position, internal("position")),
      field(&History::is_private, check("private", "Private")),
  };
};
static_assert(meta::complete<History>, "a member of History has no field description");

}  // namespace ithaca
