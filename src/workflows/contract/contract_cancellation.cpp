#include "tenon/workflows/contract/contract_cancellation.hpp"

#include "tenon/workflow/effects.hpp"
#include "tenon/workflows/contract/signing.hpp"
#include "workflows/checks.hpp"
#include "workflows/contract/of_sale.hpp"

namespace tenon {
namespace {

using State = ContractCancellation::State;
using Facts = ContractCancellation::Facts;
using Request = ContractCancellation::Request;
using Approve = ContractCancellation::Approve;
using Decline = ContractCancellation::Decline;
using PrepareDocuments = ContractCancellation::PrepareDocuments;
using VoidAtBureau = ContractCancellation::VoidAtBureau;
using CancelFiling = ContractCancellation::CancelFiling;
using CancelPrenotice = ContractCancellation::CancelPrenotice;
using CancelLoan = ContractCancellation::CancelLoan;
using Refund = ContractCancellation::Refund;
using TakeBackCopies = ContractCancellation::TakeBackCopies;
using PutOnSale = ContractCancellation::PutOnSale;

constexpr ChecklistItem request[] = {
    {.document = "contract_cancellation_request", .originals = 1, .source = "H1"}};
constexpr Checklist request_papers{"request_papers", request, std::size(request)};
constexpr ChecklistItem documents[] = {
    {.document = "cancellation_agreement", .originals = 1, .source = "default (H1 ch. 2 3.7)"},
    {.document = "purchase_contract",
     .originals = 1,
     .source = "default (H1 ch. 2 3.7): the house's own copy"},
};
constexpr Checklist cancellation_papers{"cancellation_papers", documents, std::size(documents)};
Verdict says_reason(const ContractCancellation::Opening& o) { return checks::said(o.reason, "reason"); }
Verdict says_why(const Decline& e) { return checks::said(e.reason, "reason"); }
Verdict has_voiding(const VoidAtBureau& e) { return checks::said(e.number, "number"); }

// ---- what the contract carries: undone where it is there, refused where it is not ----

Verdict not_needed(std::string_view what) {
  return refuse("contract_cancellation.not_needed").fact("what", what).source("default (H1)");
}
Verdict filing_is_cancelled(const CancelFiling& e, const Context& context) {
  if (context.around && !of_sale::is_filed(*context.around)) return not_needed("contract_filing");
  if (context.around && !of_sale::filing_taken_back(*context.around))
    return refuse("contract_cancellation.filing_change_first").source("default (H1); H0 5.7");
  return checks::said(e.number, "number");
}
Verdict prenotice_is_there(const CancelPrenotice& e, const Context& context) {
  if (context.around && !of_sale::is_prenoticed(*context.around)) return not_needed("prenotice");
  return checks::said(e.number, "number");
}
Verdict loan_is_there(const CancelLoan& e, const Context& context) {
  if (context.around && !of_sale::is_mortgaged(*context.around)) return not_needed("mortgage");
  return checks::said(e.number, "number");
}
/// No refund while the bank's mortgage stands, nor while the bureau has the contract on file for the buyer.
Verdict nothing_stands(const Facts& f, const Context& context) {
  if (!context.around) return {};
  if (!f.loan_cancelled && of_sale::is_mortgaged(*context.around))
    return refuse("contract_cancellation.mortgage_stands").source("default (H1)");
  if (!f.prenotice_cancelled && of_sale::is_prenoticed(*context.around))
    return refuse("contract_cancellation.prenotice_stands").source("default (H1)");
  if (!f.filing_cancelled && of_sale::is_filed(*context.around))
    return refuse("contract_cancellation.filing_stands").source("default (H1)");
  return {};
}
Verdict is_some_money(const Refund& e) {
  if (e.amount > Money{}) return checks::said(e.receipt_number, "receipt_number");
  return refuse("contract.no_amount").field("payload.amount").fact("found", e.amount.str());
}
Verdict every_copy(const TakeBackCopies& e, const Context& context) {
  const auto printed = context.around ? of_sale::copies_printed(*context.around) : e.copies;
  if (e.copies == printed) return {};
  return refuse("contract_cancellation.copies_missing")
      .field("payload.copies")
      .fact("found", std::to_string(e.copies))
      .fact("expected", std::to_string(printed));
}

Effects put_on_sale(const Context& context) {
  return {updates("unit", context.subject.unit.value_or(""), {{"state", "on_sale"}}),
          ends_others("contract voided")};
}

constexpr By contract = by(Role::contract_specialist);
constexpr By bureau = by(Role::bureau_specialist);
constexpr By loans = by(Role::mortgage_specialist);
constexpr By finance =
    by(Role::finance_clerk, Role::finance_supervisor, Role::finance_manager, Role::cashier);
constexpr By leaders = by(Role::supervisor, Role::deputy_manager, Role::manager);

}  // namespace

static Facts begin(const ContractCancellation::Opening& o) {
  Facts f;
  f.reason = o.reason;
  return f;
}
static void evolve(Facts& f, const Decline& e) { f.declined_because = e.reason; }
static void evolve(Facts& f, const VoidAtBureau& e) { f.voiding_number = e.number; }
static void evolve(Facts& f, const CancelFiling& e) { f.filing_cancelled = e.number; }
static void evolve(Facts& f, const CancelPrenotice& e) { f.prenotice_cancelled = e.number; }
static void evolve(Facts& f, const CancelLoan& e) { f.loan_cancelled = e.number; }
static void evolve(Facts& f, const Refund& e) { f.refund = e.amount; }
static void evolve(Facts& f, const TakeBackCopies& e) { f.copies = e.copies; }

// clang-format off
inline constexpr Rules<ContractCancellation> ContractCancellation::rules = Rules<ContractCancellation>{"contract_cancellation", 1, {"合同作废", "Cancellation of a contract"}, "H1 ch. 2 3.7, 5.4"}
  .state(State::drafting,   "拟写申请",     "Request being written")
  .state(State::requested,  "待领导审批",   "Waits for a leader")
  .state(State::approved,   "已批准",       "Approved")
  .state(State::documented, "资料已备",     "Documents ready")
  .state(State::unwinding,  "房管局已作废", "Voided with the bureau, being undone")
  .state(State::refunded,   "已退款",       "Refunded")
  .state(State::retrieved,  "合同已收回",   "Copies back and voided")
  .state(State::voided,     "合同已作废",   "Voided, unit on sale")
  .state(State::declined,   "未批准",       "Declined")
  .event<Request>("申请作废", "Request").event<Approve>("批准", "Approve").event<Decline>("不批准", "Decline")
  .event<PrepareDocuments>("准备资料", "Prepare the documents").event<VoidAtBureau>("房管局作废", "Void with the bureau")
  .event<CancelFiling>("注销备案", "Cancel the filing").event<CancelPrenotice>("注销预告登记", "Cancel the pre-notice").event<CancelLoan>("终止贷款", "Cancel the loan")
  .event<Refund>("退款", "Refund").event<TakeBackCopies>("收回合同", "Take back the copies").event<PutOnSale>("重新销售", "Put on sale again")

