#include "tenon/workflows/home/handover.hpp"

#include <algorithm>

#include "tenon/workflows/contract/mortgage.hpp"
#include "tenon/workflows/contract/payment_collection.hpp"
#include "tenon/workflows/contract/survey_actual.hpp"
#include "tenon/workflows/home/product_delivery.hpp"
#include "workflows/home/findings.hpp"
#include "workflows/home/handover_checks.hpp"
#include "workflows/home/handover_entries.hpp"
#include "workflows/home/handover_papers.hpp"
#include "workflows/persons.hpp"

namespace tenon {
namespace {

using H = Handover;
using State = H::State;
using namespace handing_over;

// ---- conditions, effects, dates ----

bool found_faults(const H::InspectUnit& e) { return !e.faults.empty(); }
bool last_one_good(const H::Facts& f, const H::InspectAgain& e) {
  return e.satisfied && std::all_of(f.findings.begin(), f.findings.end(), [&](const auto& each) {
           return each.number == e.finding || !inspection::is_open(each);
         });
}
Effect deliver_unit(const Context& context) {
  return updates("unit", context.subject.unit.value_or(""), {{"state", "delivered"}});
}
Effects order_repairs(const H::Facts& f, const H::InspectUnit& e, const Context& context) {
  return findings::repairs_of_last(f.findings, e.faults.size(), Repair::Origin::handover, context);
}
Effect order_next(const H::Facts& f, const H::OrderAgain& e, const Context& context) {
  return findings::repair_of(*inspection::find(f.findings, e.finding), Repair::Origin::handover, context);
}
Effects send_back(const H::Facts& f, const H::InspectAgain& e, const Context& context) {
  if (e.satisfied) return {};
  return {findings::repair_of(*inspection::find(f.findings, e.finding), Repair::Origin::handover, context)};
}
std::optional<Instant> day_ends(const H::Facts& f) { return f.day_ends; }
std::optional<Instant> comes_again(const H::Facts& f) { return f.comes_again; }

Date today(const Context& context) { return context.calendar.zone().day_of(context.now); }
Instant end_of(const Date& day, const Context& context) {
  return context.calendar.zone().start_of(day + boost::gregorian::days(1));
}
/// Whoever was told to come again has come: the formalities go on.
void goes_on(H::Facts& f) {
  f.missing_paper.reset();
  f.comes_again.reset();
}

// ---- who ----

constexpr By service = by(Role::customer_service_specialist, Role::customer_manager, Role::supervisor,
                          Role::deputy_manager, Role::manager);
constexpr By sellers = by(Role::sales_clerk, Role::sales_manager);
constexpr By service_or_sales{service.roles | sellers.roles};
constexpr By finance =
    by(Role::finance_clerk, Role::finance_supervisor, Role::finance_manager, Role::cashier);
constexpr By estate = by(Role::property_manager, Role::front_desk, Role::housekeeper, Role::area_assistant);
constexpr By anybody{service_or_sales.roles | estate.roles | RoleSet{Role::incubation_staff}};
constexpr By leaders = by(Role::supervisor, Role::deputy_manager, Role::manager);
constexpr By hearers{leaders.roles | RoleSet{Role::system}};

constexpr auto expected = any_of(State::notified, State::appointed, State::absent, State::second_notice);
constexpr auto underway =
    any_of(State::notified, State::appointed, State::second_notice, State::identified, State::settled,
           State::confirmed, State::introduced, State::papers_given, State::at_manager, State::inspecting,
           State::inspected, State::agreements_signed, State::fees_paid);

}  // namespace

static H::Facts begin(const H::Opening&) { return {}; }
static void evolve(H::Facts& f, const H::SendNotice& e, const Context& context) {
  f.day = e.day;
  f.day_ends = end_of(e.day, context);
}
static void evolve(H::Facts& f, const H::ConfirmNotice&) { f.notice_arrived = true; }
static void evolve(H::Facts& f, const H::Appoint& e, const Context& context) {
  f.appointment = e.at;
  f.day_ends = end_of(context.calendar.zone().day_of(e.at), context);
}
static void evolve(H::Facts& f, const H::RecordAbsence&) { ++f.absences; }
static void evolve(H::Facts& f, const H::SendSecondNotice& e) { f.second_notice_day = e.day; }
static void evolve(H::Facts& f, const H::DeemDelivered&, const Context& context) {
  f.delivered_on = today(context);
  f.risk_passed_on = std::min(f.second_notice_day.value_or(*f.delivered_on), *f.delivered_on);
}
static void evolve(H::Facts& f, const H::NameProxy& e) { f.proxy = H::Proxy{e.name, e.acts_for}; }
static void evolve(H::Facts& f, const H::Identify&) { goes_on(f); }
static void evolve(H::Facts& f, const H::DecideToKeep&) { f.keeps_home = true; }
static void evolve(H::Facts& f, const H::SettleMoney& e) {
  f.balance = e.balance;
  f.area_difference = e.area_difference;
  goes_on(f);
}
static void evolve(H::Facts& f, const H::SignConfirmation&) { goes_on(f); }
static void evolve(H::Facts& f, const H::GivePapers&) { goes_on(f); }
static void evolve(H::Facts& f, const H::CheckPapers&) { goes_on(f); }
static void evolve(H::Facts& f, const H::PaperMissing& e, const Context& context) {
  f.missing_paper = e.paper;
  f.comes_again = e.comes_again;
  f.day_ends = end_of(context.calendar.zone().day_of(e.comes_again), context);
}
static void evolve(H::Facts& f, const H::ReadMeters& e) { f.meters = e.readings; }
static void evolve(H::Facts& f, const H::CheckFireEquipment&) { f.fire_equipment_checked = true; }
static void evolve(H::Facts& f, const H::InspectUnit& e, const Context& context) {
  f.items = e.items;
  inspection::add(f.findings, context.subject.unit.value_or(""), e.faults);
  goes_on(f);
}
static void evolve(H::Facts& f, const RepairEnded& e) { inspection::hear(f.findings, e); }
static void evolve(H::Facts& f, const H::OrderAgain& e) { inspection::order_again(f.findings, e.finding); }
static void evolve(H::Facts& f, const H::InspectAgain& e, const Context& context) {
  inspection::judge(f.findings, e.finding, e.satisfied, context.actor.id);
}
static void evolve(H::Facts& f, const H::SignAgreements&) { goes_on(f); }
static void evolve(H::Facts& f, const H::PayFees& e) {
  f.fees = e.amount;
  goes_on(f);
}
static void evolve(H::Facts& f, const H::HandKeys& e, const Context& context) {
  f.keys = e.keys;
  f.delivered_on = today(context);
  f.risk_passed_on = f.delivered_on;
}

// clang-format off
inline constexpr Rules<H> H::rules = Rules<H>{"handover", 1, {"交房", "Handover"}, "H0 5.12"}
  .state(State::preparing,         "准备资料",     "Papers being made ready")
  .state(State::prepared,          "资料已备",     "Papers ready")
  .state(State::notified,          "已通知",       "Notified")
  .state(State::appointed,         "已预约",       "Time agreed")
  .state(State::absent,            "客户未到",     "Customer did not come")
  .state(State::second_notice,     "已二次通知",   "Second notice sent")
  .state(State::identified,        "身份已核对",   "Identified")
  .state(State::settled,           "款项已结清",   "Money settled")
  .state(State::confirmed,         "已签确认书",   "Confirmation signed")
  .state(State::introduced,        "已见孵化人员", "Introduced")
  .state(State::papers_given,      "资料已发放",   "Papers given")
  .state(State::at_manager,        "已到物业",     "At the property manager")
  .state(State::inspecting,        "验房中",       "Being inspected")
  .state(State::mending,           "整改中",       "Defects being mended")
  .state(State::inspected,         "客户已认可",   "Inspected, customer satisfied")
  .state(State::agreements_signed, "协议已签",     "Agreements signed")
  .state(State::fees_paid,         "费用已缴",     "Fees paid")
  .state(State::keys_given,        "钥匙已交",     "Keys given")
  .state(State::filed,             "资料已归档",   "Filed")
  .state(State::handed_over,       "已交房",       "Handed over")
  .state(State::deemed_delivered,  "视为交付",     "Deemed delivered")
  .event<H::PreparePapers>("备齐资料", "Prepare papers").event<H::SendNotice>("发入住通知", "Send notice")
  .event<H::ConfirmNotice>("确认送达", "Confirm notice").event<H::Appoint>("预约时间", "Agree a time")
  .event<H::RecordAbsence>("客户未到", "Record absence").event<H::SendSecondNotice>("二次通知", "Send second notice")
  .event<H::DeemDelivered>("视为交付", "Deem delivered").event<H::NameProxy>("登记代理人", "Name a proxy")
  .event<H::Identify>("核对身份", "Identify").event<H::DecideToKeep>("不退房声明", "Decide to keep the home")
  .event<H::SettleMoney>("结清款项", "Settle the money").event<H::SignConfirmation>("签确认书", "Sign the confirmation")
  .event<H::Introduce>("介绍孵化人员", "Introduce").event<H::GivePapers>("发放资料", "Give papers")
  .event<H::BringToManager>("引至物业", "Bring to the property manager").event<H::CheckPapers>("核对资料", "Check papers")
  .event<H::PaperMissing>("资料不全", "Paper missing").event<H::ReadMeters>("抄表", "Read meters")
  .event<H::CheckFireEquipment>("登记消防器材", "Check fire equipment").event<H::InspectUnit>("验房", "Inspect the home")
  .event<RepairEnded>("维修已了结", "Repair ended").event<H::OrderAgain>("重新派修", "Order the repair again")
  .event<H::InspectAgain>("复验", "Inspect again").event<H::SignAgreements>("签订协议", "Sign agreements")
  .event<H::PayFees>("缴纳费用", "Pay fees").event<H::HandKeys>("交付钥匙", "Hand over keys")
  .event<H::FilePapers>("资料归档", "File papers").event<H::Report>("汇报", "Report")

