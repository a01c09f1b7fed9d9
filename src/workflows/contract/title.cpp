#include "tenon/workflows/contract/title.hpp"

#include "tenon/workflow/effects.hpp"
#include "tenon/workflows/contract/contract_filing.hpp"
#include "tenon/workflows/contract/initial_registration.hpp"
#include "tenon/workflows/contract/signing.hpp"
#include "tenon/workflows/home/handover.hpp"
#include "workflows/checks.hpp"
#include "workflows/contract/title_checks.hpp"
#include "workflows/persons.hpp"

namespace tenon {
namespace {

using namespace title_checks;
using State = Title::State;
using Facts = Title::Facts;

constexpr ChecklistItem papers[] = {
    {.document = "transfer_application", .originals = 1, .source = "H0 5.10"},
    {.document = "unit_plan", .originals = 1, .source = "H0 5.10"},
    {.document = "purchase_contract", .originals = 1, .source = "H0 5.10"},
    {.document = "deed_tax_receipt", .originals = 1, .from = Party::buyer, .source = "H0 5.10: blue copy"},
    {.document = "maintenance_fund_receipt",
     .originals = 1,
     .from = Party::buyer,
     .source = "H0 5.10: yellow copy"},
    {.document = "initial_registration_certificate",
     .copies = 1,
     .source = "H0 5.10 (form: default, one original serves the building)"},
    {.document = "contract_filing_form", .originals = 1, .source = "H0 5.10"},
    {.document = "letter_of_authority", .originals = 1, .source = "H0 5.10"},
    {.document = "location_certificate", .originals = 1, .from = Party::police, .source = "H0 5.10"},
    {.document = persons::identity,
     .copies = 1,
     .from = Party::buyer,
     .source = "H0 5.10",
     .person_name = "buyer",
     .of_person = &persons::buys_as_person},
    {.document = "business_licence",
     .copies = 1,
     .from = Party::buyer,
     .source = "H0 5.10",
     .person_name = "company that buys",
     .of_person = &persons::buys_as_organisation},
};
constexpr Checklist title_papers{"title_papers", papers, std::size(papers)};

// The bureau keeps what came with the application, so that authority and identity are asked for once more.
constexpr ChecklistItem for_collecting[] = {
    {.document = persons::identity,
     .copies = 2,
     .from = Party::buyer,
     .source = "H0 5.10: the principal's",
     .person_name = "buyer",
     .of_person = &persons::buys_as_person},
    {.document = "business_licence",
     .copies = 2,
     .from = Party::buyer,
     .source = "H0 5.10: the principal's",
     .person_name = "company that buys",
     .of_person = &persons::buys_as_organisation},
    {.document = "letter_of_authority", .originals = 2, .source = "H0 5.10: with the company's seal"},
    {.document = "title_collection_notice",
     .originals = 1,
     .from = Party::housing_bureau,
     .source = "H0 5.10"},
    {.document = "registration_fee_receipt",
     .originals = 1,
     .from = Party::housing_bureau,
     .source = "H0 5.10"},
    {.document = "transaction_fee_receipt",
     .originals = 1,
     .from = Party::housing_bureau,
     .source = "H0 5.10"},
};
constexpr Checklist collecting_papers{"title_collecting_papers", for_collecting, std::size(for_collecting)};

constexpr ChecklistItem for_bank[] = {
    {.document = "title_collection_notice",
     .originals = 1,
     .from = Party::housing_bureau,
     .source = "H0 5.10"},
    {.document = "registration_fee_receipt",
     .originals = 1,
     .from = Party::housing_bureau,
     .source = "default (H0 5.10)"},
    {.document = "transaction_fee_receipt",
     .originals = 1,
     .from = Party::housing_bureau,
     .source = "default (H0 5.10)"},
};
constexpr Checklist bank_papers{"title_bank_papers", for_bank, std::size(for_bank)};

bool came_by_proxy(const void* f) { return static_cast<const Facts*>(f)->proxy.has_value(); }
constexpr ChecklistItem for_owner[] = {
    {.document = "purchase_invoice", .originals = 1, .source = "H0 5.10: finance's tax invoices"},
    {.document = "proxy_authority",
     .originals = 1,
     .from = Party::proxy,
     .condition_name = "proxy",
     .applies = &came_by_proxy,
     .source = "default (H0 5.10)"},
};
constexpr Checklist owners_papers{"title_owners_papers", for_owner, std::size(for_owner)};

bool with_loan(const Facts& f) {
  return f.payment != PaymentMethod::paid_at_once && f.payment != PaymentMethod::instalments;
}
bool by_proxy(const Facts& f) { return f.proxy.has_value(); }
std::string_view way_to_collect(const Facts& f) { return with_loan(f) ? "with_loan" : "paid_at_once"; }
std::optional<Instant> promised_date(const Facts& f) { return f.promised; }

Effects mark_titled(const Context& context) {
  if (!context.subject.unit) return {};
  return {updates("unit", *context.subject.unit, {{"state", "titled"}})};
}

constexpr By title_post =
    by(Role::title_specialist, Role::customer_service_specialist, Role::contract_specialist);
constexpr By arrangers = by(Role::contract_specialist, Role::title_specialist);
constexpr By at_bureau = by(Role::bureau_specialist);
constexpr By title_post_or_bureau = by(Role::title_specialist, Role::customer_service_specialist,
                                       Role::contract_specialist, Role::bureau_specialist);
constexpr auto once_in_order = any_of(
    State::in_order, State::building_filed, State::with_market_section, State::with_title_section,
    State::returned, State::collectable, State::notice_for_bank, State::with_bank, State::collectable_at_bank,
    State::collected, State::kept, State::owner_told, State::identified, State::signed_for);

}  // namespace

static Facts begin(const Title::Opening& o, const Context& context) {
  Facts f;
  f.payment = o.payment;
  f.promised = checks::end_of(o.promised_by, context);
  return f;
}
static void evolve(Facts& f, const Title::ReportGap&) { ++f.gaps; }
static void evolve(Facts& f, const Title::FileBuilding& e) { f.filing_number = e.filing_number; }
static void evolve(Facts& f, const Title::SubmitToMarketSection& e) { f.market_number = e.acceptance_number; }
static void evolve(Facts& f, const Title::SubmitToTitleSection& e) { f.title_number = e.acceptance_number; }
static void evolve(Facts& f, const Title::Return& e) {
  ++f.returns;
  f.defect = e.defect;
}
static void evolve(Facts& f, const Title::PayFees& e) {
  f.registration_fee = e.registration_fee;
  f.transaction_fee = e.transaction_fee;
}
static void evolve(Facts& f, const Title::ReceiveNotice& e) { f.notice_number = e.notice_number; }
static void evolve(Facts& f, const Title::CollectAtBureau& e) { f.certificate_number = e.certificate_number; }
static void evolve(Facts& f, const Title::TakeNoticeToBank& e) { f.account_manager = e.account_manager; }
static void evolve(Facts& f, const Title::BankCollects& e) { f.other_rights_number = e.other_rights_number; }
static void evolve(Facts& f, const Title::CollectFromBank& e) { f.certificate_number = e.certificate_number; }
static void evolve(Facts& f, const Title::KeepSafe& e) { f.kept_at = e.place; }
static void evolve(Facts& f, const Title::TellOwner&) { ++f.times_told; }
static void evolve(Facts& f, const Title::IdentifyOwner& e) {
  f.handed_to = e.owner.customer;
  f.proxy.reset();
}
static void evolve(Facts& f, const Title::IdentifyProxy& e) {
  f.handed_to = e.owner.customer;
  f.proxy = e.proxy;
}
static void evolve(Facts& f, const Title::JoinLandBatch& e) { f.land_batch = e.batch; }

// clang-format off
inline constexpr Rules<Title> Title::rules = Rules<Title>{"title", 1, {"产权证", "Title certificate"}, "H0 5.10, H1, H2"}
  .state(State::arranging,           "整理资料",       "Putting papers in order")
  .state(State::in_order,            "资料齐全",       "Papers in order")
  .state(State::building_filed,      "楼栋已备案",     "Building's title filing done")
  .state(State::with_market_section, "市场处审核",     "With the market section")
  .state(State::with_title_section,  "产权处审核",     "With the title section")
  .state(State::returned,            "被退回",         "Returned")
  .state(State::collectable,         "可到产权处领证", "To be fetched at the bureau")
  .state(State::notice_for_bank,     "通知单待送银行", "Notice to go to the bank")
  .state(State::with_bank,           "银行领证中",     "The bank fetches it")
  .state(State::collectable_at_bank, "可到银行领证",   "To be fetched at the bank")
  .state(State::collected,           "已领证",         "Fetched")
  .state(State::kept,                "已妥善保管",     "Kept safe")
  .state(State::owner_told,          "已通知业主",     "Owner told")
  .state(State::identified,          "已核对身份",     "Identified")
  .state(State::signed_for,          "已签收",         "Signed for")
  .state(State::handed_out,          "已发放",         "Handed out")
  .event<ReportGap>("资料有缺", "Report a gap").event<PutInOrder>("资料整理完毕", "Papers are in order").event<FileBuilding>("楼栋产权备案", "File the building's title")
  .event<SubmitToMarketSection>("递交市场处", "Submit to the market section").event<SubmitToTitleSection>("递交产权处", "Submit to the title section").event<Return>("退回", "Return")
  .event<PayFees>("缴纳费用", "Pay the fees").event<ReceiveNotice>("收到领证通知单", "Receive the collection notice").event<CollectAtBureau>("到产权处领证", "Fetch at the bureau")
  .event<TakeNoticeToBank>("通知单送银行", "Take the notice to the bank").event<BankCollects>("银行领证", "The bank fetches").event<CollectFromBank>("到银行领证", "Fetch from the bank")
  .event<KeepSafe>("保管", "Keep safe").event<TellOwner>("通知业主", "Tell the owner").event<IdentifyOwner>("核对业主身份", "Identify the owner").event<IdentifyProxy>("核对代理人身份", "Identify a proxy")
  .event<SignFor>("签收", "Sign for it").event<HandOut>("发放", "Hand out").event<JoinLandBatch>("列入土地证批次", "Join the batch for land certificates")

