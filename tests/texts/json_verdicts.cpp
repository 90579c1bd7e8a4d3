// What JSONTestSuite (Seriot, "Parsing JSON is a minefield") says of each document, and what we
// say.
#include <doctest/doctest.h>

#include <optional>

#include "derive/json_text.hpp"
#include "derive/plan_file.hpp"
#include "support/golden.hpp"
#include "texts/texts.hpp"

using namespace ithaca;
using namespace ithaca::testing;

namespace {

bool is_read(std::string_view text) { return JsonReader(text).peek() != JsonKind::none; }

constexpr std::string_view kHead = R"({"ithaca":"plan","schema":1,"minReader":1,)";

// Reads a file that must be whole, with nothing left out of it.
std::optional<Plan> plan_of(const std::string& file) {
  auto read = read_plan_file(file);
  if (!read || !read->is_whole || read->report_count != 0) return std::nullopt;
  return std::move(read->plan);
}

// As the value of a key of the file that only a newer version knows.
bool is_kept_by_file(const std::string& text) {
  const auto plan = plan_of(std::string(kHead) + R"("records":{},"newer":)" + text + "}");
  if (!plan) return false;
  const auto& kept = plan->unknown_members();
  return kept.size() == 1 && kept.begin()->second == canonical_json(text);
}

// As the value of a key of a record; of it nothing is refused either.
bool is_kept_by_record(const std::string& text) {
  const auto plan =
      plan_of(std::string(kHead) + R"("records":{"person":[{"id":"0123456789abcdef","newer":)" +
              text + "}]}}");
  if (!plan || plan->record_count() != 1) return false;
  return write_plan_file(*plan).find("\"newer\":" + canonical_json(text)) != std::string::npos;
}

// An object in which a key stands twice is JSON, but of its values none is believed.
bool has_a_key_twice(const Document& document) {
  return document.name.rfind("y_object_duplicated_key", 0) == 0;
}

std::string reason_of(Errc code) {
  if (code == Errc::out_of_range) return "a number beyond every double";
  if (code == Errc::bad_encoding) return "half a surrogate pair";
  if (code == Errc::too_large) return "too deep";
  return "no JSON";
}

std::string verdict_of(const Document& document) {
  const JsonReader reader(document.text);
  return document.name + ": " +
         (reader.failed() ? "refused, " + reason_of(reader.error())
                          : "read as " + canonical_json(document.text));
}

}  // namespace

TEST_CASE("Of JSONTestSuite 95 documents are read, 188 refused, alone and inside a plan file") {
  std::size_t read = 0;
  std::size_t refused = 0;
  for (const Document& document : json_documents()) {
    CAPTURE(document.name);
    const char wanted = document.name[0];
    if (wanted == 'y') {
      const bool is_kept = !has_a_key_twice(document);
      CHECK(is_read(document.text));
      CHECK(is_kept_by_file(document.text) == is_kept);
      CHECK(is_kept_by_record(document.text) == is_kept);
      ++read;
    } else if (wanted == 'n') {
      CHECK_FALSE(is_read(document.text));
      CHECK_FALSE(is_kept_by_file(document.text));
      CHECK_FALSE(is_kept_by_record(document.text));
      ++refused;
    }
  }
  CHECK(read == 95);
  CHECK(refused == 188);
}

TEST_CASE("What JSONTestSuite leaves free has one verdict, alone and inside a plan file") {
  std::string verdicts;
  std::size_t free = 0;
  for (const Document& document : json_documents()) {
    if (document.name[0] != 'i') continue;
    CAPTURE(document.name);
    CHECK(is_kept_by_file(document.text) == is_read(document.text));
    CHECK(is_kept_by_record(document.text) == is_read(document.text));
    verdicts += verdict_of(document) + "\n";
    ++free;
  }
  CHECK(free == 35);
  CHECK(verdicts == golden("json-verdicts.txt", verdicts));
}
