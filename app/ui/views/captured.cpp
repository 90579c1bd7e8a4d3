// What was captured, one kind at a time: its words, what became of it, and where it was said.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "ui/capture_line.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

// What the field of a record's row is named when several stand on one page.
std::string about(const std::string& label, const std::string& title) {
  return title.empty() ? label : t("{field}: {title}", {{"field", label}, {"title", title}});
}

template <class T>
void prose(Context& c, const T& record, std::string_view key, const std::string& value,
           const std::string& label) {
  record_field(c, record, key, value, {.label = label, .lines = FieldLines::many, .width = fill()});
}

template <class Enum>
void set_choice(Context& c, const Ref& record, Key key, std::string_view field,
                const std::string& label, Enum value) {
  if (const auto chosen = enum_choice(c.ui, key, {.label = label, .width = fill()}, value)) {
    c.outbox.mean(SetValue{record, std::string(field), std::string(meta::key_of(*chosen))});
  }
}

void choose_goal(Context& c, const Ref& record, const GoalId& goal) {
  const std::string label = t("Goal");
  if (const auto chosen =
          goal_choice(c, c.session.mentorship, goal, {.label = label, .width = fill()})) {
    c.outbox.mean(SetValue{record, "goal", chosen->string()});
  }
}

// A day that says that something happened: ticked today, taken back by a second press.
void day_tick(Context& c, const Ref& record, Key key, std::string_view field,
              const std::string& label, const std::optional<Day>& on) {
  if (c.ui.checkbox(key, label, on.has_value(), {.label = label})) {
    c.outbox.mean(SetValue{record, std::string(field), on ? std::string{} : format_day(c.today)});
  }
}

void due_field(Context& c, const Ref& record, const Due& due) {
  const std::string name = "due/" + meta::AsText<Ref>::write(record);
  std::string shown = t("before we meet");
  if (due.kind == Due::Kind::on_day) shown = c.words.day(due.day, method::DayStyle::compact);
  if (due.kind == Due::Kind::open) shown.clear();
  if (const auto text = value_field(c, name, shown,
                                    {.label = t("By when"),
                                     .placeholder = t("fri, 30 nov"),
                                     .capitals = Capitals::off,
                                     .spellcheck = false,
                                     .width = fill()})) {
    const auto read = read_due(c, *text);
    if (!read) {
      refuse_value(c, name, not_a_day(*text));
    } else {
      c.outbox.mean(SetValue{record, "due", meta::AsText<Due>::write(*read)});
    }
  }
}

// Neither followed nor declined yet.
bool is_open(const Advice& advice) {
  return advice.state == AdviceState::heard || advice.state == AdviceState::thinking;
}

bool is_decided(const Advice& advice) {
  return advice.state == AdviceState::applied || advice.state == AdviceState::declined;
}

// Where it is hard to hear, a wait may be chosen, and nothing asks before it is over (000).
void wait(Context& c, const Advice& advice) {
  const std::string name = "wait/" + advice.id.string();
  if (const auto said = day_field(c, name, advice.wait_until,
                                  {.label = t("Look at it again on"),
                                   .placeholder = t("in 7 days"),
                                   .help = t("Until then nothing asks what you decided"),
                                   .width = fill()})) {
    c.outbox.mean(SetValue{ref_to(advice), "wait-until",
                           said->value ? format_day(*said->value) : std::string{}});
  }
}

void details(Context& c, const Advice& advice) {
  const std::string label = t("What became of it");
  if (const auto state =
          enum_choice(c.ui, "state", {.label = label, .width = fill()}, advice.state)) {
    c.outbox.mean(SetAdviceState{advice.id, *state});
  }
  set_choice(c, ref_to(advice), "reaction", "reaction", t("First reaction"), advice.reaction);
  if (is_open(advice)) wait(c, advice);
  choose_goal(c, ref_to(advice), advice.goal);
  const bool is_declined = advice.state == AdviceState::declined;
  if (!is_declined) prose(c, advice, "did", advice.did, t("What I did with it"));
  prose(c, advice, "result", advice.result,
        is_declined ? t("Why it does not fit") : t("What it led to"));
  if (advice.state == AdviceState::applied || (!is_declined && !advice.pass_on.empty())) {
    prose(c, advice, "pass-on", advice.pass_on, t("What I will pass on"));
  }
  if (advice.decided_on) {
    day_tick(c, ref_to(advice), "told", "told-on", t("{name} knows", {{"name", c.mentor()}}),
             advice.told_on);
  }
  if (is_declined && !advice.told_on) {
    c.ui.small(t("Declining is as good as following it, once it is said"));
  }
}

