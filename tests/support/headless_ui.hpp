// Runs views without a browser: fixed-advance text, the twin as a list, presses by role and name.
// Knows no view; a test hands in what a frame declares.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets/ui.hpp"

namespace ithaca::test {

// A node of the twin as assistive technology sees it.
struct SeenNode {
  ui::NodeId id = 0;
  std::string role;  // "button", "link", "heading", "textbox", "checkbox", "listitem", "grip", …
  std::string name;
  std::string value;        // of a field; the address of a link
  std::string description;  // help or error of a field, the reason why it is disabled
  bool disabled = false;
  bool checked = false;  // checkbox, radio
  bool current = false;  // aria-current, selected option
  bool pressed = false;  // of a button that switches
  bool hidden = false;   // not for assistive technology
  int level = 0;         // of a heading
  ui::Rect rect;         // in the window, CSS px
};

// What an application is to the tests of single views: a function for the frame.
class HeadlessUi {
 public:
  // The widgets of `frame`; texts of bound fields go to `sink` when given.
  explicit HeadlessUi(std::function<void(ui::Ui&)> frame, ui::FieldSink* sink = nullptr);
  // A whole application: frames, keys, splices.
  explicit HeadlessUi(ui::Application& application);
  ~HeadlessUi();

  void resize(float width, float height);  // 1280 × 800 at the start
  void set_touch(bool touch);
  void set_scheme(ui::Scheme scheme);

  // Declares, places and draws; again while frames are asked for, at most eight times.
  void run();

  const std::vector<SeenNode>& nodes() const;  // of the last frame, in reading order
  // The first node of that role whose name is, or failing that contains, `name`.
  const SeenNode* find(std::string_view role, std::string_view name) const;
  std::vector<const SeenNode*> all(std::string_view role) const;
  bool shows(std::string_view text) const;  // some node's name holds it
  std::string outline() const;              // one line for each node, for failures

  // Each finds the node, acts as the browser would, and runs frames; false: no such node, or
  // disabled.
  bool press(std::string_view role,
             std::string_view name);  // click of a button, link, checkbox, radio
  bool focus(std::string_view role, std::string_view name);
  // A field is found by its name, with suggestions ("combobox") or without ("textbox").
  bool type(std::string_view name, std::string_view text);    // replaces the whole text of a field
  bool append(std::string_view name, std::string_view text);  // character by character at its end
  bool choose(std::string_view name, std::string_view choice);  // an option of a select
  ui::Handled key(const ui::KeyPress& press);  // to the focused field, then to the application
  bool submit(std::string_view name);          // Enter in a field

  // A pointer takes a row by the grip of that name, carries it to the middle of a node or as far
  // down in it as `down` says (0 its upper edge, 1 its lower), and lets it go.
  bool take(std::string_view grip);
  bool carry_to(std::string_view role, std::string_view name, float down = 0.5F);
  void let_go();

  const SeenNode* focused() const;
  std::size_t caret() const;      // in bytes, where the last frame that moved the focus put it
  std::string announced() const;  // the last live message
  // The machine below, for tests of the widget layer itself.
  ui::Core& core();
  // Interactive Dear ImGui items without a named node: empty when the coverage holds.
#ifdef ITHACA_COVERAGE
  std::vector<std::string> uncovered() const;
#endif

 private:
  const SeenNode* find_field(std::string_view name) const;
  bool focus_field(std::string_view name);
  struct Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace ithaca::test
