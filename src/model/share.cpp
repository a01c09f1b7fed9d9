#include "tenon/model/share.hpp"

#include "model/fields.hpp"

namespace tenon {
namespace {

/// 1 to 7 digits, or nothing.
std::optional<std::int64_t> read_part(std::string_view text) {
  if (text.empty() || text.size() > 7 || !model::all_digits(text)) return std::nullopt;
  std::int64_t value = 0;
  for (char c : text) value = value * 10 + (c - '0');
  return value;
}

std::string fraction(std::int64_t numerator, std::int64_t denominator) {
  return std::to_string(numerator) + "/" + std::to_string(denominator);
}

}  // namespace

Result<Share> Share::parse(std::string_view text, std::string_view field) {
  const auto slash = text.find('/');
  const auto numerator = read_part(text.substr(0, slash));
  const auto denominator =
      slash == text.npos ? std::optional<std::int64_t>(1) : read_part(text.substr(slash + 1));
  if (numerator && denominator)
    if (const auto share = of(*numerator, *denominator)) return *share;
  return invalid("model.share_malformed")
      .field(std::string(field))
      .fact("found", text.empty() || text.size() > 32 || !is_utf8(text) ? "\"\"" : text)
      .fact("most", std::to_string(most_parts));
}

std::string Share::str() const { return fraction(numerator_, denominator_); }

Verdict check_shares_sum(std::span<const Share> shares, std::string_view field) {
  constexpr std::int64_t finest = 1'000'000'000;
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  for (const Share share : shares) {
    // no overflow: the sum is at most 1000, in parts of 10^9, widened by at most 10^6
    const auto common = std::gcd(denominator, share.denominator());
    const auto left = share.denominator() / common;
    const auto right = denominator / common;
    numerator = numerator * left + share.numerator() * right;
    denominator *= left;
    const auto reduce = std::gcd(numerator, denominator);
    numerator /= reduce;
    denominator /= reduce;
    if (denominator > finest)
      return invalid("model.shares_too_fine")
          .field(std::string(field))
          .fact("allowed", std::to_string(finest));
    if (numerator / denominator >= 1000) break;
  }
  if (numerator == denominator && !shares.empty()) return {};
  return invalid("model.shares_sum")
      .field(std::string(field))
      .source("Civil Code art. 298")
      .fact("found", fraction(numerator, denominator))
      .fact("allowed", "1/1");
}

Verdict JsonCodec<Share>::read(const Json& json, Share& into, const JsonPath& at) {
  if (!json.is_string()) return detail::wrong_type(at, "a share as text: \"1/2\"", json);
  auto share = Share::parse(json.get_ref<const std::string&>(), at.str());
  if (!share) return std::move(share).refusal();
  into = *share;
  return {};
}

}  // namespace tenon
