// One goal: the sentence that it began as, the five letters that sharpen it (003), what may come in
// the way, its steps. Nothing is forced: what is filled shows, what is empty stays a quiet
// question.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/goals.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

// What of a goal is unfolded though it is empty.
GoalUnfolded& unfolded(Context& c, const Goal& goal) {
  GoalUnfolded& shown = c.drafts.unfolded;
  if (!(shown.goal == goal.id)) shown = GoalUnfolded{.goal = goal.id};
  return shown;
}

using Focus = GoalUnfolded::Focus;

bool takes_focus(GoalUnfolded& shown, Focus place) {
  if (shown.focus != place) return false;
  shown.focus = Focus::stays;
  return true;
}

// Filled, or being written in.
bool is_in_use(const Context& c, const Goal& goal, std::string_view key, std::string_view value) {
  return !trimmed(value).empty() || c.ui.focused_binding() == binding_of(goal, key);
}

// A date that was typed and not taken yet is filled too.
bool has_date(const Context& c, const Goal& goal) {
  if (goal.until) return true;
  const auto found = c.drafts.values.find("until/" + goal.id.string());
  if (found == c.drafts.values.end()) return false;
  const ValueDraft& typed = found->second;
  return typed.is_open || typed.is_restored || !typed.error.empty();
}

struct Letter {
  std::string_view key;
  const std::string& value;
  std::string label;
  std::string question;
  std::string note = {};  // below it
};

// True: it was shown.
bool letter(Context& c, const Goal& goal, const Letter& one, bool is_unfolded) {
  if (!is_unfolded && !is_in_use(c, goal, one.key, one.value)) return false;
  auto fact = c.ui.fact(Key(one.key), one.label);
  record_field(c, goal, one.key, one.value,
               {.label = one.label,
                .label_hidden = true,
                .placeholder = one.question,
                .look = FieldLook::bare,
                .lines = FieldLines::many,
                .width = fill()});
  if (!one.note.empty()) c.ui.small(one.note);
  return true;
}

bool until(Context& c, const Goal& goal, bool is_unfolded) {
  if (!is_unfolded && !has_date(c, goal)) return false;
  auto fact = c.ui.fact("until", t("Until"));
  if (const auto said = day_field(c, "until/" + goal.id.string(), goal.until,
                                  {.label = t("Until"),
                                   .label_hidden = true,
                                   .placeholder = t("By when? 31 jan"),
                                   .look = FieldLook::bare,
                                   .width = fill()})) {
    c.outbox.mean(SetGoalUntil{goal.id, said->value, {}});
  }
  return true;
}

std::string agreement_on_measure(const Context& c, const Goal& goal) {
  const Meeting* meeting = c.plan.find<Meeting>(goal.measure_agreed_in);
  if (meeting == nullptr) return {};
  return t("agreed with {name} in {meeting}", {{"name", c.mentor_of(meeting->mentorship)},
                                               {"meeting", meeting_short(c, meeting->id)}});
}

// The numbers of a measure while its unit is not said yet.
struct Counting {
  explicit Counting(Context& c, const Goal& goal)
      : unit(c.drafts.lines["counted/" + goal.id.string()]),
        from(c.drafts.lines["counted-from/" + goal.id.string()]),
        to(c.drafts.lines["counted-to/" + goal.id.string()]),
        error(c.drafts.errors["counted/" + goal.id.string()]) {}
  bool is_begun() const { return !unit.empty() || !from.empty() || !to.empty(); }
  std::string& unit;
  std::string& from;
  std::string& to;
  std::string& error;
};

void say_what_is_counted(Context& c, const Goal& goal, Counting& said) {
  const auto from = read_number(said.from);
  const auto to = read_number(said.to);
  if (trimmed(said.unit).empty()) {
    said.error = t("Say first what is counted, from where and to where");
  } else if (!from || !to) {
    said.error = t("“{text}” is no whole number", {{"text", from ? said.to : said.from}});
  } else if (*from == *to) {
    said.error = t("The measure goes from one number to another");
  } else {
    c.outbox.mean(SetGoalMeasure{goal.id, said.unit, *from, *to});
    said.unit.clear();
    said.from.clear();
    said.to.clear();
    said.error.clear();
    unfolded(c, goal).focus = Focus::counted;
  }
  c.ui.request_frames(1);
}

