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

// An address that asks for something instead of naming a screen: a shortcut of the system
// ("/prepare", "/capture"), or words that another program shares ("/capture/" and the words).
struct Errand {
  enum class Kind : std::uint8_t { none, prepare, capture } kind = Kind::none;
  std::string words = {};
};
Errand parse_errand(std::string_view address);

}  // namespace ithaca::ui
