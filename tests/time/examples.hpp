#pragma once
// What the tests of this room share: short ways to say days, instants and ledgers.
#include <string_view>

#include "support/catch.hpp"
#include "tenon/time/calendar.hpp"
#include "tenon/time/deadline.hpp"
#include "tenon/time/explanation.hpp"

namespace tenon::test {

inline Date day(std::string_view text) { return parse_date(text).value(); }
/// "2026-09-30 17:30" on the wall of a zone; Shanghai unless told otherwise.
inline Instant local(std::string_view text, const Zone& zone = Zone::named("Asia/Shanghai").value()) {
  const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  const int second = text.size() > 16 ? two(17) : 0;
  return zone.to_instant({day(text.substr(0, 10)), two(11) * 3600 + two(14) * 60 + second, 0});
}
inline Instant utc(std::string_view text) { return parse_instant(text).value(); }
inline Ledger running_from(Instant at) { return {Span{at, std::nullopt}}; }
inline std::span<const Span> view(const Ledger& ledger) { return {ledger.data(), ledger.size()}; }

/// When a limit is due, or the code of the refusal, or "none": what a test compares.
inline std::string due_text(const Limit& limit, const Ledger& ledger, const Calendar& calendar,
                            const Counting& counting = {}) {
  const auto result = due(limit, view(ledger), calendar, counting);
  if (!result) return result.refusal().code;
  return result->at ? to_string(*result->at) : "none";
}

/// Small numbers from a seed, the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  /// 0 to below `sides`.
  std::int64_t roll(std::int64_t sides) {
    state_ += 0x9e3779b97f4a7c15u;  // splitmix64
    auto z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return static_cast<std::int64_t>((z ^ (z >> 31)) % static_cast<std::uint64_t>(sides));
  }

 private:
  std::uint64_t state_;
};

}  // namespace tenon::test
