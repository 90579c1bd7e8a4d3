#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "support/headless_ui.hpp"
#include "ui/widgets/core.hpp"
#include "ui/widgets/ui.hpp"

using namespace ithaca;
using ithaca::test::HeadlessUi;
using ithaca::test::SeenNode;
using ui::Ui;

namespace {

// A text that splices arrive at, as the application's would.
class Note : public ui::FieldSink {
 public:
  std::string text;
  std::vector<std::string> told;

  void on_splice(std::string_view binding, const ui::Splice& splice) override {
    told.push_back(std::string(binding) + " @" + std::to_string(splice.at) + " -" +
                   std::string(splice.removed) + " +" + std::string(splice.inserted));
    text.replace(splice.at, splice.removed.size(), splice.inserted);
  }
  ui::Handled on_field_key(std::string_view, const ui::KeyPress& key, const ui::Caret&) override {
    keys.emplace_back(key.key);
    return ui::Handled::no;
  }
  void on_field_left(std::string_view binding) override { left = binding; }
  std::vector<std::string> keys;
  std::string left;
};

}  // namespace

TEST_CASE("a press arrives once, in the frame after it") {
  int presses = 0;
  HeadlessUi page([&](Ui& ui) {
    if (ui.button("go", "Prepare", {.kind = ui::ButtonKind::primary})) ++presses;
  });
  CHECK(page.press("button", "Prepare"));
  CHECK(presses == 1);
  page.run();
  CHECK(presses == 1);
  CHECK(page.uncovered().empty());
}

TEST_CASE("a disabled button says why and does nothing") {
  int presses = 0;
  HeadlessUi page([&](Ui& ui) {
    if (ui.button("save", "Save", {.disabled_reason = "Nothing has changed"})) ++presses;
  });
  const SeenNode* save = page.find("button", "Save");
  REQUIRE(save != nullptr);
  CHECK(save->disabled);
  CHECK(save->description == "Nothing has changed");
  CHECK(!page.press("button", "Save"));
  page.core().click(save->id);
  page.run();
  CHECK(presses == 0);
}

TEST_CASE("reading order is the order of declaration") {
  HeadlessUi page([&](Ui& ui) {
    auto main = ui.page("today");
    ui.page_title("Today", "Saturday");
    auto row = ui.row({.justify = ui::Justify::end});
    ui.link("open", "Open", "#/item");
    ui.button("done", "Done");
  });
  CHECK(page.outline() ==
        "main \"\"\nheading \"Today\"\nparagraph \"Saturday\"\nlink \"Open\" = #/item\nbutton "
        "\"Done\"\n");
}

TEST_CASE("a label, a help and an error belong to their field") {
  std::string name;
  bool wrong = false;
  HeadlessUi page([&](Ui& ui) {
    ui.draft("name", name,
             {.label = "Name", .help = "As you say it", .error = wrong ? "Say a name" : ""});
  });
  REQUIRE(page.find("textbox", "Name") != nullptr);
  CHECK(page.find("textbox", "Name")->description == "As you say it");
  wrong = true;
  page.run();
  CHECK(page.find("textbox", "Name")->description == "Say a name");
  CHECK(page.uncovered().empty());
}

TEST_CASE("each splice reaches its text at once, in bytes, with what went") {
  Note note;
  HeadlessUi page([&](Ui& ui) { ui.field("note", "note/7", note.text, {.label = "Note"}); }, &note);
  const SeenNode* field = page.find("textbox", "Note");
  REQUIRE(field != nullptr);
  page.focus("textbox", "Note");
  page.core().input(field->id, 0, 0, "grün");
  CHECK(note.text == "grün");  // no frame in between
  page.core().input(field->id, 2, 2, "ue");
  CHECK(note.text == "gruen");
  CHECK(note.told == std::vector<std::string>{"note/7 @0 - +grün", "note/7 @2 -ü +ue"});
  page.run();
  CHECK(page.find("textbox", "Note")->value == "gruen");
  page.core().blur(field->id);
  CHECK(note.left == "note/7");
}

TEST_CASE("a splice beyond the text is cut to it") {
  Note note;
  HeadlessUi page([&](Ui& ui) { ui.field("note", "note/7", note.text, {.label = "Note"}); }, &note);
  page.core().input(page.find("textbox", "Note")->id, 99, 99, "a");
  CHECK(note.told == std::vector<std::string>{"note/7 @0 - +a"});
}

