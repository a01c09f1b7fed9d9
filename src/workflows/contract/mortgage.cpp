#include "tenon/workflows/contract/mortgage.hpp"

#include "tenon/workflow/effects.hpp"
#include "tenon/workflows/contract/contract_cancellation.hpp"
#include "tenon/workflows/contract/prenotice.hpp"
#include "workflows/contract/mortgage_checks.hpp"
#include "workflows/contract/mortgage_papers.hpp"

namespace tenon {
namespace {

using Facts = Mortgage::Facts;
using Opening = Mortgage::Opening;
using State = Mortgage::State;
using Kind = Mortgage::Kind;
using WayOut = Mortgage::WayOut;
using GiveList = Mortgage::GiveList;
using DraftNotice = Mortgage::DraftNotice;
using ApproveNotice = Mortgage::ApproveNotice;
using SendNotice = Mortgage::SendNotice;
using RecordProjectFiling = Mortgage::RecordProjectFiling;
using BookInterview = Mortgage::BookInterview;
using MakeCopies = Mortgage::MakeCopies;
using ExchangeInvoice = Mortgage::ExchangeInvoice;
using NameSigning = Mortgage::NameSigning;
using Urge = Mortgage::Urge;
using SignLoanContract = Mortgage::SignLoanContract;
using SealByProjectCompany = Mortgage::SealByProjectCompany;
using SealByGroup = Mortgage::SealByGroup;
using SubmitToLender = Mortgage::SubmitToLender;
using TrackProgress = Mortgage::TrackProgress;
using Approve = Mortgage::Approve;
using Reject = Mortgage::Reject;
using ReportProblem = Mortgage::ReportProblem;
using TakeWayOut = Mortgage::TakeWayOut;
using Resubmit = Mortgage::Resubmit;
using PayOtherwise = Mortgage::PayOtherwise;
using SubmitRegistration = Mortgage::SubmitRegistration;
using ReturnRegistration = Mortgage::ReturnRegistration;
using Register = Mortgage::Register;
using HandOverReceipt = Mortgage::HandOverReceipt;
using PayOut = Mortgage::PayOut;
using RecordNewRule = Mortgage::RecordNewRule;
using ReviewRule = Mortgage::ReviewRule;

std::string_view loan_kind(const Facts& f) { return name_of(f.kind); }
std::optional<Instant> papers_by(const Facts& f) { return f.papers_by; }
std::optional<Instant> interview_at(const Facts& f) { return f.interview_at; }
std::optional<Instant> sign_by(const Facts& f) { return f.sign_by; }

/// The buyer gets the approved words, and sales a copy of them (H0 5.6).
Effects notice_and_copy(const Facts& f) {
  const std::string words = to_json_text(*f.draft);
  Effect letter{Effect::Kind::notify, "mortgage.notice", Role::system, Party::buyer, words};
  letter.via[0] = Way::letter;
  return {letter, {Effect::Kind::notify, "mortgage.notice_copy", Role::sales_clerk, Party::none, words}};
}

constexpr By loans = by(Role::mortgage_specialist);
// The two outside posts act together (H1 ch. 2).
constexpr By outside = by(Role::mortgage_specialist, Role::bureau_specialist);
constexpr By finance = by(Role::finance_clerk, Role::finance_supervisor, Role::cashier);
constexpr By heads = by(Role::deputy_manager, Role::manager);

constexpr auto buyers_turn = any_of(State::collecting, State::signing);
constexpr auto before_contract =
    any_of(State::collecting, State::interviewing, State::invoicing, State::arranging, State::signing);
constexpr auto unregistered =
    any_of(State::informing, State::collecting, State::interviewing, State::invoicing, State::arranging,
           State::signing, State::guaranteeing, State::countersealing, State::sealed, State::bank_review,
           State::fund_review, State::problem, State::approved);
constexpr AnyOf<State> open_states{unregistered.states |
                                   states_of(State::registering, State::registered, State::awaiting_funds)};

}  // namespace

static Facts begin(const Opening& o) {
  Facts f;
  f.kind = o.kind;
  f.principal = o.principal;
  f.lender = o.lender;
  return f;
}
static void evolve(Facts& f, const GiveList& e) {
  f.papers_by = e.papers_by;
  f.separate_registers = e.separate_registers;
}
static void evolve(Facts& f, const DraftNotice& e) { f.draft = {e.kind, e.text, false, false}; }
static void evolve(Facts& f, const ApproveNotice&) { f.draft->approved = true; }
static void evolve(Facts& f, const SendNotice&) {
  f.draft->sent = true;
  ++(f.draft->kind == Mortgage::NoticeKind::reminder ? f.reminders : f.formal_notices);
}
static void evolve(Facts& f, const RecordProjectFiling& e) { f.project_filing = e.number; }
static void evolve(Facts& f, const BookInterview& e) { f.interview_at = e.at; }
static void evolve(Facts& f, const ExchangeInvoice& e) { f.invoice = e.invoice; }
static void evolve(Facts& f, const NameSigning& e) { f.sign_by = e.by; }
static void evolve(Facts& f, const SignLoanContract& e) { f.contract = e.number; }
static void evolve(Facts& f, const SubmitToLender&, const Context& context) { f.with_lender = context.now; }
static void evolve(Facts& f, const Approve&, const Context& context) {
  if (f.kind != Kind::combined || f.bank_approved) return;
  f.bank_approved = true;
  f.with_lender = context.now;
}
static void evolve(Facts& f, const Reject& e) {
  ++f.rejections;
  f.problem = e.problem;
}
static void evolve(Facts& f, const ReportProblem& e) { f.problem = e.problem; }
/// What was agreed with the lender before does not hold any more; the papers that are there stay.
static void evolve(Facts& f, const TakeWayOut& e) {
  f.papers_by = e.papers_by;
  f.problem.reset();
  f.interview_at.reset();
  f.sign_by.reset();
  f.contract.reset();
  f.with_lender.reset();
  f.bank_approved = false;
  if (e.way == WayOut::co_borrower) f.co_borrower = e.co_borrower;
  if (e.way == WayOut::more_first_payment) f.principal = *e.principal;
  if (e.way == WayOut::provident_fund) f.kind = Kind::fund;
  if (e.way == WayOut::other_bank && f.kind == Kind::fund) f.kind = Kind::bank;
  if (e.way == WayOut::provident_fund || e.way == WayOut::other_bank) f.lender = *e.lender;
}
static void evolve(Facts& f, const Resubmit&, const Context& context) {
  f.problem.reset();
  f.with_lender = context.now;
}
static void evolve(Facts& f, const SubmitRegistration& e) { f.acceptance = e.acceptance; }
static void evolve(Facts& f, const Register& e) { f.other_rights = e.other_rights; }
static void evolve(Facts& f, const RecordNewRule& e) { f.rule_to_review = e.rule; }
static void evolve(Facts& f, const ReviewRule&) { f.rule_to_review.reset(); }

/// Once the buyer has his money back, no mortgage comes to stand on the contract any more: a loan that was
/// with the bank at the refund would otherwise go on to the bureau. Before, the refund itself waits for the
/// loan.
constexpr auto not_refunded =
    none_open<ContractCancellation, ContractCancellation::State::drafting,
              ContractCancellation::State::requested, ContractCancellation::State::approved,
              ContractCancellation::State::documented, ContractCancellation::State::unwinding>(
        Scope::sale, "H1 ch. 2 3.7");

// clang-format off
inline constexpr Rules<Mortgage> Mortgage::rules = Rules<Mortgage>{"mortgage", 1, {"按揭贷款", "Loan of a sale"}, "H0 5.6, 5.8, H1"}
  .state(State::informing, "告知清单", "List to be given")         .state(State::collecting, "收集资料", "Collecting papers")
  .state(State::interviewing, "约定面谈", "Interview booked")      .state(State::invoicing, "换开发票", "Invoice to be exchanged")
  .state(State::arranging, "约定签约", "Signing to be named")      .state(State::signing, "待签借款合同", "Loan contract to be signed")
  .state(State::guaranteeing, "项目公司盖章", "To be sealed by the project company")
  .state(State::countersealing, "集团盖章", "To be sealed by the group")
  .state(State::sealed, "待送审", "Sealed")                        .state(State::bank_review, "银行审批", "With the bank")
  .state(State::fund_review, "公积金中心审批", "With the provident-fund centre")
  .state(State::problem, "问题客户", "A way out is looked for")    .state(State::approved, "已批准", "Approved")
  .state(State::registering, "抵押登记中", "Mortgage at the bureau").state(State::registered, "已抵押登记", "Mortgage registered")
  .state(State::awaiting_funds, "待放款", "Awaiting the pay-out")  .state(State::funded, "已放款", "Paid out")
  .state(State::withdrawn, "改其他付款方式", "Paid otherwise")
  .event<GiveList>("交付资料清单", "Give the list").event<DraftNotice>("起草通知", "Draft a notice")
  .event<ApproveNotice>("批准通知", "Approve the notice").event<SendNotice>("发出通知", "Send the notice")
  .event<RecordProjectFiling>("项目已备案", "Record the project's filing").event<BookInterview>("约定面谈", "Book the interview")
  .event<MakeCopies>("复印资料", "Make the copies").event<ExchangeInvoice>("换开发票", "Exchange the invoice")
  .event<NameSigning>("通知签约", "Name place and date of signing").event<Urge>("催促签约", "Urge")
  .event<SignLoanContract>("签订借款合同", "Sign the loan contract").event<SealByProjectCompany>("项目公司盖章", "Seal by the project company")
  .event<SealByGroup>("集团盖章", "Seal by the group").event<SubmitToLender>("送审", "Submit to the lender")
  .event<TrackProgress>("跟踪进度", "Track the progress").event<Approve>("批准贷款", "Approve").event<Reject>("拒绝贷款", "Reject")
  .event<ReportProblem>("报告问题", "Report a problem").event<TakeWayOut>("采取解决办法", "Take a way out")
  .event<Resubmit>("补正重报", "Submit again").event<PayOtherwise>("改其他付款方式", "Pay otherwise")
  .event<SubmitRegistration>("递交抵押登记", "Submit the registration").event<ReturnRegistration>("退回抵押登记", "Return the registration")
  .event<Register>("抵押登记完成", "Register").event<HandOverReceipt>("送交登记回执", "Hand over the bureau's receipt")
  .event<PayOut>("放款", "Pay out").event<RecordNewRule>("新政策", "Record a new rule").event<ReviewRule>("按新政策复核", "Review under the rule")

