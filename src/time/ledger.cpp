#include "tenon/time/ledger.hpp"

#include "time/civil.hpp"

namespace tenon {
namespace {

RefusalBuilder goes_back(Instant at, Instant last) {
  return refuse("time.goes_back").fact("found", to_string(at)).fact("now", to_string(last));
}

Verdict bad_ledger(std::string_view field, std::size_t index, std::string_view problem) {
  return invalid("time.bad_ledger")
      .field(std::string(field))
      .fact("stretch", std::to_string(index + 1))
      .fact("problem", problem);
}

}  // namespace

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstringop-overread"
#endif
Ledger::Ledger(std::initializer_list<Span> spans) : small_vector(spans) {}
Ledger::Ledger(const Ledger& other) : small_vector(other) {}
Ledger::Ledger(Ledger&& other) noexcept : small_vector(std::move(other)) {}
Ledger& Ledger::operator=(const Ledger& other) {
  small_vector::operator=(other);
  return *this;
}
Ledger& Ledger::operator=(Ledger&& other) noexcept {
  small_vector::operator=(std::move(other));
  return *this;
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

Result<void> resume(Ledger& ledger, Instant at) {
  if (ledger.empty()) return ledger.push_back({at, std::nullopt}), Result<void>{};
  auto& last = ledger.back();
  if (at < last.to.value_or(last.from)) return goes_back(at, last.to.value_or(last.from));
  if (!last.to) return {};
  if (*last.to == at) last.to.reset();
  else ledger.push_back({at, std::nullopt});
  return {};
}

Result<void> pause(Ledger& ledger, Instant at) {
  if (ledger.empty()) return {};
  auto& last = ledger.back();
  if (at < last.to.value_or(last.from)) return goes_back(at, last.to.value_or(last.from));
  if (last.to) return {};
  if (last.from == at && ledger.size() > 1) ledger.pop_back();
  else last.to = at;
  return {};
}

Verdict check_ledger(std::span<const Span> ledger, std::string_view field) {
  for (std::size_t i = 0; i < ledger.size(); ++i) {
    const auto& [from, to] = ledger[i];
    if (!detail::in_range(from) || (to && !detail::in_range(*to)))
      return bad_ledger(field, i, "it is outside the years 1400 to 9999");
    if (to && *to < from) return bad_ledger(field, i, "it ends before it begins");
    if (!to && i + 1 < ledger.size()) return bad_ledger(field, i, "it is open, and is not the last");
    if (i > 0 && from < *ledger[i - 1].to)
      return bad_ledger(field, i, "it begins before the one in front of it ends");
  }
  return {};
}

void JsonCodec<Ledger>::print(std::string& out, const Ledger& value) {
  out += '[';
  for (const auto& span : value) {
    if (out.back() != '[') out += ',';
    JsonCodec<Span>::print(out, span);
  }
  out += ']';
}

Verdict JsonCodec<Ledger>::read(const Json& json, Ledger& into, const JsonPath& at) {
  if (!json.is_array()) return detail::wrong_type(at, "a list", json);
  into.clear();
  for (std::size_t i = 0; i < json.size(); ++i) {
    Span span;
    if (auto verdict = JsonCodec<Span>::read(json[i], span, at / i); !verdict.allowed()) return verdict;
    into.push_back(span);
  }
  return check(into, at);
}

Verdict JsonCodec<Ledger>::check(const Ledger& value, const JsonPath& at) {
  auto verdict = check_ledger({value.data(), value.size()});
  if (verdict.allowed()) return verdict;
  auto refusal = std::move(verdict).refusal();
  refusal.field = at.str();
  return refusal;
}

Json JsonCodec<Ledger>::schema() { return {{"type", "array"}, {"items", JsonCodec<Span>::schema()}}; }

}  // namespace tenon
