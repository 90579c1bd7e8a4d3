// Wrapping up: the three closing questions (003), the second being the commitments themselves.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/health.hpp"
#include "method/letters.hpp"
#include "method/rhythm.hpp"
#include "ui/capture_line.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

void useful(Context& c, const Meeting& meeting) {
  auto card = c.ui.card("useful", {.gap = 10, .label = t("What was useful today?")});
  c.ui.heading(2, t("1. What was useful today?"));
  record_field(c, meeting, "useful", meeting.useful,
               {.label = t("1. What was useful today?"),
                .label_hidden = true,
                .help = t("What did you hear, and what did you notice about yourself?"),
                .lines = FieldLines::many,
                .width = fill()});
}

bool has_commitments(const Context& c, const Meeting& meeting) {
  for (const Commitment* commitment : c.index.commitments(c.plan, meeting.mentorship)) {
    if (commitment->said_in == meeting.id) return true;
  }
  return false;
}

void add_commitment(Context& c, const Meeting& meeting, ithaca::Owner owner,
                    const std::string& label, const std::string& placeholder) {
  if (const auto text = adding_field(
          c, commitment_draft(meeting.id, owner),
          {.label = label, .label_hidden = true, .placeholder = placeholder, .width = fill()})) {
    const TitleAndDue said = read_title_and_due(c, *text);
    c.outbox.mean(AddCommitment{meeting.mentorship, owner, said.title, said.due, meeting.id,
                                CommitmentKind::act});
  }
}

void commitments(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  auto card =
      ui.card("steps", {.gap = 8, .label = t("What will each of you do before you meet again?")});
  ui.heading(2, t("2. What will each of you do before you meet again?"));
  {
    auto list = ui.list("list", {.label = t("What each of you will do")});
    for (const Commitment* commitment : c.index.commitments(c.plan, meeting.mentorship)) {
      if (!(commitment->said_in == meeting.id)) continue;
      auto item = ui.item(Key(commitment->id.view()));
      draw_commitment(c, *commitment);
    }
  }
  add_commitment(c, meeting, ithaca::Owner::mentee, t("Add what you will do"),
                 t("I will: do, learn or explore… fri"));
  add_commitment(c, meeting, ithaca::Owner::mentor,
                 t("Add what {name} offered", {{"name", c.mentor()}}),
                 t("{name} offers…", {{"name", c.mentor()}}));
  const bool none = !has_commitments(c, meeting);
  if (none && (c.drafts.asked_for_next_step || !meeting.none_because.empty())) {
    record_field(c, meeting, "none-because", meeting.none_because,
                 {.label = t("No next step, because"),
                  .help = t("Without any step or change nobody can tell whether the talks help. A "
                            "small one is fine"),
                  .width = fill()});
  }
}

void next_time(Context& c, const Meeting& meeting) {
  auto card = c.ui.card("next-time", {.gap = 10, .label = t("Next time")});
  c.ui.heading(2, t("3. What should change, or be the focus, next time?"));
  record_field(c, meeting, "next-time", meeting.next_time,
               {.label = t("3. What should change, or be the focus, next time?"),
                .label_hidden = true,
                .help = t("Opens the next meeting: “Last time you wanted…”"),
                .lines = FieldLines::many,
                .width = fill()});
}

void next_meeting(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  const Mentorship* mentorship = c.plan.find<Mentorship>(meeting.mentorship);
  if (mentorship == nullptr) return;
  auto card = ui.card("next", {.gap = 10, .label = t("Next meeting")});
  ui.heading(2, t("Next meeting"));
  const Meeting* planned = nullptr;
  for (const Meeting* other : c.index.meetings(c.plan, meeting.mentorship)) {
    if (other->state == MeetingState::planned && !(other->id == meeting.id)) {
      planned = other;
      break;
    }
  }
  if (planned != nullptr) {
    ui.link("open", meeting_when(c, *planned),
            href_of(route_to(Room::meeting_prepare, planned->id)));
    return;
  }
  const When offered =
      method::suggested_date(c.view(), mentorship->id).value_or(When{c.today + 1, {}, {}});
  std::string& text = c.drafts.lines[next_date_draft(meeting.id)];
  std::string help = t("Leave it empty for no date yet");
  if (mentorship->rhythm_days > 0) {
    help = t("{interval}, as agreed: {when}",
             {{"interval", method::interval_words(mentorship->rhythm_days)},
              {"when", method::when_words(offered, c.words)}});
  }
  ui.draft("when", text,
           {.label = t("When do you meet again?"),
            .placeholder = method::when_words(offered, c.words, method::DayStyle::compact),
            .help = help,
            .error = c.drafts.errors[next_date_draft(meeting.id)],
            .capitals = Capitals::off,
            .spellcheck = false,
            .width = fill()});
  if (trimmed(text).empty() &&
      ui.button("take",
                t("Take {when}",
                  {{"when", method::when_words(offered, c.words, method::DayStyle::compact)}}),
                {.kind = ButtonKind::chip})) {
    text = method::when_words(offered, c.words, method::DayStyle::compact);
  }
}

}  // namespace

void draw_wrap_up(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  auto columns = ui.columns({19, 14}, 760);
  {
    auto left = ui.column({.gap = 18, .align = Align::stretch});
    useful(c, meeting);
    commitments(c, meeting);
    next_time(c, meeting);
  }
  {
    auto right = ui.column({.gap = 18, .align = Align::stretch});
    next_meeting(c, meeting);
  }
}

}  // namespace ithaca::ui
