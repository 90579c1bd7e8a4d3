// All meetings of a mentorship: what comes, what was, and planning one more.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/health.hpp"
#include "method/letters.hpp"
#include "method/rhythm.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

std::string state_words(const Context& c, const Meeting& meeting) {
  if (meeting.state != MeetingState::planned) return t(meta::label_of(meeting.state));
  if (meeting.when && meeting.when->day < c.today) return t("to wrap up");
  return {};
}

Room room_for(const Meeting& meeting) {
  return meeting.state == MeetingState::held ? Room::meeting_wrap_up : Room::meeting_prepare;
}

// A date on which somebody is away, with the next free one to move to.
void away_then(Context& c, const Meeting& meeting) {
  const std::string words = away_words(c, meeting.mentorship, meeting.when->day);
  if (words.empty()) return;
  Ui& ui = c.ui;
  auto row = ui.wrap({.gap = 8, .align = Align::baseline});
  ui.small(words, Token::attention);
  if (ui.link_button("away", t("move it"),
                     {.size = TextSize::small,
                      .name = t("Move meeting {number}: {reason}",
                                {{"number", meeting.slot}, {"reason", words}})})) {
    const When free{
        method::next_free_day(c.view(), meeting.mentorship, meeting.when->day), std::nullopt, {}};
    c.drafts.move =
        RenegotiationDraft{.subject = ref_to(meeting),
                           .day = method::when_words(free, c.words, method::DayStyle::compact)};
  }
}

void meeting_row(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  auto row = ui.row({.gap = 12, .align = Align::center});
  {
    auto words = ui.column({.gap = 2, .width = fill()});
    ui.link("open", meeting_title(c, meeting), href_of(route_to(room_for(meeting), meeting.id)),
            {.weight = Weight::strong,
             .underlined = false,
             .name = t("Meeting {number}, {when}",
                       {{"number", meeting.slot}, {"when", meeting_when(c, meeting)}})});
    ui.small(meeting_when(c, meeting));
    if (meeting.state == MeetingState::planned && meeting.when) away_then(c, meeting);
  }
  if (const std::string state = state_words(c, meeting); !state.empty()) ui.small(state);
  if (meeting.state == MeetingState::planned &&
      ui.icon_button("move", Icon::more,
                     t("Move or cancel meeting {number}", {{"number", meeting.slot}}),
                     {.kind = ButtonKind::quiet})) {
    c.drafts.move = RenegotiationDraft{.subject = ref_to(meeting)};
  }
}

void meeting_list(Context& c, Key key, const std::string& title,
                  const std::vector<const Meeting*>& meetings) {
  if (meetings.empty()) return;
  Ui& ui = c.ui;
  auto card = ui.card(key, {.gap = 4});
  ui.heading(2, title);
  ui.long_list("list", meetings.size(), {.label = title}, 62, [&](std::size_t i) {
    auto row = ui.keyed(Key(meetings[i]->id.view()), {.align = Align::stretch});
    meeting_row(c, *meetings[i]);
  });
}

std::string rhythm_shown(const Mentorship& mentorship) {
  return mentorship.rhythm_days == 0 ? std::string{}
                                     : method::interval_words(mentorship.rhythm_days);
}

// "3 weeks", "10 days", "month"; 0 takes the rhythm away; nothing for what is none.
std::optional<int> read_interval(std::string_view text) {
  int number = 0;
  bool has_number = false;
  std::size_t at = 0;
  while (at < text.size() && text[at] == ' ') ++at;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && number < 10000; ++at) {
    number = number * 10 + (text[at] - '0');
    has_number = true;
  }
  const std::string unit = folded(trimmed(text.substr(at)));
  if (!has_number) number = 1;
  if (unit.empty()) return has_number ? std::optional(number) : std::optional(0);
  const auto is = [&](std::string_view english, const std::string& own) {
    return unit.compare(0, english.size(), english) == 0 ||
           unit.compare(0, own.size(), folded(own)) == 0;
  };
  if (is("day", t("day"))) return number;
  if (is("week", t("week"))) return number * 7;
  if (is("month", t("month"))) return number * 30;
  return std::nullopt;
}

