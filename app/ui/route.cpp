#include "ui/route.hpp"

#include <array>
#include <vector>

namespace ithaca::ui {
namespace {

struct Named {
  Room room;
  std::string_view head;
  std::string_view tail;  // after the item
  bool takes_item;
};

constexpr std::array<Named, 12> kRooms{{
    {Room::today, "today", "", false},
    {Room::meetings, "meetings", "", false},
    {Room::meeting_prepare, "meetings", "prepare", true},
    {Room::meeting_live, "meetings", "meet", true},
    {Room::meeting_wrap_up, "meetings", "wrap-up", true},
    {Room::goals, "goals", "", true},
    {Room::follow_through, "follow-through", "", true},
    {Room::roadmap, "roadmap", "", true},
    {Room::captured, "captured", "", true},
    {Room::settings, "settings", "", false},
    {Room::more, "more", "", false},
    {Room::welcome, "new", "", false},
}};

std::vector<std::string_view> parts_of(std::string_view address) {
  std::vector<std::string_view> parts;
  while (!address.empty()) {
    const std::size_t slash = address.find('/');
    const std::string_view part = address.substr(0, slash);
    if (!part.empty()) parts.push_back(part);
    if (slash == std::string_view::npos) break;
    address.remove_prefix(slash + 1);
  }
  return parts;
}

}  // namespace

Route parse_route(std::string_view address) {
  const auto parts = parts_of(address);
  if (parts.empty()) return {};
  const std::string_view tail = parts.size() == 3 ? parts[2] : std::string_view{};
  for (const Named& room : kRooms) {
    if (room.head != parts[0] || parts.size() > 3) continue;
    if (parts.size() == 1 && room.tail.empty()) return {room.room, {}};
    if (parts.size() < 2 || !room.takes_item || room.tail != tail) continue;
    const auto id = parse_id<RecordTag>(parts[1]);
    if (id) return {room.room, *id};
  }
  return {Room::missing, {}};
}

std::string address_of(const Route& route) {
  for (const Named& room : kRooms) {
    if (room.room != route.room) continue;
    std::string out = "/" + std::string(room.head);
    if (route.item.is_set()) out += "/" + route.item.string();
    if (!room.tail.empty()) out += "/" + std::string(room.tail);
    return out;
  }
  return "/";
}

std::string href_of(const Route& route) { return "#" + address_of(route); }

Errand parse_errand(std::string_view address) {
  constexpr std::string_view kPrepare = "/prepare";
  constexpr std::string_view kCapture = "/capture";
  if (address == kPrepare) return {Errand::Kind::prepare};
  if (address.substr(0, kCapture.size()) != kCapture) return {};
  const std::string_view rest = address.substr(kCapture.size());
  if (rest.empty()) return {Errand::Kind::capture};
  if (rest[0] != '/') return {};
  return {Errand::Kind::capture, std::string(rest.substr(1))};
}

}  // namespace ithaca::ui
