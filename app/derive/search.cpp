#include "derive/search.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ithaca {
namespace {

// How much one piece is, in bytes: some milliseconds of a browser each.
constexpr std::size_t kReadPiece = 256 * 1024;
constexpr std::size_t kLookPiece = 1024 * 1024;
constexpr std::size_t kCostOfOne = 64;  // of a record, however short

// What is trimmed off a title parts words; a vertical tab is a pasted line break.
constexpr std::string_view kWhiteSpace = " \t\r\n\v\f";

std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> words;
  const std::string text = folded(query);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = text.find_first_not_of(kWhiteSpace, at);
    if (start == std::string::npos) break;
    at = std::min(text.find_first_of(kWhiteSpace, start), text.size());
    words.push_back(text.substr(start, at - start));
  }
  return words;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The text folded into `space`, which is kept between calls: most texts are ASCII.
std::string_view folded_into(std::string& space, std::string_view text) {
  if (!is_ascii(text)) {
    space = folded(text);
  } else {
    space.resize(text.size());
    std::transform(text.begin(), text.end(), space.begin(), lower);
  }
  return space;
}

std::string folded_words(const meta::Kind& kind, const void* record) {
  std::string words;
  std::string space;
  for (const meta::AnyField& field : kind.fields) {
    if (field.facts.find != meta::Find::text || !field.type->is_words) continue;
    if (field.words(record).empty()) continue;
    words += folded_into(space, field.words(record));
    words.push_back('\n');
  }
  return words;
}

}  // namespace

bool TextIndex::work(const Plan& plan, std::string_view query, std::size_t limit) {
  if (revision_ != plan.revision()) begin(plan);
  if (query_ != query || limit_ != limit) {
    query_ = query;
    limit_ = limit;
    wanted_ = words_of(query);
    next_ = 0;
    found_.clear();
  }
  const bool reads_on = read_on(plan);
  return look_on() || reads_on;
}

// What is known goes on to be known, also when reading had not come to its end.
void TextIndex::begin(const Plan& plan) {
  std::vector<Entry> known = std::move(entries_);
  known.insert(known.end(),
               std::make_move_iterator(before_.begin() + static_cast<std::ptrdiff_t>(next_before_)),
               std::make_move_iterator(before_.end()));
  before_ = std::move(known);
  next_before_ = 0;
  entries_.clear();
  entries_.reserve(plan.record_count());
  revision_ = plan.revision();
  kind_ = kKinds.data();
  last_ = {};
  next_ = 0;
  found_.clear();
}

bool TextIndex::read_on(const Plan& plan) {
  std::size_t left = kReadPiece;
  while (kind_ != nullptr) {
    const Table& table = plan.table(*kind_);
    for (auto at = table.upper_bound(last_); at != table.end(); ++at) {
      const std::size_t cost = read(*kind_, at->first, at->second);
      last_ = at->first;
      if (cost >= left) return true;
      left -= cost;
    }
    last_ = {};
    if (++kind_ == kKinds.data() + kKinds.size()) kind_ = nullptr;
  }
  before_.clear();
  next_before_ = 0;
  return false;
}

// The entries and the plan are in the same order: one walk finds what is new. Returns what it cost,
// counted in bytes that were folded.
std::size_t TextIndex::read(const meta::Kind& kind, const RecordId& id, const Row& row) {
  while (next_before_ < before_.size()) {
    const Entry& known = before_[next_before_];
    const bool is_earlier = known.kind < &kind || (known.kind == &kind && known.id < id);
    if (!is_earlier) break;
    ++next_before_;
  }
  if (next_before_ < before_.size() && before_[next_before_].record == row.value) {
    entries_.push_back(std::move(before_[next_before_++]));
    return kCostOfOne;
  }
  std::string words = folded_words(kind, row.value.get());
  const std::size_t cost = kCostOfOne + words.size();
  if (!words.empty()) entries_.push_back({&kind, id, row.value, std::move(words)});
  return cost;
}

bool TextIndex::look_on() {
  if (wanted_.empty()) return false;
  std::size_t left = kLookPiece;
  for (; next_ < entries_.size() && found_.size() < limit_; ++next_) {
    const Entry& entry = entries_[next_];
    const std::size_t cost = kCostOfOne + entry.words.size();
    if (cost > left && left < kLookPiece) return true;
    left -= std::min(cost, left);
    const auto is_there = [&](const std::string& word) {
      return entry.words.find(word) != std::string::npos;
    };
    if (!std::all_of(wanted_.begin(), wanted_.end(), is_there)) continue;
    found_.push_back({std::string(entry.kind->name), entry.id});
  }
  return false;
}

}  // namespace ithaca
