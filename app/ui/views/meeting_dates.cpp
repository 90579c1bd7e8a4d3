// Dates set early hold (002, 003): the next meetings planned at once, around the days on which
// either of the two is away (001).
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/letters.hpp"
#include "method/rhythm.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

constexpr std::size_t kMeetingsAhead = 5;

std::size_t planned_with_date(const Context& c, const MentorshipId& mentorship) {
  const auto& meetings = c.index.meetings(c.plan, mentorship);
  return static_cast<std::size_t>(
      std::count_if(meetings.begin(), meetings.end(), [](const Meeting* meeting) {
        return meeting->state == MeetingState::planned && meeting->when;
      }));
}

std::string series_name(std::size_t number) { return "series/" + std::to_string(number); }

void forget_series(Context& c) {
  c.drafts.series.reset();
  for (std::size_t number = 1; number <= kMeetingsAhead; ++number) {
    c.drafts.values.erase(series_name(number));
  }
}

void open_series(Context& c, const MentorshipId& mentorship, std::size_t count) {
  forget_series(c);
  SeriesDraft draft{.mentorship = mentorship};
  for (const When& when : method::suggested_dates(c.view(), mentorship, count)) {
    draft.dates.push_back({draft.dates.size() + 1, when});
  }
  c.drafts.series = std::move(draft);
}

// False: it was taken out.
bool series_row(Context& c, SeriesDraft::Date& date, bool takes_focus) {
  Ui& ui = c.ui;
  const std::string name = series_name(date.number);
  bool stays = true;
  {
    auto row = ui.row({.gap = 4, .align = Align::center});
    const std::string label = t("Date {number}", {{"number", static_cast<int>(date.number)}});
    if (takes_focus) ui.focus(Key(name));
    if (const auto said = when_field(c, name, date.when,
                                     {.label = label, .label_hidden = true, .width = fill()})) {
      if (!said->value) {
        stays = false;
      } else if (said->value->day < c.today) {
        refuse_value(c, name, t("That day has passed"));
      } else {
        date.when = *said->value;
      }
    }
    const std::string when = method::when_words(date.when, c.words, method::DayStyle::compact);
    if (ui.icon_button("out", Icon::close,
                       t("Take out date {number}: {when}",
                         {{"number", static_cast<int>(date.number)}, {"when", when}}),
                       {.kind = ButtonKind::quiet})) {
      stays = false;
    }
  }
  const std::string away = away_words(c, c.session.mentorship, date.when.day);
  if (!away.empty()) ui.small(away, Token::attention);
  return stays;
}

void plan_series(Context& c, const SeriesDraft& draft) {
  std::vector<When> dates;
  for (const SeriesDraft::Date& date : draft.dates) dates.push_back(date.when);
  sort_values(dates, [](const When& a, const When& b) {
    return a.day != b.day ? a.day < b.day : a.time < b.time;
  });
  // A meeting that is planned and has no date yet comes first.
  auto date = dates.begin();
  for (const Meeting* meeting : c.index.meetings(c.plan, draft.mentorship)) {
    const bool lacks_date = meeting->state == MeetingState::planned && !meeting->when;
    if (lacks_date && date != dates.end()) c.outbox.mean(MoveMeeting{meeting->id, *date++, {}});
  }
  if (date != dates.end()) {
    c.outbox.mean(PlanMeetings{draft.mentorship, std::vector<When>(date, dates.end())});
  }
}