void begin_counting(Context& c, const Goal& goal, GoalUnfolded& shown) {
  Counting said(c, goal);
  if (!shown.numbers && !said.is_begun()) return;
  Ui& ui = c.ui;
  const bool is_new = takes_focus(shown, Focus::numbers);
  auto box = ui.inset("counting", {.gap = 10, .padding = 14, .label = t("A number to count")});
  bool is_said = false;
  {
    auto row = ui.row_or_column({.gap = 8, .align = Align::stretch});
    if (is_new) ui.focus("unit");
    const FieldResult unit = ui.draft("unit", said.unit,
                                      {.label = t("What is counted"),
                                       .placeholder = t("talks"),
                                       .error = said.error,
                                       .capitals = Capitals::off,
                                       .width = fill(2)});
    const FieldResult from = ui.draft(
        "from", said.from,
        {.label = t("From"), .placeholder = "2", .mode = InputMode::numeric, .width = fill(1)});
    const FieldResult to = ui.draft(
        "to", said.to,
        {.label = t("To"), .placeholder = "4", .mode = InputMode::numeric, .width = fill(1)});
    if (unit.changed || from.changed || to.changed) said.error.clear();
    is_said = unit.submitted || from.submitted || to.submitted;
  }
  auto row = ui.actions();
  if (ui.button("cancel", t("Words are enough"), {.kind = ButtonKind::quiet})) {
    said.unit.clear();
    said.from.clear();
    said.to.clear();
    said.error.clear();
    shown.numbers = false;
    shown.focus = Focus::offer_of_numbers;
    return;
  }
  is_said |= ui.button("count", t("Count it"));
  if (is_said) say_what_is_counted(c, goal, said);
}

// The unit and its two ends; an empty unit goes back to words.
void counted(Context& c, const Goal& goal) {
  const std::string id = goal.id.string();
  SetGoalMeasure measure{goal.id, goal.unit, goal.start, goal.target};
  auto fact = c.ui.fact("counted", t("What is counted"));
  auto row = c.ui.row({.gap = 8, .width = fill()});
  if (takes_focus(unfolded(c, goal), Focus::counted)) c.ui.focus(Key("unit/" + id));
  if (const auto unit = value_field(c, "unit/" + id, goal.unit,
                                    {.label = t("What is counted"),
                                     .label_hidden = true,
                                     .look = FieldLook::bare,
                                     .capitals = Capitals::off,
                                     .width = fill(2)})) {
    measure.unit = *unit;
    c.outbox.mean(measure);
  }
  const auto end = [&](const std::string& name, const std::string& label, std::int32_t shown,
                       std::int32_t other, std::int32_t SetGoalMeasure::*member) {
    const auto said = number_field(c, name, shown, {.label = label, .width = fill(1)});
    if (!said) return;
    if (*said == other) {
      refuse_value(c, name, t("The measure goes from one number to another"));
      return;
    }
    measure.*member = *said;
    c.outbox.mean(measure);
  };
  end("start/" + id, t("From"), goal.start, goal.target, &SetGoalMeasure::start);
  end("target/" + id, t("To"), goal.target, goal.start, &SetGoalMeasure::target);
}

// The letters of a sharp goal: specific, measurable, achievable, relevant, until when (003).
// True: all of them are shown.
bool letters(Context& c, const Goal& goal, GoalUnfolded& shown) {
  auto facts = c.ui.facts("letters");
  const bool all = shown.letters;
  bool is_whole = letter(c, goal,
                         {"specific", goal.specific, t("What exactly"),
                          t("What will be different, for whom, and where?")},
                         all);
  is_whole &=
      letter(c, goal,
             {"measure", goal.measure, t("How we will know"),
              t("What will you both see when you are there?"), agreement_on_measure(c, goal)},
             all);
  if (!goal.unit.empty()) counted(c, goal);
  is_whole &= letter(c, goal,
                     {"achievable", goal.achievable, t("Can I do it"),
                      t("What do you have for it, and what is missing?")},
                     all);
  is_whole &= letter(c, goal,
                     {"relevant", goal.relevant, t("Why it matters"),
                      t("What changes for you once it is reached?")},
                     all);
  is_whole &= until(c, goal, all);
  if (takes_focus(shown, Focus::obstacle)) c.ui.focus_field(binding_of(goal, "obstacle"));
  if (shown.obstacle || is_in_use(c, goal, "obstacle", goal.obstacle) ||
      is_in_use(c, goal, "if-then", goal.if_then)) {
    letter(c, goal,
           {"obstacle", goal.obstacle, t("What may come in the way"),
            t("What is most likely to stop you?")},
           true);
    letter(c, goal,
           {"if-then", goal.if_then, t("If that happens, then I will…"),
            t("One small thing that you will do then")},
           true);
  }
  return is_whole;
}

