#include "method/document.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/translate.hpp"

namespace ithaca::method {
namespace {

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

std::size_t lines_of(std::string_view text) {
  std::size_t lines = 0;
  for (const std::string_view line : split_lines(text)) {
    lines += std::max<std::size_t>(1, (character_count(line) + kPageColumns - 1) / kPageColumns);
  }
  return lines;
}

std::size_t lines_of(const Block& block) {
  if (block.items.empty()) return lines_of(block.text);
  std::size_t lines = block.left_out > 0 ? 1 : 0;
  for (const std::string& item : block.items) lines += lines_of(item);
  return lines;
}

// One line, at most so many characters, the last of them "…" where more followed.
std::string clipped(std::string_view text, std::size_t most) {
  const std::string line = one_line(text);
  std::size_t at = 0;
  std::size_t last = 0;
  for (std::size_t count = 0; count < most; ++count) {
    if (at == line.size()) return line;
    last = at;
    next_code_point(line, at);
  }
  if (at == line.size()) return line;
  return std::string(trimmed(std::string_view(line).substr(0, last))) + "…";
}

// The list that takes most of the page and may become shorter; the later of two.
Block* longest_list(Document& document) {
  Block* longest = nullptr;
  for (Block& block : document.blocks) {
    if (block.items.size() < 2) continue;
    if (longest == nullptr || lines_of(block) >= lines_of(*longest)) longest = &block;
  }
  return longest;
}

}  // namespace

std::size_t line_count(const Document& document) {
  std::size_t lines = 0;
  bool needs_gap = false;
  for (const Block& block : document.blocks) {
    lines += lines_of(block) + (needs_gap ? 1 : 0);
    needs_gap = block.kind != Block::Kind::heading;
  }
  return lines;
}

void fit_on_page(Document& document) {
  while (line_count(document) > kPageLines) {
    Block* list = longest_list(document);
    if (list == nullptr) return;
    list->items.pop_back();
    ++list->left_out;
  }
}

std::string left_out_words(const Block& block) {
  if (block.left_out == 0) return {};
  return tn("and {count} more", "and {count} more", static_cast<std::int64_t>(block.left_out));
}

void Page::paragraph(std::string_view text) {
  std::string lines;
  const auto end = [&] {
    if (!lines.empty()) document_.blocks.push_back({Block::Kind::paragraph, lines, {}, 0, 1});
    lines.clear();
  };
  for (const std::string_view line : split_lines(text)) {
    const std::string_view words = trimmed(line);
    if (words.empty()) {
      end();
      continue;
    }
    if (!lines.empty()) lines += '\n';
    lines += words;
  }
  end();
}

void Page::heading(std::string_view title) {
  document_.blocks.push_back({Block::Kind::heading, std::string(title), {}, 0, 1});
}

void Page::prose(std::string_view title, std::string_view text) {
  if (trimmed(text).empty()) return;
  heading(title);
  paragraph(text);
}

void Page::add_items(Block block, std::string_view title, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    if (trimmed(line).empty()) continue;
    block.items.push_back(clipped(line, 2 * kPageColumns));
  }
  if (block.items.empty()) return;
  heading(title);
  document_.blocks.push_back(std::move(block));
}

void Page::list(std::string_view title, const std::vector<std::string>& lines, std::size_t most) {
  const std::size_t shown = std::min(most, lines.size());
  Block block{Block::Kind::list, {}, {}, lines.size() - shown, 1};
  add_items(std::move(block), title,
            {lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(shown)});
}

void Page::numbered(std::string_view title, const std::vector<std::string>& lines,
                    std::size_t first) {
  add_items({Block::Kind::numbered, {}, {}, 0, first}, title, lines);
}

void Page::hello(const std::string& name) {
  paragraph(name.empty() ? std::string(t("Hello,")) : t("Hello {name},", {{"name", name}}));
}

}  // namespace ithaca::method
