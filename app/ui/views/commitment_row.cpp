// A commitment as a row, and the renegotiation that opens below it: the same control everywhere.
#include <utility>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/commitments.hpp"
#include "method/letters.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

std::string said_line(const Context& c, const Commitment& commitment) {
  std::string line = meeting_short(c, commitment.said_in);
  const auto add = [&](std::string words) {
    if (!line.empty()) line += " · ";
    line += words;
  };
  const auto times = static_cast<std::int64_t>(method::times_renegotiated(c.view(), commitment));
  if (times > 0) {
    add(tn("moved once, said in time", "moved {count} times, said in time", times));
  }
  if (!commitment.result.empty()) add(commitment.result);
  return line;
}

std::string day_words(const Context& c, const Commitment& commitment) {
  if (commitment.done_on) return c.words.day(*commitment.done_on, method::DayStyle::date);
  return method::due_words(commitment, c.words);
}

void ways(Context& c, RenegotiationDraft& draft) {
  const std::string new_date = t("New date");
  const std::string smaller = t("Smaller step");
  const std::string hand_back = t("Hand back");
  const std::string drop = t("Drop");
  const std::string_view labels[] = {new_date, smaller, hand_back, drop};
  const Event events[] = {Event::new_date, Event::smaller_step, Event::handed_back, Event::dropped};
  std::size_t selected = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (events[i] == draft.way) selected = i;
  }
  if (const auto chosen = c.ui.radio_group("way", t("How to renegotiate"), labels, selected)) {
    draft.way = events[*chosen];
    draft.error.clear();
  }
}

// The focus goes back to the row.
void close_form(Context& c, const Commitment& commitment) {
  c.drafts.renegotiation.reset();
  c.session.wants_focus_on = commitment.id;
  c.ui.request_frames(1);
}

void submit(Context& c, const Commitment& commitment, RenegotiationDraft& draft, bool copies) {
  Due due = commitment.due;
  const bool wants_day = draft.way == Event::new_date || draft.way == Event::smaller_step;
  if (wants_day && (draft.way == Event::new_date || !trimmed(draft.day).empty())) {
    if (trimmed(draft.day).empty()) {
      draft.error = t("Choose a day, or write “{words}”", {{"words", t("before we meet")}});
      return;
    }
    const auto read = read_due(c, draft.day);
    if (!read) {
      draft.error = not_a_day(draft.day);
      return;
    }
    due = *read;
  }
  if (draft.way == Event::smaller_step && trimmed(draft.smaller).empty()) {
    draft.error = t("Write the smaller step");
    return;
  }
  c.outbox.mean(
      Renegotiate{commitment.id, draft.way, due, draft.smaller, draft.reason, MeetingId{}});
  if (copies) {
    c.outbox.push(CopyLetter{CopyLetter::Kind::renegotiation, {}, commitment.id});
  }
  if (wants_day) {
    close_form(c, commitment);
  } else {
    c.drafts.renegotiation.reset();  // the row goes too
  }
}

void renegotiation(Context& c, const Commitment& commitment) {
  Ui& ui = c.ui;
  RenegotiationDraft& draft = *c.drafts.renegotiation;
  auto box = ui.inset("renegotiate", {.gap = 10, .padding = 14, .label = t("Renegotiate")});
  if (method::suggests_smaller_step(c.view(), commitment)) {
    ui.small(t("It moved three times. Would a smaller step help?"));
  }
  ways(c, draft);
  bool submitted = false;
  {
    auto row = ui.row_or_column({.gap = 8, .align = Align::stretch});
    if (std::exchange(draft.wants_focus, false)) {
      ui.focus(draft.way == Event::smaller_step ? "smaller"
               : draft.way == Event::new_date   ? "day"
                                                : "reason");
    }
    if (draft.way == Event::smaller_step) {
      submitted |=
          ui.draft("smaller", draft.smaller,
                   {.label = t("The smaller step"), .error = draft.error, .width = fill(2)})
              .submitted;
    }
    if (draft.way == Event::new_date || draft.way == Event::smaller_step) {
      submitted |= ui.draft("day", draft.day,
                            {.label = t("New day"),
                             .placeholder = t("fri, 30 nov"),
                             .error = draft.way == Event::new_date ? draft.error : std::string{},
                             .capitals = Capitals::off,
                             .spellcheck = false,
                             .width = fill(1)})
                       .submitted;
    }
    submitted |=
        ui.draft("reason", draft.reason,
                 {.label = t("Why"), .placeholder = t("One line is enough"), .width = fill(2)})
            .submitted;
  }
  ui.small(t("You need not get it right every time; say so early."));
  {
    auto row = ui.actions();
    if (ui.button("cancel", t("Cancel"), {.kind = ButtonKind::quiet})) {
      close_form(c, commitment);
      return;
    }
    if (ui.button("save", t("Save"))) {
      submit(c, commitment, draft, false);
      return;
    }
    submitted |= ui.button("save-copy", t("Save and copy message"));
  }
  if (submitted) submit(c, commitment, draft, true);
}

