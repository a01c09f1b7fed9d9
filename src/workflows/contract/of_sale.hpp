#pragma once
/// @file src/workflows/contract/of_sale.hpp
/// How far the cases of a sale have bound it: filed, pre-notice registered, mortgaged. What a cancelled
/// contract has to be freed of.
#include "tenon/workflow/surroundings.hpp"

namespace tenon::of_sale {

/// The bureau has sealed the filing (whatever became of it later).
[[nodiscard]] bool is_filed(const Surroundings& around);
/// A filing_change took the filing back.
[[nodiscard]] bool filing_taken_back(const Surroundings& around);
[[nodiscard]] bool is_prenoticed(const Surroundings& around);
/// The bank's mortgage is registered, paid out or not.
[[nodiscard]] bool is_mortgaged(const Surroundings& around);
/// Copies of the contract that signing printed.
[[nodiscard]] std::int32_t copies_printed(const Surroundings& around);

}  // namespace tenon::of_sale
