#include "report/buildings.hpp"

#include <algorithm>

#include "report/local_time.hpp"
#include "report/overdue.hpp"
#include "report/words.hpp"
#include "tenon/workflows/contract/mortgage.hpp"
#include "tenon/workflows/contract/payment_collection.hpp"

namespace tenon::report {
namespace {

Text state_of(const CaseState& state) { return text_of(state.definition->book().state_labels[state.state]); }
std::int64_t whole_days(Instant from, Instant to) { return (to - from).microseconds / 86'400'000'000; }
bool is_over(const CaseState& state) {
  return state.status() == CaseStatus::ended || state.status() == CaseStatus::cancelled;
}

Obstacle obstacle_of(const JsonText& refusal) {
  Obstacle found;
  const Json json = Json::parse(refusal.text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return found;
  const auto text = [](const Json& object, const char* name) {
    const auto at = object.find(name);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  found.code = text(json, "code");
  found.reason = {text(json, "zh"), text(json, "en")};
  found.source = text(json, "source");
  if (const auto remedy = json.find("remedy"); remedy != json.end() && remedy->is_object())
    found.remedy = {text(*remedy, "zh"), text(*remedy, "en")};
  return found;
}

/// Whether the event leads out of the state: a remark, a notice or a daily report does not.
bool moves_on(const RuleBook& book, std::string_view state, std::string_view event) {
  const auto from = book.find_state(state);
  return std::any_of(book.steps.begin(), book.steps.end(), [&](const Step& step) {
    return from && has(step.from, *from) && book.events[step.event] == event && !step.stays;
  });
}

/// Whether a refusal is about another case: what the case itself still lacks, papers or a step beside, may
/// come any time.
bool waits_for_another(const JsonText& refusal) {
  const Json json = Json::parse(refusal.text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return false;
  if (json.value("code", "").starts_with("journey.")) return true;
  const auto facts = json.find("facts");
  return facts != json.end() && facts->is_object() && facts->contains("case");
}

/// Why the procedure cannot go on: what blocks it, or the other procedure that every step that leads on waits
/// for.
std::vector<JsonText> in_the_way(const JourneyStep& step, const RuleBook& book) {
  if (step.progress == Progress::blocked || !step.state) return step.blocked_by;
  std::vector<JsonText> refusals;
  for (const auto& next : step.next) {
    if (next.allowed && moves_on(book, *step.state, next.event)) return {};
    if (next.refusal && waits_for_another(*next.refusal)) refusals.push_back(*next.refusal);
  }
  return refusals;
}

}  // namespace

void BuildingsTally::add(const CaseState& state) {
  const auto& book = state.definition->book();
  if (book.id == "contract_cancellation" && state.state == book.goal && state.subject.sale)
    voided_.insert(*state.subject.sale);
  if (!book.sale.part && !book.needs_building) return;
  if (state.subject.building) buildings_.insert(*state.subject.building);
  add_late(state);
}

void BuildingsTally::add_late(const CaseState& state) {
  if (is_over(state) || !state.subject.sale) return;
  // The facts are typed: only those of the workflows that are built in are looked into.
  if (state.definition == &definition_of<PaymentCollection>()) {
    for (const auto& each : static_cast<const PaymentCollection::Facts*>(state.facts.get())->amounts) {
      if (!each.due_at || *each.due_at > now_ || each.open() <= Money()) continue;
      OwedAmount owed{*state.subject.sale, {}, each.from, each.amount, each.paid, each.open(), *each.due_at};
      owed.state = state_of(state);
      owed_[owed.sale].push_back(std::move(owed));
    }
  } else if (state.definition == &definition_of<Mortgage>()) {
    const auto& facts = *static_cast<const Mortgage::Facts*>(state.facts.get());
    for (const auto& run : state.frame.clocks) {
      if (run.ended || !run.due || *run.due > now_) continue;
      if (state.definition->book().deadlines[run.rule].id != "mortgage.payout") continue;
      OwedAmount owed{
          *state.subject.sale,
          {},
          facts.kind == Mortgage::Kind::fund ? MoneySource::provident_fund_loan : MoneySource::bank_loan,
          facts.principal,
          Money(),
          facts.principal,
          *run.due};
      owed.state = state_of(state);
      late_loans_[owed.sale] = std::move(owed);
    }
  }
}

Result<std::vector<BuildingFigures>> BuildingsTally::figures() {
  std::vector<BuildingFigures> all;
  if (buildings_.empty()) return all;
  TENON_TRY(const auto sold, sales_by_building());
  for (const auto& [id, sales] : sold) {
    BuildingFigures figures;
    figures.id = id;
    figures.name = name_in(engine_, "building", id).value_or(id);
    TENON_TRY(const auto row, engine_.record("building", id));
    TENON_TRY(const Json json, parse_json(row.json, "building"));
    TENON_TRY(const auto building, read_json<Building>(json));
    figures.project = name_in(engine_, "project", building.project).value_or(building.project);
    TENON_TRY(BuildingForecast forecast, engine_.forecast(id));
    figures.sales = forecast.sales;
    figures.finished = forecast.finished;
    figures.voided = forecast.voided;
    Names names;
    for (const auto& each : sales) names[each.sale.id] = each.unit_name;
    TENON_CHECK(add_held_up(figures, forecast, names));
    add_dates(figures, forecast, names);
    TENON_CHECK(add_owed(figures, sales));
    figures.settlement = settle(engine_, sales, voided_, most_);
    figures.funnel = std::move(forecast.funnel);
    all.push_back(std::move(figures));
  }
  return all;
}

/// One reading of the register for all buildings.
Result<std::map<std::string, std::vector<Sold>>> BuildingsTally::sales_by_building() {
  std::map<std::string, std::vector<Sold>> all;
  constexpr std::int32_t page = 1000;
  std::string after;
  for (;;) {
    TENON_TRY(const auto rows, engine_.records("sale", after, page));
    for (const auto& row : rows) {
      TENON_TRY(const Json json, parse_json(row.json, "sale"));
      Sold sold;
      TENON_TRY(sold.sale, read_json<Sale>(json));
      const auto found = engine_.record("unit", sold.sale.unit);
      if (!found) continue;
      TENON_TRY(const Json of, parse_json(found->json, "unit"));
      TENON_TRY(const auto unit, read_json<Unit>(of));
      if (!buildings_.contains(unit.building)) continue;
      sold.unit_name = unit.name;
      sold.is_surveyed = unit.actual.has_value();
      all[unit.building].push_back(std::move(sold));
    }
    if (rows.size() < static_cast<std::size_t>(page)) return all;
    after = rows.back().id;
  }
}

Result<void> BuildingsTally::add_held_up(BuildingFigures& figures, const BuildingForecast& forecast,
                                         const Names& names) {
  for (const auto& outlook : forecast.outlooks) {
    if (!outlook.next) continue;
    TENON_TRY(const auto journey, engine_.journey(outlook.sale));
    const auto step = std::find_if(journey.steps.begin(), journey.steps.end(),
                                   [&](const JourneyStep& each) { return each.workflow == *outlook.next; });
    if (step == journey.steps.end()) continue;
    TENON_TRY(const Definition* definition, engine_.workflows().find(step->workflow));
    HeldUpSale held{outlook.sale, unit_name(names, outlook.sale), step->workflow, step->title,
                    step->state_label};
    for (const auto& refusal : in_the_way(*step, definition->book()))
      held.obstacles.push_back(obstacle_of(refusal));
    if (held.obstacles.empty()) continue;
    ++figures.held_up;
    if (figures.held_up_sales.size() < most_) figures.held_up_sales.push_back(std::move(held));
  }
  return {};
}

/// Dates that are promised to the buyer or set by law; limits of open cases that were missed are with the
/// overdue cases.
void BuildingsTally::add_dates(BuildingFigures& figures, const BuildingForecast& forecast,
                               const Names& names) {
  const auto& zone = engine_.settings().calendar->zone();
  for (const auto& outlook : forecast.outlooks) {
    bool lost = false, at_risk = false;
    for (const auto& each : outlook.promises) {
      const auto definition = engine_.workflows().find(each.workflow);
      if (!definition || (*definition)->book().find_deadline(each.what)) continue;
      (each.outlook == Outlook::lost ? lost : at_risk) = true;
      figures.dates.push_back({outlook.sale, unit_name(names, outlook.sale), each.workflow,
                               text_of((*definition)->book().title), each.what, words("date." + each.what),
                               each.outlook, each.by, due_text(zone, each.by),
                               local_text(zone, each.earliest), local_text(zone, each.latest), each.source});
    }
    figures.lost += lost;
    figures.at_risk += at_risk && !lost;
  }
  std::stable_sort(figures.dates.begin(), figures.dates.end(),
                   [](const auto& a, const auto& b) { return a.by < b.by; });
  figures.in_danger = std::ssize(figures.dates);
  if (figures.dates.size() > most_) figures.dates.resize(most_);
}

Result<void> BuildingsTally::add_owed(BuildingFigures& figures, const std::vector<Sold>& sales) {
  const auto& zone = engine_.settings().calendar->zone();
  for (const auto& sold : sales) {
    std::vector<OwedAmount> late;
    if (const auto found = owed_.find(sold.sale.id); found != owed_.end()) late = found->second;
    const bool has_loan = std::any_of(late.begin(), late.end(),
                                      [](const auto& each) { return each.from != MoneySource::own_funds; });
    if (const auto found = late_loans_.find(sold.sale.id); found != late_loans_.end() && !has_loan)
      late.push_back(found->second);
    for (auto& each : late) {
      each.unit_name = sold.unit_name;
      each.since_local = due_text(zone, each.since);
      each.late_days = whole_days(each.since, now_);
      figures.owed = figures.owed + each.open;
      if (each.from != MoneySource::own_funds) {
        figures.owed_by_loans = figures.owed_by_loans + each.open;
        CaseQuery loan;
        loan.workflow = "mortgage";
        loan.sale = each.sale;
        TENON_TRY(const auto page, engine_.find(loan));
        for (const auto& other : page.cases)
          if (!is_over(*other)) each.loan_state = state_of(*other);
      }
      figures.owed_amounts.push_back(std::move(each));
    }
  }
  std::stable_sort(figures.owed_amounts.begin(), figures.owed_amounts.end(),
                   [](const auto& a, const auto& b) { return a.since < b.since; });
  figures.late_amounts = std::ssize(figures.owed_amounts);
  if (figures.owed_amounts.size() > most_) figures.owed_amounts.resize(most_);
  return {};
}

std::string BuildingsTally::unit_name(const Names& names, const std::string& sale) const {
  const auto found = names.find(sale);
  return found == names.end() ? sale : found->second;
}

}  // namespace tenon::report
