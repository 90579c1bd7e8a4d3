#include "ui/theme.hpp"

#include <doctest/doctest.h>

using namespace ithaca::ui;

TEST_CASE("contrast is that of WCAG 2.2") {
  CHECK(contrast_ratio({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21.0));
  CHECK(contrast_ratio({255, 255, 255}, {0, 0, 0}) == doctest::Approx(21.0));
  CHECK(contrast_ratio({119, 119, 119}, {255, 255, 255}) == doctest::Approx(4.48).epsilon(0.001));
}

TEST_CASE("every pair of colours that is used is strong enough in both schemes") {
  for (const Palette* palette : {&light_palette(), &dark_palette()}) {
    for (const TokenPair& pair : used_pairs()) {
      const double ratio =
          contrast_ratio(color_of(*palette, pair.front), color_of(*palette, pair.back));
      const char* const scheme = palette == &light_palette() ? "light" : "dark";
      CAPTURE(scheme);
      CAPTURE(static_cast<int>(pair.front));
      CAPTURE(static_cast<int>(pair.back));
      CHECK(ratio >= (pair.use == PairUse::text ? 4.5 : 3.0));
    }
  }
}

TEST_CASE("forced colours use the system's own and nothing else") {
  const SystemColors system{
      {0, 0, 0}, {255, 255, 255}, {255, 255, 0}, {0, 255, 255}, {128, 128, 128}};
  const Palette palette = forced_palette(system);
  for (const TokenPair& pair : used_pairs()) {
    if (pair.front == Token::on_ink) continue;
    CHECK(color_of(palette, pair.front) == system.canvas_text);
  }
  CHECK(color_of(palette, Token::on_ink) == system.canvas);
  CHECK(color_of(palette, Token::ink) == system.canvas_text);
}

TEST_CASE(
    "where more contrast is asked for everything that is read is black on white, or reversed") {
  for (const bool dark : {false, true}) {
    const Palette palette = forced_palette(strongest_colors(dark));
    CHECK(color_of(palette, Token::background) == (dark ? Color{0, 0, 0} : Color{255, 255, 255}));
    for (const TokenPair& pair : used_pairs()) {
      CHECK(contrast_ratio(color_of(palette, pair.front), color_of(palette, pair.back)) > 20.9);
    }
  }
}
