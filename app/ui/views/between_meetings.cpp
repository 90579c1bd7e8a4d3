// Between two meetings: what was mailed or called, each of which starts the clock of the rhythm
// anew (rule 3.1), and the short update that is the mentee's to send (000).
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/since.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

// You were in touch on a day that was: "fri" is the last Friday, "10 dec" the last 10 December.
Day last_such_day(Day read, Day today) {
  constexpr int kWeek = 7;
  if (!(today < read)) return read;
  if (read - today <= kWeek) return read - kWeek;
  CivilDate date = civil(read);
  --date.year;
  return day_of(date).value_or(read);
}

void set_day(Context& c, const Touchpoint& touchpoint, const std::string& name, Day read) {
  const Day day = last_such_day(read, c.today);
  if (c.today < day) {
    refuse_value(c, name, t("That day is still to come"));
    return;
  }
  c.outbox.mean(SetValue{ref_to(touchpoint), "day", format_day(day)});
}

void touchpoint_row(Context& c, const Touchpoint& touchpoint, int number) {
  Ui& ui = c.ui;
  record_field(c, touchpoint, "about", touchpoint.about,
               {.label = t("What about, contact {number}", {{"number", number}}),
                .label_hidden = true,
                .placeholder = t("What about"),
                .look = FieldLook::bare,
                .lines = FieldLines::many,
                .width = fill()});
  if (touchpoint.is_private) {
    private_mark(c, true);
    ui.space(4);
  }
  auto lines = ui.wrap({.gap = 8, .line_gap = 4, .align = Align::center});
  const std::string means = t("How, contact {number}", {{"number", number}});
  {
    auto place = ui.column({.width = fill(), .min_width = 130, .align = Align::stretch});
    if (const auto chosen =
            enum_choice(ui, "means", {.label = means, .label_hidden = true, .width = fill()},
                        touchpoint.means)) {
      c.outbox.mean(SetValue{ref_to(touchpoint), "means", std::string(meta::key_of(*chosen))});
    }
  }
  auto row = ui.row({.gap = 8, .width = fit(), .align = Align::center});
  const std::string name = "touchpoint-day/" + touchpoint.id.string();
  if (const auto said = day_field(c, name, touchpoint.day,
                                  {.label = t("Day of contact {number}", {{"number", number}}),
                                   .label_hidden = true,
                                   .look = FieldLook::bare,
                                   .size = TextSize::small,
                                   .width = fixed(100)});
      said && said->value) {
    set_day(c, touchpoint, name, *said->value);
  }
  private_lock(c, ref_to(touchpoint), touchpoint.is_private,
               t("contact {number}", {{"number", number}}), true);
  if (ui.icon_button("delete", Icon::close, t("Take away contact {number}", {{"number", number}}),
                     {.kind = ButtonKind::quiet, .low = true, .faint = true})) {
    c.outbox.mean(Remove{ref_to(touchpoint)});
  }
}

bool has_news(const Context& c, const MentorshipId& mentorship) {
  for (const method::SinceLine& line : method::since_last_meeting(c.view(), mentorship)) {
    if (method::is_news(line)) return true;
  }
  return false;
}

}  // namespace

void draw_between_meetings(Context& c, const Mentorship& mentorship) {
  Ui& ui = c.ui;
  auto card = ui.card("between", {.gap = 10, .label = t("Between meetings")});
  ui.heading(2, t("Between meetings"));
  const auto& touchpoints = c.index.touchpoints(c.plan, mentorship.id);
  if (touchpoints.empty()) {
    ui.small(t("A short update is yours to send. Any mail or call counts as being in touch."));
  } else {
    ui.long_list(
        "list", touchpoints.size(), {.label = t("Contacts between meetings"), .row_padding = 4}, 84,
        [&](std::size_t i) {
          const std::size_t at = touchpoints.size() - 1 - i;  // the latest first
          auto keyed = ui.keyed(Key(touchpoints[at]->id.view()), {.align = Align::stretch});
          touchpoint_row(c, *touchpoints[at], static_cast<int>(at) + 1);
        });
  }
  auto row = ui.actions();
  if (ui.button("note", t("Note a contact…"))) {
    c.drafts.touchpoint = TouchpointDraft{.mentorship = mentorship.id};
  }
  const std::string nothing =
      has_news(c, mentorship.id) ? std::string{} : t("Nothing new since you last met");
  if (ui.button("update", t("Copy a short update"), {.disabled_reason = nothing})) {
    c.outbox.push(CopyLetter{CopyLetter::Kind::update});
  }
}

void draw_touchpoint(Context& c) {
  Ui& ui = c.ui;
  TouchpointDraft& draft = *c.drafts.touchpoint;
  bool is_done = false;
  {
    auto dialog = ui.dialog("touchpoint", t("You were in touch"), t("Close"));
    std::vector<std::string> names;
    for (const auto& means : meta::Names<Means>::all) names.push_back(t(means.label));
    const std::vector<std::string_view> labels(names.begin(), names.end());
    if (const auto chosen =
            ui.radio_group("means", t("How"), labels, static_cast<std::size_t>(draft.means))) {
      draft.means = meta::Names<Means>::all[*chosen].value;
    }
    bool submitted = ui.draft("about", draft.about,
                              {.label = t("What about, if you like"),
                               .help = t("Noted for today; its day can be changed under Meetings"),
                               .enter = EnterKey::done,
                               .width = fill()})
                         .submitted;
    if (!c.session.hides_private &&
        ui.checkbox("private", t("Only for you"), draft.is_private, {.label = t("Only for you")})) {
      draft.is_private = !draft.is_private;
    }
    auto row = ui.actions();
    submitted |= ui.button("keep", t("Keep it"), {.kind = ButtonKind::primary});
    is_done = dialog.dismissed() || submitted;
    if (submitted)
      c.outbox.mean(LogTouchpoint{draft.mentorship, draft.means, draft.about, draft.is_private});
  }
  if (is_done) c.drafts.touchpoint.reset();
}

}  // namespace ithaca::ui
