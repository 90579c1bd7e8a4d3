// The words that views and widgets share: keys, sizes, tones, and the options of each widget.
// Knows no plan, no browser and no Dear ImGui; strings arrive already translated.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ui/icons.hpp"
#include "ui/layout.hpp"
#include "ui/theme.hpp"
#include "ui/twin.hpp"

namespace ithaca::ui {

// What tells a widget from its siblings, from frame to frame: a word, a record's id, a number.
// It is hashed with the keys of the boxes around it, so it needs to be unique among siblings only.
class Key {
 public:
  template <std::size_t N>
  consteval Key(const char (&word)[N]) : Key(std::string_view(word, N - 1)) {}
  template <std::same_as<const char*> Pointer>
  constexpr Key(const Pointer& word) : Key(std::string_view(word)) {}
  constexpr Key(std::string_view word) : hash_(kBasis) {
    for (const char byte : word) mix(static_cast<std::uint8_t>(byte));
  }
  Key(const std::string& word) : Key(std::string_view(word)) {}
  constexpr Key(std::uint64_t number) : hash_(kBasis) {
    for (int shift = 0; shift < 64; shift += 8) mix(static_cast<std::uint8_t>(number >> shift));
  }
  constexpr Key(std::uint32_t number) : Key(static_cast<std::uint64_t>(number)) {}
  constexpr Key(int number) : Key(static_cast<std::uint64_t>(number)) {}

  // The id of this key below `parent`.
  constexpr NodeId below(NodeId parent) const {
    std::uint32_t mixed = (parent ^ hash_) * 0x9E3779B1U;
    mixed ^= mixed >> 15U;
    mixed = (mixed + hash_) * 0x85EBCA77U;
    mixed ^= mixed >> 13U;
    return mixed == 0 ? 1 : mixed;
  }

 private:
  static constexpr std::uint32_t kBasis = 2166136261U;
  constexpr void mix(std::uint8_t byte) { hash_ = (hash_ ^ byte) * 16777619U; }
  std::uint32_t hash_;
};

// Sizes are the five of the design, as font size over line height in CSS pixels.
enum class TextSize : std::uint8_t {
  small,
  body,
  section,
  reading,
  page
};                                                     // 13/18 15/22 17/24 17/26 26/34
enum class Weight : std::uint8_t { regular, strong };  // 400, 600
enum class Figures : std::uint8_t { proportional, tabular };
enum class Marked : std::uint8_t { plain, struck };  // struck: released or done, said in words too

struct TextOptions {
  TextSize size = TextSize::body;
  Weight weight = Weight::regular;
  Token tone = Token::text;
  Figures figures = Figures::proportional;
  Marked marked = Marked::plain;
  int max_lines = 0;           // 0: all; else cut with "…" (the twin keeps the whole text)
  Width width = {};            // fit; fill() makes it take what a row leaves
  float max_width = 0;         // CSS px, 0: as wide as the place; prose: kProseWidth
  std::string_view lang = {};  // BCP 47, when it is not the page's
};
inline constexpr float kProseWidth = 640;  // about 72 characters of body text
inline constexpr float kLeastTitle = 260;  // of a title beside buttons, or they go below it

// Whose it is: the two colours that mean two people, or neither.
enum class Owner : std::uint8_t { neutral, mentee, mentor };

enum class ButtonKind : std::uint8_t {
  secondary,  // outlined
  primary,    // filled ink: the one next step of a screen
  quiet,      // text only, in a soft tone
  field,      // looks like a field: label at the start, keys at the end, for opening a search
  chip        // fully round, 24 high, for suggestions
};

// On, off, or nothing that is switched.
class Toggle {
 public:
  constexpr Toggle() = default;
  constexpr Toggle(bool on) : state_(on ? State::on : State::off) {}
  constexpr bool is_one() const { return state_ != State::none; }
  constexpr bool is_on() const { return state_ == State::on; }