void details(Context& c, const Feedback& feedback) {
  prose(c, feedback, "felt", feedback.felt, t("How it felt, only for you"));
  prose(c, feedback, "will-do", feedback.will_do, t("What I will do with it"));
}

void details(Context& c, const Decision& decision) {
  choose_goal(c, ref_to(decision), decision.goal);
  prose(c, decision, "thinking", decision.thinking, t("What I was thinking"));
  prose(c, decision, "happened", decision.happened, t("What happened"));
  prose(c, decision, "next", decision.next, t("What I planned next"));
}

void details(Context& c, const Question& question) {
  const std::string label = t("Where it stands");
  if (const auto state =
          enum_choice(c.ui, "state", {.label = label, .width = fill()}, question.state)) {
    c.outbox.mean(SetQuestionState{question.id, *state});
  }
  choose_goal(c, ref_to(question), question.goal);
  prose(c, question, "answer", question.answer, t("Answer"));
}

void details(Context& c, const Contact& contact) {
  const Person* person = c.plan.find<Person>(contact.person);
  const std::string name = person == nullptr ? std::string{} : person->name;
  if (person != nullptr) {
    record_field(c, *person, "reached-by", person->reached_by,
                 {.label = t("How to reach them"), .width = fill()});
  }
  prose(c, contact, "about", contact.about, t("What for"));
  due_field(c, ref_to(contact), contact.due);
  set_choice(c, ref_to(contact), "place", "place", t("In your organisation, or outside"),
             contact.place);
  const std::string met = t("Met");
  if (c.ui.checkbox("met", met, contact.met_on.has_value(), {.label = met})) {
    c.outbox.mean(TickContact{contact.id, !contact.met_on});
  }
  if (!contact.met_on) return;
  prose(c, contact, "result", contact.result, t("What came of it"));
  day_tick(c, ref_to(contact), "told", "told-on", t("{name} knows", {{"name", c.mentor()}}),
           contact.told_on);
}

void details(Context& c, const Resource& resource) {
  record_field(c, resource, "address", resource.address,
               {.label = t("Address"),
                .placeholder = "https://",
                .capitals = Capitals::off,
                .mode = InputMode::url,
                .spellcheck = false,
                .width = fill()});
  due_field(c, ref_to(resource), resource.due);
  const std::string used = t("Looked into");
  if (c.ui.checkbox("used", used, resource.used_on.has_value(), {.label = used})) {
    c.outbox.mean(TickResource{resource.id, !resource.used_on});
  }
  if (resource.used_on) prose(c, resource, "took", resource.took, t("What I took from it"));
}

void details(Context& c, const Signal& signal) {
  set_choice(c, ref_to(signal), "kind", "kind", t("Said or unsaid"), signal.kind);
}

// At the end of a row: where it stands.
std::string state_of(const Context& c, const Advice& advice) {
  if (is_open(advice) && advice.wait_until && c.today < *advice.wait_until) {
    return t("look again on {day}",
             {{"day", c.words.day(*advice.wait_until, method::DayStyle::date)}});
  }
  return t(meta::label_of(advice.state));
}
std::string state_of(const Context&, const Feedback&) { return {}; }
std::string state_of(const Context&, const Decision&) { return {}; }
std::string state_of(const Context&, const Question& question) {
  return t(meta::label_of(question.state));
}
std::string day_or_due(const Context& c, const std::optional<Day>& done, const Due& due,
                       const std::string& words) {
  if (done) return words;
  if (due.kind == Due::Kind::before_we_meet) return t("before we meet");
  return due.kind == Due::Kind::open ? std::string{}
                                     : c.words.day(due.day, method::DayStyle::compact);
}
std::string state_of(const Context& c, const Contact& contact) {
  return day_or_due(c, contact.met_on, contact.due, t("met"));
}
std::string state_of(const Context& c, const Resource& resource) {
  return day_or_due(c, resource.used_on, resource.due, t("looked into"));
}
std::string state_of(const Context&, const Signal& signal) {
  return t(meta::label_of(signal.kind));
}

