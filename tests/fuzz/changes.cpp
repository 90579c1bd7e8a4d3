// Any bytes as a stored change of a fixed plan: applied and taken back, or an error.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "derive/binary.hpp"
#include "derive/plan_file.hpp"
#include "support/random_plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ithaca;
  static const Plan before = testing::random_plan(1, 40);
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const auto decoded = decode_changes(bytes, before);
  if (!decoded) {
    if (decoded.error().what.empty()) std::abort();
    return 0;
  }
  Plan plan = before;
  const Dot dot = decoded->dot;
  const ChangeSet applied = apply(plan, decoded->changes, dot);
  const auto again = decode_changes(encode_changes(applied, dot), before);
  if (!again) std::abort();
  apply(plan, reversed(applied), Dot{testing::id_number<ReplicaTag>(77), 1});
  if (write_plan_file(plan).empty()) std::abort();
  return 0;
}
