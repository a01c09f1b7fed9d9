#include "tenon/policy/damages.hpp"

#include <functional>

#include "policy/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

DelayRules delay_rules() {
  DelayRules all;
  all.title_source = "interpretation art. 14";
  all.demand_source = all.lapse_source = "interpretation art. 11";
  all.title_rescission_source = "interpretation art. 15";
  return all;
}

DamagesRules rules() {
  DamagesRules all;
  all.loan_rate = rate("3.5%");
  all.loan_rate_source = "LPR over 5 years, 2025-05-20";
  all.overdue_surcharge = rate("50%");
  all.overdue_source = "PBoC 2003 no. 251";
  all.payment_source = all.delivery_source = "interpretation art. 13";
  all.title_source = "interpretation art. 14";
  all.cap = rate("30%");
  all.cap_source = "interpretation art. 12";
  return all;
}

DamagesTerms terms(std::string_view daily) {
  DamagesTerms made;
  made.daily_rate = rate(daily);
  made.clause = "contract clause 10";
  return made;
}

/// So many days late, by a contract of 1/10 000 a day.
LateDamagesRequest late(LateKind kind, std::int32_t days, std::string_view base) {
  LateDamagesRequest made;
  made.delay.kind = kind;
  made.delay.due_on = day("2024-05-15");  // a Wednesday
  made.delay.clause = "contract clause 9";
  made.delay.as_of = day("2024-05-15") + boost::gregorian::days(days);
  made.base = money(base);
  made.contract = terms("1/10000");
  return made;
}

LateDamages computed(const LateDamagesRequest& asked) {
  auto answer = late_damages(asked, delay_rules(), rules(), *Calendar::china()).value();
  check_readable(answer.statement);
  CHECK(answer.amount == answer.statement.total);
  if (answer.beside_loss) check_words(answer.beside_loss->note);
  return answer;
}

Result<LateDamages> after(const std::function<void(LateDamagesRequest&, DamagesRules&)>& change) {
  auto asked = late(LateKind::delivery, 30, "2000000.00");
  auto by = rules();
  REQUIRE(late_damages(asked, delay_rules(), by, *Calendar::china()));
  change(asked, by);
  return late_damages(asked, delay_rules(), by, *Calendar::china());
}

}  // namespace

TEST_CASE("the contract's daily rate is paid for each day, by the one who is late") {
  const auto delivery = computed(late(LateKind::delivery, 30, "2000000.00"));
  CHECK(delivery.amount == money("6000.00"));
  REQUIRE(delivery.statement.lines.size() == 1);
  CHECK(delivery.statement.lines[0].payer == PaymentParty::developer);
  CHECK(delivery.statement.lines[0].quantity == 30);
  CHECK(delivery.statement.lines[0].rate == rate("0.01%"));
  CHECK(delivery.statement.lines[0].source == "contract clause 10");
  const auto payment = computed(late(LateKind::payment, 30, "600000.00"));
  CHECK(payment.amount == money("1800.00"));
  CHECK(payment.statement.lines[0].payer == PaymentParty::buyer);
  CHECK(payment.statement.lines[0].payee == PaymentParty::developer);
}

TEST_CASE("what is on time costs nothing") {
  const auto answer = computed(late(LateKind::delivery, 0, "2000000.00"));
  CHECK(answer.amount == Money{});
  CHECK(answer.statement.lines.empty());
}

TEST_CASE("two brackets are not cumulative: the one that is reached gives the rate of every day") {
  const auto at = [](std::int32_t days, std::optional<BracketUse> use) {
    auto asked = late(LateKind::delivery, days, "2000000.00");
    asked.contract->first_days = 60;
    asked.contract->daily_rate_beyond = rate("3/10000");
    asked.contract->brackets = use;
    return computed(asked);
  };
  CHECK(at(60, {}).amount == money("12000.00"));
  CHECK(at(61, {}).amount == money("36600.00"));
  CHECK(at(61, {}).statement.lines.size() == 1);
  const auto split = at(61, BracketUse::each_its_days);
  CHECK(split.amount == money("12600.00"));
  REQUIRE(split.statement.lines.size() == 2);
  CHECK(split.statement.lines[0].quantity == 60);
  CHECK(split.statement.lines[1].quantity == 1);
  CHECK(at(60, BracketUse::each_its_days).amount == money("12000.00"));
}

TEST_CASE("more days and a larger base never cost less") {
  Money before;
  for (std::int32_t days = 0; days <= 400; days += 5) {
    auto asked = late(LateKind::delivery, days, "1234567.89");
    asked.contract->first_days = 90;
    asked.contract->daily_rate_beyond = rate("2/10000");
    const auto amount = computed(asked).amount;
    CHECK(amount >= before);
    asked.base = money("1234567.90");
    CHECK(computed(asked).amount >= amount);
    before = amount;
  }
}