// What may still be said about the goal, one press each.
void offers(Context& c, const Goal& goal, GoalUnfolded& shown, bool is_whole) {
  Ui& ui = c.ui;
  auto row = ui.wrap({.gap = 8});
  if ((!is_whole || shown.letters) &&
      ui.button("sharpen", t("Sharpen it"),
                {.kind = ButtonKind::chip, .expanded = shown.letters})) {
    shown.letters = !shown.letters;
  }
  const auto offer = [&](Key key, const std::string& label, bool is_there, bool& wanted,
                         Focus first) {
    if (is_there || wanted || !ui.button(key, label, {.kind = ButtonKind::chip})) return;
    wanted = true;
    shown.focus = first;
    ui.request_frames(1);
  };
  if (takes_focus(shown, Focus::offer_of_numbers)) ui.focus("numbers");
  offer("numbers", t("+ a number to count"), !goal.unit.empty(), shown.numbers, Focus::numbers);
  offer("paths", t("+ paths to compare"), !c.index.paths(c.plan, goal.id).empty(), shown.paths,
        Focus::paths);
  offer("obstacle", t("+ if something gets in the way"),
        !trimmed(goal.obstacle).empty() || !trimmed(goal.if_then).empty(), shown.obstacle,
        Focus::obstacle);
}

void milestone_row(Context& c, const Milestone& milestone, int number) {
  Ui& ui = c.ui;
  {
    auto row = ui.row({.gap = 12, .align = Align::center});
    const bool is_done = milestone.done_on.has_value();
    if (ui.checkbox("done", milestone.title, is_done)) {
      c.outbox.mean(TickMilestone{milestone.id, !is_done});
    }
    record_field(c, milestone, "title", milestone.title,
                 {.label = t("Milestone {number}", {{"number", number}}),
                  .label_hidden = true,
                  .look = FieldLook::bare,
                  .lines = FieldLines::many,
                  .width = fill()});
  }
  auto foot = ui.row({.gap = 8, .padding = Sides(32, 0, 0, 0), .align = Align::center});
  if (const auto said = day_field(c, "due/" + milestone.id.string(), milestone.due,
                                  {.label = t("Due: {title}", {{"title", milestone.title}}),
                                   .label_hidden = true,
                                   .placeholder = t("no day yet"),
                                   .look = FieldLook::bare,
                                   .size = TextSize::small,
                                   .width = fill()})) {
    c.outbox.mean(SetMilestoneDue{milestone.id, said->value});
  }
  private_mark(c, milestone.is_private);
  private_lock(c, ref_to(milestone), milestone.is_private, milestone.title, true);
  if (ui.icon_button("delete", Icon::close,
                     t("Delete milestone {title}", {{"title", milestone.title}}),
                     {.kind = ButtonKind::quiet, .low = true, .faint = true})) {
    c.outbox.mean(Remove{ref_to(milestone)});
  }
}

void milestones(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  auto card = ui.card("milestones", {.label = t("Milestones")});
  ui.heading(2, t("Milestones"));
  if (const auto& steps = c.index.milestones(c.plan, goal.id); !steps.empty()) {
    auto list = ui.list("list", {.label = t("Milestones"), .hairline_first = true});
    int number = 0;
    for (const Milestone* milestone : steps) {
      auto item = ui.item(Key(milestone->id.view()));
      milestone_row(c, *milestone, ++number);
    }
  }
  if (const auto text = adding_line(c, "milestone/" + goal.id.string(),
                                    {.label = t("Add a milestone"),
                                     .label_hidden = true,
                                     .placeholder = t("Add a step on the way…"),
                                     .width = fill()})) {
    const TitleAndDue said = read_title_and_due(c, text->text);
    c.outbox.mean(AddMilestone{
        goal.id, said.title,
        said.due.kind == Due::Kind::on_day ? std::optional(said.due.day) : std::nullopt,
        text->is_private});
  }
}

