// Whether something is only for the mentee: chosen, and seen, where it stands (rules 3.6).
#include <utility>

#include "base/translate.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

// What is begun comes along, unless something else was begun there.
void choose_private(Drafts& drafts, const std::string& line, bool is_private) {
  std::string& shared = drafts.lines[line];
  std::string& own = drafts.lines[private_draft(line)];
  std::string& from = is_private ? shared : own;
  std::string& to = is_private ? own : shared;
  if (to.empty()) to = std::exchange(from, {});
  if (is_private) {
    drafts.private_lines.insert(line);
  } else {
    drafts.private_lines.erase(line);
  }
}

}  // namespace

void private_switch(Context& c, const Ref& record, bool is_private, const std::string& title) {
  if (c.ui.checkbox("private", t("Only for you: {title}", {{"title", title}}), is_private,
                    {.label = t("Only for you"), .size = TextSize::small})) {
    c.outbox.mean(SetPrivate{record, !is_private});
  }
}

void private_lock(Context& c, const Ref& record, bool is_private, const std::string& title,
                  bool is_faint) {
  if (c.ui.icon_button(
          "private", Icon::lock, t("Only for you: {title}", {{"title", title}}),
          {.kind = ButtonKind::quiet, .pressed = is_private, .low = is_faint, .faint = is_faint})) {
    c.outbox.mean(SetPrivate{record, !is_private});
  }
}

std::string begun_in(const Context& c, const std::string& name) {
  const bool is_private = !c.session.hides_private && c.drafts.private_lines.count(name) != 0;
  return is_private ? private_draft(name) : name;
}

std::optional<NewLine> adding_line(Context& c, const std::string& name, FieldOptions options) {
  Ui& ui = c.ui;
  const std::string draft = begun_in(c, name);
  const bool is_private = draft != name;
  const std::string words = t("Only for you");
  if (is_private && options.help.empty()) options.help = words;
  auto row = ui.row({.gap = 4, .width = fill(), .align = Align::start});
  auto text = adding_field(c, Key(name), draft, options);
  if (!c.session.hides_private) {
    constexpr float kLabelHeight = 24;  // of a label above the box that the lock stands beside
    const float lower = ui.touch() ? 0.0F : 2.0F;  // than the box is the lock, at each side
    auto lock =
        ui.column({.padding = Sides(0, lower + (options.label_hidden ? 0 : kLabelHeight), 0, 0)});
    const std::string title = t("Only for you: {title}", {{"title", options.label}});
    if (ui.icon_button(Key(private_draft(name)), Icon::lock, title,
                       {.kind = ButtonKind::quiet, .pressed = is_private, .faint = !is_private})) {
      choose_private(c.drafts, name, !is_private);
      ui.request_frames(1);
    }
  }
  if (!text) return std::nullopt;
  return NewLine{*std::move(text), is_private};
}

void private_mark(Context& c, bool is_private) {
  if (is_private) c.ui.small(with_private_mark({}, is_private));
}

std::string with_private_mark(const std::string& words, bool is_private) {
  if (!is_private) return words;
  return words.empty() ? t("only for you") : t("{words} · only for you", {{"words", words}});
}

}  // namespace ithaca::ui
