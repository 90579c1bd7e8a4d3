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
  const int left = minutes_left(c, meeting);
  if (!ui.narrow()) ui.icon(Icon::clock);
  ui.text(tn("{count} min left", "{count} min left", left),
          {.weight = ui.narrow() ? Weight::regular : Weight::strong,
           .tone = left <= 5 ? Token::attention : Token::text,
           .figures = Figures::tabular});
  if (ui.button("close", t("Close"),
                {.hint = ui.narrow() ? std::string_view{} : std::string_view("Ctrl ↵"),
                 .keys = "Control+Enter"})) {
    c.outbox.push(GoTo{route_to(Room::meeting_wrap_up, meeting.id)});
  }
}

const AgendaItem* current_item(Context& c, const Meeting& meeting,
                               const std::vector<const AgendaItem*>& items) {
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

void agenda(Context& c, const Meeting& meeting, const std::vector<const AgendaItem*>& items,
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
    return method::due_words(*commitment, c.words);
  }
  Commitment like;
  if (const auto* contact = find_as<Contact>(c.plan, record)) like.due = contact->due;
  if (const auto* resource = find_as<Resource>(c.plan, record)) like.due = resource->due;
  return method::due_words(like, c.words);
}

void captured_chip(Context& c, Captured what) {
  c.ui.chip(capture_label(c, what), capture_kind(what).chip);
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
  record_field(c, line, "text", line.text,
               {.label = t("Line {number} of the note", {{"number", number}}),
                .label_hidden = true,
                .look = FieldLook::bare,
                .lines = FieldLines::many,
                .size = TextSize::reading,
                .width = fill()});
  if (has_day && !ui.narrow()) ui.small(due_of_captured(c, line.link));
}

bool is_offered(const CaptureKind& kind, bool is_private) {
  return is_private || kind.what != Captured::signal;
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

// The same for a finger: the words that stand there already are what is captured.
void capture_buttons(Context& c, const std::string& words) {
  auto buttons = c.ui.wrap({.gap = 8});
  for (const CaptureKind& kind : kCaptureKinds) {
    if (!is_offered(kind, false)) continue;
    const std::string label = capture_label(c, kind.what);
    if (!c.ui.button(Key(static_cast<std::uint32_t>(kind.letter)), label)) continue;
    const char head[] = {'/', kind.letter, ' ', 0};
    c.outbox.push(WriteTail{false, head + words});
  }
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
                .placeholder = is_private ? t("Only for you…") : t("Write, or / to capture"),
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
    Commitment preview;
    preview.due = capture->due;
    if (capture_kind(capture->what).takes_day) ui.small(method::due_words(preview, c.words));
    ui.small(t("Enter keeps it"));
  } else if (!is_private && (ui.narrow() || ui.touch())) {
    capture_buttons(c, value);
  }
  if (field.submitted) c.outbox.push(KeepTail{is_private});
}

// Below the point that it was written for; below the first where that is gone or there was none.
bool stands_below(const NoteLine& line, const AgendaItem* current,
                  const std::vector<const AgendaItem*>& items) {
  const auto own = std::find_if(items.begin(), items.end(), [&](const AgendaItem* item) {
    return item->id == line.agenda_item;
  });
  if (own != items.end()) return *own == current;
  return items.empty() || current == items.front();
}

void notes(Context& c, const Meeting& meeting, const std::vector<const AgendaItem*>& items,
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
  ui.space(24);
  {
    auto region =
        ui.region(Region::section, t("Only for you"), {.gap = 8, .align = Align::stretch});
    draw_lines(true);
  }
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
  head(c, *meeting);
  const auto items = c.index.agenda(c.plan, meeting->id);
  const AgendaItem* current = current_item(c, *meeting, items);
  auto page = ui.page(Key(address_of(c.session.route)), 1200);
  auto columns = ui.columns({4, 12}, 760);
  if (!ui.narrow()) {
    auto left = ui.column({.align = Align::stretch});
    agenda(c, *meeting, items, current);
  }
  auto right = ui.column({.gap = 12, .align = Align::stretch});
  if (ui.narrow() && current != nullptr) {
    const auto at = std::find(items.begin(), items.end(), current) - items.begin();
    auto row = ui.row({.gap = 8, .align = Align::center});
    ui.small(t("{number} of {count}", {{"number", static_cast<std::int64_t>(at) + 1},
                                       {"count", static_cast<std::int64_t>(items.size())}}));
    ui.progress(t("Agenda"), static_cast<float>(at + 1) / static_cast<float>(items.size()));
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
  auto keyed = ui.keyed(current == nullptr ? Key("none") : Key(current->id.view()),
                        {.gap = 8, .align = Align::stretch});
  notes(c, *meeting, items, current);
}

}  // namespace ithaca::ui