void rhythm(Context& c, const Mentorship& mentorship) {
  Ui& ui = c.ui;
  auto card = ui.card("rhythm", {.gap = 10, .label = t("What you agreed")});
  ui.heading(2, t("What you agreed"));
  const std::string name = "rhythm/" + mentorship.id.string();
  if (const auto text = value_field(
          c, name, rhythm_shown(mentorship),
          {.label = t("How often you meet"),
           .placeholder = t("every 3 weeks"),
           .help =
               t("Drift begins after a few meetings; a rhythm you both agreed on shows it early"),
           .capitals = Capitals::off,
           .width = fill()})) {
    std::string_view words = *text;
    if (words.starts_with("every ")) words.remove_prefix(6);
    const auto days = read_interval(words);
    if (!days) {
      refuse_value(c, name,
                   t("“{text}” is no rhythm. Try “3 weeks” or “10 days”", {{"text", *text}}));
    } else {
      c.outbox.mean(SetRhythm{mentorship.id, *days});
    }
  }
  auto pair = ui.row({.gap = 12});
  record_field(c, mentorship, "place", mentorship.place,
               {.label = t("Where"), .placeholder = t("video call"), .width = fill(2)});
  if (const auto minutes =
          number_field(c, "minutes/" + mentorship.id.string(), mentorship.meeting_minutes,
                       {.label = t("Minutes"), .width = fill(1)})) {
    c.outbox.mean(SetMeetingMinutes{mentorship.id, *minutes});
  }
}

void plan_one(Context& c, const Mentorship& mentorship) {
  std::string help = t("“tue 16:00”, “24 nov”, “in 3 weeks”");
  const auto offered = method::suggested_date(c.view(), mentorship.id);
  if (offered && mentorship.rhythm_days > 0) {
    help = t("As agreed: {when}", {{"when", method::when_words(*offered, c.words)}});
  }
  const std::string name = "plan-meeting/" + mentorship.id.string();
  if (const auto text = adding_field(c, name,
                                     {.label = t("Plan a meeting"),
                                      .placeholder = t("tue 16:00"),
                                      .help = help,
                                      .capitals = Capitals::off,
                                      .spellcheck = false,
                                      .width = fill()})) {
    const auto read = method::read_date(*text, c.today, c.words);
    if (!read) {
      c.drafts.lines[name] = *text;
      c.drafts.errors[name] = not_a_date(*text);
      return;
    }
    When when;
    when.day = read->day.value_or(c.today);
    when.time = read->time;
    c.outbox.mean(PlanMeeting{mentorship.id, when});
  }
}

}  // namespace

void draw_meetings(Context& c) {
  Ui& ui = c.ui;
  const Mentorship* mentorship = c.mentorship();
  if (mentorship == nullptr) return;
  std::vector<const Meeting*> coming;
  std::vector<const Meeting*> past;
  for (const Meeting* meeting : c.index.meetings(c.plan, mentorship->id)) {
    if (meeting->state == MeetingState::planned) {
      coming.push_back(meeting);
    } else {
      past.insert(past.begin(), meeting);
    }
  }
  auto page = ui.page("meetings");
  ui.page_title(t("Meetings"), t("You set them up, and you drive the agenda"));
  auto columns = ui.columns({3, 2}, 760);
  {
    auto left = ui.column({.gap = 18, .align = Align::stretch});
    if (coming.empty() && past.empty()) {
      auto hint = ui.quote("hint");
      ui.text(t("The first meeting is for getting to know each other, your goals, and how you want "
                "to work together"),
              {.tone = Token::text_soft});
    }
    meeting_list(c, "coming", t("Coming"), coming);
    meeting_list(c, "past", t("Before"), past);
  }
  {
    auto right = ui.column({.gap = 18, .align = Align::stretch});
    {
      auto card = ui.card("plan", {.label = t("Plan a meeting")});
      plan_one(c, *mentorship);
      draw_next_five(c, *mentorship);
    }
    rhythm(c, *mentorship);
    draw_between_meetings(c, *mentorship);
    draw_absences(c, *mentorship);
  }
}

}  // namespace ithaca::ui
