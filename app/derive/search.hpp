// The words of a record, and which records hold the words that a person looks for.
// Knows no ranking and no screen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "plan/plan.hpp"

namespace ithaca {

// Records that hold every word of the query, anywhere in their texts, without regard to case and
// accents: in the order of files, at most `limit`. A query without a word finds nothing.
std::vector<Ref> find_text(const Plan& plan, std::string_view query, std::size_t limit);

// The same for somebody who types the query: the folded words of each record are kept until the
// record changes, and the answer until the plan or the query does.
class TextIndex {
 public:
  const std::vector<Ref>& find(const Plan& plan, std::string_view query, std::size_t limit);

 private:
  struct Entry {
    const meta::Kind* kind;
    RecordId id;
    Kept<void> record;  // whose words these are
    std::string words;  // of all fields that are searched, folded, a line each
  };
  void follow(const Plan& plan);

  std::vector<Entry> entries_;  // in the order of files
  std::uint64_t revision_ = 0;  // of the plan that they were made from
  std::string query_;
  std::size_t limit_ = 0;
  std::vector<Ref> found_;
};

}  // namespace ithaca
