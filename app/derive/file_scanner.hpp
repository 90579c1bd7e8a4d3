// Cuts the text of a plan file into its members and records without reading them.
// Knows brackets, quotes and commas only; each cut piece is read strictly by itself afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ithaca {

class FileScanner {
 public:
  struct Piece {
    std::size_t at = 0;
    std::size_t size = 0;
  };
  struct Member {
    std::string key;
    Piece value;
  };
  struct Kind {
    std::string key;
    std::vector<Piece> records;
    bool is_list = true;  // false: something else stands there, and was passed over
  };
  enum class End : std::uint8_t { none, whole, truncated, broken, too_deep, duplicate_key };

  explicit FileScanner(std::string_view text) : text_(text) {}

  // Scans about that many bytes; true while there is more.
  bool step(std::size_t bytes);

  End end() const { return end_; }
  std::size_t position() const { return at_; }  // where it ended
  const std::vector<Member>& members() const { return members_; }
  const std::vector<Kind>& kinds() const { return kinds_; }  // of "records"
  const std::string& key() const { return key_; }            // that stands twice

 private:
  enum class Where : std::uint8_t { start, members, kinds, records };

  void step_once();
  void scan_member();
  void scan_kind();
  void scan_record();
  bool stop(End end);
  char next();  // after white space; '\0' at the end of the text, which stops
  bool take(char wanted);
  bool take_comma(char closing, bool& is_closed);
  bool take_key();
  bool take_value(Piece& out);
  bool skip_string();

  std::string_view text_;
  std::size_t at_ = 0;
  Where where_ = Where::start;
  bool is_first_[3] = {true, true, true};  // nothing was read yet in members, kinds, records
  End end_ = End::none;
  std::string key_;
  std::set<std::string> keys_;
  std::set<std::string> kind_keys_;
  std::vector<Member> members_;
  std::vector<Kind> kinds_;
};

}  // namespace ithaca
