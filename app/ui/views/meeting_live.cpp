// Meeting mode: large and quiet. Agenda at the left, one point and its note at the right.
#include <algorithm>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/letters.hpp"
#include "ui/capture_line.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

constexpr float kMeetingWidth = 1216;  // as the head of 1280 px

int minutes_left(const Context& c, const Meeting& meeting) {
  if (meeting.began == 0) return meeting.minutes;
  const std::int64_t passed = (c.now_ms - meeting.began) / 60000;
  return static_cast<int>(std::clamp<std::int64_t>(meeting.minutes - passed, 0, meeting.minutes));
}

std::string goal_strip(const Context& c, const Meeting& meeting) {
  std::string out;
  for (const Goal* goal : method::goals_of(c.view(), meeting.mentorship)) {
    if (goal->state != GoalState::active) continue;
    if (!out.empty()) out += " · ";
    out += goal->title;
  }
  return out;
}

void time_left(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  const int left = minutes_left(c, meeting);
  if (!ui.narrow()) ui.icon(Icon::clock);
  ui.text(tn("{count} min left", "{count} min left", left),
          {.size = ui.narrow() ? TextSize::small : TextSize::body,
           .weight = ui.narrow() ? Weight::regular : Weight::strong,
           .tone = left <= 5 ? Token::attention : Token::text,
           .figures = Figures::tabular});
}

void head(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  auto bar = ui.top_bar();
  ui.text(ui.narrow()
              ? meeting_title(c, meeting)
              : t("Meeting {number} with {name}", {{"number", meeting.slot}, {"name", c.mentor()}}),
          {.size = TextSize::section, .weight = Weight::strong});
  if (!ui.narrow()) {
    ui.text(goal_strip(c, meeting), {.tone = Token::text_soft, .max_lines = 1, .width = fill()});
  } else {
    ui.spacer();
  }
  if (meeting.state == MeetingState::planned) time_left(c, meeting);
  if (c.drafts.closes == meeting.id) {
    if (ui.button("finish", ui.narrow() ? t("Finish") : t("Finish and copy recap"),
                  {.kind = ButtonKind::primary,
                   .hint = ui.narrow() ? std::string_view{} : std::string_view("Ctrl ↵"),
                   .keys = "Control+Enter"})) {
      c.outbox.push(FinishAndCopy{meeting.id});
    }
    return;
  }
  if (ui.button("close", t("Close"),
                {.hint = ui.narrow() ? std::string_view{} : std::string_view("Ctrl ↵"),
                 .keys = "Control+Enter"})) {
    c.outbox.push(GoTo{route_to(Room::meeting_wrap_up, meeting.id)});
  }
}

const AgendaItem* current_item(Context& c, const Meeting& meeting,
                               const Records<AgendaItem>& items) {
  const auto chosen = c.drafts.current_item.find(meeting.id);
  if (chosen != c.drafts.current_item.end()) {
    for (const AgendaItem* item : items) {
      if (item->id == chosen->second) return item;
    }
  }
  for (const AgendaItem* item : items) {
    if (!item->is_done) return item;
  }
  return items.empty() ? nullptr : items.back();
}

void agenda(Context& c, const Meeting& meeting, const Records<AgendaItem>& items,
            const AgendaItem* current) {
  Ui& ui = c.ui;
  auto list = ui.list(
      "agenda", {.label = t("Agenda"), .hairlines = false, .row_padding = 2, .ordered = true});
  for (const AgendaItem* item : items) {
    auto li = ui.item(Key(item->id.view()));
    auto card = ui.card("row", {.padding = 10, .selected = item == current, .flat = true});
    auto row = ui.row({.gap = 12});
    const std::string& title = method::agenda_title(c.plan, *item);
    if (ui.checkbox("done", t("Talked about: {title}", {{"title", title}}), item->is_done)) {
      c.outbox.mean(TickAgendaItem{item->id, !item->is_done});
    }
    if (ui.link_button("choose", title,
                       {.size = TextSize::reading,
                        .tone = item->is_done ? Token::text_soft : Token::text,
                        .underlined = false,
                        .width = fill()})) {
      c.drafts.current_item[meeting.id] = item->id;
    }
  }
}

// Until when, for what has a day.
std::string due_of_captured(const Context& c, const Ref& record) {
  if (const auto* commitment = find_as<Commitment>(c.plan, record)) {
    return method::due_words(commitment->due, c.words);
  }
  Due due;
  if (const auto* contact = find_as<Contact>(c.plan, record)) due = contact->due;
  if (const auto* resource = find_as<Resource>(c.plan, record)) due = resource->due;
  return method::due_words(due, c.words);
}

void captured_chip(Context& c, Captured what) {
  c.ui.chip(capture_label(c, what), capture_kind(what).chip);
}

