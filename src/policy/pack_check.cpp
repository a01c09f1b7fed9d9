#include "policy/pack_check.hpp"

#include <algorithm>

#include "policy/pack_table.hpp"

namespace tenon::policy {
namespace {

Refusal bad(std::string_view code, const JsonPath& at, std::string_view found) {
  return invalid(code).field(at.str()).fact("found", found.size() <= 80 ? found : "\"\"");
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

Result<void> check_row(const DatedRow& row, const JsonPath& at) {
  if (row.to && *row.to < row.from)
    return invalid("policy.dates_reversed")
        .field((at / "to").str())
        .fact("found", to_string(*row.to))
        .fact("from", to_string(row.from));
  if (!is_jurisdiction(row.jurisdiction))
    return bad("policy.bad_jurisdiction", at / "jurisdiction", row.jurisdiction);
  if (row.when) TENON_CHECK(check_conditions(*row.when, at / "when"));
  TENON_CHECK(check_citation(row.cite, at / "cite"));
  return row.note ? check_title(*row.note, at / "note") : Result<void>{};
}

bool same_days(const DatedRow& a, const DatedRow& b) {
  return (!a.to || *a.to >= b.from) && (!b.to || *b.to >= a.from);
}

Result<void> check_pair(const DatedRow& a, const DatedRow& b, const JsonPath& first, const JsonPath& second) {
  if (a.jurisdiction != b.jurisdiction || !same_days(a, b)) return {};
  const auto& one = conditions_of(a);
  const auto& other = conditions_of(b);
  if (!overlap(one, other)) return {};
  const bool in = within(one, other);
  const bool out = within(other, one);
  if (in != out) return {};  // one is an exception to the other
  return invalid(in ? "policy.rows_overlap" : "policy.rows_ambiguous")
      .field(second.str())
      .fact("found", span_of(b))
      .fact("first", first.str())
      .fact("first_found", span_of(a));
}

Result<void> check_gaps(const std::vector<const DatedRow*>& rows, const JsonPath& at) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = *rows[i];
    if (!row.to) continue;
    const auto next = *row.to + boost::gregorian::days(1);
    const DatedRow* later = nullptr;
    bool joined = false;
    std::size_t where = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
      const auto& other = *rows[k];
      if (other.jurisdiction != row.jurisdiction || conditions_of(other) != conditions_of(row)) continue;
      joined = joined || other.from == next;
      if (other.from > next && (!later || other.from < later->from)) later = &other, where = k;
    }
    if (later && !joined)
      return invalid("policy.rows_gap")
          .field((at / where).str())
          .fact("found", to_string(later->from))
          .fact("expected", to_string(next));
  }
  return {};
}

}  // namespace

Result<void> check_pack_id(const std::string& id, const JsonPath& at) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
  };
  if (!id.empty() && id.size() <= 64 && std::ranges::all_of(id, allowed)) return {};
  return bad("policy.bad_id", at, id);
}

Result<void> check_limit_id(const std::string& id, const JsonPath& at) {
  const auto bracket = id.find('[');
  if (bracket == id.npos) return check_pack_id(id, at);
  if (id.back() != ']') return bad("policy.bad_id", at, id);
  TENON_CHECK(check_pack_id(id.substr(0, bracket), at));
  return check_pack_id(id.substr(bracket + 1, id.size() - bracket - 2), at);
}

Result<void> check_version(const std::string& version, const JsonPath& at) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == '+';
  };
  if (!version.empty() && version.size() <= 64 && std::ranges::all_of(version, allowed)) return {};
  return bad("policy.bad_version", at, version);
}

Result<void> check_title(const Text& title, const JsonPath& at) {
  if (blank(title.zh)) return invalid("policy.no_title").field((at / "zh").str());
  if (blank(title.en)) return invalid("policy.no_title").field((at / "en").str());
  return {};
}

Result<void> check_conditions(const Conditions& conditions, const JsonPath& at) {
  if (conditions == Conditions{}) return invalid("policy.no_conditions").field(at.str());
  if (conditions.area_over && conditions.area_up_to && *conditions.area_over >= *conditions.area_up_to)
    return invalid("policy.bad_bounds")
        .field((at / "area_up_to").str())
        .fact("found", conditions.area_up_to->str())
        .fact("over", conditions.area_over->str());
  if (conditions.years_over && conditions.years_up_to && *conditions.years_over >= *conditions.years_up_to)
    return invalid("policy.bad_bounds")
        .field((at / "years_up_to").str())
        .fact("found", std::to_string(*conditions.years_up_to))
        .fact("over", std::to_string(*conditions.years_over));
  return {};
}

Result<void> check_citation(const std::string& cite, const JsonPath& at) {
  if (blank(cite)) return invalid("policy.no_citation").field(at.str());
  return {};
}

Result<void> check_rows(const std::vector<const DatedRow*>& rows, const JsonPath& at) {
  for (std::size_t i = 0; i < rows.size(); ++i) TENON_CHECK(check_row(*rows[i], at / i));
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) TENON_CHECK(check_pair(*rows[k], *rows[i], at / k, at / i));
  return check_gaps(rows, at);
}

}  // namespace tenon::policy
