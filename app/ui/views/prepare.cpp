// Preparing: what I need help with, the agenda, what happened since; each in or out of the brief.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/checks.hpp"
#include "method/hold.hpp"
#include "method/since.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

void need_help(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  auto card = ui.card("help", {.gap = 10, .label = t("What do you need help with?")});
  ui.heading(2, t("What do you need help with?"));
  record_field(c, meeting, "need-help", meeting.need_help,
               {.label = t("What do you need help with?"),
                .label_hidden = true,
                .lines = FieldLines::many,
                .min_lines = 2,
                .width = fill()});
  if (!trimmed(meeting.need_help).empty()) return;
  ui.small(t("You need not know every question, nor the answer: leave room to think together"));
  begin_with(c, meeting, "need-help");
  auto row = ui.wrap({.gap = 8, .align = Align::center});
  ui.small(t("Start with"));
  const auto starter = [&](Key key, const std::string& label, const std::string& words) {
    if (!ui.button(key, label, {.kind = ButtonKind::chip})) return;
    c.outbox.mean(
        EditText{ref_to(meeting), "need-help", ithaca::Splice{0, meeting.need_help, words}});
    ui.focus_field(binding_of(meeting, "need-help"), words.size());
  };
  starter("challenge", t("A challenge…"), t("A challenge: "));
  starter("opportunity", t("An opportunity…"), t("An opportunity: "));
  starter("decision", t("A decision…"), t("A decision: "));
}

// Opens with what was wanted last time (003, closing question 3).
void last_time(Context& c, const Meeting& meeting) {
  const Meeting* before = method::held_before(c.view(), meeting);
  if (before == nullptr || trimmed(before->next_time).empty()) return;
  auto quote = c.ui.quote("last-time");
  c.ui.small(t("Last time you wanted"));
  c.ui.text(before->next_time);
}

// What the meeting is to bring, one to three; optional (002).
void objectives(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  const auto& objectives = c.index.objectives(c.plan, meeting.id);
  auto card = ui.card("objectives", {.gap = 6, .label = t("What you want from this meeting")});
  ui.heading(2, t("What you want from this meeting"));
  if (objectives.empty()) {
    const auto check = method::no_objective(c.view(), meeting);
    ui.small(check ? check->sentence : t("If you like: one to three things to leave with"));
  }
  {
    auto list = ui.list(
        "list", {.label = t("What you want from this meeting"), .row_padding = 4, .ordered = true});
    int number = 0;
    for (const Objective* objective : objectives) {
      auto item = ui.item(Key(objective->id.view()));
      auto row = ui.row({.gap = 4, .align = Align::center});
      record_field(c, *objective, "title", objective->title,
                   {.label = t("Objective {number}", {{"number", ++number}}),
                    .label_hidden = true,
                    .look = FieldLook::bare,
                    .lines = FieldLines::many,
                    .width = fill()});
      private_lock(c, ref_to(*objective), objective->is_private, objective->title, true);
      if (ui.icon_button("delete", Icon::close,
                         t("Take away: {title}", {{"title", objective->title}}),
                         {.kind = ButtonKind::quiet, .low = true, .faint = true})) {
        c.outbox.mean(Remove{ref_to(*objective)});
      }
    }
  }
  constexpr std::size_t kMost = 3;
  if (objectives.size() >= kMost) return;
  if (const auto text =
          adding_line(c, "objective/" + meeting.id.string(),
                      {.label = t("Add what you want from it"),
                       .label_hidden = true,
                       .placeholder = t("Leave with a decision, a name, a next step…"),
                       .width = fill()})) {
    c.outbox.mean(AddObjective{meeting.id, text->text, text->is_private});
  }
}

// A topic's point is private with its topic: the same words stand in both.
Ref private_ref(const Context& c, const AgendaItem& item) {
  const Topic* topic = c.plan.find<Topic>(item.topic);
  return topic == nullptr ? ref_to(item) : ref_to(*topic);
}
bool is_private(const Context& c, const AgendaItem& item) {
  const Topic* topic = c.plan.find<Topic>(item.topic);
  return item.is_private || (topic != nullptr && topic->is_private);
}

