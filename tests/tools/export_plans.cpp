// Writes exported plans into a folder, for tests and benchmarks that read them with other programs.
//
//   export_plans FOLDER               a typical year, ten heavy ones, ten that strain
//   export_plans FOLDER COUNT SEED    a typical year and COUNT random plans
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "derive/plan_file.hpp"
#include "support/random_plan.hpp"
#include "support/volumes.hpp"

namespace {

using namespace ithaca;

bool write(const std::string& path, const Plan& plan) {
  const std::string text = write_plan_file(plan);
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.good()) std::fprintf(stderr, "cannot write %s\n", path.c_str());
  return file.good();
}

bool write_typical(const std::string& folder, std::uint64_t seed) {
  return write(folder + "/typical.json", testing::plan_of(testing::kTypical, seed));
}

bool write_volumes(const std::string& folder) {
  return write_typical(folder, 1) &&
         write(folder + "/heavy-decade.json", testing::plan_of(testing::kHeavyDecade)) &&
         write(folder + "/stress-decade.json", testing::plan_of(testing::kStress));
}

bool write_random(const std::string& folder, unsigned long count, unsigned long seed) {
  bool is_written = write_typical(folder, seed);
  for (unsigned long i = 0; i < count && is_written; ++i) {
    const Plan plan = testing::random_plan(seed + i, 80, testing::Newer::members_only);
    is_written = write(folder + "/random-" + std::to_string(seed + i) + ".json", plan);
  }
  return is_written;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count == 2) return write_volumes(arguments[1]) ? 0 : 1;
  if (argument_count == 4) {
    const unsigned long count = std::strtoul(arguments[2], nullptr, 10);
    const unsigned long seed = std::strtoul(arguments[3], nullptr, 10);
    return write_random(arguments[1], count, seed) ? 0 : 1;
  }
  std::fprintf(stderr, "export_plans FOLDER [COUNT SEED]\n");
  return 2;
}
