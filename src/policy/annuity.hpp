#pragma once
// The instalment of a loan as an exact fraction, and the loan within a larger document.
#include "policy/exact.hpp"
#include "tenon/policy/loan.hpp"

namespace tenon::policy {

/// The monthly rate: annual / 12, in lowest terms.
struct MonthlyRate {
  explicit MonthlyRate(Rate annual);
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};

/// numerator / denominator fen.
struct ExactInstalment {
  boost::multiprecision::cpp_int numerator;
  boost::multiprecision::cpp_int denominator;
};

/// P i (1+i)^n / ((1+i)^n - 1), or P / n where i is 0. With i = u / v this is
/// P u (v+u)^n / (v ((v+u)^n - v^n)), a fraction of integers: nothing is approximated, so there is no
/// question of how many digits suffice. Its integers have at most 45 bits x 480 months, some 2.7 KB.
[[nodiscard]] ExactInstalment exact_instalment(Money principal, MonthlyRate rate, std::int32_t months);
/// The same, half up to fen.
[[nodiscard]] Money instalment(Money principal, MonthlyRate rate, std::int32_t months);
/// A month's interest on `balance`, half up to fen.
[[nodiscard]] Money interest_on(Money balance, MonthlyRate rate);

/// loan_schedule() of a request that stands at `at`.
[[nodiscard]] Result<LoanSchedule> schedule_at(const LoanRequest& request, const JsonPath& at);

}  // namespace tenon::policy
