#include "derive/search.hpp"

#include <algorithm>
#include <utility>

namespace ithaca {
namespace {

std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> words;
  const std::string text = folded(query);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = text.find_first_not_of(" \t\r\n", at);
    if (start == std::string::npos) break;
    at = std::min(text.find_first_of(" \t\r\n", start), text.size());
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

std::vector<Ref> find_text(const Plan& plan, std::string_view query, std::size_t limit) {
  return TextIndex{}.find(plan, query, limit);
}

// Both the entries and the plan are in the order of files: one walk finds what is new.
void TextIndex::follow(const Plan& plan) {
  std::vector<Entry> entries;
  entries.reserve(plan.record_count());
  auto known = entries_.begin();
  for (const meta::Kind& kind : kKinds) {
    for (const auto& [id, row] : plan.table(kind)) {
      while (known != entries_.end() &&
             (known->kind < &kind || (known->kind == &kind && known->id < id))) {
        ++known;
      }
      const bool is_known = known != entries_.end() && known->record == row.value;
      if (is_known) {
        entries.push_back(std::move(*known));
      } else {
        entries.push_back({&kind, id, row.value, folded_words(kind, row.value.get())});
      }
    }
  }
  entries_ = std::move(entries);
  revision_ = plan.revision();
}

const std::vector<Ref>& TextIndex::find(const Plan& plan, std::string_view query,
                                        std::size_t limit) {
  const bool is_answered = revision_ == plan.revision() && query_ == query && limit_ == limit;
  if (is_answered) return found_;
  query_ = query;
  limit_ = limit;
  found_.clear();
  const std::vector<std::string> wanted = words_of(query);
  if (revision_ != plan.revision() && !wanted.empty()) follow(plan);
  for (const Entry& entry : entries_) {
    if (wanted.empty() || found_.size() == limit) break;
    const auto is_there = [&](const std::string& word) {
      return entry.words.find(word) != std::string::npos;
    };
    if (!std::all_of(wanted.begin(), wanted.end(), is_there)) continue;
    found_.push_back({std::string(entry.kind->name), entry.id});
  }
  return found_;
}

}  // namespace ithaca
