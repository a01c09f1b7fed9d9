#pragma once
/// @file report/ledger_columns.hpp
/// Which columns the ledgers have.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/workflow/definition.hpp"

namespace tenon::report {

/// One fact as a column.
struct FactColumn {
  std::string fact;
  bool is_word = false;  ///< one of a list of words, or true or false: shown by its label
  bool is_time = false;  ///< shown on the wall clock
};

/// A ledger with a list of columns of the house's own.
struct LedgerForm {
  std::string_view ledger;    ///< what it is asked for by: "contract"
  std::string_view workflow;  ///< whose cases are its rows: "signing"
  std::span<const std::string_view> facts;
  /// Columns of the registers and of the sale's other cases (src/report/sale_columns.hpp).
  std::span<const std::string_view> of_sale;
};

/// The form called so, or by its workflow; null: a ledger of all facts that are one value.
[[nodiscard]] const LedgerForm* ledger_form(std::string_view name);
/// What the ledger of a workflow is asked for by, and its name for people.
[[nodiscard]] std::string ledger_name(std::string_view workflow);
[[nodiscard]] Text ledger_title(std::string_view ledger, const Text& workflow_title);

/// The facts that the ledger of this workflow shows: those of its form, else all facts that are one value and
/// not a list or an object, by name.
[[nodiscard]] std::vector<FactColumn> fact_columns(const Definition& definition);

}  // namespace tenon::report
