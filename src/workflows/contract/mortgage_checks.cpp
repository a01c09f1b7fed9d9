#include "workflows/contract/mortgage_checks.hpp"

#include <algorithm>

#include "workflows/checks.hpp"
#include "workflows/persons.hpp"

namespace tenon::mortgage {
namespace {

using Kind = Mortgage::Kind;
using Problem = Mortgage::Problem;
using WayOut = Mortgage::WayOut;

std::optional<Kind> kind_of(PaymentMethod payment) {
  switch (payment) {
    case PaymentMethod::bank_mortgage: return Kind::bank;
    case PaymentMethod::provident_fund: return Kind::fund;
    case PaymentMethod::combined: return Kind::combined;
    default: return std::nullopt;
  }
}
void add_to(std::string& list, std::string_view item) {
  if (!list.empty()) list += ", ";
  list += item;
}
std::int32_t held_of(const Frame& frame, const std::string& person, Form form, std::string_view types) {
  const std::string all = "|" + std::string(types) + "|";
  std::int32_t count = 0;
  for (const auto& each : frame.documents)
    if (each.of == person && each.form == form && all.find("|" + each.type + "|") != all.npos)
      count += each.copies;
  return count;
}
/// Which ways lead out of which problem: defaults (H1 names neither).
std::vector<WayOut> ways_out_of(Problem problem, Kind kind) {
  switch (problem) {
    case Problem::income_too_low: return {WayOut::co_borrower, WayOut::more_first_payment};
    case Problem::bad_credit: return {WayOut::co_borrower, WayOut::other_bank};
    case Problem::loan_too_high:
      if (kind == Kind::fund) return {WayOut::more_first_payment};
      return {WayOut::more_first_payment, WayOut::provident_fund};
    case Problem::lender_unwilling: break;
  }
  if (kind == Kind::fund) return {WayOut::other_bank};
  return {WayOut::other_bank, WayOut::provident_fund};
}
Verdict lacks(WayOut way, std::string_view field) {
  return refuse("mortgage.way_lacks").field("payload." + std::string(field)).fact("way", name_of(way));
}

}  // namespace

Verdict sale_by_loan(const Context& context) {
  const Sale* const sale = context.around ? context.around->sale() : nullptr;
  if (!sale || kind_of(sale->payment)) return {};
  return refuse("mortgage.not_by_loan")
      .fact("sale", sale->id)
      .fact("payment", name_of(sale->payment))
      .source("H0 5.6");
}
Verdict kind_as_sold(const Mortgage::Opening& o, const Context& context) {
  const Sale* const sale = context.around ? context.around->sale() : nullptr;
  const auto kind = sale ? kind_of(sale->payment) : std::nullopt;
  if (!kind || *kind == o.kind) return {};
  return refuse("mortgage.kind_differs")
      .field("payload.kind")
      .fact("found", name_of(o.kind))
      .fact("allowed", name_of(*kind));
}
Verdict principal_as_sold(const Mortgage::Opening& o, const Context& context) {
  const Sale* const sale = context.around ? context.around->sale() : nullptr;
  if (!sale) return {};
  Money lent;
  for (const auto& each : sale->schedule)
    if (each.from != MoneySource::own_funds) lent = lent + each.amount;
  if (lent == o.principal) return {};
  return refuse("mortgage.principal_differs")
      .field("payload.principal")
      .fact("found", o.principal.str())
      .fact("allowed", lent.str());
}
Verdict names_lender(const Mortgage::Opening& o) { return checks::said(o.lender, "lender"); }

Verdict papers_ahead(const Mortgage::GiveList& e, const Context& context) {
  return checks::ahead(e.papers_by, "papers_by", context);
}
Verdict is_late(const Facts& f, const Context& context) {
  const auto& date = f.sign_by ? f.sign_by : f.papers_by;
  if (!date || context.now >= *date) return {};
  return refuse("mortgage.not_late").fact("date", to_string(*date)).fact("now", to_string(context.now));
}
Verdict reminder_first(const Facts& f, const Mortgage::DraftNotice& e) {
  if (e.kind == Mortgage::NoticeKind::reminder || f.reminders > 0) return {};
  return refuse("mortgage.reminder_first").field("payload.kind");
}
Verdict has_words(const Mortgage::DraftNotice& e) { return checks::said(e.text, "text"); }
Verdict to_approve(const Facts& f) {
  if (f.draft && !f.draft->approved) return {};
  return refuse("mortgage.no_draft");
}
Verdict approved_to_send(const Facts& f) {
  if (!f.draft || f.draft->sent) return refuse("mortgage.no_draft");
  if (!f.draft->approved) return refuse("mortgage.draft_not_approved").fact("kind", name_of(f.draft->kind));
  return {};
}
Verdict has_filing_number(const Mortgage::RecordProjectFiling& e) { return checks::said(e.number, "number"); }
Verdict project_on_file(const Facts& f) {
  if (f.kind == Kind::bank || f.project_filing) return {};
  return refuse("mortgage.project_not_on_file").fact("kind", name_of(f.kind)).source("H1");
}
Verdict interview_ahead(const Mortgage::BookInterview& e, const Context& context) {
  return checks::ahead(e.at, "at", context);
}
/// The sale's persons are asked by the checklist; a co-borrower from outside brings the same.
Verdict co_borrower_papers(const Facts& f, const Context& context) {
  if (!f.co_borrower) return {};
  std::string missing;
  const auto want = [&](std::string_view name, std::string_view types, Form form, std::int32_t count) {
    const auto still = count - held_of(context.frame, *f.co_borrower, form, types);
    if (still > 0)
      add_to(missing, std::string(name) + ": " + std::to_string(still) + " " + std::string(name_of(form)));
  };
  want("identity_card", persons::identity, Form::original, 1);
  want("identity_card", persons::identity, Form::copy, 4);
  want("income_certificate", "income_certificate", Form::original, 2);
  if (missing.empty()) return {};
  return refuse("mortgage.co_borrower_papers")
      .fact("co_borrower", *f.co_borrower)
      .fact("missing", missing)
      .source("default (H0 5.6)");
}
Verdict has_invoice(const Mortgage::ExchangeInvoice& e) { return checks::said(e.invoice, "invoice"); }

Verdict names_place(const Mortgage::NameSigning& e) { return checks::said(e.place, "place"); }
Verdict signing_ahead(const Mortgage::NameSigning& e, const Context& context) {
  return checks::ahead(e.by, "by", context);
}
Verdict has_contract_number(const Mortgage::SignLoanContract& e) { return checks::said(e.number, "number"); }
Verdict principal_as_agreed(const Facts& f, const Mortgage::SignLoanContract& e) {
  if (e.principal == f.principal) return {};
  return refuse("mortgage.principal_differs")
      .field("payload.principal")
      .fact("found", e.principal.str())
      .fact("allowed", f.principal.str());
}
/// A minor's guardian signs for him (Civil Code art. 17-23).
Verdict everyone_signs(const Facts& f, const Mortgage::SignLoanContract& e, const Context& context) {
  std::string missing;
  const auto want = [&](const std::string& person) {
    if (std::find(e.signed_by.begin(), e.signed_by.end(), person) == e.signed_by.end())
      add_to(missing, person);
  };
  if (context.around)
    for (const auto& person : context.around->people())
      if (!person.minor) want(person.customer);
  if (f.co_borrower) want(*f.co_borrower);
  if (missing.empty()) return {};
  return refuse("mortgage.not_everyone_signs")
      .field("payload.signed_by")
      .fact("missing", missing)
      .source("H0 5.6");
}

bool is_fund(const Facts& f) { return f.kind == Kind::fund; }
bool is_combined(const Facts& f) { return f.kind == Kind::combined; }
bool fund_decides(const Facts& f) { return f.kind == Kind::fund || f.bank_approved; }
Verdict has_note(const Mortgage::TrackProgress& e) { return checks::said(e.note, "note"); }
Verdict has_approval(const Mortgage::Approve& e) { return checks::said(e.number, "number"); }
Verdict has_reason(const Mortgage::Reject& e) { return checks::said(e.reason, "reason"); }
Verdict has_problem(const Mortgage::ReportProblem& e) { return checks::said(e.what, "what"); }
Verdict way_fits(const Facts& f, const Mortgage::TakeWayOut& e) {
  const Problem problem = f.problem.value_or(Problem::lender_unwilling);
  const auto ways = ways_out_of(problem, f.kind);
  if (std::find(ways.begin(), ways.end(), e.way) != ways.end()) return {};
  std::string allowed;
  for (const auto way : ways) add_to(allowed, name_of(way));
  return refuse("mortgage.way_does_not_fit")
      .field("payload.way")
      .fact("problem", name_of(problem))
      .fact("found", name_of(e.way))
      .fact("allowed", allowed)
      .source("default (H1)");
}
Verdict way_is_whole(const Facts& f, const Mortgage::TakeWayOut& e) {
  switch (e.way) {
    case WayOut::co_borrower:
      if (!checks::has_text(e.co_borrower)) return lacks(e.way, "co_borrower");
      break;
    case WayOut::more_first_payment:
      if (!e.principal) return lacks(e.way, "principal");
      if (*e.principal <= Money{} || *e.principal >= f.principal)
        return refuse("mortgage.loan_not_smaller")
            .field("payload.principal")
            .fact("found", e.principal->str())
            .fact("principal", f.principal.str());
      break;
    case WayOut::provident_fund:
    case WayOut::other_bank:
      if (!checks::has_text(e.lender)) return lacks(e.way, "lender");
      break;
  }
  return {};
}
Verdict new_papers_ahead(const Mortgage::TakeWayOut& e, const Context& context) {
  return checks::ahead(e.papers_by, "papers_by", context);
}
Verdict was_submitted(const Facts& f) {
  if (f.with_lender) return {};
  return refuse("mortgage.never_submitted");
}
Verdict says_mended(const Mortgage::Resubmit& e) { return checks::said(e.mended, "mended"); }
Verdict says_how(const Mortgage::PayOtherwise& e) { return checks::said(e.how, "how"); }
Verdict sale_agreed_anew(const Context& context) {
  if (!context.around || !context.around->sale() || !sales::paid_by_loan(*context.around)) return {};
  return refuse("mortgage.sale_still_by_loan")
      .fact("sale", context.around->sale()->id)
      .fact("payment", name_of(context.around->sale()->payment))
      .source("H0 5.6");
}

Verdict has_acceptance(const Mortgage::SubmitRegistration& e) {
  return checks::said(e.acceptance, "acceptance");
}
Verdict has_defect(const Mortgage::ReturnRegistration& e) { return checks::said(e.defect, "defect"); }
Verdict has_other_rights(const Mortgage::Register& e) { return checks::said(e.other_rights, "other_rights"); }
Verdict paid_in_full(const Facts& f, const Mortgage::PayOut& e) {
  if (e.amount == f.principal) return {};
  return refuse("mortgage.amount_differs")
      .field("payload.amount")
      .fact("found", e.amount.str())
      .fact("allowed", f.principal.str());
}
Verdict names_rule_and_plan(const Mortgage::RecordNewRule& e) {
  if (auto verdict = checks::said(e.rule, "rule"); !verdict.allowed()) return verdict;
  return checks::said(e.plan, "plan");
}
Verdict rule_is_there(const Facts& f) {
  if (f.rule_to_review) return {};
  return refuse("mortgage.no_rule_to_review");
}
Verdict has_finding(const Mortgage::ReviewRule& e) { return checks::said(e.finding, "finding"); }

}  // namespace tenon::mortgage
