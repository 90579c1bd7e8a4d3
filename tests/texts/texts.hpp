// Other people's texts, as tests/texts/unpack.mjs laid them down; ITHACA_TEXTS names the folder.
#pragma once

#include <string>
#include <vector>

namespace ithaca::testing {

struct Document {
  std::string name;
  std::string text;
};

// JSONTestSuite's, in the order of their names: "y_" must be read, "n_" refused, "i_" is free.
std::vector<Document> json_documents();

// The big list of naughty strings.
std::vector<std::string> naughty_strings();

}  // namespace ithaca::testing
