// Text on the canvas: glyphs in Dear ImGui's atlas, whole shaped runs as images, pens on quarters
// of a pixel. The only file that touches Dear ImGui's internal ImFontLoader; knows no widget and no
// line breaking.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ui/glyph_source.hpp"

struct ImDrawList;
struct ImFont;
struct ImFontAtlas;
struct ImFontBaked;
struct ImFontConfig;
struct ImFontGlyph;

namespace ithaca::ui {

class Fonts {
 public:
  // One at a time; `atlas` belongs to the Dear ImGui context in use and must outlive it.
  Fonts(GlyphSource& source, ImFontAtlas& atlas);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  // Once before each frame; a new density, ground or edition of the fonts makes all glyphs anew.
  void begin_frame(float density, Ground ground, unsigned edition);
  float density() const { return density_; }
  unsigned edition() const { return edition_; }

  void baselines(std::span<const LineFace> lines, std::span<float> out) {
    source_.baselines(lines, out);
  }
  float advance(FontFace face, char32_t code_point);      // CSS px
  float digit_advance(FontFace face);                     // of the widest digit
  float run_width(FontFace face, std::string_view text);  // shaped, CSS px

  // Draws one line; `x` and `baseline` in device pixels, color as ImU32.
  void draw_line(ImDrawList& list, FontFace face, float x, float baseline, std::uint32_t color,
                 std::string_view text, bool tabular);
  void draw_run(ImDrawList& list, FontFace face, float x, float baseline, std::uint32_t color,
                std::string_view text, Direction direction);

 private:
  struct FaceTable {
    FontFace face;
    float digit = 0;
    float ascii[128] = {};
    std::unordered_map<char32_t, float> others;
  };
  struct Run {
    int rect = -1;  // of the atlas; -1: nothing visible
    int offset_x = 0, offset_y = 0;
    std::uint32_t last_used = 0;
  };

  FaceTable& table(FontFace face);
  void forget_everything();
  void drop_unused_runs();
  static bool load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void* data,
                         unsigned int code_point, ImFontGlyph* glyph, float* advance);

  GlyphSource& source_;
  ImFontAtlas& atlas_;
  ImFont* fonts_[2][kPenSteps] = {};  // by weight; each place of the pen has glyphs of its own
  float density_ = 1;
  Ground ground_ = Ground::light;
  unsigned edition_ = 0;
  std::uint32_t frame_ = 0;
  std::vector<FaceTable> tables_;
  std::unordered_map<std::string, Run> runs_;
};

}  // namespace ithaca::ui
