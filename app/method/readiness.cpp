#include "method/readiness.hpp"

#include "base/text.hpp"

namespace ithaca::method {

Readiness readiness_of(const Meeting& meeting) {
  // The first meeting's agenda says it: goals, and how to work together.
  return {meeting.slot == 1 || !trimmed(meeting.need_help).empty(), meeting.briefed.has_value()};
}

}  // namespace ithaca::method