TEST_CASE("a draft takes what was typed when it is declared") {
  std::string draft = "tue";
  ui::FieldResult last;
  HeadlessUi page([&](Ui& ui) {
    const ui::FieldResult result = ui.draft("when", draft, {.label = "When"});
    if (result.changed || result.submitted || result.escaped) last = result;
  });
  CHECK(page.append("When", " 16:00"));
  CHECK(draft == "tue 16:00");
  CHECK(last.changed);
  CHECK(page.submit("When"));
  CHECK(last.submitted);
  page.key({.key = "Escape"});
  CHECK(last.escaped);
  CHECK(page.focused() == nullptr);
  CHECK(draft == "tue 16:00");
}

TEST_CASE("Enter in a text area makes a line, with Ctrl it commits") {
  std::string draft;
  int submitted = 0;
  HeadlessUi page([&](Ui& ui) {
    if (ui.draft("note", draft, {.label = "Note", .lines = ui::FieldLines::many}).submitted)
      ++submitted;
  });
  page.focus("textbox", "Note");
  CHECK(page.key({.key = "Enter"}) == ui::Handled::no);
  CHECK(page.key({.key = "Enter", .command = true}) == ui::Handled::yes);
  CHECK(submitted == 1);
}

TEST_CASE("keys that type are the browser's, the others are offered to the text first") {
  Note note;
  HeadlessUi page([&](Ui& ui) { ui.field("note", "note/7", note.text, {.label = "Note"}); }, &note);
  page.focus("textbox", "Note");
  page.key({.key = "a"});
  page.key({.key = "Backspace"});
  page.key({.key = "Enter"});
  CHECK(note.keys == std::vector<std::string>{"Backspace", "Enter"});
}

TEST_CASE("a text area is as high as its lines") {
  std::string draft = "one";
  HeadlessUi page([&](Ui& ui) {
    auto place = ui.column({.width = ui::fixed(200)});
    ui.draft("note", draft, {.label = "Note", .lines = ui::FieldLines::many});
  });
  const float one = page.find("textbox", "Note")->rect.height;
  page.type("Note", "one\ntwo\n");
  CHECK(page.find("textbox", "Note")->rect.height == one + 2 * 22);
}

TEST_CASE("suggestions are walked while the field keeps the focus") {
  std::string text;
  std::string chosen;
  bool dismissed = false;
  HeadlessUi page([&](Ui& ui) {
    const auto field = ui.draft("capture", text, {.label = "Capture", .suggests = true});
    if (!field.focused || text.empty()) return;
    const std::array<ui::Suggestion, 3> items = {
        ui::Suggestion{"I will"}, {"Judith offers"}, {"Advice"}};
    const auto result = ui.suggestions("kinds", "Kinds", items);
    if (result.chosen) {
      chosen = items[*result.chosen].label;
      text.clear();
    }
    dismissed = dismissed || result.dismissed;
  });
  page.append("Capture", "/");
  CHECK(page.all("option").size() == 3);
  CHECK(page.find("option", "I will")->current);
  page.key({.key = "ArrowUp"});
  CHECK(page.find("option", "Advice")->current);
  page.key({.key = "ArrowDown"});
  page.key({.key = "ArrowDown"});
  CHECK(page.key({.key = "Enter"}) == ui::Handled::yes);
  CHECK(chosen == "Judith offers");
  CHECK(page.focused() != nullptr);
  CHECK(page.all("option").empty());
  page.append("Capture", "/");
  page.key({.key = "Escape"});
  CHECK(dismissed);
}

TEST_CASE("check boxes, radios and choices report the change and keep the program's state") {
  bool done = false;
  std::size_t kind = 0;
  std::size_t language = 0;
  HeadlessUi page([&](Ui& ui) {
    if (ui.checkbox("done", "Read chapter 4", done)) done = !done;
    const std::array<std::string_view, 2> kinds = {"Do", "Learn"};
    if (const auto chosen = ui.radio_group("kind", "Kind", kinds, kind)) kind = *chosen;
    if (const auto chosen = ui.select("language", kinds, language, {.label = "Language"}))
      language = *chosen;
  });
  CHECK(page.press("checkbox", "Read chapter 4"));
  CHECK(done);
  CHECK(page.find("checkbox", "Read chapter 4")->checked);
  CHECK(page.press("radio", "Learn"));
  CHECK(kind == 1);
  CHECK(!page.find("radio", "Do")->checked);
  CHECK(page.choose("Language", "Learn"));
  CHECK(language == 1);
  CHECK(page.find("combobox", "Language")->value == "Learn");
  CHECK(page.uncovered().empty());
}