  .about_sale().once()
  .part_of_sale(only_if<&sales::paid_by_loan>, cite("H0 5.6"))
  .limits_by<&loan_kind>()
  .starts(State::informing, loans, require<&mortgage::sale_by_loan>, require<&mortgage::kind_as_sold>, require<&mortgage::principal_as_sold>, require<&mortgage::names_lender>)
  .ends(State::funded, State::withdrawn)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<GiveList>     (State::informing, State::collecting, loans, require<&mortgage::papers_ahead>, cite("H0 5.6"))
  .on<DraftNotice>  (buyers_turn, stay, loans, require<&mortgage::is_late>, require<&mortgage::reminder_first>, require<&mortgage::has_words>, cite("H0 5.6"))
  .on<ApproveNotice>(buyers_turn, stay, heads, apart_from<DraftNotice>(), require<&mortgage::to_approve>, cite("H0 5.6"))
  .on<SendNotice>   (buyers_turn, stay, loans, require<&mortgage::approved_to_send>, does<&notice_and_copy>, cite("H0 5.6"))
  .on<RecordProjectFiling>(unregistered, stay, outside, act_of(Party::provident_fund_centre), require<&mortgage::has_filing_number>, cite("H1"))
  .on<BookInterview>(State::collecting, State::interviewing, loans, needs(mortgage::originals), require<&mortgage::project_on_file>, require<&mortgage::interview_ahead>, tells(Party::buyer, "mortgage.interview"), cite("H0 5.6"))
  .on<MakeCopies>   (State::interviewing, State::invoicing, loans, needs(mortgage::loan_papers), require<&mortgage::co_borrower_papers>, cite("H0 5.6"))
  .on<ExchangeInvoice>(State::invoicing, State::arranging, finance, require<&mortgage::has_invoice>, cite("H0 5.6"))
  .on<NameSigning>  (any_of(State::arranging, State::signing), State::signing, loans, require<&mortgage::names_place>, require<&mortgage::signing_ahead>, tells(Party::buyer, "mortgage.signing"), cite("H0 5.6"))
  .on<Urge>         (State::signing, stay, loans, require<&mortgage::is_late>, tells(Party::buyer, "mortgage.urged"), cite("H0 5.6"))
  .on<SignLoanContract>(State::signing, State::guaranteeing, loans, require<&mortgage::has_contract_number>, require<&mortgage::principal_as_agreed>, require<&mortgage::everyone_signs>, cite("H0 5.6"))
  .on<SealByProjectCompany>(State::guaranteeing, State::countersealing, by(Role::project_company), needs(mortgage::contracts), tells(Role::group, "mortgage.to_seal"), cite("H0 5.6, H1 ch. 2 4.3"))
  .on<SealByGroup>  (State::countersealing, State::sealed, by(Role::group), cite("H0 5.6, H1 ch. 2 4.3"))
  .on<SubmitToLender>(State::sealed, State::fund_review, loans, when<&mortgage::is_fund>, needs(mortgage::loan_papers), cite("H0 5.6"))
  .on<SubmitToLender>(State::sealed, State::bank_review, loans, needs(mortgage::loan_papers), cite("H0 5.6"))
  .on<TrackProgress>(any_of(State::bank_review, State::fund_review), stay, loans, require<&mortgage::has_note>, cite("H0 5.6"))

