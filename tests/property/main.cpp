// Runs every property test. A property is a doctest case around one check of rapidcheck:
//   TEST_CASE("a join commutes") {
//     CHECK(rc::check([](const A& a, const B& b) { RC_ASSERT(join(a, b) == join(b, a)); }));
//   }
// RC_PARAMS="seed=… max_success=…" repeats a run; the seed of this one goes out first.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

int main(int argument_count, char** arguments) {
  if (std::getenv("RC_PARAMS") == nullptr) {
    const std::string parameters = "seed=" + std::to_string(std::random_device{}());
    setenv("RC_PARAMS", parameters.c_str(), 1);
  }
  std::printf("RC_PARAMS=\"%s\"\n", std::getenv("RC_PARAMS"));
  return doctest::Context(argument_count, arguments).run();
}
