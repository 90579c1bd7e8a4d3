// Puts what Dear ImGui drew on the page's canvas.
// Knows no widget and keeps no state of its own beyond the textures' numbers.
#pragma once

#include "ui/picture.hpp"
#include "ui/theme.hpp"

namespace ithaca::web {

// False: the browser has no WebGL2, and the twin has to show itself.
bool start_canvas();
void draw_on_canvas(ui::Picture& picture, ui::Color ground);
// The context was lost and came back: every texture is sent again.
void renew_textures(ui::Picture& picture);

}  // namespace ithaca::web
