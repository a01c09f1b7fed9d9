#pragma once
/// @file policy/taxes.hpp
/// The tax and fee list that the buyer is given at signing (H0 5.5): which charges there are, by which rate,
/// on what base, who pays and whom, is all data of the pack (its charges and parameters). Pure function on
/// values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tenon/policy/pack.hpp"
#include "tenon/policy/statement.hpp"

namespace tenon {

struct TaxesRequest {
  std::string region;  ///< GB/T 2260 of the place, 6 digits; "CN": national rules only
  Date signed_on{1970, 1, 1};
  std::optional<Date> registered_on;  ///< absent: computed as of the signing, and the line says so
  UnitUse use = UnitUse::home;
  Area building_area;            ///< above 0
  std::optional<bool> lift;      ///< asked where the maintenance fund depends on it
  Money price;                   ///< with VAT; above 0, at most 10^12 yuan
  std::optional<Money> vat;      ///< where the contract states it as an amount; below the price
  std::optional<Rate> vat_rate;  ///< where it names the rate only; absent: of the pack's vat.rate
  BuyerKind buyer = BuyerKind::person;
  std::int32_t owners = 1;              ///< 1 to 100
  std::optional<HomeCount> home_count;  ///< with this home; asked where a rate depends on it
  std::optional<bool> ordinary;         ///< an ordinary home by the local standard; asked for 1999 to 2016
  std::optional<bool> small_taxpayer;   ///< asked of companies
  std::optional<bool> price_limited;    ///< absent: no
  std::optional<bool> old_project;      ///< taxed by the simplified method; absent: no
  bool mortgage = false;                ///< paid with a loan
  std::vector<std::string> leave_out;   ///< ids of charges that are not wanted in the list
  friend bool operator==(const TaxesRequest&, const TaxesRequest&) = default;
};
BOOST_DESCRIBE_STRUCT(TaxesRequest, (),
                      (region, signed_on, registered_on, use, building_area, lift, price, vat, vat_rate,
                       buyer, owners, home_count, ordinary, small_taxpayer, price_limited, old_project,
                       mortgage, leave_out))

/// A charge of which the pack knows that there may be one, but not how much.
struct OpenCharge {
  std::string item;
  Text label;
  std::string parameter;  ///< where a value belongs
  Text reason;
  friend bool operator==(const OpenCharge&, const OpenCharge&) = default;
};
BOOST_DESCRIBE_STRUCT(OpenCharge, (), (item, label, parameter, reason))

struct TaxesAnswer {
  Statement statement;  ///< lines of all payers; by_payer has the buyer's sum
  std::vector<OpenCharge> open;
  std::vector<Provenance> rules;  ///< the rows that the lines rest on, in their order
  friend bool operator==(const TaxesAnswer&, const TaxesAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(TaxesAnswer, (), (statement, open, rules))

/// Computes the list. A charge of nothing (abolished, exempt) stays in the list with the rule that says so.
/// Refusals: policy.out_of_range, policy.vat_stated_twice, policy.charge_unknown, policy.bad_region
/// (invalid); policy.circumstance_missing (invalid), with the field of the request; policy.no_value and
/// policy.setting_missing (refused), where a charge that is not optional has no value.
[[nodiscard]] Result<TaxesAnswer> taxes_and_fees(const TaxesRequest& request, const PolicyPack& pack);

}  // namespace tenon
