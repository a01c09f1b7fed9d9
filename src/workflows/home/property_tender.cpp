#include "tenon/workflows/home/property_tender.hpp"

#include <set>

#include "workflows/checks.hpp"

namespace tenon {
namespace {

using State = PropertyTender::State;
using Facts = PropertyTender::Facts;
using ObtainPermit = PropertyTender::ObtainPermit;
using GivePapers = PropertyTender::GivePapers;
using AgreeRooms = PropertyTender::AgreeRooms;
using WriteTender = PropertyTender::WriteTender;
using Publish = PropertyTender::Publish;
using Apply = PropertyTender::Apply;
using Return = PropertyTender::Return;
using Approve = PropertyTender::Approve;
using DrawExperts = PropertyTender::DrawExperts;
using Evaluate = PropertyTender::Evaluate;
using FileWinner = PropertyTender::FileWinner;
using SignContract = PropertyTender::SignContract;
using FilePrice = PropertyTender::FilePrice;
using MoveIn = PropertyTender::MoveIn;

constexpr ChecklistItem given[] = {
    {.document = "construction_planning_permit", .copies = 1, .source = "H3 3 (form: default)"},
    {.document = "permit_drawings", .copies = 1, .source = "H3 3"},
    {.document = "project_description", .originals = 1, .source = "H3 3"},
};
constexpr ChecklistItem rooms[] = {
    {.document = "management_rooms_agreement", .originals = 1, .source = "H3 3"}};
constexpr ChecklistItem tender[] = {{.document = "tender_documents", .originals = 1, .source = "H3 3"}};
constexpr ChecklistItem announcement[] = {
    {.document = "tender_announcement", .originals = 1, .source = "H3 3"}};
constexpr ChecklistItem application[] = {
    {.document = "tender_application", .originals = 1, .source = "H3 3"}};
constexpr ChecklistItem approval[] = {
    {.document = "tender_approval", .originals = 1, .from = Party::property_office, .source = "H3 3"}};
constexpr ChecklistItem drawing[] = {
    {.document = "expert_draw_record", .originals = 1, .from = Party::property_office, .source = "H3 3"}};
constexpr ChecklistItem evaluation[] = {
    {.document = "tender_evaluation_report", .originals = 1, .source = "H3 3"}};
constexpr ChecklistItem winner[] = {{.document = "tender_result_filing", .originals = 1, .source = "H3 3"}};
constexpr ChecklistItem contract[] = {
    {.document = "preliminary_management_contract", .originals = 1, .source = "H3 3"}};
constexpr ChecklistItem price[] = {{.document = "management_price_filing", .originals = 1, .source = "H3 3"}};
template <std::size_t N>
constexpr Checklist list(std::string_view name, const ChecklistItem (&items)[N]) {
  return {name, items, N};
}

Verdict has_permit(const ObtainPermit& e) { return checks::said(e.permit_number, "permit_number"); }
Verdict says_defect(const Return& e) { return checks::said(e.defect, "defect"); }
Verdict has_approval(const Approve& e) { return checks::said(e.approval_number, "approval_number"); }
Verdict experts_differ(const DrawExperts& e) {
  if (e.experts.empty()) return refuse("property_tender.no_experts").field("payload.experts");
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < e.experts.size(); ++i) {
    const std::string field = "experts[" + std::to_string(i) + "]";
    if (auto verdict = checks::said(e.experts[i], field); !verdict.allowed()) return verdict;
    if (!seen.insert(e.experts[i]).second)
      return refuse("property_tender.expert_twice").field("payload." + field).fact("expert", e.experts[i]);
  }
  return {};
}
Verdict names_winner(const Evaluate& e) { return checks::said(e.winner, "winner"); }
Verdict has_contract(const SignContract& e) { return checks::said(e.contract_number, "contract_number"); }
Verdict price_positive(const FilePrice& e) {
  if (e.price > Money()) return {};
  return refuse("property_tender.price_not_positive").field("payload.price").fact("found", e.price.str());
}

constexpr By customer_service = by(Role::customer_service_specialist);
constexpr By brand = by(Role::brand_department);
constexpr By builders = by(Role::project_department);
constexpr By manager_of_property = by(Role::property_manager);

}  // namespace

