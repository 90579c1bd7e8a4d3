#include "web/page.hpp"

#include <emscripten/emscripten.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "web/canvas.hpp"
#include "web/ports/given.hpp"

extern "C" {
void ithaca_page_start();
void ithaca_page_request_frame();
double ithaca_page_now();
void ithaca_page_wake(double milliseconds);
void ithaca_page_ready(bool elements_show_themselves, bool elements_draw_text);
void ithaca_page_navigate(const char* route, std::size_t size, bool replaces);
void ithaca_page_back();
void ithaca_page_reload();
void ithaca_page_save_all_kept();
void ithaca_page_print(const char* title, std::size_t title_size, const char* html,
                       std::size_t html_size);
void ithaca_page_title(const char* title, std::size_t size);
void ithaca_page_language(const char* language, std::size_t size);
void ithaca_page_colors(const std::uint32_t* colors, std::size_t count, bool dark);
void ithaca_twin_start();
void ithaca_twin_apply(const std::uint32_t* words, std::size_t count, float scale);
}

namespace ithaca::web {
namespace {

Page* the_page = nullptr;

constexpr unsigned kDark = 1U, kStill = 2U, kTouch = 4U, kForced = 8U, kContrast = 16U;

}  // namespace

Page::Page() : glyphs_(make_browser_glyphs()) {
  the_page = this;
  draws_ = start_canvas();
  environment_.elements_draw_text = !draws_ || !glyphs_.true_to_read;
}

Page::~Page() { the_page = nullptr; }

void Page::run(ui::Application& application) {
  application_ = &application;
  core_ = std::make_unique<ui::Core>(*glyphs_.source, application);
  ithaca_twin_start();
  ithaca_page_start();
  request_frames(2);
  constexpr std::chrono::milliseconds kPatience{150};  // longer than a plan takes to open, mostly
  wake_after(kPatience);
}

void Page::woken() {
  is_patient_ = false;
  request_frames(1);
}

// ---- Frames
// ----------------------------------------------------------------------------------------

void Page::request_frames(int count) {
  asked_frames_ = std::max(asked_frames_, count);
  if (!in_frame_) schedule();
}

void Page::schedule() {
  if (!core_ || (is_patient_ && application_->is_opening())) return;
  if (is_stale_ || is_asked_for()) ithaca_page_request_frame();
}

bool Page::is_asked_for() const { return asked_frames_ > 0 || core_->wanted_frames() > 0; }

void Page::frame(double now_ms) {
  if (!core_ || in_frame_ || environment_.width <= 0) return;
  // What an update leads to is shown with it where that costs little. A frame more would come late:
  // after a press a browser lets nothing pass before the frames that are asked for, not even the
  // answer of the storage.
  constexpr double kShortMs = 8;
  update(now_ms, kShortMs);
  if (is_stale_) draw();
  schedule();
}

void Page::frame_now() {
  if (!core_ || in_frame_ || environment_.width <= 0) return;
  constexpr double kLongMs = 30;  // after that the page first gets its turn
  update(ithaca_page_now(), kLongMs);
  schedule();
}

void Page::update(double now_ms, double most_ms) {
  constexpr int kMostFrames = 2;  // what happened, then what it led to
  const double begin = ithaca_page_now();
  for (int i = 0; i < kMostFrames && is_asked_for(); ++i) {
    if (i > 0 && ithaca_page_now() - begin > most_ms) break;
    update_once(now_ms);
  }
}

void Page::update_once(double now_ms) {
  in_frame_ = true;
  const double begin = ithaca_page_now();
  asked_frames_ = std::max(0, asked_frames_ - 1);
  environment_.seconds = now_ms / 1000;
  core_->set_environment(environment_);
  const std::vector<std::uint32_t>& patch = core_->frame();
  const double declared = ithaca_page_now();
  ithaca_twin_apply(patch.data(), patch.size(), text_scale_);
  const double mirrored = ithaca_page_now();
  is_stale_ = is_stale_ || !core_->picture().is_unchanged() || core_->background() != drawn_ground_;
  in_frame_ = false;
  costs_.frames += 1;
  costs_.interface_ms += declared - begin;
  costs_.twin_ms += mirrored - declared;
  costs_.worst_interface_ms = std::max(costs_.worst_interface_ms, declared - begin);
  costs_.twin_words = static_cast<double>(patch.size());
}

// Only where the browser is about to show it, and only what it does not show yet: where graphics
// are software, drawing is the most of a frame, and the storage waits for it.
void Page::draw() {
  is_stale_ = false;
  drawn_ground_ = core_->background();
  if (draws_) draw_on_canvas(core_->picture(), drawn_ground_);
  if (!shown_once_) {
    shown_once_ = true;
    ithaca_page_ready(!draws_, environment_.elements_draw_text);
  }
}

void Page::wake_after(std::chrono::milliseconds delay) {
  ithaca_page_wake(static_cast<double>(delay.count()));
}

// ---- The page
// --------------------------------------------------------------------------------------

void Page::measured(float width, float height, float density, float text_scale, unsigned flags) {
  text_scale_ = text_scale;
  environment_.width = width / text_scale;
  environment_.height = height / text_scale;
  environment_.density = density * text_scale;
  environment_.reduced_motion = (flags & kStill) != 0;
  environment_.touch = (flags & kTouch) != 0;
  prefers_dark_ = (flags & kDark) != 0;
  forced_colors_ = (flags & kForced) != 0;
  more_contrast_ = (flags & kContrast) != 0;
  settle_scheme();
  request_frames(2);
}

void Page::fonts_changed() {
  ++environment_.fonts;
  request_frames(2);
}

void Page::system_color(int which, ui::Color color) {
  ui::SystemColors& system = environment_.system;
  ui::Color* const order[] = {&system.canvas, &system.canvas_text, &system.link, &system.highlight,
                              &system.disabled};
  *order[which] = color;
  settle_scheme();
  request_frames(2);
}

void Page::choose_scheme(ui::SchemeChoice choice) {
  choice_ = choice;
  settle_scheme();
  request_frames(2);
}

void Page::settle_scheme() {
  const bool dark =
      choice_ == ui::SchemeChoice::dark || (choice_ == ui::SchemeChoice::system && prefers_dark_);
  if (more_contrast_ && !forced_colors_) environment_.system = ui::strongest_colors(dark);
  const bool forced = forced_colors_ || more_contrast_;
  environment_.scheme = forced ? ui::Scheme::forced : dark ? ui::Scheme::dark : ui::Scheme::light;
  const ui::Palette palette = forced ? ui::forced_palette(environment_.system)
                              : dark ? ui::dark_palette()
                                     : ui::light_palette();
  std::array<std::uint32_t, ui::kTokenCount> colors{};
  for (std::size_t i = 0; i < colors.size(); ++i) {
    colors[i] = static_cast<std::uint32_t>(palette[i].red) << 16U |
                static_cast<std::uint32_t>(palette[i].green) << 8U | palette[i].blue;
  }
  ithaca_page_colors(colors.data(), colors.size(), dark);
}

void Page::canvas_came_back() {
  renew_textures(core_->picture());
  request_frames(2);
}

void Page::navigate(std::string_view route, ui::History history) {
  ithaca_page_navigate(route.data(), route.size(), history == ui::History::replace);
}
void Page::go_back() { ithaca_page_back(); }
void Page::reload() { ithaca_page_reload(); }
void Page::save_all_kept() { ithaca_page_save_all_kept(); }

void Page::print(std::string_view title, std::string_view html) {
  ithaca_page_print(title.data(), title.size(), html.data(), html.size());
}
void Page::set_title(std::string_view title) { ithaca_page_title(title.data(), title.size()); }
void Page::set_language(std::string_view language) {
  ithaca_page_language(language.data(), language.size());
}

}  // namespace ithaca::web