  .on<Approve>      (State::bank_review, State::fund_review, loans, act_of(Party::bank), when<&mortgage::is_combined>, require<&mortgage::has_approval>, cite("H0 5.6"))
  .on<Approve>      (State::bank_review, State::approved, loans, act_of(Party::bank), require<&mortgage::has_approval>, cite("H0 5.6"))
  .on<Approve>      (State::fund_review, State::approved, loans, act_of(Party::provident_fund_centre), require<&mortgage::has_approval>, cite("H0 5.6"))
  .on<Reject>       (State::bank_review, State::problem, loans, act_of(Party::bank), require<&mortgage::has_reason>, tells(Party::buyer, "mortgage.rejected"), tells(Role::sales_clerk, "mortgage.rejected"), cite("H0 5.6"))
  .on<Reject>       (State::fund_review, State::problem, loans, act_of(Party::provident_fund_centre), require<&mortgage::has_reason>, tells(Party::buyer, "mortgage.rejected"), tells(Role::sales_clerk, "mortgage.rejected"), cite("H0 5.6"))
  .on<ReportProblem>(before_contract, State::problem, loans, require<&mortgage::has_problem>, cite("H1"))
  .on<TakeWayOut>   (State::problem, State::collecting, loans, require<&mortgage::way_fits>, require<&mortgage::way_is_whole>, require<&mortgage::new_papers_ahead>, cite("H1"))
  .on<Resubmit>     (State::problem, State::fund_review, loans, when<&mortgage::fund_decides>, needs(mortgage::loan_papers), require<&mortgage::was_submitted>, require<&mortgage::says_mended>, cite("H0 5.6"))
  .on<Resubmit>     (State::problem, State::bank_review, loans, needs(mortgage::loan_papers), require<&mortgage::was_submitted>, require<&mortgage::says_mended>, cite("H0 5.6"))
  .on<PayOtherwise> (unregistered, State::withdrawn, loans, require<&mortgage::says_how>, require<&mortgage::sale_agreed_anew>, tells(Role::finance_clerk, "mortgage.withdrawn"), tells(Role::sales_clerk, "mortgage.withdrawn"), cite("H0 5.6"))

