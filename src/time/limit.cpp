#include "tenon/time/limit.hpp"

#include <array>
#include <stdexcept>

#include "time/words.hpp"

namespace tenon {
namespace {

/// The words of the text form: singular, plural, and how many of the unit one of them is.
struct UnitWord {
  std::string_view one, many;
  LimitUnit unit;
  std::int64_t factor;
};
constexpr std::array<UnitWord, 6> unit_words{
    {{"hour", "hours", LimitUnit::minutes, 60},
     {"minute", "minutes", LimitUnit::minutes, 1},
     {"working_hour", "working_hours", LimitUnit::working_minutes, 60},
     {"working_minute", "working_minutes", LimitUnit::working_minutes, 1},
     {"working_day", "working_days", LimitUnit::working_days, 1},
     {"day", "days", LimitUnit::days, 1}}};

Limit make(LimitUnit unit, std::int64_t count) {
  switch (unit) {
    case LimitUnit::working_minutes: return WorkingMinutes(count);
    case LimitUnit::working_days: return WorkingDays(count);
    case LimitUnit::days: return CalendarDays(count);
    case LimitUnit::minutes: break;
  }
  return Minutes(count);
}

/// The first word whose factor divides the amount, so that even hours come as hours; zero is "0 minutes".
const UnitWord& best_word(const Limit& limit) {
  for (const auto& word : unit_words)
    if (word.unit == limit.unit() && limit.count() % word.factor == 0 && (limit.count() || word.factor == 1))
      return word;
  return unit_words[1];
}

RefusalBuilder too_long(std::string_view found, LimitUnit unit, std::string_view field) {
  return invalid("time.limit_out_of_range")
      .field(std::string(field))
      .fact("found", found)
      .fact("most", to_string(make(unit, largest_limit(unit))));
}

}  // namespace

void detail::limit_below_zero_or_over_100_years(LimitUnit unit, std::int64_t count) {
  throw std::out_of_range("a limit of " + std::to_string(count) + " " + std::string(name_of(unit)) +
                          ": expected 0 to " + std::to_string(largest_limit(unit)));
}

Result<Limit> parse_limit(std::string_view text, std::string_view field) {
  const auto refused = [&]() -> Result<Limit> {
    return invalid("time.bad_limit").field(std::string(field)).fact("found", text.substr(0, 60));
  };
  std::size_t digits = 0;
  std::int64_t number = 0;
  constexpr std::int64_t enough = 1'000'000'000;  // beyond every limit, and far from overflow
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    number = std::min(enough, number * 10 + (text[digits] - '0'));
    ++digits;
  }
  if (digits == 0 || (digits > 1 && text.front() == '0') || digits >= text.size() || text[digits] != ' ')
    return refused();
  const auto word = text.substr(digits + 1);
  for (const auto& [one, many, unit, factor] : unit_words) {
    if (word != many && (word != one || number != 1)) continue;
    if (number * factor > largest_limit(unit)) return too_long(text.substr(0, 60), unit, field);
    return make(unit, number * factor);
  }
  return refused();
}

std::string to_string(const Limit& limit) {
  const auto& word = best_word(limit);
  const auto number = limit.count() / word.factor;
  return std::to_string(number) + ' ' + std::string(number == 1 ? word.one : word.many);
}

Text describe(const Limit& limit) {
  const auto& word = best_word(limit);
  const auto number = limit.count() / word.factor;
  const auto code = "time.limit." + std::string(number == 1 ? word.one : word.many);
  return detail::words(code, {{"n", std::to_string(number)}});
}

Result<Limit> multiplied(const Limit& limit, std::int64_t times, std::string_view field) {
  const auto most = largest_limit(limit.unit());
  if (times < 0 || (limit.count() != 0 && times > most / limit.count()))
    return too_long(to_string(limit) + " * " + std::to_string(times), limit.unit(), field);
  return make(limit.unit(), limit.count() * times);
}

void JsonCodec<Limit>::print(std::string& out, const Limit& value) {
  ((out += '"') += to_string(value)) += '"';
}
Verdict JsonCodec<Limit>::read(const Json& json, Limit& into, const JsonPath& at) {
  if (!json.is_string()) return detail::wrong_type(at, "a limit as text: \"3 working_days\"", json);
  auto parsed = parse_limit(json.get_ref<const std::string&>());
  if (!parsed) {
    auto refusal = std::move(parsed).refusal();
    refusal.field = at.str();
    return refusal;
  }
  into = *parsed;
  return {};
}
Json JsonCodec<Limit>::schema() {
  return {{"type", "string"}, {"pattern", "^(0|[1-9][0-9]*) (working_)?(minute|hour|day)s?$"}};
}

}  // namespace tenon
