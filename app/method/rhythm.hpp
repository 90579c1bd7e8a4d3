// Which dates the agreed rhythm suggests, around the days on which either of the two is away.
// Knows no screen, and never says whose absence moved a date.
#pragma once

#include <optional>
#include <vector>

#include "method/meetings.hpp"

namespace ithaca::method {

// The first absence that `day` falls in, its first and last day included (001); nothing when both
// are there.
const Absence* absence_on(const View& view, const MentorshipId& mentorship, Day day);
bool is_away(const View& view, const MentorshipId& mentorship, Day day);

// `day`, or where somebody is away then the next free day of its weekday.
Day next_free_day(const View& view, const MentorshipId& mentorship, Day day);

// The days after `from`, up to and with `until`, on which either is away, each counted once: no
// clock runs on them (rules 3.9). Of what one of them owns, only their own absence stops it.
int days_away(const View& view, const MentorshipId& mentorship, Day from, Day until,
              Owner whose = Owner::both);

// The next `count` dates from the agreed rhythm (000), three weeks without one, after the last
// meeting that was held or is planned; without any, from today. On its weekday and at its time: a
// rhythm that is no whole number of weeks goes to the nearest such weekday, one below a week keeps
// its days. Never before tomorrow, never on a day when either is away (the next free one of that
// weekday), never two on one day. Fewer than `count` only where the calendar ends (year 9999).
std::vector<When> suggested_dates(const View& view, const MentorshipId& mentorship,
                                  std::size_t count);
std::optional<When> suggested_date(const View& view, const MentorshipId& mentorship);

}  // namespace ithaca::method
