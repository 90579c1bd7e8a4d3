// The JSON Schema (2020-12) of the plan file, from the field descriptions: published in assets/.
// Knows nothing that the descriptions do not say.
#pragma once

#include <string>

namespace ithaca {

// What this version writes for what it knows. A value that a newer version wrote under a known key
// is written back as it came, and may go beyond this.
std::string plan_file_schema();

}  // namespace ithaca