TEST_CASE("when what has the focus goes, the next one gets it") {
  std::vector<std::string> rows = {"one", "two", "three"};
  HeadlessUi page([&](Ui& ui) {
    auto list = ui.list("rows");
    std::string done;  // applied after drawing, as intents are
    for (const std::string& row : rows) {
      auto item = ui.item(row);
      if (ui.button("done", "Done with " + row)) done = row;
    }
    std::erase(rows, done);
  });
  page.press("button", "Done with two");
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "Done with three");
}

TEST_CASE("each page gives its title the focus when it is shown, the first one too") {
  std::string route = "today";
  HeadlessUi page([&](Ui& ui) {
    auto main = ui.page(route);
    ui.page_title(route);
  });
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "today");
  route = "goals";
  page.run();
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "goals");
}

TEST_CASE("arrow keys walk a list that is one tab stop") {
  HeadlessUi page([&](Ui& ui) {
    auto list = ui.list("goals", {.label = "Goals", .roving = true});
    for (const char* name : {"one", "two", "three"}) {
      auto item = ui.item(name);
      ui.link("open", name, "#/goal");
    }
  });
  page.focus("link", "one");
  page.key({.key = "ArrowDown"});
  CHECK(page.focused()->name == "two");
  page.key({.key = "End"});
  CHECK(page.focused()->name == "three");
  page.key({.key = "ArrowDown"});
  CHECK(page.focused()->name == "three");
  page.key({.key = "Home"});
  CHECK(page.focused()->name == "one");
}

TEST_CASE("a long list declares rows near the view and says how many there are") {
  int declared = 0;
  HeadlessUi page([&](Ui& ui) {
    auto main = ui.page("rows");
    declared = 0;
    ui.long_list("rows", 5000, {.label = "Rows"}, 40, [&](std::size_t i) {
      ++declared;
      ui.link("open", "Row " + std::to_string(i + 1), "#/row");
    });
  });
  CHECK(declared > 20);
  CHECK(declared < 80);
  CHECK(page.find("link", "Row 1") != nullptr);
  const ui::NodeId main = page.all("main").front()->id;
  page.core().scrolled(main, 100000);
  page.run();
  CHECK(page.find("link", "Row 1") == nullptr);
  CHECK(declared < 80);
}

TEST_CASE("a dialog is named and tells when it is to close; a panel closes by Escape") {
  bool open = true;
  bool menu = true;
  HeadlessUi page([&](Ui& ui) {
    ui.button("more", "More");
    if (menu) {
      auto panel = ui.popover("menu", "More actions");
      ui.button("up", "Move up");
      if (panel.dismissed()) menu = false;
    }
    if (open) {
      auto dialog = ui.dialog("rename", "Rename", "Close");
      if (dialog.dismissed()) open = false;
    }
  });
  REQUIRE(page.find("dialog", "Rename") != nullptr);
  page.key({.key = "Escape"});
  CHECK(!menu);
  CHECK(page.press("button", "Close"));
  CHECK(!open);
  CHECK(page.find("dialog", "Rename") == nullptr);
}

TEST_CASE("with a finger fields have 16 pixels and targets are 44 high") {
  std::string draft;
  HeadlessUi page([&](Ui& ui) {
    ui.draft("when", draft, {.label = "When"});
    ui.button("go", "Go");
    ui.checkbox("done", "Done", false);
  });
  page.set_touch(true);
  for (const SeenNode& node : page.nodes()) {
    if (node.role == "button" || node.role == "checkbox" || node.role == "textbox") {
      CAPTURE(node.role);
      CHECK(node.rect.height >= 44);
    }
  }
  CHECK((page.core().twin().nodes()[1].look & ui::Look::kStyleMask) == ui::kTouchFieldStyle);
}

TEST_CASE("nothing to show asks for no frame") {
  HeadlessUi page([&](Ui& ui) { ui.checkbox("done", "Done", true); });
  page.run();
  CHECK(page.core().wanted_frames() == 0);
}
