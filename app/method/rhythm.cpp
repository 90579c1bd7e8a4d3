#include "method/rhythm.hpp"

#include <algorithm>

namespace ithaca::method {
namespace {

constexpr int kWeek = 7;
constexpr int kUsualRhythm = 3 * kWeek;

Day last_day_of_the_calendar() { return day_of({9999, 12, 31}).value_or(Day{}); }

// The date of the last meeting that was held or is planned.
std::optional<When> last_date(const View& view, const MentorshipId& mentorship) {
  std::optional<When> last;
  for (const Meeting* meeting : view.index.meetings(view.plan, mentorship)) {
    const bool counts =
        meeting->state == MeetingState::held || meeting->state == MeetingState::planned;
    std::optional<When> when = meeting->when;
    if (const auto held = day_held(*meeting); held && !when) when = When{*held, std::nullopt, {}};
    if (!counts || !when) continue;
    if (!last || last->day < when->day) last = when;
  }
  return last;
}

// The first day from `day` on, in whole weeks, that comes after `earlier`.
Day after(Day earlier, Day day) {
  if (earlier < day) return day;
  return day + ((earlier - day) / kWeek + 1) * kWeek;
}

}  // namespace

const Absence* absence_on(const View& view, const MentorshipId& mentorship, Day day) {
  for (const Absence* absence : view.index.absences(view.plan, mentorship)) {
    if (absence->from <= day && day <= absence->until) return absence;
  }
  return nullptr;
}

bool is_away(const View& view, const MentorshipId& mentorship, Day day) {
  return absence_on(view, mentorship, day) != nullptr;
}

Day next_free_day(const View& view, const MentorshipId& mentorship, Day day) {
  while (const Absence* absence = absence_on(view, mentorship, day)) {
    day = after(absence->until, day);
  }
  return day;
}

int days_away(const View& view, const MentorshipId& mentorship, Day from, Day until, Owner whose) {
  int days = 0;
  Day counted = from;  // absences come in the order of their first days
  for (const Absence* absence : view.index.absences(view.plan, mentorship)) {
    const bool is_theirs =
        whose == Owner::both || absence->owner == Owner::both || absence->owner == whose;
    if (!is_theirs) continue;
    const Day first = std::max(absence->from, counted + 1);
    const Day last = std::min(absence->until, until);
    if (last < first) continue;
    days += last - first + 1;
    counted = last;
  }
  return days;
}

std::vector<When> suggested_dates(const View& view, const MentorshipId& id, std::size_t count) {
  std::vector<When> dates;
  const Mentorship* mentorship = view.plan.find<Mentorship>(id);
  if (mentorship == nullptr) return dates;
  const int rhythm = mentorship->rhythm_days > 0 ? mentorship->rhythm_days : kUsualRhythm;
  When when = last_date(view, id).value_or(When{view.today, std::nullopt, {}});
  const Day anchor = when.day;  // whose weekday is kept
  Day wanted = when.day;
  Day before = std::max(view.today, when.day);
  while (dates.size() < count) {
    wanted = wanted + rhythm;
    // Half a week rounds to the nearest date of the weekday; below a week there is none to keep.
    Day day = wanted;
    if (rhythm >= kWeek) day = anchor + (wanted - anchor + kWeek / 2) / kWeek * kWeek;
    const Day free = next_free_day(view, id, after(before, day));
    if (last_day_of_the_calendar() < free) break;
    if (!(free == day)) wanted = free;
    when.day = before = free;
    dates.push_back(when);
  }
  return dates;
}

std::optional<When> suggested_date(const View& view, const MentorshipId& mentorship) {
  const auto dates = suggested_dates(view, mentorship, 1);
  return dates.empty() ? std::nullopt : std::optional(dates.front());
}

}  // namespace ithaca::method
