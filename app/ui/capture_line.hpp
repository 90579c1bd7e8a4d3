// Capture inside the note: a line that begins with "/i ", "/a " … becomes a record of that kind.
// Knows no view and no store: it only reads the line.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "ui/context.hpp"

namespace ithaca::ui {

// What can be captured, by its letter (method.md 2b). Words may name the mentor as {name}.
struct CaptureKind {
  Captured what;
  char letter;
  std::string_view label;   // of a chip or a button
  std::string_view offer;   // in the list of what a line can become
  std::string_view detail;  // beside it there
  bool takes_day;           // a day at its end is the day it is due
  ChipKind chip;
};
// A sign (`s`) is offered in the private note alone: it is in nothing that is shared.
inline constexpr std::array<CaptureKind, 9> kCaptureKinds{{
    {Captured::i_will, 'i', "I will", "I will…", "due before we meet; end with a day to change it",
     true, ChipKind::mentee},
    {Captured::they_offer, 't', "{name} offers", "{name} offers…", "", true, ChipKind::mentor},
    {Captured::advice, 'a', "Advice", "Advice", "", false, ChipKind::neutral},
    {Captured::feedback, 'f', "Feedback", "Feedback", "about me", false, ChipKind::neutral},
    {Captured::decision, 'd', "Decision", "Decision", "", false, ChipKind::neutral},
    {Captured::question, 'q', "Question", "Question to come back to", "", false, ChipKind::neutral},
    {Captured::person, 'p', "Person", "Person to meet", "name: what for", true, ChipKind::neutral},
    {Captured::resource, 'r', "Resource", "Resource", "", true, ChipKind::neutral},
    {Captured::signal, 's', "Sign", "Sign that a tune-up is due", "only for you", false,
     ChipKind::neutral},
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
