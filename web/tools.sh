# Shell functions that web/run and tests/run share: what a build needs, and how it gets onto the machine.
# To be sourced by a script that has set -euo pipefail and stands in the top folder of the source.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$(basename "$(dirname "$0")")/$(basename "$0"): $*"
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    return 1
  fi
}

# is_present PROBE: a probe is a command, or a file below an include or library folder of the system (header:…, file:…).
is_present() {
  case "$1" in
    header:*) [ -e "/usr/include/${1#header:}" ] || [ -e "/usr/local/include/${1#header:}" ] ;;
    file:*) compgen -G "${1#file:}" >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# require PROBE=PACKAGE…: installs the Debian packages of the probes that find nothing; names what stays missing.
require() {
  local pair missing=() packages=()
  for pair in "$@"; do
    if ! is_present "${pair%%=*}"; then
      missing+=("$pair")
      packages+=("${pair#*=}")
    fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if command -v apt-get >/dev/null; then
    say "Installing ${packages[*]} …"
    as_root apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null 2>&1 || {
      as_root apt-get update -qq >/dev/null 2>&1 || true
      as_root apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null 2>&1 || true
    }
  fi
  local absent=()
  for pair in "${missing[@]}"; do
    is_present "${pair%%=*}" || absent+=("${pair#*=}")
  done
  [ ${#absent[@]} -eq 0 ] ||
    fail "these tools are missing and could not be installed here: ${absent[*]} (names of their Debian packages)"
}

# The archive of Dear ImGui comes from the machine's own package mirror, whose address apt knows once it has its lists.
require_imgui() {
  [ -z "${FETCHCONTENT_SOURCE_DIR_IMGUI:-}" ] || return 0
  compgen -G '.cache/imgui-*/imgui.h' >/dev/null && return 0
  if command -v apt-get >/dev/null && [ -z "$(apt-get indextargets --format '$(REPO_URI)' 2>/dev/null)" ]; then
    as_root apt-get update -qq >/dev/null 2>&1 || true
  fi
  if [ -z "$(apt-get indextargets --format '$(REPO_URI)' 2>/dev/null)" ]; then
    require git=git
  fi
}

# configure PRESET: once, and again when the presets or the preset's compiler have changed.
configure() {
  local preset=$1 compiler folder=build/$1 record
  case "$preset" in
    wasm*) compiler=$(command -v emcc) ;;
    native) compiler=$(command -v g++) ;;
    *) compiler=$(command -v clang++) ;;
  esac
  record="$compiler $("$compiler" --version | sed -n 1p) $(cksum <CMakePresets.json)"
  if [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/compiler.txt" 2>/dev/null)" = "$record" ]; then return 0; fi
  require_imgui
  rm -rf "$folder"
  mkdir -p "$folder"
  cmake --preset "$preset" \
    ${FETCHCONTENT_SOURCE_DIR_IMGUI:+-DFETCHCONTENT_SOURCE_DIR_IMGUI="$FETCHCONTENT_SOURCE_DIR_IMGUI"} >"$folder/configure.log" 2>&1 || {
    cat "$folder/configure.log" >&2
    fail "CMake could not configure the preset $preset"
  }
  printf '%s\n' "$record" >"$folder/compiler.txt"
}

wasm_tools=(emcc=emscripten wasm-opt=binaryen cmake=cmake ninja=ninja-build node=nodejs terser=terser
  header:nlohmann/json.hpp=nlohmann-json3-dev header:xxhash.h=libxxhash-dev)
