// A commitment as a row: check box, words, day, where it was said; its details and its
// renegotiation open below it. Knows no list around it; while several are chosen, its box chooses.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/commitments.hpp"
#include "method/letters.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

const LinkOptions kQuiet{.size = TextSize::small, .tone = Token::text_soft};

LinkOptions quiet(const std::string& name, Toggle expanded = {}) {
  LinkOptions options = kQuiet;
  options.name = name;
  options.expanded = expanded;
  return options;
}

bool renegotiates(const Context& c, const Commitment& commitment) {
  return is_open_for(c.drafts.renegotiation, ref_to(commitment));
}

bool is_closed(const Commitment& commitment) {
  return commitment.state == CommitmentState::released ||
         commitment.state == CommitmentState::lapsed;
}

std::string day_words(const Context& c, const Commitment& commitment) {
  if (commitment.done_on) return c.words.day(*commitment.done_on, method::DayStyle::date);
  return method::due_words(commitment.due, c.words);
}

// Where and since when it was said; the meeting is one press away.
void said(Context& c, const Commitment& commitment) {
  const std::string words = method::said_words(c.view(), commitment, c.words);
  const Meeting* meeting = c.plan.find<Meeting>(commitment.said_in);
  if (meeting == nullptr) {
    if (!words.empty()) c.ui.small(words);
    return;
  }
  const Room room =
      meeting->state == MeetingState::held ? Room::meeting_wrap_up : Room::meeting_prepare;
  const std::string name =
      t("{title}: said in {meeting}", {{"title", commitment.title}, {"meeting", words}});
  c.ui.link("said-in", words, href_of(route_to(room, meeting->id)), quiet(name));
}

// How often it moved, without a word of blame; it unfolds to each change.
void history_line(Context& c, const Commitment& commitment) {
  if (c.index.history(c.plan, ref_to(commitment)).empty()) return;
  const auto times =
      static_cast<std::int64_t>(method::times_renegotiated(c.view(), ref_to(commitment)));
  std::string words = t("what changed");  // of the mentor's nothing is counted
  if (times > 0 && commitment.owner != ithaca::Owner::mentor) {
    words = method::was_moved_in_time(c.view(), commitment)
                ? tn("moved once, said in time", "moved {count} times, said in time", times)
                : tn("moved once", "moved {count} times", times);
  }
  const bool is_shown = c.drafts.shows_history_of == commitment.id;
  if (c.ui.link_button("history", words,
                       quiet(t("{words}: {title}", {{"words", words}, {"title", commitment.title}}),
                             is_shown))) {
    c.drafts.shows_history_of = is_shown ? CommitmentId{} : commitment.id;
  }
}

void history(Context& c, const Commitment& commitment) {
  Ui& ui = c.ui;
  auto list = ui.list(
      "changes", {.label = t("Changes: {title}", {{"title", commitment.title}}), .row_padding = 4});
  for (const ithaca::History* entry : c.index.history(c.plan, ref_to(commitment))) {
    auto item = ui.item(Key(entry->id.view()));
    auto row = ui.row({.gap = 8, .align = Align::baseline});
    {
      auto words = ui.column({.gap = 2, .width = fill()});
      ui.small(change_words(c, *entry));
      if (!entry->reason.empty()) ui.small(entry->reason);
    }
    ui.small(c.words.day(entry->day, method::DayStyle::date));
  }
}

void choose_kind(Context& c, const Commitment& commitment) {
  const std::string label = t("Kind");
  if (const auto kind =
          enum_choice(c.ui, "kind", {.label = label, .width = fill(1)}, commitment.kind)) {
    c.outbox.mean(SetValue{ref_to(commitment), "kind", std::string(meta::key_of(*kind))});
  }
}

void choose_goal(Context& c, const Commitment& commitment) {
  const std::string label = t("For the goal");
  if (const auto goal = goal_choice(c, commitment.mentorship, commitment.goal,
                                    {.label = label, .width = fill(2)})) {
    c.outbox.mean(SetValue{ref_to(commitment), "goal", goal->string()});
  }
}

void details(Context& c, const Commitment& commitment) {
  Ui& ui = c.ui;
  auto box = ui.inset("details", {.gap = 10, .padding = 14, .label = t("Details")});
  {
    auto row = ui.row_or_column({.gap = 8, .align = Align::stretch});
    choose_kind(c, commitment);
    choose_goal(c, commitment);
  }
  private_switch(c, ref_to(commitment), commitment.is_private, commitment.title);
  if (commitment.state != CommitmentState::done) return;
  record_field(c, commitment, "result", commitment.result,
               {.label = t("What came of it"),
                .placeholder = t("One line, for the next preparation"),
                .lines = FieldLines::many,
                .width = fill()});
  if (commitment.owner != ithaca::Owner::mentor) return;
  record_field(c, commitment, "pass-on", commitment.pass_on,
               {.label = t("What I will pass on"),
                .help = t("Both stand in the thank-you"),
                .lines = FieldLines::many,
                .width = fill()});
}

void details_button(Context& c, const Commitment& commitment) {
  const bool is_shown = c.drafts.shows_details_of == commitment.id;
  const bool is_done = commitment.state == CommitmentState::done;
  const std::string words = is_done ? t("what came of it") : t("details");
  if (c.ui.link_button("details-of", words,
                       quiet(t("{words}: {title}", {{"words", words}, {"title", commitment.title}}),
                             is_shown))) {
    c.drafts.shows_details_of = is_shown ? CommitmentId{} : commitment.id;
  }
}

// The focus comes to a row that an address names, and back to it when its form closes.
void take_focus(Context& c, const Commitment& commitment) {
  if (!c.session.wants_focus(commitment.id)) return;
  c.session.wants_focus_on = {};
  if (renegotiates(c, commitment)) {
    c.drafts.renegotiation->wants_focus = true;
  } else {
    c.ui.focus("done");
  }
  c.ui.scroll_to("done");
}

