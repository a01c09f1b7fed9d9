#pragma once
/// @file core/money.hpp
/// Money in integer fen and area in integer 0.01 m2. Neither converts to or from a floating-point number.
/// In documents both are texts with at most two decimals: "1200000.00", "89.50".
/// @since 0.1
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "tenon/core/json.hpp"

namespace tenon {

namespace detail {
[[nodiscard]] std::string print_hundredths(std::int64_t hundredths);
[[nodiscard]] Verdict read_hundredths(const Json& json, std::int64_t& into, const JsonPath& at,
                                      std::string_view what);
}  // namespace detail

/// An amount of money. Range: +-92 quadrillion yuan; overflow in arithmetic is the caller's fault.
class Money {
 public:
  constexpr Money() = default;
  [[nodiscard]] static constexpr Money from_fen(std::int64_t fen) { return Money(fen); }
  [[nodiscard]] constexpr std::int64_t fen() const { return fen_; }
  /// "1200000.00"
  [[nodiscard]] std::string str() const { return detail::print_hundredths(fen_); }

  friend constexpr Money operator+(Money a, Money b) { return Money(a.fen_ + b.fen_); }
  friend constexpr Money operator-(Money a, Money b) { return Money(a.fen_ - b.fen_); }
  friend constexpr auto operator<=>(Money, Money) = default;

 private:
  constexpr explicit Money(std::int64_t fen) : fen_(fen) {}
  std::int64_t fen_ = 0;
};

/// A floor area in hundredths of a square metre.
class Area {
 public:
  constexpr Area() = default;
  [[nodiscard]] static constexpr Area from_hundredths(std::int64_t hundredths) { return Area(hundredths); }
  [[nodiscard]] constexpr std::int64_t hundredths() const { return hundredths_; }
  /// "89.50"
  [[nodiscard]] std::string str() const { return detail::print_hundredths(hundredths_); }
  friend constexpr auto operator<=>(Area, Area) = default;

 private:
  constexpr explicit Area(std::int64_t hundredths) : hundredths_(hundredths) {}
  std::int64_t hundredths_ = 0;
};

inline namespace literals {
/// 1'200'000_yuan
[[nodiscard]] consteval Money operator""_yuan(unsigned long long yuan) {
  return Money::from_fen(static_cast<std::int64_t>(yuan) * 100);
}
}  // namespace literals

template <>
struct JsonCodec<Money> {
  static void print(std::string& out, Money value) { ((out += '"') += value.str()) += '"'; }
  static Verdict read(const Json& json, Money& into, const JsonPath& at) {
    std::int64_t fen = 0;
    auto verdict = detail::read_hundredths(json, fen, at,
                                           "an amount in yuan as text, at most two decimals: \"1200000.00\"");
    into = Money::from_fen(fen);
    return verdict;
  }
  static Verdict check(Money, const JsonPath&) { return {}; }
  static Json schema() { return detail::schema_of_type("string", "money", "^-?[0-9]+(\\.[0-9]{1,2})?$"); }
};

template <>
struct JsonCodec<Area> {
  static void print(std::string& out, Area value) { ((out += '"') += value.str()) += '"'; }
  static Verdict read(const Json& json, Area& into, const JsonPath& at) {
    std::int64_t hundredths = 0;
    auto verdict = detail::read_hundredths(json, hundredths, at,
                                           "an area in m2 as text, at most two decimals: \"89.50\"");
    into = Area::from_hundredths(hundredths);
    return verdict;
  }
  static Verdict check(Area, const JsonPath&) { return {}; }
  static Json schema() { return detail::schema_of_type("string", "area", "^-?[0-9]+(\\.[0-9]{1,2})?$"); }
};

}  // namespace tenon
