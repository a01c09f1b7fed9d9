#include "workflows/contract/of_sale.hpp"

#include <algorithm>

#include "tenon/workflows/contract/contract_filing.hpp"
#include "tenon/workflows/contract/filing_change.hpp"
#include "tenon/workflows/contract/mortgage.hpp"
#include "tenon/workflows/contract/prenotice.hpp"
#include "tenon/workflows/contract/signing.hpp"

namespace tenon::of_sale {
namespace {

/// Some case of W, not cancelled, is in one of these states.
template <class W, class... State>
bool any_in(const Surroundings& around, State... states) {
  const auto cases = around.cases(Scope::sale, detail::snake_name<W>);
  return std::any_of(cases.begin(), cases.end(), [&](const OtherCase& each) {
    return !each.cancelled && ((each.state_index == static_cast<StateIndex>(states)) || ...);
  });
}

}  // namespace

bool is_filed(const Surroundings& around) {
  using State = ContractFiling::State;
  return any_in<ContractFiling>(around, State::sealed, State::collected, State::filed);
}
bool filing_taken_back(const Surroundings& around) {
  for (const auto& each : around.cases(Scope::sale, detail::snake_name<FilingChange>))
    if (each.state_index == static_cast<StateIndex>(FilingChange::State::changed) &&
        static_cast<const FilingChange::Facts*>(each.facts)->kind == FilingChange::Kind::cancel)
      return true;
  return false;
}
bool is_prenoticed(const Surroundings& around) {
  return any_in<Prenotice>(around, Prenotice::State::certified);
}
bool is_mortgaged(const Surroundings& around) {
  using State = Mortgage::State;
  return any_in<Mortgage>(around, State::registered, State::awaiting_funds, State::funded);
}
std::int32_t copies_printed(const Surroundings& around) {
  for (const auto& each : around.cases(Scope::sale, detail::snake_name<Signing>))
    if (!each.cancelled) return static_cast<const Signing::Facts*>(each.facts)->copies;
  return 0;
}

}  // namespace tenon::of_sale
