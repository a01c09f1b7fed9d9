#pragma once
/// @file policy/settlement_table.hpp
/// The settlement of a whole building on one sheet: what is to be collected, what to be returned, and how
/// many buyers may rescind. Pure function on values; safe from any thread.
/// @since 0.1
#include "tenon/policy/settlement.hpp"

namespace tenon {

struct UnitToSettle {
  std::string unit;  ///< id of the unit, none twice
  AreaSettlementRequest sale;
  friend bool operator==(const UnitToSettle&, const UnitToSettle&) = default;
};
BOOST_DESCRIBE_STRUCT(UnitToSettle, (), (unit, sale))

struct AreaSettlementTableRequest {
  static constexpr std::size_t most_units = 10'000;
  std::vector<UnitToSettle> units;  ///< 1 to most_units
  friend bool operator==(const AreaSettlementTableRequest&, const AreaSettlementTableRequest&) = default;
};
BOOST_DESCRIBE_STRUCT(AreaSettlementTableRequest, (), (units))

struct AreaSettlementRow {
  std::string unit;
  Area contract;  ///< of the area settled by
  Area registered;
  Area difference;
  std::string percent;
  Money amount;  ///< above 0 the buyer pays, below 0 the developer returns
  bool may_rescind = false;
  friend bool operator==(const AreaSettlementRow&, const AreaSettlementRow&) = default;
};
BOOST_DESCRIBE_STRUCT(AreaSettlementRow, (),
                      (unit, contract, registered, difference, percent, amount, may_rescind))

struct AreaSettlementTable {
  std::vector<AreaSettlementRow> rows;  ///< in the order of the request
  Money to_collect;                     ///< from buyers
  Money to_return;                      ///< to buyers, as an amount above 0
  Money net;                            ///< to_collect less to_return
  std::int64_t paying = 0;              ///< units whose buyer pays
  std::int64_t returning = 0;           ///< units whose buyer is paid
  std::int64_t even = 0;                ///< units without an amount
  std::int64_t may_rescind = 0;
  std::vector<std::string> sources;
  friend bool operator==(const AreaSettlementTable&, const AreaSettlementTable&) = default;
};
BOOST_DESCRIBE_STRUCT(AreaSettlementTable, (),
                      (rows, to_collect, to_return, net, paying, returning, even, may_rescind, sources))

/// Settles every unit as settle_area() does. One unit that cannot be settled refuses the whole, by its path
/// ("units[3].sale.unit_price"): a sheet with a hole would be added up.
///
/// Refusals (invalid): policy.settlement_units_count, settlement_unit_repeated, and those of settle_area().
[[nodiscard]] Result<AreaSettlementTable> settle_areas(const AreaSettlementTableRequest& request,
                                                       const AreaRule& rule);

}  // namespace tenon
