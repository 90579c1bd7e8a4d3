#include "gallery/gallery.hpp"

#include <algorithm>

namespace ithaca::test {

using namespace std::string_view_literals;
using ui::ButtonKind;
using ui::Icon;
using ui::Token;
using ui::Ui;
using ui::Weight;

void Gallery::on_route(std::string_view route) {
  route_ = route.empty() ? "/today" : std::string(route);
}

std::string* Gallery::bound(std::string_view binding) {
  if (binding == "gallery/name") return &name_;
  if (binding == "gallery/notes") return &notes_;
  if (binding == "gallery/capture") return &capture_;
  return nullptr;
}

void Gallery::on_splice(std::string_view binding, const ui::Splice& splice) {
  if (std::string* text = bound(binding)) {
    text->replace(std::min(splice.at, text->size()), splice.removed.size(), splice.inserted);
  }
}

ui::Handled Gallery::on_key(const ui::KeyPress& key) {
  if (key.key != "k" || !key.command) return ui::Handled::no;
  last_key_ = "Ctrl+K";
  return ui::Handled::yes;
}

void Gallery::frame(Ui& ui) {
  shell_.set_title("Gallery");
  ui.skip_link("Skip to content");
  if (ui.narrow()) {
    auto all = ui.column({.width = ui::fill(), .height = ui::fill(), .align = ui::Align::stretch});
    {
      auto bar = ui.top_bar();
      ui.avatar("JB", ui::Owner::mentor);
      ui.text("Judith Brandt", {.weight = Weight::strong, .width = ui::fill()});
      ui.icon_button("find", Icon::search, "Search", {.kind = ButtonKind::quiet});
    }
    frame_of_app(ui);
    const ui::NavItem places[] = {
        {.label = "Today", .href = "#/today", .icon = Icon::sun, .current = route_ == "/today"},
        {.label = "Meetings",
         .href = "#/fields",
         .icon = Icon::calendar,
         .current = route_ == "/fields"},
        {.label = "Capture", .href = {}, .icon = Icon::plus},
        {.label = "Follow-through",
         .href = "#/choices",
         .icon = Icon::checklist,
         .current = route_ == "/choices"},
        {.label = "More",
         .href = "#/scripts",
         .icon = Icon::more,
         .current = route_ == "/scripts"}};
    if (ui.bottom_bar("Main", places)) ++presses_;
    return;
  }
  auto all = ui.row({.width = ui::fill(), .height = ui::fill(), .align = ui::Align::stretch});
  {
    auto rail = ui.rail("Main");
    if (ui.breadth() == ui::Breadth::wide) {
      {
        auto head = ui.row({.gap = 12, .padding = {10, 6, 10, 16}, .align = ui::Align::center});
        ui.logo(22);
        ui.text("Ithaca", {.size = ui::TextSize::section, .weight = Weight::strong});
      }
      {
        auto card = ui.card("relationship", {.padding = 10});
        auto row = ui.row({.gap = 10, .align = ui::Align::center});
        ui.avatar("JB", ui::Owner::mentor);
        auto words = ui.column({.width = ui::fill()});
        ui.text("Judith Brandt", {.weight = Weight::strong});
        ui.small("7 meetings");
      }
      ui.space(12);
    }
    ui.rail_item(
        "today",
        {.label = "Today", .href = "#/today", .icon = Icon::sun, .current = route_ == "/today"});
    ui.rail_item("fields", {.label = "Meetings",
                            .href = "#/fields",
                            .icon = Icon::calendar,
                            .current = route_ == "/fields"});
    ui.rail_item("scripts", {.label = "Goals",
                             .href = "#/scripts",
                             .icon = Icon::target,
                             .current = route_ == "/scripts"});
    ui.rail_item("choices", {.label = "Follow-through",
                             .href = "#/choices",
                             .icon = Icon::checklist,
                             .current = route_ == "/choices",
                             .badge = "1",
                             .badge_name = "1 needs you"});
    ui.rail_item("many", {.label = "Roadmap",
                          .href = "#/many",
                          .icon = Icon::columns,
                          .current = route_ == "/many"});
    ui.spacer();
    ui.rail_item("settings", {.label = "Settings", .href = "#/settings", .icon = Icon::gear});
  }
  auto main = ui.column({.width = ui::fill(), .height = ui::fill(), .align = ui::Align::stretch});
  {
    auto bar = ui.top_bar();
    if (ui.button("search", "Search or jump to…",
                  {.kind = ButtonKind::field,
                   .icon = Icon::search,
                   .hint = "Ctrl K",
                   .width = ui::fixed(320)}))
      ++presses_;
    ui.spacer();
    ui.icon(Icon::check);
    ui.small("Saved on this device");
    if (ui.button("capture", "Capture", {.icon = Icon::plus})) ++presses_;
  }
  frame_of_app(ui);
}

void Gallery::frame_of_app(Ui& ui) {
  if (banner_) {
    auto banner = ui.banner("lost", ui::BannerKind::loss);
    ui.text("Nothing is saved: this browser does not let Ithaca keep data", {.width = ui::fill()});
    if (ui.button("hide", "Hide")) banner_ = false;
  }
  auto page = ui.page(route_);
  if (route_ == "/fields") return fields(ui);
  if (route_ == "/choices") return choices(ui);
  if (route_ == "/scripts") return scripts(ui);
  if (route_ == "/many") return many(ui);
  today(ui);
}

void Gallery::today(Ui& ui) {
  ui.page_title("Tuesday with Judith, in 3 days", "Saturday 21 November");
  auto place = ui.column({.gap = 16, .max_width = 720});
  struct Need {
    const char* key;
    const char* title;
    const char* detail;
    const char* late;
    std::initializer_list<const char*> actions;
  };
  const Need needs[] = {
      {"late",
       "Draft the one-page proposal for the platform team",
       "You said Thursday. Say early what moves: you need not get it right every time.",
       "2 days late",
       {"Renegotiate", "Done"}},
      {"next",
       "Meeting 8, Tuesday at 16:00",
       "Left to do: say what you need help with · copy the brief for Judith",
       "",
       {"Prepare"}},
      {"thanks",
       "Judith shared the hiring rubric",
       "Offered in meeting 7. A word of thanks is worth a minute.",
       "",
       {"Thank her"}},
      {"advice",
       "“Shadow a manager for a day before you decide”",
       "Heard in meeting 7, nothing decided yet",
       "",
       {"Try it", "Decline, with a reason"}}};
  for (const Need& need : needs) {
    auto card = ui.card(need.key);
    auto row = ui.row_or_column({.gap = 12, .align = ui::Align::center});
    if (ui.narrow() && *need.late) ui.chip(need.late, ui::ChipKind::attention);
    {
      auto words = ui.column({.width = ui::fill()});
      ui.text(need.title, {.weight = Weight::strong});
      ui.small(need.detail);
    }
    if (!ui.narrow() && *need.late) ui.chip(need.late, ui::ChipKind::attention);
    auto actions = ui.actions();
    for (const char* label : need.actions) {
      const bool primary = label == "Prepare"sv;
      if (ui.button(label, label,
                    {.kind = primary ? ButtonKind::primary : ButtonKind::secondary})) {
        ++presses_;
        ui.announce("Pressed " + std::string(label));
      }
    }
  }
  auto note = ui.row({.gap = 12, .padding = {20, 0, 0, 0}});
  ui.icon(Icon::pulse);
  ui.text("Steady: you talked 18 days ago, you agreed on 3 weeks, the next date is set.",
          {.tone = Token::text_soft, .width = ui::fill()});
  ui.small("Presses: " + std::to_string(presses_) + last_key_);
}

void Gallery::fields(Ui& ui) {
  {
    auto head = ui.row_or_column({.gap = 12, .width = ui::fill(), .align = ui::Align::center});
    ui.page_title("Meeting 8", "Tuesday 24 November, 16:00 – 16:45 · video call");
    auto actions = ui.actions();
    if (ui.button("dialog", "Rename…")) dialog_ = true;
    if (ui.button("copy", "Copy brief for Judith", {.kind = ButtonKind::primary})) ++presses_;
  }
  const ui::TabItem tabs[] = {
      {"Prepare", "#/fields", true}, {"Meet", "#/meet"}, {"Wrap up", "#/wrap"}};
  ui.tabs("Phases", tabs);
  auto columns = ui.columns({0.53F, 0.47F});
  {
    auto left = ui.column({.gap = 16});
    {
      auto card = ui.card("help");
      ui.heading(2, "What do you need help with?");
      ui.field("notes", "gallery/notes", notes_,
               {.label = "What do you need help with?",
                .label_hidden = true,
                .placeholder = "One sentence is enough",
                .lines = ui::FieldLines::many});
      auto chips = ui.wrap({.gap = 8, .align = ui::Align::center});
      ui.small("Start with");
      for (const char* start : {"A challenge…", "An opportunity…", "A decision…"}) {
        if (ui.button(start, start, {.kind = ButtonKind::chip})) notes_ = start;
      }
    }
    {
      auto card = ui.card("person");
      const auto name = ui.field("name", "gallery/name", name_,
                                 {.label = "Who is your mentor?", .help = "I am still looking"});
      if (name.submitted) ui.announce("Name kept");
      ui.draft("when", when_,
               {.label = "When do you meet?",
                .error = when_.empty() ? "Say a day and a time, like tue 16:00" : ""});
      ui.small("Draft: " + when_);
      const std::string_view languages[] = {"English", "Deutsch", "日本語"};
      if (const auto chosen = ui.select("language", languages, language_,
                                        {.label = "Language", .width = ui::fixed(200)}))
        language_ = *chosen;
    }
  }
  auto right = ui.column({.gap = 16});
  auto card = ui.card("capture");
  ui.heading(2, "Agenda");
  const auto field = ui.field("capture", "gallery/capture", capture_,
                              {.label = "Capture",
                               .label_hidden = true,
                               .placeholder = "Type / for a commitment",
                               .look = ui::FieldLook::bare,
                               .size = ui::TextSize::reading,
                               .suggests = true});
  if (field.focused && !capture_.empty() && capture_[0] == '/') {
    const ui::Suggestion items[] = {
        {"I will…", "i", "due before we meet"}, {"Judith offers…", "t", ""}, {"Advice", "a", ""}};
    const auto result = ui.suggestions("kinds", "What is it?", items);
    if (result.chosen) capture_ = std::string(items[*result.chosen].label);
    if (result.dismissed) capture_.clear();
  }
  if (ui.button("menu", "More", {.icon = Icon::more, .expanded = menu_})) menu_ = !menu_;
  if (menu_) {
    auto menu = ui.popover("menu-panel", "More actions");
    if (ui.button("one", "Move up", {.kind = ButtonKind::quiet, .width = ui::fill()}))
      menu_ = false;
    if (menu.dismissed()) menu_ = false;
  }
  auto list = ui.list("agenda", {.label = "Agenda", .hairline_first = true});
  int minutes = 5;
  for (const char* topic :
       {"Last time you wanted: less status, more of the big question", "Goals: what changed",
        "Specialist or manager: what did you give up?", "Saying no to work outside the project"}) {
    auto item = ui.item(topic);
    auto row = ui.row({.gap = 12, .width = ui::fill(), .align = ui::Align::baseline});
    {
      auto words = ui.column({.width = ui::fill()});
      ui.text(topic);
      ui.small("from meeting 7");
    }
    ui.text(
        std::to_string(minutes),
        {.size = ui::TextSize::small, .tone = Token::text_soft, .figures = ui::Figures::tabular});
    minutes += 5;
  }
  list.end();
  if (dialog_) {
    auto dialog = ui.dialog("rename", "Rename the meeting", "Close");
    const auto name = ui.draft("title", when_, {.label = "Title"});
    auto actions = ui.actions();
    if (ui.button("save", "Save", {.kind = ButtonKind::primary}) || name.submitted) dialog_ = false;
    if (ui.button("cancel", "Cancel")) dialog_ = false;
    if (dialog.dismissed()) dialog_ = false;
  }
}

void Gallery::choices(Ui& ui) {
  {
    auto head = ui.row_or_column({.gap = 12, .width = ui::fill(), .align = ui::Align::center});
    ui.page_title("Follow-through", "What you agreed to do for each other");
    const std::string_view filters[] = {"Open", "Done", "All"};
    if (const auto chosen =
            ui.radio_group("filter", "Show", filters, filter_, ui::ChoiceLook::segments))
      filter_ = *chosen;
  }
  auto columns = ui.columns({0.565F, 0.435F});
  {
    auto card = ui.card("mine");
    {
      auto head = ui.row({.gap = 12, .align = ui::Align::center});
      ui.avatar("NA", ui::Owner::mentee);
      ui.heading(2, "I will");
    }
    auto list = ui.list("rows", {.label = "I will"});
    const char* titles[] = {"Draft the one-page proposal for the platform team",
                            "Ask Priya for 20 minutes on budget planning",
                            "Bring one example of extra work that I took on",
                            "Write to the forum’s organiser", "Thank Noor"};
    for (std::size_t i = 0; i < 5; ++i) {
      auto item = ui.item(static_cast<std::uint32_t>(i));
      auto row = ui.row({.gap = 12, .width = ui::fill()});
      if (ui.checkbox("done", titles[i], ticked_[i],
                      {.owner = i == 4 ? ui::Owner::mentor : ui::Owner::mentee}))
        ticked_[i] = !ticked_[i];
      auto words = ui.column({.gap = 4, .width = ui::fill()});
      ui.link("open", titles[i], "#/item", {.underlined = false});
      if (i == 0) {
        ui.chip("2 days late", ui::ChipKind::attention);
        auto inset = ui.inset("renegotiate");
        const std::string_view ways[] = {"New date", "Smaller step", "Hand back", "Drop"};
        ui.radio_group("way", "How", ways, 0);
        auto fields = ui.row({.gap = 8});
        ui.draft("day", when_, {.label = "Day", .label_hidden = true, .width = ui::fixed(112)});
        ui.field("why", "gallery/notes", notes_,
                 {.label = "Why",
                  .label_hidden = true,
                  .lines = ui::FieldLines::many,
                  .width = ui::fill()});
      }
      ui.small("meeting 7 · moved once, said in time");
    }
  }
  auto right = ui.column({.gap = 16});
  {
    auto card = ui.card("goal");
    ui.heading(2, "Lead one cross-team project");
    ui.progress("Lead one cross-team project: 60 %", 0.6F);
    auto facts = ui.facts("smart");
    {
      auto fact = ui.fact("what", "What exactly");
      ui.text("Own the billing clean-up from proposal to launch, with three teams");
    }
    {
      auto fact = ui.fact("until", "Until");
      ui.text("31 January 2027");
    }
    facts.end();
    const ui::ChartPoint points[] = {{0, 5}, {1, 10}, {2, 20}, {3, 32}, {4, 32}, {5, 45}, {6, 60}};
    ui.line_chart("Progress, from 5 to 60 percent in six steps", points, "60 %");
    auto quote = ui.quote("said");
    ui.text("“Shadow a manager for a day before you decide”", {.tone = Token::text_soft});
  }
  {
    auto card = ui.card("buttons");
    auto buttons = ui.wrap({.gap = 8});
    if (ui.button("banner", "Show the banner")) banner_ = true;
    ui.button("off", "Save", {.disabled_reason = "Nothing has changed"});
    ui.button("delete", "Delete everything…", {.danger = true});
    if (ui.link_button("sample", "Look at a sample plan")) ++presses_;
    const std::string_view themes[] = {"Like the system", "Light", "Dark"};
    static std::size_t theme = 0;
    if (const auto chosen = ui.radio_group("theme", "Theme", themes, theme, ui::ChoiceLook::rows)) {
      theme = *chosen;
      shell_.choose_scheme(static_cast<ui::SchemeChoice>(theme));
    }
    bool unused = false;
    ui.checkbox("labelled", "", unused, {.label = "Hold time for it in my calendar"});
  }
}

void Gallery::scripts(Ui& ui) {
  ui.page_title("Scripts", "Every letter comes from the browser");
  auto card = ui.card("scripts", {.gap = 8});
  for (const char* line :
       {"The quick brown fox — àéîõü ßøæ 0123456789", "Съешь же ещё этих мягких французских булок",
        "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
        "いろはにほへと "
        "漢字仮名交じり文。日本語の文章は、どこでも改行できます。この文は長いので、狭い画面では二行"
        "になります。",
        "مرحبا بالعالم، كيف حالك اليوم؟", "שלום עולם", "नमस्ते दुनिया क्षत्रिय", "สวัสดีชาวโลก",
        "😀 🎉 👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪", "한국어 문장입니다",
        "e\xCC\x81 combining"}) {
    ui.text(line);
    ui.text(line,
            {.size = ui::TextSize::small, .weight = Weight::strong, .tone = Token::text_soft});
  }
  ui.text(
      "A line that is too long for its place is cut at its end and keeps its whole text for those "
      "who listen",
      {.max_lines = 1, .max_width = 300});
}

void Gallery::many(Ui& ui) {
  ui.page_title("Many rows", "Only those near the view are declared");
  ui.long_list("rows", 1000, {.label = "Rows"}, 44, [&](std::size_t i) {
    auto row = ui.row({.gap = 12, .width = ui::fill()});
    ui.checkbox("tick", "Row " + std::to_string(i + 1), false);
    ui.text("Row " + std::to_string(i + 1), {.width = ui::fill()});
    ui.link("open", "Open", "#/item/" + std::to_string(i),
            {.name = "Open row " + std::to_string(i + 1)});
  });
}

}  // namespace ithaca::test
