// Lines of a benchmark: what was measured, its median, its range and its budget. Knows nothing of
// what is measured.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <vector>

namespace ithaca::bench {

struct What {
  std::string_view name;
  std::string_view budget = {};
};

inline void print_heading(std::string_view title, std::string_view host) {
  std::printf("\n%.*s, %.*s\n%-46s %12s %12s %12s  %s\n", static_cast<int>(title.size()),
              title.data(), static_cast<int>(host.size()), host.data(), "what", "median", "least",
              "most", "budget");
}

inline void print_times(const What& what, std::vector<double> milliseconds) {
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("%-46.*s %9.3f ms %9.3f ms %9.3f ms  %.*s\n", static_cast<int>(what.name.size()),
              what.name.data(), milliseconds[milliseconds.size() / 2], milliseconds.front(),
              milliseconds.back(), static_cast<int>(what.budget.size()), what.budget.data());
}

template <class Run>
double milliseconds_of(Run&& run) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  run();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

// Runs it so many times.
template <class Run>
void time_runs(const What& what, int runs, Run&& run) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) times.push_back(milliseconds_of(run));
  print_times(what, std::move(times));
}

// Takes steps until one says that there are no more: the time of each.
template <class Step>
void time_steps(const What& what, Step&& step) {
  std::vector<double> times;
  bool has_more = true;
  while (has_more) times.push_back(milliseconds_of([&] { has_more = step(); }));
  print_times(what, std::move(times));
}

}  // namespace ithaca::bench
