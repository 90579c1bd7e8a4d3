# Shell functions that tests/run and tests/bench/run share: what a test program needs, and how it is built.
# To be sourced after web/tools.sh, in the top folder of the source.

native_tools=(cmake=cmake ninja=ninja-build node=nodejs g++=g++ header:doctest/doctest.h=doctest-dev
  header:nlohmann/json.hpp=nlohmann-json3-dev header:xxhash.h=libxxhash-dev
  header:rapidcheck.h=librapidcheck-dev)
browser_tools=(npm=npm "${CHROMIUM:-chromium}=chromium" 'file:/usr/share/fonts/truetype/*/*.ttf=fonts-dejavu-core')
# DejaVu has Latin, Greek, Cyrillic, Arabic and Hebrew; these have the other scripts that tests look at, 12 MB in all.
script_fonts=('file:/usr/share/fonts/truetype/lohit-devanagari/*.ttf=fonts-lohit-deva'
  'file:/usr/share/fonts/truetype/tlwg/Loma*.ttf=fonts-tlwg-loma-ttf' 'file:/usr/share/fonts/truetype/droid/*.ttf=fonts-droid-fallback'
  'file:/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf=fonts-noto-color-emoji')

jobs=$(nproc)

# build PRESET TARGET…
build() {
  local preset=$1
  shift
  configure "$preset"
  cmake --build --preset "$preset" --target "$@" -- -k 0 -j "$jobs"
}

# The packages of package-lock.json, anew when that file has changed.
require_node_modules() {
  require npm=npm
  cmp -s package-lock.json node_modules/.installed-lock && return 0
  npm ci --no-audit --no-fund --ignore-scripts
  cp package-lock.json node_modules/.installed-lock
}
