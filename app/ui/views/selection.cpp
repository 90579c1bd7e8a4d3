// Several rows of a long list, chosen to be changed as one step; shared by every such list. Knows
// no list: a row draws its box, and a room says what can be done with what is chosen.
#include "base/translate.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {

void select_button(Context& c, std::size_t rows) {
  constexpr std::size_t kLong = 5;
  if (!c.drafts.selection && rows < kLong) return;
  if (!c.ui.button("select", t("Select"),
                   {.kind = ButtonKind::quiet, .pressed = c.drafts.selection.has_value()})) {
    return;
  }
  if (c.drafts.selection) {
    c.drafts.selection.reset();
  } else {
    c.drafts.selection = SelectionDraft{};
  }
  c.ui.request_frames(1);
}

bool choose_box(Context& c, const Ref& record, const std::string& title) {
  if (!c.drafts.selection) return false;
  std::set<Ref>& chosen = c.drafts.selection->chosen;
  const bool is_chosen = chosen.count(record) != 0;
  if (c.ui.checkbox("choose", t("Choose: {title}", {{"title", title}}), is_chosen)) {
    is_chosen ? void(chosen.erase(record)) : void(chosen.insert(record));
  }
  return true;
}

void chosen_bar(Context& c, const std::function<void(const std::string& nothing)>& actions) {
  if (!c.drafts.selection) return;
  Ui& ui = c.ui;
  auto bar = ui.inset("selection", {.gap = 10, .padding = 14, .label = t("What is selected")});
  const auto count = static_cast<std::int64_t>(c.drafts.selection->chosen.size());
  ui.text(tn("{count} selected", "{count} selected", count), {.weight = Weight::strong});
  actions(count == 0 ? t("Select at least one") : std::string{});
}

void change_chosen(Context& c, const std::function<std::optional<Intent>(const Ref&)>& change) {
  Together together;
  for (const Ref& record : c.drafts.selection->chosen) {
    if (!c.plan.has(record)) continue;
    if (std::optional<Intent> intent = change(record)) {
      together.intents.push_back(std::make_shared<const Intent>(*std::move(intent)));
    }
  }
  c.drafts.selection.reset();
  c.outbox.push(std::move(together));
}

}  // namespace ithaca::ui
