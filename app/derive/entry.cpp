#include "derive/entry.hpp"

#include <tuple>

namespace ithaca {

bool is_same_slot(const Entry& a, const Entry& b) {
  return a.key == b.key && a.is_element == b.is_element && (!a.is_element || a.json == b.json);
}

bool comes_before(const Entry& a, const Entry& b) {
  if (a.key != b.key) return a.key < b.key;
  if (a.is_element != b.is_element) return b.is_element;
  if (a.is_element && a.json != b.json) return a.json < b.json;
  return a.dot == b.dot ? a.json < b.json : a.dot < b.dot;
}

void put_kept_values_in_order(Stamp& stamp) {
  const auto ascending = [](const Stamp::Written& a, const Stamp::Written& b) {
    if (a.key != b.key) return a.key < b.key;
    return a.dot == b.dot ? a.json < b.json : a.dot < b.dot;
  };
  std::sort(stamp.alternatives.begin(), stamp.alternatives.end(), ascending);
  std::sort(stamp.unknown.begin(), stamp.unknown.end(), ascending);
}

// One dot writes one value of a slot; where a file claims two, the greater text stands everywhere.
void RecordEntries::sort() {
  std::sort(entries.begin(), entries.end(), comes_before);
  const auto first_of_pair =
      std::unique(entries.rbegin(), entries.rend(), [](const Entry& later, const Entry& earlier) {
        return is_same_slot(later, earlier) && later.dot == earlier.dot;
      });
  entries.erase(entries.begin(), first_of_pair.base());
  std::sort(deletions.begin(), deletions.end());
  deletions.erase(std::unique(deletions.begin(), deletions.end()), deletions.end());
}

bool is_element_json(std::string_view json) {
  if (json.size() < 4 || json.substr(0, 2) != "[\"" || json.substr(json.size() - 2) != "\"]") {
    return false;
  }
  for (std::size_t i = 2; i < json.size(); ++i) {  // canonical: no white space between tokens
    if (json[i] == '\\') {
      ++i;
    } else if (json[i] == '"') {
      return i == json.size() - 2;
    }
  }
  return false;
}

std::string element_json(std::string_view text) {
  std::string out = "[";
  append_json_string(out, text);
  out.push_back(']');
  return out;
}

void add_unknown_value(std::vector<Entry>& entries, const std::string& key, std::string_view json,
                       const Dot& dot) {
  JsonReader reader(json);
  std::vector<Entry> elements;
  std::string text;
  bool is_list = reader.peek() == JsonKind::array && reader.enter_array();
  while (is_list && reader.next_element()) {
    is_list = reader.peek() == JsonKind::string && reader.read_string(text);
    elements.push_back({key, element_json(text), dot, true});
  }
  if (is_list && !elements.empty()) {
    entries.insert(entries.end(), elements.begin(), elements.end());
  } else {
    entries.push_back({key, std::string(json), dot, false});
  }
}

}  // namespace ithaca
