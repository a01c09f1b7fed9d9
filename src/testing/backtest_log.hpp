#pragma once
/// A log of commands beside a history: which of its lines the history does not have, and where they belong.
#include "testing/backtest_side.hpp"

namespace tenon::testing {

struct LogLine {
  std::int64_t number = 0;
  std::size_t before = 0;  ///< position in Recorded::rows before which it was asked
  Command command;         ///< its case as in the history
  std::string workflow;
  std::optional<std::string> reference;
};

/// The lines that open a case or take a step and are not in the history, in order of their places. Lines
/// about cases that the history does not have are left out: there is nothing to ask them of. Refused:
/// "backtest.bad_line", with the number and what is wrong.
[[nodiscard]] Result<std::vector<LogLine>> read_log(const std::string& log, const History::Recorded& recorded,
                                                    Engine& engine);

}  // namespace tenon::testing
