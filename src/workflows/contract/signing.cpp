#include "tenon/workflows/contract/signing.hpp"

#include "tenon/workflow/effects.hpp"
#include "tenon/workflows/contract/foreign_buyer_clearance.hpp"
#include "tenon/workflows/contract/presale_permit.hpp"
#include "workflows/contract/signing_guards.hpp"
#include "workflows/persons.hpp"

namespace tenon {
namespace {

using namespace signing;

using State = Signing::State;
using Facts = Signing::Facts;
using FixPayment = Signing::FixPayment;
using RecordPayment = Signing::RecordPayment;
using AskForChange = Signing::AskForChange;
using ConsentToChange = Signing::ConsentToChange;
using DeclineChange = Signing::DeclineChange;
using CheckAudit = Signing::CheckAudit;
using EnterContract = Signing::EnterContract;
using CoEnter = Signing::CoEnter;
using ConfirmContract = Signing::ConfirmContract;
using AskForCorrection = Signing::AskForCorrection;
using FileOnline = Signing::FileOnline;
using SignFilingForm = Signing::SignFilingForm;
using PrintCopies = Signing::PrintCopies;
using PasteIn = Signing::PasteIn;
using Sign = Signing::Sign;
using GiveTaxList = Signing::GiveTaxList;
using Record = Signing::Record;
using BackUp = Signing::BackUp;
using ReviewTerms = Signing::ReviewTerms;
using EnterData = Signing::EnterData;
using Collect = Signing::Collect;
using PayDeedTax = Signing::PayDeedTax;

// A minor shows the household register in place of an identity of his own (H0 5.5).
constexpr ChecklistItem audit[] = {
    {.document = "purchase_audit_form", .originals = 1, .source = "H0 5.5"},
    {.document = persons::identity,
     .originals = 1,
     .from = Party::buyer,
     .source = "H0 5.5",
     .person_name = "buyer of age",
     .of_person = &persons::adult_buyer},
    {.document = "business_licence",
     .originals = 1,
     .from = Party::buyer,
     .source = "H0 5.5",
     .person_name = "company that buys",
     .of_person = &persons::buys_as_organisation},
    {.document = "household_register",
     .originals = 1,
     .from = Party::buyer,
     .source = "H0 5.5",
     .person_name = "minor",
     .of_person = &persons::minor_buyer},
    {.document = persons::identity,
     .originals = 1,
     .from = Party::guardian,
     .source = "H0 5.5",
     .person_name = "guardian",
     .of_person = &persons::guardian},
};
constexpr Checklist audit_papers{"audit_papers", audit, std::size(audit)};

constexpr ChecklistItem form[] = {{.document = "contract_filing_form", .originals = 1, .source = "H0 5.5"}};
constexpr Checklist filing_form{"filing_form", form, std::size(form)};

// One for each of the five copies of the contract (default; the page gives no number).
constexpr ChecklistItem annexes[] = {
    {.document = "floor_plan", .copies = 5, .source = "H0 5.5"},
    {.document = persons::identity,
     .copies = 5,
     .from = Party::buyer,
     .source = "H0 5.5",
     .person_name = "buyer of age",
     .of_person = &persons::adult_buyer},
    {.document = "business_licence",
     .copies = 5,
     .from = Party::buyer,
     .source = "H0 5.5",
     .person_name = "company that buys",
     .of_person = &persons::buys_as_organisation},
    {.document = "household_register",
     .copies = 5,
     .from = Party::buyer,
     .source = "H0 5.5",
     .person_name = "minor",
     .of_person = &persons::minor_buyer},
};
constexpr Checklist contract_annexes{"contract_annexes", annexes, std::size(annexes)};

constexpr ChecklistItem tax[] = {
    {.document = "deed_tax_receipt", .copies = 1, .from = Party::buyer, .source = "H1"}};
constexpr Checklist tax_papers{"tax_papers", tax, std::size(tax)};

bool by_loan(const Facts& f) {
  return f.payment == PaymentMethod::bank_mortgage || f.payment == PaymentMethod::provident_fund ||
         f.payment == PaymentMethod::combined;
}
std::optional<Instant> end_of_signing_day(const Facts& f) { return f.record_by; }

constexpr By sellers = by(Role::sales_clerk, Role::sales_manager);
constexpr By service = by(Role::contract_specialist, Role::customer_service_specialist);
constexpr By either =
    by(Role::sales_clerk, Role::sales_manager, Role::contract_specialist, Role::customer_service_specialist);
constexpr auto before_filing = any_of(State::preparing, State::audited, State::entering, State::checking,
                                      State::correcting, State::checked);

}  // namespace

static Facts begin(const Signing::Opening&) { return {}; }
static void evolve(Facts& f, const FixPayment& e) { f.payment = e.payment; }
static void evolve(Facts& f, const RecordPayment& e) { f.paid = f.paid + e.amount; }
static void evolve(Facts& f, const AskForChange& e) { f.change = ContractChange{e.clause, e.wish, false}; }
static void evolve(Facts& f, const ConsentToChange&) { f.change->consented = true; }
static void evolve(Facts& f, const DeclineChange&) { f.change.reset(); }
static void evolve(Facts& f, const EnterContract& e) { f.contract_number = e.contract_number; }
static void evolve(Facts& f, const AskForCorrection& e) {
  ++f.corrections;
  f.to_correct = e.what;
}
static void evolve(Facts& f, const FileOnline& e) { f.online_number = e.online_number; }
static void evolve(Facts& f, const PrintCopies& e) { f.copies = e.copies; }
static void evolve(Facts& f, const Sign& e, const Context& context) {
  const auto& zone = context.calendar.zone();
  f.signed_on = zone.day_of(context.now);
  f.record_by = zone.start_of(*f.signed_on + boost::gregorian::days(1));
  f.signed_by = e.buyers;
}
static void evolve(Facts& f, const GiveTaxList& e) {
  f.tax_total = e.total;
  f.tax_list = e.lines;
}
static void evolve(Facts& f, const BackUp& e) { f.backup = e.reference; }
static void evolve(Facts& f, const EnterData&) { f.data_entered = true; }
static void evolve(Facts& f, const Collect& e) { f.collected_by = e.customer; }
static void evolve(Facts& f, const PayDeedTax& e) { f.deed_tax = e.amount; }

// clang-format off
inline constexpr Rules<Signing> Signing::rules = Rules<Signing>{"signing", 1, {"签约", "Signing"}, "H0 5.5; H1 ch. 2 3.2-3.3"}
  .state(State::preparing,    "准备",       "Preparing")
  .state(State::audited,      "审核通过",   "Audited")
  .state(State::entering,     "网上录入",   "Being entered online")
  .state(State::checking,     "买受人核对", "Checked by the buyer")
  .state(State::correcting,   "更正",       "Being corrected")
  .state(State::checked,      "核对无误",   "Found right")
  .state(State::filed_online, "已网上备案", "Filed online")
  .state(State::form_signed,  "备案表已签", "Filing form signed")
  .state(State::printed,      "已打印",     "Printed")
  .state(State::bound,        "已装订",     "Floor plan and identity pasted in")
  .state(State::both_signed,  "双方已签",   "Signed by both sides")
  .state(State::recorded,     "已登记",     "In ledger and systems")
  .state(State::reviewed,     "条款已复核", "Terms reviewed")
  .state(State::closed,       "办结",       "Closed")
  .event<FixPayment>("确定付款方式", "Fix the payment method").event<RecordPayment>("收款", "Record a payment")
  .event<AskForChange>("申请变更标准合同", "Ask for a change").event<ConsentToChange>("同意变更", "Consent to the change").event<DeclineChange>("不同意变更", "Decline the change")
  .event<CheckAudit>("审核", "Check the audit form").event<EnterContract>("网上录入", "Enter the contract").event<CoEnter>("客服共同录入", "Enter it together")
  .event<ConfirmContract>("核对无误", "Confirm the contract").event<AskForCorrection>("要求更正", "Ask for a correction")
  .event<FileOnline>("网上备案", "File online").event<SignFilingForm>("签备案表", "Sign the filing form").event<PrintCopies>("打印合同", "Print the copies")
  .event<PasteIn>("粘贴附件", "Paste in the annexes").event<Sign>("签署", "Sign").event<GiveTaxList>("交付税费清单", "Give the tax and fee list")
  .event<Record>("登记", "Record").event<BackUp>("备份上传", "Back up and upload").event<ReviewTerms>("复核条款", "Review the terms")
  .event<EnterData>("录入资料", "Enter the data").event<Collect>("领取合同", "Collect the contract").event<PayDeedTax>("缴纳契税", "Pay the deed tax")

