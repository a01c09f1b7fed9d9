#pragma once
/// @file src/workflows/contract/mortgage_checks.hpp
/// The guards and conditions of the loan's table, in the order of its steps.
#include "tenon/workflows/contract/mortgage.hpp"

namespace tenon::mortgage {

using Facts = Mortgage::Facts;

// Opening: what is lent is what the sale's record says.
[[nodiscard]] Verdict sale_by_loan(const Context& context);
[[nodiscard]] Verdict kind_as_sold(const Mortgage::Opening& o, const Context& context);
[[nodiscard]] Verdict principal_as_sold(const Mortgage::Opening& o, const Context& context);
[[nodiscard]] Verdict names_lender(const Mortgage::Opening& o);

// Papers and notices
[[nodiscard]] Verdict papers_ahead(const Mortgage::GiveList& e, const Context& context);
[[nodiscard]] Verdict is_late(const Facts& f, const Context& context);
[[nodiscard]] Verdict reminder_first(const Facts& f, const Mortgage::DraftNotice& e);
[[nodiscard]] Verdict has_words(const Mortgage::DraftNotice& e);
[[nodiscard]] Verdict to_approve(const Facts& f);
[[nodiscard]] Verdict approved_to_send(const Facts& f);
[[nodiscard]] Verdict has_filing_number(const Mortgage::RecordProjectFiling& e);
[[nodiscard]] Verdict project_on_file(const Facts& f);
[[nodiscard]] Verdict interview_ahead(const Mortgage::BookInterview& e, const Context& context);
[[nodiscard]] Verdict co_borrower_papers(const Facts& f, const Context& context);
[[nodiscard]] Verdict has_invoice(const Mortgage::ExchangeInvoice& e);

// Signing
[[nodiscard]] Verdict names_place(const Mortgage::NameSigning& e);
[[nodiscard]] Verdict signing_ahead(const Mortgage::NameSigning& e, const Context& context);
[[nodiscard]] Verdict has_contract_number(const Mortgage::SignLoanContract& e);
[[nodiscard]] Verdict principal_as_agreed(const Facts& f, const Mortgage::SignLoanContract& e);
[[nodiscard]] Verdict everyone_signs(const Facts& f, const Mortgage::SignLoanContract& e,
                                     const Context& context);

// The lender, and the ways out
[[nodiscard]] bool is_fund(const Facts& f);
[[nodiscard]] bool is_combined(const Facts& f);
[[nodiscard]] bool fund_decides(const Facts& f);
[[nodiscard]] Verdict has_note(const Mortgage::TrackProgress& e);
[[nodiscard]] Verdict has_approval(const Mortgage::Approve& e);
[[nodiscard]] Verdict has_reason(const Mortgage::Reject& e);
[[nodiscard]] Verdict has_problem(const Mortgage::ReportProblem& e);
[[nodiscard]] Verdict way_fits(const Facts& f, const Mortgage::TakeWayOut& e);
[[nodiscard]] Verdict way_is_whole(const Facts& f, const Mortgage::TakeWayOut& e);
[[nodiscard]] Verdict new_papers_ahead(const Mortgage::TakeWayOut& e, const Context& context);
[[nodiscard]] Verdict was_submitted(const Facts& f);
[[nodiscard]] Verdict says_mended(const Mortgage::Resubmit& e);
[[nodiscard]] Verdict says_how(const Mortgage::PayOtherwise& e);
[[nodiscard]] Verdict sale_agreed_anew(const Context& context);

// Registration, pay-out, rules of state
[[nodiscard]] Verdict has_acceptance(const Mortgage::SubmitRegistration& e);
[[nodiscard]] Verdict has_defect(const Mortgage::ReturnRegistration& e);
[[nodiscard]] Verdict has_other_rights(const Mortgage::Register& e);
[[nodiscard]] Verdict paid_in_full(const Facts& f, const Mortgage::PayOut& e);
[[nodiscard]] Verdict names_rule_and_plan(const Mortgage::RecordNewRule& e);
[[nodiscard]] Verdict rule_is_there(const Facts& f);
[[nodiscard]] Verdict has_finding(const Mortgage::ReviewRule& e);

}  // namespace tenon::mortgage