bool is_offered(const CaptureKind& kind, bool is_private) {
  return is_private || kind.what != Captured::signal;
}

// What is chosen in a line stays chosen while the focus goes to what to make of it.
void choose_words(Context& c, const NoteLine& line, const FieldResult& field) {
  ChosenWords& chosen = c.drafts.chosen;
  const std::size_t to = std::min(field.chosen_to, line.text.size());
  const std::size_t from = std::min(field.chosen_from, to);
  const bool is_whole = is_boundary(line.text, from) && is_boundary(line.text, to);
  const std::string words =
      is_whole ? std::string(trimmed(line.text.substr(from, to - from))) : std::string{};
  if (field.focused && !words.empty()) {
    chosen = {line.id, words};
  } else if (field.focused && chosen.line == line.id) {
    chosen = {};
  }
}

// Words chosen in a line become a record; the line stays as it is written.
void capture_chosen(Context& c, const NoteLine& line) {
  const std::string words = c.drafts.chosen.words;
  auto kinds = c.ui.wrap({.gap = 8, .align = Align::center});
  c.ui.small(t("“{words}” is", {{"words", words}}));
  for (const CaptureKind& kind : kCaptureKinds) {
    if (!is_offered(kind, line.is_private)) continue;
    const std::string label = capture_label(c, kind.what);
    if (!c.ui.button(
            Key(static_cast<std::uint32_t>(kind.letter)), label,
            {.kind = ButtonKind::chip,
             .name = t("Capture as {kind}: {words}", {{"kind", label}, {"words", words}})})) {
      continue;
    }
    const CaptureLine said = read_captured(c, kind.what, words);
    c.outbox.mean(CaptureWords{line.id, said.what, said.title, said.due});
    c.drafts.chosen = {};
    c.ui.focus_field(tail_binding(line.is_private));  // writing goes on where it was
  }
}

void note_line(Context& c, const NoteLine& line, int number) {
  Ui& ui = c.ui;
  auto keyed = ui.keyed(Key(line.id.view()), {.align = Align::stretch});
  const auto captured = captured_as(c.plan, line.link);
  const bool has_day = captured && capture_kind(*captured).takes_day;
  if (captured && ui.narrow()) {  // the words get the whole width
    auto marks = ui.wrap({.gap = 8, .padding = Sides(0, 8, 0, 0), .align = Align::center});
    captured_chip(c, *captured);
    if (has_day) ui.small(due_of_captured(c, line.link));
  }
  auto row = ui.row({.gap = 12, .align = Align::baseline});
  if (captured && !ui.narrow()) captured_chip(c, *captured);
  const FieldResult field =
      record_field(c, line, "text", line.text,
                   {.label = t("Line {number} of the note", {{"number", number}}),
                    .label_hidden = true,
                    .look = FieldLook::bare,
                    .lines = FieldLines::many,
                    .size = TextSize::reading,
                    .width = fill()});
  if (!captured) choose_words(c, line, field);
  if (has_day && !ui.narrow()) ui.small(due_of_captured(c, line.link));
  row.end();
  if (!captured && c.drafts.chosen.line == line.id) capture_chosen(c, line);
}

// After "/": a letter, an arrow and Enter, or a press.
void offer_kinds(Context& c, bool is_private) {
  std::vector<std::string> labels;
  std::vector<std::string> details;
  std::vector<const CaptureKind*> kinds;
  for (const CaptureKind& kind : kCaptureKinds) {
    if (!is_offered(kind, is_private)) continue;
    kinds.push_back(&kind);
    labels.push_back(t(kind.offer, {{"name", c.mentor()}}));
    details.push_back(kind.detail.empty() ? std::string{} : t(kind.detail));
  }
  std::vector<Suggestion> items;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    items.push_back({labels[i], std::string_view(&kinds[i]->letter, 1), details[i]});
  }
  const SuggestionsResult chosen = c.ui.suggestions("kinds", t("Capture"), items);
  if (chosen.chosen) {
    const char words[] = {'/', kinds[*chosen.chosen]->letter, ' ', 0};
    c.outbox.push(WriteTail{is_private, words});
  }
  if (chosen.dismissed) c.outbox.push(WriteTail{is_private, {}});
}