 private:
  enum class State : std::uint8_t { none, off, on };
  State state_ = State::none;
};

struct ButtonOptions {
  ButtonKind kind = ButtonKind::secondary;
  Icon icon = Icon::none;
  std::string_view hint = {};  // keys, drawn as a key cap: "Ctrl ↵"
  std::string_view name = {};  // accessible name when the label alone says too little
  std::string_view disabled_reason =
      {};                      // not empty: disabled, and this is why (said and shown on hover)
  std::string_view keys = {};  // aria-keyshortcuts: "Control+Enter"
  Toggle expanded = {};        // for a button that opens something
  Toggle pressed = {};         // for a toggle
  Width width = {};
  bool danger = false;
  bool low = false;    // 28 high with a mouse, for a card with little room
  bool faint = false;  // a mark of its own would be too much: with a mouse it is drawn while the
                       // pointer or the focus is in its row, and always when it is pressed
};

inline constexpr float kLowControl = 28;

struct LinkOptions {
  TextSize size = TextSize::body;
  Weight weight = Weight::regular;
  Token tone = Token::text;
  bool underlined = true;
  Icon icon = Icon::none;
  std::string_view name = {};
  Width width = {};
  int max_lines = 0;
  Toggle expanded = {};  // for one that opens something
};

enum class ChipKind : std::uint8_t { neutral, mentee, mentor, attention, soft };

struct CheckOptions {
  Owner owner = Owner::neutral;
  std::string_view label = {};  // drawn beside the box; empty: the row draws it, `name` says it
  std::string_view disabled_reason = {};
  TextSize size = TextSize::body;
};

enum class ChoiceLook : std::uint8_t {
  buttons,
  segments,
  rows
};  // joined look, small segments, list of rows

enum class FieldLook : std::uint8_t {
  boxed,  // a hairline and a soft fill, ink when in use
  bare,   // text on the page, a bar at its left when in use: lines of notes, cells of a row
};
enum class FieldLines : std::uint8_t { one, many };  // many: a text area that grows with its text
enum class Capitals : std::uint8_t { sentences, words, off };
enum class InputMode : std::uint8_t { text, search, numeric, email, url };
enum class EnterKey : std::uint8_t { standard, done, go, next, search, send };

struct FieldOptions {
  std::string_view label = {};  // drawn above in small strong letters; always the accessible name
  bool label_hidden = false;    // named, but not drawn
  std::string_view placeholder = {};  // an example, never the only label
  std::string_view help = {};         // a sentence below, also its description
  std::string_view error = {};        // replaces help, in the danger tone, announced with the field
  FieldLook look = FieldLook::boxed;
  FieldLines lines = FieldLines::one;
  TextSize size = TextSize::body;  // grows to at least 16 px where a finger is the pointer
  Weight weight = Weight::regular;
  int min_lines = 1;  // of a text area
  Capitals capitals = Capitals::sentences;
  InputMode mode = InputMode::text;
  EnterKey enter = EnterKey::standard;
  bool spellcheck = true;
  bool read_only = false;
  std::string_view lang = {};
  Width width = {};
  bool suggests = false;  // a list of suggestions belongs to it, see Ui::suggestions
};

// What happened to a field since the last frame. Text itself arrived earlier, at the FieldSink or
// in the draft.
struct FieldResult {
  NodeId id = 0;
  bool focused = false;
  bool changed = false;
  bool submitted = false;       // Enter in one line, Ctrl+Enter in many
  bool escaped = false;         // Escape: left, text kept
  bool left = false;            // focus went elsewhere
  std::size_t caret = 0;        // bytes, when focused
  std::size_t chosen_from = 0;  // of the words chosen in it, bytes; equal: none
  std::size_t chosen_to = 0;
};

struct SelectOptions {
  std::string_view label = {};
  bool label_hidden = false;
  Width width = {};
};

struct CardOptions {
  float gap = 12;
  float padding = 20;
  bool selected = false;
  bool flat = false;  // no shadow, no fill: a group that still hugs its content
  Width width = {};
  Width height = {};            // natural: as its content
  std::string_view label = {};  // not empty: a named group for assistive technology
};

struct ListOptions {
  std::string_view label = {};  // accessible name
  bool hairlines = true;        // between rows
  bool hairline_first = false;  // and above the first
  float row_padding = 10;       // above and below the content of a row, CSS px
  float gap = 0;                // between rows, when hairlines are off
  bool ordered = false;
  bool side_by_side = false;              // rows follow each other and break into lines: chips
  std::optional<std::size_t> shows = {};  // of a long list: the row to scroll to and declare
  bool roving = false;  // one tab stop; arrows, Home and End walk what its rows hold
};

// A row that a pointer carried to a place, in the words that the view gave them.
struct Dropped {
  std::string row;
  std::string place;
  std::string before;  // the row of that place that it goes before; empty: to the end
};

enum class Region : std::uint8_t { none, header, nav, main, aside, section, form, search };

struct NavItem {
  std::string_view label;
  std::string_view href;  // "#/today"
  Icon icon = Icon::none;
  bool current = false;
  std::string_view badge = {};       // drawn beside: "1"
  std::string_view badge_name = {};  // said: "1 needs you"
};

struct TabItem {
  std::string_view label;
  std::string_view href;
  bool current = false;
};

struct Suggestion {
  std::string_view label;
  std::string_view hint = {};    // a key cap before the label
  std::string_view detail = {};  // small, at the end
};

struct SuggestionsResult {
  std::optional<std::size_t> chosen;  // by Enter, Tab or click
  bool dismissed = false;             // by Escape
  std::size_t active = 0;
};

enum class BannerKind : std::uint8_t { note, attention, loss };

struct ChartPoint {
  float x = 0;
  float y = 0;
};

enum class Breadth : std::uint8_t { narrow, medium, wide };  // < 600, 600–899, ≥ 900 CSS px
constexpr Breadth breadth_of(float width) {
  return width < 600 ? Breadth::narrow : width < 900 ? Breadth::medium : Breadth::wide;
}

}  // namespace ithaca::ui
