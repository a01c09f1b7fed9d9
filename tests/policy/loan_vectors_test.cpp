// Schedules against tables that were computed apart from the code (tests/data/loans/SOURCE.md).
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "policy/annuity.hpp"
#include "policy/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

std::ifstream open(const std::string& name) {
  std::ifstream file(std::string(TENON_TEST_DATA) + "/loans/" + name);
  REQUIRE(file.is_open());
  return file;
}

/// Each row by the names of the heading.
std::vector<std::map<std::string, std::string>> rows() {
  auto file = open("loan_vectors.csv");
  const auto cells = [](const std::string& line) {
    std::vector<std::string> all;
    std::istringstream rest(line);
    for (std::string cell; std::getline(rest, cell, ',');) all.push_back(cell);
    return all;
  };
  std::string line;
  std::getline(file, line);
  const auto heading = cells(line);
  std::vector<std::map<std::string, std::string>> all;
  while (std::getline(file, line)) {
    const auto values = cells(line);
    REQUIRE(values.size() == heading.size());
    auto& row = all.emplace_back();
    for (std::size_t i = 0; i < heading.size(); ++i) row[heading[i]] = values[i];
  }
  return all;
}

/// A fraction of fen as yuan with 15 decimals, half up.
std::string fifteen_places(const boost::multiprecision::cpp_int& numerator,
                           const boost::multiprecision::cpp_int& denominator) {
  boost::multiprecision::cpp_int scaled = numerator;
  for (int i = 0; i < 13; ++i) scaled *= 10;  // fen are two of the fifteen
  std::string digits = boost::multiprecision::cpp_int((scaled * 2 + denominator) / (denominator * 2)).str();
  return digits.insert(digits.size() - 15, ".");
}

std::int64_t apart(Money a, std::string_view b) { return std::abs(a.fen() - money(b).fen()); }

}  // namespace

TEST_CASE("245 loans by equal instalments are as computed apart, to the fen and to 15 places") {
  const auto all = rows();
  REQUIRE(all.size() == 245);
  for (const auto& row : all) {
    INFO(row.at("amount") << " " << row.at("annual_rate_pct") << " " << row.at("months"));
    LoanRequest asked;
    asked.principal = money(row.at("amount"));
    asked.months = std::stoi(row.at("months"));
    asked.annual_rate = rate(row.at("annual_rate_pct") + "%");
    const auto exact =
        policy::exact_instalment(asked.principal, policy::MonthlyRate(asked.annual_rate), asked.months);
    CHECK(fifteen_places(exact.numerator, exact.denominator) == row.at("exact_payment_15dp"));
    CHECK(fifteen_places(exact.numerator * asked.months - asked.principal.fen() * exact.denominator,
                         exact.denominator) == row.at("exact_total_interest_15dp"));
    const auto schedule = loan_schedule(asked).value();
    CHECK(schedule.first_payment == money(row.at("payment_half_up")));
    CHECK(schedule.months[0].interest == money(row.at("row1_interest")));
    // Theirs is the exact instalment less the exact interest, ours the difference of two rounded amounts.
    CHECK(apart(schedule.months[0].principal, row.at("row1_principal_half_up")) <= 1);
    CHECK(schedule.last_payment == money(row.at("rounded_schedule_last_payment")));
    CHECK(schedule.total_interest == money(row.at("rounded_schedule_total_interest")));
    CHECK(schedule.last_month == asked.months);
  }
}

TEST_CASE("245 loans by equal principal are within their roundings of the closed form") {
  for (const auto& row : rows()) {
    INFO(row.at("amount") << " " << row.at("annual_rate_pct") << " " << row.at("months"));
    LoanRequest asked;
    asked.principal = money(row.at("amount"));
    asked.months = std::stoi(row.at("months"));
    asked.annual_rate = rate(row.at("annual_rate_pct") + "%");
    asked.repayment = Repayment::equal_principal;
    const auto schedule = loan_schedule(asked).value();
    // The table rounds nothing but its own figures; a payment here is the sum of two that are rounded.
    CHECK(apart(schedule.first_payment, row.at("equal_principal_row1")) <= 1);
    CHECK(apart(schedule.months[1].payment, row.at("equal_principal_row2")) <= 1);
    // The last month carries what the roundings of the principal add up to: half a fen a month at most.
    CHECK(apart(schedule.last_payment, row.at("equal_principal_last")) <= asked.months / 2 + 1);
    CHECK(apart(schedule.total_interest, row.at("equal_principal_total_interest_exact")) <=
          asked.months / 2 + 1);
  }
}

TEST_CASE("early repayments that keep the instalment end in the month computed apart") {
  const auto all = Json::parse(open("prepay_shorten_term.json"));
  REQUIRE(all.size() == 4);
  for (const auto& vector : all) {
    INFO(vector.dump());
    const auto fen = [](const Json& yuan) { return std::llround(yuan.get<double>() * 100); };
    const auto& result = vector.at("result");
    LoanRequest asked;
    asked.principal = Money::from_fen(fen(vector.at("principal")));
    asked.months = vector.at("months");
    asked.annual_rate =
        Rate::of(std::llround(vector.at("annualRate").get<double>() * 1e6), 1'000'000).value();
    asked.early_repayments = {{vector.at("prepay_month"), Money::from_fen(fen(vector.at("prepay_amount"))),
                               EarlyKeeps::instalment}};
    const auto schedule = loan_schedule(asked).value();
    CHECK(schedule.first_payment.fen() == fen(result.at("emi")));
    CHECK(schedule.last_month == result.at("payoffMonth").get<std::int32_t>());
    // Theirs rounds nothing. Each month rounds by a fen at most, and a fen grows with the interest of the
    // months after it, by less than the whole loan's growth: (1 + 5.88 % / 12)^360 is below 6.
    const auto near = [&](Money ours, const Json& theirs, std::int32_t months) {
      return std::abs(ours.fen() - fen(theirs)) <= 6 * months;
    };
    for (const auto* which : {"row_before", "row_after", "last"}) {
      const auto& row = result.at(which);
      const std::int32_t month = row.at("month");
      const auto& ours = schedule.months.at(static_cast<std::size_t>(month) - 1);
      CHECK(ours.month == month);
      CHECK(ours.early.fen() == fen(row.at("extraPayment")));
      CHECK(near(ours.balance, row.at("balance"), month));
      CHECK(near(ours.interest, row.at("interestPaid"), month));
      CHECK(near(ours.payment + ours.early, row.at("payment"), month));
    }
    CHECK(near(schedule.total_interest, result.at("totalInterest"), schedule.last_month));
  }
}
