#pragma once
/// @file policy/conditions.hpp
/// When a dated row applies: a closed set of named conditions, and the circumstances of a question that they
/// are held against. What a row does not name, it does not ask. Plain values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/core/money.hpp"
#include "tenon/model/unit.hpp"

namespace tenon {

enum class BuyerKind : std::uint8_t { person, company };
BOOST_DESCRIBE_ENUM(BuyerKind, person, company)

/// How many homes the family (buyer, spouse, minor children) has with this one. Counted for the deed tax in
/// another way than for loans, which is why a loan has its own condition (regulation.md 1.2).
enum class HomeCount : std::uint8_t { only, second, third_or_more };
BOOST_DESCRIBE_ENUM(HomeCount, only, second, third_or_more)

/// Which home of the borrower the loan is for.
enum class LoanHome : std::uint8_t { first, second };
BOOST_DESCRIBE_ENUM(LoanHome, first, second)

/// Whether the home was finished when it was sold.
enum class SoldAs : std::uint8_t { presold, completed };
BOOST_DESCRIBE_ENUM(SoldAs, presold, completed)

/// The conditions of a row, the object "when" of a document. Bounds are "over" (exclusive) and "up_to"
/// (inclusive), as statutes put them: "90 m2 and less" is area_up_to 90.00.
struct Conditions {
  std::vector<UnitUse> use;
  std::optional<Area> area_over;  ///< building area
  std::optional<Area> area_up_to;
  std::optional<BuyerKind> buyer;
  std::vector<HomeCount> home_count;
  std::optional<bool> lift;            ///< whether the building has one
  std::optional<bool> ordinary;        ///< an ordinary home by the local standard
  std::optional<bool> price_limited;   ///< a price-limited or resettlement home
  std::optional<bool> small_taxpayer;  ///< small-scale VAT payer, small low-profit enterprise, sole trader
  std::optional<bool> old_project;     ///< begun before 2016-05-01 and taxed by the simplified method
  std::optional<bool> mortgage;        ///< paid with a loan
  std::optional<LoanHome> loan_home;
  std::optional<bool> restricted_city;     ///< a city that restricts who may buy
  std::optional<std::int32_t> years_over;  ///< term of the loan
  std::optional<std::int32_t> years_up_to;
  std::optional<SoldAs> sold_as;
  friend bool operator==(const Conditions&, const Conditions&) = default;
};
BOOST_DESCRIBE_STRUCT(Conditions, (),
                      (use, area_over, area_up_to, buyer, home_count, lift, ordinary, price_limited,
                       small_taxpayer, old_project, mortgage, loan_home, restricted_city, years_over,
                       years_up_to, sold_as))

/// What is known of the thing asked about. A question that depends on something left open here is refused
/// with its name (policy.circumstance_missing), never answered by a guess.
struct Circumstances {
  std::optional<UnitUse> use;
  std::optional<Area> building_area;
  std::optional<BuyerKind> buyer;
  std::optional<HomeCount> home_count;
  std::optional<bool> lift;
  std::optional<bool> ordinary;
  std::optional<bool> price_limited;
  std::optional<bool> small_taxpayer;
  std::optional<bool> old_project;
  std::optional<bool> mortgage;
  std::optional<LoanHome> loan_home;
  std::optional<bool> restricted_city;
  std::optional<std::int32_t> years;
  std::optional<SoldAs> sold_as;
  friend bool operator==(const Circumstances&, const Circumstances&) = default;
};
BOOST_DESCRIBE_STRUCT(Circumstances, (),
                      (use, building_area, buyer, home_count, lift, ordinary, price_limited, small_taxpayer,
                       old_project, mortgage, loan_home, restricted_city, years, sold_as))

enum class Match : std::uint8_t {
  no,
  yes,
  open,  ///< depends on a circumstance that is not known
};
/// Holds `conditions` against `known`. With Match::open, `missing` is the name of the circumstance.
[[nodiscard]] Match match(const Conditions& conditions, const Circumstances& known,
                          std::string_view& missing) noexcept;
/// Whether some thing can meet both.
[[nodiscard]] bool overlap(const Conditions& a, const Conditions& b) noexcept;
/// Whether everything that meets `narrow` meets `wide`: then `narrow` is an exception to `wide`.
[[nodiscard]] bool within(const Conditions& narrow, const Conditions& wide) noexcept;

}  // namespace tenon
