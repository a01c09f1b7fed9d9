#include "tenon/policy/delay.hpp"

#include <functional>

#include "policy/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

DelayRules rules() {
  DelayRules all;
  all.title_source = "interpretation art. 14";
  all.demand_source = "interpretation art. 11";
  all.title_rescission_source = "interpretation art. 15";
  all.lapse_source = "interpretation art. 11";
  return all;
}

/// Late since the contract's day, a Wednesday: 2024-05-15.
DelayRequest late(LateKind kind, std::string_view as_of) {
  DelayRequest made;
  made.kind = kind;
  made.due_on = day("2024-05-15");
  made.clause = "contract clause 9";
  made.as_of = day(as_of);
  return made;
}

Delay reckoned(const DelayRequest& asked, UnknownYear unknown = UnknownYear::refuse) {
  auto answer = delay(asked, rules(), *Calendar::china(), unknown).value();
  check_words(answer.rescission.reason);
  return answer;
}

Result<Delay> after(const std::function<void(DelayRequest&, DelayRules&)>& change) {
  auto asked = late(LateKind::delivery, "2024-06-30");
  auto by = rules();
  REQUIRE(delay(asked, by, *Calendar::china()));
  change(asked, by);
  return delay(asked, by, *Calendar::china());
}

}  // namespace

TEST_CASE("days late count from the day after the due day to the day of performance") {
  CHECK(reckoned(late(LateKind::delivery, "2024-05-15")).days == 0);
  CHECK(reckoned(late(LateKind::delivery, "2024-05-16")).days == 1);
  CHECK(reckoned(late(LateKind::delivery, "2024-06-15")).days == 31);
  auto asked = late(LateKind::delivery, "2024-06-30");
  asked.performed_on = day("2024-05-25");
  CHECK(reckoned(asked).days == 10);
  CHECK(reckoned(asked).performed);
  asked.performed_on = day("2024-05-01");
  CHECK(reckoned(asked).days == 0);
  CHECK(reckoned(asked).source == "contract clause 9");
}

TEST_CASE("a due day that is a day off moves to the next working day, unless the contract says otherwise") {
  auto asked = late(LateKind::payment, "2024-10-10");
  asked.due_on = day("2024-10-01");  // the National Day holiday runs to the 7th
  CHECK(reckoned(asked).last_day == day("2024-10-08"));
  CHECK(reckoned(asked).due == day("2024-10-01"));
  CHECK(reckoned(asked).days == 2);
  asked.due_rolls = Roll::none;
  CHECK(reckoned(asked).days == 9);
  asked.due_rolls.reset();
  asked.due_on = day("2024-09-29");  // a Sunday, made a working day for the holiday
  CHECK(reckoned(asked).last_day == day("2024-09-29"));
}

TEST_CASE("without a day in the contract a title is due 90 days after handover or signing") {
  auto asked = late(LateKind::title, "2024-12-31");
  asked.due_on.reset();
  asked.clause.reset();
  asked.sold_as = SoldAs::presold;
  asked.handed_over_on = day("2024-06-03");
  asked.signed_on = day("2022-01-01");
  CHECK(reckoned(asked).due == day("2024-09-01"));
  CHECK(reckoned(asked).last_day == day("2024-09-02"));  // the 1st is a Sunday
  CHECK(reckoned(asked).source == "interpretation art. 14");
  asked.sold_as = SoldAs::completed;
  asked.signed_on = day("2024-06-04");
  CHECK(reckoned(asked).due == day("2024-09-02"));
  asked.signed_on.reset();
  expect(delay(asked, rules(), *Calendar::china()), "policy.delay_title_facts_missing", "signed_on",
         {"interpretation art. 14"});
  asked.sold_as = SoldAs::presold;
  asked.handed_over_on.reset();
  expect(delay(asked, rules(), *Calendar::china()), "policy.delay_title_facts_missing", "handed_over_on");
  asked.sold_as.reset();
  expect(delay(asked, rules(), *Calendar::china()), "policy.delay_title_facts_missing", "sold_as");
}

TEST_CASE("late delivery may be rescinded for three months after a demand") {
  auto asked = late(LateKind::delivery, "2024-09-02");
  CHECK_FALSE(reckoned(asked).rescission.may);
  CHECK(has(reckoned(asked).rescission.reason.en, "No demand"));
  asked.demanded_on = day("2024-05-31");
  // Three months end on Saturday 31 August and move to Monday, 2 September.
  auto right = reckoned(asked).rescission;
  CHECK_FALSE(right.may);
  CHECK(right.since == day("2024-09-03"));
  CHECK(right.by == PaymentParty::buyer);
  asked.as_of = day("2024-09-03");
  right = reckoned(asked).rescission;
  CHECK(right.may);
  CHECK(right.expires == day("2025-09-03"));
  CHECK(right.source == "interpretation art. 11");
  asked.performed_on = day("2024-09-03");
  CHECK_FALSE(reckoned(asked).rescission.may);
}

