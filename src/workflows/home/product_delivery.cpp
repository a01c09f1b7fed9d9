#include "tenon/workflows/home/product_delivery.hpp"

#include <algorithm>
#include <set>

#include "tenon/workflow/effects.hpp"
#include "tenon/workflows/contract/survey_actual.hpp"
#include "tenon/workflows/home/house_acceptance.hpp"
#include "workflows/checks.hpp"

namespace tenon {
namespace {

using P = ProductDelivery;
using State = P::State;
using Task = P::Task;

constexpr ChecklistItem manual_items[] = {
    {.document = "users_manual", .originals = 1, .source = "H3 2"},
    {.document = "quality_warranty", .originals = 1, .source = "H0 5.12"},
};
constexpr ChecklistItem area_items[] = {{.document = "registered_area_confirmation",
                                         .originals = 1,
                                         .from = Party::trading_centre,
                                         .source = "H3 2"}};
constexpr ChecklistItem table_items[] = {{.document = "settlement_table", .originals = 1, .source = "H3 2"}};
constexpr ChecklistItem completion_items[] = {
    {.document = "completion_papers", .originals = 1, .source = "H3 2"}};
constexpr ChecklistItem facility_items[] = {
    {.document = "facility_papers", .originals = 1, .source = "H3 2"}};
constexpr ChecklistItem permit_items[] = {{.document = "occupancy_permit", .originals = 1, .source = "H3 2"}};
constexpr ChecklistItem announcement_items[] = {
    {.document = "delivery_announcement", .originals = 1, .source = "H3 2"}};
constexpr ChecklistItem batch_items[] = {
    {.document = "move_in_batch_plan", .originals = 1, .source = "H0 5.12"}};
constexpr Checklist two_books{"two_books", manual_items, std::size(manual_items)};
constexpr Checklist area_confirmation{"area_confirmation", area_items, std::size(area_items)};
constexpr Checklist table{"table", table_items, std::size(table_items)};
constexpr Checklist completion{"completion", completion_items, std::size(completion_items)};
constexpr Checklist facilities{"facilities", facility_items, std::size(facility_items)};
constexpr Checklist permit{"permit", permit_items, std::size(permit_items)};
constexpr Checklist announcement{"announcement", announcement_items, std::size(announcement_items)};
constexpr Checklist batch_plan{"batch_plan", batch_items, std::size(batch_items)};

// ---- guards ----

Date today(const Context& context) { return context.calendar.zone().day_of(context.now); }
bool is_done(const P::Facts& f, Task task) {
  return std::any_of(f.done.begin(), f.done.end(), [&](const auto& each) { return each.task == task; });
}
Verdict of_this_building(const std::string& unit, const std::string& at, const Context& context) {
  if (!context.around) return {};
  const Unit* const known = context.around->unit(unit);
  if (known && known->building == context.subject.building) return {};
  return refuse("product_delivery.unit_elsewhere")
      .field("payload." + at)
      .fact("unit", unit)
      .fact("building", context.subject.building.value_or("-"));
}
Verdict some_sets(const P::DeliverManuals& e) {
  if (e.sets >= 1) return {};
  return invalid("product_delivery.no_sets").field("payload.sets").fact("found", std::to_string(e.sets));
}
Verdict confirmation_named(const P::RegisterAreas& e) { return checks::said(e.confirmation, "confirmation"); }
Verdict areas_as_surveyed(const P::RegisterAreas& e, const Context& context) {
  if (e.areas.empty()) return refuse("product_delivery.no_areas").field("payload.areas").source("H3 2");
  for (std::size_t i = 0; i < e.areas.size(); ++i) {
    const auto& each = e.areas[i];
    const auto at = "areas[" + std::to_string(i) + "].unit";
    if (auto verdict = of_this_building(each.unit, at, context); !verdict.allowed()) return verdict;
    const Unit* const unit = context.around ? context.around->unit(each.unit) : nullptr;
    if (!unit || unit->actual == each.area) continue;
    return refuse("product_delivery.area_differs")
        .field("payload.areas[" + std::to_string(i) + "].area")
        .fact("unit", each.unit)
        .fact("found", each.area.building.str())
        .fact("surveyed", unit->actual ? unit->actual->building.str() : "-")
        .source("H0 5.3, H3 2");
  }
  return {};
}
Verdict areas_first(const P::Facts& f) {
  if (is_done(f, Task::registered_areas)) return {};
  return refuse("product_delivery.areas_first").source("H3 2");
}
Verdict a_line_for_each(const P::Facts& f, const P::MakeSettlementTable& e) {
  std::set<std::string_view> open;
  for (const auto& area : f.areas) open.insert(area.unit);
  for (std::size_t i = 0; i < e.settlements.size(); ++i)
    if (open.erase(e.settlements[i].unit) == 0)
      return refuse("product_delivery.line_without_area")
          .field("payload.settlements[" + std::to_string(i) + "].unit")
          .fact("unit", e.settlements[i].unit)
          .source("H3 2");
  if (open.empty()) return {};
  std::string missing;
  for (const auto unit : open) (missing += missing.empty() ? "" : ", ") += unit;
  return refuse("product_delivery.lines_missing")
      .field("payload.settlements")
      .fact("missing", missing)
      .source("H3 2");
}
Verdict papers_received(const P::HandOverCompletionPapers& e) { return checks::said(e.receiver, "receiver"); }
Verdict facilities_received(const P::HandOverFacilities& e) { return checks::said(e.receiver, "receiver"); }
Verdict permit_received(const P::ObtainPermit& e) {
  if (auto verdict = checks::said(e.number, "number"); !verdict.allowed()) return verdict;
  return checks::said(e.receiver, "receiver");
}
Verdict text_there(const P::WriteAnnouncement& e) { return checks::said(e.text, "text"); }
Verdict something_to_check(const P::Facts& f) {
  if (f.announcement) return {};
  return refuse("product_delivery.no_announcement").source("H3 2");
}
Verdict says_what_is_wrong(const P::CheckAnnouncement& e) {
  return e.good ? Verdict() : checks::said(e.remark.value_or(""), "remark");
}
Verdict announcement_was_checked(const P::Facts& f) {
  if (f.announcement_checked) return {};
  return refuse("product_delivery.not_checked").source("H3 2, H1 ch. 2 2.4");
}
Verdict media_named(const P::PublishAnnouncement& e) { return checks::said(e.media, "media"); }
Verdict both_provided(const P::ProvideResources& e) {
  if (auto verdict = checks::said(e.people, "people"); !verdict.allowed()) return verdict;
  return checks::said(e.things, "things");
}
Verdict not_past(const Date& day, const std::string& at, const Context& context) {
  if (day >= today(context)) return {};
  return refuse("product_delivery.day_past")
      .field("payload." + at)
      .fact("day", to_string(day))
      .fact("today", to_string(today(context)));
}
Verdict batches_fit(const P::PlanBatches& e, const Context& context) {
  if (e.batches.empty())
    return refuse("product_delivery.no_batches").field("payload.batches").source("H0 5.12");
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < e.batches.size(); ++i) {
    const auto at = "batches[" + std::to_string(i) + "].";
    if (auto verdict = not_past(e.batches[i].day, at + "day", context); !verdict.allowed()) return verdict;
    if (e.batches[i].units.empty())
      return refuse("product_delivery.empty_batch")
          .field("payload." + at + "units")
          .fact("batch", std::to_string(i + 1))
          .source("H0 5.12");
    for (const auto& unit : e.batches[i].units) {
      if (auto verdict = of_this_building(unit, at + "units", context); !verdict.allowed()) return verdict;
      if (!seen.insert(unit).second)
        return refuse("product_delivery.unit_twice").field("payload." + at + "units").fact("unit", unit);
    }
  }
  return {};
}
const P::Batch* batch_numbered(const P::Facts& f, std::int32_t number) {
  const auto found =
      std::find_if(f.batches.begin(), f.batches.end(), [&](const auto& b) { return b.number == number; });
  return found == f.batches.end() ? nullptr : &*found;
}
Verdict not_opened(const P::Facts& f, std::int32_t number) {
  const auto* const batch = batch_numbered(f, number);
  if (!batch)
    return refuse("product_delivery.no_such_batch")
        .field("payload.batch")
        .fact("found", std::to_string(number))
        .fact("count", std::to_string(f.batches.size()));
  if (!batch->opened) return {};
  return refuse("product_delivery.batch_open").field("payload.batch").fact("batch", std::to_string(number));
}
Verdict can_move(const P::Facts& f, const P::MoveBatch& e, const Context& context) {
  if (auto verdict = not_opened(f, e.batch); !verdict.allowed()) return verdict;
  if (auto verdict = checks::said(e.reason, "reason"); !verdict.allowed()) return verdict;
  return not_past(e.day, "day", context);
}
Verdict all_prepared(const P::Facts& f) {
  std::string missing;
  for (const auto name : enum_names<Task>())
    if (!is_done(f, *enum_from<Task>(name))) (missing += missing.empty() ? "" : ", ") += name;
  if (missing.empty()) return {};
  return refuse("product_delivery.not_prepared").fact("missing", missing).source("H3 2, H0 5.12");
}
Verdict its_day_has_come(const P::Facts& f, const P::OpenBatch& e, const Context& context) {
  if (auto verdict = not_opened(f, e.batch); !verdict.allowed()) return verdict;
  const Date day = batch_numbered(f, e.batch)->day;
  if (today(context) >= day) return {};
  return refuse("product_delivery.batch_early")
      .fact("batch", std::to_string(e.batch))
      .fact("day", to_string(day))
      .fact("today", to_string(today(context)))
      .source("H0 5.12");
}
Verdict permit_is_shown(const P::OpenBatch& e) {
  if (e.permit_shown) return {};
  return refuse("product_delivery.permit_not_shown").field("payload.permit_shown").source("H3 2");
}
Verdict three_stand_ready(const P::OpenBatch& e) {
  if (auto verdict = checks::said(e.project_department, "project_department"); !verdict.allowed())
    return verdict;
  if (auto verdict = checks::said(e.sales, "sales"); !verdict.allowed()) return verdict;
  return checks::said(e.property_manager, "property_manager");
}
Verdict all_batches_opened(const P::Facts& f) {
  std::string closed;
  for (const auto& batch : f.batches)
    if (!batch.opened) (closed += closed.empty() ? "" : ", ") += std::to_string(batch.number);
  if (closed.empty()) return {};
  return refuse("product_delivery.batches_left").fact("batches", closed).source("H0 5.12");
}
Verdict all_taken_over(const P::Facts& f, const Context& context) {
  if (!context.around) return {};
  std::string open;
  for (const auto& batch : f.batches)
    for (const auto& id : batch.units) {
      const Unit* const unit = context.around->unit(id);
      if (unit && (unit->state == UnitState::sold || unit->state == UnitState::subscribed))
        (open += open.empty() ? "" : ", ") += id;
    }
  if (open.empty()) return {};
  return refuse("product_delivery.homes_left").fact("units", open).source("H0 5.12");
}

// ---- facts ----

void note(P::Facts& f, Task task, const Context& context) {
  std::erase_if(f.done, [&](const auto& each) { return each.task == task; });
  f.done.push_back({task, context.actor.id, context.now});
}
/// What has to be done anew after a change of what it rests on.
void undo(P::Facts& f, Task task) {
  std::erase_if(f.done, [&](const auto& each) { return each.task == task; });
}
void look_for_next(P::Facts& f, const Context& context) {
  f.next_batch.reset();
  for (const auto& batch : f.batches) {
    const Instant ends = context.calendar.zone().start_of(batch.day + boost::gregorian::days(1));
    if (!batch.opened && (!f.next_batch || ends < *f.next_batch)) f.next_batch = ends;
  }
}
bool is_good(const P::CheckAnnouncement& e) { return e.good; }
std::optional<Instant> next_batch(const P::Facts& f) { return f.next_batch; }

constexpr By service = by(Role::customer_service_specialist, Role::customer_manager, Role::supervisor,
                          Role::deputy_manager, Role::manager);
constexpr By leaders = by(Role::supervisor, Role::deputy_manager, Role::manager);
constexpr By sellers = by(Role::sales_clerk, Role::sales_manager);
constexpr By builders = by(Role::project_department);

}  // namespace

