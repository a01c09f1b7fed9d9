#pragma once
/// @file policy/requests.hpp
/// What the one door (policy/compute.hpp) takes and gives: the requests of the computations with the pack,
/// place and day that their rules are found by. Plain values; safe from any thread.
/// @since 0.1
#include "tenon/policy/combined_loan.hpp"
#include "tenon/policy/damages.hpp"
#include "tenon/policy/settlement_table.hpp"
#include "tenon/policy/taxes.hpp"
#include "tenon/policy/warranty.hpp"

namespace tenon {

struct TaxesCall : TaxesRequest {
  std::optional<std::string> pack;
};
BOOST_DESCRIBE_STRUCT(TaxesCall, (TaxesRequest), (pack))

struct AreaSettlementCall : AreaSettlementRequest {
  std::string region;
  Date signed_on{1970, 1, 1};  ///< day of the contract: its rule decides
  std::optional<std::string> pack;
};
BOOST_DESCRIBE_STRUCT(AreaSettlementCall, (AreaSettlementRequest), (region, signed_on, pack))

struct AreaSettlementTableCall : AreaSettlementTableRequest {
  std::string region;
  Date signed_on{1970, 1, 1};  ///< the contracts of one table follow one rule
  std::optional<std::string> pack;
};
BOOST_DESCRIBE_STRUCT(AreaSettlementTableCall, (AreaSettlementTableRequest), (region, signed_on, pack))

/// A rate of the pack that a loan's rate starts from.
enum class ReferenceRate : std::uint8_t { provident_fund, lpr_one_year, lpr_five_year };
BOOST_DESCRIBE_ENUM(ReferenceRate, provident_fund, lpr_one_year, lpr_five_year)

struct LoanRateBasis {
  ReferenceRate of = ReferenceRate::lpr_five_year;
  Date on{1970, 1, 1};                ///< day whose rate it is
  std::optional<LoanHome> loan_home;  ///< demanded for the provident fund
  std::optional<Rate> spread;         ///< added; may be negative
  std::optional<std::string> region;  ///< absent: national rules
};
BOOST_DESCRIBE_STRUCT(LoanRateBasis, (), (of, on, loan_home, spread, region))

struct LoanCall {
  Money principal;
  std::int32_t months = 1;
  std::optional<Rate> annual_rate;     ///< either the rate itself
  std::optional<LoanRateBasis> basis;  ///< or what it is made of
  Repayment repayment = Repayment::equal_instalments;
  std::optional<Date> paid_out_on;
  std::vector<RateChange> rate_changes;
  std::vector<EarlyRepayment> early_repayments;
  std::optional<std::string> pack;
};
BOOST_DESCRIBE_STRUCT(LoanCall, (),
                      (principal, months, annual_rate, basis, repayment, paid_out_on, rate_changes,
                       early_repayments, pack))

struct CombinedLoanCall {
  LoanCall provident_fund;
  LoanCall bank;
  std::optional<std::string> pack;
};
BOOST_DESCRIBE_STRUCT(CombinedLoanCall, (), (provident_fund, bank, pack))

struct WarrantyCall : WarrantyRequest {
  std::string region;
  std::optional<Season> heating_season;  ///< absent: the pack's season.heating, marked where it is assumed
  std::optional<Season> cooling_season;  ///< absent: the pack's season.cooling, which a city has to set
  std::optional<std::string> pack;
};
BOOST_DESCRIBE_STRUCT(WarrantyCall, (WarrantyRequest), (region, heating_season, cooling_season, pack))

struct LateDamagesCall : LateDamagesRequest {
  std::string region;
  /// Annual, of the contract's loan or of a court's practice; with loan_rate_source. Absent: the one-year LPR
  /// of the last day to perform, where the rules need one.
  std::optional<Rate> loan_rate;
  std::optional<std::string> loan_rate_source;
  std::optional<Rate> overdue_surcharge;  ///< between the pack's bounds; absent: the least
  std::optional<std::string> pack;
};
BOOST_DESCRIBE_STRUCT(LateDamagesCall, (LateDamagesRequest),
                      (region, loan_rate, loan_rate_source, overdue_surcharge, pack))

/// The answer of every kind.
template <class T>
struct Computed {
  std::string kind;
  std::string pack;  ///< whose rules were asked
  T result;
  std::vector<Provenance> rules;  ///< the rows it rests on
  BOOST_DESCRIBE_CLASS(Computed, (), (kind, pack, result, rules), (), ())
};

}  // namespace tenon
