// Names, theme, the backup file in and out, earlier versions, and deleting everything.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

void people(Context& c, const Mentorship& mentorship) {
  Ui& ui = c.ui;
  auto card = ui.card("people", {.gap = 12, .label = t("You and your mentor")});
  ui.heading(2, t("You and your mentor"));
  if (const Person* mentee = c.plan.find<Person>(mentorship.mentee)) {
    record_field(c, *mentee, "name", mentee->name,
                 {.label = t("Your name"),
                  .help = t("It stands below the texts that you copy"),
                  .capitals = Capitals::words,
                  .spellcheck = false,
                  .width = fill()});
  }
  if (const Person* mentor = c.plan.find<Person>(mentorship.mentor)) {
    record_field(c, *mentor, "name", mentor->name,
                 {.label = t("Your mentor’s name"),
                  .capitals = Capitals::words,
                  .spellcheck = false,
                  .width = fill()});
    record_field(c, *mentor, "reached-by", mentor->reached_by,
                 {.label = t("How your mentor likes to be reached"),
                  .placeholder = t("email, mornings"),
                  .width = fill()});
  } else if (const auto name = adding_field(c, "mentor-name/" + mentorship.id.string(),
                                            {.label = t("Your mentor’s name"),
                                             .help = t("Enter keeps it"),
                                             .capitals = Capitals::words,
                                             .spellcheck = false,
                                             .width = fill()})) {
    c.outbox.mean(NameMentor{mentorship.id, *name});
  }
  record_field(
      c, mentorship, "purpose", mentorship.purpose,
      {.label = t("What you want from mentoring"), .lines = FieldLines::many, .width = fill()});
}

void theme(Context& c) {
  Ui& ui = c.ui;
  auto card = ui.card("theme", {.gap = 12, .label = t("Appearance")});
  ui.heading(2, t("Appearance"));
  const std::string system = t("As the device");
  const std::string light = t("Light");
  const std::string dark = t("Dark");
  const std::string_view labels[] = {system, light, dark};
  if (const auto chosen = ui.radio_group("scheme", t("Theme"), labels,
                                         static_cast<std::size_t>(c.session.scheme))) {
    c.outbox.push(ChooseTheme{static_cast<SchemeChoice>(*chosen)});
  }
}

void backup(Context& c) {
  Ui& ui = c.ui;
  auto card = ui.card("backup", {.gap = 12, .label = t("Your plan as a file")});
  ui.heading(2, t("Your plan as a file"));
  ui.text(
      t("A backup is complete and private: keep it, and do not send it. It opens in any browser "
        "with Ithaca."),
      {.tone = Token::text_soft});
  draw_promise(c);
  auto row = ui.actions();
  if (ui.button("export", t("Export a backup"), {.icon = Icon::download}))
    c.outbox.push(ExportPlan{});
  if (ui.button("import", t("Open a plan file…"), {.icon = Icon::upload}))
    c.outbox.push(ChooseFile{});
}

std::string offline_words(Offline offline) {
  switch (offline) {
    case Offline::unknown:
      break;
    case Offline::ready:
      return t("Ready to be used without a network");
    case Offline::one_file:
      return t("This page is the whole program in one file: it needs no network");
    case Offline::insecure:
      return t(
          "Opened over an insecure address (http), so the browser does not keep the program: "
          "opening it needs the network");
    case Offline::missing:
      return t(
          "This browser does not keep programs, perhaps in a private window: opening Ithaca "
          "needs the network");
    case Offline::failed:
      return t(
          "Not all of the program could be kept on this device. It is tried again at your next "
          "visit.");
  }
  return t("The program is being kept on this device…");
}

void program(Context& c) {
  Ui& ui = c.ui;
  auto card = ui.card("program", {.gap = 12, .label = t("Without a network")});
  ui.heading(2, t("Without a network"));
  ui.text(offline_words(c.session.offline), {.tone = Token::text_soft});
  if (!c.session.has_new_version) return;
  ui.text(t("A new version of Ithaca is ready"));
  auto row = ui.actions();
  if (ui.button("reload", t("Reload now"), {.name = t("Reload now to use the new version")})) {
    c.outbox.push(UseNewVersion{});
  }
}

void deletion(Context& c) {
  Ui& ui = c.ui;
  auto card = ui.card("delete", {.gap = 12, .label = t("Delete everything")});
  ui.heading(2, t("Delete everything"));
  ui.text(
      t("The plan, its history and all its earlier versions go from this device. This cannot be "
        "undone; export a backup first."),
      {.tone = Token::text_soft});
  if (!c.drafts.confirmation) {
    auto row = ui.actions();
    if (ui.button("ask", t("Delete everything…"), {.danger = true})) {
      c.drafts.confirmation = std::string{};
    }
    return;
  }
  const std::string word = t("delete");
  ui.draft("word", *c.drafts.confirmation,
           {.label = t("Type “{word}” to go on", {{"word", word}}),
            .capitals = Capitals::off,
            .spellcheck = false,
            .width = fill()});
  const bool is_said = folded(trimmed(*c.drafts.confirmation)) == folded(word);
  auto row = ui.actions();
  if (ui.button("keep", t("Keep everything"))) {
    c.drafts.confirmation.reset();
    return;
  }
  const std::string reason = is_said ? std::string{} : t("Type “{word}” first", {{"word", word}});
  if (ui.button("delete", t("Delete everything"), {.disabled_reason = reason, .danger = true})) {
    c.outbox.push(DeleteEverything{});
    c.drafts.confirmation.reset();
  }
}

}  // namespace

void draw_settings(Context& c) {
  Ui& ui = c.ui;
  const Mentorship* mentorship = c.mentorship();
  auto page = ui.page("settings", 1080);
  auto column = ui.column({.gap = 18, .width = fill(), .max_width = 720, .align = Align::stretch});
  ui.page_title(t("Settings"), t("Everything stays on this device"));
  if (mentorship != nullptr) people(c, *mentorship);
  theme(c);
  backup(c);
  draw_earlier_versions(c);
  program(c);
  deletion(c);
}

}  // namespace ithaca::ui
