#pragma once
// delay() of a request that stands at `at` in a larger document.
#include "tenon/policy/delay.hpp"

namespace tenon::policy {

[[nodiscard]] Result<Delay> delay_at(const DelayRequest& request, const DelayRules& rules,
                                     const Calendar& calendar, UnknownYear unknown, const JsonPath& at);

}  // namespace tenon::policy
