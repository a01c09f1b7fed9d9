#include "policy/annuity.hpp"

#include <numeric>

namespace tenon::policy {

using boost::multiprecision::cpp_int;

MonthlyRate::MonthlyRate(Rate annual) {
  const auto common = std::gcd(annual.numerator(), annual.denominator() * 12);
  numerator = annual.numerator() / common;
  denominator = annual.denominator() * 12 / common;
}

ExactInstalment exact_instalment(Money principal, MonthlyRate rate, std::int32_t months) {
  if (rate.numerator == 0) return {principal.fen(), months};
  const auto n = static_cast<unsigned>(months);
  const cpp_int grown = boost::multiprecision::pow(cpp_int(rate.denominator) + rate.numerator, n);
  const cpp_int base = boost::multiprecision::pow(cpp_int(rate.denominator), n);
  return {cpp_int(principal.fen()) * rate.numerator * grown, rate.denominator * (grown - base)};
}

Money instalment(Money principal, MonthlyRate rate, std::int32_t months) {
  const auto exact = exact_instalment(principal, rate, months);
  const cpp_int fen = (exact.numerator * 2 + exact.denominator) / (exact.denominator * 2);
  return Money::from_fen(static_cast<std::int64_t>(fen));  // at most twice the principal: a Money holds it
}

Money interest_on(Money balance, MonthlyRate rate) {
  const Wide twice = Wide(balance.fen()) * rate.numerator * 2 + rate.denominator;
  return Money::from_fen(static_cast<std::int64_t>(Wide(twice / (Wide(rate.denominator) * 2))));
}

}  // namespace tenon::policy