std::string item_source(const Context& c, const AgendaItem& item) {
  if (item.source == AgendaSource::carried && item.carried_from.is_set()) {
    return t("carried from {meeting}", {{"meeting", meeting_short(c, item.carried_from)}});
  }
  if (item.topic.is_set()) {
    const Goal* goal = c.plan.find<Goal>(item.goal);
    return goal == nullptr ? t("from the roadmap") : t("topic · {goal}", {{"goal", goal->title}});
  }
  return {};
}

// What can be done with a point: a line below it, open for one point at a time, so that its words
// have the row.
void agenda_actions(Context& c, const AgendaItem& item) {
  Ui& ui = c.ui;
  const std::string& title = method::agenda_title(c.plan, item);
  const ButtonOptions quiet{.kind = ButtonKind::quiet};
  auto row = ui.row({.gap = 2, .width = fill(), .justify = Justify::end});
  if (ui.icon_button("up", Icon::arrow_up, t("Move up: {title}", {{"title", title}}), quiet)) {
    c.outbox.mean(MoveAgendaItem{item.id, Direction::up});
  }
  if (ui.icon_button("down", Icon::arrow_down, t("Move down: {title}", {{"title", title}}),
                     quiet)) {
    c.outbox.mean(MoveAgendaItem{item.id, Direction::down});
  }
  private_lock(c, private_ref(c, item), is_private(c, item), title, false);
  if (ui.icon_button("delete", Icon::close, t("Take off the agenda: {title}", {{"title", title}}),
                     quiet)) {
    c.outbox.mean(Remove{ref_to(item)});
  }
}

void agenda_minutes(Context& c, const AgendaItem& item, const std::string& title) {
  const std::string name = "agenda-minutes/" + item.id.string();
  if (const auto minutes = minutes_field(c, name, item.minutes,
                                         {.label = t("Minutes for {title}", {{"title", title}}),
                                          .label_hidden = true,
                                          .look = FieldLook::bare,
                                          .size = TextSize::small,
                                          .width = fixed(c.ui.touch() ? 44 : 28)})) {
    c.outbox.mean(SetAgendaMinutes{item.id, *minutes});
  }
}

void agenda_words(Context& c, const AgendaItem& item, int number) {
  const std::string label = t("Agenda item {number}", {{"number", number}});
  const FieldOptions options{.label = label,
                             .label_hidden = true,
                             .look = FieldLook::bare,
                             .lines = FieldLines::many,
                             .width = fill()};
  auto words =
      c.ui.column({.padding = Sides(0, 0, 6, 0), .width = fill(), .align = Align::stretch});
  if (const Topic* topic = c.plan.find<Topic>(item.topic)) {
    record_field(c, *topic, "title", topic->title, options);
  } else {
    record_field(c, item, "title", item.title, options);
  }
  const std::string source = with_private_mark(item_source(c, item), is_private(c, item));
  if (!source.empty()) c.ui.small(source);
}

void agenda_row(Context& c, const AgendaItem& item, int number) {
  Ui& ui = c.ui;
  const std::string& title = method::agenda_title(c.plan, item);
  const bool is_open = c.drafts.agenda_item_in_hand == item.id;
  {
    auto row = ui.row({.gap = 2, .align = Align::center});
    agenda_words(c, item, number);
    ui.grip(t("Drag: {title}", {{"title", title}}), item.id.view(), true);
    if (c.session.wants_focus(item.id)) {
      c.session.wants_focus_on = {};
      ui.focus("more");
    }
    if (ui.icon_button("more", Icon::more, t("Move or take off: {title}", {{"title", title}}),
                       {.kind = ButtonKind::quiet,
                        .expanded = is_open,
                        .low = true,
                        .faint = !is_open && !ui.narrow()})) {
      c.drafts.agenda_item_in_hand = is_open ? AgendaItemId{} : item.id;
      ui.request_frames(1);
    }
    agenda_minutes(c, item, title);
  }
  if (is_open) agenda_actions(c, item);
}

