// What the program is to the page that runs it, and what it may ask of the page: two interfaces.
// Knows no plan and no browser; web/main.cpp implements Shell, app/ui/app.cpp implements
// Application.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ithaca::ui {

class Ui;

// One change of a text, in bytes of UTF-8: at `at`, `removed` went and `inserted` came.
struct Splice {
  std::size_t at = 0;
  std::string_view removed;
  std::string_view inserted;
};

// A key that was pressed; never delivered while an input method is composing.
struct KeyPress {
  std::string_view key;  // as in DOM: "Enter", "ArrowUp", "?", letters in lower case: "k"
  bool command = false;  // Ctrl, or Cmd on Apple's systems
  bool shift = false;
  bool alt = false;
  bool repeat = false;
  bool in_text_field = false;
};

// Where the caret stands in a field when a key is pressed there, in bytes of UTF-8.
struct Caret {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t length = 0;  // of the whole text
};

enum class Handled : bool { no, yes };  // yes: the page must not act on it

// Text arrives here at once, inside the browser's input event, not with the next frame.
// `binding` is the token that the view gave when it drew the field.
class FieldSink {
 public:
  virtual ~FieldSink() = default;
  virtual void on_splice(std::string_view binding, const Splice& splice) = 0;
  // Keys in a field, before the browser acts: Enter that splits a note, Backspace at its start.
  // Not called for keys that only type, nor while an open list of suggestions takes them.
  virtual Handled on_field_key(std::string_view binding, const KeyPress& key, const Caret& caret) {
    (void)binding, (void)key, (void)caret;
    return Handled::no;
  }
  // The field lost focus: a burst of typing ends here.
  virtual void on_field_left(std::string_view binding) { (void)binding; }
};

class Application : public FieldSink {
 public:
  // Declares everything that is shown; called once for each frame.
  virtual void frame(Ui& ui) = 0;
  // There is nothing to show yet but that something is coming: a frame may wait a moment for it.
  virtual bool is_opening() const { return false; }
  // Keys outside text fields, and combinations with `command` or `alt` everywhere.
  virtual Handled on_key(const KeyPress& key) {
    (void)key;
    return Handled::no;
  }
  // The address after "#", percent-decoded: "/meetings/8". Also called once at the start.
  virtual void on_route(std::string_view route) = 0;
  // The page is being hidden or closed: what is not written yet is written now.
  virtual void on_hidden() {}
  virtual void on_shown() {}
  // The browser's own menu is about to print: the next frame, drawn at once, may call Shell::print.
  virtual void on_print() {}
};

enum class History : std::uint8_t { push, replace };
enum class SchemeChoice : std::uint8_t { system, light, dark };

class Shell {
 public:
  virtual ~Shell() = default;
  // At least `count` more frames are drawn; idle otherwise.
  virtual void request_frames(int count) = 0;
  // One frame after `delay`; a later call replaces an earlier one, zero takes it back.
  virtual void wake_after(std::chrono::milliseconds delay) = 0;
  // Route "/today" becomes "#/today"; on_route follows as for a link.
  virtual void navigate(std::string_view route, History history) = 0;
  virtual void go_back() = 0;
  virtual void set_title(std::string_view title) = 0;
  // BCP 47 language of the page.
  virtual void set_language(std::string_view language) = 0;
  virtual void choose_scheme(SchemeChoice choice) = 0;
  virtual void reload() = 0;
  // Offers all that the browser keeps for this page as a file, damaged or not.
  virtual void save_all_kept() = 0;
  // Prints this document instead of the page, in black on white; `title` names the file. `html` is
  // trusted: whoever made it escaped its words. Where printing was begun already, it takes part.
  virtual void print(std::string_view title, std::string_view html) = 0;
};

}  // namespace ithaca::ui