void series(Context& c) {
  Ui& ui = c.ui;
  SeriesDraft& draft = *c.drafts.series;
  ui.small(t("Change a date or take it out; nothing is planned before you say so"));
  const bool is_new = std::exchange(draft.wants_focus, false);
  {
    auto list =
        ui.list("dates", {.label = t("Suggested dates"), .hairlines = false, .row_padding = 2});
    for (SeriesDraft::Date& date : draft.dates) {
      auto item = ui.item(Key(static_cast<std::uint64_t>(date.number)));
      date.is_out = !series_row(c, date, is_new && !ui.touch() && &date == draft.dates.data());
    }
  }
  std::erase_if(draft.dates, [](const SeriesDraft::Date& date) { return date.is_out; });
  const bool is_unread =
      std::any_of(draft.dates.begin(), draft.dates.end(), [&](const SeriesDraft::Date& date) {
        return !c.drafts.values[series_name(date.number)].error.empty();
      });
  const std::string reason = is_unread ? t("One of the dates cannot be taken yet") : std::string{};
  auto row = ui.actions();
  const auto count = static_cast<std::int64_t>(draft.dates.size());
  if (is_new && ui.touch()) ui.focus("cancel");  // a field would bring up the keyboard
  bool is_done = count == 0 || ui.button("cancel", t("Cancel"), {.kind = ButtonKind::quiet});
  if (count > 0 && ui.button("plan", tn("Plan {count} meeting", "Plan {count} meetings", count),
                             {.kind = ButtonKind::primary, .disabled_reason = reason})) {
    plan_series(c, draft);
    is_done = true;
  }
  if (is_done) forget_series(c);
}

std::string who(const Context& c, ithaca::Owner owner) {
  switch (owner) {
    case ithaca::Owner::mentee:
      return t("Me");
    case ithaca::Owner::mentor:
      return c.mentor(FirstLetter::capital);
    case ithaca::Owner::both:
      break;
  }
  return t("Both of us");
}

void absence_row(Context& c, const Absence& absence) {
  Ui& ui = c.ui;
  auto row = ui.row({.gap = 8, .align = Align::center});
  const std::string words = absence_words(c, absence);
  {
    auto column = ui.column({.width = fill()});
    ui.text(words, {.tone = absence.until < c.today ? Token::text_soft : Token::text});
    const std::string about = with_private_mark(absence.about, absence.is_private);
    if (!about.empty()) ui.small(about);
  }
  private_lock(c, ref_to(absence), absence.is_private, words, true);
  if (ui.icon_button("delete", Icon::close, t("Delete: {what}", {{"what", words}}),
                     {.kind = ButtonKind::quiet, .low = true, .faint = true})) {
    c.outbox.mean(Remove{ref_to(absence)});
  }
}

// Reads the two days of the form; says beside a field why it cannot be read.
void add_absence(Context& c, const MentorshipId& mentorship, const std::string& first_name,
                 const std::string& last_name, const std::string& about_name,
                 const std::string& private_name) {
  const std::string& first_text = c.drafts.lines[first_name];
  const auto first = method::read_date(first_text, c.today, c.words);
  if (!first || !first->day) {
    c.drafts.errors[first_name] = not_a_day(first_text);
    return;
  }
  const std::string& last_text = c.drafts.lines[last_name];
  Day until = *first->day;  // one day, unless a last one is said
  if (!trimmed(last_text).empty()) {
    const auto last = method::read_date(last_text, until, c.words);
    if (!last || !last->day || *last->day < until) {
      c.drafts.errors[last_name] =
          last && last->day ? t("The last day comes before the first") : not_a_day(last_text);
      return;
    }
    until = *last->day;
  }
  c.outbox.mean(AddAbsence{mentorship, c.drafts.absent, *first->day, until,
                           c.drafts.lines[about_name], !c.drafts.lines[private_name].empty()});
  for (const std::string& name : {first_name, last_name, about_name, private_name}) {
    c.drafts.lines.erase(name);
  }
}

