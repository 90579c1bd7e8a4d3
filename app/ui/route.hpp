// Which screen is shown, as an address: every view and item has one.
// Knows no view: it only reads and writes what stands after "#".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "plan/values.hpp"

namespace ithaca::ui {

enum class Room : std::uint8_t {
  today,
  meetings,
  meeting_prepare,
  meeting_live,
  meeting_wrap_up,
  goals,
  follow_through,
  roadmap,
  captured,  // advice, feedback, decisions … that were captured
  settings,
  more,     // the phone's list of rooms
  welcome,  // a new mentorship
  missing   // an address that names nothing
};

struct Route {
  Room room = Room::today;
  RecordId item;  // of a meeting, goal, commitment or topic; unset for the whole room

  bool operator==(const Route&) const = default;
};

// "/meetings/0123456789abcdef/prepare"; "" and "/" are Today. Anything unknown is Room::missing.
Route parse_route(std::string_view address);
std::string address_of(const Route& route);
// The same with "#" before it, for a link.
std::string href_of(const Route& route);

}  // namespace ithaca::ui
