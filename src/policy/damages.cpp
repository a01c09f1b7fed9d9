#include "tenon/policy/damages.hpp"

#include "policy/checks.hpp"
#include "policy/delay_at.hpp"
#include "policy/exact.hpp"

namespace tenon {
namespace {

constexpr std::int64_t most_days = 3650;

Verdict check_terms(const DamagesTerms& terms, const JsonPath& at) {
  TENON_POLICY_CHECK(policy::check_range(terms.daily_rate, Rate{}, whole(), at / "daily_rate"));
  if (terms.clause.empty()) return invalid("policy.damages_clause_missing").field((at / "clause").str());
  if (terms.first_days.has_value() != terms.daily_rate_beyond.has_value())
    return invalid("policy.damages_brackets")
        .field((at / (terms.first_days ? "daily_rate_beyond" : "first_days")).str());
  if (!terms.first_days) return {};
  TENON_POLICY_CHECK(policy::check_range<std::int64_t>(*terms.first_days, 1, most_days, at / "first_days"));
  return policy::check_range(*terms.daily_rate_beyond, Rate{}, whole(), at / "daily_rate_beyond");
}

Verdict check_rules(const DamagesRules& rules) {
  const JsonPath root;
  const auto at = root / "rules";
  TENON_POLICY_CHECK(policy::check_range(rules.loan_rate, Rate{}, whole(), at / "loan_rate"));
  TENON_POLICY_CHECK(policy::check_range(rules.overdue_surcharge, Rate{}, whole(), at / "overdue_surcharge"));
  TENON_POLICY_CHECK(policy::check_range<std::int64_t>(rules.year_days, 360, 366, at / "year_days"));
  return policy::check_range(rules.cap, Rate{}, whole(), at / "cap");
}

Verdict check(const LateDamagesRequest& request, const JsonPath& at) {
  TENON_POLICY_CHECK(JsonCodec<LateDamagesRequest>::check(request, at));
  TENON_POLICY_CHECK(policy::check_range(request.base, policy::one_fen, policy::most_money, at / "base"));
  if (request.monthly_rent)
    TENON_POLICY_CHECK(
        policy::check_range(*request.monthly_rent, policy::one_fen, policy::most_money, at / "monthly_rent"));
  if (request.actual_loss)
    TENON_POLICY_CHECK(
        policy::check_range(*request.actual_loss, Money{}, policy::most_money, at / "actual_loss"));
  if (request.contract) return check_terms(*request.contract, at / "contract");
  if (request.delay.kind == LateKind::delivery && !request.monthly_rent)
    return invalid("policy.damages_rent_missing").field((at / "monthly_rent").str());
  return {};
}

std::string source_of(LateKind kind, const DamagesRules& rules) {
  if (kind == LateKind::delivery) return rules.delivery_source;
  return kind == LateKind::title ? rules.title_source : rules.payment_source;
}

/// A line of so many days; who is late pays.
Line line(std::string_view item, LateKind kind, std::int64_t days, std::string source) {
  Line made;
  made.item = item;
  made.label = catalogue_text("policy.line_" + made.item);
  made.quantity = days;
  made.rounding = Rounding::half_up_to_fen;
  const bool buyer_late = kind == LateKind::payment;
  made.payer = buyer_late ? PaymentParty::buyer : PaymentParty::developer;
  made.payee = buyer_late ? PaymentParty::developer : PaymentParty::buyer;
  made.source = std::move(source);
  return made;
}

Result<Line> at_daily_rate(Line made, Money base, Rate daily) {
  made.base = base;
  made.rate = daily;
  TENON_TRY(made.amount, apply(daily, base, *made.quantity, *made.rounding));
  return made;
}

Result<std::vector<Line>> by_contract(const LateDamagesRequest& request, std::int64_t days) {
  const DamagesTerms& terms = *request.contract;
  const auto one = [&](std::int64_t n, Rate daily) {
    return at_daily_rate(line("damages_by_contract", request.delay.kind, n, terms.clause), request.base,
                         daily);
  };
  std::vector<Line> lines;
  const bool beyond = terms.first_days && days > *terms.first_days;
  if (beyond && terms.brackets.value_or(BracketUse::not_cumulative) == BracketUse::each_its_days) {
    TENON_TRY(auto first, one(*terms.first_days, terms.daily_rate));
    TENON_TRY(auto rest, one(days - *terms.first_days, *terms.daily_rate_beyond));
    lines = {std::move(first), std::move(rest)};
  } else {
    TENON_TRY(auto all, one(days, beyond ? *terms.daily_rate_beyond : terms.daily_rate));
    lines = {std::move(all)};
  }
  return lines;
}

/// Art. 13: the rent of a similar home for as long. Days are counted, so a month is 1/12 of 365 of them.
Result<Line> by_rent(const LateDamagesRequest& request, std::int64_t days, const DamagesRules& rules) {
  Line made = line("damages_by_rent", request.delay.kind, days, rules.delivery_source);
  made.base = request.monthly_rent;
  made.rate = *Rate::of(12, 365);
  made.note = catalogue_text("policy.note_damages_by_rent");
  TENON_TRY(made.amount, apply(*made.rate, *made.base, days, *made.rounding));
  return made;
}

/// Art. 13 and 14: the rate on overdue loans, which is a loan rate and its surcharge.
Result<Line> by_overdue_rate(const LateDamagesRequest& request, std::int64_t days,
                             const DamagesRules& rules) {
  TENON_TRY(const Rate factor, plus(whole(), rules.overdue_surcharge));
  TENON_TRY(const Rate annual, times(rules.loan_rate, factor));
  TENON_TRY(const Rate daily, times(annual, *Rate::of(1, rules.year_days)));
  Line made = line("damages_by_overdue_rate", request.delay.kind, days,
                   source_of(request.delay.kind, rules) + "; " + rules.overdue_source);
  made.note =
      catalogue_text("policy.note_damages_by_overdue_rate", {{"loan_rate", rules.loan_rate.str()},
                                                             {"loan_rate_source", rules.loan_rate_source},
                                                             {"surcharge", rules.overdue_surcharge.str()},
                                                             {"annual", annual.str()},
                                                             {"year_days", std::to_string(rules.year_days)}});
  return at_daily_rate(std::move(made), request.base, daily);
}

Result<std::vector<Line>> lines_of(const LateDamagesRequest& request, std::int64_t days,
                                   const DamagesRules& rules) {
  if (days == 0) return std::vector<Line>{};
  if (request.contract) return by_contract(request, days);
  auto one = request.delay.kind == LateKind::delivery ? by_rent(request, days, rules)
                                                      : by_overdue_rate(request, days, rules);
  if (!one) return std::move(one).refusal();
  return std::vector<Line>{*std::move(one)};
}

/// Art. 12. Nothing is changed by it: a court reduces or raises, and only when asked.
Result<DamagesBesideLoss> beside(Money amount, Money loss, const DamagesRules& rules) {
  TENON_TRY(const Rate factor, plus(whole(), rules.cap));
  DamagesBesideLoss beside;
  beside.loss = loss;
  beside.source = rules.cap_source;
  TENON_TRY(beside.most, apply(factor, loss, Rounding::half_up_to_fen));
  // Exactly the cap is not above it, so the comparison is with the amount that was not rounded.
  beside.too_high =
      policy::Wide(amount.fen()) * factor.denominator() > policy::Wide(loss.fen()) * factor.numerator();
  beside.too_low = amount < loss;
  beside.note = catalogue_text(beside.too_high  ? "policy.note_damages_too_high"
                               : beside.too_low ? "policy.note_damages_too_low"
                                                : "policy.note_damages_fair",
                               {{"loss", loss.str()}, {"most", beside.most.str()}, {"cap", rules.cap.str()}});
  return beside;
}

}  // namespace

Result<LateDamages> late_damages(const LateDamagesRequest& request, const DelayRules& delay_rules,
                                 const DamagesRules& rules, const Calendar& calendar, UnknownYear unknown) {
  const JsonPath root;
  TENON_POLICY_CHECK(check_rules(rules));
  TENON_POLICY_CHECK(check(request, root));
  LateDamages answer;
  TENON_TRY(answer.delay, policy::delay_at(request.delay, delay_rules, calendar, unknown, root / "delay"));
  TENON_TRY(auto lines, lines_of(request, answer.delay.days, rules));
  const auto kind = std::string(name_of(request.delay.kind));
  TENON_TRY(answer.statement, statement(catalogue_text("policy.title_late_" + kind), std::move(lines)));
  answer.amount = answer.statement.total;
  if (request.actual_loss) {
    TENON_TRY(answer.beside_loss, beside(answer.amount, *request.actual_loss, rules));
  }
  return answer;
}

}  // namespace tenon
