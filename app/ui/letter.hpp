// A text for the mentor, made of what that mentor may read and of nothing else.
// Knows no clipboard, no printer and no page: who copies it, prints it or shows it asks here.
#pragma once

#include <vector>

#include "ui/context.hpp"

namespace ithaca::ui {

struct Written {
  method::Document document;  // empty: what it is about is private or gone
  std::vector<Ref> tells;     // advice of which the mentor learns what it became
};
Written write_letter(const Scene& scene, const CopyLetter& request);

// Whose mentor reads it: that of the meeting or the commitment, not of the room that is shown.
MentorshipId mentorship_of(const Scene& scene, const CopyLetter& request);

}  // namespace ithaca::ui
