#pragma once
/// The sums over a backtest that every form of its report shows.
#include <map>

#include "tenon/testing/backtest.hpp"

namespace tenon::testing {

struct BacktestTotals {
  std::int64_t newly_missed = 0;                 ///< deadlines that are missed only under the change
  std::int64_t newly_kept = 0;                   ///< and those that were missed and are kept
  std::map<std::string, std::int64_t> refusals;  ///< cases stopped, by code
  std::int64_t following = 0;                    ///< cases that were stopped by another that had parted
  std::int64_t follow_ups = 0;                   ///< later commands refused
  std::int64_t lines_passing = 0;                ///< of the log: refused before, allowed now
};
[[nodiscard]] BacktestTotals totals_of(const Backtest& backtest);

}  // namespace tenon::testing
