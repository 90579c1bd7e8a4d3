#include "ui/commands.hpp"

#include "base/translate.hpp"

namespace ithaca::ui {
namespace {

bool always(const Scene&) { return true; }
bool has_plan(const Scene& c) { return c.mentorship() != nullptr; }

Command going(std::string_view id, std::string label, Icon icon, std::string keys, Room room) {
  return {id,       std::move(label),
          icon,     std::move(keys),
          has_plan, [room](Scene& c) { c.outbox.push(GoTo{{room, {}}}); }};
}

const Meeting* next_meeting(const Scene& c) {
  return c.mentorship() == nullptr ? nullptr : method::next_meeting(c.view(), c.session.mentorship);
}

Command on_next_meeting(std::string_view id, std::string label, std::string keys, Room room) {
  return {id,
          std::move(label),
          Icon::calendar,
          std::move(keys),
          [](const Scene& c) { return next_meeting(c) != nullptr; },
          [room](Scene& c) {
            if (const Meeting* next = next_meeting(c)) {
              c.outbox.push(GoTo{{room, id_cast<RecordTag>(next->id)}});
            }
          }};
}

// Ctrl+Enter: the one next step of a meeting's phase.
bool has_main_action(const Scene& c) {
  const Room room = c.session.route.room;
  return room == Room::meeting_prepare || room == Room::meeting_live ||
         room == Room::meeting_wrap_up;
}
void main_action(Scene& c) {
  const MeetingId meeting = id_cast<MeetingTag>(c.session.route.item);
  switch (c.session.route.room) {
    case Room::meeting_prepare:
      c.outbox.push(CopyLetter{CopyLetter::Kind::brief, meeting, {}});
      return;
    case Room::meeting_live:
      if (c.drafts.closes == meeting) {  // its closing is what the screen shows
        c.outbox.push(FinishAndCopy{meeting});
        return;
      }
      c.outbox.push(GoTo{{Room::meeting_wrap_up, c.session.route.item}});
      return;
    case Room::meeting_wrap_up:
      c.outbox.push(FinishAndCopy{meeting});
      return;
    default:
      return;
  }
}

// What is printed or copied: before a meeting the brief, in it the agenda, after it the recap;
// anywhere else the plan.
CopyLetter::Kind letter_of_room(Room room) {
  switch (room) {
    case Room::meeting_prepare:
      return CopyLetter::Kind::brief;
    case Room::meeting_live:
      return CopyLetter::Kind::agenda;
    case Room::meeting_wrap_up:
      return CopyLetter::Kind::recap;
    default:
      return CopyLetter::Kind::plan;
  }
}
void print(Scene& c) {
  c.outbox.push(
      PrintLetter{letter_of_room(c.session.route.room), id_cast<MeetingTag>(c.session.route.item)});
}
void print_agenda(Scene& c) {
  c.outbox.push(PrintLetter{CopyLetter::Kind::agenda, id_cast<MeetingTag>(c.session.route.item)});
}
void copy_markdown(Scene& c) {
  c.outbox.push(CopyLetter{
      letter_of_room(c.session.route.room), id_cast<MeetingTag>(c.session.route.item), {}, true});
}

std::string shown_key(const KeyPress& key) {
  std::string out;
  if (key.command) out += "Ctrl+";
  if (key.alt) out += "Alt+";
  if (key.shift && key.key.size() != 1) out += "Shift+";
  if (key.shift && key.command && key.key.size() == 1) out += "Shift+";
  if (key.key.size() == 1 && (key.command || key.alt)) {
    out += static_cast<char>(key.key[0] >= 'a' && key.key[0] <= 'z' ? key.key[0] - 32 : key.key[0]);
  } else {
    out += key.key;
  }
  return out;
}

}  // namespace

std::vector<Command> all_commands() {
  std::vector<Command> commands;
  commands.push_back(going("today", t("Today"), Icon::sun, "1", Room::today));
  commands.push_back(going("meetings", t("Meetings"), Icon::calendar, "2", Room::meetings));
  commands.push_back(going("goals", t("Goals"), Icon::target, "3", Room::goals));
  commands.push_back(
      going("follow-through", t("Follow-through"), Icon::checklist, "4", Room::follow_through));
  commands.push_back(going("roadmap", t("Roadmap"), Icon::columns, "5", Room::roadmap));
  commands.push_back(going("captured", t("Captured"), Icon::bulb, "6", Room::captured));
  commands.push_back(going("settings", t("Settings"), Icon::gear, ",", Room::settings));
  commands.push_back(
      on_next_meeting("prepare", t("Prepare the next meeting"), "p", Room::meeting_prepare));
  commands.push_back(on_next_meeting("meet", t("Open the meeting mode"), "m", Room::meeting_live));
  commands.push_back(
      on_next_meeting("wrap-up", t("Wrap up the meeting"), "w", Room::meeting_wrap_up));
  commands.push_back({"move", t("Move or cancel the next meeting…"), Icon::calendar, "",
                      [](const Scene& c) { return next_meeting(c) != nullptr; },
                      [](Scene& c) {
                        if (const Meeting* next = next_meeting(c)) {
                          c.drafts.move = RenegotiationDraft{.subject = ref_to(*next)};
                        }
                      }});
  commands.push_back({kMainCommand, t("The one next step of the meeting"), Icon::check,
                      "Ctrl+Enter", has_main_action, main_action});
  commands.push_back({kPrintCommand, t("Print…"), Icon::none, "Ctrl+P", has_plan, print});
  commands.push_back(
      {"print-agenda", t("Print the agenda…"), Icon::none, "", has_main_action, print_agenda});
  commands.push_back(
      {"markdown", t("Copy as Markdown"), Icon::none, "", has_main_action, copy_markdown});
  commands.push_back({"capture", t("Capture"), Icon::plus, "c", has_plan, [](Scene& c) {
                        c.drafts.capture = CaptureDraft{.mentorship = c.session.mentorship};
                      }});
  commands.push_back(
      {"touchpoint", t("Note a contact between meetings…"), Icon::none, "", has_plan, [](Scene& c) {
         c.drafts.touchpoint = TouchpointDraft{.mentorship = c.session.mentorship};
       }});
  commands.push_back({"palette", t("Search or jump to…"), Icon::search, "Ctrl+K", has_plan,
                      [](Scene& c) { c.drafts.palette = std::string{}; }});
  commands.push_back({"hide-private", t("Hide or show what is private"), Icon::person, "h",
                      has_plan,
                      [](Scene& c) { c.session.hides_private = !c.session.hides_private; }});
  commands.push_back(
      {"undo", t("Undo"), Icon::undo, "Ctrl+Z", always, [](Scene& c) { c.outbox.push(Undo{}); }});
  commands.push_back({"redo", t("Redo"), Icon::redo, "Ctrl+Shift+Z", always,
                      [](Scene& c) { c.outbox.push(Redo{}); }});
  commands.push_back({"export", t("Export a backup"), Icon::download, "", has_plan,
                      [](Scene& c) { c.outbox.push(ExportPlan{}); }});
  commands.push_back({"import", t("Open a plan file…"), Icon::upload, "", always,
                      [](Scene& c) { c.outbox.push(ChooseFile{}); }});
  commands.push_back({"new", t("New mentorship"), Icon::person, "", has_plan, [](Scene& c) {
                        c.outbox.push(GoTo{{Room::welcome, {}}});
                      }});
  commands.push_back({"new-version", t("Reload to use the new version"), Icon::none, "",
                      [](const Scene& c) { return c.session.has_new_version; },
                      [](Scene& c) { c.outbox.push(UseNewVersion{}); }});
  commands.push_back({"keys", t("List of keys"), Icon::info, "?", always,
                      [](Scene& c) { c.drafts.shows_keys = true; }});
  return commands;
}

const Command* command_for(const std::vector<Command>& commands, const KeyPress& key,
                           const Scene& c) {
  const std::string shown = shown_key(key);
  // Ctrl+Y is redo where people know it so.
  const std::string_view wanted = shown == "Ctrl+Y" ? std::string_view("Ctrl+Shift+Z") : shown;
  for (const Command& command : commands) {
    if (!command.keys.empty() && command.keys == wanted && command.is_enabled(c)) return &command;
  }
  return nullptr;
}

}  // namespace ithaca::ui
