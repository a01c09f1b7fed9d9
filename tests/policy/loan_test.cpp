#include "tenon/policy/loan.hpp"

#include <functional>

#include "policy/examples.hpp"
#include "tenon/policy/combined_loan.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

LoanRequest loan(std::string_view principal, std::string_view annual, std::int32_t months,
                 Repayment repayment = Repayment::equal_instalments) {
  LoanRequest made;
  made.principal = money(principal);
  made.annual_rate = rate(annual);
  made.months = months;
  made.repayment = repayment;
  return made;
}

/// The schedule, after what must be true of every one.
LoanSchedule scheduled(const LoanRequest& request) {
  const auto schedule = loan_schedule(request).value();
  Money principal, interest, paid;
  Money balance = request.principal;
  for (const auto& row : schedule.months) {
    REQUIRE(row.payment == row.principal + row.interest);
    REQUIRE(row.balance == balance - row.principal - row.early);
    REQUIRE(row.principal >= Money{});
    balance = row.balance;
    principal = principal + row.principal + row.early;
    interest = interest + row.interest;
    paid = paid + row.payment + row.early;
  }
  CHECK(balance == Money{});
  CHECK(principal == request.principal);
  CHECK(interest == schedule.total_interest);
  CHECK(paid == schedule.total_paid);
  CHECK(schedule.months.size() == static_cast<std::size_t>(schedule.last_month));
  check_words(schedule.convention);
  return schedule;
}

Result<LoanSchedule> after(const std::function<void(LoanRequest&)>& change) {
  auto changed = loan("1000000.00", "3.1%", 360);
  changed.paid_out_on = day("2026-01-20");
  REQUIRE(loan_schedule(changed));
  change(changed);
  return loan_schedule(changed);
}

}  // namespace

TEST_CASE("equal instalments come out to the fen") {
  struct Row {
    const char *principal, *annual;
    std::int32_t months;
    const char *instalment, *interest, *repaid, *last, *total_interest;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"1000000.00", "3.1%", 360, "4270.16", "2583.33", "1686.83", "4272.59", "537260.03"},
           {"600000.00", "2.6%", 240, "3208.73", "1300.00", "1908.73", "3208.16", "170094.63"},
           {"800000.00", "4.9%", 300, "4630.23", "3266.67", "1363.56", "4629.52", "589068.29"},
       }) {
    INFO(row.principal);
    const auto schedule = scheduled(loan(row.principal, row.annual, row.months));
    CHECK(schedule.first_payment == money(row.instalment));
    CHECK(schedule.months[0].interest == money(row.interest));
    CHECK(schedule.months[0].principal == money(row.repaid));
    CHECK(schedule.last_payment == money(row.last));
    CHECK(schedule.total_interest == money(row.total_interest));
  }
}

TEST_CASE("equal principal comes out to the fen") {
  struct Row {
    const char *principal, *annual;
    std::int32_t months;
    const char *monthly, *first, *second, *last, *total_interest;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"1000000.00", "3.1%", 360, "2777.78", "5361.11", "5353.94", "2784.15", "466291.30"},
           {"600000.00", "2.6%", 240, "2500.00", "3800.00", "3794.58", "2505.42", "156650.00"},
           {"800000.00", "4.9%", 300, "2666.67", "5933.34", "5922.45", "2676.55", "491632.72"},
       }) {
    INFO(row.principal);
    const auto schedule = scheduled(loan(row.principal, row.annual, row.months, Repayment::equal_principal));
    CHECK(schedule.months[0].principal == money(row.monthly));
    CHECK(schedule.months[0].payment == money(row.first));
    CHECK(schedule.months[1].payment == money(row.second));
    CHECK(schedule.last_payment == money(row.last));
    CHECK(schedule.total_interest == money(row.total_interest));
  }
}

TEST_CASE("without interest a loan is its parts, and one month is one payment") {
  for (const auto repayment : {Repayment::equal_instalments, Repayment::equal_principal}) {
    const auto free = scheduled(loan("1000.00", "0%", 3, repayment));
    CHECK(free.months[0].payment == money("333.33"));
    CHECK(free.last_payment == money("333.34"));
    CHECK(free.total_interest == Money{});
    const auto once = scheduled(loan("1000.00", "12%", 1, repayment));
    CHECK(once.first_payment == money("1010.00"));
    CHECK(once.last_month == 1);
  }
}

TEST_CASE("every loan adds up, however small, long or dear") {
  for (const auto* principal : {"0.01", "1.00", "100.00", "123456.78", "1000000000000.00"})
    for (const auto* annual : {"0%", "0.0000000001%", "2.6%", "1/3", "100%"})
      for (const std::int32_t months : {1, 2, 13, 360, 480})
        for (const auto repayment : {Repayment::equal_instalments, Repayment::equal_principal}) {
          INFO(principal << " " << annual << " " << months);
          CHECK(scheduled(loan(principal, annual, months, repayment)).last_month <= months);
        }
}

