#pragma once
/// @file src/workflows/home/handover_checks.hpp
/// What a handover looks at beyond its own facts: the acceptance and the delivery of the building, the
/// registers, the persons of the sale; and the sum that is settled.
#include "tenon/workflows/home/handover.hpp"

namespace tenon::handing_over {

/// The acceptance of the building lets this unit be delivered.
[[nodiscard]] Verdict unit_admitted(const Context& context);
/// The delivery of the building has a batch with this unit, on this day or earlier.
[[nodiscard]] Verdict in_its_batch(const Handover::SendNotice& e, const Context& context);
/// That batch has been opened.
[[nodiscard]] Verdict batch_is_open(const Context& context);

/// Every buyer, and for a minor the guardian, is there or has sent the proxy.
[[nodiscard]] Verdict everyone_is_there(const Handover::Facts& f, const Handover::Identify& e,
                                        const Context& context);
/// Of the proxy's own identity an original was shown and a copy is kept, beside that of the principal (H4).
[[nodiscard]] Verdict proxys_own_copy(const Handover::Facts& f, const Context& context);
/// The proxy acts for buyers of this sale.
[[nodiscard]] Verdict acts_for_buyers(const Handover::NameProxy& e, const Context& context);

/// The area difference is what contract area and actual area give (regulation.md 5).
[[nodiscard]] Verdict area_difference_as_computed(const Handover::SettleMoney& e, const Context& context);
/// Beyond the tolerance the buyer may rescind, and has said that he does not.
[[nodiscard]] Verdict buyer_keeps_it(const Handover::Facts& f, const Context& context);
/// The settlement table of the delivery says the same.
[[nodiscard]] Verdict as_in_settlement_table(const Handover::SettleMoney& e, const Context& context);

/// The thirty days since the second notice are over (policy, default).
[[nodiscard]] Verdict waited_long_enough(const Context& context);

}  // namespace tenon::handing_over
