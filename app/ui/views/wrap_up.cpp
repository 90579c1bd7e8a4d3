// Wrapping up: the three closing questions (003), the second being the commitments themselves.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/checks.hpp"
#include "method/commitments.hpp"
#include "method/health.hpp"
#include "method/hold.hpp"
#include "method/letters.hpp"
#include "method/rhythm.hpp"
#include "ui/capture_line.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

// A question inside a question: it begins a line of the answer.
void prompt(Context& c, const Meeting& meeting, std::string_view field, const std::string& answer,
            Key key, const std::string& label, const std::string& words) {
  if (!c.ui.link_button(key, label,
                        {.size = TextSize::small, .tone = Token::text_soft, .underlined = false})) {
    return;
  }
  const std::string begun = (trimmed(answer).empty() ? "" : "\n") + words;
  c.outbox.mean(
      EditText{ref_to(meeting), std::string(field), ithaca::Splice{answer.size(), {}, begun}});
  c.ui.focus_field(binding_of(meeting, field), answer.size() + begun.size());
}

void useful(Context& c, const Meeting& meeting) {
  auto card = c.ui.card("useful", {.gap = 10, .label = t("What was useful today?")});
  c.ui.heading(2, t("1. What was useful today?"));
  record_field(c, meeting, "useful", meeting.useful,
               {.label = t("1. What was useful today?"),
                .label_hidden = true,
                .lines = FieldLines::many,
                .width = fill()});
  if (trimmed(meeting.useful).empty()) begin_with(c, meeting, "useful");
  auto prompts = c.ui.wrap({.gap = 12});
  prompt(c, meeting, "useful", meeting.useful, "noticed", t("+ What did I notice about myself?"),
         t("I noticed that "));
  prompt(c, meeting, "useful", meeting.useful, "said", t("+ {name} said…", {{"name", c.mentor()}}),
         t("{name} said: ", {{"name", c.mentor()}}));
}

const Meeting* planned_after(const Context& c, const Meeting& meeting) {
  for (const Meeting* other : c.index.meetings(c.plan, meeting.mentorship)) {
    if (other->state == MeetingState::planned && !(other->id == meeting.id)) return other;
  }
  return nullptr;
}

void add_commitment(Context& c, const Meeting& meeting, ithaca::Owner owner,
                    const std::string& label, const std::string& placeholder) {
  if (const auto text = adding_line(
          c, commitment_draft(meeting.id, owner),
          {.label = label, .label_hidden = true, .placeholder = placeholder, .width = fill()})) {
    const TitleAndDue said = read_title_and_due(c, text->text);
    c.outbox.mean(AddCommitment{meeting.mentorship, owner, said.title, said.due, meeting.id,
                                CommitmentKind::act, text->is_private});
  }
}

void commitment_rows(Context& c, Key key, const std::string& label,
                     const std::vector<const Commitment*>& commitments) {
  constexpr float kUsualHeight = 62;
  c.ui.long_list(key, commitments.size(), {.label = label}, kUsualHeight, [&](std::size_t i) {
    auto keyed = c.ui.keyed(Key(commitments[i]->id.view()), {.align = Align::stretch});
    draw_commitment(c, *commitments[i]);
  });
}

// One side of what is read aloud: what was said here and, while one closes, what is still open from
// before (004).
void closing_side(Context& c, Key key, const std::string& title,
                  const method::ClosingTable::Side& side) {
  const bool looks_back = meeting_going_on(c).is_set() && !side.open_before.empty();
  if (side.said_here.empty() && !looks_back) return;
  auto keyed = c.ui.keyed(key, {.gap = 4, .align = Align::stretch});
  c.ui.heading(3, title, {.size = TextSize::small, .weight = Weight::strong});
  if (!side.said_here.empty()) commitment_rows(c, "here", title, side.said_here);
  if (!looks_back) return;
  const std::string before = t("Still open from before");
  c.ui.small(before);
  commitment_rows(c, "before", t("{title}: {state}", {{"title", title}, {"state", before}}),
                  side.open_before);
}

