#include "workflows/contract/signing_guards.hpp"

#include "tenon/workflow/effects.hpp"
#include "workflows/checks.hpp"
#include "workflows/persons.hpp"

namespace tenon::signing {

Verdict unit_is_for_sale(const Context& context) {
  const Unit* const unit = context.around ? context.around->unit() : nullptr;
  if (!unit || unit->state == UnitState::on_sale || unit->state == UnitState::subscribed) return {};
  return refuse("signing.unit_not_for_sale")
      .fact("unit", unit->id)
      .fact("state", name_of(unit->state))
      .source("default (H0 5.5)");
}

// ---- payment and audit form ----

Verdict as_the_sale_says(const Signing::FixPayment& e, const Context& context) {
  const Sale* const sale = context.around ? context.around->sale() : nullptr;
  if (!sale) return {};
  if (sale->payment != e.payment)
    return refuse("signing.other_payment")
        .field("payload.payment")
        .fact("found", name_of(e.payment))
        .fact("expected", name_of(sale->payment));
  if (sale->schedule.empty()) return refuse("signing.no_schedule").fact("sale", sale->id);
  return {};
}
Verdict is_some_money(const Signing::RecordPayment& e) {
  if (e.amount <= Money{})
    return refuse("contract.no_amount").field("payload.amount").fact("found", e.amount.str());
  return checks::said(e.receipt_number, "receipt_number");
}
Verdict payment_fixed(const Signing::Facts& f) {
  if (f.payment) return {};
  return refuse("signing.payment_not_fixed");
}
/// What the schedule wants from the buyer's own funds up to today; a loan comes later.
Verdict money_paid(const Signing::Facts& f, const Context& context) {
  const Sale* const sale = context.around ? context.around->sale() : nullptr;
  if (!sale) return {};
  const Date today = context.calendar.zone().day_of(context.now);
  Money due;
  for (const auto& each : sale->schedule)
    if (each.from == MoneySource::own_funds && each.due && *each.due <= today) due = due + each.amount;
  if (f.paid >= due) return {};
  return refuse("signing.money_missing").fact("paid", f.paid.str()).fact("due", due.str());
}
Verdict complete_and_right(const Signing::CheckAudit& e) {
  if (e.complete && e.right) return {};
  return refuse("signing.audit_form_wrong")
      .field(e.complete ? "payload.right" : "payload.complete")
      .fact("complete", e.complete ? "true" : "false")
      .fact("right", e.right ? "true" : "false");
}

// ---- changes to the standard contract ----

static bool change_open(const Signing::Facts& f) { return f.change && !f.change->consented; }
Verdict names_change(const Signing::AskForChange& e) {
  if (auto missing = checks::said(e.clause, "clause"); !missing.allowed()) return missing;
  return checks::said(e.wish, "wish");
}
Verdict none_is_open(const Signing::Facts& f) {
  if (!change_open(f)) return {};
  return refuse("signing.change_open").fact("clause", f.change->clause).source("H1");
}
Verdict one_is_open(const Signing::Facts& f) {
  if (change_open(f)) return {};
  return refuse("signing.no_change_open");
}
Verdict says_why(const Signing::DeclineChange& e) { return checks::said(e.reason, "reason"); }

// ---- the contract itself ----

Verdict has_number(const Signing::EnterContract& e) {
  return checks::said(e.contract_number, "contract_number");
}
Verdict found_right(const Signing::ConfirmContract& e) {
  if (e.name_right && e.identity_number_right) return {};
  return refuse("signing.contract_wrong")
      .field(e.name_right ? "payload.identity_number_right" : "payload.name_right");
}
Verdict says_what(const Signing::AskForCorrection& e) { return checks::said(e.what, "what"); }
Verdict filed_under(const Signing::FileOnline& e) { return checks::said(e.online_number, "online_number"); }
Verdict five_copies(const Signing::PrintCopies& e) {
  if (e.copies == 5) return {};
  return refuse("signing.not_five_copies")
      .field("payload.copies")
      .fact("found", std::to_string(e.copies))
      .fact("expected", "5");
}
Verdict everybody_signs(const Signing::Sign& e, const Context& context) {
  if (auto missing = checks::said(e.seller, "seller"); !missing.allowed()) return missing;
  if (!context.around) return {};
  const auto missing = persons::unsigned_by(*context.around, e.buyers);
  if (missing.empty()) return {};
  return refuse("signing.signature_missing").field("payload.buyers").fact("missing", missing);
}
/// The list adds up. That each line is the policy's own is asked here once policy/taxes.hpp is at hand in
/// Context::around.
Verdict adds_up(const Signing::GiveTaxList& e) {
  Money sum;
  for (std::size_t i = 0; i < e.lines.size(); ++i) {
    const auto field = "lines[" + std::to_string(i) + "]";
    if (auto missing = checks::said(e.lines[i].item, field + ".item"); !missing.allowed()) return missing;
    if (e.lines[i].amount < Money{})
      return refuse("contract.no_amount")
          .field("payload." + field + ".amount")
          .fact("found", e.lines[i].amount.str());
    sum = sum + e.lines[i].amount;
  }
  if (!e.lines.empty() && sum == e.total) return {};
  return refuse("signing.tax_list_sum")
      .field("payload.total")
      .fact("found", e.total.str())
      .fact("expected", sum.str())
      .fact("lines", std::to_string(e.lines.size()));
}

// ---- after signing ----

Verdict list_given(const Signing::Facts& f) {
  if (f.tax_total) return {};
  return refuse("signing.tax_list_not_given");
}
Verdict in_all_systems(const Signing::Record& e) {
  std::string missing;
  const auto want = [&](bool done, std::string_view name) {
    if (!done) (missing += missing.empty() ? "" : ", ") += name;
  };
  want(e.ledger, "ledger");
  want(e.ris, "ris");
  want(e.early_warning, "early_warning");
  want(e.progress_reported, "progress_reported");
  if (missing.empty()) return {};
  return refuse("signing.not_recorded").fact("missing", missing);
}
Verdict says_where(const Signing::BackUp& e) { return checks::said(e.reference, "reference"); }
Verdict says_finding(const Signing::ReviewTerms& e) { return checks::said(e.finding, "finding"); }
Verdict to_whom_it_belongs(const Signing::Collect& e, const Context& context) {
  if (context.around && !persons::is_signer(*context.around, e.customer))
    return refuse("signing.not_a_buyer").field("payload.customer").fact("found", e.customer);
  if (e.identity_agrees) return {};
  return refuse("contract.identity_disagrees").field("payload.identity_agrees").fact("customer", e.customer);
}
Verdict nothing_left(const Signing::Facts& f) {
  std::string missing;
  const auto want = [&](bool done, std::string_view event) {
    if (!done) (missing += missing.empty() ? "" : ", ") += event;
  };
  want(f.backup.has_value(), "back_up");
  want(f.data_entered, "enter_data");
  want(f.collected_by.has_value(), "collect");
  if (missing.empty()) return {};
  return refuse("signing.left_to_do").fact("missing", missing);
}
Verdict is_tax_paid(const Signing::PayDeedTax& e) {
  if (e.amount < Money{})
    return refuse("contract.no_amount").field("payload.amount").fact("found", e.amount.str());
  return checks::said(e.receipt_number, "receipt_number");
}

Effects write_sale_and_unit(const Signing::Facts& f, const Context& context) {
  return {updates("sale", context.subject.sale.value_or(""),
                  {{"signed_on", to_string(*f.signed_on)}, {"contract_number", *f.contract_number}}),
          updates("unit", context.subject.unit.value_or(""), {{"state", "sold"}})};
}

}  // namespace tenon::signing
