#pragma once
/// @file policy/warranty.hpp
/// Whether a defect is repaired under the warranty, until when, and by which rule. Three rules give an end
/// each and the latest one counts (Measures for the Sale of Commodity Housing, Ministry Order 88, art. 33):
///
///     handover + the minimum towards buyers of homes (1998)
///     completion acceptance + the builder's minimum (Quality Regulation art. 40)
///     handover + the term of the contract
///
/// Years and months end on the corresponding day, else on the last of the month (Civil Code art. 202), and
/// that day is still covered. Pure functions on values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tenon/model/unit.hpp"
#include "tenon/policy/statement.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

enum class WarrantyComponent : std::uint8_t {
  foundation,
  main_structure,
  roof_waterproofing,
  seepage,  ///< of bathrooms, rooms and outer walls
  heating,
  cooling,
  wiring,
  plumbing,
  equipment,
  fit_out,
  insulation,
  plaster,        ///< of walls and ceilings
  floor,          ///< hollow or sanding
  doors_windows,  ///< with their hardware
  sanitary_ware,
  lamps_switches,
  pipe_blockage,
  other,  ///< by agreement
};
BOOST_DESCRIBE_ENUM(WarrantyComponent, foundation, main_structure, roof_waterproofing, seepage, heating,
                    cooling, wiring, plumbing, equipment, fit_out, insulation, plaster, floor, doors_windows,
                    sanitary_ware, lamps_switches, pipe_blockage, other)

enum class WarrantyUnit : std::uint8_t {
  years,
  months,
  seasons,      ///< of heating or cooling
  design_life,  ///< of the building, in years; the request names it
};
BOOST_DESCRIBE_ENUM(WarrantyUnit, years, months, seasons, design_life)

struct WarrantyTerm {
  WarrantyUnit unit = WarrantyUnit::years;
  std::optional<std::int32_t> count;  ///< 1 to 150; none for design_life, which the request names
  friend bool operator==(const WarrantyTerm&, const WarrantyTerm&) = default;
};
BOOST_DESCRIBE_STRUCT(WarrantyTerm, (), (unit, count))

/// A heating or cooling season, both days included; it may run over the new year. No statute says when:
/// cities do.
struct Season {
  std::int32_t begin_month = 11;
  std::int32_t begin_day = 15;
  std::int32_t end_month = 3;
  std::int32_t end_day = 15;
  bool assumed = true;  ///< not set by the city's own rule: every end that rests on it says so
  std::string source;
  friend bool operator==(const Season&, const Season&) = default;
};
BOOST_DESCRIBE_STRUCT(Season, (), (begin_month, begin_day, end_month, end_day, assumed, source))

/// What the rules say of one component; what is not there, a rule does not give.
struct ComponentRule {
  WarrantyComponent component = WarrantyComponent::other;
  std::optional<WarrantyTerm> builder;  ///< from completion acceptance
  std::string builder_source;
  std::optional<WarrantyTerm> buyer_minimum;  ///< from handover; of homes only
  std::string buyer_minimum_source;
  std::optional<WarrantyTerm> contract_default;  ///< from handover, where the contract names no term
  std::string contract_default_source;
  friend bool operator==(const ComponentRule&, const ComponentRule&) = default;
};
BOOST_DESCRIBE_STRUCT(ComponentRule, (),
                      (component, builder, builder_source, buyer_minimum, buyer_minimum_source,
                       contract_default, contract_default_source))

/// All rules; the values come from a policy pack.
struct WarrantyRules {
  std::vector<ComponentRule> components;  ///< each once
  std::optional<Season> heating_season;
  std::optional<Season> cooling_season;
  std::string exclusion_source;  ///< why misuse, third parties and force majeure are not covered
  friend bool operator==(const WarrantyRules&, const WarrantyRules&) = default;
};
BOOST_DESCRIBE_STRUCT(WarrantyRules, (), (components, heating_season, cooling_season, exclusion_source))

