#include "ui/picture.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"

namespace ithaca::ui {
namespace {

// Dear ImGui makes every command and vertex of zeros first: bytes between fields are equal too.
template <class T>
bool same_bytes(const ImVector<T>& a, const ImVector<T>& b) {
  if (a.Size != b.Size) return false;
  return a.empty() || std::memcmp(a.Data, b.Data, static_cast<std::size_t>(a.size_in_bytes())) == 0;
}

bool is_there(const ImTextureData* texture) {
  return texture->Status == ImTextureStatus_OK || texture->Status == ImTextureStatus_Destroyed;
}

}  // namespace

struct Picture::Lists {
  ImFontAtlas atlas;
  ImDrawListSharedData shared;
  ImDrawList list{&shared};
  // Of the picture before.
  ImVector<ImDrawCmd> last_commands;
  ImVector<ImDrawIdx> last_indices;
  ImVector<ImDrawVert> last_vertices;
};

Picture::Picture() : lists_(std::make_unique<Lists>()) {
  constexpr float kCircleError = 0.2F;  // device pixels between a circle and its polygon
  constexpr float kCurveError = 1.25F;
  lists_->shared.SetCircleTessellationMaxError(kCircleError);
  lists_->shared.CurveTessellationTol = kCurveError;
  lists_->shared.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill |
                                ImDrawListFlags_AllowVtxOffset;
  lists_->atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  ImFontAtlasAddDrawListSharedData(&lists_->atlas, &lists_->shared);
}

Picture::~Picture() {
  for (ImTextureData* texture : lists_->atlas.TexList) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImFontAtlasRemoveDrawListSharedData(&lists_->atlas, &lists_->shared);
}

ImDrawList& Picture::list() { return lists_->list; }
const ImDrawList& Picture::list() const { return lists_->list; }
ImFontAtlas& Picture::atlas() { return lists_->atlas; }

void Picture::begin(int width, int height) {
  last_width_ = std::exchange(width_, width);
  last_height_ = std::exchange(height_, height);
  lists_->last_commands.swap(lists_->list.CmdBuffer);
  lists_->last_indices.swap(lists_->list.IdxBuffer);
  lists_->last_vertices.swap(lists_->list.VtxBuffer);
  ImFontAtlasUpdateNewFrame(&lists_->atlas, ++frame_, true);
  lists_->shared.ClipRectFullscreen = {0, 0, static_cast<float>(width), static_cast<float>(height)};
  lists_->list._ResetForNewFrame();
  lists_->list.PushTexture(lists_->atlas.TexRef);
  lists_->list.PushClipRectFullScreen();
}

void Picture::end() {
  lists_->list.PopClipRect();
  lists_->list.PopTexture();
  lists_->list._PopUnusedDrawCmd();
}

bool Picture::is_unchanged() const {
  const ImVector<ImTextureData*>& textures = lists_->atlas.TexList;
  return width_ == last_width_ && height_ == last_height_ &&
         same_bytes(lists_->list.CmdBuffer, lists_->last_commands) &&
         same_bytes(lists_->list.IdxBuffer, lists_->last_indices) &&
         same_bytes(lists_->list.VtxBuffer, lists_->last_vertices) &&
         std::all_of(textures.begin(), textures.end(), is_there);
}

}  // namespace ithaca::ui
