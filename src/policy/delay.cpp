#include "tenon/policy/delay.hpp"

#include <algorithm>

#include "policy/checks.hpp"
#include "policy/delay_at.hpp"
#include "policy/periods.hpp"

namespace tenon {
namespace {

using policy::Periods;

constexpr std::int64_t most_days = 3650;
constexpr std::int64_t most_months = 120;

Verdict check_rules(const DelayRules& rules) {
  const JsonPath root;
  const auto at = root / "rules";
  const auto in = [&](std::int64_t found, std::int64_t most, std::string_view name) {
    return policy::check_range<std::int64_t>(found, 1, most, at / name);
  };
  TENON_POLICY_CHECK(in(rules.title_days_presold, most_days, "title_days_presold"));
  TENON_POLICY_CHECK(in(rules.title_days_completed, most_days, "title_days_completed"));
  TENON_POLICY_CHECK(in(rules.demand_months, most_months, "demand_months"));
  TENON_POLICY_CHECK(in(rules.title_months, most_months, "title_months"));
  TENON_POLICY_CHECK(in(rules.lapse_months_demanded, most_months, "lapse_months_demanded"));
  return in(rules.lapse_months, most_months, "lapse_months");
}

Verdict check_order(const std::optional<Date>& found, const Date& least, std::string_view than,
                    const JsonPath& at) {
  if (!found || *found >= least) return {};
  return invalid("policy.delay_dates_order")
      .field(at.str())
      .fact("found", to_string(*found))
      .fact("least", to_string(least))
      .fact("than", than);
}

Verdict check(const DelayRequest& request, const JsonPath& at) {
  TENON_POLICY_CHECK(JsonCodec<DelayRequest>::check(request, at));
  for (const auto& [name, day] :
       {std::pair{"performed_on", request.performed_on}, std::pair{"demanded_on", request.demanded_on},
        std::pair{"answer_demanded_on", request.answer_demanded_on}})
    if (day) TENON_POLICY_CHECK(check_order(request.as_of, *day, name, at / "as_of"));
  if (request.contract_rescission_days)
    TENON_POLICY_CHECK(policy::check_range<std::int64_t>(*request.contract_rescission_days, 0, most_days,
                                                         at / "contract_rescission_days"));
  if ((request.due_on || request.contract_rescission_days) && request.clause.value_or("").empty())
    return invalid("policy.delay_clause_missing").field((at / "clause").str());
  return {};
}

struct DueDay {
  Date day;
  std::string source;
};

/// The day of the contract; of a title also that of art. 14.
Result<DueDay> due_day(const DelayRequest& request, const DelayRules& rules, const Periods& periods,
                       const JsonPath& at) {
  if (request.due_on) return DueDay{*request.due_on, *request.clause};
  if (request.kind != LateKind::title)
    return invalid("policy.delay_due_missing")
        .field((at / "due_on").str())
        .fact("kind", name_of(request.kind));
  const auto missing = [&](std::string_view name) -> Refusal {
    return invalid("policy.delay_title_facts_missing").field((at / name).str()).source(rules.title_source);
  };
  if (!request.sold_as) return missing("sold_as");
  const bool presold = *request.sold_as == SoldAs::presold;
  const auto& from = presold ? request.handed_over_on : request.signed_on;
  if (!from) return missing(presold ? "handed_over_on" : "signed_on");
  TENON_TRY(const Date day,
            periods.days_after(*from, presold ? rules.title_days_presold : rules.title_days_completed));
  return DueDay{day, rules.title_source};
}

/// The last day on which the right to rescind has not yet arisen; none where it takes a demand first.
struct Grace {
  std::optional<Date> last;
  std::string source;
};

Result<Grace> grace(const DelayRequest& request, const DelayRules& rules, const Date& last_day,
                    Periods& periods) {
  Grace grace;
  if (request.contract_rescission_days) {
    grace.source = *request.clause;
    TENON_TRY(grace.last, periods.days_after(last_day, *request.contract_rescission_days));
  } else if (request.kind == LateKind::title) {
    grace.source = rules.title_rescission_source;
    TENON_TRY(grace.last, periods.last_of_months(last_day, rules.title_months));
  } else {
    grace.source = rules.demand_source;
    if (request.demanded_on) {
      TENON_TRY(grace.last, periods.last_of_months(*request.demanded_on, rules.demand_months));
    }
  }
  return grace;
}

/// The last day to use a right that arose on `since`.
Result<Date> expiry(const DelayRequest& request, const DelayRules& rules, const Date& since, Periods& periods,
                    const JsonPath& at) {
  if (!request.answer_demanded_on)
    return periods.last_of_months(std::max(since, request.knew_on.value_or(since)), rules.lapse_months);
  TENON_POLICY_CHECK(
      check_order(request.answer_demanded_on, since, "the day the right arose", at / "answer_demanded_on"));
  return periods.last_of_months(*request.answer_demanded_on, rules.lapse_months_demanded);
}

Result<Rescission> rescission(const DelayRequest& request, const DelayRules& rules, const Delay& delay,
                              Periods& periods, const JsonPath& at) {
  Rescission right;
  right.by = request.kind == LateKind::payment ? PaymentParty::developer : PaymentParty::buyer;
  const auto because = [&](std::string_view why) -> Rescission {
    std::vector<Fact> facts;
    if (right.since) facts.push_back({"since", to_string(*right.since)});
    if (right.expires) facts.push_back({"expires", to_string(*right.expires)});
    right.reason = catalogue_text("policy.rescission_" + std::string(why), std::move(facts));
    return std::move(right);
  };
  if (delay.days == 0) return because("not_late");
  TENON_TRY(auto allowed, grace(request, rules, delay.last_day, periods));
  right.source = std::move(allowed.source);
  if (request.performed_on) return because("performed");
  if (!allowed.last) return because("needs_demand");
  TENON_TRY(right.since, periods.days_after(*allowed.last, 1));
  if (request.as_of < *right.since) {
    TENON_POLICY_CHECK(check_order(request.answer_demanded_on, *right.since, "the day the right arises",
                                   at / "answer_demanded_on"));
    return because("not_yet");
  }
  TENON_TRY(right.expires, expiry(request, rules, *right.since, periods, at));
  if (request.as_of > *right.expires) {
    right.source += "; " + rules.lapse_source;
    return because("lapsed");
  }
  right.may = true;
  return because("may");
}

}  // namespace

Result<Delay> policy::delay_at(const DelayRequest& request, const DelayRules& rules, const Calendar& calendar,
                               UnknownYear unknown, const JsonPath& at) {
  TENON_POLICY_CHECK(check_rules(rules));
  TENON_POLICY_CHECK(check(request, at));
  Periods periods(calendar, unknown);
  TENON_TRY(auto due, due_day(request, rules, periods, at));
  Delay delay;
  delay.due = due.day;
  delay.source = std::move(due.source);
  TENON_TRY(delay.last_day, periods.rolled(due.day, request.due_rolls.value_or(Roll::following)));
  delay.performed = request.performed_on.has_value();
  delay.days =
      std::max<std::int64_t>(0, (request.performed_on.value_or(request.as_of) - delay.last_day).days());
  // A demand to do what is not due yet demands nothing.
  TENON_TRY(const Date first_late, periods.days_after(delay.last_day, 1));
  TENON_POLICY_CHECK(check_order(request.demanded_on, first_late, "the first day late", at / "demanded_on"));
  TENON_TRY(delay.rescission, rescission(request, rules, delay, periods, at));
  delay.estimated = periods.estimated();
  return delay;
}

Result<Delay> delay(const DelayRequest& request, const DelayRules& rules, const Calendar& calendar,
                    UnknownYear unknown) {
  return policy::delay_at(request, rules, calendar, unknown, {});
}

}  // namespace tenon
