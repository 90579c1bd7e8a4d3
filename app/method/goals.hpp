// Where a goal came up in the conversations, and how long it did not (002: re-read your goals; 003:
// keep referring back to them). Knows no screen and judges nobody: a gap is a question, no fault.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "method/meetings.hpp"

namespace ithaca::method {

// The numbers of the held meetings of a mentorship in which the goal was talked about, in their
// order: a point about it was ticked there, something captured there belongs to it, its measure was
// agreed there (001), or a change of it was said there.
std::vector<std::int32_t> talked_about_in(const View& view, const MentorshipId& mentorship,
                                          const Goal& goal);

// How long a goal was not looked at; both 0 of a goal that was reached or dropped, and while the
// mentorship rests.
struct Unread {
  // Held meetings in a row since it was last talked about, changed or written down. A ticked agenda
  // point "goals" looks at all goals of its mentorship. 0 before the third held meeting.
  std::size_t meetings = 0;
  // Since it was last talked about, changed, or looked at together with all others: by the days of
  // meetings and changes, those on which either was away not counted. One that never came up counts
  // from the first meeting held after it was written down; 0 before that.
  int days = 0;
};
Unread unread(const View& view, const MentorshipId& mentorship, const Goal& goal);

// Three meetings went by without it, or six weeks and more than two agreed intervals: time to ask
// whether it is still wanted (002). Says how long, as the end of a sentence: "for 3 meetings", "for
// 6 weeks"; nothing before.
inline constexpr int kDaysUnread = 42;
std::optional<std::string> long_unread(const View& view, const MentorshipId& mentorship,
                                       const Goal& goal);

}  // namespace ithaca::method
