// The mentor's page, to be read before it is copied: as headings, paragraphs and lists.
// Nothing is made while it is folded, and nothing anew while nothing changed or while one types.
#include "base/translate.hpp"
#include "ui/letter.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

using method::Block;

void draw_items(Ui& ui, const Block& block, const std::string& label) {
  const bool is_numbered = block.kind == Block::Kind::numbered;
  auto inset = ui.column({.padding = Sides(16, 0, 0, 0), .align = Align::stretch});
  auto list = ui.list(
      "items", {.label = label, .hairlines = false, .row_padding = 3, .ordered = is_numbered});
  for (std::size_t i = 0; i < block.items.size(); ++i) {
    auto item = ui.item(Key(static_cast<std::uint64_t>(i)));
    const std::string words =
        is_numbered ? t("{number}. {title}",
                        {{"number", std::to_string(block.first + i)}, {"title", block.items[i]}})
                    : block.items[i];
    ui.text(words, {.max_width = kProseWidth});
  }
}

void draw_document(Ui& ui, const method::Document& document) {
  std::string heading = document.title;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    auto keyed = ui.keyed(Key(static_cast<std::uint64_t>(i)), {.gap = 4, .align = Align::stretch});
    if (block.kind == Block::Kind::heading) {
      heading = block.text;
      ui.heading(3, heading, {.weight = Weight::strong});
    } else if (block.kind == Block::Kind::paragraph) {
      ui.text(block.text, {.max_width = kProseWidth});
    } else {
      draw_items(ui, block, heading);
      if (block.left_out > 0) ui.small(method::left_out_words(block));
    }
  }
}

// To redact a plan of ten years takes longer than a key may: while one types, the page waits.
bool is_typing(const Context& c, LetterShown& shown) {
  constexpr std::int64_t kRestMs = 300;
  if (shown.changing != c.plan.revision()) {
    shown.changing = c.plan.revision();
    shown.rests_at_ms = c.now_ms + kRestMs;
  }
  return c.now_ms < shown.rests_at_ms;
}

void keep_up_to_date(Context& c, LetterShown& shown) {
  const std::set<Ref>& left_out = c.drafts.left_out[shown.meeting];
  const bool is_new = shown.revision == 0 || shown.today != c.today || shown.left_out != left_out;
  if (!is_new && (shown.revision == c.plan.revision() || is_typing(c, shown))) return;
  shown.document = write_letter(c, CopyLetter{CopyLetter::Kind::brief, shown.meeting, {}}).document;
  shown.revision = shown.changing = c.plan.revision();
  shown.today = c.today;
  shown.left_out = left_out;
}

}  // namespace

void draw_letter_shown(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  std::optional<LetterShown>& shown = c.session.letter;
  const bool is_open = shown && shown->meeting == meeting.id;
  const std::string title = t("What {name} will read", {{"name", c.mentor()}});
  auto card = ui.card("letter", {.gap = 10, .label = title});
  ui.heading(2, title);
  if (ui.button("unfold", is_open ? t("Fold the page") : t("Read the page"),
                {.kind = ButtonKind::quiet,
                 .icon = is_open ? Icon::chevron_down : Icon::chevron_right,
                 .expanded = is_open})) {
    if (is_open) {
      shown.reset();
    } else {
      shown.emplace().meeting = meeting.id;
    }
    ui.request_frames(1);
  }
  if (!is_open || !shown) return;
  keep_up_to_date(c, *shown);
  if (shown->document.empty()) {
    ui.text(t("Nothing: this meeting is only for you"), {.tone = Token::text_soft});
  } else {
    draw_document(ui, shown->document);
  }
}

}  // namespace ithaca::ui
