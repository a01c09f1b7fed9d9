#pragma once
/// @file policy/settlement.hpp
/// What is paid or returned at handover because the registered area is not the area of the contract, and
/// whether the buyer may rescind (Measures for the Sale of Commodity Housing, Ministry Order 88, art. 20).
/// The ratio is never rounded: areas are compared as integers, and the amount is rounded once. Pure functions
/// on values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tenon/model/sale.hpp"
#include "tenon/policy/statement.hpp"

namespace tenon {

/// What a home that is larger beyond the tolerance costs the buyer who keeps it.
enum class LargerBeyond : std::uint8_t {
  free,     ///< the part beyond belongs to the buyer without price (art. 20)
  charged,  ///< only by a contract's own terms
};
BOOST_DESCRIBE_ENUM(LargerBeyond, free, charged)

/// What the developer returns for a home that is smaller beyond the tolerance.
enum class SmallerBeyond : std::uint8_t {
  returned_double,  ///< the part beyond counts twice (art. 20)
  returned_once,    ///< only by a contract's own terms
};
BOOST_DESCRIBE_ENUM(SmallerBeyond, returned_double, returned_once)

/// Which ratios can give the right to rescind.
enum class RatioTested : std::uint8_t {
  priced_area,  ///< that of the area the price was agreed for (art. 20)
  either_area,  ///< building or inner area, where priced by building area (model contract GF-2014-0171)
};
BOOST_DESCRIBE_ENUM(RatioTested, priced_area, either_area)

/// The rule for contracts that are silent; its values come from a policy pack.
struct AreaRule {
  Rate tolerance;  ///< of the contract area, inclusive; at least 0, below 100 %
  LargerBeyond larger = LargerBeyond::free;
  SmallerBeyond smaller = SmallerBeyond::returned_double;
  RatioTested tested = RatioTested::priced_area;
  std::int32_t repay_days = 30;  ///< from the buyer's request to rescind; 1 to 3650
  std::string source;
  friend bool operator==(const AreaRule&, const AreaRule&) = default;
};
BOOST_DESCRIBE_STRUCT(AreaRule, (), (tolerance, larger, smaller, tested, repay_days, source))

/// The contract's own terms, which come before the rule; what is not there is as the rule has it.
struct ContractAreaTerms {
  std::optional<Rate> tolerance;
  std::optional<LargerBeyond> larger;
  std::optional<SmallerBeyond> smaller;
  std::optional<RatioTested> tested;
  std::optional<std::int32_t> repay_days;
  std::string clause;  ///< where in the contract; the lines name it before the rule's source
  friend bool operator==(const ContractAreaTerms&, const ContractAreaTerms&) = default;
};
BOOST_DESCRIBE_STRUCT(ContractAreaTerms, (), (tolerance, larger, smaller, tested, repay_days, clause))

struct AreaSettlementRequest {
  PricedBy priced_by = PricedBy::building_area;
  SurveyedArea contract_area;
  SurveyedArea registered_area;
  /// Yuan per m2 of the area priced by; demanded unless priced by the whole unit, and then not allowed.
  std::optional<Money> unit_price;
  std::optional<bool> design_change;  ///< the difference comes of one: settled by a supplementary agreement
  std::optional<ContractAreaTerms> contract_terms;
  friend bool operator==(const AreaSettlementRequest&, const AreaSettlementRequest&) = default;
};
BOOST_DESCRIBE_STRUCT(AreaSettlementRequest, (),
                      (priced_by, contract_area, registered_area, unit_price, design_change, contract_terms))

enum class AreaKind : std::uint8_t { building, inner };
BOOST_DESCRIBE_ENUM(AreaKind, building, inner)

/// One ratio held against the tolerance.
struct AreaRatio {
  AreaKind area = AreaKind::building;
  Area contract;
  Area registered;
  Area difference;      ///< registered less contract
  Rate ratio;           ///< exact: difference / contract
  std::string percent;  ///< the same for people, four decimals: "-3.8827%"
  bool beyond = false;  ///< above the tolerance in either direction; exactly on it is not
  friend bool operator==(const AreaRatio&, const AreaRatio&) = default;
};
BOOST_DESCRIBE_STRUCT(AreaRatio, (), (area, contract, registered, difference, ratio, percent, beyond))

struct AreaSettlement {
  Rate tolerance;
  std::vector<AreaRatio> ratios;  ///< the one that is settled by comes first
  Money amount;                   ///< above 0 the buyer pays, below 0 the developer returns
  bool may_rescind = false;
  std::optional<std::int32_t> repay_days;  ///< from the buyer's request; only where the buyer may rescind
  std::string source;                      ///< of the rule, after the contract's clause where there is one
  Statement statement;
  friend bool operator==(const AreaSettlement&, const AreaSettlement&) = default;
};
BOOST_DESCRIBE_STRUCT(AreaSettlement, (),
                      (tolerance, ratios, amount, may_rescind, repay_days, source, statement))

/// Settles one unit. With A0, A1 the areas priced by, p the unit price, t = tolerance x A0, d = A1 - A0:
///
///     |d| <= t   d p                          the boundary is inside
///     d > t      t p                          (charged: d p)
///     d < -t     -(t p + 2 (|d| - t) p)       (returned_once: d p)
///
/// rounded once, half up to fen. Priced by the whole unit, the price stays; whether the buyer may rescind
/// goes by the tolerance that the contract names. The amount is for the buyer who keeps the home.
///
/// Refusals (invalid): policy.out_of_range (an area, price, tolerance or number of days),
/// policy.settlement_inner_missing, settlement_inner_larger, settlement_price_missing,
/// settlement_price_stray, settlement_unit_tolerance (whole unit, and the contract names none),
/// settlement_clause_missing; (refused): policy.settlement_design_change.
[[nodiscard]] Result<AreaSettlement> settle_area(const AreaSettlementRequest& request, const AreaRule& rule);

}  // namespace tenon
