/// Figures, page and ledgers, made from the cases of an engine; the handbook, made from its rules.
#include "guard.hpp"
#include "tenon/report/figures.hpp"
#include "tenon/report/handbook.hpp"
#include "tenon/report/html.hpp"
#include "tenon/report/ledger.hpp"
#include "tenon/workflows/builtin.hpp"

using namespace tenon;
using namespace tenon::capi;

namespace {

constexpr std::size_t large_document = 256 * 1024 * 1024;  // carries what imports have refused
const JsonPath root{nullptr, "options"};

struct FiguresDocument {
  std::optional<Instant> from;
  std::optional<Instant> until;
  std::optional<std::int32_t> overdue_listed, sales_listed;
};
BOOST_DESCRIBE_STRUCT(FiguresDocument, (), (from, until, overdue_listed, sales_listed))

struct LedgerDocument {
  std::string workflow;
  std::optional<std::string> language;
  std::optional<bool> byte_order_mark;
  std::optional<Instant> from;
  std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(LedgerDocument, (), (workflow, language, byte_order_mark, from, until))

/// Takes a member out of an object; null where it is not there.
Json take(Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return nullptr;
  Json value = std::move(*found);
  object.erase(found);
  return value;
}

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What one import refused, from the document of tenon_import_report: only what the figures need of it is
/// read.
Result<void> add_refused(const Json& import, const JsonPath& at, std::vector<RefusedRecord>& into) {
  if (!import.is_object()) return detail::wrong_type(at, "an object", import);
  if (!import.contains("report")) return detail::missing_field(at / "report");
  const Json& report = import["report"];
  const auto path = at / "report";
  if (!report.is_object() || !report.contains("refusals")) return detail::missing_field(path / "refusals");
  const Json& refusals = report["refusals"];
  const auto list = path / "refusals";
  if (!refusals.is_array()) return detail::wrong_type(list, "a list", refusals);
  for (std::size_t i = 0; i < refusals.size(); ++i) {
    const Json& each = refusals[i];
    const auto here = list / i;
    if (!each.is_object() || !each.contains("refusal") || !each["refusal"].is_object())
      return detail::missing_field(here / "refusal");
    const Json& refusal = each["refusal"];
    RefusedRecord record{text_of(import, "source"),
                         text_of(each, "key"),
                         0,
                         text_of(each, "event"),
                         text_of(refusal, "code"),
                         text_of(refusal, "zh"),
                         text_of(refusal, "en"),
                         {}};
    if (record.code.empty()) return detail::missing_field(here / "refusal" / "code");
    if (const auto line = each.find("line"); line != each.end() && line->is_number_integer())
      record.line = line->get<std::int64_t>();
    if (const auto facts = refusal.find("facts"); facts != refusal.end() && facts->is_object())
      for (const auto& [name, value] : facts->items())
        if (value.is_string()) record.facts.all.push_back({name, value.get<std::string>()});
    into.push_back(std::move(record));
  }
  return {};
}

/// Counts what the options ask for. What is not about figures stays in `options`.
Result<Figures> count(Engine& engine, Json& options) {
  if (!options.is_object()) return detail::wrong_type(root, "an object", options);
  Json own = Json::object();
  for (const char* name : {"from", "until", "overdue_listed", "sales_listed"})
    if (Json value = take(options, name); !value.is_null()) own[name] = std::move(value);
  TENON_TRY(const auto given_options, read_json<FiguresDocument>(own, root));
  std::vector<RefusedRecord> refused;
  if (const Json imports = take(options, "imports"); !imports.is_null()) {
    const auto list = root / "imports";
    if (!imports.is_array()) return detail::wrong_type(list, "a list", imports);
    for (std::size_t i = 0; i < imports.size(); ++i) TENON_CHECK(add_refused(imports[i], list / i, refused));
  }
  FiguresOptions by;
  by.from = given_options.from;
  by.until = given_options.until;
  by.overdue_listed = given_options.overdue_listed.value_or(by.overdue_listed);
  by.sales_listed = given_options.sales_listed.value_or(by.sales_listed);
  by.refused = refused;
  return figures_of(engine, by);
}

}  // namespace

int32_t tenon_report_figures(tenon_engine* engine, const char* options_json, tenon_text** text,
                             tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(Json options, optional_json_in(options_json, "options_json", "options", large_document));
    TENON_TRY(const Figures figures, count(*on, options));
    if (!options.empty()) {
      static constexpr std::string_view names[] = {"from", "until", "overdue_listed", "sales_listed",
                                                   "imports"};
      return detail::unknown_field(root, options, names, std::size(names));
    }
    return to_json_text(figures);
  });
}

int32_t tenon_report_html(tenon_engine* engine, const char* options_json, tenon_text** page,
                          tenon_error** error) {
  return answered(page, error, "page", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(Json options, optional_json_in(options_json, "options_json", "options", large_document));
    TENON_TRY(const Figures figures, count(*on, options));
    TENON_TRY(ReportOptions report, read_report_options(options, root));
    report.workflows = &on->workflows();
    return to_html(figures, report);
  });
}

int32_t tenon_report_ledger(tenon_engine* engine, const char* options_json, tenon_text** table,
                            tenon_error** error) {
  return answered(table, error, "table", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const Json json, json_in(options_json, "options_json", "options"));
    TENON_TRY(const auto asked, read_json<LedgerDocument>(json, root));
    LedgerOptions options;
    options.workflow = asked.workflow;
    if (asked.language) { TENON_TRY(options.language, language_in(asked.language->c_str())); }
    options.byte_order_mark = asked.byte_order_mark.value_or(true);
    options.from = asked.from;
    options.until = asked.until;
    return ledger_csv(*on, options);
  });
}

int32_t tenon_handbook(tenon_engine* engine, const char* options_json, tenon_text** page,
                       tenon_error** error) {
  return answered(page, error, "page", [&]() -> Result<std::string> {
    TENON_TRY(const Json json, optional_json_in(options_json, "options_json", "options"));
    TENON_TRY(HandbookOptions options, read_handbook_options(json, root));
    if (!engine) {
      options.policy = Policies::builtin().active();
      return handbook_html(builtin_workflows(), options);
    }
    TENON_TRY(Engine* const on, live_engine(engine));
    const Settings& settings = on->settings();
    options.policy = settings.policies.active();
    options.region = settings.region;
    options.limits = settings.limits;
    options.document_types = &settings.document_types;
    if (!options.on) options.on = settings.calendar->zone().day_of(on->now());
    return handbook_html(on->workflows(), options);
  });
}
