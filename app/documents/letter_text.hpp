// A letter as plain text, Markdown or HTML; in each of them words are words and never markup.
// Knows no letter, only the document that it is.
#pragma once

#include <string>

#include "method/document.hpp"

namespace ithaca {

// Lines as one would type them into a mail; empty for an empty document.
std::string plain_text(const method::Document& document);

// CommonMark 0.31: headings of the second level, "-" and numbered lists.
std::string markdown(const method::Document& document);

// The body alone: p, h2, ul and ol, with no style; text from the right says so.
std::string html(const method::Document& document);

}  // namespace ithaca
