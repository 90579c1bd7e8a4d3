// Parts of Settings: earlier versions of the plan to go back to, and what the browser promises.
#include "base/translate.hpp"
#include "method/letters.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {

void draw_version(Context& c, const EarlierVersion& version) {
  Ui& ui = c.ui;
  const std::string when = method::when_words(When{version.when.day, version.when.time, {}},
                                              c.words, method::DayStyle::compact);
  auto row = ui.row({.gap = 12, .align = Align::center});
  {
    auto words = ui.column({.width = fill()});
    ui.text(when);
    ui.small(tn("{count} record", "{count} records", static_cast<std::int64_t>(version.records)));
  }
  if (ui.button("back", t("Look at it…"),
                {.name = t("Look at the version of {when}", {{"when", when}})})) {
    c.outbox.push(OpenVersion{version.name});
  }
}

void draw_earlier_versions(Context& c) {
  Ui& ui = c.ui;
  auto card = ui.card("versions", {.gap = 12, .label = t("Earlier versions of your plan")});
  ui.heading(2, t("Earlier versions of your plan"));
  ui.text(t("Your plan as it was, by the hours, days, weeks and months in which you wrote. You see "
            "what would change before you go back, and Undo takes it back."),
          {.tone = Token::text_soft});
  if (!c.earlier_versions) {
    auto row = ui.actions();
    if (ui.button("list", t("Show earlier versions"))) c.outbox.push(ListVersions{});
    return;
  }
  if (c.earlier_versions->empty()) {
    ui.text(t("None yet: the first comes with an edit in another hour"));
    return;
  }
  auto list = ui.list("list", {.label = t("Earlier versions of your plan"), .row_padding = 6});
  for (const EarlierVersion& version : *c.earlier_versions) {
    auto item = ui.item(Key(version.name));
    draw_version(c, version);
  }
}

void draw_promise(Context& c) {
  Ui& ui = c.ui;
  if (!c.is_kept) return;
  if (*c.is_kept) {
    ui.text(t("This browser has promised to keep your plan"));
    return;
  }
  ui.text(
      t("This browser may remove your plan when space runs short, and some browsers do after seven "
        "days without a visit. Export a backup now and then."));
  if (ui.link_button("keep", t("Ask the browser to keep it"))) c.outbox.push(AskToKeep{});
}

}  // namespace ithaca::ui