TEST_CASE("a demand ends on the month's last day where there is no corresponding one") {
  auto asked = late(LateKind::payment, "2025-03-31");
  asked.demanded_on = day("2024-11-30");
  CHECK(reckoned(asked).rescission.since == day("2025-03-01"));  // 28 February is a Friday
  CHECK(reckoned(asked).rescission.by == PaymentParty::developer);
}

TEST_CASE("the right lapses after a year, or three months after a demand to decide") {
  auto asked = late(LateKind::delivery, "2025-09-03");
  asked.demanded_on = day("2024-05-31");
  CHECK(reckoned(asked).rescission.may);
  asked.as_of = day("2025-09-04");
  const auto lapsed = reckoned(asked).rescission;
  CHECK_FALSE(lapsed.may);
  CHECK(lapsed.expires == day("2025-09-03"));
  CHECK(has(lapsed.reason.en, "lapsed"));
  asked.knew_on = day("2024-12-02");
  CHECK(reckoned(asked).rescission.may);
  CHECK(reckoned(asked).rescission.expires == day("2025-12-02"));
  asked.answer_demanded_on = day("2024-10-08");
  CHECK_FALSE(reckoned(asked).rescission.may);
  CHECK(reckoned(asked).rescission.expires == day("2025-01-08"));
  asked.as_of = day("2025-01-08");
  CHECK(reckoned(asked).rescission.may);
  asked.answer_demanded_on = day("2024-09-02");
  expect(delay(asked, rules(), *Calendar::china()), "policy.delay_dates_order", "answer_demanded_on",
         {"2024-09-02", "2024-09-03"});
}

TEST_CASE("a title may be rescinded for when it is more than a year late") {
  auto asked = late(LateKind::title, "2025-05-15");
  CHECK_FALSE(reckoned(asked).rescission.may);
  CHECK(reckoned(asked).rescission.since == day("2025-05-16"));
  asked.as_of = day("2025-05-16");
  CHECK(reckoned(asked).rescission.may);
  CHECK(reckoned(asked).rescission.source == "interpretation art. 15");
}

TEST_CASE("the contract's own number of days comes before a demand") {
  auto asked = late(LateKind::delivery, "2024-07-14");
  asked.contract_rescission_days = 60;
  CHECK(reckoned(asked).days == 60);
  CHECK_FALSE(reckoned(asked).rescission.may);
  asked.as_of = day("2024-07-15");
  CHECK(reckoned(asked).rescission.may);
  CHECK(reckoned(asked).rescission.source == "contract clause 9");
}

TEST_CASE("a year without a published calendar is refused or marked, as the caller says") {
  auto asked = late(LateKind::delivery, "2030-01-10");
  asked.due_on = day("2030-01-05");  // a Saturday
  CHECK(delay(asked, rules(), *Calendar::china()).refusal().code == "time.unknown_year");
  const auto estimated = reckoned(asked, UnknownYear::estimate);
  CHECK(estimated.estimated);
  CHECK(estimated.last_day == day("2030-01-07"));
  CHECK_FALSE(reckoned(late(LateKind::delivery, "2024-06-30"), UnknownYear::estimate).estimated);
}

TEST_CASE("what cannot be reckoned is refused by its field") {
  expect(after([](auto& r, auto&) { r.due_on.reset(); }), "policy.delay_due_missing", "due_on", {"delivery"});
  expect(after([](auto& r, auto&) { r.clause.reset(); }), "policy.delay_clause_missing", "clause");
  expect(after([](auto& r, auto&) { r.performed_on = day("2024-07-01"); }), "policy.delay_dates_order",
         "as_of", {"2024-06-30", "performed_on, 2024-07-01"});
  expect(after([](auto& r, auto&) { r.demanded_on = day("2024-05-15"); }), "policy.delay_dates_order",
         "demanded_on", {"2024-05-16"});
  expect(after([](auto& r, auto&) { r.contract_rescission_days = -1; }), "policy.out_of_range",
         "contract_rescission_days");
  expect(after([](auto&, auto& by) { by.demand_months = 0; }), "policy.out_of_range", "rules.demand_months");
  expect(after([](auto&, auto& by) { by.title_days_presold = 3651; }), "policy.out_of_range",
         "rules.title_days_presold", {"1 to 3650"});
  auto far = late(LateKind::delivery, "9999-12-31");
  far.due_on = day("9999-12-31");
  CHECK(delay(far, rules(), *Calendar::china(), UnknownYear::estimate).refusal().code == "time.out_of_range");
}
