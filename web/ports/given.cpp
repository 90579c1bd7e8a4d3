#include "web/ports/given.hpp"

#include <emscripten/emscripten.h>

// Where JavaScript puts what it gives (library/memory.js): `taken` frees it.
extern "C" EMSCRIPTEN_KEEPALIVE char* ithaca_new_bytes(std::size_t size) {
  return static_cast<char*>(std::malloc(size));
}