void goal_actions(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  // Their words, not their edges, stand below the others.
  auto row = ui.wrap({.gap = 8, .padding = Sides(-8, 0, 0, 0), .align = Align::center});
  const auto state = [&](Key key, const std::string& label, GoalState to) {
    if (ui.button(key, label, {.kind = ButtonKind::quiet}))
      c.outbox.mean(SetGoalState{goal.id, to, {}});
  };
  if (goal.state == GoalState::active) {
    const Meeting* last = method::meeting_spoken_in(c.view(), c.session.mentorship);
    const bool has_measure = !trimmed(goal.measure).empty() || !goal.unit.empty();
    if (last != nullptr && !goal.measure_agreed_in.is_set() && has_measure &&
        ui.button("agree", t("Measure agreed with {name}", {{"name", c.mentor()}}),
                  {.kind = ButtonKind::quiet})) {
      c.outbox.mean(AgreeMeasure{goal.id, last->id});
    }
    state("reached", t("Reached"), GoalState::reached);
    if (takes_focus(unfolded(c, goal), Focus::renegotiate)) ui.focus("renegotiate");
    if (!is_open_for(c.drafts.renegotiation, ref_to(goal)) &&
        ui.button("renegotiate", t("Renegotiate"),
                  {.kind = ButtonKind::quiet,
                   .name = t("Renegotiate goal {title}", {{"title", goal.title}})})) {
      c.drafts.renegotiation = RenegotiationDraft{.subject = ref_to(goal), .wants_focus = true};
      ui.request_frames(1);
    }
  } else {
    state("again", t("Take it up again"), GoalState::active);
  }
  if (ui.button(
          "delete", t("Delete"),
          {.kind = ButtonKind::quiet, .name = t("Delete goal {title}", {{"title", goal.title}})})) {
    c.outbox.mean(Remove{ref_to(goal)});
    c.outbox.push(GoTo{{Room::goals, {}}, History::replace});
  }
  row.end();  // a box has an edge to stand by
  private_switch(c, ref_to(goal), goal.is_private, goal.title);
}

void renegotiation(Context& c, const Goal& goal) {
  if (!is_open_for(c.drafts.renegotiation, ref_to(goal))) return;
  if (goal.state != GoalState::active) {
    c.drafts.renegotiation.reset();
    return;
  }
  const FormEnd end = draw_renegotiation(c, c.drafts.renegotiation);
  if (end == FormEnd::stays) unfolded(c, goal).focus = Focus::renegotiate;
}

// Asked kindly, and only after three meetings or long weeks without it (002: the antidote to
// drift).
void question_of_drift(Context& c, const Goal& goal) {
  const auto time = method::long_unread(c.view(), c.session.mentorship, goal);
  if (!time) return;
  auto hint = c.ui.quote("look");
  c.ui.text(t("Not looked at {time}. Is it still what you want?", {{"time", *time}}),
            {.tone = Token::text_soft});
}

}  // namespace

void draw_goal(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  GoalUnfolded& shown = unfolded(c, goal);
  {
    auto card = ui.card("goal", {.gap = 12, .label = t("Goal")});
    record_field(c, goal, "title", goal.title,
                 {.label = t("Goal in one sentence"),
                  .lines = FieldLines::many,
                  .size = TextSize::section,
                  .weight = Weight::strong,
                  .width = fill()});
    question_of_drift(c, goal);
    const bool is_whole = letters(c, goal, shown);
    if (goal.unit.empty()) begin_counting(c, goal, shown);
    offers(c, goal, shown, is_whole);
    goal_actions(c, goal);
    renegotiation(c, goal);
  }
  if (shown.paths || !c.index.paths(c.plan, goal.id).empty()) draw_goal_paths(c, goal);
  auto pair = ui.columns({1, 1}, 520);
  {
    auto left = ui.column({.align = Align::stretch});
    milestones(c, goal);
  }
  {
    auto right = ui.column({.align = Align::stretch});
    draw_goal_movement(c, goal);
  }
}

}  // namespace ithaca::ui
