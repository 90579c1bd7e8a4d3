#include "derive/schema.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "derive/field_value.hpp"
#include "plan/plan.hpp"

namespace ithaca {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string schema_of(const meta::Type& type, const meta::Facts& facts) {
  std::string out;
  switch (type.shape) {
    case meta::Shape::number:
      out = "{\"type\":\"integer\"";
      if (facts.least != std::numeric_limits<std::int64_t>::min()) {
        out += ",\"minimum\":" + std::to_string(facts.least);
      }
      if (facts.greatest != std::numeric_limits<std::int64_t>::max()) {
        out += ",\"maximum\":" + std::to_string(facts.greatest);
      }
      out += "}";
      break;
    case meta::Shape::yes:
      out = "{\"type\":\"boolean\"}";
      break;
    case meta::Shape::list:
      out =
          "{\"type\":\"array\",\"uniqueItems\":true,\"items\":" + schema_of(*type.element, facts) +
          "}";
      break;
    default:
      if (type.names != nullptr) {
        out = "{\"enum\":[";
        for (const std::string_view name : type.names()) {
          if (out.back() != '[') out.push_back(',');
          out += quoted(name);
        }
        out += "]}";
      } else if (type.is_words) {
        out = "{\"type\":\"string\"}";
      } else {
        out = "{\"type\":\"string\",\"pattern\":" + quoted(type.pattern) + "}";
      }
  }
  return type.may_be_null ? "{\"anyOf\":[" + out + ",{\"type\":\"null\"}]}" : out;
}

// The facts that a reader of the schema has use for stand beside the shape.
std::string described(const meta::AnyField& field) {
  std::string out = schema_of(*field.type, field.facts);
  out.pop_back();
  if (!field.facts.label.empty()) out += ",\"title\":" + quoted(field.facts.label);
  if (!field.facts.help.empty()) out += ",\"description\":" + quoted(field.facts.help);
  return out + "}";
}

std::string record_schema(const meta::Kind& kind) {
  std::string out =
      "{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\n"
      "\"id\":{\"$ref\":\"#/$defs/id\"},\n";
  for (const meta::AnyField& field : kind.fields.subspan(1)) {
    out += quoted(field.facts.key) + ":" + described(field) + ",\n";
  }
  return out + "\"edited\":{\"$ref\":\"#/$defs/edited\"}}}";
}

constexpr std::string_view kHead =
    R"({"$schema":"https://json-schema.org/draft/2020-12/schema",
"$id":"urn:ithaca:plan:1",
"title":"A mentoring plan of Ithaca",
"description":"Keys, kinds of record and values of newer versions may stand beside these; they are kept.",
"type":"object",
"required":["ithaca","schema","minReader","records"],
"properties":{
"ithaca":{"const":"plan"},
"schema":{"type":"integer","minimum":1},
"minReader":{"type":"integer","minimum":1},
"replicas":{"description":"The copies of the plan that edited it, and the last edit of each that this one has seen.",
"type":"array","items":{"type":"object","required":["id","seen"],"properties":{
"id":{"$ref":"#/$defs/id"},
"seen":{"type":"integer","minimum":0,"maximum":9007199254740991}}}},
"records":{"type":"object","additionalProperties":{"type":"array","items":{"$ref":"#/$defs/record"}},"properties":{
)";

constexpr std::string_view kTail =
    R"(},
"deleted":{"description":"What was deleted, and by which edits.",
"type":"array","items":{"type":"array","minItems":2,"items":{"type":"string"}}}},
"$defs":{
"id":{"type":"string","pattern":"^[0-9a-hjkmnp-tv-z]{16}$"},
"dot":{"description":"One edit: the replica's place in the list of replicas (or its id), and its number there. Empty: none.",
"type":"string","pattern":"^(([0-9]+|[0-9a-hjkmnp-tv-z]{16})\\.[1-9][0-9]*)?$"},
"edited":{"description":"Which edit wrote what.",
"anyOf":[{"$ref":"#/$defs/dot"},{"type":"object","required":["by"],"properties":{
"by":{"$ref":"#/$defs/dot"},
"fields":{"type":"object","additionalProperties":{"$ref":"#/$defs/dot"}},
"elements":{"type":"array","items":{"type":"array","minItems":3,"maxItems":3,
"prefixItems":[{"type":"string"},{"type":"string"},{"$ref":"#/$defs/dot"}],"items":false}},
"other":{"description":"Concurrent values that are not shown: key, edit, value.",
"type":"array","items":{"anyOf":[{"type":"array","minItems":3,"maxItems":3,
"prefixItems":[{"type":"string"},{"$ref":"#/$defs/dot"},true],"items":false},
{"description":"The default of a field of a newer version.","type":"array","minItems":2,"maxItems":2,
"prefixItems":[{"type":"string"},{"$ref":"#/$defs/dot"}],"items":false}]}},
"deleted":{"description":"Deleted by these edits while another copy edited it.",
"type":"array","items":{"$ref":"#/$defs/dot"}}}}]},
"record":{"type":"object","required":["id"],"properties":{
"id":{"$ref":"#/$defs/id"},
"edited":{"$ref":"#/$defs/edited"}}}
}}
)";

}  // namespace

std::string plan_file_schema() {
  std::string out{kHead};
  for (const meta::Kind& kind : kKinds) {
    if (out.back() == '}') out += ",\n";
    out += quoted(kind.name) + ":{\"type\":\"array\",\"items\":" + record_schema(kind) + "}";
  }
  out += "}";
  return out.append(kTail);
}

}  // namespace ithaca
