// The browser's own fonts as a source of glyphs.
// Knows no atlas and no layout; web/library/glyphs.js draws and reads them.
#pragma once

#include <memory>

#include "ui/glyph_source.hpp"

namespace ithaca::web {

struct BrowserGlyphs {
  std::unique_ptr<ui::GlyphSource> source;
  bool true_to_read = true;  // false: the browser falsifies what a page reads from a canvas
};
BrowserGlyphs make_browser_glyphs();

}  // namespace ithaca::web