  .about_sale().once()
  .part_of_sale(must_end_by<&sales::delivery_date>(State::keys_given, State::filed, State::handed_over, State::deemed_delivered), cite("H0 5.12"))
  .starts(State::preparing, service_or_sales)
  .ends(State::handed_over, State::deemed_delivered)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  // Papers, then the notice by both ways.
  .on<H::PreparePapers>(State::preparing, State::prepared, sellers, after<SurveyActual, SurveyActual::State::received>(Scope::building, "H0 5.3, H3 2"), needs(sales_papers), cite("H0 5.12"))
  .on<H::SendNotice>   (State::prepared,  State::notified, service_or_sales, require<&notice_by_mail>, require<&notice_in_time>, require<&in_its_batch>, require<&unit_admitted>, tells(Party::buyer, "handover.notice", Way::letter, Way::phone), cite("H0 5.12"))
  .on<H::ConfirmNotice>(any_of(State::notified, State::appointed), stay, service_or_sales, cite("H0 5.12"))
  .on<H::Appoint>      (any_of(State::notified, State::appointed, State::absent), State::appointed, service_or_sales, require<&time_ahead>, tells(Party::buyer, "handover.appointment"), tells(Role::property_manager, "handover.appointment"), cite("H2"))

  // The customer does not come.
  .on<H::RecordAbsence>   (any_of(State::notified, State::appointed), State::absent, service_or_sales, require<&day_is_over>, cite("H0 5.12"))
  .on<H::SendSecondNotice>(State::absent, State::second_notice, service_or_sales, require<&second_by_mail>, require<&second_in_time>, tells(Party::buyer, "handover.second_notice", Way::letter, Way::phone), cite("H0 5.12"))
  .on<H::DeemDelivered>   (State::second_notice, State::deemed_delivered, leaders, after<ProductDelivery, ProductDelivery::State::open, ProductDelivery::State::completed>(Scope::building, "H0 5.12, H3 2"), require<&clause_named>, require<&waited_long_enough>, require<&refuses_without_cause>, require<&batch_is_open>, require<&unit_admitted>, does<&deliver_unit>, tells(Party::buyer, "handover.deemed", Way::letter, Way::phone), tells(Role::sales_manager, "handover.deemed"), tells(Role::property_manager, "handover.deemed"), cite("default (H0 5.12)"))

