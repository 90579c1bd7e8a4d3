#include "method/health.hpp"

#include <algorithm>
#include <vector>

#include "base/translate.hpp"
#include "method/rhythm.hpp"

namespace ithaca::method {
namespace {

// The meetings that were held and the next one, latest first, at most two.
std::vector<const Meeting*> last_two(const View& view, const MentorshipId& mentorship,
                                     const Meeting* next) {
  std::vector<const Meeting*> found;
  if (next != nullptr) found.push_back(next);
  const auto& meetings = view.index.meetings(view.plan, mentorship);
  for (auto at = meetings.rbegin(); at != meetings.rend() && found.size() < 2; ++at) {
    if ((*at)->state == MeetingState::held) found.push_back(*at);
  }
  return found;
}

// To another day, not only to another hour: "2026-11-24T16:00[Europe/Berlin]".
bool was_moved(const View& view, const Meeting& meeting) {
  constexpr std::size_t kDayLength = 10;
  for (const History* entry : view.index.history(view.plan, ref_to(meeting))) {
    const bool is_other_day = entry->from.compare(0, kDayLength, entry->to, 0, kDayLength) != 0;
    if (entry->event == Event::moved && is_other_day) return true;
  }
  return false;
}

bool has_commitment(const View& view, const Meeting& meeting) {
  for (const Commitment* one : view.index.commitments(view.plan, meeting.mentorship)) {
    if (one->said_in == meeting.id) return true;
  }
  return false;
}

// Two dates moved in a row; whose doing it was is never asked.
bool dates_move(const View& view, const MentorshipId& mentorship) {
  const auto two = last_two(view, mentorship, next_meeting(view, mentorship));
  return two.size() == 2 && was_moved(view, *two[0]) && was_moved(view, *two[1]);
}

// Two meetings in a row from which nobody took a step (004: then nobody can tell whether it helps).
bool lacks_steps(const View& view, const MentorshipId& mentorship) {
  const auto two = last_two(view, mentorship, nullptr);
  return two.size() == 2 && !has_commitment(view, *two[0]) && !has_commitment(view, *two[1]);
}

// What raises a step, in words; each begins with its comma.
std::string signs(const View& view, const MentorshipId& mentorship) {
  std::string words;
  if (lacks_steps(view, mentorship)) {
    words.append(", ").append(t("the last two meetings ended without a next step"));
  }
  if (dates_move(view, mentorship)) {
    words.append(", ").append(t("the last two dates moved: would another rhythm suit?"));
  }
  return words;
}

Health rated(int days, int rhythm, bool date_is_set, bool has_signs) {
  int step = 0;
  if (days * 4 > rhythm * 5) step = 1;
  if (days > rhythm * 2) step = 2;
  if (date_is_set) step = std::max(0, step - 1);
  if (has_signs) step = std::min(2, step + 1);
  return step == 0 ? Health::steady : step == 1 ? Health::watch : Health::drifting;
}

// Days on which no clock ran, in words; begins with its comma.
std::string away_words(int days) {
  if (days == 0) return {};
  return ", " + tn("{count} day away not counted", "{count} days away not counted", days);
}

}  // namespace

std::string interval_words(int days) {
  if (days % 7 == 0) return tn("{count} week", "{count} weeks", days / 7);
  return tn("{count} day", "{count} days", days);
}

std::optional<Day> last_contact(const View& view, const MentorshipId& mentorship) {
  std::optional<Day> last;
  const auto take = [&](std::optional<Day> day) {
    if (day && (!last || *last < *day)) last = day;
  };
  for (const Meeting* meeting : view.index.meetings(view.plan, mentorship)) {
    take(day_held(*meeting));
  }
  for (const Touchpoint* touchpoint : view.index.touchpoints(view.plan, mentorship)) {
    take(touchpoint->day);
  }
  return last;
}

std::optional<HealthLine> health_line(const View& view, const Mentorship& mentorship,
                                      const DateWords& words) {
  const bool is_running = mentorship.state == MentorshipState::active;
  if (!is_running || last_held(view, mentorship.id) == nullptr) return std::nullopt;
  const auto last = last_contact(view, mentorship.id);
  if (!last) return std::nullopt;
  const int days = std::max(0, view.today - *last);
  const int away = days_away(view, mentorship.id, *last, view.today);
  const Meeting* next = next_meeting(view, mentorship.id);
  const bool date_is_set = next != nullptr && next->when && !(next->when->day < view.today);
  const std::string date = date_is_set ? t("the next date is set") : t("no next date is set");
  const int rhythm = mentorship.rhythm_days;
  const std::string signs_seen = signs(view, mentorship.id);
  const std::string ago = words.distance(-days, FirstLetter::plain);
  if (rhythm == 0) {
    return HealthLine{Health::unrated,
                      t("You talked {ago}, {date}", {{"ago", ago}, {"date", date}}) + signs_seen};
  }
  const std::string why = t("{talked}, you agreed on {interval}, {date}",
                            {{"talked", t("you talked {ago}", {{"ago", ago}}) + away_words(away)},
                             {"interval", interval_words(rhythm)},
                             {"date", date}}) +
                          signs_seen;
  const Health health = rated(days - away, rhythm, date_is_set, !signs_seen.empty());
  switch (health) {
    case Health::steady:
      return HealthLine{health, t("Steady: {why}", {{"why", why}})};
    case Health::watch:
      return HealthLine{health, t("Worth a look: {why}", {{"why", why}})};
    case Health::drifting:
    case Health::unrated:
      break;
  }
  return HealthLine{Health::drifting, t("Drifting: {why}", {{"why", why}})};
}

}  // namespace ithaca::method
