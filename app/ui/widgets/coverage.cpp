#include "ui/widgets/coverage.hpp"

#ifdef ITHACA_COVERAGE

#include "imgui.h"
#include "imgui_internal.h"

namespace ithaca::ui {

Coverage::Coverage(ImFontAtlas& atlas) : context_(ImGui::CreateContext(&atlas)) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  context_->TestEngineHookItems = true;
  context_->TestEngine = this;
}

Coverage::~Coverage() { ImGui::DestroyContext(context_); }

void Coverage::begin_frame(int width, int height) {
  ImGui::SetCurrentContext(context_);
  seen_.clear();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DeltaTime = 1.0F / 60;
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("page", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
  seen_.clear();  // the window's own parts
}

void Coverage::item(NodeId id, const Rect& rect) {
  ImGui::ItemAdd(ImRect(rect.x, rect.y, rect.right(), rect.bottom()), id, nullptr,
                 ImGuiItemFlags_NoNav);
}

void Coverage::end_frame(const Twin& twin) {
  const std::vector<std::uint32_t> items = seen_;
  ImGui::End();
  ImGui::EndFrame();
  uncovered_.clear();
  for (const std::uint32_t id : items) {
    const int node = twin.find(id);
    if (node == TwinNode::kNone) {
      uncovered_.push_back("item without a node: " + std::to_string(id));
      continue;
    }
    const TwinNode& owner = twin.nodes()[static_cast<std::size_t>(node)];
    if (!(owner.interactive || owner.is_grip) || twin.name_of(node).empty()) {
      uncovered_.push_back("item without a name: " + std::to_string(id));
    }
  }
}

}  // namespace ithaca::ui

// The four hooks that Dear ImGui declares for a test engine; ours only notes what is an item.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect&,
                                 const ImGuiLastItemData*) {
  if (id != 0) static_cast<ithaca::ui::Coverage*>(context->TestEngine)->saw(id);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

#endif
