// The words of a record, and which records hold the words that a person looks for.
// Knows no ranking and no screen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "plan/plan.hpp"

namespace ithaca {

// The texts of all fields that are searched, as they stand, one line each.
template <class T>
std::string search_text(const T& record) {
  std::string out;
  meta::each_field<T>([&](const auto& f) {
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    if (f.facts.find != meta::Find::text) return;
    if constexpr (std::is_same_v<Value, std::string>) {
      if (f.of(record).empty()) return;
      out += f.of(record);
      out.push_back('\n');
    }
  });
  return out;
}

// Records that hold every word of the query, anywhere in their texts, without regard to case and
// accents: in the order of files, at most `limit`. A query without a word finds nothing.
std::vector<Ref> find_text(const Plan& plan, std::string_view query, std::size_t limit);

}  // namespace ithaca