  // Buyer or proxy.
  .on<H::NameProxy>(expected, stay, service_or_sales, act_of(Party::proxy), require<&proxy_named>, require<&acts_for_buyers>, cite("H0 5.12, H4"))
  .on<H::Identify> (expected, State::identified, service_or_sales, after<ProductDelivery, ProductDelivery::State::open, ProductDelivery::State::completed>(Scope::building, "H0 5.12, H3 2"), needs(identity_papers), require<&batch_is_open>, require<&unit_admitted>, require<&everyone_is_there>, require<&proxys_own_copy>, require<&identity_agrees>, cite("H0 5.12"))

  // The money, and beyond 3 % the buyer's word.
  .on<H::DecideToKeep>(State::identified, stay, service_or_sales, act_of(Party::buyer), require<&statement_there>, cite("Ministry Order 88 art. 20"))
  .on<H::SettleMoney> (State::identified, State::settled, finance, after<Mortgage, Mortgage::State::funded>(Scope::sale, only_if<&sales::paid_by_loan>, "H0 5.6, 5.12"), none_open<PaymentCollection>(Scope::sale, "H0 5.12"), require<&sealed_with_sales>, require<&area_difference_as_computed>, require<&as_in_settlement_table>, require<&buyer_keeps_it>, require<&all_is_paid>, cite("H0 5.12"))

