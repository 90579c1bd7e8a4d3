// The colours of the design as tokens, one palette for each scheme, and the rule that checks
// contrast. Knows no widget: which token a thing wears is the widget's.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ithaca::ui {

enum class Token : std::uint8_t {
  background,
  surface,
  surface_soft,  // fields at rest, insets
  line,          // hairlines, card edges
  control,       // an edge that is the only sign of a control
  text,
  text_soft,
  ink,  // the one filled button, the focus ring, a field in use
  on_ink,
  select,  // selected row, track of a bar
  mentee,
  mentee_soft,
  mentor,
  mentor_soft,
  attention,
  attention_soft,
  danger,
  count
};
inline constexpr std::size_t kTokenCount = static_cast<std::size_t>(Token::count);

// forced: the system's own colours, or the strongest there are where more contrast is asked for.
enum class Scheme : std::uint8_t { light, dark, forced };

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Color&) const = default;
};

using Palette = std::array<Color, kTokenCount>;

constexpr Color color_of(const Palette& palette, Token token) {
  return palette[static_cast<std::size_t>(token)];
}

const Palette& light_palette();
const Palette& dark_palette();

// The five colours that a system in forced-colours mode gives.
struct SystemColors {
  Color canvas, canvas_text, link, highlight, disabled;
};
Palette forced_palette(const SystemColors& system);
SystemColors strongest_colors(bool dark);  // black on white, or white on black

// Contrast ratio of WCAG 2.2, 1 to 21.
double contrast_ratio(Color one, Color other);

enum class PairUse : std::uint8_t { text, graphic };  // at least 4.5 : 1, at least 3 : 1
struct TokenPair {
  Token front;
  Token back;
  PairUse use;
};
// Every pair of tokens that some widget puts on each other where the difference carries meaning.
const std::vector<TokenPair>& used_pairs();

}  // namespace ithaca::ui
