// One field's value as JSON text and back. Knows no record: whoever walks the fields hands in one
// value after the other.
#pragma once

#include <string>

#include "derive/json_text.hpp"
#include "meta/kind.hpp"

namespace ithaca {

void append_json(std::string& out, const meta::Value& value);
// Of a record's field.
std::string json_of(const meta::AnyField& field, const void* record);

// Reads any value that a field may have; its text lies in `space`. Where it is none (an object, a
// number with a fraction), the reader may stand anywhere.
meta::Unreadable read_json(JsonReader& reader, std::string& space, meta::Value& out);
// Reads it into the record's field; a set with all its elements, or not at all.
meta::Unreadable read_json_into(const meta::AnyField& field, void* record, JsonReader& reader,
                                std::string& space);
// The same from a whole text; an empty one stands for the field's default.
meta::Unreadable read_json_into(const meta::Kind& kind, const meta::AnyField& field, void* record,
                                std::string_view json);

// Whether a field holds more words than one can write into it, as a file may.
bool is_too_long(const meta::AnyField& field, const void* record);

}  // namespace ithaca