void thank(Context& c, const Commitment& commitment) {
  if (commitment.owner != ithaca::Owner::mentor || commitment.state != CommitmentState::done ||
      commitment.thanked_on) {
    return;
  }
  if (c.ui.link_button("thank", t("copy a thank-you"),
                       quiet(t("Copy a thank-you: {title}", {{"title", commitment.title}})))) {
    c.outbox.push(CopyLetter{CopyLetter::Kind::thanks, {}, commitment.id, {}});
  }
}

void renegotiate(Context& c, const Commitment& commitment) {
  if (commitment.state != CommitmentState::open || renegotiates(c, commitment)) return;
  if (c.ui.link_button("renegotiate", t("renegotiate"),
                       quiet(t("Renegotiate: {title}", {{"title", commitment.title}})))) {
    c.drafts.renegotiation = RenegotiationDraft{.subject = ref_to(commitment), .wants_focus = true};
    c.ui.request_frames(1);
  }
}

// What was let go, or lapsed, can be taken up again at any time (rule 3.4).
void take_up(Context& c, const Commitment& commitment) {
  if (!is_closed(commitment)) return;
  if (c.ui.link_button("take-up", t("take it up again"),
                       quiet(t("Take it up again: {title}", {{"title", commitment.title}})))) {
    c.outbox.mean(Renegotiate{commitment.id, Event::new_date, Due{}, {}, {}, meeting_going_on(c)});
  }
}

// Asked only after the day has passed, once between two meetings, and never counted (tension 6).
void remind(Context& c, const Commitment& commitment) {
  if (!method::may_remind(c.view(), commitment)) return;
  if (c.ui.link_button("remind", t("copy a kind reminder"),
                       quiet(t("Copy a kind reminder: {title}", {{"title", commitment.title}})))) {
    c.outbox.push(CopyLetter{CopyLetter::Kind::reminder, {}, commitment.id, {}});
  }
}

void tick(Context& c, const Commitment& commitment) {
  Ui& ui = c.ui;
  const bool is_mentors = commitment.owner == ithaca::Owner::mentor;
  auto box = ui.column({.padding = Sides(0, ui.touch() ? 10 : 4, 0, 0), .width = fit()});
  if (commitment.state == CommitmentState::open &&
      choose_box(c, ref_to(commitment), commitment.title)) {
    return;
  }
  const bool is_done = commitment.state == CommitmentState::done;
  if (ui.checkbox("done", t("Done: {title}", {{"title", commitment.title}}), is_done,
                  {.owner = is_mentors ? Owner::mentor : Owner::mentee})) {
    c.outbox.mean(TickCommitment{commitment.id, !is_done});
  }
}

void line(Context& c, const Commitment& commitment) {
  Ui& ui = c.ui;
  auto row = ui.row({.gap = 12, .align = Align::baseline});
  tick(c, commitment);
  record_field(c, commitment, "title", commitment.title,
               {.label = commitment.owner == ithaca::Owner::mentor
                             ? t("{name} offered: {title}",
                                 {{"name", c.mentor()}, {"title", commitment.title}})
                             : t("I will: {title}", {{"title", commitment.title}}),
                .label_hidden = true,
                .look = FieldLook::bare,
                .lines = FieldLines::many,
                .width = fill()});
  ui.text(is_closed(commitment) ? t(meta::label_of(commitment.state)) : day_words(c, commitment),
          {.size = TextSize::small, .tone = Token::text_soft, .figures = Figures::tabular});
}

void foot(Context& c, const Commitment& commitment) {
  auto row = c.ui.wrap({.gap = 12, .line_gap = 2});
  if (commitment.kind != CommitmentKind::act) c.ui.small(t(meta::label_of(commitment.kind)));
  said(c, commitment);
  private_mark(c, commitment.is_private);
  history_line(c, commitment);
  if (c.drafts.selection) return;
  renegotiate(c, commitment);
  take_up(c, commitment);
  remind(c, commitment);
  thank(c, commitment);
  details_button(c, commitment);
}

}  // namespace

void draw_commitment(Context& c, const Commitment& commitment) {
  Ui& ui = c.ui;
  if (renegotiates(c, commitment) && commitment.state != CommitmentState::open) {
    c.drafts.renegotiation.reset();
  }
  auto whole = ui.column({.gap = 2, .width = fill(), .align = Align::stretch});
  take_focus(c, commitment);
  line(c, commitment);
  const float indent = ui.tiny() ? 0 : 32;
  auto below = ui.column(
      {.gap = 6, .padding = Sides(indent, 0, 0, 0), .width = fill(), .align = Align::stretch});
  const bool is_read_aloud = meeting_going_on(c).is_set();  // both look on
  if (commitment.owner != ithaca::Owner::mentor && !is_read_aloud) {
    if (const auto late = method::days_late(c.view(), commitment)) {
      auto badge = ui.wrap();
      ui.chip(lateness(*late), ChipKind::attention);
    }
  }
  if (!commitment.result.empty()) ui.small(commitment.result);
  foot(c, commitment);
  if (c.drafts.shows_history_of == commitment.id) history(c, commitment);
  if (c.drafts.selection) return;
  if (c.drafts.shows_details_of == commitment.id || renegotiates(c, commitment)) ui.space(2);
  if (c.drafts.shows_details_of == commitment.id) details(c, commitment);
  if (!renegotiates(c, commitment)) return;
  if (draw_renegotiation(c, c.drafts.renegotiation) == FormEnd::stays) {
    c.session.wants_focus_on = id_cast<RecordTag>(commitment.id);  // the focus goes back to the row
  }
}

}  // namespace ithaca::ui
