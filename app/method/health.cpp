#include "method/health.hpp"

#include <algorithm>

#include "base/translate.hpp"

namespace ithaca::method {
namespace {

Health rated(int days, int rhythm, bool date_is_set) {
  int step = 0;
  if (days * 4 > rhythm * 5) step = 1;
  if (days > rhythm * 2) step = 2;
  if (date_is_set) step = std::max(0, step - 1);
  return step == 0 ? Health::steady : step == 1 ? Health::watch : Health::drifting;
}

std::string talked_words(int days) {
  if (days == 0) return t("you talked today");
  if (days == 1) return t("you talked yesterday");
  return tn("you talked {count} day ago", "you talked {count} days ago", days);
}

std::string unrated_words(int days, const std::string& date) {
  if (days == 0) return t("You talked today, {date}", {{"date", date}});
  if (days == 1) return t("You talked yesterday, {date}", {{"date", date}});
  return tn("You talked {count} day ago, {date}", "You talked {count} days ago, {date}", days,
            {{"date", date}});
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

std::optional<HealthLine> health_line(const View& view, const Mentorship& mentorship) {
  const bool is_running = mentorship.state == MentorshipState::active;
  if (!is_running || last_held(view, mentorship.id) == nullptr) return std::nullopt;
  const auto last = last_contact(view, mentorship.id);
  if (!last) return std::nullopt;
  const int days = std::max(0, view.today - *last);
  const Meeting* next = next_meeting(view, mentorship.id);
  const bool date_is_set = next != nullptr && next->when && !(next->when->day < view.today);
  const std::string date = date_is_set ? t("the next date is set") : t("no next date is set");
  const int rhythm = mentorship.rhythm_days;
  if (rhythm == 0) return HealthLine{Health::unrated, unrated_words(days, date)};
  const std::string why =
      t("{talked}, you agreed on {interval}, {date}",
        {{"talked", talked_words(days)}, {"interval", interval_words(rhythm)}, {"date", date}});
  const Health health = rated(days, rhythm, date_is_set);
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
