// One frame's triangles and the atlas that they take their images from: Dear ImGui's draw list and
// font atlas, without its windows, its input and its navigation, which the page's own elements do
// better. Knows no widget and no browser.
#pragma once

#include <memory>

struct ImDrawList;
struct ImFontAtlas;

namespace ithaca::ui {

class Picture {
 public:
  Picture();
  ~Picture();
  Picture(const Picture&) = delete;
  Picture& operator=(const Picture&) = delete;

  // Empties the list; the size is in device pixels.
  void begin(int width, int height);
  void end();

  ImDrawList& list();
  const ImDrawList& list() const;
  // Its TexList says which textures wait to be created, updated or destroyed: whoever shows the
  // picture does that and sets their status, as Dear ImGui's renderers do.
  ImFontAtlas& atlas();
  int width() const { return width_; }
  int height() const { return height_; }
  // Whether it is, to the last triangle, what the picture before it was, with no texture that
  // waits: whoever shows it may then leave the screen as it is. Asked between end() and begin().
  bool is_unchanged() const;

 private:
  struct Lists;
  std::unique_ptr<Lists> lists_;
  int width_ = 0, height_ = 0;
  int last_width_ = 0, last_height_ = 0;
  int frame_ = 0;
};

}  // namespace ithaca::ui
