#include "support/headless_ui.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "imgui.h"
#include "ui/widgets/core.hpp"

namespace ithaca::test {
namespace {

using ui::Attribute;
using ui::Tag;
using ui::Twin;
using ui::TwinNode;

// Every letter is half as wide as it is high, ideographs as wide as high; images are one white
// pixel.
class FixedGlyphs final : public ui::GlyphSource {
 public:
  void baselines(std::span<const ui::LineFace> lines, std::span<float> out) override {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const float size = lines[i].font.size;
      out[i] = std::floor((lines[i].line_height - size) / 2) + size * 0.75F;
    }
  }
  void advances(ui::FontFace face, float, char32_t first, std::span<float> out) override {
    for (float& advance : out) advance = advance_of(face, first++);
  }
  ui::GlyphImage glyph(ui::FontFace, float, ui::Ground, char32_t, int) override { return image(); }
  float run_width(ui::FontFace face, float, std::string_view text) override {
    float width = 0;
    for (std::size_t at = 0; at < text.size();)
      width += advance_of(face, next_code_point(text, at));
    return width;
  }
  ui::GlyphImage run(ui::FontFace, float, ui::Direction, std::uint32_t, std::string_view,
                     int) override {
    return image();
  }

 private:
  static float advance_of(ui::FontFace face, char32_t code_point) {
    const float size = face.size;
    if (code_point < 0x20) return 0;
    return code_point >= 0x2E80 ? size : size / 2;
  }
  static ui::GlyphImage image() {
    static constexpr std::array<std::uint8_t, 4> kPixel = {255, 255, 255, 255};
    return {1, 1, 0, -1, false, kPixel};
  }
};

class FrameOnly final : public ui::Application {
 public:
  FrameOnly(std::function<void(ui::Ui&)> frame, ui::FieldSink* sink)
      : frame_(std::move(frame)), sink_(sink) {}
  void frame(ui::Ui& ui) override { frame_(ui); }
  void on_route(std::string_view) override {}
  void on_splice(std::string_view binding, const ui::Splice& splice) override {
    if (sink_ != nullptr) sink_->on_splice(binding, splice);
  }
  ui::Handled on_field_key(std::string_view binding, const ui::KeyPress& key,
                           const ui::Caret& caret) override {
    return sink_ != nullptr ? sink_->on_field_key(binding, key, caret) : ui::Handled::no;
  }
  void on_field_left(std::string_view binding) override {
    if (sink_ != nullptr) sink_->on_field_left(binding);
  }

 private:
  std::function<void(ui::Ui&)> frame_;
  ui::FieldSink* sink_;
};

std::string role_of(const Twin& twin, int index) {
  if (twin.nodes()[static_cast<std::size_t>(index)].is_grip) return "grip";
  const std::string_view role = twin.attribute(index, Attribute::role);
  if (!role.empty()) return std::string(role);
  switch (twin.nodes()[static_cast<std::size_t>(index)].tag) {
    case Tag::div:
    case Tag::span:
      return "generic";
    case Tag::p:
      return "paragraph";
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
      return "heading";
    case Tag::a:
      return "link";
    case Tag::button:
      return "button";
    case Tag::input:
    case Tag::textarea:
      return "textbox";
    case Tag::checkbox:
      return "checkbox";
    case Tag::radio:
      return "radio";
    case Tag::select:
      return "combobox";
    case Tag::ul:
    case Tag::ol:
      return "list";
    case Tag::li:
      return "listitem";
    case Tag::dl:
      return "descriptions";
    case Tag::dt:
      return "term";
    case Tag::dd:
      return "definition";
    case Tag::nav:
      return "navigation";
    case Tag::main:
      return "main";
    case Tag::header:
      return "banner";
    case Tag::aside:
      return "complementary";
    case Tag::section:
      return "region";
    case Tag::form:
      return "form";
    case Tag::search:
      return "search";
    case Tag::dialog:
      return "dialog";
    case Tag::label:
      return "label";
  }
  return "generic";
}

int level_of(Tag tag) { return tag == Tag::h1 ? 1 : tag == Tag::h2 ? 2 : tag == Tag::h3 ? 3 : 0; }

// The browser's part: what a patch says about focus and live messages.
struct Page {
  ui::NodeId focused = 0;
  std::size_t caret = 0;  // bytes; put there with the last focus
  std::string announced;

