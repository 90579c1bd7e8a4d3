#include "method/readiness.hpp"

#include "base/text.hpp"

namespace ithaca::method {

Readiness readiness_of(const Meeting& meeting) {
  // The first meeting's agenda says it: goals, and how to work together.
  return {meeting.slot == 1 || !trimmed(meeting.need_help).empty(), meeting.briefed.has_value()};
}

std::vector<const Question*> open_questions(const View& view, const MentorshipId& mentorship) {
  std::vector<const Question*> open;
  for (const Question* one : view.index.questions(view.plan, mentorship)) {
    if (one->state == QuestionState::open) open.push_back(one);
  }
  return open;
}

}  // namespace ithaca::method
