#pragma once
/// @file report/ledger_columns.hpp
/// Which columns the ledger of a workflow has.
#include <string>
#include <vector>

#include "tenon/workflow/definition.hpp"

namespace tenon::report {

/// One fact as a column.
struct FactColumn {
  std::string fact;
  bool is_word = false;  ///< one of a list of words, or true or false: shown by its label
  bool is_time = false;  ///< shown on the wall clock
};

/// The facts that the ledger of this workflow shows: a list of the house's for ticket and complaint, else all
/// facts that are one value and not a list or an object, by name.
[[nodiscard]] std::vector<FactColumn> fact_columns(const Definition& definition);

}  // namespace tenon::report
