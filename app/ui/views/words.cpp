#include "base/translate.hpp"
#include "method/letters.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {

std::string meeting_title(const Context&, const Meeting& meeting) {
  return t("Meeting {number}", {{"number", meeting.slot}});
}

std::string meeting_when(const Context& c, const Meeting& meeting) {
  std::string out;
  if (!meeting.when) {
    out = t("No date yet");
  } else {
    out = method::when_words(*meeting.when, c.words);
    if (meeting.when->time) {
      const int end = meeting.when->time->minutes + meeting.minutes;
      if (end < 24 * 60) {
        out += " – " + c.words.time(ClockTime{static_cast<std::int16_t>(end)});
      }
    }
  }
  if (!meeting.place.empty()) out += " · " + meeting.place;
  return out;
}

std::string meeting_short(const Context& c, const MeetingId& id) {
  const Meeting* meeting = c.plan.find<Meeting>(id);
  if (meeting == nullptr) return {};
  return t("meeting {number}", {{"number", meeting->slot}});
}

std::string distance_words(int days) {
  if (days == 0) return t("today");
  if (days == -1) return t("yesterday");
  if (days == 1) return t("tomorrow");
  return days < 0 ? tn("{count} day ago", "{count} days ago", -days)
                  : tn("in {count} day", "in {count} days", days);
}

std::string lateness(int days) { return tn("{count} day late", "{count} days late", days); }

void begin_with(Context& c, const Meeting& meeting, std::string_view field) {
  if (!c.session.wants_focus(meeting.id)) return;
  c.session.wants_focus_on = {};
  if (!c.ui.touch()) c.ui.focus_field(binding_of(meeting, field));
}

Route route_to(Room room, const MeetingId& meeting) { return {room, id_cast<RecordTag>(meeting)}; }

}  // namespace ithaca::ui