  // Reads only the operations that need no element; see the format in ui/twin.hpp.
  void apply(const std::vector<std::uint32_t>& patch, ui::Core& core) {
    std::size_t at = 0;
    const auto text_words = [&](std::size_t from) { return 1 + (patch[from] + 3) / 4; };
    while (at < patch.size()) {
      switch (patch[at]) {
        case 1:  // create
          at += 4;
          break;
        case 2:  // remove
          at += 2;
          break;
        case 3:  // order
          at += 3 + patch[at + 2];
          break;
        case 4:  // rect
          at += 8;
          break;
        case 5:  // text
        case 7:  // value
          at += 2 + text_words(at + 2);
          break;
        case 6: {  // attributes
          std::size_t entry = at + 3;
          for (std::uint32_t i = 0; i < patch[at + 2]; ++i) entry += 1 + text_words(entry + 1);
          at = entry;
          break;
        }
        case 8:   // look
        case 9:   // extent
        case 10:  // scroll
          at += 3;
          break;
        case 11:  // focus
          focused = patch[at + 1];
          if (focused != 0) {
            caret = std::min<std::size_t>(patch[at + 2], core.twin().held(focused).size());
            core.focus(focused, true);
          } else {
            core.blur(core.focused());
          }
          at += 3;
          break;
        case 12:  // announce
          announced.assign(reinterpret_cast<const char*>(patch.data() + at + 2), patch[at + 1]);
          at += 1 + text_words(at + 1);
          break;
        case 13:  // reveal
          at += 2;
          break;
        default:
          at = patch.size();
      }
    }
  }
};

}  // namespace

struct HeadlessUi::Machine {
  FixedGlyphs glyphs;
  std::unique_ptr<ui::Application> owned;
  ui::Application& application;
  ui::Core core;
  ui::Environment environment;
  Page page;
  ui::Rect pointer;  // without size
  std::vector<SeenNode> nodes;

  Machine(std::unique_ptr<ui::Application> mine, ui::Application& used)
      : owned(std::move(mine)), application(used), core(glyphs, used) {}

  void run() {
    constexpr int kMostFrames = 8;
    int frames = 0;
    do {
      environment.seconds += 1.0 / 60;
      core.set_environment(environment);
      page.apply(core.frame(), core);
      for (ImTextureData* texture : core.picture().atlas().TexList) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
          texture->SetTexID(ImTextureID_Invalid);
          texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_Destroyed) {
          texture->SetTexID(1);
          texture->SetStatus(ImTextureStatus_OK);
        }
      }
    } while (core.wanted_frames() > 0 && ++frames < kMostFrames);
    look();
  }

  void look() {
    nodes.clear();
    const Twin& twin = core.twin();
    const auto& all = twin.nodes();
    std::vector<ui::Rect> absolute(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      const int index = static_cast<int>(i);
      const TwinNode& node = all[i];
      absolute[i] = node.rect;
      if (node.parent != TwinNode::kNone) {
        const std::size_t parent = static_cast<std::size_t>(node.parent);
        absolute[i].x += absolute[parent].x;
        absolute[i].y += absolute[parent].y;
        if (all[parent].scrolls) absolute[i].y -= core.scroll_top(all[parent].id);
      }
      SeenNode seen;
      seen.id = node.id;
      seen.role = role_of(twin, index);
      const bool container = node.text.empty() && !node.interactive && level_of(node.tag) == 0;
      seen.name =
          container ? std::string(twin.attribute(index, Attribute::label)) : twin.name_of(index);
      seen.value = node.has_value ? std::string(node.value)
                                  : std::string(twin.attribute(index, Attribute::href));
      if (node.tag == Tag::select) seen.value = chosen_of(index);
      seen.description = std::string(twin.attribute(index, Attribute::title));
      if (const ui::NodeId note = number(twin.attribute(index, Attribute::described_by))) {
        seen.description = twin.name_of(twin.find(note));
      }
      seen.disabled = twin.attribute(index, Attribute::disabled) == "true";
      seen.checked = twin.attribute(index, Attribute::checked) == "1";
      seen.current = !twin.attribute(index, Attribute::current).empty() ||
                     twin.attribute(index, Attribute::selected) == "true";
      seen.pressed = twin.attribute(index, Attribute::pressed) == "true";
      seen.hidden = !twin.attribute(index, Attribute::hidden).empty();
      seen.level = level_of(node.tag);
      seen.rect = absolute[i];
      nodes.push_back(std::move(seen));
    }
  }

  static ui::NodeId number(std::string_view digits) {
    ui::NodeId value = 0;
    for (const char digit : digits) value = value * 10 + static_cast<ui::NodeId>(digit - '0');
    return value;
  }

  std::vector<std::string_view> options_of(int index) const {
    return split_lines(core.twin().attribute(index, Attribute::options));
  }
  std::string chosen_of(int index) const {
    const auto options = options_of(index);
    const std::size_t chosen = number(core.twin().attribute(index, Attribute::chosen));
    return chosen < options.size() ? std::string(options[chosen]) : std::string{};
  }
};

