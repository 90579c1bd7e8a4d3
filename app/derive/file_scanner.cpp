#include "derive/file_scanner.hpp"

#include <array>

#include "derive/json_text.hpp"

namespace ithaca {

bool FileScanner::stop(End end) {
  if (end_ == End::none) end_ = end;
  return false;
}

char FileScanner::next() {
  while (at_ < text_.size() &&
         (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
    ++at_;
  }
  if (at_ < text_.size()) return text_[at_];
  stop(End::truncated);
  return '\0';
}

bool FileScanner::take(char wanted) {
  const char c = next();
  if (c != wanted) return stop(End::broken);  // keeps an earlier end
  ++at_;
  return true;
}

// False at the end of the container (is_closed) and when the scan stopped.
bool FileScanner::take_comma(char closing, bool& is_closed) {
  bool& is_first = is_first_[static_cast<std::size_t>(where_) - 1];
  const bool was_first = is_first;
  is_first = false;
  const char c = next();
  is_closed = c == closing;
  if (is_closed) ++at_;
  if (is_closed || end_ != End::none) return false;
  return was_first || take(',');
}

bool FileScanner::skip_string() {
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] == '"') {
      ++at_;
      return true;
    }
    if (text_[at_] == '\\') ++at_;
  }
  at_ = text_.size();
  return stop(End::truncated);
}

bool FileScanner::take_key() {
  if (next() != '"') return stop(End::broken);
  const std::size_t start = at_;
  if (!skip_string()) return false;
  JsonReader reader(text_.substr(start, at_ - start));
  if (!reader.read_string(key_)) return stop(End::broken);
  return take(':');
}

// Any value as brackets and quotes bound it; whether it is valid is asked when it is read.
bool FileScanner::take_value(Piece& out) {
  static constexpr std::array<bool, 256> is_structure = [] {
    std::array<bool, 256> is{};
    for (const char c : std::string_view{"{}[],\" \n\r\t"})
      is[static_cast<unsigned char>(c)] = true;
    return is;
  }();
  next();
  const std::size_t start = at_;
  const int depth_around = where_ == Where::members ? 1 : where_ == Where::kinds ? 2 : 3;
  int depth = depth_around;
  do {
    const char c = next();
    if (end_ != End::none) return false;
    if (c == '{' || c == '[') {
      if (++depth > kDeepestJson) return stop(End::too_deep);
      ++at_;
    } else if (c == '}' || c == ']') {
      if (--depth < depth_around) return stop(End::broken);
      ++at_;
    } else if (c == '"') {
      if (!skip_string()) return false;
    } else if (c == ',' && depth > depth_around) {
      ++at_;
    } else {
      const std::size_t word = at_;
      while (at_ < text_.size() && !is_structure[static_cast<unsigned char>(text_[at_])]) ++at_;
      if (at_ == word) return stop(End::broken);
      if (at_ == text_.size()) return stop(End::truncated);
    }
  } while (depth > depth_around);
  out = {start, at_ - start};
  return true;
}

void FileScanner::scan_member() {
  bool is_closed = false;
  if (!take_comma('}', is_closed)) {
    if (is_closed) stop(End::whole);
    return;
  }
  if (!take_key()) return;
  if (!keys_.insert(key_).second) {
    stop(End::duplicate_key);
    return;
  }
  members_.push_back({key_, {}});
  if (key_ == "records" && next() == '{') {
    members_.back().value = {at_, 1};
    ++at_;
    where_ = Where::kinds;
    return;
  }
  if (!take_value(members_.back().value)) members_.pop_back();
}

void FileScanner::scan_kind() {
  bool is_closed = false;
  if (!take_comma('}', is_closed)) {
    if (is_closed) where_ = Where::members;
    return;
  }
  if (!take_key()) return;
  if (!kind_keys_.insert(key_).second) {
    stop(End::duplicate_key);
    return;
  }
  kinds_.push_back({key_, {}, true});
  if (next() == '[') {
    ++at_;
    where_ = Where::records;
    is_first_[2] = true;
    return;
  }
  Piece passed_over;
  kinds_.back().is_list = false;
  take_value(passed_over);
}

void FileScanner::scan_record() {
  bool is_closed = false;
  if (!take_comma(']', is_closed)) {
    if (is_closed) where_ = Where::kinds;
    return;
  }
  Piece piece;
  if (take_value(piece)) kinds_.back().records.push_back(piece);
}

void FileScanner::step_once() {
  switch (where_) {
    case Where::start:
      if (take('{')) where_ = Where::members;
      break;
    case Where::members:
      scan_member();
      break;
    case Where::kinds:
      scan_kind();
      break;
    case Where::records:
      scan_record();
      break;
  }
}

bool FileScanner::step(std::size_t bytes) {
  const std::size_t until = at_ + bytes;
  while (end_ == End::none && at_ < until) step_once();
  return end_ == End::none;
}

}  // namespace ithaca
