#include "derive/search.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace ithaca {
namespace {

std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded(query)) {
    if (c == ' ' || c == '\t' || c == '\n') {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    } else {
      word.push_back(c);
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

template <class T>
bool has_all(const T& record, const std::vector<std::string>& words) {
  std::string text;
  meta::each_field<T>([&](const auto& f) {
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    if constexpr (std::is_same_v<Value, std::string>) {
      if (f.facts.find == meta::Find::text) text += f.of(record) + "\n";
    }
  });
  if (text.empty()) return false;
  const std::string plain = folded(text);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return plain.find(word) != std::string::npos;
  });
}

}  // namespace

std::vector<Ref> find_text(const Plan& plan, std::string_view query, std::size_t limit) {
  std::vector<Ref> found;
  const std::vector<std::string> words = words_of(query);
  if (words.empty()) return found;
  Entities::each([&]<class T>() {
    for (const auto& [id, row] : plan.of<T>()) {
      if (found.size() >= limit) return;
      if (has_all(*row.value, words)) found.push_back(ref_to<T>(id));
    }
  });
  return found;
}

}  // namespace ithaca