void commitments(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  auto card =
      ui.card("steps", {.gap = 8, .label = t("What will each of you do before you meet again?")});
  ui.heading(2, t("2. What will each of you do before you meet again?"));
  const method::ClosingTable table = method::closing_table(c.view(), meeting);
  closing_side(c, "mentee", t("I will"), table.mentee);
  add_commitment(c, meeting, ithaca::Owner::mentee, t("Add what you will do"),
                 t("I will: do, learn or explore… fri"));
  ui.space(8);
  closing_side(c, "mentor", t("{name} offered", {{"name", c.mentor(FirstLetter::capital)}}),
               table.mentor);
  add_commitment(c, meeting, ithaca::Owner::mentor,
                 t("Add what {name} offered", {{"name", c.mentor()}}),
                 t("{name} offers…", {{"name", c.mentor()}}));
  // Once it is closed, too: whoever comes back may still say why.
  const bool none = !method::has_step(c.view(), meeting);
  const bool is_asked = meeting.wrapped_up || c.drafts.asked_for_next_step;
  if (none && (is_asked || !meeting.none_because.empty())) {
    record_field(c, meeting, "none-because", meeting.none_because,
                 {.label = t("No next step, because"),
                  .help = t("Without any step or change nobody can tell whether the talks help. A "
                            "small one is fine."),
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
  auto prompts = c.ui.wrap({.gap = 12});
  prompt(c, meeting, "next-time", meeting.next_time, "change", t("+ Change how we meet"),
         t("Change: "));
  prompt(c, meeting, "next-time", meeting.next_time, "focus", t("+ The focus"), t("Focus: "));
}

// Where there is nothing to be done with it, a day for it is all that is asked (002: put people to
// contact and things to research on your calendar).
struct Undated {
  Ref record;
  std::string title;
};

std::vector<Undated> undated(const Context& c, const Meeting& meeting) {
  std::vector<Undated> found;
  for (const Contact* contact : c.index.contacts(c.plan, meeting.mentorship)) {
    const Person* person = c.plan.find<Person>(contact->person);
    const bool needs_day = contact->said_in == meeting.id && !contact->met_on &&
                           contact->due.kind != Due::Kind::on_day;
    if (needs_day && person != nullptr) found.push_back({ref_to(*contact), person->name});
  }
  for (const Resource* resource : c.index.resources(c.plan, meeting.mentorship)) {
    const bool needs_day = resource->said_in == meeting.id && !resource->used_on &&
                           resource->due.kind != Due::Kind::on_day;
    if (needs_day) found.push_back({ref_to(*resource), resource->title});
  }
  for (const Commitment* one : c.index.commitments(c.plan, meeting.mentorship)) {
    const bool is_search =
        one->kind == CommitmentKind::contact || one->kind == CommitmentKind::research;
    const bool needs_day =
        one->said_in == meeting.id && is_search && one->owner != ithaca::Owner::mentor &&
        one->state == CommitmentState::open && one->due.kind != Due::Kind::on_day;
    if (needs_day) found.push_back({ref_to(*one), one->title});
  }
  return found;
}

void give_days(Context& c, const Meeting& meeting) {
  const std::vector<Undated> found = undated(c, meeting);
  if (found.empty()) return;
  Ui& ui = c.ui;
  auto card = ui.card("days", {.gap = 8, .label = t("Give these a day")});
  ui.heading(2, t("Give these a day"));
  ui.small(t("People to meet and things to look into are done when they stand on a day"));
  for (const Undated& one : found) {
    auto keyed = ui.keyed(Key(meta::AsText<Ref>::write(one.record)), {.align = Align::stretch});
    auto row = ui.row_or_column({.gap = 12, .align = ui.narrow() ? Align::stretch : Align::center});
    ui.text(one.title, {.width = fill(2)});
    const std::string name = "give-day/" + meta::AsText<Ref>::write(one.record);
    if (const auto said = day_field(c, name, std::nullopt,
                                    {.label = t("Day for {title}", {{"title", one.title}}),
                                     .label_hidden = true,
                                     .placeholder = t("fri, 30 nov"),
                                     .width = fill(1)});
        said && said->value) {
      c.outbox.mean(SetValue{one.record, "due", meta::AsText<Due>::write(Due::on(*said->value))});
    }
  }
}

// What the mentee took on here and has not done.
std::vector<const Commitment*> to_work_on(const Context& c, const Meeting& meeting) {
  std::vector<const Commitment*> found;
  for (const Commitment* one : c.index.commitments(c.plan, meeting.mentorship)) {
    const bool is_theirs = one->owner == ithaca::Owner::mentor;
    if (one->said_in == meeting.id && !is_theirs && one->state == CommitmentState::open) {
      found.push_back(one);
    }
  }
  return found;
}

// Advice of this meeting that was hard to hear and is not decided on.
std::vector<const Advice*> to_work_through(const Context& c, const Meeting& meeting) {
  std::vector<const Advice*> found;
  for (const Advice* one : c.index.advice(c.plan, meeting.mentorship)) {
    const bool is_decided =
        one->state == AdviceState::applied || one->state == AdviceState::declined;
    if (one->said_in == meeting.id && one->reaction == Reaction::hard && !is_decided) {
      found.push_back(one);
    }
  }
  return found;
}

// Time for the work, for guidance that does not come naturally, and for the next preparation (002:
// set time aside).
void hold_time(Context& c, const Meeting& meeting) {
  const auto work = to_work_on(c, meeting);
  const auto advice = to_work_through(c, meeting);
  const Meeting* next = planned_after(c, meeting);
  const bool prepares = next != nullptr && next->when;
  if (c.session.hides_private || (work.empty() && advice.empty() && !prepares)) return;
  Ui& ui = c.ui;
  auto card = ui.card("hold", {.gap = 8, .label = t("Hold time for it")});
  ui.heading(2, t("Hold time for it"));
  {
    auto list = ui.list("list", {.label = t("Hold time for it"), .hairline_first = true});
    for (const Commitment* one : work) {
      auto item = ui.item(Key(one->id.view()));
      draw_hold_row(c, meeting.mentorship, ref_to(*one), one->title,
                    method::suggested_work_day(c.view(), *one), method::kWorkMinutes);
    }
    for (const Advice* one : advice) {
      auto item = ui.item(Key(one->id.view()));
      draw_hold_row(c, meeting.mentorship, ref_to(*one),
                    t("Work through: {title}", {{"title", one->title}}),
                    method::suggested_day_for_advice(c.view(), *one), method::kWorkMinutes);
    }
    if (prepares) {
      auto item = ui.item(Key(next->id.view()));
      draw_hold_row(c, meeting.mentorship, ref_to(*next),
                    t("Prepare meeting {number}", {{"number", next->slot}}),
                    method::suggested_preparation_day(c.view(), next->when->day),
                    method::kPreparationMinutes);
    }
  }
  ui.small(t("Only for you; it stands beside the work on Today"));
}

// What a line of the note became, to be looked at while it is fresh.
void brought_up(Context& c, const Meeting& meeting) {
  std::vector<Ref> records;
  const auto add = [&](const auto& of_kind) {
    for (const auto* one : of_kind) {
      if (one->said_in == meeting.id) records.push_back(ref_to(*one));
    }
  };
  add(c.index.advice(c.plan, meeting.mentorship));
  add(c.index.feedback(c.plan, meeting.mentorship));
  add(c.index.decisions(c.plan, meeting.mentorship));
  add(c.index.questions(c.plan, meeting.mentorship));
  add(c.index.contacts(c.plan, meeting.mentorship));
  add(c.index.resources(c.plan, meeting.mentorship));
  if (records.empty()) return;
  Ui& ui = c.ui;
  auto card = ui.card("brought-up", {.gap = 8, .label = t("What came up")});
  ui.heading(2, t("What came up"));
  ui.long_list(
      "list", records.size(), {.label = t("What came up"), .hairline_first = true}, 70,
      [&](std::size_t i) {
        auto keyed = ui.keyed(Key(records[i].id.view()), {.align = Align::stretch});
        {
          auto chip = ui.wrap();
          ui.chip(capture_label(c, captured_as(c.plan, records[i]).value_or(Captured::advice)));
        }
        draw_captured_record(c, records[i]);
      });
}

// One optional tap, and what was noticed between the words: the mentee's alone (method.md 5; 000).
void only_for_you(Context& c, const Meeting& meeting) {
  if (c.session.hides_private || c.session.route.room == Room::meeting_live) return;
  Ui& ui = c.ui;
  auto card = ui.card("only-for-you", {.gap = 10, .flat = true, .label = t("Only for you")});
  ui.text(t("Was it worth the hour? Only for you"), {.tone = Token::text_soft});
  const std::string_view numbers[] = {"1", "2", "3", "4", "5"};
  const std::optional<std::size_t> said =
      meeting.worth == 0 ? std::nullopt
                         : std::optional(static_cast<std::size_t>(meeting.worth - 1));
  if (const auto chosen = ui.radio_group(
          "worth", t("Was it worth the hour? 1 is not at all, 5 is very much"), numbers, said)) {
    c.outbox.mean(SetValue{ref_to(meeting), "worth", std::to_string(*chosen + 1)});
  }
  if (meeting.state != MeetingState::held) return;
  if (const auto text =
          adding_field(c, "sign/" + meeting.id.string(),
                       {.label = t("A sign that something should change, said or unsaid"),
                        .help = t("It is part of nothing that you share"),
                        .width = fill()})) {
    c.outbox.mean(
        AddCaptured{meeting.mentorship, Captured::signal, *text, Due::whenever(), meeting.id});
  }
}

// The same two questions after every meeting, so that the answers can be compared.
void answers_before(Context& c, const Meeting& meeting) {
  std::vector<const Meeting*> earlier;
  for (const Meeting* one : c.index.meetings(c.plan, meeting.mentorship)) {
    const bool has_answer = !trimmed(one->useful).empty() || !trimmed(one->next_time).empty();
    if (one->state == MeetingState::held && one->slot < meeting.slot && has_answer) {
      earlier.insert(earlier.begin(), one);
    }
  }
  if (earlier.empty()) return;
  Ui& ui = c.ui;
  auto card = ui.card("before", {.gap = 6, .label = t("Your answers before")});
  ui.heading(2, t("Your answers before"));
  ui.long_list("list", earlier.size(), {.label = t("Your answers before"), .hairline_first = true},
               84, [&](std::size_t i) {
                 const Meeting& one = *earlier[i];
                 auto keyed = ui.keyed(Key(one.id.view()), {.gap = 2, .align = Align::stretch});
                 ui.link("open", meeting_title(c, one),
                         href_of(route_to(Room::meeting_wrap_up, one.id)),
                         {.size = TextSize::small, .weight = Weight::strong, .underlined = false});
                 if (!trimmed(one.useful).empty()) {
                   ui.small(t("Useful: {words}", {{"words", one.useful}}));
                 }
                 if (!trimmed(one.next_time).empty()) {
                   ui.small(t("Next time: {words}", {{"words", one.next_time}}));
                 }
               });
}

void next_meeting(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  const Mentorship* mentorship = c.plan.find<Mentorship>(meeting.mentorship);
  if (mentorship == nullptr) return;
  auto card = ui.card("next", {.gap = 10, .label = t("Next meeting")});
  ui.heading(2, t("Next meeting"));
  if (const Meeting* planned = planned_after(c, meeting)) {
    ui.link("open", meeting_when(c, *planned),
            href_of(route_to(Room::meeting_prepare, planned->id)));
    return;
  }
  const When offered =
      method::suggested_date(c.view(), mentorship->id).value_or(When{c.today + 1, {}, {}});
  // Offered once, where a rhythm was agreed on; emptied, it stays empty.
  const bool is_agreed = mentorship->rhythm_days > 0 && !meeting.wrapped_up;
  const auto [draft, is_new] = c.drafts.lines.try_emplace(next_date_draft(meeting.id));
  std::string& text = draft->second;
  if (is_new && is_agreed) text = method::when_words(offered, c.words, method::DayStyle::compact);
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

// One tick holds the time, a second one lets it go.
void draw_hold_row(Context& c, const MentorshipId& mentorship, const Ref& subject,
                   const std::string& words, Day day, int minutes) {
  Ui& ui = c.ui;
  const HeldTime* held = method::held_for(c.view(), mentorship, subject);
  auto row = ui.row({.gap = 12, .align = Align::baseline});
  if (ui.checkbox("hold", t("Hold time: {words}", {{"words", words}}), held != nullptr)) {
    if (held != nullptr) {
      c.outbox.mean(Remove{ref_to(*held)});
    } else {
      c.outbox.mean(HoldTime{subject, {day, std::nullopt, {}}, minutes});
    }
  }
  ui.text(t("{words}, {count} min",
            {{"words", words}, {"count", held == nullptr ? minutes : held->minutes}}),
          {.width = fill()});
  const std::string name = "hold/" + meta::AsText<Ref>::write(subject);
  const When when = held == nullptr ? When{day, std::nullopt, {}} : held->when;
  if (held == nullptr) {
    ui.small(c.words.day(day, method::DayStyle::compact));
  } else if (const auto said = when_field(c, name, when,
                                          {.label = t("When: {words}", {{"words", words}}),
                                           .label_hidden = true,
                                           .look = FieldLook::bare,
                                           .size = TextSize::small,
                                           .width = fixed(120)});
             said && said->value) {
    c.outbox.mean(HoldTime{subject, *said->value, held->minutes});
  }
}

void draw_wrap_up(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  auto columns = ui.columns({19, 14}, 760);
  {
    auto left = ui.column({.gap = 18, .align = Align::stretch});
    useful(c, meeting);
    commitments(c, meeting);
    next_time(c, meeting);
    brought_up(c, meeting);
  }
  {
    auto right = ui.column({.gap = 18, .align = Align::stretch});
    next_meeting(c, meeting);
    give_days(c, meeting);
    hold_time(c, meeting);
    only_for_you(c, meeting);
    answers_before(c, meeting);
  }
}

}  // namespace ithaca::ui