  .about_sale().once()
  .part_of_sale(cite("H0 5.5"))
  .starts(State::preparing, either, require<&unit_is_for_sale>,
          after<PresalePermit, PresalePermit::State::granted>(Scope::building, "H0 5.4"),
          after<ForeignBuyerClearance, ForeignBuyerClearance::State::cleared>(Scope::sale, only_if<&sales::bought_from_abroad>, "default (H1 ch. 2 3.6)"))
  .ends(State::closed)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<FixPayment>      (State::preparing, stay, either, require<&as_the_sale_says>, cite("H0 5.5"))
  .on<RecordPayment>   (State::preparing, stay, by(Role::finance_clerk, Role::cashier), require<&is_some_money>, cite("H0 5.5"))
  .on<CheckAudit>      (State::preparing, State::audited, by(Role::contract_specialist, Role::customer_service_specialist), needs(audit_papers), require<&persons::guardians_known>, require<&payment_fixed>, require<&money_paid>, require<&complete_and_right>, cite("H0 5.5"))
  .on<AskForChange>    (before_filing, stay, either, require<&none_is_open>, require<&names_change>, tells(Role::business_department, "signing.change_asked"), cite("H1"))
  .on<ConsentToChange> (before_filing, stay, by(Role::business_department), apart_from<AskForChange>(), require<&one_is_open>, tells(Role::contract_specialist, "signing.change_decided"), cite("H1"))
  .on<DeclineChange>   (before_filing, stay, by(Role::business_department), apart_from<AskForChange>(), require<&one_is_open>, require<&says_why>, tells(Role::contract_specialist, "signing.change_decided"), cite("H1"))
  .on<EnterContract>   (any_of(State::audited, State::correcting), State::entering, sellers, require<&none_is_open>, require<&has_number>, cite("H0 5.5"))
  .on<CoEnter>         (State::entering, State::checking, service, apart_from<EnterContract>(), cite("H0 5.5: by sales and customer service together"))
  .on<AskForCorrection>(State::checking, State::correcting, service, act_of(Party::buyer), require<&says_what>, cite("H0 5.5"))
  .on<ConfirmContract> (State::checking, State::checked, service, act_of(Party::buyer), require<&found_right>, cite("H0 5.5"))
  .on<FileOnline>      (State::checked, State::filed_online, service, require<&none_is_open>, require<&filed_under>, cite("H0 5.5"))
  .on<SignFilingForm>  (State::filed_online, State::form_signed, service, act_of(Party::buyer), needs(filing_form), cite("H0 5.5"))
  .on<PrintCopies>     (State::form_signed, State::printed, service, require<&five_copies>, cite("H0 5.5"))
  .on<PasteIn>         (State::printed, State::bound, service, needs(contract_annexes), cite("H0 5.5"))
  .on<Sign>            (State::bound, State::both_signed, service, after<ForeignBuyerClearance, ForeignBuyerClearance::State::cleared>(Scope::sale, only_if<&sales::bought_from_abroad>, "default (H1 ch. 2 3.6)"),
                        require<&unit_is_for_sale>, require<&everybody_signs>, does<&write_sale_and_unit>,
                        tells(Role::bureau_specialist, "signing.signed"), tells(Role::mortgage_specialist, "signing.signed", when<&by_loan>), cite("H0 5.5"))
  .on<GiveTaxList>     (State::both_signed, stay, service, require<&adds_up>, cite("H0 5.5"))
  .on<Record>          (State::both_signed, State::recorded, service, require<&list_given>, require<&in_all_systems>, cite("H0 5.5; H1 ch. 2 3.2"))
  .on<BackUp>          (any_of(State::filed_online, State::form_signed, State::printed, State::bound, State::both_signed, State::recorded, State::reviewed), stay, by(Role::contract_specialist), require<&says_where>, cite("H1 ch. 2 3.3"))
  .on<ReviewTerms>     (State::recorded, State::reviewed, by(Role::customer_service_specialist, Role::senior_specialist), apart_from<EnterContract, CoEnter>(), require<&says_finding>, tells(Party::buyer, "signing.collect"), cite("H1"))
  .on<EnterData>       (State::reviewed, stay, by(Role::customer_manager), cite("H1"))
  .on<Collect>         (State::reviewed, stay, service, act_of(Party::buyer), require<&to_whom_it_belongs>, cite("H1"))
  .on<PayDeedTax>      (State::reviewed, State::closed, service, act_of(Party::buyer), needs(tax_papers), require<&nothing_left>, require<&is_tax_paid>, cite("H1"))