// ---- What the page's scripts call
// -------------------------------------------------------------------

using ithaca::web::taken;
using ithaca::web::the_page;

extern "C" {

EMSCRIPTEN_KEEPALIVE void ithaca_page_frame(double now_ms) { the_page->frame(now_ms); }

EMSCRIPTEN_KEEPALIVE void ithaca_page_woken() { the_page->woken(); }

EMSCRIPTEN_KEEPALIVE void ithaca_page_measured(float width, float height, float density,
                                               float text_scale, unsigned flags) {
  the_page->measured(width, height, density, text_scale, flags);
}

EMSCRIPTEN_KEEPALIVE void ithaca_page_fonts_changed() { the_page->fonts_changed(); }

EMSCRIPTEN_KEEPALIVE void ithaca_page_system_color(int which, int red, int green, int blue) {
  the_page->system_color(which, {static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                                 static_cast<std::uint8_t>(blue)});
}

// What was just typed into a form is taken in before its view goes, and before the page does.
// Before the first address no view was shown: none is left, and none gives its focus to the next.
// Where the application itself goes, the frame in which it said so has just taken everything in.
EMSCRIPTEN_KEEPALIVE void ithaca_page_route(char* route, std::size_t size, bool is_own) {
  if (!is_own && the_page->core()->page_key()) the_page->frame_now();
  the_page->application()->on_route(taken(route, size));
  the_page->request_frames(2);
}

EMSCRIPTEN_KEEPALIVE void ithaca_page_shown(bool shown) {
  if (shown) {
    the_page->application()->on_shown();
    the_page->request_frames(2);
  } else {
    the_page->frame_now();
    the_page->application()->on_hidden();
  }
}

// Whatever the frame prints is part of what the browser is about to print.
EMSCRIPTEN_KEEPALIVE void ithaca_page_printing() {
  the_page->application()->on_print();
  the_page->request_frames(1);
  the_page->frame_now();
}

EMSCRIPTEN_KEEPALIVE void ithaca_canvas_came_back() { the_page->canvas_came_back(); }

EMSCRIPTEN_KEEPALIVE void ithaca_twin_click(ithaca::ui::NodeId id) {
  the_page->core()->click(id);
  the_page->request_frames(2);
  the_page->frame_now();
}

EMSCRIPTEN_KEEPALIVE void ithaca_twin_change(ithaca::ui::NodeId id, std::uint32_t value) {
  the_page->core()->change(id, value);
  the_page->request_frames(2);
  the_page->frame_now();
}

EMSCRIPTEN_KEEPALIVE void ithaca_twin_dismiss(ithaca::ui::NodeId id) {
  the_page->core()->dismiss(id);
  the_page->request_frames(2);
}

EMSCRIPTEN_KEEPALIVE void ithaca_twin_hover(ithaca::ui::NodeId id) {
  the_page->core()->hover(id);
  the_page->request_frames(0);
}

EMSCRIPTEN_KEEPALIVE void ithaca_twin_press(ithaca::ui::NodeId id) {
  the_page->core()->press(id);
  if (id != 0) the_page->core()->press_outside(id);
  the_page->request_frames(0);
}

// What a pointer does with a row that it took: 0 took it, 1 carries it, 2 lets it go, 3 gives up.
EMSCRIPTEN_KEEPALIVE void ithaca_twin_drag(int step, ithaca::ui::NodeId row, float x, float y) {
  ithaca::ui::Core& core = *the_page->core();
  if (step == 0) core.drag_begin(row, x, y);
  if (step == 1) core.drag_over(x, y);
  if (step == 2) core.drag_drop(x, y);
  if (step == 3) core.drag_cancel();
  the_page->request_frames(0);
}

// The frame is drawn at once, so that the field's text neither vanishes nor shows twice.
EMSCRIPTEN_KEEPALIVE void ithaca_twin_focus(ithaca::ui::NodeId id, bool visible) {
  the_page->core()->focus(id, visible);
  the_page->request_frames(1);
  the_page->frame_now();
}

EMSCRIPTEN_KEEPALIVE void ithaca_twin_blur(ithaca::ui::NodeId id) {
  the_page->core()->blur(id);
  the_page->request_frames(1);
  the_page->frame_now();
}

EMSCRIPTEN_KEEPALIVE void ithaca_twin_scrolled(ithaca::ui::NodeId id, float top) {
  the_page->core()->scrolled(id, top);
  the_page->request_frames(1);
}

EMSCRIPTEN_KEEPALIVE void ithaca_twin_input(ithaca::ui::NodeId id, std::size_t at,
                                            std::size_t removed, char* inserted, std::size_t size) {
  the_page->core()->input(id, at, removed, taken(inserted, size));
  the_page->request_frames(2);
}

EMSCRIPTEN_KEEPALIVE void ithaca_twin_select(ithaca::ui::NodeId id, std::size_t start,
                                             std::size_t end) {
  the_page->core()->select(id, start, end);
  the_page->request_frames(1);
}

EMSCRIPTEN_KEEPALIVE void ithaca_twin_field_holds(ithaca::ui::NodeId id, char* value,
                                                  std::size_t size) {
  the_page->core()->field_holds(id, taken(value, size));
  the_page->request_frames(2);
}

EMSCRIPTEN_KEEPALIVE bool ithaca_twin_key(char* key, std::size_t size, unsigned bits,
                                          ithaca::ui::NodeId field, std::size_t start,
                                          std::size_t end, std::size_t length) {
  const std::string name = taken(key, size);
  const ithaca::ui::KeyPress press{.key = name,
                                   .command = (bits & 1U) != 0,
                                   .shift = (bits & 2U) != 0,
                                   .alt = (bits & 4U) != 0,
                                   .repeat = (bits & 8U) != 0,
                                   .in_text_field = (bits & 16U) != 0};
  // What was typed is shown before a key acts on it: a list of suggestions may be open no longer.
  if (field != 0 && name.size() > 1) the_page->frame_now();
  const bool handled =
      the_page->core()->key(press, field, {start, end, length}) == ithaca::ui::Handled::yes;
  if (handled) the_page->frame_now();
  return handled;
}

// For benchmarks and tests: 0 frames, 1 interface ms, 2 twin ms, 3 worst interface ms, 4 words of
// the last patch.
EMSCRIPTEN_KEEPALIVE double ithaca_page_cost(int which) {
  const ithaca::web::FrameCosts& costs = the_page->costs();
  const double values[] = {costs.frames, costs.interface_ms, costs.twin_ms,
                           costs.worst_interface_ms, costs.twin_words};
  return which >= 0 && which < 5 ? values[which] : 0;
}

#ifdef ITHACA_COVERAGE
// Interactive Dear ImGui items without a named node, one in each line; valid until the next call.
EMSCRIPTEN_KEEPALIVE const char* ithaca_page_uncovered() {
  static std::string lines;
  lines.clear();
  for (const std::string& item : the_page->core()->uncovered()) lines += item + "\n";
  return lines.c_str();
}
#endif
}
