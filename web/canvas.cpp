#include "web/canvas.hpp"

#include <algorithm>

#include "imgui.h"

extern "C" {
bool ithaca_canvas_start();
bool ithaca_canvas_begin(int width, int height, int red, int green, int blue);
void ithaca_canvas_texture(int id, int width, int height, const void* pixels);
void ithaca_canvas_texture_part(int id, int x, int y, int width, int height, int row,
                                const void* pixels);
void ithaca_canvas_drop_texture(int id);
void ithaca_canvas_list(const void* vertices, int vertex_bytes, const void* indices,
                        int index_bytes);
void ithaca_canvas_draw(int texture, int count, int first_index, int first_vertex, int x, int y,
                        int width, int height);
}

namespace ithaca::web {
namespace {

int number_of(ImTextureID id) { return static_cast<int>(id); }

void send(ImTextureData& texture) {
  switch (texture.Status) {
    case ImTextureStatus_WantCreate:
      ithaca_canvas_texture(texture.UniqueID, texture.Width, texture.Height, texture.GetPixels());
      texture.SetTexID(static_cast<ImTextureID>(texture.UniqueID));
      texture.SetStatus(ImTextureStatus_OK);
      break;
    case ImTextureStatus_WantUpdates: {
      const ImTextureRect& part = texture.UpdateRect;
      ithaca_canvas_texture_part(number_of(texture.TexID), part.x, part.y, part.w, part.h,
                                 texture.Width, texture.GetPixelsAt(part.x, part.y));
      texture.SetStatus(ImTextureStatus_OK);
      break;
    }
    case ImTextureStatus_WantDestroy:
      if (texture.TexID != ImTextureID_Invalid)
        ithaca_canvas_drop_texture(number_of(texture.TexID));
      texture.SetTexID(ImTextureID_Invalid);
      texture.SetStatus(ImTextureStatus_Destroyed);
      break;
    case ImTextureStatus_OK:
    case ImTextureStatus_Destroyed:
      break;
  }
}

}  // namespace

bool start_canvas() { return ithaca_canvas_start(); }

void draw_on_canvas(ui::Picture& picture, ui::Color ground) {
  const int width = picture.width();
  const int height = picture.height();
  if (!ithaca_canvas_begin(width, height, ground.red, ground.green, ground.blue)) return;
  for (ImTextureData* texture : picture.atlas().TexList) send(*texture);
  const ImDrawList& list = picture.list();
  ithaca_canvas_list(list.VtxBuffer.Data, list.VtxBuffer.size_in_bytes(), list.IdxBuffer.Data,
                     list.IdxBuffer.size_in_bytes());
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const int x = std::max(0, static_cast<int>(command.ClipRect.x));
    const int y = std::max(0, static_cast<int>(command.ClipRect.y));
    const int right = std::min(width, static_cast<int>(command.ClipRect.z));
    const int bottom = std::min(height, static_cast<int>(command.ClipRect.w));
    if (right <= x || bottom <= y || command.ElemCount == 0) continue;
    ithaca_canvas_draw(number_of(command.GetTexID()), static_cast<int>(command.ElemCount),
                       static_cast<int>(command.IdxOffset), static_cast<int>(command.VtxOffset), x,
                       y, right - x, bottom - y);
  }
}

void renew_textures(ui::Picture& picture) {
  for (ImTextureData* texture : picture.atlas().TexList) {
    if (texture->Status == ImTextureStatus_Destroyed) continue;
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_WantDestroy
                                                                      : ImTextureStatus_WantCreate);
  }
}

}  // namespace ithaca::web