  .about_sale().once()
  .starts(State::drafting, by(Role::contract_specialist, Role::customer_service_specialist, Role::sales_clerk, Role::sales_manager), require<&says_reason>,
          after<Signing, Signing::State::both_signed, Signing::State::recorded, Signing::State::reviewed, Signing::State::closed>(Scope::sale, "H1"))
  .ends(State::voided, State::declined)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<Request>         (State::drafting, State::requested, by(Role::contract_specialist, Role::customer_service_specialist, Role::sales_clerk, Role::sales_manager), needs(request_papers), tells(Role::manager, "contract_cancellation.requested"), cite("H1"))
  .on<Approve>         (State::requested, State::approved, leaders, apart_from<Request>(), tells(Role::contract_specialist, "contract_cancellation.approved"), cite("H1"))
  .on<Decline>         (State::requested, State::declined, leaders, apart_from<Request>(), require<&says_why>, cite("H1"))
  .on<PrepareDocuments>(State::approved, State::documented, contract, needs(cancellation_papers), tells(Role::bureau_specialist, "contract_cancellation.documented"), cite("H1 ch. 2 3.7"))
  .on<VoidAtBureau>    (State::documented, State::unwinding, bureau, act_of(Party::housing_bureau), require<&has_voiding>, cite("H1 ch. 2 5.4"))
  .on<CancelFiling>    (State::unwinding, stay, bureau, act_of(Party::housing_bureau), require<&filing_is_cancelled>, cite("default (H1)"))
  .on<CancelPrenotice> (State::unwinding, stay, bureau, act_of(Party::housing_bureau), require<&prenotice_is_there>, cite("default (H1)"))
  .on<CancelLoan>      (State::unwinding, stay, loans, act_of(Party::bank), require<&loan_is_there>, cite("default (H1)"))
  .on<Refund>          (State::unwinding, State::refunded, finance, apart_from<Request, Approve>(), require<&nothing_stands>, require<&is_some_money>, cite("default (H1)"))
  .on<TakeBackCopies>  (State::refunded, State::retrieved, contract, require<&every_copy>, cite("default (H1)"))
  .on<PutOnSale>       (State::retrieved, State::voided, by(Role::contract_specialist, Role::sales_manager), does<&put_on_sale>, tells(Role::sales_manager, "contract_cancellation.voided"), tells(Role::finance_supervisor, "contract_cancellation.voided"), cite("default (H1)"))

  .deadline("contract_cancellation.request",   {"提出申请", "Request made"},               working_days(3),  runs_in(State::drafting), escalate(Role::supervisor, Role::manager), cite("default (H1)"))
  .deadline("contract_cancellation.approval",  {"领导审批", "Decided by a leader"},        working_days(2),  runs_in(State::requested), escalate(Role::manager, Role::general_manager), cite("default (H1)"))
  .deadline("contract_cancellation.documents", {"准备资料", "Documents ready"},            working_days(3),  runs_in(State::approved), escalate(Role::supervisor, Role::manager), cite("default (H1 ch. 2 3.7)"))
  .deadline("contract_cancellation.voiding",   {"房管局作废", "Voided with the bureau"},   working_days(5),  runs_in(State::documented), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("default (H1 ch. 2 5.4)"))
  .deadline("contract_cancellation.refund",    {"解除负担并退款", "Undone and refunded"},  working_days(15), runs_in(State::unwinding), escalate(Role::supervisor, Role::manager), cite("default (H1)"))
  .deadline("contract_cancellation.copies",    {"收回合同", "Copies taken back"},          working_days(5),  runs_in(State::refunded), escalate(Role::supervisor, Role::manager), cite("default (H1)"))
  .deadline("contract_cancellation.on_sale",   {"重新销售", "On sale again"},              working_days(1),  runs_in(State::retrieved), escalate(Role::sales_manager, Role::manager), cite("default (H1)"));
// clang-format on
static_assert(sound<ContractCancellation>);

template const Definition& definition_of<ContractCancellation>();

}  // namespace tenon
