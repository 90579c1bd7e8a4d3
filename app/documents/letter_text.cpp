#include "documents/letter_text.hpp"

#include "base/text.hpp"

namespace ithaca {
namespace {

using method::Block;
using method::Document;

// Blocks one below the other, an empty line between them.
class Lines {
 public:
  void gap() {
    if (!text_.empty()) text_ += '\n';
  }
  void add(std::string_view line) {
    text_ += line;
    text_ += '\n';
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string number_of(const Block& block, std::size_t at) {
  return std::to_string(block.first + at) + ". ";
}

bool is_numbered(const Block& block) { return block.kind == Block::Kind::numbered; }

// ---- Markdown -----------------------------------------------------------------------------------

// What begins a block at the start of a line: a heading, a quote, a list, a line below a heading.
bool begins_block(char c) { return c == '+' || c == '-' || c == '='; }

bool marks_words(char c) {
  return std::string_view("\\`*_[]<>&~|#$").find(c) != std::string_view::npos;
}

// CommonMark 2.4: a backslash before any punctuation makes it a character.
std::string escaped_line(std::string_view line) {
  std::string out;
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool ends_number = i == digits && digits > 0 && (line[i] == '.' || line[i] == ')');
    if (marks_words(line[i]) || (i == 0 && begins_block(line[i])) || ends_number) out += '\\';
    out += line[i];
  }
  return out;
}

std::string escaped_lines(std::string_view text) {
  std::string out;
  for (const std::string_view line : split_lines(text)) {
    if (!out.empty()) out += "\\\n";  // a line that ends here (CommonMark 6.7)
    out += escaped_line(line);
  }
  return out;
}

// ---- HTML ---------------------------------------------------------------------------------------

std::string escaped_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "<br>";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view text) {
  std::string out = "<" + std::string(name);
  if (begins_right_to_left(text)) out += " dir=\"rtl\"";
  return out + ">" + escaped_text(text) + "</" + std::string(name) + ">";
}

void add_list(Lines& lines, const Block& block) {
  std::string opening = is_numbered(block) ? "<ol" : "<ul";
  if (block.first != 1) opening += " start=\"" + std::to_string(block.first) + "\"";
  lines.add(opening + ">");
  for (const std::string& item : block.items) lines.add(element("li", item));
  const std::string more = left_out_words(block);
  if (!more.empty() && !is_numbered(block)) lines.add(element("li", more));
  lines.add(is_numbered(block) ? "</ol>" : "</ul>");
  if (!more.empty() && is_numbered(block)) lines.add(element("p", more));
}

}  // namespace

std::string plain_text(const Document& document) {
  Lines lines;
  bool follows_heading = false;
  for (const Block& block : document.blocks) {
    if (!follows_heading) lines.gap();
    follows_heading = block.kind == Block::Kind::heading;
    if (block.items.empty()) lines.add(block.text);
    for (std::size_t i = 0; i < block.items.size(); ++i) {
      lines.add((is_numbered(block) ? number_of(block, i) : std::string{}) + block.items[i]);
    }
    if (const std::string more = left_out_words(block); !more.empty()) lines.add(more);
  }
  return lines.take();
}

std::string markdown(const Document& document) {
  Lines lines;
  for (const Block& block : document.blocks) {
    lines.gap();
    if (block.kind == Block::Kind::heading) {
      lines.add("## " + escaped_line(block.text));
    } else if (block.items.empty()) {
      lines.add(escaped_lines(block.text));
    }
    for (std::size_t i = 0; i < block.items.size(); ++i) {
      lines.add((is_numbered(block) ? number_of(block, i) : "- ") + escaped_line(block.items[i]));
    }
    const std::string more = left_out_words(block);
    if (more.empty()) continue;
    if (is_numbered(block)) lines.gap();
    lines.add((is_numbered(block) ? "" : "- ") + escaped_line(more));
  }
  return lines.take();
}

std::string html(const Document& document) {
  Lines lines;
  for (const Block& block : document.blocks) {
    if (!block.items.empty()) {
      add_list(lines, block);
    } else {
      lines.add(element(block.kind == Block::Kind::heading ? "h2" : "p", block.text));
    }
  }
  return lines.take();
}

}  // namespace ithaca