void open_points(Context& c, const Meeting& meeting) {
  const auto points = method::open_points(c.view(), meeting);
  if (points.empty()) return;
  Ui& ui = c.ui;
  auto box = ui.inset("open", {.gap = 6, .padding = 12});
  {
    auto head = ui.row({.gap = 8, .align = Align::center});
    ui.text(t("Left open last time"),
            {.size = TextSize::small, .tone = Token::text_soft, .width = fill()});
    if (points.size() > 1 && ui.link_button("carry-all", t("carry all over"),
                                            {.size = TextSize::small, .tone = Token::text_soft})) {
      Together together;
      for (const AgendaItem* point : points) {
        together.intents.push_back(
            std::make_shared<const Intent>(CarryOver{point->id, meeting.id}));
      }
      c.outbox.push(std::move(together));
    }
  }
  for (const AgendaItem* point : points) {
    auto keyed = ui.keyed(Key(point->id.view()), {.align = Align::stretch});
    auto row = ui.row({.gap = 8, .align = Align::center});
    const std::string& title = method::agenda_title(c.plan, *point);
    ui.text(title, {.width = fill()});
    if (ui.button("carry", t("Carry over"),
                  {.name = t("Carry over: {title}", {{"title", title}})})) {
      c.outbox.mean(CarryOver{point->id, meeting.id});
    }
  }
}

void agenda(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  const auto items = c.index.agenda(c.plan, meeting.id);
  int total = 0;
  for (const AgendaItem* item : items) total += item->minutes;
  auto card = ui.card("agenda", {.gap = 8, .label = t("Agenda")});
  ui.drop_place("agenda");
  {
    auto head = ui.row({.gap = 12, .align = Align::baseline});
    ui.heading(2, t("Agenda"));
    const std::string sum = t("{count} min", {{"count", total}});
    ui.text(total > meeting.minutes ? t("{sum} of {minutes}: too much for the time",
                                        {{"sum", sum}, {"minutes", meeting.minutes}})
                                    : sum,
            {.size = TextSize::small,
             .tone = total > meeting.minutes ? Token::attention : Token::text_soft,
             .width = fill()});
    if (!ui.narrow()) ui.small(t("Drag an item, or Alt ↑ ↓"));
  }
  {
    auto list = ui.list(
        "items", {.label = t("Agenda"), .hairline_first = true, .row_padding = 7, .ordered = true});
    int number = 0;
    for (const AgendaItem* item : items) {
      auto li = ui.item(Key(item->id.view()));
      agenda_row(c, *item, ++number);
    }
  }
  if (const auto text = adding_line(c, "agenda/" + meeting.id.string(),
                                    {.label = t("Add to the agenda"),
                                     .label_hidden = true,
                                     .placeholder = t("Add: what do you want to talk about?"),
                                     .width = fill()})) {
    c.outbox.mean(AddAgendaItem{meeting.id, text->text, 0, text->is_private});
  }
  if (const auto silence = method::nothing_to_talk_about(c.view(), meeting)) {
    ui.small(silence->sentence);
  }
  open_points(c, meeting);
  if (const auto dropped = ui.dropped()) {
    if (const auto item = parse_id<AgendaItemTag>(dropped->row)) {
      const auto before = parse_id<AgendaItemTag>(dropped->before);
      c.outbox.carry(PlaceAgendaItem{*item, before.value_or(AgendaItemId{})});
    }
  }
}

std::string line_title(const Context& c, const method::SinceLine& line) {
  using Kind = method::SinceLine::Kind;
  if (line.kind == Kind::offered || line.kind == Kind::came) {
    return t("{name}: {title}", {{"name", c.mentor()}, {"title", line.title}});
  }
  return line.title;
}

