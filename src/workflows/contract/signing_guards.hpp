#pragma once
/// @file src/workflows/contract/signing_guards.hpp
/// What stands in the way of a step of signing, in the order of the procedure; the table is in signing.cpp.
#include "tenon/workflows/contract/signing.hpp"

namespace tenon::signing {

/// Neither sold already nor withdrawn: asked at the opening and again when it is signed.
Verdict unit_is_for_sale(const Context& context);

// Payment and audit form.
Verdict as_the_sale_says(const Signing::FixPayment& e, const Context& context);
Verdict is_some_money(const Signing::RecordPayment& e);
Verdict payment_fixed(const Signing::Facts& f);
/// What the schedule wants from the buyer's own funds up to today; a loan comes later.
Verdict money_paid(const Signing::Facts& f, const Context& context);
Verdict complete_and_right(const Signing::CheckAudit& e);

// Changes to the standard contract: one at a time, settled before the contract is entered and before it is
// filed.
Verdict names_change(const Signing::AskForChange& e);
Verdict none_is_open(const Signing::Facts& f);
Verdict one_is_open(const Signing::Facts& f);
Verdict says_why(const Signing::DeclineChange& e);

// The contract itself.
Verdict has_number(const Signing::EnterContract& e);
Verdict found_right(const Signing::ConfirmContract& e);
Verdict says_what(const Signing::AskForCorrection& e);
Verdict filed_under(const Signing::FileOnline& e);
Verdict five_copies(const Signing::PrintCopies& e);
/// Every buyer, for a minor the guardian, and somebody for the developer.
Verdict everybody_signs(const Signing::Sign& e, const Context& context);
/// The tax and fee list adds up.
Verdict adds_up(const Signing::GiveTaxList& e);

// After signing.
Verdict list_given(const Signing::Facts& f);
Verdict in_all_systems(const Signing::Record& e);
Verdict says_where(const Signing::BackUp& e);
Verdict says_finding(const Signing::ReviewTerms& e);
/// A buyer or guardian, whose identity agrees with the contract.
Verdict to_whom_it_belongs(const Signing::Collect& e, const Context& context);
/// Data backed up and entered, contract collected.
Verdict nothing_left(const Signing::Facts& f);
Verdict is_tax_paid(const Signing::PayDeedTax& e);

/// The sale gets the day of signing and the contract's number, the unit is sold.
Effects write_sale_and_unit(const Signing::Facts& f, const Context& context);

}  // namespace tenon::signing
