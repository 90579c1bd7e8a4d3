// Any bytes as a plan file: a plan or a sentence, never harm; what was read is written, read again
// and the same, whatever pieces it came in.
#include "derive/plan_file.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "derive/join.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ithaca;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto read = read_plan_file(text);
  if (!read) {
    if (read.error().what.empty()) std::abort();
    return 0;
  }
  PlanReader in_pieces;
  for (std::size_t at = 0; at < text.size(); at += 7) in_pieces.feed(text.substr(at, 7));
  while (in_pieces.step(13)) {
  }
  const auto again = in_pieces.finish();
  if (!again || !is_same_plan(again->plan, read->plan)) std::abort();

  const std::string written = write_plan_file(read->plan);
  const auto back = read_plan_file(written);
  if (!back || !back->is_whole || !is_same_plan(back->plan, read->plan)) std::abort();
  if (write_plan_file(back->plan) != written) std::abort();
  if (!is_same_plan(join(read->plan, read->plan), read->plan)) std::abort();
  return 0;
}