TEST_CASE("a longer term costs more interest and a smaller instalment") {
  auto before = scheduled(loan("700000.00", "3.1%", 12));
  for (std::int32_t months = 24; months <= 480; months += 12) {
    const auto longer = scheduled(loan("700000.00", "3.1%", months));
    CHECK(longer.first_payment < before.first_payment);
    CHECK(longer.total_interest > before.total_interest);
    before = longer;
  }
}

TEST_CASE("instalments are due on the corresponding day, else on the month's last") {
  auto asked = loan("1200.00", "0%", 3);
  asked.paid_out_on = day("2025-11-30");
  const auto schedule = scheduled(asked);
  CHECK(schedule.months[0].due == day("2025-12-30"));
  CHECK(schedule.months[2].due == day("2026-02-28"));
  asked.paid_out_on.reset();
  CHECK_FALSE(scheduled(asked).months[0].due);
}

TEST_CASE("a change of rate counts from the first month that begins on or after its day") {
  auto asked = loan("1000000.00", "3.1%", 360);
  asked.paid_out_on = day("2025-01-20");
  asked.rate_changes = {{day("2026-01-01"), rate("2.6%")}};
  const auto schedule = scheduled(asked);
  CHECK(schedule.months[11].annual_rate == rate("3.1%"));  // 20 December to 20 January
  CHECK(schedule.months[12].annual_rate == rate("2.6%"));
  // From then on it is the loan that is left, over the months that are left.
  const auto rest = scheduled(loan(schedule.months[11].balance.str(), "2.6%", 348));
  REQUIRE(rest.months.size() == 348);
  for (std::size_t i = 0; i < 348; ++i) {
    CHECK(schedule.months[12 + i].payment == rest.months[i].payment);
    CHECK(schedule.months[12 + i].balance == rest.months[i].balance);
  }
  asked.rate_changes[0].from = day("2025-12-20");  // a month begins that very day
  CHECK(scheduled(asked).months[11].annual_rate == rate("2.6%"));
  asked.rate_changes = {{day("2025-12-01"), rate("9%")}, {day("2025-12-02"), rate("2.6%")}};
  CHECK(scheduled(asked).months[11].annual_rate == rate("2.6%"));  // the last one before counts
}

TEST_CASE("by equal principal a change of rate leaves the monthly principal") {
  auto asked = loan("600000.00", "2.6%", 240, Repayment::equal_principal);
  asked.paid_out_on = day("2025-01-01");
  asked.rate_changes = {{day("2026-01-01"), rate("2.1%")}};
  const auto schedule = scheduled(asked);
  CHECK(schedule.months[11].payment == money("3740.42"));  // 572,500 x 2.6 % / 12
  CHECK(schedule.months[12].payment == money("3497.50"));  // 570,000 x 2.1 % / 12
  CHECK(schedule.last_month == 240);
}

TEST_CASE("a rate that changes to itself changes nothing but where the fen lie") {
  auto asked = loan("1000000.00", "3.1%", 360);
  const auto plain = scheduled(asked);
  asked.paid_out_on = day("2025-01-20");
  asked.rate_changes = {{day("2026-01-20"), rate("3.1%")}};
  const auto changed = scheduled(asked);
  CHECK(changed.months[12].payment.fen() - plain.months[12].payment.fen() <= 1);
  CHECK(changed.months[12].payment.fen() - plain.months[12].payment.fen() >= -1);
  CHECK(changed.last_month == 360);
}

TEST_CASE("an early repayment keeps the instalment and ends sooner, or keeps the term and pays less") {
  auto asked = loan("1000000.00", "4.9%", 360);
  const auto plain = scheduled(asked);
  asked.early_repayments = {{60, money("200000.00"), EarlyKeeps::instalment}};
  const auto sooner = scheduled(asked);
  CHECK(sooner.months[60].payment == plain.months[60].payment);
  CHECK(sooner.last_month == 257);
  asked.early_repayments[0].keeps = EarlyKeeps::term;
  const auto less = scheduled(asked);
  CHECK(less.last_month == 360);
  CHECK(less.months[60].payment == scheduled(loan(less.months[59].balance.str(), "4.9%", 300)).first_payment);
  CHECK(sooner.total_interest < less.total_interest);
  CHECK(less.total_interest < plain.total_interest);
}

TEST_CASE("by equal principal an early repayment drops whole months") {
  auto asked = loan("600000.00", "2.6%", 240, Repayment::equal_principal);
  asked.early_repayments = {{12, money("25000.00"), EarlyKeeps::instalment}};
  CHECK(scheduled(asked).last_month == 230);
  asked.early_repayments[0].amount = money("26000.00");
  const auto schedule = scheduled(asked);
  CHECK(schedule.last_month == 230);
  CHECK(schedule.months.back().principal == money("1500.00"));
}

