// The one table of commands: menu, palette, key help and keys are made from it.
// Knows no view's inside: a command goes somewhere or means an intent.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/context.hpp"

namespace ithaca::ui {

struct Command {
  std::string_view id;
  std::string label;
  Icon icon = Icon::none;
  // "Ctrl+K", "?", "g t": as shown; matched by `matches`.
  std::string keys;
  std::function<bool(const Scene&)> is_enabled;
  std::function<void(Scene&)> run;
};

// The id of Ctrl+Enter: the one next step of a meeting's phase.
inline constexpr std::string_view kMainCommand = "main";
// What the room is on paper, also where the browser's own menu prints.
inline constexpr std::string_view kPrintCommand = "print";

std::vector<Command> all_commands();

// The command that this key runs now, or nothing.
const Command* command_for(const std::vector<Command>& commands, const KeyPress& key,
                           const Scene& c);

}  // namespace ithaca::ui
