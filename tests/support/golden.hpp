// Compares a text with a file below tests/golden; UPDATE_GOLDEN=1 writes the file instead.
// Knows nothing of what the text is; ITHACA_SOURCE_FOLDER names the checkout.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace ithaca::testing {

// The stored text; after an update, the text itself. A missing file reads as a sentence saying so.
inline std::string golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(ITHACA_SOURCE_FOLDER) + "/tests/golden/" + name;
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") {
    std::ofstream(path, std::ios::binary) << text;
    return text;
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return "tests/golden/" + name + " is missing: run once with UPDATE_GOLDEN=1";
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace ithaca::testing
