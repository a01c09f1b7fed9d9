#pragma once
/// A small fair clock: contenders take turns, round by round, and each is given by its median round, so that
/// a machine that slows down slows all of them.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace bench {

/// Keeps a value alive without storing it.
template <class T>
inline void keep(const T& value) {
  asm volatile("" : : "g"(&value) : "memory");
}

struct Contender {
  std::string name;
  std::function<void(std::int64_t)> run;  ///< does the work this many times
};

inline double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Prints a table: nanoseconds per operation (median of `rounds`), and the ratio to the first contender.
inline std::vector<double> compare(const std::string& title, std::int64_t times,
                                   const std::vector<Contender>& contenders, int rounds = 9) {
  std::vector<std::vector<double>> taken(contenders.size());
  for (int round = -1; round < rounds; ++round)
    for (std::size_t i = 0; i < contenders.size(); ++i) {
      const double ns = seconds_of([&] { contenders[i].run(times); }) * 1e9 / static_cast<double>(times);
      if (round >= 0) taken[i].push_back(ns);  // the first round only warms up
    }
  std::printf("\n%s\n", title.c_str());
  std::vector<double> medians;
  for (std::size_t i = 0; i < contenders.size(); ++i) {
    auto& all = taken[i];
    std::sort(all.begin(), all.end());
    medians.push_back(all[all.size() / 2]);
    std::printf("  %-44s %12.1f ns  %8.2fx   (%.1f to %.1f)\n", contenders[i].name.c_str(), medians[i],
                medians[i] / medians[0], all.front(), all.back());
  }
  std::fflush(stdout);
  return medians;
}

}  // namespace bench
