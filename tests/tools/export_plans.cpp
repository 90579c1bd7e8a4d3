// Writes exported plans into a folder, random ones and one of a typical year, for tests that read
// them with other programs: export_plans FOLDER COUNT SEED
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "derive/plan_file.hpp"
#include "support/random_plan.hpp"
#include "support/volumes.hpp"

namespace {

bool write(const std::string& path, const ithaca::Plan& plan) {
  const std::string text = ithaca::write_plan_file(plan);
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  return file.good();
}

}  // namespace

int main(int argument_count, char** arguments) {
  using namespace ithaca;
  if (argument_count != 4) {
    std::fprintf(stderr, "export_plans FOLDER COUNT SEED\n");
    return 2;
  }
  const std::string folder = arguments[1];
  const unsigned long count = std::strtoul(arguments[2], nullptr, 10);
  const unsigned long seed = std::strtoul(arguments[3], nullptr, 10);
  bool written = write(folder + "/typical.json", testing::plan_of(testing::kTypical, seed));
  for (unsigned long i = 0; i < count; ++i) {
    const Plan plan = testing::random_plan(seed + i, 80, testing::Newer::members_only);
    written = written && write(folder + "/random-" + std::to_string(seed + i) + ".json", plan);
  }
  if (!written) std::fprintf(stderr, "cannot write to %s\n", folder.c_str());
  return written ? 0 : 1;
}
