// Gives a fuzzer every file named on the command line, and every file of each folder named there,
// once. It takes the place of libFuzzer where that is absent, so that the corpus is part of the
// tests everywhere.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argument_count, char** arguments) {
  std::size_t replayed = 0;
  const auto replay = [&replayed](const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    // The name goes out first: a crash leaves it as the last line.
    std::printf("%s\n", path.c_str());
    std::fflush(stdout);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    ++replayed;
  };
  for (int index = 1; index < argument_count; ++index) {
    const std::filesystem::path path = arguments[index];
    if (!std::filesystem::exists(path)) {
      std::fprintf(stderr, "%s does not exist\n", path.c_str());
      return 2;
    }
    if (!std::filesystem::is_directory(path)) {
      replay(path);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) replay(entry.path());
    }
  }
  std::printf("replayed %zu inputs\n", replayed);
  return replayed == 0 ? 2 : 0;
}
