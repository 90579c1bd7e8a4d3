// Whether something is only for the mentee: chosen, and seen, where it stands (rules 3.6).
#include "base/translate.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {

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

void private_mark(Context& c, bool is_private) {
  if (is_private) c.ui.small(with_private_mark({}, is_private));
}

std::string with_private_mark(const std::string& words, bool is_private) {
  if (!is_private) return words;
  return words.empty() ? t("only for you") : t("{words} · only for you", {{"words", words}});
}

}  // namespace ithaca::ui
