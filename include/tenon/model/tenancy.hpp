#pragma once
/// @file model/tenancy.hpp
/// A tenancy: who rents a unit, from when, for how much (page 7; H4: fees are billed by lease date, rate and
/// area). Plain value; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "tenon/core/money.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

struct Tenancy {
  std::string id;                    ///< the host's own: 1 to 64 of A-Z a-z 0-9 . _ : -
  std::string unit;                  ///< id of the unit
  std::string tenant;                ///< id of the customer who rents
  std::optional<std::string> owner;  ///< id of the customer who lets; none: the house itself
  Date from;                         ///< first day
  std::optional<Date> until;         ///< last day; none: without end
  std::optional<Area> area;          ///< that fees are billed by
  std::optional<Money> rent;         ///< a month; 0 or more
  std::optional<Money> deposit;      ///< 0 or more
  friend bool operator==(const Tenancy&, const Tenancy&) = default;
};
BOOST_DESCRIBE_STRUCT(Tenancy, (), (id, unit, tenant, owner, from, until, area, rent, deposit))

/// Refusals (invalid): model.id_malformed, tenant_is_owner, dates_order, area_range, amount_negative.
[[nodiscard]] Verdict validate(const Tenancy& tenancy);

}  // namespace tenon