  .deadline("signing.preparing", {"付款与资料", "Payment and papers"},    working_days(7), runs_in(State::preparing), escalate(Role::sales_manager, Role::manager), cite("default (H0 5.5)"))
  .deadline("signing.entry",     {"网上录入", "Entered online"},          working_days(1), runs_in(State::audited, State::entering, State::correcting), escalate(Role::supervisor, Role::manager), cite("default (H0 5.5)"))
  .deadline("signing.check",     {"买受人核对", "Checked by the buyer"},  working_days(2), runs_in(State::checking), escalate(Role::supervisor, Role::manager), cite("default (H0 5.5)"))
  .deadline("signing.paper",     {"备案表、打印与签署", "Form, copies, signatures"}, working_days(3), runs_in(State::checked, State::filed_online, State::form_signed, State::printed, State::bound), escalate(Role::supervisor, Role::manager), cite("default (H0 5.5)"))
  .deadline("signing.same_day",  {"当日登记", "Recorded the same day"},   days(1), promised<&end_of_signing_day>, runs_in(State::both_signed), escalate(Role::supervisor, Role::manager), cite("H0 5.5: the same day"))
  .deadline("signing.review",    {"复核条款", "Terms reviewed"},          working_days(3), runs_in(State::recorded), escalate(Role::supervisor, Role::manager), cite("default (H1)"))
  .deadline("signing.closing",   {"领取合同、缴纳契税", "Contract collected, deed tax paid"}, days(30), runs_in(State::reviewed), escalate(Role::supervisor, Role::manager), cite("default (H1)"));
// clang-format on
static_assert(sound<Signing>);

template const Definition& definition_of<Signing>();

}  // namespace tenon
