#include "tenon/report/ledger.hpp"

#include <algorithm>
#include <map>

#include "report/case_reading.hpp"
#include "report/ledger_columns.hpp"
#include "report/local_time.hpp"
#include "report/overdue.hpp"
#include "report/sale_columns.hpp"
#include "report/words.hpp"

namespace tenon {
namespace {

using namespace report;

constexpr std::int32_t page_size = 1000;
constexpr std::string_view before_facts[] = {"reference", "id", "opened_at"};
constexpr std::string_view after_facts[] = {"state", "status",  "finished_at", "customer", "unit",
                                            "sale",  "project", "department",  "assignee", "first_response",
                                            "close", "missed",  "due",         "cancelled"};

/// Writes rows of one table.
class Table {
 public:
  Table(Engine& engine, const LedgerOptions& options, const Definition& definition)
      : engine_(engine),
        options_(options),
        zone_(engine.settings().calendar->zone()),
        columns_(fact_columns(definition)),
        sale_columns_(engine, ledger_form(definition.book().id)),
        measures_(measures_for(definition, builtin_measures())) {}

  std::string heading() {
    row_ = options_.byte_order_mark ? "\xEF\xBB\xBF" : "";
    first_ = true;
    for (const auto name : before_facts) field(words("ledger." + std::string(name)));
    for (const auto name : sale_columns_.names()) field(words("ledger." + std::string(name)));
    for (const auto& column : columns_) field(fact_label(column.fact));
    for (const auto name : after_facts) field(words("ledger." + std::string(name)));
    return row_ + "\r\n";
  }

  Result<std::string> row(const CasePtr& state) {
    TENON_TRY(const CaseReading reading, read_case(engine_, state, measures_, engine_.now()));
    row_.clear();
    first_ = true;
    field(state->reference);
    field(to_string(state->id));
    field(local_text(zone_, state->opened_at));
    TENON_TRY(const auto of_sale, sale_columns_.read(*state));
    for (const auto& each : of_sale) field(each);
    facts(*state);
    const auto& book = state->definition->book();
    field(Text{std::string(book.state_labels[state->state].zh),
               std::string(book.state_labels[state->state].en)});
    field(words("status." + std::string(name_of(reading.status))));
    field(reading.finished ? local_text(zone_, *reading.finished) : std::string());
    for (const auto* id :
         {&state->subject.customer, &state->subject.unit, &state->subject.sale, &state->subject.project})
      field(*id);
    field(named("department", reading.department));
    field(named("staff", state->frame.assignee.value_or("")));
    field(number(reading.first_response_minutes));
    field(number(reading.close_minutes));
    field(std::to_string(std::count_if(reading.runs.begin(), reading.runs.end(), [](const RunReading& run) {
      return run.fate == Fate::late || run.fate == Fate::missed;
    })));
    field(next_due(*state));
    field(state->frame.cancelled);
    return row_ + "\r\n";
  }

 private:
  void field(std::string_view text) {
    if (!first_) row_ += ',';
    first_ = false;
    row_ += csv_field(text);
  }
  void field(const std::optional<std::string>& text) {
    field(std::string_view(text ? *text : std::string_view()));
  }
  void field(const Text& text) {
    if (options_.language == Language::zh || text.en == text.zh) field(std::string_view(text.zh));
    else if (options_.language == Language::en) field(std::string_view(text.en));
    else field(std::string_view(text.zh + " / " + text.en));
  }
  void field(const std::string& text) { field(std::string_view(text)); }

  static std::string number(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "";
  }

  void facts(const CaseState& state) {
    std::string text;
    state.definition->print_facts(text, state.facts.get());
    const Json facts = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    for (const auto& column : columns_) {
      const auto found = facts.find(column.fact);
      if (found == facts.end() || found->is_null()) {
        field(std::string_view());
        continue;
      }
      const auto value = found->is_string() ? found->get<std::string>() : found->dump();
      if (column.is_word) field(value_label(column.fact, value));
      else if (const auto at = parse_instant(value); column.is_time && at)
        field(column.fact == "promised" ? due_text(zone_, *at) : local_text(zone_, *at));  // 24:00 of its day
      else field(value);
    }
  }

  /// Names are asked of the registers once each.
  const std::string& named(std::string_view kind, const std::string& id) {
    const auto [place, is_new] = names_.try_emplace({std::string(kind), id});
    if (is_new) place->second = id.empty() ? id : name_in(engine_, kind, id).value_or(id);
    return place->second;
  }

  std::string next_due(const CaseState& state) {
    std::optional<Instant> next;
    for (const auto& run : state.frame.clocks)
      if (!run.ended && run.due && (!next || *run.due < *next)) next = run.due;
    return next ? due_text(zone_, *next) : "";
  }

  Engine& engine_;
  const LedgerOptions& options_;
  Zone zone_;
  std::vector<FactColumn> columns_;
  SaleColumns sale_columns_;
  Measures measures_;
  std::map<std::pair<std::string, std::string>, std::string> names_;
  std::string row_;
  bool first_ = true;
};

}  // namespace

std::string csv_field(std::string_view text) {
  std::string guarded;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    guarded += '\'';
  guarded += text;
  if (guarded.find_first_of(",\"\r\n") == std::string::npos) return guarded;
  std::string quoted = "\"";
  for (const char c : guarded) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

Result<std::int64_t> write_ledger(Engine& engine, const LedgerOptions& options,
                                  const std::function<void(std::string_view)>& sink) {
  const auto* const form = ledger_form(options.workflow);
  const std::string workflow = form ? std::string(form->workflow) : options.workflow;
  TENON_TRY(const Definition* definition, engine.workflows().find(workflow));
  Table table(engine, options, *definition);
  sink(table.heading());
  std::int64_t rows = 0;
  CaseQuery query;
  query.workflow = workflow;
  query.limit = page_size;
  do {
    TENON_TRY(const CasePage page, engine.find(query));
    for (const auto& each : page.cases) {
      if (options.from && each->opened_at < *options.from) continue;
      if (options.until && each->opened_at >= *options.until) continue;
      TENON_TRY(const std::string row, table.row(each));
      sink(row);
      ++rows;
    }
    query.after = page.next;
  } while (query.after);
  return rows;
}

Result<std::string> ledger_csv(Engine& engine, const LedgerOptions& options) {
  std::string all;
  TENON_TRY([[maybe_unused]] const std::int64_t rows,
            write_ledger(engine, options, [&](std::string_view piece) { all += piece; }));
  return all;
}

}  // namespace tenon