// The words that name it, edited in place.
struct Named {
  Ref record;
  std::string_view key;
  std::string words;
};
template <class T>
Named named(const Context&, const T& record) {
  return {ref_to(record), "title", record.title};
}
Named named(const Context& c, const Contact& contact) {
  const Person* person = c.plan.find<Person>(contact.person);
  if (person == nullptr) return {ref_to(contact), "about", contact.about};
  return {ref_to(*person), "name", person->name};
}

// What can be done with it in its row.
template <class T>
void offer(Context&, const T&) {}

// Applied or declined, it is worth the most once it is said (002, 001).
void offer(Context& c, const Advice& advice) {
  if (!is_decided(advice)) return;
  if (advice.told_on) {
    c.ui.small(t("{name} knows", {{"name", c.mentor()}}));
    return;
  }
  if (c.ui.link_button(
          "tell", t("tell {name}", {{"name", c.mentor()}}),
          {.size = TextSize::small,
           .tone = Token::text_soft,
           .name = t("Copy a message on what became of it: {title}", {{"title", advice.title}})})) {
    CopyLetter letter{CopyLetter::Kind::became};
    letter.advice = advice.id;
    c.outbox.push(std::move(letter));
  }
}

template <class T>
void row(Context& c, const T& record) {
  Ui& ui = c.ui;
  const Named name = named(c, record);
  const Ref ref = ref_to(record);
  const bool is_open = c.drafts.open_record == ref;
  auto whole = ui.column({.gap = 2, .width = fill(), .align = Align::stretch});
  {
    auto line = ui.row({.gap = 12, .align = Align::baseline});
    if (c.session.route.room == Room::captured) choose_box(c, ref, name.words);
    const std::string binding = meta::AsText<Ref>::write(name.record) + "/" + std::string(name.key);
    const std::string label =
        about(capture_label(c, captured_as(c.plan, ref).value_or(Captured::advice)), name.words);
    ui.field(Key(binding), binding, name.words,
             {.label = label,
              .label_hidden = true,
              .look = FieldLook::bare,
              .lines = FieldLines::many,
              .width = fill()});
    if (const std::string state = state_of(c, record); !state.empty()) ui.small(state);
  }
  {
    auto foot = ui.wrap({.gap = 12, .line_gap = 2, .align = Align::center});
    if (const std::string said = meeting_short(c, record.said_in); !said.empty()) ui.small(said);
    if constexpr (!std::is_same_v<T, Signal>) private_mark(c, record.is_private);
    offer(c, record);
    if (ui.link_button("details", t("details"),
                       {.size = TextSize::small,
                        .tone = Token::text_soft,
                        .name = t("Details: {title}", {{"title", name.words}}),
                        .expanded = is_open})) {
      c.drafts.open_record = is_open ? Ref{} : ref;
    }
  }
  if (!is_open) return;
  ui.space(6);
  auto inset = ui.inset("inset", {.gap = 10, .padding = 14});
  details(c, record);
  auto actions = ui.wrap({.gap = 12, .align = Align::center});
  if constexpr (!std::is_same_v<T, Signal>) {
    private_switch(c, ref, record.is_private, name.words);
  }
  if (ui.link_button("delete", t("delete"),
                     {.size = TextSize::small,
                      .tone = Token::text_soft,
                      .name = t("Delete: {title}", {{"title", name.words}})})) {
    c.outbox.mean(Remove{ref});
  }
}

