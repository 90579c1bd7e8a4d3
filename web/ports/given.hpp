// Texts and bytes that JavaScript gave: whoever takes them frees the memory they lie in.
// Knows nothing of what they mean.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>

namespace ithaca::web {

inline std::string taken(char* bytes, std::size_t size) {
  std::string copy(bytes, size);
  std::free(bytes);
  return copy;
}

// Ends in a zero byte.
inline std::string taken(char* text) {
  std::string copy(text);
  std::free(text);
  return copy;
}

}  // namespace ithaca::web
