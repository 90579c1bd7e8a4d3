# Finds the toolchain file of the emcc in PATH, wherever it was installed from.
find_program(ITHACA_EMCC emcc)
if(NOT ITHACA_EMCC)
  message(FATAL_ERROR "emcc is missing: install emscripten (Debian: apt-get install emscripten).")
endif()
get_filename_component(emscripten_root "${ITHACA_EMCC}" REALPATH)
get_filename_component(emscripten_root "${emscripten_root}" DIRECTORY)
if(NOT EXISTS "${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
  execute_process(COMMAND em-config EMSCRIPTEN_ROOT
    OUTPUT_VARIABLE emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
# The file's own choice carries a flag that newer versions of node refuse.
set(CMAKE_CROSSCOMPILING_EMULATOR node CACHE STRING "Runs programs of the target")
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
# Debian keeps the JavaScript packages of emcc where only Debian's own node looks for them.
if(EXISTS /usr/share/nodejs)
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs" CACHE STRING "")
endif()
