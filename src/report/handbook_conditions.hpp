#pragma once
/// @file report/handbook_conditions.hpp
/// Rows of a policy pack in words: their conditions and values.
#include "policy/pack_table.hpp"
#include "report/page.hpp"

namespace tenon::report {

/// "homes; building area up to 90.00 m2; buyer: person", each a line; none where the row always holds.
[[nodiscard]] std::vector<Text> words_of(const Conditions& when);
/// "1.5%", "65.00 yuan per m2", "5 working days", "half of ..."
[[nodiscard]] Text words_of(const policy::RowValue& value, ValueUnit unit, const policy::PackTable& table);
/// "2016-05-01 to 2018-04-30", "from 2019-04-01"
[[nodiscard]] Text words_of_span(const DatedRow& row);
/// A word of the catalogue under "handbook.policy.".
[[nodiscard]] Text policy_word(std::string_view key);

}  // namespace tenon::report
