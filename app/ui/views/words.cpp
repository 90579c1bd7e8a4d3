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

namespace {

std::string date_words(const Context& c, const std::string& written) {
  const auto due = meta::AsText<Due>::read(written);
  const std::string words = due ? method::due_words(*due, c.words) : std::string{};
  return words.empty() ? t("no date") : words;
}

}  // namespace

std::string change_words(const Context& c, const ithaca::History& change) {
  switch (change.event) {
    case Event::smaller_step:
      return t("Made smaller: “{from}” → “{to}”", {{"from", change.from}, {"to", change.to}});
    case Event::handed_back:
    case Event::dropped:
      return t(meta::label_of(change.event));
    case Event::changed: {
      const auto state = meta::AsText<CommitmentState>::read(change.to);
      if (state == CommitmentState::open) return t("Taken up again");
      return state ? t(meta::label_of(*state)) : t(meta::label_of(change.event));
    }
    case Event::new_date:
    case Event::moved:
      break;
  }
  return t("New date: {from} → {to}",
           {{"from", date_words(c, change.from)}, {"to", date_words(c, change.to)}});
}

MeetingId meeting_going_on(const Context& c) {
  const Room room = c.session.route.room;
  if (room != Room::meeting_live && room != Room::meeting_wrap_up) return {};
  const Meeting* meeting = c.plan.find<Meeting>(id_cast<MeetingTag>(c.session.route.item));
  const bool goes_on = meeting != nullptr &&
                       (meeting->state == MeetingState::planned || meeting->wrapped_up == c.today);
  return goes_on ? meeting->id : MeetingId{};
}

std::string lateness(int days) { return tn("{count} day late", "{count} days late", days); }

void begin_with(Context& c, const Meeting& meeting, std::string_view field) {
  if (!c.session.wants_focus(meeting.id)) return;
  c.session.wants_focus_on = {};
  if (!c.ui.touch()) c.ui.focus_field(binding_of(meeting, field));
}

Route route_to(Room room, const MeetingId& meeting) { return {room, id_cast<RecordTag>(meeting)}; }

}  // namespace ithaca::ui