void absence_form(Context& c, const MentorshipId& mentorship) {
  Ui& ui = c.ui;
  const std::string me = who(c, ithaca::Owner::mentee);
  const std::string mentor = who(c, ithaca::Owner::mentor);
  const std::string_view names[] = {me, mentor};
  const std::size_t chosen = c.drafts.absent == ithaca::Owner::mentee ? 0 : 1;
  if (const auto said = ui.radio_group("who", t("Who is away?"), names, chosen)) {
    c.drafts.absent = *said == 0 ? ithaca::Owner::mentee : ithaca::Owner::mentor;
  }
  bool is_said = false;
  const auto line = [&](const std::string& name, const std::string& label,
                        const std::string& example, Capitals capitals) {
    const FieldResult result = ui.draft(Key(name), c.drafts.lines[name],
                                        {.label = label,
                                         .placeholder = example,
                                         .error = c.drafts.errors[name],
                                         .capitals = capitals,
                                         .spellcheck = capitals != Capitals::off,
                                         .width = fill()});
    if (result.changed) c.drafts.errors.erase(name);
    is_said = is_said || result.submitted;
  };
  const std::string of = mentorship.string();
  {
    auto days = ui.row_or_column({.gap = 12});
    line("away-first/" + of, t("First day away"), t("24 dec"), Capitals::off);
    line("away-last/" + of, t("Last day away"), t("6 jan"), Capitals::off);
  }
  line("away-about/" + of, t("Why, if you like"), t("travel"), Capitals::sentences);
  const std::string only = t("Only for you: {title}", {{"title", t("Add days away")}});
  std::string& is_private = c.drafts.lines["away-private/" + of];  // begun, so kept like the rest
  if (!c.session.hides_private &&
      ui.checkbox("private", only, !is_private.empty(),
                  {.label = t("Only for you"), .size = TextSize::small})) {
    is_private = is_private.empty() ? "yes" : "";
  }
  auto row = ui.actions();
  is_said = ui.button("add", t("Add days away")) || is_said;
  if (is_said) {
    add_absence(c, mentorship, "away-first/" + of, "away-last/" + of, "away-about/" + of,
                "away-private/" + of);
  }
}

}  // namespace

std::string away_words(const Context& c, const MentorshipId& mentorship, Day day) {
  const Absence* absence = method::absence_on(c.view(), mentorship, day);
  if (absence == nullptr) return {};
  switch (absence->owner) {
    case ithaca::Owner::mentee:
      return t("You are away then");
    case ithaca::Owner::mentor:
      return t("{name} is away then", {{"name", c.mentor()}});
    case ithaca::Owner::both:
      break;
  }
  return t("You are both away then");
}

std::string absence_words(const Context& c, const Absence& absence) {
  const std::string from = c.words.day(absence.from, method::DayStyle::date);
  const std::string until = c.words.day(absence.until, method::DayStyle::date);
  return t("{name}: {days}",
           {{"name", who(c, absence.owner)},
            {"days", from == until ? from : t("{from} – {to}", {{"from", from}, {"to", until}})}});
}

void draw_next_five(Context& c, const Mentorship& mentorship) {
  if (c.drafts.series && !(c.drafts.series->mentorship == mentorship.id)) forget_series(c);
  if (c.drafts.series) {
    series(c);
    return;
  }
  const std::size_t planned = planned_with_date(c, mentorship.id);
  if (planned >= kMeetingsAhead) return;
  const std::size_t missing = kMeetingsAhead - planned;
  const auto count = static_cast<std::int64_t>(missing);
  const std::string label = planned == 0 ? t("Plan the next five…")
                                         : tn("Plan {count} more…", "Plan {count} more…", count);
  if (c.ui.button("series", label, {.expanded = false})) {
    open_series(c, mentorship.id, missing);
    c.ui.request_frames(1);
  }
  c.ui.small(t("Talks drift after a few meetings; dates set early hold"));
}

void draw_absences(Context& c, const Mentorship& mentorship) {
  Ui& ui = c.ui;
  auto card = ui.card("away", {.gap = 10, .label = t("Away")});
  ui.heading(2, t("Away"));
  const auto& absences = c.index.absences(c.plan, mentorship.id);
  if (absences.empty()) {
    ui.small(t("Say when one of you is away: dates are suggested around it, and no clock runs"));
  } else {
    ui.long_list("list", absences.size(), {.label = t("Days away"), .row_padding = 4}, 46,
                 [&](std::size_t i) {
                   auto keyed = ui.keyed(Key(absences[i]->id.view()), {.align = Align::stretch});
                   absence_row(c, *absences[i]);
                 });
  }
  absence_form(c, mentorship.id);
}

}  // namespace ithaca::ui
