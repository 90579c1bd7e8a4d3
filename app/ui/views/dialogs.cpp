// What opens above a room: capture, search, keys, the mentorships, moving a meeting.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "derive/search.hpp"
#include "method/letters.hpp"
#include "ui/capture_line.hpp"
#include "ui/commands.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

constexpr std::size_t kMostResults = 12;
constexpr std::size_t kMostFound = 48;  // not every record that is found is shown

struct Found {
  std::string label;
  std::string detail;
  std::function<void(Scene&)> open;
};

// The field that names a record, wherever a kind has one.
std::string words_of(const Plan& plan, const Ref& ref) {
  if (const auto* contact = find_as<Contact>(plan, ref)) {
    const Person* person = plan.find<Person>(contact->person);
    return person == nullptr ? contact->about : person->name;
  }
  if (const auto* item = find_as<AgendaItem>(plan, ref)) return method::agenda_title(plan, *item);
  const meta::Kind* kind = kind_named(ref.kind);
  const Row* row = kind == nullptr ? nullptr : plan.row(*kind, ref.id);
  for (const std::string_view key : {"title", "name", "text", "about", "reason", "purpose"}) {
    const std::size_t number = row == nullptr ? 0 : kind->number_of(key);
    if (row == nullptr || number == kind->fields.size()) continue;
    return kind->fields[number].words(row->value.get());
  }
  return {};
}

// A meeting is known by its number, and found by what was written of it.
std::string meeting_words(const Meeting& meeting, const std::string& wanted) {
  const std::string first = wanted.substr(0, wanted.find(' '));
  for (const std::string* text :
       {&meeting.need_help, &meeting.useful, &meeting.next_time, &meeting.none_because}) {
    if (folded(*text).find(first) == std::string::npos) continue;
    return t("Meeting {number}: {words}", {{"number", meeting.slot}, {"words", one_line(*text)}});
  }
  return t("Meeting {number}", {{"number", meeting.slot}});
}

// What a result is: the same words may stand in a goal and in a commitment.
std::string kind_words(const Ref& ref) {
  if (ref.kind == meta::Describe<Person>::kind) return t("person");
  if (ref.kind == meta::Describe<Meeting>::kind) return t("meeting");
  if (ref.kind == meta::Describe<AgendaItem>::kind) return t("agenda");
  if (ref.kind == meta::Describe<NoteLine>::kind) return t("note");
  if (ref.kind == meta::Describe<Goal>::kind) return t("goal");
  if (ref.kind == meta::Describe<Milestone>::kind) return t("milestone");
  if (ref.kind == meta::Describe<Commitment>::kind) return t("commitment");
  if (ref.kind == meta::Describe<Topic>::kind) return t("topic");
  if (ref.kind == meta::Describe<Path>::kind) return t("path");
  if (ref.kind == meta::Describe<Objective>::kind) return t("objective");
  if (ref.kind == meta::Describe<Advice>::kind) return t("advice");
  if (ref.kind == meta::Describe<Feedback>::kind) return t("feedback");
  if (ref.kind == meta::Describe<Decision>::kind) return t("decision");
  if (ref.kind == meta::Describe<Question>::kind) return t("question");
  if (ref.kind == meta::Describe<Contact>::kind) return t("contact");
  if (ref.kind == meta::Describe<Resource>::kind) return t("resource");
  if (ref.kind == meta::Describe<Signal>::kind) return t("sign");
  if (ref.kind == meta::Describe<Absence>::kind) return t("away");
  if (ref.kind == meta::Describe<Touchpoint>::kind) return t("between meetings");
  if (ref.kind == meta::Describe<Mentorship>::kind) return t("purpose");
  if (ref.kind == meta::Describe<ithaca::History>::kind) return t("reason");
  return {};
}

// A line that became a commitment is found as that.
bool is_captured_line(const Plan& plan, const Ref& ref) {
  const auto* line = find_as<NoteLine>(plan, ref);
  return line != nullptr && line->link.is_set() && words_of(plan, line->link) == line->text;
}

std::vector<Found> search(Context& c, const std::string& query) {
  std::vector<Found> found;
  const std::string wanted = folded(trimmed(query));
  for (Command& command : all_commands()) {
    if (command.id == "palette" || !command.is_enabled(c)) continue;
    if (!wanted.empty() && folded(command.label).find(wanted) == std::string::npos) continue;
    found.push_back({command.label, command.keys, command.run});
    if (found.size() == kMostResults) return found;
  }
  if (wanted.empty()) return found;
  for (const Ref& ref : c.texts.found()) {
    if (found.size() == kMostResults) break;
    const auto route = route_to(c.plan, ref);
    if (!route || is_captured_line(c.plan, ref)) continue;
    const auto* meeting = find_as<Meeting>(c.plan, ref);
    std::string words =
        meeting == nullptr ? words_of(c.plan, ref) : meeting_words(*meeting, wanted);
    if (trimmed(words).empty())
      continue;  // a change without a reason: what changed is found itself
    found.push_back({std::move(words), kind_words(ref),
                     [route = *route](Scene& inner) { inner.outbox.push(GoTo{route}); }});
  }
  return found;
}

}  // namespace

