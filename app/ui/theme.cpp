#include "ui/theme.hpp"

#include <algorithm>
#include <cmath>

namespace ithaca::ui {
namespace {

constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U),
          static_cast<std::uint8_t>(hex)};
}

// In the order of Token.
constexpr Palette kLight = {
    rgb(0xF5F3EE), rgb(0xFFFFFF), rgb(0xFAF8F4), rgb(0xE3DED3), rgb(0x857F73), rgb(0x1E2227),
    rgb(0x59606A), rgb(0x1E2227), rgb(0xFFFFFF), rgb(0xEBE6DC), rgb(0x1B6157), rgb(0xDCEBE6),
    rgb(0x6B4596), rgb(0xECE4F4), rgb(0xA34A14), rgb(0xFAE8DB), rgb(0xA8261F)};
constexpr Palette kDark = {
    rgb(0x121518), rgb(0x1B1F23), rgb(0x20252A), rgb(0x30373E), rgb(0x7A838D), rgb(0xE9E7E2),
    rgb(0xA7AFB8), rgb(0xE9E7E2), rgb(0x15181B), rgb(0x2A3036), rgb(0x6CC5B2), rgb(0x1D3A36),
    rgb(0xC6A4EA), rgb(0x332843), rgb(0xF0A36C), rgb(0x40281A), rgb(0xF2857C)};

// Relative luminance of WCAG 2.2.
double luminance(Color color) {
  const auto linear = [](std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

}  // namespace

const Palette& light_palette() { return kLight; }
const Palette& dark_palette() { return kDark; }

Palette forced_palette(const SystemColors& system) {
  Palette palette;
  palette.fill(system.canvas);
  const auto set = [&](Token token, Color color) {
    palette[static_cast<std::size_t>(token)] = color;
  };
  for (const Token token : {Token::line, Token::control, Token::text, Token::text_soft, Token::ink,
                            Token::mentee, Token::mentor, Token::attention, Token::danger}) {
    set(token, system.canvas_text);
  }
  return palette;
}

SystemColors strongest_colors(bool dark) {
  const Color black{0, 0, 0};
  const Color white{255, 255, 255};
  const Color front = dark ? white : black;
  return {dark ? black : white, front, front, front, front};
}

double contrast_ratio(Color one, Color other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

const std::vector<TokenPair>& used_pairs() {
  static const std::vector<TokenPair> pairs = [] {
    std::vector<TokenPair> list;
    for (const Token back :
         {Token::background, Token::surface, Token::surface_soft, Token::select}) {
      for (const Token front : {Token::text, Token::text_soft}) {
        list.push_back({front, back, PairUse::text});
      }
      list.push_back({Token::ink, back, PairUse::graphic});  // focus ring, bars, charts
    }
    for (const Token back : {Token::background, Token::surface, Token::surface_soft}) {
      list.push_back({Token::control, back, PairUse::graphic});
      list.push_back({Token::mentee, back, PairUse::graphic});  // check boxes
      list.push_back({Token::mentor, back, PairUse::graphic});
      list.push_back({Token::danger, back, PairUse::text});
      list.push_back({Token::attention, back, PairUse::text});
    }
    list.push_back({Token::on_ink, Token::ink, PairUse::text});
    list.push_back({Token::mentee, Token::mentee_soft, PairUse::text});
    list.push_back({Token::mentor, Token::mentor_soft, PairUse::text});
    list.push_back({Token::attention, Token::attention_soft, PairUse::text});
    return list;
  }();
  return pairs;
}

}  // namespace ithaca::ui
