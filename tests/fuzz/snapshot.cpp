// Any bytes as a snapshot, with the hash that they would need: a plan that survives another round,
// or an error.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "derive/binary.hpp"
#include "derive/join.hpp"
#include "derive/plan_file.hpp"
#include "support/sealed.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ithaca;
  const std::string bytes{reinterpret_cast<const char*>(data), size};
  const auto read = decode_snapshot(testing::sealed(bytes));
  if (!read) {
    if (read.error().what.empty()) std::abort();
    return 0;
  }
  const auto again = decode_snapshot(encode_snapshot(*read));
  if (!again || !is_same_plan(*again, *read)) std::abort();
  const auto file = read_plan_file(write_plan_file(*read));
  if (!file || !is_same_plan(file->plan, *read)) std::abort();
  return 0;
}