  .about_sale().once()
  .part_of_sale(must_end_by<&sales::title_date>(State::owner_told, State::identified, State::signed_for, State::handed_out), cite("H1 ch. 2 5.7"))
  .starts(State::arranging, title_post, require<&paid_as_sale_says>, require<&promised_as_contract_says>,
    after<Handover, Handover::State::handed_over, Handover::State::deemed_delivered>(Scope::sale, "H0 5.10, H1"), after<ContractFiling, ContractFiling::State::filed>(Scope::sale, "H0 5.10"))
  .ends(State::handed_out)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)
  .limits_by<&way_to_collect>()

  // Put in order and submitted.
  .on<ReportGap> (State::arranging, stay, arrangers, require<&says_what>, tells(Party::buyer, "title.gap"), cite("H1 ch. 2 3.5"))
  .on<PutInOrder>(State::arranging, State::in_order,       arrangers, after<Signing, Signing::State::closed>(Scope::sale, "H0 5.10: deed tax paid"), needs(title_papers), require<&buyers_agree_with_contract>, require<&fund_is_paid>, cite("H0 5.10, H1 ch. 2 3.5"))
  .on<PutInOrder>(State::returned,  State::building_filed, arrangers, needs(title_papers), require<&buyers_agree_with_contract>, require<&fund_is_paid>, cite("H0 5.10, H1 ch. 2 3.5"))
  .on<FileBuilding>(State::in_order, State::building_filed, by(Role::bureau_specialist, Role::title_specialist), require<&has_filing_number>, cite("H1"))
  .on<SubmitToMarketSection>(State::building_filed, State::with_market_section, at_bureau, after<InitialRegistration, InitialRegistration::State::recorded>(Scope::building, "H0 5.9"), require<&has_market_number>, cite("H1 ch. 2 5.8"))
  .on<SubmitToTitleSection> (State::with_market_section, State::with_title_section, at_bureau, require<&has_title_number>, cite("H1 ch. 2 5.8"))
  .on<Return>(any_of(State::with_market_section, State::with_title_section), State::returned, at_bureau, act_of(Party::housing_bureau), require<&says_defect>, tells(Role::contract_specialist, "title.returned"), cite("default (H0 5.10)"))
  .on<PayFees>(any_of(State::with_market_section, State::with_title_section, State::collectable, State::notice_for_bank), stay, at_bureau, require<&fees_not_paid>, require<&fees_possible>, cite("H1 ch. 2 5.8"))

  // Fetched: paid at once by us, with a loan by the bank.
  .on<ReceiveNotice>(State::with_title_section, State::notice_for_bank, title_post_or_bureau, act_of(Party::housing_bureau), when<&with_loan>, require<&has_notice>, cite("H0 5.10"))
  .on<ReceiveNotice>(State::with_title_section, State::collectable,     title_post_or_bureau, act_of(Party::housing_bureau), require<&has_notice>, cite("H0 5.10"))
  .on<CollectAtBureau> (State::collectable, State::collected, at_bureau, needs(collecting_papers), require<&fees_paid>, require<&authority_sealed>, require<&has_certificate>, cite("H0 5.10, H1 ch. 2 5.8"))
  .on<TakeNoticeToBank>(State::notice_for_bank, State::with_bank, title_post, needs(bank_papers), require<&fees_paid>, require<&names_account_manager>, cite("H0 5.10"))
  .on<BankCollects>    (State::with_bank, State::collectable_at_bank, title_post, act_of(Party::bank), require<&has_other_rights>, cite("H0 5.10"))
  .on<CollectFromBank> (State::collectable_at_bank, State::collected, title_post, require<&has_bank_certificate>, cite("H0 5.10"))

  // To the owner.
  .on<KeepSafe>     (State::collected, State::kept, title_post, require<&names_place>, cite("H0 5.10"))
  .on<TellOwner>    (State::kept, State::owner_told, title_post, tells(Party::buyer, "title.collect", Way::phone, Way::sms), cite("H0 5.10"))
  .on<TellOwner>    (State::owner_told, stay,        title_post, tells(Party::buyer, "title.collect", Way::phone, Way::sms), cite("default (H0 5.10)"))
  .on<IdentifyOwner>(any_of(State::owner_told, State::identified), State::identified, title_post, require<&owner_agrees>, cite("H0 5.10"))
  .on<IdentifyProxy>(any_of(State::owner_told, State::identified), State::identified, title_post, require<&proxys_principal_agrees>, require<&proxy_shown>, cite("default (H0 5.10)"))
  .on<SignFor>      (State::identified, State::signed_for, title_post, act_of(Party::proxy), when<&by_proxy>, needs(owners_papers), cite("default (H0 5.10)"))
  .on<SignFor>      (State::identified, State::signed_for, title_post, act_of(Party::buyer), needs(owners_papers), cite("H0 5.10"))
  .on<HandOut>      (State::signed_for, State::handed_out, title_post, does<&mark_titled>, cite("H0 5.10"))
  .on<JoinLandBatch>(once_in_order, stay, title_post_or_bureau, require<&names_batch>, cite("H2"))

  // The page does not say working days, so ten and twenty are days of the calendar; with a loan it says
  // "twenty or more", so that a miss asks the bank rather than blames it.
  .deadline("title.papers",         {"整理资料", "Papers in order"},        working_days(20), runs_in(State::arranging), escalate(Role::supervisor, Role::manager), cite("default (H0 5.10)"))
  .deadline("title.submission",     {"递交", "Submitted"},                  working_days(10), runs_in(State::in_order, State::building_filed), escalate(Role::supervisor, Role::manager), cite("default (H0 5.10)"))
  .deadline("title.market_section", {"市场处审核", "Market section"},       working_days(5), runs_in(State::with_market_section), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("default (H1 ch. 2 5.8)"))
  .deadline("title.mending",        {"补正资料", "Papers mended"},          working_days(5), runs_in(State::returned), escalate(Role::supervisor, Role::manager), cite("default (H0 5.10)"))
  .deadline("title.registry",    {"可以领证", "To be fetched"},          days(10), limit_for("with_loan", days(20)), runs_in(State::with_title_section, State::notice_for_bank, State::with_bank), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("H0 5.10"))
  .deadline("title.fetched",        {"领回产权证", "Fetched"},              working_days(3), runs_in(State::collectable, State::collectable_at_bank), escalate(Role::title_specialist, Role::supervisor), cite("default (H0 5.10)"))
  .deadline("title.owner_told",     {"通知业主", "Owner told"},             working_days(2), runs_in(State::collected, State::kept), escalate(Role::title_specialist, Role::supervisor), cite("default (H0 5.10)"))
  .deadline("title.owner_comes",    {"业主领证", "Owner comes"},            days(30), runs_in(State::owner_told), restarts_on<TellOwner>(), time_of(Party::buyer), escalate(Role::title_specialist, Role::supervisor), cite("default (H0 5.10)"))
  .deadline("title.handed_out",     {"签收发放", "Signed for and handed out"}, working_days(1), runs_in(State::identified, State::signed_for), escalate(Role::title_specialist, Role::supervisor), cite("default (H0 5.10)"))
  // Kept when the owner can have it: that he lets it lie is not the developer's delay.
  .deadline("title.promised",       {"合同约定办证日期", "Date promised by the contract"}, days(0), promised<&promised_date>,
    runs_in(State::arranging, State::in_order, State::building_filed, State::with_market_section, State::with_title_section, State::returned, State::collectable, State::notice_for_bank, State::with_bank, State::collectable_at_bank, State::collected, State::kept),
    warned(30, 7, 1), escalate(Role::title_specialist, Role::supervisor, Role::manager), cite("H1 ch. 2 5.7"));
// clang-format on
static_assert(sound<Title>);

template const Definition& definition_of<Title>();

}  // namespace tenon
