// A snapshot's content with the hash that it needs, so that fuzzing reaches what lies behind it.
// Knows nothing of the content.
#pragma once

#include <string>
#include <string_view>

namespace ithaca::testing {

std::string sealed(std::string_view content);

}  // namespace ithaca::testing