// The line that is being written: empty until its first letter makes a record of it.
void tail_line(Context& c, const Meeting& meeting, const AgendaItemId& item, bool is_private) {
  Ui& ui = c.ui;
  NoteTail& tail = is_private ? c.drafts.private_tail : c.drafts.tail;
  if (!(tail.meeting == meeting.id) || !(tail.item == item)) {
    tail = NoteTail{meeting.id, item, is_private, {}};
  }
  const NoteLine* line = c.plan.find<NoteLine>(tail.line);
  if (line == nullptr || line->link.is_set()) tail.line = {};
  const std::string value = tail.line.is_set() && line != nullptr ? line->text : std::string{};
  const std::string binding = tail_binding(is_private);
  const bool offers_kinds = value == "/";
  const FieldResult field =
      ui.field(is_private ? "private-tail" : "tail", binding, value,
               {.label = is_private ? t("Only for you") : t("Write a note"),
                .label_hidden = !is_private,
                .placeholder =
                    is_private ? t("What you do not want to share…") : t("Write, or / to capture"),
                .look = ui.narrow() ? FieldLook::boxed : FieldLook::bare,
                .lines = FieldLines::many,
                .size = TextSize::reading,
                .width = fill(),
                .suggests = offers_kinds});
  if (offers_kinds) {
    offer_kinds(c, is_private);
    return;
  }
  if (const auto capture = read_capture(c, value)) {
    auto marks = ui.row({.gap = 8, .align = Align::center});
    captured_chip(c, capture->what);
    if (capture_kind(capture->what).takes_day) ui.small(method::due_words(capture->due, c.words));
    ui.small(t("Enter keeps it"));
  } else if (tail.line.is_set() && line != nullptr) {
    choose_words(c, *line, field);
    if (c.drafts.chosen.line == line->id) capture_chosen(c, *line);
  }
  if (field.submitted) c.outbox.push(KeepTail{is_private});
}

// Below the point that it was written for; below the first where that is gone or there was none.
bool stands_below(const NoteLine& line, const AgendaItem* current,
                  const Records<AgendaItem>& items) {
  const auto own = std::find_if(items.begin(), items.end(), [&](const AgendaItem* item) {
    return item->id == line.agenda_item;
  });
  if (own != items.end()) return *own == current;
  return items.empty() || current == items.front();
}

void notes(Context& c, const Meeting& meeting, const Records<AgendaItem>& items,
           const AgendaItem* current) {
  Ui& ui = c.ui;
  const AgendaItemId item = current == nullptr ? AgendaItemId{} : current->id;
  const auto lines = c.index.note(c.plan, meeting.id);
  const auto draw_lines = [&](bool is_private) {
    const NoteLineId typed = is_private ? c.drafts.private_tail.line : c.drafts.tail.line;
    int number = 0;
    for (const NoteLine* line : lines) {
      if (line->is_private != is_private || line->id == typed) continue;
      if (!is_private && !stands_below(*line, current, items)) continue;
      note_line(c, *line, ++number);
    }
    tail_line(c, meeting, item, is_private);
  };
  {
    auto region = ui.region(Region::section, t("Note"), {.gap = 8, .align = Align::stretch});
    draw_lines(false);
  }
  if (c.session.hides_private) return;
  ui.space(24);
  {
    auto region =
        ui.region(Region::section, t("Only for you"), {.gap = 8, .align = Align::stretch});
    draw_lines(true);
  }
}

// For a finger, at the lower edge, above the keyboard where one is open: the words that are being
// written are what is captured.
void capture_bar(Context& c) {
  Ui& ui = c.ui;
  // Those that most lines become stand in one line; the rest unfold, or all where they would take
  // half of the window.
  const bool is_tight = ui.low() || ui.width() < 300;
  const std::size_t first = is_tight ? 0 : ui.width() < 360 ? 2 : 3;
  const NoteLine* line = c.plan.find<NoteLine>(c.drafts.tail.line);
  const std::string words = line == nullptr ? std::string{} : line->text;
  auto bar = ui.region(Region::section, t("Capture"),
                       {.gap = 8, .padding = Sides(12, 8), .align = Align::stretch});
  ui.lower_edge();
  auto buttons = ui.wrap({.gap = 8});
  const std::size_t count = c.drafts.shows_more_kinds ? kCaptureKinds.size() : first;
  for (std::size_t i = 0; i < count; ++i) {
    const CaptureKind& kind = kCaptureKinds[i];
    if (!is_offered(kind, false)) continue;
    const char head[] = {'/', kind.letter, ' ', 0};
    if (ui.button(Key(static_cast<std::uint32_t>(kind.letter)), capture_label(c, kind.what))) {
      c.outbox.push(WriteTail{false, head + words});
    }
  }
  if (ui.button("more",
                c.drafts.shows_more_kinds ? t("Fewer")
                : is_tight                ? t("Capture")
                                          : t("More"),
                {.kind = ButtonKind::quiet, .expanded = c.drafts.shows_more_kinds})) {
    c.drafts.shows_more_kinds = !c.drafts.shows_more_kinds;
  }
}

constexpr int kClosingMinutes = 5;  // method.md 2, capability 3

