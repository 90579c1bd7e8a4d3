// Capture inside the note: a line that begins with "/i ", "/a " … becomes a record of that kind.
// Knows no view and no store: it only reads the line.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "ui/context.hpp"

namespace ithaca::ui {

// What can be captured, by its letter (method.md 2b). The label names the mentor as {name}.
struct CaptureKind {
  Captured what;
  char letter;
  std::string_view label;
  bool takes_day;  // a day at its end is the day it is due
  ChipKind chip;
};
// A sign (`s`) is offered in the private note alone: it is in nothing that is shared.
inline constexpr std::array<CaptureKind, 9> kCaptureKinds{{
    {Captured::i_will, 'i', "I will", true, ChipKind::mentee},
    {Captured::they_offer, 't', "{name} offers", true, ChipKind::mentor},
    {Captured::advice, 'a', "Advice", false, ChipKind::soft},
    {Captured::feedback, 'f', "Feedback", false, ChipKind::soft},
    {Captured::decision, 'd', "Decision", false, ChipKind::soft},
    {Captured::question, 'q', "Question", false, ChipKind::soft},
    {Captured::person, 'p', "Person", true, ChipKind::soft},
    {Captured::resource, 'r', "Resource", true, ChipKind::soft},
    {Captured::signal, 's', "Sign", false, ChipKind::soft},
}};
const CaptureKind& capture_kind(Captured what);
// What a linked record was captured as; nothing for a record of another kind.
std::optional<Captured> captured_as(const Plan& plan, const Ref& record);
// "I will", "Judith offers", "Advice"
std::string capture_label(const Scene& c, Captured what);

struct CaptureLine {
  Captured what = Captured::i_will;
  std::string title;
  Due due;
};

// "/i Start a list fri" is the mentee's, due on Friday; "/t …" is what the mentor offers. Nothing
// for any other line.
std::optional<CaptureLine> read_capture(const Scene& c, std::string_view line);
// The words as that kind reads them: with a day at their end where it takes one.
CaptureLine read_captured(const Scene& c, Captured what, std::string_view words);

// The binding of the field at the end of a note.
std::string tail_binding(bool is_private);
inline constexpr std::string_view kTailBinding = "note-tail";
inline constexpr std::string_view kPrivateTailBinding = "note-tail-private";

// The draft that holds the next date while a meeting is wrapped up.
std::string next_date_draft(const MeetingId& meeting);
// The draft that holds one more commitment of either side meanwhile.
std::string commitment_draft(const MeetingId& meeting, ithaca::Owner owner);

}  // namespace ithaca::ui
