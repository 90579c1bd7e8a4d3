// Our strict JSON reader and a well-known library agree on what is JSON, and on what it says.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <nlohmann/json.hpp>
#include <string>

#include "base/text.hpp"
#include "derive/json_text.hpp"
#include "support/random_plan.hpp"

namespace ithaca {
namespace {

using testing::Random;

void append_value(Random& random, std::string& out, int depth) {
  const auto space = [&] { out.append(random.below(2), " \n\t\r"[random.below(4)]); };
  const std::size_t kind = random.below(depth > 4 ? 5 : 7);
  space();
  if (kind == 0) {
    append_json_string(out, testing::random_text(random));
  } else if (kind == 1) {
    out += std::to_string(random.between(-1000000, 1000000));
  } else if (kind == 2) {
    out += std::to_string(random.between(-99, 99)) + ".5e" + std::to_string(random.between(-9, 9));
  } else if (kind == 3) {
    out += random.chance(50) ? "true" : "false";
  } else if (kind == 4) {
    out += random.chance(50) ? "null" : "\"\\u00e9\\ud83d\\ude00\\/\"";
  } else {
    const bool is_object = kind == 5;
    out.push_back(is_object ? '{' : '[');
    const std::size_t count = random.below(4);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) out.push_back(',');
      space();
      if (is_object) out += "\"key " + std::to_string(i) + "\"";
      space();
      if (is_object) out.push_back(':');
      append_value(random, out, depth + 1);
    }
    space();
    out.push_back(is_object ? '}' : ']');
  }
  space();
}

// A byte changed, taken out, or put in, where it hurts.
void damage(Random& random, std::string& text) {
  constexpr std::string_view kBytes = "{}[]\",:\\u0-+.eE1 tfn\x01\x7F\xC3\xA9\xED";
  const std::size_t at = random.below(text.size() + 1);
  const char byte = kBytes[random.below(kBytes.size())];
  const std::size_t how = random.below(3);
  if (how == 0) {
    text.insert(at, 1, byte);
  } else if (at < text.size() && how == 1) {
    text[at] = byte;
  } else if (at < text.size()) {
    text.erase(at, 1);
  }
}

}  // namespace

TEST_CASE("What the oracle takes for JSON we take for JSON, and nothing else") {
  CHECK(rc::check([] {
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    for (int round = 0; round < 50; ++round) {
      std::string text;
      append_value(random, text, 0);
      for (std::size_t n = random.below(3); n > 0; --n) damage(random, text);

      JsonReader reader(text);
      std::string canonical;
      const bool is_read = reader.copy_value(canonical) && reader.at_end() && is_valid_utf8(text);
      const bool is_stricter = reader.failed() && reader.error() == Errc::duplicate;
      const auto oracle = nlohmann::json::parse(text, nullptr, false);
      if (is_stricter) continue;  // a key that stands twice, which the oracle lets pass
      if (is_read == oracle.is_discarded()) RC_FAIL(text);
      if (is_read) RC_ASSERT(nlohmann::json::parse(canonical, nullptr, false) == oracle);
    }
  }));
}

}  // namespace ithaca
