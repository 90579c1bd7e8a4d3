// Any bytes as what three people do to copies of a plan: the laws of the join hold.
#include "derive/join.hpp"

#include <cstdint>
#include <cstdlib>

#include "derive/merge.hpp"
#include "support/random_plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ithaca;
  testing::Copies copies(3);
  for (std::size_t i = 0; i + 2 <= size && i < 200; i += 2) {
    copies.act(static_cast<std::uint64_t>(data[i]) << 8U | data[i + 1]);
  }
  const Plan& a = copies[0];
  const Plan& b = copies[1];
  const Plan& c = copies[2];
  if (!is_same_plan(join(a, b), join(b, a))) std::abort();
  if (!is_same_plan(join(join(a, b), c), join(a, join(b, c)))) std::abort();
  if (!is_same_plan(join(a, a), a)) std::abort();
  copies.commit(0, merge_changes(a, b));
  if (!merge_changes(copies[0], b).empty()) std::abort();
  return 0;
}