static P::Facts begin(const P::Opening&) { return {}; }
static void evolve(P::Facts& f, const P::DeliverManuals&, const Context& c) { note(f, Task::manuals, c); }
static void evolve(P::Facts& f, const P::RegisterAreas& e, const Context& c) {
  f.areas = e.areas;
  note(f, Task::registered_areas, c);
  f.settlements.clear();
  undo(f, Task::settlement_table);
}
static void evolve(P::Facts& f, const P::MakeSettlementTable& e, const Context& c) {
  f.settlements = e.settlements;
  note(f, Task::settlement_table, c);
}
static void evolve(P::Facts& f, const P::HandOverCompletionPapers&, const Context& c) {
  note(f, Task::completion_papers, c);
}
static void evolve(P::Facts& f, const P::HandOverFacilities&, const Context& c) {
  note(f, Task::facilities, c);
}
static void evolve(P::Facts& f, const P::ObtainPermit& e, const Context& c) {
  f.permit = e.number;
  note(f, Task::occupancy_permit, c);
}
static void evolve(P::Facts& f, const P::WriteAnnouncement& e) {
  f.announcement = e.text;
  f.announcement_checked = false;
  undo(f, Task::announcement);
}
static void evolve(P::Facts& f, const P::CheckAnnouncement& e) { f.announcement_checked = e.good; }
static void evolve(P::Facts& f, const P::PublishAnnouncement&, const Context& c) {
  note(f, Task::announcement, c);
}
static void evolve(P::Facts& f, const P::ProvideResources&, const Context& c) {
  note(f, Task::people_and_things, c);
}
static void evolve(P::Facts& f, const P::PlanBatches& e, const Context& c) {
  f.batches.clear();
  for (const auto& each : e.batches)
    f.batches.push_back({static_cast<std::int32_t>(f.batches.size()) + 1, each.day, each.units, false});
  look_for_next(f, c);
  note(f, Task::batch_plan, c);
}
static void evolve(P::Facts& f, const P::MoveBatch& e, const Context& c) {
  f.batches[static_cast<std::size_t>(e.batch - 1)].day = e.day;
  look_for_next(f, c);
}
static void evolve(P::Facts& f, const P::OpenBatch& e, const Context& c) {
  f.batches[static_cast<std::size_t>(e.batch - 1)].opened = true;
  look_for_next(f, c);
}

