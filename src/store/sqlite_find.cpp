#include "store/sqlite_find.hpp"

#include <algorithm>
#include <span>

#include "store/enum_name.hpp"

namespace tenon::store {
namespace {

using Names = std::vector<std::string>;

/// The SQL as it grows: branches that each walk one stretch of one index, merged in order of key.
class Builder {
 public:
  explicit Builder(const CaseQuery& query) : query_(query) {}

  /// Binds a text and gives its place in the SQL; the same text is bound once.
  std::string bound(const std::string& text) {
    auto& texts = made_.texts;
    auto at = std::find(texts.begin(), texts.end(), text);
    if (at == texts.end()) at = texts.insert(texts.end(), text);
    return "?" + std::to_string(at - texts.begin() + 3);
  }
  /// `index` is walked where `columns` have these values.
  void branch(const char* index, const std::vector<std::pair<const char*, std::string>>& columns) {
    auto& sql = made_.sql;
    if (!sql.empty()) sql += " UNION ALL ";
    sql += "SELECT key, overdue_since FROM tenon_cases";
    if (index) (sql += " INDEXED BY ") += index;
    sql += " WHERE key>?1";
    for (const auto& [column, value] : columns) sql += std::string(" AND ") + column + "=" + bound(value);
    sql += rest();
  }
  FindSql by_key() {
    if (!made_.sql.empty()) made_.sql += " ORDER BY key LIMIT " + limit();
    return std::move(made_);
  }
  FindSql by_miss() {
    const bool of_assignee = query_.assignee.has_value();
    const bool of_department = !of_assignee && query_.department.has_value();
    auto& sql = made_.sql;
    sql = "SELECT key, overdue_since FROM tenon_cases INDEXED BY tenon_cases_by_miss";
    sql += of_assignee ? "_of_assignee" : of_department ? "_of_department" : "";
    sql += " WHERE overdue_since IS NOT NULL AND (overdue_since, key)>(?2, ?1)";
    sql += rest() + " ORDER BY overdue_since, key LIMIT " + limit();
    return std::move(made_);
  }

 private:
  [[nodiscard]] std::string limit() const { return std::to_string(query_.limit + 1); }
  /// Every field that the query gives. What the index has decided already costs one comparison more.
  std::string rest() {
    std::string sql;
    const auto add = [&](const char* column, const std::optional<std::string>& value) {
      if (value) sql += std::string(" AND ") + column + "=" + bound(*value);
    };
    add("customer", query_.customer);
    add("unit", query_.unit);
    add("sale", query_.sale);
    add("building", query_.building);
    add("project", query_.project);
    add("assignee", query_.assignee);
    add("department", query_.department);
    add("workflow", query_.workflow);
    add("state", query_.state);
    if (query_.status) add("status", std::string(enum_name(*query_.status)));
    if (query_.overdue && !*query_.overdue) sql += " AND overdue_since IS NULL";
    return sql;
  }

  const CaseQuery& query_;
  FindSql made_;
};

Names statuses(const CaseQuery& query) {
  Names names;
  for (const auto name : enum_names<CaseStatus>())
    if (!query.status || enum_name(*query.status) == name) names.emplace_back(name);
  return names;
}

/// The workflows asked for; where a state is asked for, those that have it.
Names workflows_of(const CaseQuery& query, const WorkflowSet& workflows) {
  Names names;
  for (const auto* each : workflows.all()) {
    const auto& book = each->book();
    if (query.workflow && *query.workflow != book.id) continue;
    if (query.state && !book.find_state(*query.state)) continue;
    if (std::find(names.begin(), names.end(), book.id) == names.end()) names.emplace_back(book.id);
  }
  return names;
}

}  // namespace

// The most telling field leads: what a case is about, who has it, its state, and only then sort and status.
FindSql find_sql(const CaseQuery& query, const WorkflowSet& workflows) {
  Builder builder(query);
  if (query.overdue.value_or(false)) return builder.by_miss();
  if (query.customer) builder.branch("tenon_cases_by_customer", {{"customer", *query.customer}});
  else if (query.unit) builder.branch("tenon_cases_by_unit", {{"unit", *query.unit}});
  else if (query.sale) builder.branch("tenon_cases_by_sale", {{"sale", *query.sale}});
  else if (query.building || query.project) {
    const char* const column = query.building ? "building" : "project";
    std::vector<std::pair<const char*, std::string>> wanted{
        {column, query.building ? *query.building : *query.project}};
    if (query.workflow) wanted.emplace_back("workflow", *query.workflow);
    builder.branch(query.building ? "tenon_cases_by_building" : "tenon_cases_by_project", wanted);
  } else if (query.assignee)
    for (const auto& status : statuses(query))
      builder.branch("tenon_cases_by_assignee", {{"assignee", *query.assignee}, {"status", status}});
  else if (query.department)
    for (const auto& status : statuses(query))
      builder.branch("tenon_cases_by_department", {{"department", *query.department}, {"status", status}});
  else if (query.state)
    for (const auto& workflow : workflows_of(query, workflows))
      builder.branch("tenon_cases_by_state", {{"workflow", workflow}, {"state", *query.state}});
  else if (query.workflow || query.status)
    for (const auto& workflow : workflows_of(query, workflows))
      for (const auto& status : statuses(query))
        builder.branch("tenon_cases_by_workflow", {{"workflow", workflow}, {"status", status}});
  else builder.branch(nullptr, {});
  return builder.by_key();
}

}  // namespace tenon::store
