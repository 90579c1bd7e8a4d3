// A letter as a small document: paragraphs, headings, lists and numbered lists, one printed page.
// Knows no format: documents/letter_text.hpp makes plain text, Markdown and HTML of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ithaca::method {

struct Block {
  enum class Kind : std::uint8_t { paragraph, heading, list, numbered };
  Kind kind = Kind::paragraph;
  std::string text;                // of a paragraph, which may have several lines, or a heading
  std::vector<std::string> items;  // of a list, each one line, in the order of importance
  std::size_t left_out = 0;        // of a list: how many items more there were
  std::size_t first = 1;           // of a numbered list: the number of its first item
};

struct Document {
  std::string title;  // of the window that prints it, so of the file that is printed to
  std::vector<Block> blocks;
  bool empty() const { return blocks.empty(); }
};

// A printed page at 11 pt on 14 pt, margins of 15 mm: Letter, the lower one, holds 50 lines of
// about 90 characters; the dozen gaps of a brief are printed half as high as a line.
inline constexpr std::size_t kPageLines = 54;
inline constexpr std::size_t kPageColumns = 90;

// The lines that a document takes, an empty one between two blocks, none below a heading.
std::size_t line_count(const Document& document);

// Cuts lists to their first items, the longest first, until the page holds the document; one item
// of each stays. Paragraphs are the mentee's own words and stay whole.
void fit_on_page(Document& document);

// "and 3 more"; empty when nothing was left out.
std::string left_out_words(const Block& block);

// Builds a document: what is empty leaves no block and no heading.
class Page {
 public:
  explicit Page(std::string title) { document_.title = std::move(title); }
  // An empty line within the text begins another paragraph.
  void paragraph(std::string_view text);
  void prose(std::string_view title, std::string_view text);
  // Each line is cut after two lines of the page; at most the first `most` stay.
  void list(std::string_view title, const std::vector<std::string>& lines,
            std::size_t most = static_cast<std::size_t>(-1));
  void numbered(std::string_view title, const std::vector<std::string>& lines, std::size_t first);
  void hello(const std::string& name);
  std::size_t size() const { return document_.blocks.size(); }
  Document take() { return std::move(document_); }

 private:
  void heading(std::string_view title);
  void add_items(Block block, std::string_view title, const std::vector<std::string>& lines);
  Document document_;
};

}  // namespace ithaca::method
