#include "ui/picture.hpp"

#include "imgui.h"
#include "imgui_internal.h"

namespace ithaca::ui {

struct Picture::Lists {
  ImFontAtlas atlas;
  ImDrawListSharedData shared;
  ImDrawList list{&shared};
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
  width_ = width;
  height_ = height;
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

}  // namespace ithaca::ui
