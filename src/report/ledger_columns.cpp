#include "report/ledger_columns.hpp"

#include <span>

namespace tenon::report {
namespace {

constexpr std::string_view of_ticket[] = {
    "kind",  "channel", "priority", "special_customer", "content", "time",     "place",        "person",
    "event", "phone",   "demand",   "promised_by",      "answer",  "refusals", "satisfaction", "remark"};
constexpr std::string_view of_complaint[] = {
    "channel",  "target",     "about",     "asked",        "claim",      "grade",
    "cause",    "level",      "customers", "responsible",  "measures",   "findings",
    "fault",    "proposal",   "relief",    "amount",       "result",     "apology",
    "refusals", "reopenings", "repeated",  "satisfaction", "mail_entry", "promised_by"};

std::span<const std::string_view> curated(std::string_view workflow) {
  if (workflow == "ticket") return of_ticket;
  if (workflow == "complaint") return of_complaint;
  return {};
}

/// What an optional fact is when it is there.
const Json& proper(const Json& schema) {
  const auto either = schema.find("anyOf");
  return either != schema.end() && !either->empty() ? either->front() : schema;
}

FactColumn column(std::string_view fact, const Json& schema) {
  const Json& type = proper(schema);
  return {std::string(fact), type.contains("enum") || type.value("type", "") == "boolean",
          type.value("format", "") == "date-time"};
}

bool is_one_value(const Json& schema) {
  const auto kind = proper(schema).value("type", "");
  return kind != "object" && kind != "array";
}

}  // namespace

std::vector<FactColumn> fact_columns(const Definition& definition) {
  const Json schema = definition.facts_schema();
  const Json& facts = schema.at("properties");
  std::vector<FactColumn> columns;
  for (const auto name : curated(definition.book().id))
    if (const auto found = facts.find(std::string(name)); found != facts.end())
      columns.push_back(column(name, *found));
  if (!columns.empty()) return columns;
  for (const auto& [name, type] : facts.items())
    if (is_one_value(type)) columns.push_back(column(name, type));
  return columns;
}

}  // namespace tenon::report