  .on<SubmitRegistration>(State::approved, State::registering, outside, after<Prenotice, Prenotice::State::certified>(Scope::sale, "H0 5.6, 5.8"), not_refunded, needs(mortgage::registration_papers), require<&mortgage::has_acceptance>, cite("H0 5.6"))
  .on<ReturnRegistration>(State::registering, State::approved, outside, act_of(Party::housing_bureau), require<&mortgage::has_defect>, cite("default (H0 5.6)"))
  .on<Register>     (State::registering, State::registered, outside, act_of(Party::housing_bureau), not_refunded, require<&mortgage::has_other_rights>, cite("H0 5.6"))
  .on<HandOverReceipt>(State::registered, State::awaiting_funds, outside, cite("H0 5.6"))
  .on<PayOut>       (State::awaiting_funds, State::funded, loans, act_of(Party::bank), not_refunded, require<&mortgage::paid_in_full>, tells(Role::finance_manager, "mortgage.funded"), tells(Role::sales_manager, "mortgage.funded"), tells(Role::manager, "mortgage.funded"), tells(Role::general_manager, "mortgage.funded"), cite("H0 5.6, H1 ch. 2 4.4"))
  .on<RecordNewRule>(open_states, stay, by(Role::mortgage_specialist, Role::supervisor), require<&mortgage::names_rule_and_plan>, tells(Role::finance_manager, "mortgage.new_rule"), tells(Role::sales_manager, "mortgage.new_rule"), tells(Role::manager, "mortgage.new_rule"), cite("H1 ch. 2 4.5"))
  .on<ReviewRule>   (open_states, stay, by(Role::mortgage_specialist, Role::supervisor), require<&mortgage::rule_is_there>, require<&mortgage::has_finding>, cite("H1 ch. 2 4.5"))

