#include "tenon/policy/rate.hpp"

#include <numeric>

#include "policy/exact.hpp"

namespace tenon {
namespace policy {
namespace {

enum class Way { half_up, down, up };
struct Grain {
  std::int64_t fen;
  Way way;
};

Grain grain_of(Rounding rounding) {
  switch (rounding) {
    case Rounding::half_up_to_fen: return {1, Way::half_up};
    case Rounding::half_up_to_jiao: return {10, Way::half_up};
    case Rounding::half_up_to_yuan: return {100, Way::half_up};
    case Rounding::down_to_fen: return {1, Way::down};
    case Rounding::down_to_jiao: return {10, Way::down};
    case Rounding::down_to_yuan: return {100, Way::down};
    case Rounding::up_to_fen: return {1, Way::up};
    case Rounding::up_to_yuan: return {100, Way::up};
  }
  return {1, Way::half_up};
}

}  // namespace

Result<Money> round(const Wide& numerator, const Wide& denominator, Rounding rounding) {
  const auto [fen, way] = grain_of(rounding);
  const bool negative = numerator < 0;
  const Wide magnitude = negative ? Wide(-numerator) : numerator;
  const Wide unit = denominator * fen;
  Wide whole = magnitude / unit;
  const Wide rest = magnitude % unit;
  if ((way == Way::half_up && rest * 2 >= unit) || (way == Way::up && rest > 0)) ++whole;
  whole *= fen;
  if (whole > std::numeric_limits<std::int64_t>::max())
    return invalid("policy.amount_range")
        .fact("most", Money::from_fen(std::numeric_limits<std::int64_t>::max()).str());
  const auto result = static_cast<std::int64_t>(whole);
  return Money::from_fen(negative ? -result : result);
}

std::optional<Rate> reduced(Wide numerator, Wide denominator) {
  const Wide common = boost::multiprecision::gcd(numerator, denominator);
  if (common > 1) {
    numerator /= common;
    denominator /= common;
  }
  if (boost::multiprecision::abs(numerator) > Rate::most || denominator < 1 || denominator > Rate::most)
    return std::nullopt;
  return Rate::of(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
}

}  // namespace policy

namespace {

using policy::Wide;

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}
/// At most 13 digits, so that nothing overflows; larger than Rate::most is refused later.
std::optional<std::int64_t> whole_number(std::string_view text) {
  if (!all_digits(text) || text.size() > 13) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

std::optional<Rate> read_percent(std::string_view text) {
  const auto dot = text.find('.');
  const auto decimals = dot == text.npos ? std::string_view() : text.substr(dot + 1);
  if (dot != text.npos && !all_digits(decimals)) return std::nullopt;
  if (!all_digits(text.substr(0, dot))) return std::nullopt;
  const auto digits = whole_number(std::string(text.substr(0, dot)).append(decimals));
  if (!digits) return std::nullopt;
  std::int64_t denominator = 100;
  for (std::size_t i = 0; i < decimals.size(); ++i) denominator *= 10;
  return Rate::of(*digits, denominator);
}

std::optional<Rate> read_fraction(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == text.npos) return std::nullopt;
  const auto numerator = whole_number(text.substr(0, slash));
  const auto denominator = whole_number(text.substr(slash + 1));
  if (!numerator || !denominator) return std::nullopt;
  return Rate::of(*numerator, *denominator);
}

Refusal too_fine(std::string_view expression) {
  return invalid("policy.rate_range").fact("found", expression).fact("most", std::to_string(Rate::most));
}

}  // namespace

std::optional<Rate> Rate::of(std::int64_t numerator, std::int64_t denominator) noexcept {
  if (denominator < 1) return std::nullopt;
  const auto magnitude =
      numerator < 0 ? 0 - static_cast<std::uint64_t>(numerator) : static_cast<std::uint64_t>(numerator);
  const auto common = std::gcd(magnitude, static_cast<std::uint64_t>(denominator));
  const auto up = magnitude / common;
  const auto down = static_cast<std::uint64_t>(denominator) / common;
  if (up > static_cast<std::uint64_t>(most) || down > static_cast<std::uint64_t>(most)) return std::nullopt;
  const auto signed_up = static_cast<std::int64_t>(up);
  return Rate(numerator < 0 ? -signed_up : signed_up, static_cast<std::int64_t>(down));
}

Result<Rate> Rate::parse(std::string_view text, std::string_view field) {
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  std::optional<Rate> rate;
  if (rest.ends_with('%')) rate = read_percent(rest.substr(0, rest.size() - 1));
  else rate = read_fraction(rest);
  if (rate) return negative ? Rate(-rate->numerator_, rate->denominator_) : *rate;
  return invalid("policy.rate_malformed")
      .field(std::string(field))
      .fact("found", text.empty() || text.size() > 64 || !is_utf8(text) ? "\"\"" : text)
      .fact("most", std::to_string(most));
}

std::string Rate::str() const {
  auto rest = denominator_;
  int twos = 0;
  int fives = 0;
  for (; rest % 2 == 0; rest /= 2) ++twos;
  for (; rest % 5 == 0; rest /= 5) ++fives;
  const int decimals = std::max(0, std::max(twos, fives) - 2);
  // A percentage that ends is preferred while it is short enough to be read back.
  if (rest == 1 && decimals <= 10) {
    Wide scaled = Wide(numerator_ < 0 ? -numerator_ : numerator_) * 100;
    for (int i = 0; i < decimals; ++i) scaled *= 10;
    std::string digits = Wide(scaled / denominator_).str();
    if (digits.size() <= 13) {
      if (digits.size() <= static_cast<std::size_t>(decimals))
        digits.insert(0, static_cast<std::size_t>(decimals) + 1 - digits.size(), '0');
      if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
      return (numerator_ < 0 ? "-" : "") + digits + "%";
    }
  }
  return std::to_string(numerator_) + "/" + std::to_string(denominator_);
}

std::strong_ordering operator<=>(Rate a, Rate b) noexcept {
  const Wide left = Wide(a.numerator_) * b.denominator_;
  const Wide right = Wide(b.numerator_) * a.denominator_;
  if (left < right) return std::strong_ordering::less;
  return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Rate whole() noexcept { return *Rate::of(1, 1); }

Result<Rate> plus(Rate a, Rate b) {
  const auto rate =
      policy::reduced(Wide(a.numerator()) * b.denominator() + Wide(b.numerator()) * a.denominator(),
                      Wide(a.denominator()) * b.denominator());
  if (!rate) return too_fine(a.str() + " + " + b.str());
  return *rate;
}

Result<Rate> times(Rate a, Rate b) {
  const auto rate =
      policy::reduced(Wide(a.numerator()) * b.numerator(), Wide(a.denominator()) * b.denominator());
  if (!rate) return too_fine(a.str() + " * " + b.str());
  return *rate;
}

Result<Money> apply(Rate rate, Money base, Rounding rounding) { return apply(rate, base, 1, rounding); }

Result<Money> apply(Rate rate, Money base, std::int64_t times, Rounding rounding) {
  return policy::round(Wide(base.fen()) * rate.numerator() * times, rate.denominator(), rounding);
}

Result<Money> price_of(Area area, Money per_square_metre, Rounding rounding) {
  return price_of(area, per_square_metre, whole(), rounding);
}

Result<Money> price_of(Area area, Money per_square_metre, Rate rate, Rounding rounding) {
  return policy::round(Wide(area.hundredths()) * per_square_metre.fen() * rate.numerator(),
                       Wide(rate.denominator()) * 100, rounding);
}

Result<Money> sum(Money a, Money b) {
  return policy::round(Wide(a.fen()) + b.fen(), 1, Rounding::half_up_to_fen);
}

Verdict JsonCodec<Rate>::read(const Json& json, Rate& into, const JsonPath& at) {
  if (!json.is_string()) return detail::wrong_type(at, "a rate as text: \"1.5%\" or \"3/10000\"", json);
  auto rate = Rate::parse(json.get_ref<const std::string&>(), at.str());
  if (!rate) return std::move(rate).refusal();
  into = *rate;
  return {};
}

}  // namespace tenon
