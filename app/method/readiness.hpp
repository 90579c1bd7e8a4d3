// What is left to prepare, without bookkeeping: writing counts as written, copying as briefed.
// Knows no view. Only "what do you need help with" is asked for (method.md 2b).
#pragma once

#include <vector>

#include "method/meetings.hpp"

namespace ithaca::method {

struct Readiness {
  bool help_is_said = false;     // 004: know concretely what you need help with
  bool brief_is_copied = false;  // 002: the mentor gets it before
  bool is_ready() const { return help_is_said && brief_is_copied; }
};

Readiness readiness_of(const Meeting& meeting);

// The queue of what I did not understand or see differently, as it was said: the next preparation
// comes back to it, and the brief numbers it. Not what is answered, nor what is mine to work out
// alone (001, 002).
std::vector<const Question*> open_questions(const View& view, const MentorshipId& mentorship);

}  // namespace ithaca::method
