// Files that tests compare with: read from the source folder, rewritten where UPDATE_GOLDEN=1 is
// set. Knows no test framework.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ithaca::testing {

// The file's bytes; nothing where it is absent. The path is relative to the source folder.
std::optional<std::string> source_file(std::string_view path);

// True when the file has exactly these bytes; with UPDATE_GOLDEN=1 it gets them first.
bool is_golden(std::string_view path, std::string_view bytes);

// Writes a file that must never change again: only where it is absent and UPDATE_GOLDEN=1 is set.
void freeze(std::string_view path, std::string_view bytes);

}  // namespace ithaca::testing
