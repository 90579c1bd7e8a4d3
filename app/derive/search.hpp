// Finds words in every text of the plan; which fields have text is said by their descriptions.
// Knows no view: it answers with references.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.hpp"

namespace ithaca {

// Records whose text has every word of `query`, in the order of files; case and accents do not
// matter. At most `limit` of them; none for a query without words.
std::vector<Ref> find_text(const Plan& plan, std::string_view query, std::size_t limit);

}  // namespace ithaca
