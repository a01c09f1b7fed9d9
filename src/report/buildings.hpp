#pragma once
/// @file report/buildings.hpp
/// The figures of buildings, gathered while the cases pass by.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tenon/engine/engine.hpp"
#include "tenon/report/buildings.hpp"

namespace tenon::report {

/// A sale of the register, with what its unit's entry says.
struct Sold {
  Sale sale;
  std::string unit_name;
  bool is_surveyed = false;  ///< the actual area is known
};

/// Settles the areas of a building's sales by the policy that is active (src/report/settlement.cpp).
/// @param voided sales that are left out
[[nodiscard]] SettlementFigures settle(Engine& engine, const std::vector<Sold>& sales,
                                       const std::set<std::string>& voided, std::size_t most);

class BuildingsTally {
 public:
  BuildingsTally(Engine& engine, Instant now, std::size_t most) : engine_(engine), now_(now), most_(most) {}
  /// Notes which buildings have procedures, whose contract was voided and what money is late.
  void add(const CaseState& state);
  /// Of every building with a sale and a case about it or its sales.
  [[nodiscard]] Result<std::vector<BuildingFigures>> figures();

 private:
  using Names = std::map<std::string, std::string, std::less<>>;

  void add_late(const CaseState& state);
  Result<std::map<std::string, std::vector<Sold>>> sales_by_building();
  Result<void> add_held_up(BuildingFigures& figures, const BuildingForecast& forecast, const Names& names);
  void add_dates(BuildingFigures& figures, const BuildingForecast& forecast, const Names& names);
  Result<void> add_owed(BuildingFigures& figures, const std::vector<Sold>& sales);
  [[nodiscard]] std::string unit_name(const Names& names, const std::string& sale) const;

  Engine& engine_;
  Instant now_;
  std::size_t most_;
  std::set<std::string> buildings_;
  std::set<std::string> voided_;                         // sales
  std::map<std::string, std::vector<OwedAmount>> owed_;  // by sale
  std::map<std::string, OwedAmount> late_loans_;         // by sale: the lender's own date has passed
};

}  // namespace tenon::report