HeadlessUi::HeadlessUi(std::function<void(ui::Ui&)> frame, ui::FieldSink* sink) {
  auto application = std::make_unique<FrameOnly>(std::move(frame), sink);
  ui::Application& used = *application;
  machine_ = std::make_unique<Machine>(std::move(application), used);
  run();
}

HeadlessUi::HeadlessUi(ui::Application& application)
    : machine_(std::make_unique<Machine>(nullptr, application)) {
  run();
}

HeadlessUi::~HeadlessUi() = default;

void HeadlessUi::resize(float width, float height) {
  machine_->environment.width = width;
  machine_->environment.height = height;
  run();
}

void HeadlessUi::set_touch(bool touch) {
  machine_->environment.touch = touch;
  run();
}

void HeadlessUi::set_scheme(ui::Scheme scheme) {
  machine_->environment.scheme = scheme;
  run();
}

void HeadlessUi::run() { machine_->run(); }

const std::vector<SeenNode>& HeadlessUi::nodes() const { return machine_->nodes; }

const SeenNode* HeadlessUi::find(std::string_view role, std::string_view name) const {
  const SeenNode* partial = nullptr;
  for (const SeenNode& node : nodes()) {
    if (node.role != role) continue;
    if (node.name == name) return &node;
    if (partial == nullptr && node.name.find(name) != std::string::npos) partial = &node;
  }
  return partial;
}

std::vector<const SeenNode*> HeadlessUi::all(std::string_view role) const {
  std::vector<const SeenNode*> found;
  for (const SeenNode& node : nodes()) {
    if (node.role == role) found.push_back(&node);
  }
  return found;
}

bool HeadlessUi::shows(std::string_view text) const {
  return std::any_of(nodes().begin(), nodes().end(), [&](const SeenNode& node) {
    return node.name.find(text) != std::string::npos || node.value.find(text) != std::string::npos;
  });
}

std::string HeadlessUi::outline() const {
  std::string lines;
  for (const SeenNode& node : nodes()) {
    lines += node.role + " \"" + node.name + "\"";
    if (!node.value.empty()) lines += " = " + node.value;
    if (node.checked) lines += " (checked)";
    if (node.disabled) lines += " (disabled)";
    lines += '\n';
  }
  return lines;
}

bool HeadlessUi::press(std::string_view role, std::string_view name) {
  const SeenNode* node = find(role, name);
  if (node == nullptr || node->disabled) return false;
  const ui::NodeId id = node->id;
  const bool link = node->role == "link";
  const std::string route = link && node->value.size() > 1 ? node->value.substr(1) : std::string{};
  machine_->core.press_outside(id);
  machine_->core.focus(id, false);
  machine_->core.click(id);
  if (link) machine_->application.on_route(route);
  run();
  return true;
}

bool HeadlessUi::focus(std::string_view role, std::string_view name) {
  const SeenNode* node = find(role, name);
  if (node == nullptr) return false;
  machine_->core.focus(node->id, true);
  run();
  return true;
}

