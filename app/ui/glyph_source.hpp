// Where glyphs come from: the browser's own fonts, or fixed boxes in tests.
// Knows no atlas and no layout. Sizes are CSS pixels; `density` is device pixels in one of them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ithaca::ui {

struct FontFace {
  std::uint8_t size = 15;  // CSS px
  bool strong = false;     // weight 600, else 400
};

struct LineFace {
  FontFace font;
  std::uint8_t line_height = 22;  // CSS px
};

// An image of a glyph or of a whole run. Offsets go from the pen on the baseline to the upper left
// corner, in device pixels; the pixels stay valid until the next call.
struct GlyphImage {
  int width = 0, height = 0;
  int offset_x = 0, offset_y = 0;
  bool colored = false;                     // emoji: drawn as it is, not tinted
  std::span<const std::uint8_t> rgba = {};  // width × height × 4
};

// Where between two device pixels a pen stands, in quarters: as finely as browsers place letters.
inline constexpr int kPenSteps = 4;

enum class Ground : std::uint8_t { light, dark };  // what the text stands on: browsers smooth by it
enum class Direction : std::uint8_t { left_to_right, right_to_left };

class GlyphSource {
 public:
  virtual ~GlyphSource() = default;
  // How far below the top of each line the page puts its letters' baseline, CSS px. All in one
  // call: the page is asked, and lays itself out for it.
  virtual void baselines(std::span<const LineFace> lines, std::span<float> out) = 0;
  // Advances of `count` code points from `first`, CSS px.
  virtual void advances(FontFace face, float density, char32_t first, std::span<float> out) = 0;
  // `step` of kPenSteps: how far the pen stands to the right of a whole pixel.
  virtual GlyphImage glyph(FontFace face, float density, Ground ground, char32_t code_point,
                           int step) = 0;
  // Width of a whole run, shaped, CSS px.
  virtual float run_width(FontFace face, float density, std::string_view text) = 0;
  // `rgb` is drawn into the image; where it holds colour glyphs it must not be tinted again.
  virtual GlyphImage run(FontFace face, float density, Direction direction, std::uint32_t rgb,
                         std::string_view text, int step) = 0;
};

}  // namespace ithaca::ui
