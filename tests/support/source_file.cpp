#include "support/source_file.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace ithaca::testing {
namespace {

std::string full_path(std::string_view path) {
  return std::string(ITHACA_SOURCE_FOLDER) + "/" + std::string(path);
}

bool is_update() {
  const char* update = std::getenv("UPDATE_GOLDEN");
  return update != nullptr && std::string_view{update} == "1";
}

void write(std::string_view path, std::string_view bytes) {
  std::ofstream file(full_path(path), std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

std::optional<std::string> source_file(std::string_view path) {
  std::ifstream file(full_path(path), std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool is_golden(std::string_view path, std::string_view bytes) {
  if (is_update()) write(path, bytes);
  return source_file(path) == bytes;
}

void freeze(std::string_view path, std::string_view bytes) {
  if (is_update() && !source_file(path)) write(path, bytes);
}

}  // namespace ithaca::testing
