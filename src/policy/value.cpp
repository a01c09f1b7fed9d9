#include "tenon/policy/value.hpp"

namespace tenon {
namespace {

constexpr std::string_view example_of(ValueUnit unit) noexcept {
  switch (unit) {
    case ValueUnit::rate: return "\"1.5%\"";
    case ValueUnit::yuan:
    case ValueUnit::yuan_per_m2: return "\"65.00\"";
    case ValueUnit::limit: return "\"30 working_days\"";
    case ValueUnit::period: return "\"5 years\"";
    case ValueUnit::flag: return "true";
    case ValueUnit::season: return "\"11-15 to 03-15\"";
    case ValueUnit::words: break;
  }
  return "{\"zh\": \"...\", \"en\": \"...\"}";
}

/// The text form of a season, and only with days that every year has: not 29 February.
std::optional<Value> read_season(const Json& json) {
  if (!json.is_string()) return std::nullopt;
  const auto& text = json.get_ref<const std::string&>();
  if (text.size() != 14) return std::nullopt;
  const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  const YearlySeason season{number(0), number(3), number(9), number(12)};
  const auto exists = [](std::int32_t month, std::int32_t day) {
    constexpr std::int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
  };
  if (!exists(season.begin_month, season.begin_day) || !exists(season.end_month, season.end_day) ||
      to_string(season) != text)
    return std::nullopt;
  return Value(season);
}

template <class T>
std::optional<Value> read_as(const Json& json) {
  auto read = read_json<T>(json);
  if (!read) return std::nullopt;
  return Value(*std::move(read));
}

std::optional<Value> read_unit(const Json& json, ValueUnit unit) {
  switch (unit) {
    case ValueUnit::rate: return read_as<Rate>(json);
    case ValueUnit::yuan:
    case ValueUnit::yuan_per_m2: {
      auto value = read_as<Money>(json);
      return value && std::get<Money>(*value) < Money() ? std::nullopt : value;
    }
    case ValueUnit::limit: return read_as<Limit>(json);
    case ValueUnit::period: return read_as<Period>(json);
    case ValueUnit::flag: return read_as<bool>(json);
    case ValueUnit::season: return read_season(json);
    case ValueUnit::words: {
      auto value = read_as<Text>(json);
      return value && (std::get<Text>(*value).zh.empty() || std::get<Text>(*value).en.empty()) ? std::nullopt
                                                                                               : value;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string to_string(const Period& period) {
  if (period.unit == PeriodUnit::design_life) return "design_life";
  std::string word(name_of(period.unit));
  if (period.count == 1) word.pop_back();
  return std::to_string(period.count) + " " + word;
}

Result<Period> parse_period(std::string_view text, std::string_view field) {
  if (text == "design_life") return Period{PeriodUnit::design_life, 0};
  const auto blank = text.find(' ');
  const auto digits = text.substr(0, blank);
  std::int32_t count = 0;
  if (blank != text.npos && digits.size() <= 4 && digits.find_first_not_of("0123456789") == digits.npos)
    for (const char c : digits) count = count * 10 + (c - '0');
  if (count >= 1 && count <= 1200)
    for (const auto unit : {PeriodUnit::days, PeriodUnit::months, PeriodUnit::years, PeriodUnit::seasons})
      if (const Period period{unit, count}; to_string(period) == text) return period;
  return invalid("policy.bad_period")
      .field(std::string(field))
      .fact("found", text.size() <= 60 && is_utf8(text) ? text : "\"\"");
}

std::string to_string(const YearlySeason& season) {
  std::string text;
  const auto add = [&](std::int32_t number) {
    text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
  };
  add(season.begin_month);
  text += '-';
  add(season.begin_day);
  text += " to ";
  add(season.end_month);
  text += '-';
  add(season.end_day);
  return text;
}

std::string to_string(const Value& value) {
  struct {
    std::string operator()(const Rate& rate) const { return rate.str(); }
    std::string operator()(const Money& money) const { return money.str(); }
    std::string operator()(const Limit& limit) const { return tenon::to_string(limit); }
    std::string operator()(const Period& period) const { return tenon::to_string(period); }
    std::string operator()(const YearlySeason& season) const { return tenon::to_string(season); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const Text& text) const { return text.en; }
  } printer;
  return std::visit(printer, value);
}

Result<Value> read_value(const Json& json, ValueUnit unit, const JsonPath& at) {
  if (auto value = read_unit(json, unit)) return *std::move(value);
  auto found = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (found.size() > 60) found = json.type_name();
  return invalid("policy.bad_value")
      .field(at.str())
      .fact("unit", name_of(unit))
      .fact("found", found)
      .fact("allowed", example_of(unit));
}

Verdict JsonCodec<Period>::read(const Json& json, Period& into, const JsonPath& at) {
  if (!json.is_string()) return detail::wrong_type(at, "a period as text: \"5 years\"", json);
  auto period = parse_period(json.get_ref<const std::string&>(), at.str());
  if (!period) return std::move(period).refusal();
  into = *period;
  return {};
}

}  // namespace tenon
