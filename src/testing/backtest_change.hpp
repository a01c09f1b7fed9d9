#pragma once
/// What a backtest changes, put over the rules as they are.
#include <set>

#include "tenon/testing/backtest.hpp"

namespace tenon::testing {

/// The settings of the changed side. Refused, with the field: what the change cannot be made of.
[[nodiscard]] Result<Settings> settings_under(const BacktestChange& change, const Settings& as_it_is);
/// One sentence for each change, and one for each that cannot show because a limit stands over it.
/// @param packs under which the cases of the changed side begin
[[nodiscard]] std::vector<Text> in_words(const BacktestChange& change, const Settings& as_it_is,
                                         const std::set<std::string>& packs, const Date& on);

}  // namespace tenon::testing