template <class T>
bool row_if(Context& c, const Ref& ref) {
  const T* record = find_as<T>(c.plan, ref);
  if (record != nullptr) row(c, *record);
  return record != nullptr;
}

template <class T>
std::vector<Ref> newest_first(const Records<T>& records) {
  std::vector<Ref> refs;
  for (auto at = records.rbegin(); at != records.rend(); ++at) refs.push_back(ref_to(**at));
  return refs;
}

std::vector<Ref> records_of(const Context& c, Captured what) {
  const MentorshipId& of = c.session.mentorship;
  switch (what) {
    case Captured::advice:
      return newest_first(c.index.advice(c.plan, of));
    case Captured::feedback:
      return newest_first(c.index.feedback(c.plan, of));
    case Captured::decision:
      return newest_first(c.index.decisions(c.plan, of));
    case Captured::question:
      return newest_first(c.index.questions(c.plan, of));
    case Captured::person:
      return newest_first(c.index.contacts(c.plan, of));
    case Captured::resource:
      return newest_first(c.index.resources(c.plan, of));
    case Captured::signal:
      return newest_first(c.index.signals(c.plan, of));
    case Captured::i_will:
    case Captured::they_offer:
      break;
  }
  return {};
}

// What the method says about a kind of which there is none yet.
std::string teaching(const Context& c, Captured what) {
  switch (what) {
    case Captured::advice:
      return t("Advice that is heard, tried and told back is worth the most. Keep it here.");
    case Captured::feedback:
      return t(
          "What you hear about yourself is feedback, not criticism. Keep it, and what you "
          "make of it.");
    case Captured::decision:
      return t("Tell {name} what you were thinking, what happened, and what you planned next",
               {{"name", c.mentor()}});
    case Captured::question:
      return t("Say when you do not understand. A question kept here comes into the next brief.");
    case Captured::person:
      return t("Whom you were told to meet, by when, and what came of it");
    case Captured::resource:
      return t("What {name} named to read, watch or look into", {{"name", c.mentor()}});
    case Captured::signal:
    case Captured::i_will:
    case Captured::they_offer:
      break;
  }
  return t("Signs that a tune-up is due, said or unsaid. They are in nothing that is shared.");
}

constexpr Captured kRooms[] = {Captured::advice,   Captured::feedback, Captured::decision,
                               Captured::question, Captured::person,   Captured::resource,
                               Captured::signal};

void kinds(Context& c) {
  std::vector<std::string> names;
  std::size_t selected = 0;
  for (const Captured what : kRooms) {
    if (what == Captured::signal && c.session.hides_private) continue;
    if (what == c.session.captured) selected = names.size();
    names.push_back(capture_label(c, what));
  }
  const std::vector<std::string_view> labels(names.begin(), names.end());
  if (const auto chosen = c.ui.radio_group("kind", t("Show"), labels, selected)) {
    c.session.captured = kRooms[*chosen];
    c.drafts.selection.reset();
  }
}

// What becomes of one of a kind when it is done with, and what that is called.
struct Finished {
  std::string label;
  std::optional<Intent> intent;
};
Finished done_with(const Context& c, Captured what, const Ref& record) {
  const auto* question = find_as<Question>(c.plan, record);
  const auto* contact = find_as<Contact>(c.plan, record);
  const auto* resource = find_as<Resource>(c.plan, record);
  Finished done;
  if (what == Captured::question) {
    done.label = t("Answered");
    if (question != nullptr) done.intent = SetQuestionState{question->id, QuestionState::answered};
  } else if (what == Captured::person) {
    done.label = t("Met");
    if (contact != nullptr) done.intent = TickContact{contact->id, true};
  } else if (what == Captured::resource) {
    done.label = t("Looked into");
    if (resource != nullptr) done.intent = TickResource{resource->id, true};
  }
  return done;
}