  .on<H::SignConfirmation>(State::settled,      State::confirmed,    service_or_sales, act_of(Party::buyer), needs(confirmation), cite("H0 5.12"))
  .on<H::Introduce>       (State::confirmed,    State::introduced,   service_or_sales, require<&guide_named>, tells(Role::incubation_staff, "handover.introduced"), cite("H0 5.12"))
  .on<H::GivePapers>      (State::introduced,   State::papers_given, By{sellers.roles | RoleSet{Role::incubation_staff}}, needs(two_books), cite("H0 5.12"))
  .on<H::BringToManager>  (State::papers_given, State::at_manager,   By{sellers.roles | RoleSet{Role::incubation_staff}}, require<&brought_by_both>, tells(Role::property_manager, "handover.brought"), cite("H0 5.12"))
  .on<H::CheckPapers>     (State::at_manager,   State::inspecting,   estate, needs(joint_sheet), require<&checker_signed>, cite("H4"))
  .on<H::PaperMissing>    (underway, stay, anybody, require<&paper_named>, tells(Party::buyer, "handover.paper_missing"), cite("H4"))

  // The home, item by item, until the customer is satisfied.
  .on<H::ReadMeters>        (State::inspecting, stay, By{estate.roles | RoleSet{Role::technician}}, needs(meter_record), require<&meters_complete>, cite("H4"))
  .on<H::CheckFireEquipment>(State::inspecting, stay, By{estate.roles | RoleSet{Role::security}}, needs(fire_record), require<&officer_named>, cite("H4"))
  .on<H::InspectUnit> (State::inspecting, State::mending,   By{estate.roles | service.roles}, when<&found_faults>, needs(equipment_record), require<&meters_and_fire_first>, require<&everything_described>, does<&order_repairs>, tells(Role::customer_service_specialist, "handover.defects"), tells(Role::project_department, "handover.defects"), cite("H0 5.12, H4"))
  .on<H::InspectUnit> (State::inspecting, State::inspected, By{estate.roles | service.roles}, needs(equipment_record), require<&meters_and_fire_first>, require<&everything_described>, cite("H0 5.12, H4"))
  .on<RepairEnded>    (State::mending, stay, hearers, require<&is_being_mended>, tells(Role::customer_service_specialist, "handover.repair_ended"), cite("H4"))
  .on<H::OrderAgain>  (State::mending, stay, By{estate.roles | service.roles}, require<&not_mended>, does<&order_next>, cite("H4"))
  .on<H::InspectAgain>(State::mending, State::inspected, By{estate.roles | service.roles}, act_of(Party::buyer), when<&last_one_good>, require<&is_mended>, cite("H4"))
  .on<H::InspectAgain>(State::mending, stay,             By{estate.roles | service.roles}, act_of(Party::buyer), require<&is_mended>, does<&send_back>, cite("H4"))

