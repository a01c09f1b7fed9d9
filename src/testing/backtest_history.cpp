#include "testing/backtest_history.hpp"

#include <algorithm>

#include "tenon/model/registry.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon::testing {
namespace {

using Recorded = History::Recorded;
constexpr std::int32_t page_size = 10'000;

// `Source` is a store, or an engine on one: they name what is read alike.
template <class Source>
Result<void> read_cases(Source& store, Recorded& into) {
  CaseQuery query;
  query.limit = page_size;
  do {
    TENON_TRY(const CasePage page, store.find(query));
    for (const auto& each : page.cases) {
      Recorded::Case one{each, {}, {}, {}};
      TENON_TRY(one.rows, store.history(each->id));
      one.policy = each->frame.policy;
      for (const auto& link : each->frame.links)
        if (link.relation == Relation::opened_by) one.parent = link.id;
      into.find.emplace(each->id, into.cases.size());
      into.cases.push_back(std::move(one));
    }
    query.after = page.next;
  } while (query.after);
  return {};
}

template <class Source>
Result<void> read_registers(Source& store, Recorded& into) {
  for (const auto kind : enum_names<RecordKind>()) {
    for (std::string after;;) {
      TENON_TRY(const auto page, store.records(kind, after, page_size));
      for (const auto& newest : page) {
        if (newest.version == 1) {
          into.records.push_back(newest);
          continue;
        }
        TENON_TRY(auto versions, store.record_history(kind, newest.id));
        std::move(versions.begin(), versions.end(), std::back_inserter(into.records));
      }
      if (std::ssize(page) < page_size) break;
      after = page.back().id;
    }
  }
  // A clock that was set back must not let a later version come first.
  std::map<std::pair<std::string_view, std::string_view>, Instant> newest;
  std::vector<std::pair<Instant, std::size_t>> order;
  for (std::size_t i = 0; i < into.records.size(); ++i) {
    auto& at = newest[{into.records[i].kind, into.records[i].id}];
    at = std::max(at, into.records[i].at);
    order.emplace_back(at, i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<RecordRow> sorted;
  sorted.reserve(order.size());
  for (const auto& [at, i] : order) {
    sorted.push_back(std::move(into.records[i]));
    sorted.back().at = at;
  }
  into.records = std::move(sorted);
  return {};
}

/// By when it was written down, each case in its own order, else as the cases were opened.
void sort_rows(Recorded& recorded) {
  std::vector<std::tuple<Instant, std::size_t, std::size_t>> order;
  for (std::size_t i = 0; i < recorded.cases.size(); ++i) {
    Instant at;
    const auto& rows = recorded.cases[i].rows;
    for (std::size_t k = 0; k < rows.size(); ++k)
      order.emplace_back(at = k == 0 ? rows[k].recorded_at : std::max(at, rows[k].recorded_at), i, k);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [at, i, k] : order) recorded.rows.push_back({i, k, Recorded::Kind::command});
}

/// What of the rows a person did; the rest happens again by itself.
void tell_apart(Recorded& recorded) {
  auto& rows = recorded.rows;
  const auto caught_up = [&](std::size_t i) {  // rung on the way to a step, in the same commit
    if (!recorded.order_known) {
      const auto& own = recorded.cases[rows[i].case_].rows;
      const auto next = rows[i].position + 1;
      return next < own.size() && !own[next].command.is_nil() &&
             own[next].recorded_at == own[next - 1].recorded_at;
    }
    if (i + 1 == rows.size() || rows[i + 1].case_ != rows[i].case_) return false;
    return rows[i + 1].kind != Recorded::Kind::alarm;
  };
  for (std::size_t i = rows.size(); i-- > 0;) {
    const auto& row = recorded.row(rows[i]);
    const bool by_system = row.roles.contains(Role::system);
    if (row.command.is_nil()) rows[i].kind = caught_up(i) ? Recorded::Kind::effect : Recorded::Kind::alarm;
    else rows[i].kind = by_system ? Recorded::Kind::effect : Recorded::Kind::command;
    if (rows[i].kind == Recorded::Kind::command) ++recorded.commands;
  }
  for (const auto& each : rows) {
    const auto& one = recorded.cases[each.case_];
    if (each.position != 0 || each.kind != Recorded::Kind::effect || !one.parent) continue;
    const std::string workflow(one.state->definition->book().id);
    recorded.children[{*one.parent, one.rows[0].command, workflow}].push_back(each.case_);
  }
}

template <class Source>
Result<std::shared_ptr<const Recorded>> read_all(Source& source, std::shared_ptr<const WorkflowSet> workflows,
                                                 const CommitOrder* order) {
  auto recorded = std::make_shared<Recorded>();
  recorded->workflows = std::move(workflows);
  TENON_CHECK(read_cases(source, *recorded));
  TENON_CHECK(read_registers(source, *recorded));
  recorded->order_known = order != nullptr;
  if (order) {
    for (const auto& [id, version] : *order)
      if (const auto found = recorded->find.find(id); found != recorded->find.end())
        recorded->rows.push_back(
            {found->second, static_cast<std::size_t>(version - 1), Recorded::Kind::command});
  } else {
    sort_rows(*recorded);
  }
  tell_apart(*recorded);
  for (const auto& each : recorded->rows) {
    const Instant at = recorded->row(each).at;
    recorded->until = std::max(recorded->until, at);
    recorded->from = recorded->from == Instant() ? at : std::min(recorded->from, at);
  }
  return std::shared_ptr<const Recorded>(std::move(recorded));
}

}  // namespace

std::shared_ptr<const WorkflowSet> workflows_of(const Settings& settings) {
  if (settings.workflows) return settings.workflows;
  // Not owned: the built-in set lives as long as the program.
  return {std::shared_ptr<void>(), &builtin_workflows()};
}

Result<std::shared_ptr<const Recorded>> read_recorded(Store& store,
                                                      std::shared_ptr<const WorkflowSet> workflows,
                                                      const CommitOrder& order) {
  return read_all(store, std::move(workflows), &order);
}

Result<History> History::of(Engine& engine) {
  TENON_TRY(auto recorded, read_all(engine, engine.settings().workflows, nullptr));
  return History(std::move(recorded));
}

std::int64_t History::cases() const noexcept { return std::ssize(recorded_->cases); }
std::int64_t History::commands() const noexcept { return recorded_->commands; }

}  // namespace tenon::testing
