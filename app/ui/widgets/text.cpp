// Texts, chips, bars and charts: everything that is only read.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/widgets/core.hpp"

namespace ithaca::ui {
namespace {

TextFace face_of(const TextOptions& options) {
  return {static_cast<StyleIndex>(options.size), options.weight == Weight::strong,
          options.figures == Figures::tabular};
}

}  // namespace

void Ui::words(std::string_view text, const TextOptions& options, int heading_level) {
  const int leaf = core_.text_leaf(text, face_of(options), options.tone,
                                   {.width = options.width, .max_width = options.max_width});
  Box& made = core_.box(leaf);
  made.max_lines = options.max_lines;
  made.struck = options.marked == Marked::struck;
  const bool inside =
      made.twin_parent != TwinNode::kNone && core_.twin_tree().node(made.twin_parent).interactive;
  const Tag tags[] = {inside ? Tag::span : Tag::p, Tag::h1, Tag::h2, Tag::h3};
  const int node = core_.record_text(leaf, tags[heading_level]);
  if (node != TwinNode::kNone && !options.lang.empty()) {
    core_.twin_tree().attribute(node, Attribute::lang, core_.keep(options.lang));
  }
}

void Ui::text(std::string_view text, const TextOptions& options) { words(text, options, 0); }

void Ui::small(std::string_view text, Token tone) {
  words(text, {.size = TextSize::small, .tone = tone}, 0);
}

void Ui::heading(int level, std::string_view text, const TextOptions& options) {
  words(text, options, std::clamp(level, 1, 3));
}

void Ui::page_title(std::string_view title, std::string_view subtitle) {
  const NodeId id = core_.id_for("page-title");
  core_.open({.options = {.width = fill()}});
  const int leaf =
      core_.text_leaf(title, {static_cast<StyleIndex>(TextSize::page), true, false}, Token::text);
  const int node = core_.record(leaf, Tag::h1, id);
  core_.set_label(node, leaf);
  core_.twin_tree().attribute(node, Attribute::tabindex, "-1");
  if (low()) core_.set_skip_target(id);  // past what scrolls with the page
  if (core_.take_page_title_wish()) core_.request_focus(id, Twin::kNoCaret);
  if (!subtitle.empty()) text(subtitle, {.tone = Token::text_soft});
  core_.close();
}

void Ui::icon(Icon icon, Token tone, float size) {
  const int leaf = core_.leaf(Paint::icon, {.width = fixed(size), .min_height = size});
  Box& made = core_.box(leaf);
  made.icon = icon;
  made.tone = tone;
  made.second = tone;
}

void Ui::logo(float size) {
  icon(Icon::logo, Token::mentee, size);
  core_.box(core_.last_closed()).second = Token::mentor;
}

void Ui::kbd(std::string_view keys) {
  core_.open({.flow = Flow::row,
              .options = {.padding = {6, 0}, .align = Align::center},
              .look = {.edge = Token::line, .radius = 4}});
  words(keys, {.size = TextSize::small, .tone = Token::text_soft}, 0);
  core_.close();
}

void Ui::chip(std::string_view text, ChipKind kind) {
  Decoration look{.radius = 12};
  Token tone = Token::text_soft;
  switch (kind) {
    case ChipKind::neutral:
      look.fill = Token::surface_soft;
      look.edge = Token::line;
      break;
    case ChipKind::mentee:
      look.fill = Token::mentee_soft;
      tone = Token::mentee;
      break;
    case ChipKind::mentor:
      look.fill = Token::mentor_soft;
      tone = Token::mentor;
      break;
    case ChipKind::attention:
      look.fill = Token::attention_soft;
      tone = Token::attention;
      break;
    case ChipKind::soft:
      look.fill = Token::select;
      break;
  }
  core_.open({.flow = Flow::row,
              .options = {.padding = {11, 3}, .width = fit(), .align = Align::center},
              .look = look});
  words(text, {.size = TextSize::small, .weight = Weight::strong, .tone = tone}, 0);
  core_.close();
}

void Ui::avatar(std::string_view initials, Owner owner, float size) {
  const Token soft = owner == Owner::mentee   ? Token::mentee_soft
                     : owner == Owner::mentor ? Token::mentor_soft
                                              : Token::select;
  const Token tone = owner == Owner::mentee   ? Token::mentee
                     : owner == Owner::mentor ? Token::mentor
                                              : Token::text_soft;
  const int index = core_.open({.flow = Flow::row,
                                .options = {.width = fixed(size),
                                            .height = fixed(size),
                                            .align = Align::center,
                                            .justify = Justify::center},
                                .look = {.fill = soft, .radius = size / 2}});
  core_.box(index).swallows_text = true;
  core_.text_leaf(initials, {kTinyStyle, true, false}, tone);
  core_.close();
}

Token Core::ground() const {
  for (auto open = stack_.rbegin(); open != stack_.rend(); ++open) {
    const auto& fill = boxes_[static_cast<std::size_t>(*open)].look.fill;
    if (fill) return *fill;
  }
  return Token::background;
}

void Ui::progress(std::string_view name, float fraction, Width width, int parts) {
  const int leaf = core_.leaf(Paint::progress, {.width = width, .min_width = 40, .min_height = 6});
  Box& made = core_.box(leaf);
  made.amount = fraction;
  made.parts = parts;
  made.tone = Token::text_soft;
  made.second = core_.ground() == Token::select ? Token::surface : Token::select;
  const int node = core_.record(leaf, Tag::div, core_.id_for(Key(name).below(0x62617221U)));
  Twin& twin = core_.twin_tree();
  twin.attribute(node, Attribute::role, "progressbar");
  twin.attribute(node, Attribute::label, core_.keep(name));
  const float percent = std::clamp(fraction, 0.0F, 1.0F) * 100;
  twin.attribute(node, Attribute::value_now,
                 core_.keep_number(static_cast<std::uint64_t>(std::lround(percent))));
}

void Ui::line_chart(std::string_view name, std::span<const ChartPoint> points,
                    std::string_view last_label, float height, std::span<const ChartPoint> dashed) {
  const int leaf =
      core_.leaf(Paint::chart, {.width = fill(), .min_width = 120, .min_height = height});
  Chart& chart = core_.box(leaf).chart;
  chart.points.assign(points.begin(), points.end());
  chart.dashed.assign(dashed.begin(), dashed.end());
  chart.last_label = core_.keep(last_label);
  const int node = core_.record(leaf, Tag::div, core_.id_for(Key(name).below(0x6C696E65U)));
  core_.twin_tree().attribute(node, Attribute::role, "img");
  core_.twin_tree().attribute(node, Attribute::label, core_.keep(name));
}

}  // namespace ithaca::ui
