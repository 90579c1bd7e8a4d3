// Sorting that is compiled once for every type: each std::sort of its own costs the download four
// kilobytes. Knows no type.
#pragma once

#include <utility>
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

// The same for values, each of which is moved once; stable as well.
template <class T, class Before>
void sort_values(std::vector<T>& values, Before before) {
  if (values.size() < 2) return;
  std::vector<const T*> order;
  order.reserve(values.size());
  for (const T& value : values) order.push_back(&value);
  sort_records(order, before);
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (const T* value : order) sorted.push_back(std::move(*const_cast<T*>(value)));
  values = std::move(sorted);
}

}  // namespace ithaca