std::optional<Route> route_to(const Plan& plan, const Ref& ref) {
  const auto meeting_room = [&](const MeetingId& id) -> std::optional<Route> {
    const Meeting* meeting = plan.find<Meeting>(id);
    if (meeting == nullptr) return std::nullopt;
    const Room room =
        meeting->state == MeetingState::held ? Room::meeting_wrap_up : Room::meeting_prepare;
    return Route{room, id_cast<RecordTag>(id)};
  };
  if (const auto* meeting = find_as<Meeting>(plan, ref)) return meeting_room(meeting->id);
  if (const auto* item = find_as<AgendaItem>(plan, ref)) return meeting_room(item->meeting);
  if (const auto* line = find_as<NoteLine>(plan, ref)) {
    return Route{Room::meeting_live, id_cast<RecordTag>(line->meeting)};
  }
  if (const auto* milestone = find_as<Milestone>(plan, ref)) {
    return Route{Room::goals, id_cast<RecordTag>(milestone->goal)};
  }
  if (ref.kind == meta::Describe<Goal>::kind) return Route{Room::goals, ref.id};
  if (ref.kind == meta::Describe<Commitment>::kind) return Route{Room::follow_through, ref.id};
  if (captured_as(plan, ref)) return Route{Room::captured, ref.id};
  if (const auto* objective = find_as<Objective>(plan, ref))
    return meeting_room(objective->meeting);
  if (const auto* path = find_as<Path>(plan, ref)) {
    return Route{Room::goals, id_cast<RecordTag>(path->goal)};
  }
  if (const auto* person = find_as<Person>(plan, ref)) {
    for (const auto& [id, row] : plan.of<Contact>()) {
      if (row.value->person == person->id) return Route{Room::captured, id_cast<RecordTag>(id)};
    }
    return Route{Room::settings, {}};
  }
  if (ref.kind == meta::Describe<Topic>::kind) return Route{Room::roadmap, ref.id};
  if (ref.kind == meta::Describe<Absence>::kind) return Route{Room::meetings, {}};
  if (ref.kind == meta::Describe<Touchpoint>::kind) return Route{Room::meetings, {}};
  if (ref.kind == meta::Describe<Mentorship>::kind) return Route{Room::settings, {}};
  if (const auto* change = find_as<ithaca::History>(plan, ref)) {
    return route_to(plan, change->subject);
  }
  return std::nullopt;
}

void draw_capture(Context& c) {
  Ui& ui = c.ui;
  CaptureDraft& draft = *c.drafts.capture;
  bool is_done = false;
  {
    auto dialog = ui.dialog("capture", t("Capture"), t("Close"));
    std::vector<std::string> names;
    for (const CaptureKind& kind : kCaptureKinds) names.push_back(capture_label(c, kind.what));
    const std::vector<std::string_view> labels(names.begin(), names.end());
    if (const auto chosen =
            ui.radio_group("what", t("What it is"), labels, static_cast<std::size_t>(draft.what))) {
      draft.what = kCaptureKinds[*chosen].what;
      draft.error.clear();
    }
    const CaptureKind& kind = capture_kind(draft.what);
    const std::string help = kind.takes_day ? t("Due before you meet; end with a day to change it")
                             : kind.what == Captured::signal
                                 ? t("Only for you: it is part of nothing that you share")
                                 : std::string{};
    bool submitted = ui.draft("text", draft.text,
                              {.label = t("What"),
                               .help = help,
                               .error = draft.error,
                               .enter = EnterKey::done,
                               .width = fill()})
                         .submitted;
    if (kind.what != Captured::signal &&
        ui.checkbox("private", t("Only for you"), draft.is_private, {.label = t("Only for you")})) {
      draft.is_private = !draft.is_private;
    }
    auto row = ui.actions();
    submitted |= ui.button("keep", t("Keep it"), {.kind = ButtonKind::primary});
    is_done = dialog.dismissed();
    if (submitted && trimmed(draft.text).empty()) {
      draft.error = t("Write what you want to keep");
    } else if (submitted) {
      const CaptureLine said = read_captured(c, draft.what, draft.text);
      const Meeting* last = method::meeting_spoken_in(c.view(), draft.mentorship);
      c.outbox.mean(AddCaptured{draft.mentorship, said.what, said.title, said.due,
                                last == nullptr ? MeetingId{} : last->id, draft.is_private});
      is_done = true;
    }
  }
  if (is_done) c.drafts.capture.reset();
}

