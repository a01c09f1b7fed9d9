#pragma once
/// @file policy/rate.hpp
/// A rate as an exact fraction, and its product with money and areas. Nothing here is a floating-point
/// number, and nothing is rounded unless the caller names how: every result carries a Rounding of the
/// caller's choice. Intermediate products are held in 256 bits, which no argument can overflow; a result that
/// does not fit a Money is refused (policy.amount_range). Free functions on values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tenon/core/json.hpp"
#include "tenon/core/money.hpp"

namespace tenon {

/// How an exact amount becomes fen. "Half up" is the rounding of Chinese bookkeeping (4 and below down, 5 and
/// above up) and goes by magnitude: -0.5 fen becomes -1, so that a payment and its return are equal.
enum class Rounding : std::uint8_t {
  half_up_to_fen,
  half_up_to_jiao,  ///< stamp duty until 2022-06-30 (Provisional Regulation art. 3)
  half_up_to_yuan,
  down_to_fen,  ///< towards zero
  down_to_jiao,
  down_to_yuan,
  up_to_fen,  ///< away from zero
  up_to_yuan,
};
BOOST_DESCRIBE_ENUM(Rounding, half_up_to_fen, half_up_to_jiao, half_up_to_yuan, down_to_fen, down_to_jiao,
                    down_to_yuan, up_to_fen, up_to_yuan)

/// A fraction in lowest terms; 0 is 0/1. May be negative: a spread below the reference rate is.
///
/// Text form: "1.5%" or "3/10000" are read, with an optional minus sign; printed is the percentage where it
/// has an end ("0.03%" for 3/10000), else the fraction ("1/3"). Equal rates print equally. A bare "0.015" is
/// refused, because nobody can tell whether its writer meant 1.5 % or 0.015 %.
class Rate {
 public:
  /// Largest numerator and denominator.
  static constexpr std::int64_t most = 1'000'000'000'000;

  constexpr Rate() = default;  ///< zero
  /// Nothing where the denominator is below 1 or, in lowest terms, either part is above `most`.
  [[nodiscard]] static std::optional<Rate> of(std::int64_t numerator, std::int64_t denominator) noexcept;
  /// Reads the text form. `field` names where it stood.
  /// Refusal: policy.rate_malformed (invalid).
  [[nodiscard]] static Result<Rate> parse(std::string_view text, std::string_view field = {});

  [[nodiscard]] constexpr std::int64_t numerator() const noexcept { return numerator_; }
  [[nodiscard]] constexpr std::int64_t denominator() const noexcept { return denominator_; }
  /// The text form.
  [[nodiscard]] std::string str() const;

  friend constexpr bool operator==(Rate, Rate) = default;
  friend std::strong_ordering operator<=>(Rate a, Rate b) noexcept;

 private:
  constexpr Rate(std::int64_t numerator, std::int64_t denominator)
      : numerator_(numerator), denominator_(denominator) {}
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// 100 %: the whole.
[[nodiscard]] Rate whole() noexcept;
/// The sum, e.g. a reference rate and its spread. Refusal: policy.rate_range where it has too many digits.
[[nodiscard]] Result<Rate> plus(Rate a, Rate b);
/// The product, e.g. a rate and the factor "150%". Refusal: policy.rate_range.
[[nodiscard]] Result<Rate> times(Rate a, Rate b);

/// rate x base, rounded once.
[[nodiscard]] Result<Money> apply(Rate rate, Money base, Rounding rounding);
/// rate x base x times, rounded once: a daily rate and its days, a fee and its pieces.
[[nodiscard]] Result<Money> apply(Rate rate, Money base, std::int64_t times, Rounding rounding);
/// price per m2 x area, rounded once.
[[nodiscard]] Result<Money> price_of(Area area, Money per_square_metre, Rounding rounding);
/// price per m2 x area x rate, rounded once: 5 % of the building cost of a home.
[[nodiscard]] Result<Money> price_of(Area area, Money per_square_metre, Rate rate, Rounding rounding);
/// a + b. Refusal: policy.amount_range.
[[nodiscard]] Result<Money> sum(Money a, Money b);

template <>
struct JsonCodec<Rate> {
  static void print(std::string& out, Rate value) { ((out += '"') += value.str()) += '"'; }
  static Verdict read(const Json& json, Rate& into, const JsonPath& at);
  static Verdict check(Rate, const JsonPath&) { return {}; }  // a Rate cannot be made out of range
  static Json schema() {
    return detail::schema_of_type("string", "rate", "^-?[0-9]+((\\.[0-9]+)?%|/[0-9]+)$");
  }
};

}  // namespace tenon
