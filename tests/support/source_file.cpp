#include "support/source_file.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace ithaca::testing {
namespace {

std::string full_path(std::string_view path) {
  return std::string(ITHACA_SOURCE_FOLDER) + "/" + std::string(path);
}

}  // namespace

std::optional<std::string> source_file(std::string_view path) {
  std::ifstream file(full_path(path), std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool is_golden(std::string_view path, std::string_view bytes) {
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update != nullptr && std::string_view{update} == "1") {
    std::ofstream file(full_path(path), std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  return source_file(path) == bytes;
}

}  // namespace ithaca::testing
