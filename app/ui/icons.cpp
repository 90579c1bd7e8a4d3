#include "ui/icons.hpp"

#include <vector>

#include "imgui.h"

namespace ithaca::ui {
namespace {

// Strokes on a grid of 18. M x y: move; L x y: line to; Z: close; A cx cy r from to: arc in
// degrees, clockwise; C cx cy r: circle; D cx cy r: dot; R x y w h r: rounded rectangle; 2: second
// colour.
constexpr const char* kStrokes[] = {
    "",                                                                              // none
    "M2.6 15.2 L15.4 15.2 M4.4 15.2 L9 4.6 L13.6 15.2 2 D9 3.4 1.7",                 // logo
    "C9 9 3 M9 1.6 L9 3 M9 15 L9 16.4 M1.6 9 L3 9 M15 9 L16.4 9 M3.8 3.8 L4.8 4.8 "  // sun
    "M13.2 13.2 L14.2 14.2 M3.8 14.2 L4.8 13.2 M13.2 4.8 L14.2 3.8",
    "R2.4 3.4 13.2 12.2 2.4 M2.4 7.4 L15.6 7.4 M6 1.9 L6 4.9 M12 1.9 L12 4.9",  // calendar
    "C9 9 6.7 C9 9 2.7",                                                        // target
    "M2.2 5 L3.8 6.6 L6.8 3.4 M9.8 5.2 L15.8 5.2 M2.2 12.2 L3.8 13.8 L6.8 10.6 M9.8 12.4 L15.8 "
    "12.4",
    "R2.3 3 3.6 12 1.2 R7.2 3 3.6 9 1.2 R12.1 3 3.6 6 1.2",                         // columns
    "A9 7.2 5 128 412 M5.9 11.1 L6.8 13.2 L11.2 13.2 L12.1 11.1 M7.4 16 L10.6 16",  // bulb
    "M3.9 2.3 L10.4 2.3 L14.1 6 L14.1 15.7 L3.9 15.7 Z M6.9 9.2 L11.1 9.2 M6.9 12.2 L11.1 12.2",
    "M1.4 9 L4.6 9 L7 4 L10.6 14 L12.9 9 L16.6 9",  // pulse
    "M9 2.2 L9 11.2 M5.6 5.4 L9 2.2 L12.4 5.4 M2.6 9.6 L2.6 15.4 L15.4 15.4 L15.4 9.6",
    "C9 9 2.3 C9 9 5 M9 1.5 L9 4 M9 14 L9 16.5 M1.5 9 L4 9 M14 9 L16.5 9 M3.7 3.7 L5.4 5.4 "
    "M12.6 12.6 L14.3 14.3 M3.7 14.3 L5.4 12.6 M12.6 5.4 L14.3 3.7",  // gear
    "C7.8 7.8 5.2 M11.6 11.6 L16 16",                                 // search
    "M9 2.5 L9 15.5 M2.5 9 L15.5 9",                                  // plus
    "M2.6 9.6 L7 14 L15.4 4.8",                                       // check
    "C9 9 6.7 M9 5 L9 9 L11.8 10.7",                                  // clock
    "M4 4 L14 14 M14 4 L4 14",                                        // close
    "D3.6 9 1.5 D9 9 1.5 D14.4 9 1.5",                                // more
    "M2.5 4.5 L15.5 4.5 M2.5 9 L15.5 9 M2.5 13.5 L15.5 13.5",         // menu
    "M4 6.8 L9 11.8 L14 6.8",                                         // chevron_down
    "M6.8 4 L11.8 9 L6.8 14",                                         // chevron_right
    "M11.2 4 L6.2 9 L11.2 14",                                        // chevron_left
    "M9 15.2 L9 2.8 M4.4 7.2 L9 2.8 L13.6 7.2",                       // arrow_up
    "M9 2.8 L9 15.2 M4.4 10.8 L9 15.2 L13.6 10.8",                    // arrow_down
    "R6 6 9.6 9.6 2 M12 2.6 L4.2 2.6 L2.6 4.2 L2.6 12",               // copy
    "M9 2.2 L9 11.2 M5.6 8 L9 11.2 L12.4 8 M2.6 11.8 L2.6 15.4 L15.4 15.4 L15.4 11.8",
    "M9 11.2 L9 2.2 M5.6 5.4 L9 2.2 L12.4 5.4 M2.6 11.8 L2.6 15.4 L15.4 15.4 L15.4 11.8",
    "M2.4 4.6 L15.6 4.6 M6.4 4.6 L6.4 2.4 L11.6 2.4 L11.6 4.6 M4.2 4.6 L5 15.6 L13 15.6 L13.8 4.6",
    "M6 3.4 L2.4 7 L6 10.6 M2.4 7 L11.6 7 A11.6 10.9 3.9 -90 90 M11.6 14.8 L7 14.8",  // undo
    "M12 3.4 L15.6 7 L12 10.6 M15.6 7 L6.4 7 A6.4 10.9 3.9 90 270 M6.4 14.8 L11 14.8",
    "M2.8 15.2 L3.6 11.6 L12 3.2 L14.8 6 L6.4 14.4 Z M10.2 5 L13 7.8",  // pencil
    "M7 11 L11 7 M8 5.4 L9.6 3.8 A11.9 6.1 3.2 -135 45 M14.2 8.4 L12.6 10 M10 12.6 L8.4 14.2 "
    "A6.1 11.9 3.2 45 225 M3.8 9.6 L5.4 8",                                    // link
    "M9 2.4 L16.4 15.2 L1.6 15.2 Z M9 7 L9 10.6 D9 12.9 1",                    // warning
    "C9 9 6.7 M9 8.4 L9 12.6 D9 5.7 1",                                        // info
    "C9 5.8 3.2 A9 16.4 6.4 190 350",                                          // person
    "D6.4 4 1.3 D11.6 4 1.3 D6.4 9 1.3 D11.6 9 1.3 D6.4 14 1.3 D11.6 14 1.3",  // grip
    "A9 9 6.6 -40 230 A13.4 4.6 5.6 80 200",                                   // moon
    "R3.6 8 10.8 7.6 2 M5.9 8 L5.9 6 A9 6 3.1 180 360 M12.1 6 L12.1 8"         // lock
};

constexpr float kGrid = 18;
constexpr float kStroke = 1.75F;
constexpr float kDegree = 3.14159265F / 180;

class Pen {
 public:
  Pen(ImDrawList& list, ImVec2 origin, float scale, ImU32 color)
      : list_(list), origin_(origin), scale_(scale), color_(color) {}

