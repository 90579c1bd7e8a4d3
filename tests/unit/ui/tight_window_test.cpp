// Every room of a lived plan in windows of all widths, with text of the usual size, half as large
// again and twice as large, which leaves a page as many fewer pixels.
#include <functional>
#include <set>

#include "support/placing.hpp"
#include "support/source_file.hpp"
#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

const std::vector<std::string> kRooms = {"/today",
                                         "/meetings",
                                         "/meetings/samp1e000000m012/prepare",
                                         "/meetings/samp1e000000m012/meet",
                                         "/meetings/samp1e000000m011/wrap-up",
                                         "/goals",
                                         "/goals/samp1e000000g000",
                                         "/follow-through",
                                         "/roadmap",
                                         "/captured",
                                         "/settings",
                                         "/more",
                                         "/nowhere",
                                         "/new"};

void open_sample(Visit& visit) {
  visit.files.sample = ithaca::testing::source_file("assets/sample-plan.json").value_or("");
  visit.press("button", "Look at a sample plan");
  REQUIRE(visit.shows("This is a sample plan"));
  visit.clock.now += 60'000;  // its message is gone
}

// The windows that are seen: 320 to 1600 px at text of 100, 150 and 200 %.
std::set<int> widths() {
  std::set<int> found;
  for (const int text : {100, 150, 200}) {
    for (const int width : {320, 390, 480, 599, 600, 700, 899, 900, 1280, 1600}) {
      found.insert(width * 100 / text);
    }
  }
  return found;
}

// What opens over a room or unfolds in it: a press of a button there.
struct Opened {
  std::string room;
  std::string button;
};
const std::vector<Opened> kOpened = {
    {"/today", "Capture"},
    {"/today", "Search or jump to…"},
    {"/today", ": your mentorships"},
    {"/meetings", "Move or cancel meeting 13"},
    {"/meetings", "Note a contact…"},
    {"/meetings", "Plan 4 more…"},
    {"/meetings/samp1e000000m012/prepare", "Move or take off: Reading a budget"},
    {"/goals/samp1e000000g000", "Renegotiate goal"},
    {"/follow-through", "Renegotiate: Tell Jonas what I want"},
    {"/follow-through", "details: Tell Jonas what I want"},
    {"/follow-through", "Select"},
    {"/roadmap", "Change or move: "},
    {"/captured", "Details: "},
    {"/settings", "Delete everything…"}};

void look_at_opened(Visit& visit, const std::function<void(const std::string&)>& look) {
  for (const Opened& opened : kOpened) {
    visit.go(opened.room);
    visit.press("button", opened.button);
    look(opened.room + " with " + opened.button);
    const auto closes = [&](std::string_view name) {
      return visit.page->find("button", name) != nullptr && visit.page->press("button", name);
    };
    const bool is_closed =
        closes("Close") || closes("Cancel") || closes("Keep everything") || closes(opened.button);
    CHECK(is_closed);
    visit.settle();
  }
}

void look_in_all_rooms(Visit& visit, bool touch) {
  visit.page->set_touch(touch);
  for (const int width : widths()) {
    visit.page->resize(static_cast<float>(width), 640);
    const auto look = [&](const std::string& shown) {
      for (const std::string& fault : misplaced(*visit.page)) {
        FAIL_CHECK(shown << ", " << width << ": " << fault);
      }
    };
    for (const std::string& room : kRooms) {
      visit.go(room);
      look(room);
    }
    if (width <= 600) look_at_opened(visit, look);  // what opens hardly grows wider
  }
}

}  // namespace

TEST_CASE("in a window of any width nothing lies outside, is cut off or lies over another thing") {
  FakeDatabase database;
  Visit visit(database);
  open_sample(visit);
  look_in_all_rooms(visit, false);
}

TEST_CASE(
    "nothing lies outside, is cut off or lies over another thing in larger controls for a finger") {
  FakeDatabase database;
  Visit visit(database);
  open_sample(visit);
  look_in_all_rooms(visit, true);
}

namespace {

bool is_target(const SeenNode& node) {
  static const std::set<std::string> kPressed = {"button",  "link",     "checkbox", "radio",
                                                 "textbox", "combobox", "option",   "grip"};
  return kPressed.count(node.role) != 0 &&
         node.rect.width > 1;  // one pixel: until it has the focus
}

}  // namespace

