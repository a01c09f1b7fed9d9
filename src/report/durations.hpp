#pragma once
/// @file report/durations.hpp
/// How long things took, kept as a count for each number of minutes that occurred: exact, and it grows with
/// the different answers instead of the cases.
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "tenon/report/figures.hpp"

namespace tenon::report {

class Durations {
 public:
  void add(std::int64_t minutes) {
    ++counts_[minutes];
    ++total_;
  }
  [[nodiscard]] Spread spread() const;
  /// Counts up to each bound, and beyond the last.
  [[nodiscard]] std::vector<Bucket> buckets() const;

 private:
  /// Nearest rank; precondition: not empty.
  [[nodiscard]] std::int64_t percentile(std::int64_t percent) const;

  std::map<std::int64_t, std::int64_t> counts_;
  std::int64_t total_ = 0;
};

}  // namespace tenon::report
