#pragma once
/// @file policy/damages.hpp
/// What a delay costs: by the contract's daily rate, or by the rules where the contract is silent
/// (interpretation of 2020, art. 13 and 14), and what a court would make of it beside the loss (art. 12).
/// Pure functions on values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "tenon/policy/delay.hpp"

namespace tenon {

/// What two brackets of days do with each other.
enum class BracketUse : std::uint8_t {
  not_cumulative,  ///< the bracket that the delay reaches gives the rate of every day (model contract)
  each_its_days,   ///< each rate for its own days; only by a contract's own terms
};
BOOST_DESCRIBE_ENUM(BracketUse, not_cumulative, each_its_days)

/// The contract's clause on damages.
struct DamagesTerms {
  Rate daily_rate;                         ///< of the base, e.g. "1/10000"; 0 % to 100 %
  std::optional<std::int32_t> first_days;  ///< length of the first bracket; with daily_rate_beyond
  std::optional<Rate> daily_rate_beyond;   ///< where the delay is longer
  std::optional<BracketUse> brackets;      ///< not_cumulative where it is not said
  std::string clause;
  friend bool operator==(const DamagesTerms&, const DamagesTerms&) = default;
};
BOOST_DESCRIBE_STRUCT(DamagesTerms, (), (daily_rate, first_days, daily_rate_beyond, brackets, clause))

/// The rules for contracts that are silent; the values come from a policy pack.
struct DamagesRules {
  Rate loan_rate;                ///< annual, at which the rate on overdue loans is set
  std::string loan_rate_source;  ///< e.g. the reference rate of which day
  Rate overdue_surcharge;        ///< 30 % to 50 % of it
  std::string overdue_source;
  std::int32_t year_days = 360;  ///< days that an annual rate is divided by, as lenders here do
  std::string payment_source;    ///< art. 13
  std::string delivery_source;   ///< art. 13
  std::string title_source;      ///< art. 14
  Rate cap;                      ///< above the loss, what a court leaves: 30 % (art. 12)
  std::string cap_source;
  friend bool operator==(const DamagesRules&, const DamagesRules&) = default;
};
BOOST_DESCRIBE_STRUCT(DamagesRules, (),
                      (loan_rate, loan_rate_source, overdue_surcharge, overdue_source, year_days,
                       payment_source, delivery_source, title_source, cap, cap_source))

struct LateDamagesRequest {
  DelayRequest delay;
  /// What the rate is of: the full price (late delivery), the price paid (late title), the unpaid instalment
  /// (late payment). Another base where the contract names one.
  Money base;
  std::optional<DamagesTerms> contract;
  /// Of a similar home in the same area: demanded for a late delivery on which the contract is silent.
  std::optional<Money> monthly_rent;
  std::optional<Money> actual_loss;  ///< where it is known, what the amount is held against
  friend bool operator==(const LateDamagesRequest&, const LateDamagesRequest&) = default;
};
BOOST_DESCRIBE_STRUCT(LateDamagesRequest, (), (delay, base, contract, monthly_rent, actual_loss))

/// What a court would make of the amount, if asked: it reduces what is too much above the loss and raises
/// what is below it.
struct DamagesBesideLoss {
  Money loss;
  Money most;  ///< loss and the cap on top
  bool too_high = false;
  bool too_low = false;
  Text note;
  std::string source;
  friend bool operator==(const DamagesBesideLoss&, const DamagesBesideLoss&) = default;
};
BOOST_DESCRIBE_STRUCT(DamagesBesideLoss, (), (loss, most, too_high, too_low, note, source))

struct LateDamages {
  Delay delay;
  Money amount;  ///< as agreed or by the rules; a court's view of it is `beside_loss`
  Statement statement;
  std::optional<DamagesBesideLoss> beside_loss;  ///< where the loss is known
  friend bool operator==(const LateDamages&, const LateDamages&) = default;
};
BOOST_DESCRIBE_STRUCT(LateDamages, (), (delay, amount, statement, beside_loss))

/// Computes the damages up to the day of performance, else of the question. Each line is rounded half up to
/// fen. Rent is counted as 12 months over 365 days.
///
/// Refusals (invalid): policy.out_of_range, policy.damages_clause_missing, damages_brackets,
/// damages_rent_missing, and those of delay() with "delay." before the field.
[[nodiscard]] Result<LateDamages> late_damages(const LateDamagesRequest& request,
                                               const DelayRules& delay_rules, const DamagesRules& rules,
                                               const Calendar& calendar,
                                               UnknownYear unknown = UnknownYear::refuse);

}  // namespace tenon