TEST_CASE("for a finger everything that is pressed has 44 px, and nothing else in its middle") {
  constexpr float kFinger = 44;
  constexpr float kSlack = 1;
  constexpr float kShared = 12;  // at their edges, where neither has its words
  FakeDatabase database;
  Visit visit(database);
  open_sample(visit);
  visit.page->set_touch(true);
  for (const float width : {320.0F, 390.0F, 768.0F, 1024.0F}) {
    visit.page->resize(width, 9000);  // nothing scrolls behind a bar
    for (const std::string& room : kRooms) {
      visit.go(room);
      std::vector<SeenNode> targets;
      for (const SeenNode& node : visit.page->nodes()) {
        if (!is_target(node)) continue;
        INFO(room << ", " << width << ": " << node.role << " " << node.name);
        CHECK(node.rect.width >= kFinger - kSlack);
        CHECK(node.rect.height >= kFinger - kSlack);
        targets.push_back(node);
      }
      for (std::size_t i = 0; i < targets.size(); ++i) {
        for (std::size_t j = i + 1; j < targets.size(); ++j) {
          const ui::Rect both = ui::common(targets[i].rect, targets[j].rect);
          if (both.width <= kShared || both.height <= kShared) continue;
          FAIL_CHECK(room << ", " << width << ": " << targets[i].role << " " << targets[i].name
                          << " and " << targets[j].role << " " << targets[j].name << " share "
                          << both.width << " by " << both.height);
        }
      }
    }
  }
}

TEST_CASE("in a low window the bars above scroll with the page, which has nearly all of it") {
  FakeDatabase database;
  Visit visit(database);
  open_sample(visit);
  // 400 % of 1280 × 1024; 320 × 640 with text twice as large; a phone that lies, with its keyboard.
  for (const auto& window :
       {std::pair(320.0F, 256.0F), std::pair(160.0F, 320.0F), std::pair(844.0F, 200.0F)}) {
    visit.page->resize(window.first, window.second);
    for (const std::string& room : kRooms) {
      visit.go(room);
      INFO(room << ", " << window.first << " by " << window.second);
      const SeenNode* page = visit.page->find("main", "");
      REQUIRE(page != nullptr);
      CHECK(page->rect.height >= 0.7F * window.second);
      CHECK((room == "/new" || visit.page->find("button", "Start my own plan") != nullptr));
    }
  }
  visit.page->resize(1280, 800);
  visit.go("/today");
  const SeenNode* page = visit.page->find("main", "");
  REQUIRE(page != nullptr);
  CHECK(page->rect.y > 56);
}

TEST_CASE("what begins a low page is passed over by the link that skips to the page") {
  FakeDatabase database;
  Visit visit(database);
  open_sample(visit);
  visit.page->resize(320, 256);
  visit.go("/goals");
  visit.press("button", "Skip to the page");
  REQUIRE(visit.page->focused() != nullptr);
  CHECK(visit.page->focused()->name == "Goals");
}

TEST_CASE("a message makes way for the line that is written in") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.page->set_touch(true);
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/meet");
  visit.type("Write a note", "/i Start a list");
  visit.submit("Write a note");
  bool was_moved = false;
  for (const float height : {844.0F, 480.0F, 420.0F, 360.0F, 300.0F, 256.0F}) {
    visit.page->resize(390, height);
    for (const char* name : {"Write a note", "Only for you"}) {
      REQUIRE(visit.page->focus("textbox", name));
      visit.settle();
      const SeenNode* undo = visit.page->find("button", "Undo");
      const SeenNode* line = visit.page->find("textbox", name);
      REQUIRE((undo != nullptr && line != nullptr));
      if (line->rect.y > height - 44) continue;  // below the window: the browser brings it in
      CAPTURE(height);
      CAPTURE(name);
      CHECK((undo->rect.bottom() <= line->rect.y || undo->rect.y >= line->rect.bottom()));
      was_moved = was_moved || undo->rect.y < line->rect.y;
    }
  }
  CHECK(was_moved);
}