void since_row(Context& c, const method::SinceLine& line, std::set<Ref>& left_out) {
  Ui& ui = c.ui;
  auto keyed = ui.keyed(Key(meta::AsText<Ref>::write(line.record)), {.align = Align::stretch});
  auto row = ui.row({.gap = 12, .align = Align::baseline});
  const bool is_in = left_out.count(line.record) == 0;
  if (ui.checkbox("in", t("In the brief: {title}", {{"title", line.title}}), is_in)) {
    if (is_in) {
      left_out.insert(line.record);
    } else {
      left_out.erase(line.record);
    }
  }
  {
    auto words = ui.column({.width = fill()});
    ui.text(line_title(c, line));
    if (const std::string detail = method::since_detail(line); !detail.empty()) ui.small(detail);
  }
  ui.small(method::since_state(line, c.words));
}

void since(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  const Meeting* before = method::held_before(c.view(), meeting);
  auto card = ui.card("since", {.gap = 6, .label = t("Since you last met")});
  if (before == nullptr) {
    ui.heading(2, t("Before the first meeting"));
    ui.text(t("Each of you thinks for a moment: what do I want out of this, what do I bring, what "
              "do I expect?"),
            {.tone = Token::text_soft});
    return;
  }
  const auto day = method::day_held(*before);
  {
    auto head = ui.row({.gap = 12, .align = Align::baseline});
    ui.heading(2, t("Since meeting {number}", {{"number", before->slot}}));
    if (day) {
      ui.small(t("{day}, {ago}", {{"day", c.words.day(*day, method::DayStyle::date)},
                                  {"ago", c.words.distance(*day - c.today, FirstLetter::plain)}}));
    }
  }
  const auto lines = method::since_lines(c.view(), meeting);
  if (lines.empty()) {
    ui.text(t("Nothing was agreed and nothing moved. Small steps are fine; a meeting needs at "
              "least one."),
            {.tone = Token::text_soft});
    return;
  }
  ui.small(t("Untick what should not go into the brief"));
  std::set<Ref>& left_out = c.drafts.left_out[meeting.id];
  constexpr float kUsualHeight = 44;
  ui.long_list("lines", lines.size(), {.label = t("Since you last met"), .hairline_first = true},
               kUsualHeight, [&](std::size_t i) { since_row(c, lines[i], left_out); });
}

void frame_of_meeting(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  auto card = ui.card("frame", {.gap = 10, .label = t("When and where")});
  ui.heading(2, t("When and where"));
  const std::string name = "when/" + meeting.id.string();
  if (const auto said =
          when_field(c, name, meeting.when,
                     {.label = t("When"), .placeholder = t("tue 16:00"), .width = fill()})) {
    c.outbox.mean(MoveMeeting{meeting.id, said->value, {}});
  }
  auto pair = ui.row({.gap = 12});
  record_field(c, meeting, "place", meeting.place,
               {.label = t("Where"), .placeholder = t("video call"), .width = fill(2)});
  if (const auto minutes = number_field(c, "minutes/" + meeting.id.string(), meeting.minutes,
                                        {.label = t("Minutes"), .width = fill(1)})) {
    c.outbox.mean(SetMinutes{meeting.id, *minutes});
  }
  pair.end();
  const bool is_ahead =
      meeting.state == MeetingState::planned && meeting.when && !(meeting.when->day < c.today);
  if (!is_ahead || c.session.hides_private) return;
  auto held = ui.keyed("hold", {.align = Align::stretch});
  draw_hold_row(c, meeting.mentorship, ref_to(meeting),
                t("Prepare meeting {number}", {{"number", meeting.slot}}),
                method::suggested_preparation_day(c.view(), meeting.when->day),
                method::kPreparationMinutes);
}

}  // namespace

void draw_prepare(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  auto columns = ui.columns({17, 15}, 760);
  {
    auto left = ui.column({.gap = 18, .align = Align::stretch});
    last_time(c, meeting);
    need_help(c, meeting);
    agenda(c, meeting);
    objectives(c, meeting);
    draw_open_questions(c, meeting);
  }
  {
    auto right = ui.column({.gap = 18, .align = Align::stretch});
    since(c, meeting);
    draw_goals_again(c, meeting);
    draw_last_note(c, meeting);
    draw_offers(c, meeting);
    frame_of_meeting(c, meeting);
  }
  columns.end();
  draw_letter_shown(c, meeting);
}

}  // namespace ithaca::ui
