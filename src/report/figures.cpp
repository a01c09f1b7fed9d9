#include "tenon/report/figures.hpp"

#include <algorithm>

#include "report/buildings.hpp"
#include "report/definitions.hpp"
#include "report/local_time.hpp"
#include "report/overdue.hpp"
#include "report/tally.hpp"
#include "report/words.hpp"

namespace tenon {
namespace {

using namespace report;

constexpr std::int32_t page_size = 1000;

/// The sums of everything, while the cases pass by.
class Count {
 public:
  Count(Engine& engine, const FiguresOptions& options)
      : engine_(engine),
        options_(options),
        now_(engine.now()),
        zone_(engine.settings().calendar->zone()),
        overdue_(static_cast<std::size_t>(std::max<std::int32_t>(options.overdue_listed, 0))),
        buildings_(engine, now_, static_cast<std::size_t>(std::max<std::int32_t>(options.sales_listed, 0))) {
    const auto& measures = options.measures ? *options.measures : builtin_measures();
    for (const auto* definition : engine.workflows().all()) {
      const auto& id = definition->book().id;
      const auto same = std::find_if(workflows_.begin(), workflows_.end(),
                                     [&](const auto& each) { return each.first == id; });
      const auto newest = engine.workflows().find(id);
      if (same == workflows_.end() && newest)
        workflows_.emplace_back(id, WorkflowTally(**newest, measures_for(**newest, measures)));
    }
  }

  Result<void> read_all() {
    CaseQuery query;
    query.limit = page_size;
    std::int64_t seen = 0;
    do {
      TENON_TRY(const CasePage page, engine_.find(query));
      for (const auto& each : page.cases) TENON_CHECK(add(each));
      seen += std::ssize(page.cases);
      if (options_.progress) options_.progress(seen);
      query.after = page.next;
    } while (query.after);
    return {};
  }

  Result<void> read_outbox() {
    std::map<std::pair<std::string, std::string>, NoticeFigures> notices;
    std::int64_t after = 0;
    for (;;) {
      TENON_TRY(const auto rows, engine_.outbox(after, page_size));
      if (rows.empty()) break;
      after = rows.back().id;
      for (const auto& row : rows) {
        auto& sums = notices[{row.kind, row.notice}];
        if (sums.count++ == 0 || row.at < sums.oldest) sums.oldest = row.at;
      }
    }
    for (auto& [name, sums] : notices) {
      std::tie(sums.kind, sums.notice) = name;
      sums.oldest_local = local_text(zone_, sums.oldest);
      if (sums.kind == "undelivered") undelivered_ += sums.count;
      notices_.push_back(std::move(sums));
    }
    std::stable_sort(notices_.begin(), notices_.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    return {};
  }

  Result<Figures> figures() {
    const auto& settings = engine_.settings();
    Figures all;
    TENON_TRY(all.buildings, buildings_.figures());
    all.as_of = now_;
    all.as_of_local = local_text(zone_, now_);
    all.from = options_.from;
    all.until = options_.until;
    if (all.from) all.from_local = local_text(zone_, *all.from);
    if (all.until) all.until_local = local_text(zone_, *all.until);
    all.zone = zone_.name();
    all.calendar = settings.calendar->id();
    all.calendar_version = settings.calendar->version();
    all.total = total_.summary();
    all.months = months_.months();
    for (const auto& [id, tally] : workflows_)
      if (!tally.empty()) all.workflows.push_back(tally.figures(settings.limits));
    for (const auto& [id, tally] : departments_)
      all.departments.push_back({id, department_label(id), tally.summary()});
    std::stable_sort(all.departments.begin(), all.departments.end(), [](const Row& a, const Row& b) {
      return std::pair(a.summary.overdue, a.summary.open) > std::pair(b.summary.overdue, b.summary.open);
    });
    all.overdue = overdue_.cases(engine_, now_);
    all.notices = std::move(notices_);
    all.undelivered = undelivered_;
    all.refused = sum_refused(options_.refused);
    all.definitions = definitions();
    return all;
  }

 private:
  Result<void> add(const CasePtr& state) {
    buildings_.add(*state);  // as they stand now, whenever their cases were opened
    if (options_.from && state->opened_at < *options_.from) return {};
    if (options_.until && state->opened_at >= *options_.until) return {};
    auto& tally = tally_of(state->definition->book().id);
    TENON_TRY(const CaseReading reading, read_case(engine_, state, tally.measures(), now_));
    total_.add(reading);
    months_.add(reading, zone_);
    tally.add(reading, zone_);
    departments_[reading.department].add(reading);
    overdue_.add(reading, tally.measures());
    return {};
  }

  /// Every stored case is of a workflow of the engine: the store cannot load another.
  WorkflowTally& tally_of(std::string_view id) {
    return std::find_if(workflows_.begin(), workflows_.end(),
                        [&](const auto& each) { return each.first == id; })
        ->second;
  }

  Text department_label(const std::string& id) {
    if (id.empty()) return words("no_department");
    const auto name = name_in(engine_, "department", id);
    return name ? Text{*name, *name} : Text{id, id};
  }

  Engine& engine_;
  const FiguresOptions& options_;
  Instant now_;
  Zone zone_;
  SummaryTally total_;
  MonthsTally months_;
  std::vector<std::pair<std::string_view, WorkflowTally>> workflows_;
  std::map<std::string, SummaryTally> departments_;
  OverdueTally overdue_;
  BuildingsTally buildings_;
  std::vector<NoticeFigures> notices_;
  std::int64_t undelivered_ = 0;
};

}  // namespace

Result<Figures> figures_of(Engine& engine, const FiguresOptions& options) {
  Count count(engine, options);
  TENON_CHECK(count.read_all());
  TENON_CHECK(count.read_outbox());
  return count.figures();
}

}  // namespace tenon