  // No keys before the papers are signed and the fees paid.
  .on<H::SignAgreements>(State::inspected,         State::agreements_signed, estate, act_of(Party::buyer), needs(agreements), cite("H0 5.12, H4"))
  .on<H::PayFees>       (State::agreements_signed, State::fees_paid,         By{estate.roles | finance.roles}, act_of(Party::buyer), require<&fees_receipted>, cite("H0 5.12, H4"))
  .on<H::HandKeys>      (State::fees_paid,         State::keys_given,        estate, needs(key_receipt), require<&keys_counted>, require<&unit_admitted>, does<&deliver_unit>, tells(Party::buyer, "handover.keys"), cite("H0 5.12, H4"))
  .on<H::FilePapers>    (State::keys_given,        State::filed,             By{service.roles | estate.roles | RoleSet{Role::archive_specialist}}, needs(customer_file), require<&archive_named>, cite("H0 5.12, H4"))
  .on<H::Report>        (State::filed,             State::handed_over,       By{service.roles | estate.roles}, require<&report_written>, tells(Role::supervisor, "handover.reported"), tells(Role::customer_relations_specialist, "handover.follow_up_due"), cite("H4"))

  .deadline("handover.papers",        {"备齐资料", "Papers ready"},           working_days(10), runs_in(State::preparing), escalate(Role::sales_manager, Role::supervisor), cite("default (H0 5.12)"))
  .deadline("handover.notice",        {"发出通知", "Notice sent"},            working_days(5), runs_in(State::prepared), escalate(Role::supervisor, Role::manager), cite("default (H0 5.12)"))
  .deadline("handover.day",           {"约定交房日", "Day of the handover"},  minutes(0), promised<&day_ends>, runs_in(State::notified, State::appointed), restarts_on<H::Appoint, H::PaperMissing>(), time_of(Party::buyer), escalate(Role::customer_service_specialist, Role::supervisor), cite("H0 5.12"))
  .deadline("handover.absent",        {"发二次通知", "Second notice sent"},   working_days(3), runs_in(State::absent), escalate(Role::supervisor, Role::manager), cite("default (H0 5.12)"))
  .deadline("handover.second_notice", {"视为交付", "Counts as delivered"},    days(30), runs_in(State::second_notice), time_of(Party::buyer), escalate(Role::supervisor, Role::manager), cite("default (H0 5.12)"))
  .deadline("handover.formalities",   {"办完手续", "Formalities done"},       working_days(5), runs_in(State::identified, State::settled, State::confirmed, State::introduced, State::papers_given, State::at_manager, State::inspecting, State::inspected, State::agreements_signed, State::fees_paid), holds_in(State::mending), restarts_on<H::PaperMissing>(), escalate(Role::supervisor, Role::manager), cite("default (H0 5.12)"))
  .deadline("handover.comes_again",   {"客户补件", "Customer comes again"},   minutes(0), promised<&comes_again>, runs_in(State::identified, State::settled, State::confirmed, State::introduced, State::papers_given, State::at_manager, State::inspecting, State::inspected, State::agreements_signed, State::fees_paid), restarts_on<H::PaperMissing, H::SettleMoney, H::SignConfirmation, H::GivePapers, H::CheckPapers, H::InspectUnit, H::SignAgreements, H::PayFees>(), time_of(Party::buyer), escalate(Role::customer_service_specialist, Role::supervisor), cite("H4"))
  .deadline("handover.mending",       {"整改完成", "Defects mended"},         days(30), runs_in(State::mending), escalate(Role::project_department, Role::supervisor, Role::manager), cite("default (H0 5.12)"))
  .deadline("handover.filing",        {"归档汇报", "Filed and reported"},     working_days(3), runs_in(State::keys_given, State::filed), escalate(Role::supervisor, Role::manager), cite("default (H4)"));
// clang-format on
static_assert(sound<H>);

template const Definition& definition_of<H>();

}  // namespace tenon