TEST_CASE("a silent contract leaves late payment and late title to the rate on overdue loans") {
  auto asked = late(LateKind::payment, 30, "600000.00");
  asked.contract.reset();
  const auto payment = computed(asked);
  CHECK(payment.amount == money("2625.00"));  // 600,000 x 3.5 % x 150 % x 30 / 360
  CHECK(payment.statement.lines[0].rate == Rate::of(7, 48000).value());
  CHECK(payment.statement.lines[0].source == "interpretation art. 13; PBoC 2003 no. 251");
  REQUIRE(payment.statement.lines[0].note);
  CHECK(has(payment.statement.lines[0].note->en, "3.5%"));
  CHECK(has(payment.statement.lines[0].note->en, "5.25%"));
  CHECK(has(payment.statement.lines[0].note->en, "LPR over 5 years, 2025-05-20"));
  asked = late(LateKind::title, 100, "2000000.00");
  asked.contract.reset();
  const auto title = computed(asked);
  CHECK(title.amount == money("29166.67"));
  CHECK(title.statement.lines[0].payer == PaymentParty::developer);
  CHECK(title.statement.lines[0].source == "interpretation art. 14; PBoC 2003 no. 251");
}

TEST_CASE("a silent contract leaves late delivery to the rent of a similar home") {
  auto asked = late(LateKind::delivery, 73, "2000000.00");
  asked.contract.reset();
  expect(late_damages(asked, delay_rules(), rules(), *Calendar::china()), "policy.damages_rent_missing",
         "monthly_rent");
  asked.monthly_rent = money("5000.00");
  CHECK(computed(asked).amount == money("12000.00"));  // a fifth of a year
  CHECK(computed(asked).statement.lines[0].source == "interpretation art. 13");
}

TEST_CASE("held against the loss, more than 30 % above it is too much and less than it too little") {
  auto asked = late(LateKind::delivery, 65, "2000000.00");  // 13,000.00
  const auto with_loss = [&](std::string_view loss) {
    asked.actual_loss = money(loss);
    return computed(asked).beside_loss.value();
  };
  const auto exactly = with_loss("10000.00");
  CHECK(exactly.most == money("13000.00"));
  CHECK_FALSE(exactly.too_high);
  CHECK_FALSE(exactly.too_low);
  CHECK(exactly.source == "interpretation art. 12");
  CHECK(with_loss("9999.99").too_high);
  CHECK(has(with_loss("9999.99").note.en, "reduce"));
  CHECK(with_loss("13000.01").too_low);
  CHECK_FALSE(with_loss("13000.00").too_low);
  CHECK(with_loss("0.00").too_high);
  CHECK(computed(asked).amount == money("13000.00"));  // what was agreed stays what it is
  asked.actual_loss.reset();
  CHECK_FALSE(computed(asked).beside_loss);
}

TEST_CASE("what cannot be computed is refused by its field") {
  expect(after([](auto& r, auto&) { r.base = Money{}; }), "policy.out_of_range", "base");
  expect(after([](auto& r, auto&) { r.contract->daily_rate = rate("-1%"); }), "policy.out_of_range",
         "contract.daily_rate");
  expect(after([](auto& r, auto&) { r.contract->clause.clear(); }), "policy.damages_clause_missing",
         "contract.clause");
  expect(after([](auto& r, auto&) { r.contract->first_days = 60; }), "policy.damages_brackets",
         "contract.daily_rate_beyond");
  expect(after([](auto& r, auto&) { r.contract->daily_rate_beyond = rate("1%"); }), "policy.damages_brackets",
         "contract.first_days");
  expect(after([](auto& r, auto&) { r.monthly_rent = Money{}; }), "policy.out_of_range", "monthly_rent");
  expect(after([](auto& r, auto&) { r.actual_loss = money("-0.01"); }), "policy.out_of_range", "actual_loss");
  expect(after([](auto& r, auto&) { r.delay.due_on.reset(); }), "policy.delay_due_missing", "delay.due_on");
  expect(after([](auto&, auto& by) { by.year_days = 0; }), "policy.out_of_range", "rules.year_days");
  expect(after([](auto&, auto& by) { by.cap = rate("-1%"); }), "policy.out_of_range", "rules.cap");
  expect(after([](auto& r, auto&) {
           r.base = money("1000000000000.00");
           r.contract->daily_rate = rate("100%");
           r.delay.as_of = day("9000-01-01");  // each day the whole price, for seven thousand years
         }),
         "policy.amount_range", "");
}

TEST_CASE("damages are asked for and answered in JSON") {
  const auto asked =
      read_json<LateDamagesRequest>(
          Json::parse(
              R"({"delay": {"kind": "delivery", "due_on": "2024-05-15", "clause": "contract clause 9",
                                       "as_of": "2024-06-14"},
                             "base": "2000000.00",
                             "contract": {"daily_rate": "1/10000", "clause": "contract clause 10"}})"))
          .value();
  const auto answer = computed(asked);
  CHECK(answer.amount == money("6000.00"));
  CHECK(read_json<LateDamages>(Json::parse(to_json_text(answer))).value() == answer);
}