// The focus comes to a row that an address names, and back to it when its form closes.
void take_focus(Context& c, const Commitment& commitment, bool renegotiates) {
  if (!(c.session.wants_focus_on == commitment.id)) return;
  c.session.wants_focus_on = {};
  if (renegotiates) {
    c.drafts.renegotiation->wants_focus = true;
  } else {
    c.ui.focus("done");
  }
  c.ui.scroll_to("done");
}

void row_actions(Context& c, const Commitment& commitment) {
  Ui& ui = c.ui;
  if (commitment.state != CommitmentState::open) {
    if (commitment.owner == ithaca::Owner::mentor && commitment.state == CommitmentState::done &&
        !commitment.thanked_on &&
        ui.link_button("thank", t("copy a thank-you"),
                       {.size = TextSize::small,
                        .tone = Token::text_soft,
                        .name = t("Copy a thank-you: {title}", {{"title", commitment.title}})})) {
      c.outbox.push(CopyLetter{CopyLetter::Kind::thanks, {}, commitment.id});
    }
    return;
  }
  const bool is_open =
      c.drafts.renegotiation && c.drafts.renegotiation->commitment == commitment.id;
  if (!is_open &&
      ui.link_button("renegotiate", t("renegotiate"),
                     {.size = TextSize::small,
                      .tone = Token::text_soft,
                      .name = t("Renegotiate: {title}", {{"title", commitment.title}})})) {
    c.drafts.renegotiation = RenegotiationDraft{.commitment = commitment.id, .wants_focus = true};
    ui.request_frames(1);
  }
  // Asked only after the day has passed, and never counted (method.md, tension 6).
  if (commitment.owner == ithaca::Owner::mentor && method::is_late(c.view(), commitment) &&
      ui.link_button("remind", t("copy a kind reminder"),
                     {.size = TextSize::small,
                      .tone = Token::text_soft,
                      .name = t("Copy a kind reminder: {title}", {{"title", commitment.title}})})) {
    c.outbox.push(CopyLetter{CopyLetter::Kind::reminder, {}, commitment.id});
  }
}

}  // namespace

void draw_commitment(Context& c, const Commitment& commitment) {
  Ui& ui = c.ui;
  const bool is_done = commitment.state == CommitmentState::done;
  const bool is_closed =
      commitment.state == CommitmentState::released || commitment.state == CommitmentState::lapsed;
  const bool is_mentors = commitment.owner == ithaca::Owner::mentor;
  if (c.drafts.renegotiation && c.drafts.renegotiation->commitment == commitment.id &&
      commitment.state != CommitmentState::open) {
    c.drafts.renegotiation.reset();
  }
  const bool renegotiates =
      c.drafts.renegotiation && c.drafts.renegotiation->commitment == commitment.id;
  take_focus(c, commitment, renegotiates);
  auto whole = ui.column({.gap = 2, .width = fill(), .align = Align::stretch});
  {
    auto line = ui.row({.gap = 12, .align = Align::baseline});
    {
      auto tick = ui.column({.padding = Sides(0, ui.touch() ? 10 : 4, 0, 0), .width = fit()});
      if (ui.checkbox("done", t("Done: {title}", {{"title", commitment.title}}), is_done,
                      {.owner = is_mentors ? Owner::mentor : Owner::mentee})) {
        c.outbox.mean(TickCommitment{commitment.id, !is_done});
      }
    }
    record_field(c, commitment, "title", commitment.title,
                 {.label = is_mentors ? t("{name} offered", {{"name", c.mentor()}}) : t("I will"),
                  .label_hidden = true,
                  .look = FieldLook::bare,
                  .lines = FieldLines::many,
                  .width = fill()});
    ui.text(is_closed ? t(meta::label_of(commitment.state)) : day_words(c, commitment),
            {.size = TextSize::small, .tone = Token::text_soft, .figures = Figures::tabular});
  }
  auto below = ui.column(
      {.gap = 6, .padding = Sides(32, 0, 0, 0), .width = fill(), .align = Align::stretch});
  if (!is_mentors) {
    if (const auto late = method::days_late(c.view(), commitment)) {
      auto badge = ui.wrap();
      ui.chip(lateness(*late), ChipKind::attention);
    }
  }
  {
    auto foot = ui.wrap({.gap = 12, .line_gap = 2});
    if (const std::string said = said_line(c, commitment); !said.empty()) ui.small(said);
    row_actions(c, commitment);
  }
  if (renegotiates) renegotiation(c, commitment);
}

}  // namespace ithaca::ui
