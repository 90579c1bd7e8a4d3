// Home: what this relationship needs from me now, at most five cards in a fixed order.
#include "method/today.hpp"

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/checks.hpp"
#include "method/hold.hpp"
#include "method/letters.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

using Kind = method::TodayCard::Kind;

std::string title_of(const Context& c, const Mentorship& mentorship) {
  const Meeting* next = method::next_meeting(c.view(), mentorship.id);
  const bool is_new = method::last_held(c.view(), mentorship.id) == nullptr;
  if (is_new || next == nullptr || !next->when || next->when->day < c.today) {
    return is_new ? t("One thing to do") : t("Today");
  }
  const int days = next->when->day - c.today;
  if (days < 2) {
    return t("{day} with {name}",
             {{"day", c.words.distance(days, FirstLetter::capital)}, {"name", c.mentor()}});
  }
  const std::string distance = c.words.distance(days, FirstLetter::plain);
  if (days < 7) {
    return t("{weekday} with {name}, {distance}",
             {{"weekday", c.words.day(next->when->day, method::DayStyle::weekday)},
              {"name", c.mentor()},
              {"distance", distance}});
  }
  return t("You meet {name} {distance}", {{"name", c.mentor()}, {"distance", distance}});
}

std::string meeting_line(const Context& c, const Meeting& meeting) {
  if (!meeting.when) return t("Meeting {number}, no date yet", {{"number", meeting.slot}});
  const int days = meeting.when->day - c.today;
  std::string day = c.words.day(
      meeting.when->day, days > 0 && days < 7 ? method::DayStyle::weekday : method::DayStyle::full);
  if (days == 0) day = c.words.distance(0, FirstLetter::plain);
  if (meeting.when->time) {
    return t("Meeting {number}, {day} at {time}",
             {{"number", meeting.slot}, {"day", day}, {"time", c.words.time(*meeting.when->time)}});
  }
  return t("Meeting {number}, {day}", {{"number", meeting.slot}, {"day", day}});
}

std::string left_to_do(const Context& c, const Meeting& meeting) {
  if (meeting.slot == 1) {
    return t(
        "The agenda is ready: get to know each other, your goals, how you want to work, what to "
        "talk about, close");
  }
  const method::Readiness ready = method::readiness_of(meeting);
  if (ready.is_ready()) return t("You are prepared");
  if (ready.help_is_said) return t("Left to do: copy the brief for {name}", {{"name", c.mentor()}});
  if (ready.brief_is_copied) return t("Left to do: say what you need help with");
  return t("Left to do: say what you need help with · copy the brief for {name}",
           {{"name", c.mentor()}});
}

// Words that take what is left of a row, and buttons at its end, or below where they do not fit.
template <class Actions>
void card_row(Context& c, Key key, const std::string& title, const std::string& detail,
              const std::string& chip, Actions&& actions, const std::string& offer = {}) {
  Ui& ui = c.ui;
  auto card = ui.card(key, {.padding = ui.narrow() ? 16.0F : 20.0F});
  auto row = ui.row_or_column({.gap = 12, .align = ui.narrow() ? Align::stretch : Align::center});
  if (!chip.empty() && ui.narrow()) {
    auto badge = ui.wrap();
    ui.chip(chip, ChipKind::attention);
  }
  {
    auto words = ui.column({.gap = 2, .width = fill(), .min_width = kLeastTitle});
    ui.heading(2, title, {.size = TextSize::body, .weight = Weight::strong});
    if (!detail.empty()) ui.small(detail);
    if (!offer.empty()) ui.small(offer);
  }
  if (!chip.empty() && !ui.narrow()) ui.chip(chip, ChipKind::attention);
  auto buttons = ui.actions();
  actions();
}

