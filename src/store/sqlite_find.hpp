#pragma once
/// @file store/sqlite_find.hpp
/// Turns a CaseQuery into SQL that costs what the page costs, whatever the number of cases: every query walks
/// one index, or a few side by side that SQLite merges, in the order of the page, and stops when the page is
/// full.
#include <string>
#include <vector>

#include "store/case_query.hpp"

namespace tenon::store {

/// SQL that gives (key, overdue_since), and what to bind to ?3, ?4 ... after the cursor (?1 key, ?2
/// microseconds).
struct FindSql {
  std::string sql;  ///< empty: no case can match
  std::vector<std::string> texts;
};

[[nodiscard]] FindSql find_sql(const CaseQuery& query, const WorkflowSet& workflows);

}  // namespace tenon::store
