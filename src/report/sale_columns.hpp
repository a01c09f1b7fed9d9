#pragma once
/// @file report/sale_columns.hpp
/// What a ledger's row says of the sale beside the case itself: from the registers, and from the sale's other
/// cases.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/ledger_columns.hpp"
#include "tenon/engine/engine.hpp"

namespace tenon::report {

/// Columns: "building_name", "unit_name", "buyers" (names), "contract_area" (building area), and the fields
/// of the sale that are one value ("price"); with a dot the fact of another case of the sale:
/// "contract_filing.filing_number".
class SaleColumns {
 public:
  /// @param form null: no columns
  SaleColumns(Engine& engine, const LedgerForm* form) : engine_(engine) {
    if (form) names_ = form->of_sale;
  }
  [[nodiscard]] std::span<const std::string_view> names() const noexcept { return names_; }
  /// One text a column, empty where nothing is known.
  [[nodiscard]] Result<std::vector<std::string>> read(const CaseState& state);

 private:
  [[nodiscard]] Json record(std::string_view kind, const std::optional<std::string>& id);
  [[nodiscard]] Result<std::string> of_other_case(const CaseState& state, std::string_view column);
  [[nodiscard]] std::string names_of_buyers(const Json& sale);

  Engine& engine_;
  std::span<const std::string_view> names_;
};

}  // namespace tenon::report
