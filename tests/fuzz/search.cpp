// Any bytes as what a person looks for in a plan, and as a word of it: what is found holds every
// word, nothing else does, in the order of files, also while the plan changes under the search.
#include "derive/search.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "support/sample_plan.hpp"

namespace {

using namespace ithaca;

// Word by word, record by record, without an index.
std::vector<Ref> looked_for(const Plan& plan, const std::string& query, std::size_t limit) {
  std::vector<std::string> wanted;
  const std::string text = folded(query);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\v\f", at), text.size());
    if (end > at) wanted.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::vector<Ref> found;
  if (wanted.empty()) return found;
  for (const meta::Kind& kind : kKinds) {
    for (const auto& [id, row] : plan.table(kind)) {
      std::string words;
      for (const meta::AnyField& field : kind.fields) {
        const bool is_searched = field.facts.find == meta::Find::text && field.type->is_words;
        if (is_searched) words += folded(field.words(row.value.get())) + "\n";
      }
      const bool has_all = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
        return words.find(word) != std::string::npos;
      });
      if (has_all && found.size() < limit) found.push_back({std::string(kind.name), id});
    }
  }
  return found;
}

void search(TextIndex& index, const Plan& plan, const std::string& query, std::size_t limit) {
  while (index.work(plan, query, limit)) {
  }
  if (index.found() != looked_for(plan, query, limit)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ithaca::testing;
  static const Full start;
  const std::string query{reinterpret_cast<const char*>(data), size};
  const std::size_t limit = size % 4 == 0 ? 2 : 1000;
  TextIndex index;
  search(index, start.plan(), query, limit);

  // A goal that is called so is found by it; the index goes on from what it read.
  Plan plan = start.plan();
  const auto named = decide(plan, AddGoal{start.mentorship, query, false}, start.env());
  if (!named) return 0;
  index.work(plan, query, limit);
  apply(plan, *named, {start.last_dot().replica, start.last_dot().counter + 1});
  search(index, plan, query, limit);
  search(index, plan, folded(query), 1000);
  const bool has_words = !trimmed(folded(query)).empty();
  if (has_words && index.found().empty()) std::abort();
  return 0;
}
