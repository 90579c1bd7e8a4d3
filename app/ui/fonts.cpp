#include "ui/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/text.hpp"
#include "imgui.h"
#include "imgui_internal.h"

// Dear ImGui asks for its font loader under this name when it is told that one of our own exists.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();
}

namespace ithaca::ui {
namespace {

constexpr std::uint32_t kRunLife = 240;  // frames that an unused run stays in the atlas
ImFontLoader the_loader;
Fonts* the_fonts = nullptr;

std::uint32_t opaque_white(std::uint32_t color) { return color | 0x00FFFFFFU; }

// What a font of the atlas stands for, as its number.
unsigned int font_number(bool strong, int step) {
  return static_cast<unsigned int>(step) * 2 + (strong ? 1 : 0);
}
FontFace face_of(const ImFontConfig& config, const ImFontBaked& baked) {
  return {static_cast<std::uint8_t>(baked.Size), config.FontNo % 2 == 1};
}
int step_of(const ImFontConfig& config) { return static_cast<int>(config.FontNo / 2); }

// A pen as its whole pixel and the step behind it.
struct Pen {
  explicit Pen(float x) {
    const float steps = std::round(x * kPenSteps);
    pixel = std::floor(steps / kPenSteps);
    step = static_cast<int>(steps - pixel * kPenSteps);
  }
  float pixel;
  int step;
};

}  // namespace

Fonts::Fonts(GlyphSource& source, ImFontAtlas& atlas) : source_(source), atlas_(atlas) {
  the_fonts = this;
  the_loader.Name = "browser";
  the_loader.FontSrcInit = [](ImFontAtlas*, ImFontConfig*) { return true; };
  the_loader.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
  the_loader.FontBakedInit = [](ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*) { return true; };
  the_loader.FontBakedLoadGlyph = [](ImFontAtlas* owner, ImFontConfig* config, ImFontBaked* baked,
                                     void* data, ImWchar code_point, ImFontGlyph* glyph,
                                     float* advance) {
    return load_glyph(owner, config, baked, data, code_point, glyph, advance);
  };
  atlas_.TexDesiredFormat = ImTextureFormat_RGBA32;
  atlas_.TexMinWidth = 1024;
  atlas_.TexMinHeight = 256;
  atlas_.TexGlyphPadding = 1;
  for (const bool strong : {false, true}) {
    for (int step = 0; step < kPenSteps; ++step) {
      ImFontConfig config;
      config.FontLoader = &the_loader;
      config.SizePixels = 15;
      config.FontNo = font_number(strong, step);
      std::strcpy(config.Name, strong ? "browser 600" : "browser 400");
      fonts_[strong ? 1 : 0][step] = atlas_.AddFont(&config);
    }
  }
}

Fonts::~Fonts() { the_fonts = nullptr; }

void Fonts::begin_frame(float density, Ground ground, unsigned edition) {
  ++frame_;
  if (density != density_ || ground != ground_ || edition != edition_) {
    density_ = density;
    ground_ = ground;
    edition_ = edition;
    forget_everything();
  }
  if (frame_ % kRunLife == 0) drop_unused_runs();
}

void Fonts::forget_everything() {
  tables_.clear();
  for (const auto& [text, run] : runs_) {
    if (run.rect >= 0) atlas_.RemoveCustomRect(run.rect);
  }
  runs_.clear();
  ImFontAtlasBuildDiscardBakes(&atlas_, 0);
}

void Fonts::drop_unused_runs() {
  for (auto at = runs_.begin(); at != runs_.end();) {
    if (frame_ - at->second.last_used < kRunLife) {
      ++at;
      continue;
    }
    if (at->second.rect >= 0) atlas_.RemoveCustomRect(at->second.rect);
    at = runs_.erase(at);
  }
}

Fonts::FaceTable& Fonts::table(FontFace face) {
  for (FaceTable& known : tables_) {
    if (known.face.size == face.size && known.face.strong == face.strong) return known;
  }
  FaceTable fresh;
  fresh.face = face;
  source_.advances(face, density_, 0, fresh.ascii);
  fresh.digit = *std::max_element(fresh.ascii + '0', fresh.ascii + '9' + 1);
  tables_.push_back(std::move(fresh));
  return tables_.back();
}

float Fonts::digit_advance(FontFace face) { return table(face).digit; }

float Fonts::advance(FontFace face, char32_t code_point) {
  FaceTable& known = table(face);
  if (code_point < 128) return known.ascii[code_point];
  const auto found = known.others.find(code_point);
  if (found != known.others.end()) return found->second;
  float advance = 0;
  source_.advances(face, density_, code_point, std::span(&advance, 1));
  known.others.emplace(code_point, advance);
  return advance;
}

float Fonts::run_width(FontFace face, std::string_view text) {
  return source_.run_width(face, density_, text);
}

bool Fonts::load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*,
                       unsigned int code_point, ImFontGlyph* glyph, float* advance) {
  const FontFace face = face_of(*config, *baked);
  if (advance != nullptr) {
    *advance = the_fonts->advance(face, code_point);
    return true;
  }
  glyph->Codepoint = code_point & 0x3FFFFFFU;
  glyph->AdvanceX = the_fonts->advance(face, code_point);
  const GlyphImage image = the_fonts->source_.glyph(face, the_fonts->density_, the_fonts->ground_,
                                                    code_point, step_of(*config));
  if (image.width == 0 || image.height == 0) return true;
  const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, image.width, image.height);
  if (pack == ImFontAtlasRectId_Invalid) return false;
  // Offsets from the pen on the baseline, in device pixels: draw_line() is their only reader.
  glyph->X0 = static_cast<float>(image.offset_x);
  glyph->Y0 = static_cast<float>(image.offset_y);
  glyph->X1 = static_cast<float>(image.offset_x + image.width);
  glyph->Y1 = static_cast<float>(image.offset_y + image.height);
  glyph->Visible = true;
  glyph->Colored = image.colored;
  glyph->PackId = pack;
  if (image.colored) atlas->TexPixelsUseColors = true;
  ImTextureRect* place = ImFontAtlasPackGetRect(atlas, pack);
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, glyph, place, image.rgba.data(),
                                     ImTextureFormat_RGBA32, image.width * 4);
  return true;
}

