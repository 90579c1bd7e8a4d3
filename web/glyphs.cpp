#include "web/glyphs.hpp"

#include <cstddef>
#include <vector>

extern "C" {
bool ithaca_glyphs_start();
void ithaca_glyphs_baselines(const std::uint8_t* lines, std::size_t count, float* out);
void ithaca_glyphs_advances(float pixels, bool strong, std::uint32_t first, std::size_t count,
                            float* out);
void ithaca_glyphs_glyph(std::uint32_t code, float pixels, bool strong, bool dark, float shift,
                         std::int32_t* out);
float ithaca_glyphs_run_width(float pixels, bool strong, const char* text, std::size_t size);
void ithaca_glyphs_run(float pixels, bool strong, bool right_to_left, std::uint32_t red,
                       std::uint32_t green, std::uint32_t blue, float shift, const char* text,
                       std::size_t size, std::int32_t* out);
void ithaca_glyphs_pixels(std::uint8_t* out);
}

namespace ithaca::web {
namespace {

class CanvasGlyphs final : public ui::GlyphSource {
 public:
  void baselines(std::span<const ui::LineFace> lines, std::span<float> out) override {
    std::vector<std::uint8_t> told;
    for (const ui::LineFace& line : lines) {
      told.insert(told.end(), {line.font.size, line.font.strong ? std::uint8_t{1} : std::uint8_t{0},
                               line.line_height});
    }
    ithaca_glyphs_baselines(told.data(), lines.size(), out.data());
  }

  // Measured as large as drawn: browsers round advances to device pixels.
  void advances(ui::FontFace face, float density, char32_t first, std::span<float> out) override {
    ithaca_glyphs_advances(pixels(face, density), face.strong, first, out.size(), out.data());
    for (float& advance : out) advance /= density;
  }

  ui::GlyphImage glyph(ui::FontFace face, float density, ui::Ground ground, char32_t code_point,
                       int step) override {
    std::int32_t told[5];
    ithaca_glyphs_glyph(code_point, pixels(face, density), face.strong, ground == ui::Ground::dark,
                        shift(step), told);
    return image(told);
  }

  float run_width(ui::FontFace face, float density, std::string_view text) override {
    return ithaca_glyphs_run_width(pixels(face, density), face.strong, text.data(), text.size()) /
           density;
  }

  ui::GlyphImage run(ui::FontFace face, float density, ui::Direction direction, std::uint32_t rgb,
                     std::string_view text, int step) override {
    std::int32_t told[5];
    ithaca_glyphs_run(pixels(face, density), face.strong, direction == ui::Direction::right_to_left,
                      rgb & 255U, rgb >> 8U & 255U, rgb >> 16U & 255U, shift(step), text.data(),
                      text.size(), told);
    return image(told);
  }

 private:
  static float pixels(ui::FontFace face, float density) {
    return static_cast<float>(face.size) * density;
  }

  static float shift(int step) { return static_cast<float>(step) / ui::kPenSteps; }

  ui::GlyphImage image(const std::int32_t* told) {
    const auto size = static_cast<std::size_t>(told[0]) * static_cast<std::size_t>(told[1]) * 4;
    if (size == 0) return {};
    pixels_.resize(size);
    ithaca_glyphs_pixels(pixels_.data());
    return {told[0], told[1], told[2], told[3], told[4] != 0, pixels_};
  }

  std::vector<std::uint8_t> pixels_;
};

}  // namespace

BrowserGlyphs make_browser_glyphs() {
  const bool true_to_read = ithaca_glyphs_start();
  return {std::make_unique<CanvasGlyphs>(), true_to_read};
}

}  // namespace ithaca::web