  .deadline("mortgage.list",         {"交付资料清单", "List given"},            working_days(1), runs_in(State::informing), escalate(Role::mortgage_specialist, Role::supervisor), cite("default (H0 5.6)"))
  .deadline("mortgage.papers",       {"收齐资料", "Papers together"},           working_days(5), runs_in(State::collecting), promised<&papers_by>, warned(7, 1), time_of(Party::buyer), escalate(Role::mortgage_specialist, Role::supervisor, Role::manager), cite("H0 5.6"))
  .deadline("mortgage.interview",    {"面谈", "Interview"},                     working_days(5), runs_in(State::interviewing), promised<&interview_at>, escalate(Role::mortgage_specialist, Role::supervisor), cite("H0 5.6"))
  .deadline("mortgage.invoice",      {"换票并约定签约", "Invoice and appointment"}, working_days(3), runs_in(State::invoicing, State::arranging), escalate(Role::mortgage_specialist, Role::supervisor), cite("default (H0 5.6)"))
  .deadline("mortgage.signing",      {"签订借款合同", "Loan contract signed"},  working_days(5), runs_in(State::signing), promised<&sign_by>, restarts_on<NameSigning>(), warned(1), time_of(Party::buyer), escalate(Role::mortgage_specialist, Role::supervisor, Role::manager), cite("H0 5.6"))
  .deadline("mortgage.seals",        {"盖章并送审", "Sealed and submitted"},    working_days(3), runs_in(State::guaranteeing, State::countersealing, State::sealed), escalate(Role::supervisor, Role::manager), cite("default (H0 5.6)"))
  .deadline("mortgage.bank_review",  {"银行审批", "Decision of the bank"},      working_days(5), runs_in(State::bank_review), time_of(Party::bank), escalate(Role::mortgage_specialist, Role::supervisor, Role::manager), cite("H1: 3-5 working days"))
  .deadline("mortgage.fund_review",  {"公积金审批", "Decision of the fund centre"}, days(10), runs_in(State::fund_review), time_of(Party::provident_fund_centre), escalate(Role::mortgage_specialist, Role::supervisor, Role::manager), cite("住房公积金管理条例 art. 26: dated by the policy pack"))
  .deadline("mortgage.way_out",      {"解决问题", "Way out taken"},             working_days(5), runs_in(State::problem), escalate(Role::supervisor, Role::manager), cite("default (H1)"))
  .deadline("mortgage.registration_papers", {"递交抵押登记", "Papers at the bureau"}, working_days(5), runs_in(State::approved), escalate(Role::mortgage_specialist, Role::supervisor, Role::manager), cite("H1: 3-5 working days"))
  .deadline("mortgage.registration", {"抵押登记", "Mortgage registered"},       working_days(30), runs_in(State::registering), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("不动产登记暂行条例 art. 20"))
  .deadline("mortgage.payout",       {"放款", "Paid out"},                      working_days(2), runs_in(State::registered, State::awaiting_funds), time_of(Party::bank), escalate(Role::mortgage_specialist, Role::supervisor, Role::manager), cite("H1"));
// clang-format on
static_assert(sound<Mortgage>);

template const Definition& definition_of<Mortgage>();

}  // namespace tenon
