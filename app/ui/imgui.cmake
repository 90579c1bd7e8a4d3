# Dear ImGui 1.92.2b, without any platform, as the library ithaca_imgui. Its source comes from, in this order:
#   1. the folder FETCHCONTENT_SOURCE_DIR_IMGUI, given by the person who builds;
#   2. the archive in the pool of the machine's own Debian mirror, with apt's own settings (the same bytes as the tag);
#   3. the public repository of the project, at the commit of the tag.
# What was fetched stays in .cache/ of the checkout, so that all build folders share it.
set(IMGUI_TAG "1.92.2b")
set(IMGUI_COMMIT "45acd5e0e82f4c954432533ae9985ff0e1aad6d5")
set(IMGUI_ARCHIVE "imgui_1.92.2b+ds.orig.tar.xz")
set(IMGUI_ARCHIVE_SHA256 "e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48")
set(IMGUI_CACHE "${PROJECT_SOURCE_DIR}/.cache")

# Sets IMGUI_SOURCE to the unpacked archive of the Debian mirror, or leaves it unset.
function(ithaca_imgui_from_mirror)
  set(source "${IMGUI_CACHE}/imgui-${IMGUI_TAG}")
  if(NOT EXISTS "${source}/imgui.h")
    find_program(ITHACA_APT_GET apt-get)
    find_program(ITHACA_APT_HELPER apt-helper PATHS /usr/lib/apt)
    if(NOT ITHACA_APT_GET OR NOT ITHACA_APT_HELPER)
      return()
    endif()
    execute_process(
      COMMAND "${ITHACA_APT_GET}" indextargets --format "$(REPO_URI)|$(COMPONENT)|$(CREATED_BY)"
      OUTPUT_VARIABLE targets ERROR_QUIET)
    string(REGEX MATCHALL "[^\n]+\\|main\\|Packages" targets "${targets}")
    list(REMOVE_DUPLICATES targets)
    set(archive "${IMGUI_CACHE}/${IMGUI_ARCHIVE}")
    file(MAKE_DIRECTORY "${IMGUI_CACHE}")
    foreach(target IN LISTS targets)
      string(REGEX REPLACE "/?\\|main\\|Packages$" "" mirror "${target}")
      execute_process(
        COMMAND "${ITHACA_APT_HELPER}" download-file "${mirror}/pool/main/i/imgui/${IMGUI_ARCHIVE}"
                "${archive}" "SHA256:${IMGUI_ARCHIVE_SHA256}"
        RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
      if(NOT failed AND EXISTS "${archive}")
        file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${IMGUI_CACHE}")
        file(REMOVE "${archive}")
        break()
      endif()
    endforeach()
  endif()
  if(EXISTS "${source}/imgui.h")
    set(IMGUI_SOURCE "${source}" PARENT_SCOPE)
  endif()
endfunction()

if(FETCHCONTENT_SOURCE_DIR_IMGUI)
  set(IMGUI_SOURCE "${FETCHCONTENT_SOURCE_DIR_IMGUI}")
else()
  ithaca_imgui_from_mirror()
  if(NOT IMGUI_SOURCE)
    include(FetchContent)
    message(STATUS "Fetching Dear ImGui ${IMGUI_TAG} from its public repository")
    FetchContent_Declare(imgui
      GIT_REPOSITORY https://github.com/ocornut/imgui.git
      GIT_TAG ${IMGUI_COMMIT}
      SOURCE_DIR "${IMGUI_CACHE}/imgui-${IMGUI_COMMIT}")
    FetchContent_Populate(imgui)
    set(IMGUI_SOURCE "${imgui_SOURCE_DIR}")
  endif()
endif()
if(NOT EXISTS "${IMGUI_SOURCE}/imgui.h")
  message(FATAL_ERROR "Dear ImGui ${IMGUI_TAG} is missing in \"${IMGUI_SOURCE}\": "
    "give its folder as -DFETCHCONTENT_SOURCE_DIR_IMGUI=<folder>.")
endif()
message(STATUS "Dear ImGui: ${IMGUI_SOURCE}")

add_library(ithaca_imgui STATIC
  "${IMGUI_SOURCE}/imgui.cpp"
  "${IMGUI_SOURCE}/imgui_draw.cpp"
  "${IMGUI_SOURCE}/imgui_tables.cpp"
  "${IMGUI_SOURCE}/imgui_widgets.cpp")
target_include_directories(ithaca_imgui SYSTEM PUBLIC "${IMGUI_SOURCE}")
# IMGUI_ENABLE_FREETYPE here means: the font loader is ours. app/ui defines ImGuiFreeType::GetFontLoader().
target_compile_definitions(ithaca_imgui PUBLIC
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_DEFAULT_FONT
  IMGUI_DISABLE_FILE_FUNCTIONS
  IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
  IMGUI_USE_WCHAR32
  IMGUI_ENABLE_FREETYPE)
if(ITHACA_COVERAGE)
  # app/ui supplies the four hooks of the test engine in such builds.
  target_compile_definitions(ithaca_imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE ITHACA_COVERAGE=1)
endif()
