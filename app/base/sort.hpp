// Sorting of pointers, compiled once for every type: each std::sort of its own costs the download
// four kilobytes. Knows no type.
#pragma once

#include <vector>

namespace ithaca {

// Stable; `comes_before` is given two of the pointers.
void sort_pointers(std::vector<const void*>& pointers,
                   bool (*comes_before)(const void*, const void*));

// The same for pointers to records; `Before` is a captureless function of two records.
template <class T, class Before>
void sort_records(std::vector<const T*>& records, Before) {
  std::vector<const void*> pointers(records.begin(), records.end());
  sort_pointers(pointers, [](const void* a, const void* b) {
    return Before{}(*static_cast<const T*>(a), *static_cast<const T*>(b));
  });
  for (std::size_t i = 0; i < records.size(); ++i) records[i] = static_cast<const T*>(pointers[i]);
}

}  // namespace ithaca