const SeenNode* HeadlessUi::find_field(std::string_view name) const {
  const SeenNode* field = find("textbox", name);
  if (field == nullptr) field = find("combobox", name);
  return field != nullptr && machine_->core.find_field(field->id) != nullptr ? field : nullptr;
}

bool HeadlessUi::focus_field(std::string_view name) {
  const SeenNode* field = find_field(name);
  return field != nullptr && focus(field->role, name);
}

bool HeadlessUi::type(std::string_view name, std::string_view text) {
  if (!focus_field(name)) return false;
  const SeenNode* node = find_field(name);
  machine_->core.input(node->id, 0, machine_->core.twin().held(node->id).size(), text);
  run();
  return true;
}

bool HeadlessUi::append(std::string_view name, std::string_view text) {
  if (!focus_field(name)) return false;
  const ui::NodeId id = find_field(name)->id;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_code_point(text, at);
    machine_->core.input(id, machine_->core.twin().held(id).size(), 0,
                         text.substr(begin, at - begin));
    run();
  }
  return true;
}

bool HeadlessUi::choose(std::string_view name, std::string_view choice) {
  const SeenNode* node = find("combobox", name);
  if (node == nullptr) return false;
  const auto options = machine_->options_of(machine_->core.twin().find(node->id));
  const auto found = std::find(options.begin(), options.end(), choice);
  if (found == options.end()) return false;
  machine_->core.change(node->id, static_cast<std::uint32_t>(found - options.begin()));
  run();
  return true;
}

ui::Handled HeadlessUi::key(const ui::KeyPress& press) {
  ui::Core& core = machine_->core;
  const ui::NodeId focused = core.focused();
  const bool in_field = core.find_field(focused) != nullptr;
  const std::size_t length = in_field ? core.twin().held(focused).size() : 0;
  ui::KeyPress sent = press;
  sent.in_text_field = in_field;
  const ui::Handled handled = core.key(sent, in_field ? focused : 0, {length, length, length});
  run();
  return handled;
}

bool HeadlessUi::submit(std::string_view name) {
  if (!focus_field(name)) return false;
  key({.key = "Enter"});
  return true;
}

bool HeadlessUi::take(std::string_view grip) {
  const SeenNode* node = find("grip", grip);
  if (node == nullptr) return false;
  const Twin& twin = machine_->core.twin();
  int row = twin.find(node->id);
  while (row != TwinNode::kNone && !twin.has_attribute(row, Attribute::drags)) {
    row = twin.nodes()[static_cast<std::size_t>(row)].parent;
  }
  if (row == TwinNode::kNone) return false;
  const ui::Rect& rect = node->rect;
  machine_->pointer = {rect.x + rect.width / 2, rect.y + rect.height / 2, 0, 0};
  machine_->core.drag_begin(twin.nodes()[static_cast<std::size_t>(row)].id, machine_->pointer.x,
                            machine_->pointer.y);
  run();
  return true;
}

bool HeadlessUi::carry_to(std::string_view role, std::string_view name, float down) {
  const SeenNode* node = find(role, name);
  if (node == nullptr) return false;
  const ui::Rect& rect = node->rect;
  machine_->pointer = {rect.x + rect.width / 2, rect.y + rect.height * down, 0, 0};
  machine_->core.drag_over(machine_->pointer.x, machine_->pointer.y);
  run();
  return true;
}

void HeadlessUi::let_go() {
  machine_->core.drag_drop(machine_->pointer.x, machine_->pointer.y);
  run();
}

const SeenNode* HeadlessUi::focused() const {
  const ui::NodeId id = machine_->core.focused();
  const auto found = std::find_if(nodes().begin(), nodes().end(),
                                  [&](const SeenNode& node) { return node.id == id; });
  return found == nodes().end() ? nullptr : &*found;
}

std::size_t HeadlessUi::caret() const { return machine_->page.caret; }

ui::Core& HeadlessUi::core() { return machine_->core; }

std::string HeadlessUi::announced() const { return machine_->page.announced; }

#ifdef ITHACA_COVERAGE
std::vector<std::string> HeadlessUi::uncovered() const { return machine_->core.uncovered(); }
#endif

}  // namespace ithaca::test
