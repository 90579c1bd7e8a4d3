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
// case and accents. The folded words of each record are kept until the record changes. To read them
// all, or to look through them all, takes longer than a frame, so both go piece by piece.
class TextIndex {
 public:
  // One piece, a few milliseconds long: reads what is new in the plan, and looks through what was
  // read. Whether more is to be done. A query without a word finds nothing.
  bool work(const Plan& plan, std::string_view query, std::size_t limit);

  // What was found so far, in the order of files, at most `limit`.
  const std::vector<Ref>& found() const { return found_; }

 private:
  struct Entry {
    const meta::Kind* kind;
    RecordId id;
    Kept<void> record;  // whose words these are
    std::string words;  // of all fields that are searched, folded, a line each; never empty
  };
  void begin(const Plan& plan);
  bool read_on(const Plan& plan);
  std::size_t read(const meta::Kind& kind, const RecordId& id, const Row& row);
  bool look_on();

  std::vector<Entry> entries_;        // what was read of the plan, in the order of files
  std::vector<Entry> before_;         // of an earlier revision, what reading has not come to yet
  std::size_t next_before_ = 0;       // the first of them
  std::uint64_t revision_ = 0;        // of the plan that is read
  const meta::Kind* kind_ = nullptr;  // where reading goes on, behind `last_`; null: all was read
  RecordId last_;

  std::string query_;
  std::vector<std::string> wanted_;  // its words
  std::size_t limit_ = 0;
  std::size_t next_ = 0;  // the first entry that was not looked at
  std::vector<Ref> found_;
};

}  // namespace ithaca