void late_card(Context& c, const method::TodayCard& card) {
  const auto* commitment = find_as<Commitment>(c.plan, card.record);
  if (commitment == nullptr) return;
  card_row(c, Key(commitment->id.view()), commitment->title, card.reason, lateness(card.late_days),
           [&] {
             if (c.ui.button("renegotiate", t("Renegotiate"),
                             {.name = t("Renegotiate: {title}", {{"title", commitment->title}})})) {
               c.drafts.renegotiation = RenegotiationDraft{.subject = ref_to(*commitment)};
               c.outbox.push(GoTo{{Room::follow_through, id_cast<RecordTag>(commitment->id)}});
             }
             if (c.ui.button("done", t("Done"),
                             {.name = t("Done: {title}", {{"title", commitment->title}})})) {
               c.outbox.mean(TickCommitment{commitment->id, true});
             }
           });
}

void meeting_card(Context& c, const method::TodayCard& card) {
  const auto* meeting = find_as<Meeting>(c.plan, card.record);
  if (meeting == nullptr) return;
  const bool is_today = meeting->when && meeting->when->day == c.today;
  if (card.kind == Kind::was_it_held) {
    card_row(c, "meeting", t("Did meeting {number} take place?", {{"number", meeting->slot}}),
             meeting_when(c, *meeting), {}, [&] {
               if (c.ui.button("move", t("Move or cancel…"))) {
                 c.drafts.move = RenegotiationDraft{.subject = ref_to(*meeting)};
               }
               if (c.ui.button("wrap", t("Wrap up"), {.kind = ButtonKind::primary})) {
                 c.outbox.push(GoTo{route_to(Room::meeting_wrap_up, meeting->id)});
               }
             });
    return;
  }
  const auto offers = method::preparation_offers(c.view(), *meeting);
  const auto action = [&] {
    const bool meets_now = is_today && method::readiness_of(*meeting).help_is_said;
    const std::string label = meets_now            ? t("Meet")
                              : meeting->slot == 1 ? t("Look at it")
                                                   : t("Prepare");
    if (c.ui.button("open", label, {.kind = ButtonKind::primary})) {
      c.outbox.push(
          GoTo{route_to(meets_now ? Room::meeting_live : Room::meeting_prepare, meeting->id)});
    }
  };
  card_row(c, "meeting", meeting_line(c, *meeting), left_to_do(c, *meeting), {}, action,
           offers.empty() ? std::string{} : offers.front().sentence);
}

// ---- What is due before the meeting -------------------------------------------------------------

// One thing to do, whatever kind of record it is: its words, its day, how it is ticked and dated.
struct DueItem {
  std::string title;
  std::string tick;  // the name of its box
  Due due;
  bool is_commitment = false;
};

std::optional<DueItem> due_item(const Context& c, const Ref& ref) {
  if (const auto* one = find_as<Commitment>(c.plan, ref)) {
    return DueItem{one->title, t("Done: {title}", {{"title", one->title}}), one->due, true};
  }
  if (const auto* one = find_as<Resource>(c.plan, ref)) {
    return DueItem{t("Look into: {title}", {{"title", one->title}}),
                   t("Looked into: {title}", {{"title", one->title}}), one->due, false};
  }
  const auto* one = find_as<Contact>(c.plan, ref);
  const Person* person = one == nullptr ? nullptr : c.plan.find<Person>(one->person);
  if (person == nullptr) return std::nullopt;
  return DueItem{one->about.empty() ? t("Contact {name}", {{"name", person->name}})
                                    : t("Contact {name}: {about}",
                                        {{"name", person->name}, {"about", one->about}}),
                 t("Talked to {name}", {{"name", person->name}}), one->due, false};
}

void tick(Context& c, const Ref& ref) {
  if (const auto* one = find_as<Commitment>(c.plan, ref)) {
    c.outbox.mean(TickCommitment{one->id, true});
  } else if (const auto* resource = find_as<Resource>(c.plan, ref)) {
    c.outbox.mean(TickResource{resource->id, true});
  } else if (const auto* contact = find_as<Contact>(c.plan, ref)) {
    c.outbox.mean(TickContact{contact->id, true});
  }
}