TEST_CASE("all that is left can be repaid early, and the loan ends") {
  auto asked = loan("1000000.00", "4.9%", 360);
  const auto left = scheduled(asked).months[11].balance;
  asked.early_repayments = {{12, left, EarlyKeeps::instalment}};
  CHECK(scheduled(asked).last_month == 12);
  asked.early_repayments[0].amount = left + Money::from_fen(1);
  expect(loan_schedule(asked), "policy.loan_early_too_much", "early_repayments[0].amount",
         {left.str(), (left + Money::from_fen(1)).str()});
  asked.early_repayments = {{12, left, EarlyKeeps::instalment}, {13, money("1.00"), EarlyKeeps::term}};
  expect(loan_schedule(asked), "policy.loan_early_after_end", "early_repayments[1].after_month",
         {"12 months"});
}

TEST_CASE("changes of rate and early repayments go together") {
  auto asked = loan("1000000.00", "4.9%", 360);
  asked.paid_out_on = day("2024-02-29");
  asked.rate_changes = {{day("2025-01-01"), rate("3.85%")}, {day("2026-01-01"), rate("3.5%")}};
  asked.early_repayments = {{12, money("100000.00"), EarlyKeeps::instalment},
                            {30, money("50000.00"), EarlyKeeps::term}};
  const auto schedule = scheduled(asked);
  CHECK(schedule.last_month < 360);
  CHECK(schedule.months[11].early == money("100000.00"));
}

TEST_CASE("what is no loan is refused by its field") {
  expect(after([](auto& r) { r.principal = Money{}; }), "policy.out_of_range", "principal", {"found 0.00"});
  expect(after([](auto& r) { r.months = 0; }), "policy.out_of_range", "months", {"1 to 480", "found 0"});
  expect(after([](auto& r) { r.months = 481; }), "policy.out_of_range", "months");
  expect(after([](auto& r) { r.annual_rate = rate("-0.1%"); }), "policy.out_of_range", "annual_rate");
  expect(after([](auto& r) { r.annual_rate = rate("100.1%"); }), "policy.out_of_range", "annual_rate");
  expect(after([](auto& r) {
           r.rate_changes = {{day("2027-01-01"), rate("3%")}};
           r.paid_out_on.reset();
         }),
         "policy.loan_payout_missing", "paid_out_on");
  expect(after([](auto& r) {
           r.rate_changes = {{day("2026-01-20"), rate("3%")}};
         }),
         "policy.loan_changes_order", "rate_changes[0].from", {"2026-01-20"});
  expect(after([](auto& r) {
           r.rate_changes = {{day("2027-01-01"), rate("3%")}, {day("2027-01-01"), rate("2%")}};
         }),
         "policy.loan_changes_order", "rate_changes[1].from");
  expect(after([](auto& r) {
           r.early_repayments = {{5, money("1.00"), {}}, {5, money("1.00"), {}}};
         }),
         "policy.loan_early_order", "early_repayments[1].after_month");
  expect(after([](auto& r) {
           r.early_repayments = {{361, money("1.00"), {}}};
         }),
         "policy.out_of_range", "early_repayments[0].after_month");
  expect(after([](auto& r) {
           r.early_repayments = {{1, Money{}, {}}};
         }),
         "policy.out_of_range", "early_repayments[0].amount");
}

TEST_CASE("a loan is asked for and answered in JSON") {
  const auto asked =
      read_json<LoanRequest>(Json::parse(
                                 R"({"principal": "1000000.00", "months": 360, "annual_rate": "3.1%",
                             "repayment": "equal_instalments"})"))
          .value();
  const auto schedule = scheduled(asked);
  CHECK(read_json<LoanSchedule>(Json::parse(to_json_text(schedule))).value() == schedule);
}

TEST_CASE("a combined loan is its two parts, month by month") {
  CombinedLoanRequest asked{loan("600000.00", "2.6%", 240), loan("800000.00", "4.9%", 300)};
  const auto both = combined_loan(asked).value();
  CHECK(both.first_payment == money("7838.96"));
  CHECK(both.total_interest == money("759162.92"));
  REQUIRE(both.months.size() == 300);
  CHECK(both.months[239].payment == money("7838.39"));  // the fund's last is 3,208.16
  CHECK(both.months[240].payment == money("4630.23"));
  CHECK(both.months[299].balance == Money{});
  Money paid;
  for (const auto& row : both.months) paid = paid + row.payment;
  CHECK(paid == both.total_paid);
  asked.bank.months = 481;
  expect(combined_loan(asked), "policy.out_of_range", "bank.months");
  asked.bank.months = 300;
  asked.bank.paid_out_on = day("2026-01-20");
  CHECK(combined_loan(asked));
  asked.provident_fund.paid_out_on = day("2026-01-21");
  expect(combined_loan(asked), "policy.loan_parts_apart", "bank.paid_out_on", {"2026-01-20", "2026-01-21"});
}
