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

// Finds the records that hold every word of a query, anywhere in their texts, without regard to
// case and accents. The folded words of each record are kept until the record changes. Reading them
// all takes longer than a frame, so it goes piece by piece; what was read is found at once.
class TextIndex {
 public:
  // Reads one piece of what is new in the plan, a few milliseconds long; whether more is to be
  // read.
  bool work(const Plan& plan);

  // Of what was read, in the order of files, at most `limit`; kept until more is read or the query
  // changes. A query without a word finds nothing.
  const std::vector<Ref>& find(const Plan& plan, std::string_view query, std::size_t limit);

 private:
  struct Entry {
    const meta::Kind* kind;
    RecordId id;
    Kept<void> record;  // whose words these are
    std::string words;  // of all fields that are searched, folded, a line each; never empty
  };
  using Entries = std::vector<Entry>;
  void begin(const Plan& plan);
  std::size_t read(const meta::Kind& kind, const RecordId& id, const Row& row);
  void look_through(const Entries& entries, std::size_t from, const Plan& plan,
                    const std::vector<std::string>& wanted);

  Entries entries_;                   // what was read of the plan, in the order of files
  Entries before_;                    // of an earlier revision, what reading has not come to yet
  std::size_t next_before_ = 0;       // the first of them
  std::uint64_t revision_ = 0;        // of the plan that is read
  const meta::Kind* kind_ = nullptr;  // where reading goes on, behind `last_`; null: all was read
  RecordId last_;

  bool is_answered_ = false;
  std::string query_;
  std::size_t limit_ = 0;
  std::vector<Ref> found_;
};

}  // namespace ithaca