enum class WarrantyExclusion : std::uint8_t { misuse, third_party, force_majeure };
BOOST_DESCRIBE_ENUM(WarrantyExclusion, misuse, third_party, force_majeure)

struct WarrantyRequest {
  WarrantyComponent component = WarrantyComponent::other;
  std::optional<UnitUse> use;       ///< home where it is not said
  std::optional<Date> accepted_on;  ///< completion acceptance; demanded where the builder's rule speaks
  Date handed_over_on{1970, 1, 1};  ///< not before the acceptance
  Date reported_on{1970, 1, 1};     ///< not before the handover
  std::optional<std::int32_t> design_life_years;    ///< 1 to 150; demanded where a term is the design life
  std::optional<WarrantyTerm> contract_term;        ///< from handover
  std::optional<std::string> contract_clause;       ///< demanded with contract_term
  std::optional<WarrantyExclusion> cause_excluded;  ///< what the inspection found, if one of these
  friend bool operator==(const WarrantyRequest&, const WarrantyRequest&) = default;
};
BOOST_DESCRIBE_STRUCT(WarrantyRequest, (),
                      (component, use, accepted_on, handed_over_on, reported_on, design_life_years,
                       contract_term, contract_clause, cause_excluded))

enum class WarrantyBasis : std::uint8_t { builder, buyer_minimum, contract };
BOOST_DESCRIBE_ENUM(WarrantyBasis, builder, buyer_minimum, contract)

/// The end by one of the three rules.
struct WarrantyEnd {
  WarrantyBasis basis = WarrantyBasis::contract;
  Text label;
  std::optional<WarrantyTerm> term;  ///< none: the rule says nothing of the component
  std::optional<Date> from;
  std::optional<Date> until;  ///< last day covered
  bool assumed = false;       ///< rests on a season that is assumed
  bool decides = false;       ///< the latest; of equal ends the first in this list
  std::string source;
  friend bool operator==(const WarrantyEnd&, const WarrantyEnd&) = default;
};
BOOST_DESCRIBE_STRUCT(WarrantyEnd, (), (basis, label, term, from, until, assumed, decides, source))

enum class WarrantyOutcome : std::uint8_t {
  covered,     ///< repaired without charge
  expired,     ///< paid: reported after the last day
  excluded,    ///< paid: the cause is not covered
  not_agreed,  ///< paid: no rule and no contract gives a term
};
BOOST_DESCRIBE_ENUM(WarrantyOutcome, covered, expired, excluded, not_agreed)

struct WarrantyAnswer {
  WarrantyOutcome outcome = WarrantyOutcome::not_agreed;
  Text reason;
  PaymentParty payer = PaymentParty::buyer;  ///< the developer where it is covered
  std::optional<Date> until;                 ///< last day covered; none where nothing is agreed
  bool assumed = false;
  /// The developer may recover the cost from the builder, whose own warranty still runs (Quality Regulation
  /// art. 41).
  bool builder_liable = false;
  std::string source;             ///< of the rule that decided
  std::vector<WarrantyEnd> ends;  ///< all three
  friend bool operator==(const WarrantyAnswer&, const WarrantyAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(WarrantyAnswer, (),
                      (outcome, reason, payer, until, assumed, builder_liable, source, ends))

/// A season counts when it begins on or after the day the term runs from, so that the buyer has whole ones;
/// that a half season at the start does not count is an assumption, as the seasons are.
///
/// Refusals (invalid): policy.out_of_range, policy.warranty_no_rule (the rules do not know the component),
/// warranty_acceptance_missing, warranty_dates_order, warranty_design_life_missing, warranty_season_missing,
/// warranty_season_component, warranty_season_day, warranty_clause_missing, warranty_count;
/// time.out_of_range.
[[nodiscard]] Result<WarrantyAnswer> warranty(const WarrantyRequest& request, const WarrantyRules& rules);

}  // namespace tenon
