#include "tenon/core/money.hpp"

namespace tenon::detail {

std::string print_hundredths(std::int64_t hundredths) {
  const bool negative = hundredths < 0;
  const auto magnitude =
      negative ? 0 - static_cast<std::uint64_t>(hundredths) : static_cast<std::uint64_t>(hundredths);
  std::string out = negative ? "-" : "";
  out += std::to_string(magnitude / 100);
  const auto rest = magnitude % 100;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  out += static_cast<char>('0' + rest % 10);
  return out;
}

Verdict read_hundredths(const Json& json, std::int64_t& into, const JsonPath& at, std::string_view what) {
  if (!json.is_string()) return wrong_type(at, what, json);
  const auto& text = json.get_ref<const std::string&>();
  std::string_view rest = text;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative) rest.remove_prefix(1);
  const auto dot = rest.find('.');
  const auto whole = rest.substr(0, dot);
  const auto decimals = dot == rest.npos ? std::string_view() : rest.substr(dot + 1);
  const auto digits = [](std::string_view part) {
    for (const char c : part)
      if (c < '0' || c > '9') return false;
    return true;
  };
  // 15 digits of yuan keep the sum of a million such amounts inside 64 bits of fen.
  if (whole.empty() || whole.size() > 15 || !digits(whole) || !digits(decimals) || decimals.size() > 2 ||
      (dot != rest.npos && decimals.empty()))
    return wrong_type(at, what, json);
  std::int64_t value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  value *= 100;
  if (!decimals.empty()) value += (decimals[0] - '0') * 10;
  if (decimals.size() == 2) value += decimals[1] - '0';
  into = negative ? -value : value;
  return {};
}

}  // namespace tenon::detail
