// The one set of icons: 18 px, strokes of 1.75 px with round caps, drawn as lines, no files.
// Knows no meaning: which icon stands for what is the caller's.
#pragma once

#include <cstddef>
#include <cstdint>

struct ImDrawList;

namespace ithaca::ui {

enum class Icon : std::uint8_t {
  none,
  logo,
  sun,        // today
  calendar,   // meetings
  target,     // goals
  checklist,  // follow-through
  columns,    // roadmap
  bulb,       // advice
  document,   // agreement
  pulse,      // relationship
  share,
  gear,
  search,
  plus,
  check,
  clock,
  close,
  more,
  menu,
  chevron_down,
  chevron_right,
  chevron_left,
  arrow_up,
  arrow_down,
  copy,
  download,
  upload,
  trash,
  undo,
  redo,
  pencil,
  link,
  warning,
  info,
  person,
  grip,
  moon,
  lock
};

// Draws `icon` into the square of `size` with its corner at (x, y), all in pixels of the draw list,
// in `color` (ImU32); `second` is the second colour of the logo.
void draw_icon(ImDrawList& list, Icon icon, float x, float y, float size, std::uint32_t color,
               std::uint32_t second);

}  // namespace ithaca::ui
