// Capture inside the note: a line that begins with "/i " or "/t " becomes a commitment.
// Knows no view and no store: it only reads the line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/context.hpp"

namespace ithaca::ui {

struct CaptureLine {
  ithaca::Owner owner = ithaca::Owner::mentee;
  std::string title;
  Due due;
};

// "/i Start a list fri" is the mentee's, due on Friday; "/t …" is what the mentor offers. Nothing
// for any other line.
std::optional<CaptureLine> read_capture(const Scene& c, std::string_view line);

// The binding of the field at the end of a note.
std::string tail_binding(bool is_private);
inline constexpr std::string_view kTailBinding = "note-tail";
inline constexpr std::string_view kPrivateTailBinding = "note-tail-private";

// The draft that holds the next date while a meeting is wrapped up.
std::string next_date_draft(const MeetingId& meeting);
// The draft that holds one more commitment of either side meanwhile.
std::string commitment_draft(const MeetingId& meeting, ithaca::Owner owner);

}  // namespace ithaca::ui