// The last five minutes are for closing; nothing turns under somebody's hands while they write.
bool turns_to_closing(Context& c, const Meeting& meeting) {
  const bool is_running = meeting.began != 0 && meeting.state == MeetingState::planned;
  if (!is_running || minutes_left(c, meeting) > kClosingMinutes) return false;
  if (c.drafts.closes == meeting.id) return true;
  if (c.drafts.keeps_note == meeting.id || !c.ui.focused_binding().empty()) return false;
  c.drafts.closes = meeting.id;
  return true;
}

void closing_note(Context& c, const Meeting& meeting) {
  if (meeting.began == 0 || meeting.state != MeetingState::planned) return;
  if (minutes_left(c, meeting) > kClosingMinutes) return;
  auto banner = c.ui.banner("closing", BannerKind::attention);
  c.ui.text(t("The last five minutes: close together"), {.width = fill()});
  if (c.ui.button("close-now", t("Close together"))) {
    c.drafts.closes = meeting.id;
    c.drafts.keeps_note = {};
  }
}

void closing(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  auto page = ui.page("closing", kMeetingWidth);
  {
    auto row = ui.row_or_column({.gap = 12, .align = ui.narrow() ? Align::stretch : Align::center});
    {
      auto words = ui.column({.width = fill(), .min_width = kLeastTitle});
      ui.page_title(t("Close together"), t("Read aloud what each of you will do"));
    }
    auto buttons = ui.actions();
    if (ui.button("note", t("Back to the note"))) {
      c.drafts.closes = {};
      c.drafts.keeps_note = meeting.id;
    }
  }
  auto body = ui.keyed(Key(meeting.id.view()), {.gap = 18, .align = Align::stretch});
  draw_wrap_up(c, meeting);
}

}  // namespace

void draw_meeting_live(Context& c) {
  Ui& ui = c.ui;
  const Meeting* meeting = c.plan.find<Meeting>(id_cast<MeetingTag>(c.session.route.item));
  if (meeting == nullptr) {
    draw_missing(c);
    return;
  }
  if (meeting->began == 0 && meeting->state == MeetingState::planned && meeting->when &&
      meeting->when->day == c.today) {
    c.outbox.mean(BeginMeeting{meeting->id});
  }
  ui.above_page([&c, meeting] { head(c, *meeting); });
  if (turns_to_closing(c, *meeting)) {
    closing(c, *meeting);
    return;
  }
  ui.above_page([&c, meeting] { closing_note(c, *meeting); });
  const auto items = c.index.agenda(c.plan, meeting->id);
  const AgendaItem* current = current_item(c, *meeting, items);
  auto page = ui.page(Key(address_of(c.session.route)), kMeetingWidth);
  auto columns = ui.columns({4, 12}, 760);
  if (!ui.narrow()) {
    auto left = ui.column({.gap = 12, .align = Align::stretch});
    agenda(c, *meeting, items, current);
    draw_aims(c, *meeting);
  }
  auto right = ui.column({.gap = 12, .align = Align::stretch});
  if (ui.narrow() && current != nullptr) {
    const auto at = std::find(items.begin(), items.end(), current) - items.begin();
    auto row = ui.row({.gap = 8, .align = Align::center});
    ui.small(t("{number} of {count}", {{"number", static_cast<std::int64_t>(at) + 1},
                                       {"count", static_cast<std::int64_t>(items.size())}}));
    ui.progress(t("Agenda"), static_cast<float>(at + 1) / static_cast<float>(items.size()), fill(),
                static_cast<int>(items.size()));
    const auto step = [&](std::ptrdiff_t by) {
      c.drafts.current_item[meeting->id] = items[static_cast<std::size_t>(at + by)]->id;
    };
    if (at > 0 && ui.icon_button("before", Icon::chevron_left, t("The point before"))) step(-1);
    if (at + 1 < static_cast<std::ptrdiff_t>(items.size()) &&
        ui.icon_button("after", Icon::chevron_right, t("The next point"))) {
      if (!current->is_done) c.outbox.mean(TickAgendaItem{current->id, true});
      step(1);
    }
  }
  ui.page_title(current == nullptr ? meeting_title(c, *meeting)
                                   : method::agenda_title(c.plan, *current));
  if (ui.narrow() && (current == nullptr || current == items.front())) {
    ui.small(goal_strip(c, *meeting));
    draw_aims(c, *meeting);
  }
  auto keyed = ui.keyed(current == nullptr ? Key("none") : Key(current->id.view()),
                        {.gap = 8, .align = Align::stretch});
  notes(c, *meeting, items, current);
  keyed.end();
  right.end();
  columns.end();
  page.end();
  if (ui.narrow() || ui.touch()) capture_bar(c);
}

}  // namespace ithaca::ui