void set_day(Context& c, const Ref& ref, const Due& due) {
  if (const auto* one = find_as<Commitment>(c.plan, ref)) {
    c.outbox.mean(SetCommitmentDue{one->id, due});
  } else {
    c.outbox.mean(SetValue{ref, "due", meta::AsText<Due>::write(due)});
  }
}

// The time that is held for it; nothing where none is.
std::string held_words(const Context& c, const Ref& ref) {
  const HeldTime* held = method::held_for(c.view(), c.session.mentorship, ref);
  if (held == nullptr || held->when.day < c.today) return {};
  return t("time held: {when}",
           {{"when", method::when_words(held->when, c.words, method::DayStyle::compact)}});
}

// The time that is held for the work, or the offer to hold an hour (002: put it on your schedule).
void hold(Context& c, const Ref& ref, const DueItem& item) {
  if (const std::string held = held_words(c, ref); !held.empty()) {
    c.ui.small(held);
    return;
  }
  const auto* commitment = find_as<Commitment>(c.plan, ref);
  if (commitment == nullptr || c.session.hides_private) return;
  if (c.ui.link_button("hold", t("hold an hour for it"),
                       {.size = TextSize::small,
                        .tone = Token::text_soft,
                        .name = t("Hold an hour for it: {title}", {{"title", item.title}})})) {
    const Day day = method::suggested_work_day(c.view(), *commitment);
    c.outbox.mean(HoldTime{ref, {day, std::nullopt, {}}, method::kWorkMinutes});
  }
}

void due_row(Context& c, const Ref& ref, const DueItem& item) {
  constexpr float kDayWidth = 80;
  Ui& ui = c.ui;
  auto row = ui.row({.gap = 12, .align = Align::center});
  if (ui.checkbox("tick", item.tick, false, {.owner = Owner::mentee})) tick(c, ref);
  {
    auto words = ui.column({.width = fill()});
    ui.text(item.title);
    hold(c, ref, item);
  }
  const bool has_day = item.due.kind == Due::Kind::on_day;
  if (has_day && item.is_commitment) {  // another day is renegotiated, where it was said
    ui.text(c.words.day(item.due.day, method::DayStyle::compact),
            {.size = TextSize::small, .tone = Token::text_soft, .width = fixed(kDayWidth)});
    return;
  }
  const auto said = day_field(c, "due-day/" + ref.id.string(),
                              has_day ? std::optional(item.due.day) : std::nullopt,
                              {.label = t("Day for: {title}", {{"title", item.title}}),
                               .label_hidden = true,
                               .placeholder = t("add a day"),
                               .look = FieldLook::bare,
                               .size = TextSize::small,
                               .width = fixed(kDayWidth)});
  if (said) set_day(c, ref, said->value ? Due::on(*said->value) : Due{});
}

void due_card(Context& c) {
  constexpr std::size_t kUsualRows = 3;
  Ui& ui = c.ui;
  const auto refs = method::due_before_meeting(c.view(), c.session.mentorship);
  // One more is a row, not a line that speaks of it.
  const bool is_whole = c.session.shows_all_due || refs.size() <= kUsualRows + 1;
  const std::size_t rows = is_whole ? refs.size() : kUsualRows;
  auto card = ui.card("due", {.gap = 4, .padding = ui.narrow() ? 16.0F : 20.0F});
  ui.heading(2, t("Before you meet"), {.size = TextSize::body, .weight = Weight::strong});
  {
    auto list = ui.list("rows", {.label = t("Before you meet"), .row_padding = 4});
    for (std::size_t i = 0; i < rows; ++i) {
      const auto item = due_item(c, refs[i]);
      if (!item) continue;
      auto li = ui.item(Key(meta::AsText<Ref>::write(refs[i])));
      due_row(c, refs[i], *item);
    }
  }
  if (is_whole) return;
  const auto more = static_cast<std::int64_t>(refs.size() - kUsualRows);
  if (ui.link_button("more", tn("and {count} more", "and {count} more", more),
                     {.size = TextSize::small,
                      .tone = Token::text_soft,
                      .name = tn("Show {count} more before you meet",
                                 "Show {count} more before you meet", more)})) {
    c.session.shows_all_due = true;
    ui.request_frames(1);
  }
}