const P::Batch* batch_of(const P::Facts& facts, std::string_view unit) {
  for (const auto& batch : facts.batches)
    if (std::find(batch.units.begin(), batch.units.end(), unit) != batch.units.end()) return &batch;
  return nullptr;
}

// clang-format off
inline constexpr Rules<P> P::rules = Rules<P>{"product_delivery", 1, {"产品交付", "Product delivery"}, "H3 2"}
  .state(State::preparing, "交付准备", "Being prepared")
  .state(State::open,      "交付中",   "Open")
  .state(State::completed, "交付完成", "Completed")
  .event<P::DeliverManuals>("移交两书", "Deliver the manuals").event<P::RegisterAreas>("登记确权面积", "Register the areas")
  .event<P::MakeSettlementTable>("编制交付对照表", "Make the settlement table")
  .event<P::HandOverCompletionPapers>("移交竣工资料", "Hand over the completion papers")
  .event<P::HandOverFacilities>("移交设备设施", "Hand over the facilities").event<P::ObtainPermit>("取得入住许可证", "Obtain the occupancy permit")
  .event<P::WriteAnnouncement>("起草交付公告", "Write the announcement").event<P::CheckAnnouncement>("审核交付公告", "Check the announcement")
  .event<P::PublishAnnouncement>("发布交付公告", "Publish the announcement").event<P::ProvideResources>("提供人员物资", "Provide people and things")
  .event<P::PlanBatches>("制定分批计划", "Plan the batches").event<P::MoveBatch>("调整批次日期", "Move a batch")
  .event<P::OpenBatch>("开放批次", "Open a batch").event<P::Complete>("完成交付", "Complete")

  .about_building().once()
  .starts(State::preparing, service)
  .ends(State::completed)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  // Side by side, each by its owner.
  .on<P::DeliverManuals>          (State::preparing, stay, builders, needs(two_books), require<&some_sets>, tells(Role::sales_manager, "product_delivery.manuals"), cite("H3 2, H0 5.12"))
  .on<P::RegisterAreas>           (State::preparing, stay, builders, act_of(Party::trading_centre), after<SurveyActual, SurveyActual::State::received>(Scope::building, "H0 5.3, H3 2"), needs(area_confirmation), require<&confirmation_named>, require<&areas_as_surveyed>, tells(Role::sales_manager, "product_delivery.areas"), cite("H3 2"))
  .on<P::MakeSettlementTable>     (State::preparing, stay, sellers, needs(table), require<&areas_first>, require<&a_line_for_each>, cite("H3 2"))
  .on<P::HandOverCompletionPapers>(State::preparing, stay, builders, needs(completion), require<&papers_received>, cite("H3 2"))
  .on<P::HandOverFacilities>      (State::preparing, stay, builders, needs(facilities), require<&facilities_received>, tells(Role::property_manager, "product_delivery.facilities"), cite("H3 2"))
  .on<P::ObtainPermit>            (State::preparing, stay, builders, needs(permit), require<&permit_received>, tells(Role::property_manager, "product_delivery.permit"), cite("H3 2"))
  .on<P::WriteAnnouncement>       (State::preparing, stay, service, require<&text_there>, tells(Role::supervisor, "product_delivery.announcement_written"), cite("H3 2"))
  .on<P::CheckAnnouncement>       (State::preparing, stay, leaders, apart_from<P::WriteAnnouncement>(), require<&something_to_check>, require<&says_what_is_wrong>, tells(Role::brand_department, "product_delivery.announcement_checked", when<&is_good>), cite("H1 ch. 2 2.4"))
  .on<P::PublishAnnouncement>     (State::preparing, stay, by(Role::brand_department), needs(announcement), require<&announcement_was_checked>, require<&media_named>, cite("H3 2"))
  .on<P::ProvideResources>        (State::preparing, stay, by(Role::head_office), require<&both_provided>, cite("H3 2"))
  .on<P::PlanBatches>             (State::preparing, stay, sellers, needs(batch_plan), require<&batches_fit>, tells(Role::customer_service_specialist, "product_delivery.batches"), cite("H0 5.12"))
  .on<P::MoveBatch>               (any_of(State::preparing, State::open), stay, By{sellers.roles | service.roles}, require<&can_move>, tells(Role::customer_service_specialist, "product_delivery.batches"), tells(Role::property_manager, "product_delivery.batches"), cite("default (H0 5.12)"))

  // All done: it opens, batch by batch.
  .on<P::OpenBatch>(State::preparing, State::open, service, after<HouseAcceptance, HouseAcceptance::State::ready, HouseAcceptance::State::closed>(Scope::building, "H3 4"), after<SurveyActual, SurveyActual::State::received>(Scope::building, "H0 5.3, H3 2"), require<&all_prepared>, require<&its_day_has_come>, require<&permit_is_shown>, require<&three_stand_ready>, tells(Role::project_department, "product_delivery.batch_opened"), tells(Role::sales_manager, "product_delivery.batch_opened"), tells(Role::property_manager, "product_delivery.batch_opened"), cite("H3 2, H0 5.12"))
  .on<P::OpenBatch>(State::open, stay, service, require<&its_day_has_come>, require<&permit_is_shown>, require<&three_stand_ready>, tells(Role::project_department, "product_delivery.batch_opened"), tells(Role::sales_manager, "product_delivery.batch_opened"), tells(Role::property_manager, "product_delivery.batch_opened"), cite("H3 2, H0 5.12"))
  .on<P::Complete> (State::open, State::completed, leaders, require<&all_batches_opened>, require<&all_taken_over>, cite("default (H3 2)"))

  .deadline("product_delivery.preparation", {"交付准备", "Prepared"},             working_days(30), runs_in(State::preparing), escalate(Role::supervisor, Role::manager), cite("default (H3 2)"))
  .deadline("product_delivery.next_batch",  {"按批开放", "Batch opened on its day"}, minutes(0), promised<&next_batch>, runs_in(State::preparing, State::open), restarts_on<P::PlanBatches, P::MoveBatch, P::OpenBatch>(), warned(7, 1), escalate(Role::supervisor, Role::manager), cite("H0 5.12"))
  .deadline("product_delivery.completed",   {"交付完成", "Every home taken over"}, days(90), runs_in(State::open), escalate(Role::supervisor, Role::manager), cite("default (H3 2)"));
// clang-format on
static_assert(sound<P>);

template const Definition& definition_of<P>();

}  // namespace tenon
