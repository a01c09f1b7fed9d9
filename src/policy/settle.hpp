#pragma once
// settle_area() within a larger document: `at` is where the request stands in it.
#include "tenon/policy/settlement.hpp"

namespace tenon::policy {

[[nodiscard]] Result<AreaSettlement> settle(const AreaSettlementRequest& request, const AreaRule& statutory,
                                            const JsonPath& at);

}  // namespace tenon::policy