// ---- Advice -------------------------------------------------------------------------------------

// The reason makes declining as good as trying (001), provided it is said.
void decline_form(Context& c, const Advice& advice, const std::string& draft) {
  Ui& ui = c.ui;
  auto box = ui.inset("decline", {.gap = 8, .padding = 12});
  const auto reason = adding_field(
      c, draft,
      {.label = t("What speaks against it, so that you can tell {name}?", {{"name", c.mentor()}}),
       .width = fill()});
  if (reason) {
    c.outbox.mean(EditText{ref_to(advice), "result", ithaca::Splice{0, advice.result, *reason}});
    c.outbox.mean(SetAdviceState{advice.id, AdviceState::declined});
    c.drafts.lines.erase(draft);
    return;
  }
  auto foot = ui.actions();
  if (ui.button("cancel", t("Not now"))) {
    c.drafts.lines.erase(draft);
    c.drafts.errors.erase(draft);
    ui.request_frames(1);
  }
}

void advice_card(Context& c, const method::TodayCard& card) {
  const auto* advice = find_as<Advice>(c.plan, card.record);
  if (advice == nullptr) return;
  const std::string draft = "decline/" + advice->id.string();
  const bool declines = c.drafts.lines.count(draft) != 0;
  auto whole = c.ui.keyed(Key(advice->id.view()), {.gap = 6, .align = Align::stretch});
  card_row(c, "advice", t("“{title}”", {{"title", advice->title}}), card.reason, {}, [&] {
    if (c.ui.button("try", t("Try it"),
                    {.name = t("Try it: {title}", {{"title", advice->title}})})) {
      c.outbox.mean(SetAdviceState{advice->id, AdviceState::trying});
    }
    if (!declines &&
        c.ui.button("decline", t("Decline, with a reason"),
                    {.name = t("Decline, with a reason: {title}", {{"title", advice->title}})})) {
      c.drafts.lines[draft];
      c.ui.request_frames(1);
    }
  });
  if (declines) decline_form(c, *advice, draft);
}

void thank_card(Context& c, const method::TodayCard& card) {
  const auto* commitment = find_as<Commitment>(c.plan, card.record);
  if (commitment == nullptr) return;
  const std::string said = commitment->said_in.is_set()
                               ? t("Offered in {meeting}. A word of thanks is worth a minute.",
                                   {{"meeting", meeting_short(c, commitment->said_in)}})
                               : t("A word of thanks is worth a minute.");
  card_row(c, Key(commitment->id.view()),
           t("{name}: {title}", {{"name", c.mentor()}, {"title", commitment->title}}), said, {},
           [&] {
             if (c.ui.button("thank", t("Thank {name}", {{"name", c.mentor()}}),
                             {.name = t("Thank {name} for: {title}",
                                        {{"name", c.mentor()}, {"title", commitment->title}})})) {
               c.outbox.push(CopyLetter{CopyLetter::Kind::thanks, {}, commitment->id});
             }
           });
}

void draw_card(Context& c, const method::TodayCard& card) {
  switch (card.kind) {
    case Kind::late:
      late_card(c, card);
      return;
    case Kind::was_it_held:
    case Kind::next_meeting:
      meeting_card(c, card);
      return;
    case Kind::thank:
      thank_card(c, card);
      return;
    case Kind::due_before:
      due_card(c);
      return;
    case Kind::advice:
      advice_card(c, card);
      return;
    case Kind::no_date:
      card_row(c, "no-date", t("No next meeting yet"),
               t("A date keeps the conversation going. It can always move."), {}, [&] {
                 if (c.ui.button("plan", t("Plan a meeting"), {.kind = ButtonKind::primary})) {
                   c.outbox.push(GoTo{{Room::meetings, {}}});
                 }
               });
      return;
    case Kind::first_note:
      card_row(c, "note", t("A note for {name}", {{"name", c.mentor()}}),
               t("What you hope for, in a few lines, so that you both come prepared"), {}, [&] {
                 if (c.ui.button("copy-note", t("Copy the note"))) {
                   c.outbox.push(CopyLetter{
                       CopyLetter::Kind::first_note, id_cast<MeetingTag>(card.record.id), {}});
                 }
               });
      return;
    case Kind::name_mentor:
      card_row(
          c, "mentor", t("You are looking for a mentor"),
          t("Ask yourself: who has what I want, and would they help me get there?"), {}, [&] {
            if (c.ui.button("name", t("Write down who it is"), {.kind = ButtonKind::primary})) {
              c.outbox.push(GoTo{{Room::settings, {}}});
            }
          });
      return;
  }
}