  void color(ImU32 color) { color_ = color; }
  void dot(float x, float y, float radius) {
    list_.AddCircleFilled(at(x, y), radius * scale_, color_);
  }
  void circle(float x, float y, float radius) {
    list_.AddCircle(at(x, y), radius * scale_, color_, 0, kStroke * scale_);
  }
  void rectangle(float x, float y, float width, float height, float radius) {
    list_.AddRect(at(x, y), at(x + width, y + height), color_, radius * scale_, 0,
                  kStroke * scale_);
  }
  void arc(float x, float y, float radius, float from, float to) {
    finish(false);
    list_.PathArcTo(at(x, y), radius * scale_, from * kDegree, to * kDegree);
    points_.assign(list_._Path.begin(), list_._Path.end());
    list_.PathClear();
    finish(false);
  }
  void move(float x, float y) {
    finish(false);
    line(x, y);
  }
  void line(float x, float y) { points_.push_back(at(x, y)); }
  // Strokes what was collected; the list's own path is what caps are drawn with.
  void finish(bool closed) {
    if (points_.empty()) return;
    if (!closed) {
      cap(points_.front());
      cap(points_.back());
    }
    list_.AddPolyline(points_.data(), static_cast<int>(points_.size()), color_,
                      closed ? ImDrawFlags_Closed : 0, kStroke * scale_);
    points_.clear();
  }

 private:
  ImVec2 at(float x, float y) const { return {origin_.x + x * scale_, origin_.y + y * scale_}; }
  void cap(ImVec2 point) { list_.AddCircleFilled(point, kStroke / 2 * scale_, color_); }
  std::vector<ImVec2> points_;
  ImDrawList& list_;
  ImVec2 origin_;
  float scale_;
  ImU32 color_;
};

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, float x, float y, float size, std::uint32_t color,
               std::uint32_t second) {
  Pen pen(list, {x, y}, size / kGrid, color);
  const char* text = kStrokes[static_cast<std::size_t>(icon)];
  const auto number = [&] {
    while (*text == ' ') ++text;
    const float sign = *text == '-' ? -1.0F : 1.0F;
    if (sign < 0) ++text;
    float value = 0;
    for (; *text >= '0' && *text <= '9'; ++text)
      value = value * 10 + static_cast<float>(*text - '0');
    if (*text != '.') return sign * value;
    float place = 0.1F;
    for (++text; *text >= '0' && *text <= '9'; ++text, place /= 10) {
      value += place * static_cast<float>(*text - '0');
    }
    return sign * value;
  };
  while (*text != '\0') {
    const char command = *text++;
    float n[5];
    const auto numbers = [&](int count) {
      for (int i = 0; i < count; ++i) n[i] = number();
    };
    if (command == 'L') {
      numbers(2);
      pen.line(n[0], n[1]);
      continue;
    }
    if (command == ' ') continue;
    pen.finish(command == 'Z');
    if (command == 'M') numbers(2), pen.move(n[0], n[1]);
    if (command == 'C') numbers(3), pen.circle(n[0], n[1], n[2]);
    if (command == 'D') numbers(3), pen.dot(n[0], n[1], n[2]);
    if (command == 'R') numbers(5), pen.rectangle(n[0], n[1], n[2], n[3], n[4]);
    if (command == 'A') numbers(5), pen.arc(n[0], n[1], n[2], n[3], n[4]);
    if (command == '2') pen.color(second);
  }
  pen.finish(false);
}

}  // namespace ithaca::ui
