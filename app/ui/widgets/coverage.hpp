// The proof that nothing that can be pressed or typed into is nameless: in coverage builds each
// such box is also an item of Dear ImGui, reported by the hooks of its test engine. In other builds
// nothing of it exists.
#pragma once

#ifdef ITHACA_COVERAGE

#include <cstdint>
#include <string>
#include <vector>

#include "ui/layout.hpp"
#include "ui/twin.hpp"

struct ImFontAtlas;
struct ImGuiContext;

namespace ithaca::ui {

class Coverage {
 public:
  explicit Coverage(ImFontAtlas& atlas);
  ~Coverage();
  Coverage(const Coverage&) = delete;
  Coverage& operator=(const Coverage&) = delete;

  void begin_frame(int width, int height);
  void item(NodeId id, const Rect& rect);  // in device pixels
  void end_frame(const Twin& twin);
  void saw(std::uint32_t id) { seen_.push_back(id); }  // called by the hook
  const std::vector<std::string>& uncovered() const { return uncovered_; }

 private:
  ImGuiContext* context_;
  std::vector<std::uint32_t> seen_;
  std::vector<std::string> uncovered_;
};

}  // namespace ithaca::ui

#endif
