#include "derive/field_value.hpp"

#include <charconv>
#include <cstdint>

namespace ithaca {
namespace {

using meta::Shape;
using meta::Unreadable;

Unreadable read_whole(std::string_view source, std::int64_t& out) {
  const char* end = source.data() + source.size();
  const auto [rest, error] = std::from_chars(source.data(), end, out);
  if (error == std::errc::result_out_of_range) return Unreadable::out_of_range;
  return error == std::errc{} && rest == end ? Unreadable::no : Unreadable::wrong_type;
}

Unreadable read_texts(JsonReader& reader, std::vector<std::string>& out) {
  if (!reader.enter_array()) return Unreadable::wrong_type;
  while (reader.next_element()) {
    const bool is_text = reader.peek() == JsonKind::string;
    if (!is_text || !reader.read_string(out.emplace_back())) return Unreadable::wrong_type;
  }
  return reader.failed() ? Unreadable::wrong_type : Unreadable::no;
}

}  // namespace

void append_json(std::string& out, const meta::Value& value) {
  switch (value.shape) {
    case Shape::null:
      out += "null";
      break;
    case Shape::no:
      out += "false";
      break;
    case Shape::yes:
      out += "true";
      break;
    case Shape::number:
      out += std::to_string(value.number);
      break;
    case Shape::text:
      append_json_string(out, value.text);
      break;
    case Shape::list:
      out.push_back('[');
      for (const std::string& text : value.list) {
        if (out.back() != '[') out.push_back(',');
        append_json_string(out, text);
      }
      out.push_back(']');
      break;
  }
}

std::string json_of(const meta::AnyField& field, const void* record) {
  std::string space;
  std::string out;
  append_json(out, field.get(record, space));
  return out;
}

Unreadable read_json(JsonReader& reader, std::string& space, meta::Value& out) {
  out = {};
  bool truth = false;
  std::string_view source;
  switch (reader.peek()) {
    case JsonKind::string:
      if (!reader.read_string(space)) break;
      out = meta::Value::of_text(space);
      return Unreadable::no;
    case JsonKind::boolean:
      if (!reader.read_boolean(truth)) break;
      out.shape = truth ? Shape::yes : Shape::no;
      return Unreadable::no;
    case JsonKind::number:
      if (!reader.read_number(source)) break;
      out.shape = Shape::number;
      return read_whole(source, out.number);
    case JsonKind::null:
      return reader.read_null() ? Unreadable::no : Unreadable::wrong_type;
    case JsonKind::array:
      out.shape = Shape::list;
      return read_texts(reader, out.list);
    case JsonKind::object:
    case JsonKind::none:
      break;
  }
  return Unreadable::wrong_type;
}

Unreadable read_json_into(const meta::AnyField& field, void* record, JsonReader& reader,
                          std::string& space) {
  meta::Value value;
  const Unreadable problem = read_json(reader, space, value);
  return problem == Unreadable::no ? field.set(record, value) : problem;
}

Unreadable read_json_into(const meta::Kind& kind, const meta::AnyField& field, void* record,
                          std::string_view json) {
  std::string space;
  if (json.empty()) return field.set(record, field.get(kind.defaults(), space));
  JsonReader reader(json);
  return read_json_into(field, record, reader, space);
}

bool is_too_long(const meta::AnyField& field, const void* record) {
  return field.type->is_words && field.words(record).size() > field.facts.longest;
}

}  // namespace ithaca