void Fonts::draw_line(ImDrawList& list, FontFace face, float x, float baseline, std::uint32_t color,
                      std::string_view text, bool tabular) {
  ImFontBaked* baked[kPenSteps] = {};
  const float digit = tabular ? digit_advance(face) : 0;
  baseline = std::round(baseline);
  list.PushTexture(atlas_.TexRef);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    float advance = this->advance(face, code_point);
    float pen = x;
    if (tabular && code_point >= '0' && code_point <= '9') {
      pen += (digit - advance) / 2 * density_;
      advance = digit;
    }
    if (code_point > ' ') {
      const Pen place(pen);
      ImFontBaked*& glyphs = baked[place.step];
      if (glyphs == nullptr) {
        glyphs = fonts_[face.strong ? 1 : 0][place.step]->GetFontBaked(face.size, density_);
      }
      const ImFontGlyph* glyph = glyphs->FindGlyph(static_cast<ImWchar>(code_point));
      if (glyph != nullptr && glyph->Visible) {
        const float left = place.pixel;
        list.PrimReserve(6, 4);
        list.PrimRectUV({left + glyph->X0, baseline + glyph->Y0},
                        {left + glyph->X1, baseline + glyph->Y1}, {glyph->U0, glyph->V0},
                        {glyph->U1, glyph->V1}, glyph->Colored ? opaque_white(color) : color);
      }
    }
    x += advance * density_;
  }
  list.PopTexture();
}

void Fonts::draw_run(ImDrawList& list, FontFace face, float x, float baseline, std::uint32_t color,
                     std::string_view text, Direction direction) {
  const std::uint32_t rgb = color & 0x00FFFFFFU;
  const Pen pen(x);
  std::string key(text);
  key += static_cast<char>(face.size);
  key += static_cast<char>(font_number(face.strong, pen.step));
  for (std::uint32_t shift = 0; shift < 24; shift += 8) key += static_cast<char>(rgb >> shift);
  auto [found, fresh] = runs_.try_emplace(std::move(key));
  Run& run = found->second;
  if (fresh) {
    const GlyphImage image = source_.run(face, density_, direction, rgb, text, pen.step);
    if (image.width > 0 && image.height > 0) {
      run.rect = atlas_.AddCustomRect(image.width, image.height);
      run.offset_x = image.offset_x;
      run.offset_y = image.offset_y;
      ImFontAtlasRect place;
      if (run.rect >= 0 && atlas_.GetCustomRect(run.rect, &place)) {
        ImTextureData* texture = atlas_.TexData;
        for (int row = 0; row < image.height; ++row) {
          std::memcpy(texture->GetPixelsAt(place.x, place.y + row),
                      image.rgba.data() +
                          static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) * 4,
                      static_cast<std::size_t>(image.width) * 4);
        }
        atlas_.TexPixelsUseColors = true;
        ImFontAtlasTextureBlockQueueUpload(&atlas_, texture, place.x, place.y, place.w, place.h);
      }
    }
  }
  run.last_used = frame_;
  ImFontAtlasRect place;
  if (run.rect < 0 || !atlas_.GetCustomRect(run.rect, &place)) return;
  const float left = pen.pixel + static_cast<float>(run.offset_x);
  const float top = std::round(baseline) + static_cast<float>(run.offset_y);
  list.AddImage(atlas_.TexRef, {left, top},
                {left + static_cast<float>(place.w), top + static_cast<float>(place.h)}, place.uv0,
                place.uv1, opaque_white(color));
}

}  // namespace ithaca::ui

namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader() { return &ithaca::ui::the_loader; }
}  // namespace ImGuiFreeType
