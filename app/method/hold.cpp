#include "method/hold.hpp"

#include <algorithm>

namespace ithaca::method {

Day suggested_work_day(const View& view, const Commitment& commitment) {
  const Day tomorrow = view.today + 1;
  const auto due = due_day(view, commitment);
  if (!due) return view.today + 2;
  if (*due < tomorrow) return std::max(*due, view.today);
  return std::max(*due - 1, tomorrow);
}

Day suggested_day_for_advice(const View& view, const Advice& advice) {
  const bool is_chosen = advice.wait_until && view.today < *advice.wait_until;
  return is_chosen ? *advice.wait_until : view.today + 2;
}

Day suggested_preparation_day(const View& view, Day meeting) {
  return std::max(meeting - 1, view.today);
}

const HeldTime* held_for(const View& view, const MentorshipId& mentorship, const Ref& subject) {
  for (const HeldTime* one : view.index.held_times(view.plan, mentorship)) {
    if (one->subject == subject) return one;
  }
  return nullptr;
}

}  // namespace ithaca::method
