#pragma once
/// @file model/share.hpp
/// A share in a home, as an exact fraction: a third is a third, and three of them are the whole.
/// Values only: safe from any thread.
/// @since 0.1
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "tenon/core/json.hpp"

namespace tenon {

/// A fraction above 0 and at most 1, in lowest terms: 2/4 and 1/2 are the same share. In documents a text:
/// "1/2", and "1" or "1/1" for the whole, which is printed "1/1".
class Share {
 public:
  static constexpr std::int64_t most_parts = 1'000'000;  ///< largest denominator

  constexpr Share() = default;  ///< the whole
  /// Nothing unless 1 <= numerator <= denominator <= most_parts.
  [[nodiscard]] static constexpr std::optional<Share> of(std::int64_t numerator,
                                                         std::int64_t denominator) noexcept {
    if (numerator < 1 || denominator < numerator || denominator > most_parts) return std::nullopt;
    const auto common = std::gcd(numerator, denominator);
    return Share(numerator / common, denominator / common);
  }
  /// Reads "n/d", digits only; `field` names it in the refusal.
  ///
  /// Refusal: model.share_malformed (invalid).
  [[nodiscard]] static Result<Share> parse(std::string_view text, std::string_view field = {});

  [[nodiscard]] constexpr std::int64_t numerator() const noexcept { return numerator_; }
  [[nodiscard]] constexpr std::int64_t denominator() const noexcept { return denominator_; }
  /// "1/2"
  [[nodiscard]] std::string str() const;
  friend constexpr bool operator==(Share, Share) = default;

 private:
  constexpr Share(std::int64_t numerator, std::int64_t denominator)
      : numerator_(numerator), denominator_(denominator) {}
  std::int64_t numerator_ = 1;
  std::int64_t denominator_ = 1;
};

/// Whether the shares add up to exactly one whole. No rounding. `field` is the path that the refusal names.
/// Refusals (invalid): model.shares_sum, with the sum as a fraction; model.shares_too_fine where the sum's
/// denominator would exceed 10^9 on the way.
[[nodiscard]] Verdict check_shares_sum(std::span<const Share> shares, std::string_view field = "buyers");

template <>
struct JsonCodec<Share> {
  static void print(std::string& out, Share value) { ((out += '"') += value.str()) += '"'; }
  static Verdict read(const Json& json, Share& into, const JsonPath& at);
  static Verdict check(Share, const JsonPath&) { return {}; }
  static Json schema() { return detail::schema_of_type("string", "share", "^[0-9]{1,7}(/[0-9]{1,7})?$"); }
};

}  // namespace tenon
