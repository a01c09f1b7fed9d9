#pragma once
/// @file policy/combined_loan.hpp
/// A combined loan: a part of the provident fund and a part of a bank, each with its own rate, term and way
/// of repayment, beside what the buyer pays in all. Pure function on values; safe from any thread.
/// @since 0.1
#include "tenon/policy/loan.hpp"

namespace tenon {

struct CombinedLoanRequest {
  LoanRequest provident_fund;
  LoanRequest bank;
  friend bool operator==(const CombinedLoanRequest&, const CombinedLoanRequest&) = default;
};
BOOST_DESCRIBE_STRUCT(CombinedLoanRequest, (), (provident_fund, bank))

/// Both parts together; a part that is repaid counts as nothing.
struct CombinedMonth {
  std::int32_t month = 0;
  Money payment;
  Money principal;
  Money interest;
  Money early;
  Money balance;
  friend bool operator==(const CombinedMonth&, const CombinedMonth&) = default;
};
BOOST_DESCRIBE_STRUCT(CombinedMonth, (), (month, payment, principal, interest, early, balance))

struct CombinedLoan {
  Money first_payment;
  Money total_interest;
  Money total_paid;
  std::vector<CombinedMonth> months;
  LoanSchedule provident_fund;
  LoanSchedule bank;
  friend bool operator==(const CombinedLoan&, const CombinedLoan&) = default;
};
BOOST_DESCRIBE_STRUCT(CombinedLoan, (),
                      (first_payment, total_interest, total_paid, months, provident_fund, bank))

/// Both parts are paid out on the same day, so that month k is one month; where both name a day it must be
/// the same. Refusals: policy.loan_parts_apart (invalid), and those of loan_schedule() with the part before
/// the field ("bank.months").
[[nodiscard]] Result<CombinedLoan> combined_loan(const CombinedLoanRequest& request);

}  // namespace tenon
