// Where the boxes of a frame stand: what lies outside, over something else, or is cut off.
// Knows no view; what it says of a box is in the words that are drawn there.
#pragma once

#include <string>
#include <vector>

#include "support/headless_ui.hpp"

namespace ithaca::test {

// Everything of the last frame that leaves the window or its box, lies over another thing, breaks
// a word of usual length or is cut where nothing says that it may be; empty is good.
std::vector<std::string> misplaced(HeadlessUi& page);

}  // namespace ithaca::test
