// What lies above the page: dialogs and sheets, small panels, messages at the lower edge.
#include "ui/widgets/core.hpp"

namespace ithaca::ui {

DialogScope Ui::dialog(Key key, std::string_view title, std::string_view close_name, float width) {
  const NodeId id = core_.id_for(key);
  const bool sheet = narrow();
  bool dismissed = core_.was_dismissed(id);
  const int index = core_.open_overlay(
      sheet ? Overlay::Kind::sheet : Overlay::Kind::dialog, LayoutBox::kNone,
      {.options = {.gap = 16,
                   .padding = sheet ? 16.0F : 24.0F,
                   .width = fixed(width),
                   .align = Align::stretch},
       .look = {.fill = Token::surface, .edge = Token::line, .radius = 12, .shadow = true},
       .id = id,
       .scrolls = true});
  const int node = core_.record(index, Tag::dialog, id);
  core_.twin_tree().attribute(node, Attribute::label, core_.keep(title));
  core_.add_dialog(id);
  {
    auto head = row({.gap = 12, .align = Align::center});
    heading(2, title, {.size = TextSize::section, .weight = Weight::strong, .width = fill()});
    auto corner = row({.padding = Sides(0, 0, -icon_inset(), 0)});
    if (icon_button("close", Icon::close, close_name, {.kind = ButtonKind::quiet}))
      dismissed = true;
  }
  return {Scope{this, id}, dismissed};
}

DialogScope Ui::popover(Key key, std::string_view name, float width) {
  const NodeId id = core_.id_for(key);
  const bool dismissed = core_.was_dismissed(id);
  const int index = core_.open_overlay(
      Overlay::Kind::popover, core_.last_closed(),
      {.options = {.gap = 4, .padding = 8, .width = fixed(width), .align = Align::stretch},
       .look = {.fill = Token::surface, .edge = Token::line, .radius = 12, .shadow = true},
       .id = id,
       .scrolls = true});
  const int node = core_.record(index, Tag::div, id);
  core_.twin_tree().attribute(node, Attribute::role, "group");
  core_.twin_tree().attribute(node, Attribute::label, core_.keep(name));
  core_.add_popover(id);
  return {Scope{this, id}, dismissed};
}

Scope Ui::toast(Key key) {
  const NodeId id = core_.id_for(key);
  const int index = core_.open_overlay(
      Overlay::Kind::toast, LayoutBox::kNone,
      {.flow = Flow::row,
       .options = {.gap = 16, .padding = {16, 8, 16, 8}, .min_height = 52, .align = Align::center},
       .look = {.fill = Token::surface, .edge = Token::control, .radius = 10, .shadow = true},
       .id = id});
  const int node = core_.record(index, Tag::div, id);
  core_.twin_tree().attribute(node, Attribute::role, "status");
  return {this, id};
}

}  // namespace ithaca::ui