void chosen_actions(Context& c, Captured what, const std::string& nothing) {
  Ui& ui = c.ui;
  auto row = ui.wrap({.gap = 8});
  if (ui.button("cancel", t("Cancel"), {.kind = ButtonKind::quiet})) {
    c.drafts.selection.reset();
    return;
  }
  const auto offer = [&](Key key, const std::string& label, const auto& change) {
    const bool is_meant =
        c.drafts.selection && !label.empty() && ui.button(key, label, {.disabled_reason = nothing});
    if (is_meant) change_chosen(c, change);
  };
  offer("delete", t("Delete"),
        [](const Ref& record) -> std::optional<Intent> { return Remove{record}; });
  if (what != Captured::signal) {
    offer("private", t("Only for you"), [](const Ref& record) -> std::optional<Intent> {
      return SetPrivate{record, true};
    });
  }
  if (what == Captured::question) {
    offer("mine", t(meta::label_of(QuestionState::mine)),
          [&](const Ref& record) -> std::optional<Intent> {
            const auto* question = find_as<Question>(c.plan, record);
            if (question == nullptr) return std::nullopt;
            return SetQuestionState{question->id, QuestionState::mine};
          });
  }
  offer("done", done_with(c, what, {}).label,
        [&](const Ref& record) { return done_with(c, what, record).intent; });
}

// What an address names is shown, with its details.
void open_named(Context& c) {
  const RecordId item = c.session.route.item;
  if (!c.session.wants_focus(item)) return;
  c.session.wants_focus_on = {};
  for (const Captured what : kRooms) {
    for (const Ref& ref : records_of(c, what)) {
      if (!(ref.id == item)) continue;
      c.session.captured = what;
      c.drafts.open_record = ref;
    }
  }
}

void add_captured(Context& c, Captured what, const std::string& heading) {
  const std::string name =
      "captured-" + std::string(1, capture_kind(what).letter) + "/" + c.session.mentorship.string();
  const std::string label = t("Add: {kind}", {{"kind", heading}});
  const FieldOptions options{
      .label = label, .label_hidden = true, .placeholder = label, .width = fill()};
  std::optional<NewLine> line;
  if (what != Captured::signal) {
    line = adding_line(c, name, options);
  } else if (auto text = adding_field(c, name, options)) {  // a sign always is private
    line = NewLine{std::move(*text), true};
  }
  if (!line) return;
  const CaptureLine said = read_captured(c, what, line->text);
  const Meeting* last = method::meeting_spoken_in(c.view(), c.session.mentorship);
  c.outbox.mean(AddCaptured{c.session.mentorship, what, said.title, said.due,
                            last == nullptr ? MeetingId{} : last->id, line->is_private});
}

}  // namespace

void draw_captured_record(Context& c, const Ref& record) {
  (void)(row_if<Advice>(c, record) || row_if<Feedback>(c, record) || row_if<Decision>(c, record) ||
         row_if<Question>(c, record) || row_if<Contact>(c, record) || row_if<Resource>(c, record) ||
         row_if<Signal>(c, record));
}

void draw_captured(Context& c) {
  Ui& ui = c.ui;
  open_named(c);
  auto page = ui.page("captured", 860);
  ui.page_title(t("Captured"), t("What the talks brought up, and what became of it"));
  kinds(c);
  const Captured what = c.session.captured;
  const std::vector<Ref> records = records_of(c, what);
  auto card = ui.card(Key(static_cast<std::uint32_t>(what)), {.gap = 8});
  const std::string heading = capture_label(c, what);
  ui.heading(2, heading);
  select_button(c, records.size());
  chosen_bar(c, [&](const std::string& nothing) { chosen_actions(c, what, nothing); });
  if (records.empty()) ui.text(teaching(c, what), {.tone = Token::text_soft});
  ListOptions options{.label = heading};
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].id == c.session.route.item) options.shows = i;
  }
  if (!records.empty()) {
    ui.long_list("records", records.size(), options, 70, [&](std::size_t i) {
      auto keyed = ui.keyed(Key(records[i].id.view()), {.align = Align::stretch});
      draw_captured_record(c, records[i]);
    });
  }
  add_captured(c, what, heading);
}

}  // namespace ithaca::ui