static Facts begin(const PropertyTender::Opening&) { return {}; }
static void evolve(Facts& f, const ObtainPermit& e) { f.permit_number = e.permit_number; }
static void evolve(Facts& f, const Return& e) {
  ++f.returns;
  f.defect = e.defect;
}
static void evolve(Facts& f, const Approve& e) { f.approval_number = e.approval_number; }
static void evolve(Facts& f, const DrawExperts& e) { f.experts = e.experts; }
static void evolve(Facts& f, const Evaluate& e) { f.winner = e.winner; }
static void evolve(Facts& f, const SignContract& e) { f.contract_number = e.contract_number; }
static void evolve(Facts& f, const FilePrice& e) { f.price = e.price; }

// clang-format off
inline constexpr Rules<PropertyTender> PropertyTender::rules = Rules<PropertyTender>{"property_tender", 1, {"前期物业管理招标", "Tender for preliminary property management"}, "H3 3"}
  .state(State::awaiting_permit, "待规划许可", "Awaiting the planning permit")
  .state(State::permit_obtained, "已获规划许可", "Planning permit obtained")
  .state(State::papers_given,    "资料已移交", "Papers given to customer service")
  .state(State::rooms_agreed,    "已签物业用房协议", "Management rooms agreed")
  .state(State::tender_written,  "招标文件已编制", "Tender written")
  .state(State::published,       "已发布公告", "Published")
  .state(State::applied,         "已申报区物业办", "Applied for")
  .state(State::returned,        "被退回",     "Returned")
  .state(State::approved,        "已批复",     "Approved")
  .state(State::experts_drawn,   "已抽取专家", "Experts drawn")
  .state(State::evaluated,       "已评标",     "Evaluated")
  .state(State::winner_filed,    "中标已备案", "Winner filed")
  .state(State::contract_signed, "已签前期物业合同", "Contract signed")
  .state(State::price_filed,     "收费已备案", "Price filed")
  .state(State::moved_in,        "物业已进驻", "Moved in")
  .event<ObtainPermit>("取得规划许可", "Obtain the planning permit").event<GivePapers>("移交资料", "Give the papers").event<AgreeRooms>("签订物业用房留置协议", "Agree the management rooms")
  .event<WriteTender>("编制招标文件", "Write the tender papers").event<Publish>("发布公告", "Publish").event<Apply>("申报招标", "Apply").event<Return>("退回", "Return").event<Approve>("批复", "Approve")
  .event<DrawExperts>("抽取专家", "Draw the experts").event<Evaluate>("评标", "Evaluate").event<FileWinner>("中标备案", "File the winner").event<SignContract>("签订前期物业合同", "Sign the contract")
  .event<FilePrice>("收费备案", "File the price").event<MoveIn>("进驻", "Move in")

  .about_project().one_at_a_time()
  .starts(State::awaiting_permit, by(Role::customer_service_specialist, Role::supervisor, Role::deputy_manager, Role::manager), cite("H3 3"))
  .ends(State::moved_in)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<ObtainPermit>(State::awaiting_permit, State::permit_obtained, builders, require<&has_permit>, cite("H3 3"))
  .on<GivePapers>  (State::permit_obtained, State::papers_given,    builders, needs(list("tender_project_papers", given)), cite("H3 3"))
  .on<AgreeRooms>  (State::papers_given,    State::rooms_agreed,    customer_service, needs(list("tender_rooms", rooms)), cite("H3 3"))
  .on<WriteTender> (State::rooms_agreed,    State::tender_written,  customer_service, needs(list("tender_papers", tender)), tells(Role::brand_department, "property_tender.publish"), cite("H3 3"))
  .on<Publish>     (State::tender_written,  State::published,       brand, needs(list("tender_announcement", announcement)), cite("H3 3"))
  .on<Apply>       (any_of(State::published, State::returned), State::applied, customer_service, needs(list("tender_application", application)), cite("H3 3"))
  .on<Return>      (State::applied,         State::returned,        customer_service, act_of(Party::property_office), require<&says_defect>, cite("default (H3 3)"))
  .on<Approve>     (State::applied,         State::approved,        customer_service, act_of(Party::property_office), needs(list("tender_approval", approval)), require<&has_approval>, tells(Role::supervisor, "property_tender.approved"), cite("H3 3"))
  .on<DrawExperts> (State::approved,        State::experts_drawn,   customer_service, act_of(Party::property_office), needs(list("tender_experts", drawing)), require<&experts_differ>, cite("H3 3"))
  .on<Evaluate>    (State::experts_drawn,   State::evaluated,       customer_service, act_of(Party::expert), needs(list("tender_evaluation", evaluation)), require<&names_winner>, cite("H3 3"))
  .on<FileWinner>  (State::evaluated,       State::winner_filed,    customer_service, needs(list("tender_winner", winner)), cite("H3 3"))
  .on<SignContract>(State::winner_filed,    State::contract_signed, customer_service, needs(list("tender_contract", contract)), require<&has_contract>, tells(Role::property_manager, "property_tender.file_price"), cite("H3 3"))
  .on<FilePrice>   (State::contract_signed, State::price_filed,     manager_of_property, needs(list("tender_price", price)), require<&price_positive>, tells(Role::customer_service_specialist, "property_tender.price_filed"), cite("H3 3"))
  .on<MoveIn>      (State::price_filed,     State::moved_in,        manager_of_property, cite("H3 3"))

  // The page names no limit for any of the steps.
  .deadline("property_tender.permit",      {"取得规划许可", "Planning permit"}, working_days(30), runs_in(State::awaiting_permit), escalate(Role::project_department, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.papers",      {"移交资料", "Papers given"},        working_days(5),  runs_in(State::permit_obtained), escalate(Role::project_department, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.rooms",       {"物业用房协议", "Management rooms"}, working_days(10), runs_in(State::papers_given), escalate(Role::supervisor, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.writing",     {"编制招标文件", "Tender papers"},   working_days(10), runs_in(State::rooms_agreed), escalate(Role::supervisor, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.publication", {"发布公告", "Published"},           working_days(5),  runs_in(State::tender_written), escalate(Role::brand_department, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.application", {"申报招标", "Applied for"},         working_days(5),  runs_in(State::published, State::returned), escalate(Role::supervisor, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.approval",    {"批复", "Approval"},                working_days(10), runs_in(State::applied), time_of(Party::property_office), escalate(Role::customer_service_specialist, Role::supervisor), cite("default (H3 3)"))
  .deadline("property_tender.experts",     {"抽取专家", "Experts drawn"},       working_days(5),  runs_in(State::approved), escalate(Role::supervisor, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.evaluation",  {"评标", "Evaluation"},              working_days(5),  runs_in(State::experts_drawn), escalate(Role::supervisor, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.filing",      {"中标备案", "Winner filed"},        working_days(5),  runs_in(State::evaluated), escalate(Role::supervisor, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.contract",    {"签订合同", "Contract signed"},     working_days(20), runs_in(State::winner_filed), escalate(Role::supervisor, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.price",       {"收费备案", "Price filed"},         working_days(10), runs_in(State::contract_signed), escalate(Role::property_manager, Role::manager), cite("default (H3 3)"))
  .deadline("property_tender.moving_in",   {"进驻", "Moved in"},                working_days(20), runs_in(State::price_filed), escalate(Role::property_manager, Role::manager), cite("default (H3 3)"));
// clang-format on
static_assert(sound<PropertyTender>);

template const Definition& definition_of<PropertyTender>();

}  // namespace tenon