void draw_palette(Context& c) {
  Ui& ui = c.ui;
  std::optional<std::size_t> chosen;
  bool is_done = false;
  // It begins when the palette opens, so that most is read when the first letter comes.
  const bool looks_on = c.texts.work(c.plan, *c.drafts.palette, kMostFound);
  if (looks_on) ui.request_frames(1);
  const std::vector<Found> found = search(c, *c.drafts.palette);
  {
    auto dialog = ui.dialog("palette", t("Search or jump to…"), t("Close"), 560);
    ui.draft("query", *c.drafts.palette,
             {.label = t("Search or jump to…"),
              .label_hidden = true,
              .placeholder = t("A room, a command, a word from your plan"),
              .capitals = Capitals::off,
              .mode = InputMode::search,
              .spellcheck = false,
              .width = fill(),
              .suggests = !found.empty()});
    std::vector<Suggestion> items;
    for (const Found& one : found) items.push_back({one.label, {}, one.detail});
    // As high as all results together, so that it stays in its place while somebody types.
    const float row = ui.touch() ? 44.0F : 38.0F;
    auto results =
        ui.column({.min_height = row * static_cast<float>(kMostResults), .align = Align::stretch});
    if (found.empty()) {
      ui.small(looks_on ? t("Looking through your plan…")
                        : t("Nothing has these words. Try fewer letters."));
    } else {
      const SuggestionsResult result = ui.suggestions("results", t("Results"), items);
      chosen = result.chosen;
      is_done = result.dismissed;
    }
    is_done = is_done || dialog.dismissed();
  }
  if (chosen || is_done) c.drafts.palette.reset();
  if (chosen && *chosen < found.size()) found[*chosen].open(c);
}

void draw_keys(Context& c) {
  Ui& ui = c.ui;
  bool is_done = false;
  {
    auto dialog = ui.dialog("keys", t("List of keys"), t("Close"));
    auto list = ui.list("keys", {.label = t("Keys"), .row_padding = 6});
    for (const Command& command : all_commands()) {
      if (command.keys.empty()) continue;
      auto item = ui.item(Key(command.id));
      auto row = ui.row({.gap = 12, .align = Align::center});
      ui.text(command.label, {.width = fill()});
      ui.kbd(command.keys);
    }
    const auto more = [&](Key key, const std::string& label, const std::string& keys) {
      auto item = ui.item(key);
      auto row = ui.row({.gap = 12, .align = Align::center});
      ui.text(label, {.width = fill()});
      ui.kbd(keys);
    };
    more("move", t("Move an agenda item"), "Alt+↑ ↓");
    more("move-topic", t("Move a topic of the roadmap"), "Alt+← → ↑ ↓");
    more("question", t("The next closing question"), "Alt+↑ ↓");
    more("slash", t("Capture in a note"), "/");
    more("escape", t("Leave a field, close a dialog"), "Esc");
    is_done = dialog.dismissed();
  }
  if (is_done) c.drafts.shows_keys = false;
}

void draw_mentorships(Context& c) {
  Ui& ui = c.ui;
  bool is_done = false;
  {
    auto dialog = ui.dialog("mentorships", t("Your mentorships"), t("Close"));
    {
      auto list = ui.list("list", {.label = t("Your mentorships"), .row_padding = 6});
      for (const auto& [id, row] : c.plan.of<Mentorship>()) {
        const Person* mentor = c.plan.find<Person>(row.value->mentor);
        const std::string name =
            mentor == nullptr || mentor->name.empty() ? t("Still looking") : mentor->name;
        auto item = ui.item(Key(id.view()));
        auto line = ui.row({.gap = 12, .align = Align::center});
        ui.avatar(initials(name), Owner::mentor);
        auto words = ui.column({.width = fill()});
        if (ui.link_button(
                "choose", name,
                {.weight = id == c.session.mentorship ? Weight::strong : Weight::regular})) {
          c.outbox.push(ChooseMentorship{id});
          is_done = true;
        }
        ui.small(row.value->purpose);
      }
    }
    auto actions = ui.actions();
    if (ui.button("new", t("New mentorship"), {.icon = Icon::plus})) {
      c.outbox.push(GoTo{{Room::welcome, {}}});
      is_done = true;
    }
    is_done = is_done || dialog.dismissed();
  }
  if (is_done) c.drafts.shows_mentorships = false;
}

void draw_move_meeting(Context& c) {
  const auto* meeting = find_as<Meeting>(c.plan, c.drafts.move->subject);
  bool is_done = meeting == nullptr || meeting->state != MeetingState::planned;
  if (!is_done) {
    auto dialog = c.ui.dialog(
        "move", t("Move or cancel meeting {number}", {{"number", meeting->slot}}), t("Close"), 560);
    is_done = draw_renegotiation(c, c.drafts.move) != FormEnd::none || dialog.dismissed();
  }
  if (is_done) c.drafts.move.reset();
}

}  // namespace ithaca::ui