// How the rhythm holds, and a way to say that you were in touch: any contact counts (rule 3.1).
void health_line(Context& c, const std::string& words) {
  Ui& ui = c.ui;
  auto line = ui.row({.gap = 12, .padding = Sides(ui.narrow() ? 4 : 20, 4)});
  ui.icon(Icon::pulse);
  auto column = ui.column({.gap = 4, .width = fill()});
  ui.text(words,
          {.size = ui.narrow() ? TextSize::small : TextSize::body, .tone = Token::text_soft});
  if (ui.link_button("touchpoint", t("note a contact…"),
                     {.size = TextSize::small,
                      .tone = Token::text_soft,
                      .name = t("Note a contact between meetings")})) {
    c.drafts.touchpoint = TouchpointDraft{.mentorship = c.session.mentorship};
    ui.request_frames(1);
  }
}

// Now and then, after many edits: one quiet line.
void export_line(Context& c) {
  Ui& ui = c.ui;
  auto line = ui.row({.gap = 12, .padding = Sides(ui.narrow() ? 4 : 20, 4)});
  ui.icon(Icon::download);
  auto column = ui.column({.gap = 4, .width = fill()});
  ui.text(t("Much of your plan is only in this browser: an exported backup keeps it safe"),
          {.size = ui.narrow() ? TextSize::small : TextSize::body, .tone = Token::text_soft});
  auto answers = ui.wrap({.gap = 16});
  if (ui.link_button("export", t("Export now"), {.size = TextSize::small})) {
    c.outbox.push(ExportPlan{});
  }
  if (ui.link_button("later", t("Later"),
                     {.size = TextSize::small,
                      .tone = Token::text_soft,
                      .name = t("Later: export a backup")})) {
    c.outbox.push(PutOffExport{});
  }
}

}  // namespace

void draw_today(Context& c) {
  Ui& ui = c.ui;
  const Mentorship* mentorship = c.mentorship();
  if (mentorship == nullptr) return;
  auto page = ui.page("today", 1080);
  auto column = ui.column({.gap = 14, .width = fill(), .max_width = 720, .align = Align::stretch});
  ui.page_title(title_of(c, *mentorship), c.words.day(c.today, method::DayStyle::full));
  for (const method::TodayCard& card : method::today_cards(c.view(), *mentorship, c.words)) {
    draw_card(c, card);
  }
  if (const auto health = method::health_line(c.view(), *mentorship, c.words)) {
    std::string words = health->sentence;
    const auto add = [&](const std::optional<method::Check>& check) {
      if (check) words += ". " + check->sentence;
    };
    add(method::one_sided(c.view(), mentorship->id));
    // Not where the mentor may look on.
    if (!c.session.hides_private) add(method::more_time_than_agreed(c.view(), mentorship->id));
    health_line(c, words);
  } else if (method::last_held(c.view(), mentorship->id) == nullptr) {
    auto hint = ui.quote("hint");
    ui.text(t("Goals can start as one sentence. Sharpen them together in the first meeting."),
            {.tone = Token::text_soft});
  }
  if (c.is_export_due && !c.session.hides_private) export_line(c);
}

}  // namespace ithaca::ui
