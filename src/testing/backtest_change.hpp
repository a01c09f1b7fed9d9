#pragma once
/// What a backtest changes, put over the rules as they are.
#include "tenon/testing/backtest.hpp"

namespace tenon::testing {

/// The settings of the changed side. Refused, with the field: what the change cannot be made of.
[[nodiscard]] Result<Settings> settings_under(const BacktestChange& change, const Settings& as_it_is);
/// One sentence for each change.
[[nodiscard]] std::vector<Text> in_words(const BacktestChange& change, const Settings& as_it_is);

}  // namespace tenon::testing
