#include "texts/texts.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "derive/json_text.hpp"

namespace ithaca::testing {
namespace {

std::filesystem::path folder() {
  const char* given = std::getenv("ITHACA_TEXTS");
  return given == nullptr ? std::string(ITHACA_SOURCE_FOLDER) + "/build/texts" : given;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

std::vector<Document> json_documents() {
  std::vector<Document> documents;
  for (const auto& entry : std::filesystem::directory_iterator(folder() / "json")) {
    documents.push_back({entry.path().filename().string(), content_of(entry.path())});
  }
  std::sort(documents.begin(), documents.end(),
            [](const Document& a, const Document& b) { return a.name < b.name; });
  return documents;
}

std::vector<std::string> naughty_strings() {
  std::vector<std::string> strings;
  const std::string text = content_of(folder() / "naughty.json");
  JsonReader reader(text);
  if (!reader.enter_array()) return strings;
  while (reader.next_element()) reader.read_string(strings.emplace_back());
  return strings;
}

}  // namespace ithaca::testing
