#include "derive/search.hpp"

#include <algorithm>

namespace ithaca {
namespace {

std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> words;
  const std::string text = folded(query);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = text.find_first_not_of(" \t\r\n", at);
    if (start == std::string::npos) break;
    at = std::min(text.find_first_of(" \t\r\n", start), text.size());
    words.push_back(text.substr(start, at - start));
  }
  return words;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The text folded into `space`, which is kept between calls: most texts are ASCII.
std::string_view folded_into(std::string& space, std::string_view text) {
  if (!is_ascii(text)) {
    space = folded(text);
  } else {
    space.resize(text.size());
    std::transform(text.begin(), text.end(), space.begin(), lower);
  }
  return space;
}

// Marks the words that one field holds.
void mark(const std::vector<std::string>& words, std::string_view text, std::string& space,
          std::vector<bool>& found) {
  if (text.empty()) return;
  const std::string_view plain = folded_into(space, text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    found[i] = found[i] || plain.find(words[i]) != std::string_view::npos;
  }
}

}  // namespace

std::vector<Ref> find_text(const Plan& plan, std::string_view query, std::size_t limit) {
  std::vector<Ref> out;
  const std::vector<std::string> words = words_of(query);
  if (words.empty()) return out;
  std::string space;
  std::vector<bool> found(words.size());
  for (const meta::Kind& kind : kKinds) {
    for (const auto& [id, row] : plan.table(kind)) {
      std::fill(found.begin(), found.end(), false);
      for (const meta::AnyField& field : kind.fields) {
        const bool is_searched = field.facts.find == meta::Find::text && field.type->is_words;
        if (is_searched) mark(words, field.words(row.value.get()), space, found);
      }
      if (std::find(found.begin(), found.end(), false) != found.end()) continue;
      out.push_back({std::string(kind.name), id});
      if (out.size() == limit) return out;
    }
  }
  return out;
}

}  // namespace ithaca
