#pragma once
// settle_area() within a larger document: `at` is where the request stands in it.
#include "tenon/policy/settlement.hpp"

namespace tenon::policy {

[[nodiscard]] Result<AreaSettlement> settle(const AreaSettlementRequest& request, const AreaRule& statutory,
                                            const JsonPath& at);

/// What a m2 costs where the register has the price of the whole: the contract's own figure, which was
/// rounded to fen.
[[nodiscard]] Result<Money> unit_price(Money price, Area area);

}  // namespace tenon::policy
