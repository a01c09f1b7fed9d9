#pragma once
/// @file policy/loan.hpp
/// The schedule of a home loan, month by month, to the fen.
///
/// Convention, as lenders here print their schedules: a month's interest is balance x annual rate / 12,
/// rounded half up to fen; the instalment (or, by equal principal, the monthly principal) is rounded half up
/// to fen; the last month pays what is left. Where rounding up has repaid a very small loan early, the
/// schedule is shorter. A rate counts for whole months: a change applies from the first month that begins on
/// or after its day, and the rest is spread anew over the months that remain. A lender that splits the month
/// of a change by days will differ in that month.
///
/// Rates are exact fractions and so is the instalment before it is rounded: no power of a rate is ever
/// approximated. Pure functions on values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "tenon/policy/rate.hpp"
#include "tenon/policy/statement.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

enum class Repayment : std::uint8_t {
  equal_instalments,  ///< the same sum each month
  equal_principal,    ///< the same principal each month, interest on what is left
};
BOOST_DESCRIBE_ENUM(Repayment, equal_instalments, equal_principal)

struct RateChange {
  Date from{1970, 1, 1};
  Rate annual_rate;
  friend bool operator==(const RateChange&, const RateChange&) = default;
};
BOOST_DESCRIBE_STRUCT(RateChange, (), (from, annual_rate))

/// What an early repayment shortens.
enum class EarlyKeeps : std::uint8_t {
  instalment,  ///< and ends sooner (by equal principal: keeps the monthly principal)
  term,        ///< and pays less each month
};
BOOST_DESCRIBE_ENUM(EarlyKeeps, instalment, term)

struct EarlyRepayment {
  std::int32_t after_month = 1;  ///< paid together with this month's instalment
  Money amount;                  ///< above 0, at most what is left after that instalment
  EarlyKeeps keeps = EarlyKeeps::instalment;
  friend bool operator==(const EarlyRepayment&, const EarlyRepayment&) = default;
};
BOOST_DESCRIBE_STRUCT(EarlyRepayment, (), (after_month, amount, keeps))

struct LoanRequest {
  static constexpr std::int32_t most_months = 480;
  Money principal;          ///< above 0, at most 10^12 yuan
  std::int32_t months = 1;  ///< 1 to most_months
  Rate annual_rate;         ///< 0 % to 100 %
  Repayment repayment = Repayment::equal_instalments;
  /// Day the money is paid out; month k is due on the corresponding day k months later, else on the last day
  /// of that month (Civil Code art. 202). Demanded where the rate changes.
  std::optional<Date> paid_out_on;
  std::vector<RateChange> rate_changes;          ///< in order of their days, none twice
  std::vector<EarlyRepayment> early_repayments;  ///< in order of their months, none twice
  friend bool operator==(const LoanRequest&, const LoanRequest&) = default;
};
BOOST_DESCRIBE_STRUCT(LoanRequest, (),
                      (principal, months, annual_rate, repayment, paid_out_on, rate_changes,
                       early_repayments))

struct LoanMonth {
  std::int32_t month = 0;   ///< from 1
  std::optional<Date> due;  ///< only where the day of the payout is known
  Rate annual_rate;
  Money payment;    ///< principal + interest, without an early repayment
  Money principal;  ///< of the instalment
  Money interest;
  Money early;    ///< repaid beyond the instalment
  Money balance;  ///< left at the month's end
  friend bool operator==(const LoanMonth&, const LoanMonth&) = default;
};
BOOST_DESCRIBE_STRUCT(LoanMonth, (), (month, due, annual_rate, payment, principal, interest, early, balance))

struct LoanSchedule {
  Money first_payment;
  Money last_payment;
  std::int32_t last_month = 0;
  Money total_interest;
  Money total_paid;  ///< principal, interest and early repayments
  std::vector<LoanMonth> months;
  Text convention;  ///< how it was computed, for people
  friend bool operator==(const LoanSchedule&, const LoanSchedule&) = default;
};
BOOST_DESCRIBE_STRUCT(LoanSchedule, (),
                      (first_payment, last_payment, last_month, total_interest, total_paid, months,
                       convention))

/// Refusals (invalid): policy.out_of_range (principal, months, a rate, a month), policy.loan_payout_missing,
/// loan_changes_order, loan_early_order, loan_early_after_end, loan_early_too_much; time.out_of_range.
[[nodiscard]] Result<LoanSchedule> loan_schedule(const LoanRequest& request);

}  // namespace tenon
