// The page as the program sees it: frames, events, the address. Owns the widget layer's machine.
// Knows no plan: it runs any ui::Application. One exists in a page.
#pragma once

#include <memory>

#include "ui/application.hpp"
#include "ui/theme.hpp"
#include "ui/widgets/core.hpp"
#include "web/glyphs.hpp"

namespace ithaca::web {

// What frames cost so far, for benchmarks.
struct FrameCosts {
  double frames = 0;
  double interface_ms = 0;        // declaring, placing, drawing into lists
  double twin_ms = 0;             // applying patches to elements
  double worst_interface_ms = 0;  // of one frame
  double twin_words = 0;          // of the last patch
};

class Page final : public ui::Shell {
 public:
  Page();
  ~Page() override;

  // Shows `application`, which must outlive the page, and listens from now on.
  void run(ui::Application& application);

  // ---- ui::Shell -------------------------------------------------------------------------------
  void request_frames(int count) override;
  void wake_after(std::chrono::milliseconds delay) override;
  void navigate(std::string_view route, ui::History history) override;
  void go_back() override;
  void set_title(std::string_view title) override;
  void set_language(std::string_view language) override;
  void choose_scheme(ui::SchemeChoice choice) override;
  void reload() override;
  void save_all_kept() override;
  void print(std::string_view title, std::string_view html) override;

  // ---- From the page's scripts -----------------------------------------------------------------
  // Before the browser shows the page: brings it up to date and draws it.
  void frame(double now_ms);
  // Brings it up to date at once, inside the event that asks for it: focus, choosing files and
  // copying need that.
  void frame_now();
  void measured(float width, float height, float density, float text_scale, unsigned flags);
  void fonts_changed();
  void system_color(int which, ui::Color color);
  void canvas_came_back();
  void woken();
  ui::Core* core() { return core_.get(); }
  ui::Application* application() { return application_; }
  const FrameCosts& costs() const { return costs_; }

 private:
  void settle_scheme();
  void schedule();
  bool is_asked_for() const;
  // Again, once, when the first one took no longer than `most_ms` and asks for it.
  void update(double now_ms, double most_ms);
  void update_once(double now_ms);
  void draw();

  BrowserGlyphs glyphs_;
  ui::Application* application_ = nullptr;
  std::unique_ptr<ui::Core> core_;
  ui::Environment environment_;
  ui::SchemeChoice choice_ = ui::SchemeChoice::system;
  float text_scale_ = 1;
  bool draws_ = true;     // false: no WebGL2
  bool is_stale_ = true;  // the canvas does not show the last picture
  ui::Color drawn_ground_;
  bool prefers_dark_ = false, forced_colors_ = false, more_contrast_ = false;
  bool in_frame_ = false, shown_once_ = false;
  bool is_patient_ = true;  // nothing is shown before there is something to show
  int asked_frames_ = 0;
  FrameCosts costs_;
};

}  // namespace ithaca::web
