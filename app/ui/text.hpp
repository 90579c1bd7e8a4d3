// Breaks text into lines as a browser would, in the five sizes of the design, and remembers the
// result. Knows no drawing: widths come from Fonts.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/fonts.hpp"

namespace ithaca::ui {

// A font size over its line height in CSS px, as an index into kTextStyles; the page has the same
// list.
using StyleIndex = std::uint8_t;
struct TextStyle {
  std::uint8_t size;
  std::uint8_t line_height;
};
inline constexpr TextStyle kTextStyles[] = {{13, 18}, {15, 22}, {17, 24}, {17, 26},
                                            {26, 34}, {16, 24}, {11, 14}};
inline constexpr StyleIndex kTouchFieldStyle = 5;  // browsers zoom into fields below 16 px
inline constexpr StyleIndex kTinyStyle = 6;        // initials, labels of charts

struct TextFace {
  StyleIndex style = 1;
  bool strong = false;
  bool tabular = false;
  FontFace font() const { return {kTextStyles[style].size, strong}; }
  float line_height() const { return kTextStyles[style].line_height; }
};

struct TextLine {
  std::uint32_t begin = 0, end = 0;  // bytes; white space at the break belongs to no line
  float width = 0;                   // CSS px
};

struct TextShape {
  float least_width = 0;    // of the longest part that does not break
  float natural_width = 0;  // of the longest line when only line feeds break
  bool shaped = false;      // must be drawn as runs
  bool right_to_left = false;
};

enum class Spaces : std::uint8_t { collapse_at_breaks, keep };  // keep: as in a text area

// True when glyph by glyph would be wrong: scripts that join or reorder, marks, joined emoji.
bool needs_shaping(std::string_view text);
// Direction of the first strong letter.
bool is_right_to_left(std::string_view text);

class TextEngine {
 public:
  explicit TextEngine(Fonts& fonts) : fonts_(fonts) {}

  void begin_frame();  // forgets what was not asked for lately; all when density or fonts changed
  const TextShape& shape(TextFace face, std::string_view text);
  // Lines of `text` in a place `width` wide; valid until the next frame.
  const std::vector<TextLine>& lines(TextFace face, std::string_view text, float width,
                                     Spaces spaces);
  float width_of(TextFace face, std::string_view text);
  float baseline(TextFace face);  // below the top of a line, CSS px

 private:
  struct Broken {
    float width = 0;
    Spaces spaces = Spaces::keep;
    std::vector<TextLine> lines;
  };
  struct Entry {
    TextShape shape;
    std::vector<Broken> broken;
    std::uint32_t last_used = 0;
  };
  Entry& entry(TextFace face, std::string_view text);
  void read_baselines();
  float measure(TextFace face, std::string_view text, bool shaped);
  void break_paragraph(TextFace face, std::string_view text, std::uint32_t begin, std::uint32_t end,
                       float width, bool shaped, Spaces spaces, std::vector<TextLine>& out);

  Fonts& fonts_;
  std::unordered_map<std::uint64_t, Entry> entries_;
  std::uint32_t frame_ = 0;
  float density_ = 0;
  std::array<float, std::size(kTextStyles) * 2> baselines_{};  // regular and strong of each style
  unsigned edition_ = 0;
};

}  // namespace ithaca::ui
