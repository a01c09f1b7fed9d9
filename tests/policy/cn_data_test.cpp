// The statutory data by date: the figures of the page that they were taken from, on both sides of each
// change.
#include "policy/pack_examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

struct Point {
  std::string_view parameter, on, value;
};

std::string value_on(std::string_view parameter, std::string_view on, const Circumstances& known = {},
                     std::string region = "CN") {
  const auto found = PolicyPack::china()->find(parameter, {day(on), std::move(region), known});
  return found ? to_string(found->value) : found.refusal().code;
}

}  // namespace

TEST_CASE("statutory figures change on their days") {
  const Point points[] = {
      {"area_difference.threshold", "2001-05-31", "policy.no_value"},
      {"area_difference.threshold", "2001-06-01", "3%"},
      {"area_difference.double_return", "2026-11-01", "true"},
      {"area_difference.repay_within", "2026-11-01", "30 days"},
      {"area_difference.interest_on_return", "2020-12-31", "true"},
      {"area_difference.interest_on_return", "2021-01-01", "false"},
      {"prenotice.lapses_after", "2020-12-31", "3 months"},
      {"prenotice.lapses_after", "2021-01-01", "90 days"},
      {"objection.lapses_after", "2021-01-01", "15 days"},
      {"rescission.after_demand", "2021-01-01", "3 months"},
      {"rescission.right_lapses", "2021-01-01", "1 year"},
      {"damages.reduced_over_loss", "2021-01-01", "30%"},
      {"overdue_loan.surcharge_least", "2004-01-01", "30%"},
      {"overdue_loan.surcharge_most", "2004-01-01", "50%"},
      {"registration.within", "2015-02-28", "policy.no_value"},
      {"registration.within", "2015-03-01", "30 working_days"},
      {"registration.target.ordinary", "2019-12-31", "10 working_days"},
      {"registration.target.ordinary", "2020-12-31", "5 working_days"},
      {"presale_permit.topped_out", "2026-08-27", "false"},
      {"presale_permit.topped_out", "2026-08-28", "true"},
      {"presale_permit.invested_share", "2026-11-01", "25%"},
      {"complaint.mediation_within", "2019-12-31", "60 days"},
      {"complaint.mediation_within", "2020-01-01", "45 working_days"},
      {"complaint.mediation_within", "2026-04-14", "45 working_days"},
      {"complaint.mediation_within", "2026-04-15", "60 days"},
      {"complaint.accept_within", "2026-04-14", "7 working_days"},
      {"complaint.accept_within", "2026-04-15", "policy.no_value"},  // not verified under the new order
      {"warranty.builder.main_structure", "2020-01-01", "design_life"},
      {"warranty.builder.seepage", "2020-01-01", "5 years"},
      {"warranty.builder.heating", "2020-01-01", "2 seasons"},
      {"warranty.builder.wiring", "2020-01-01", "2 years"},
      {"warranty.builder.insulation", "2008-09-30", "policy.no_value"},
      {"warranty.builder.insulation", "2008-10-01", "5 years"},
      {"warranty.buyer.roof_waterproofing", "2020-01-01", "3 years"},
      {"warranty.buyer.seepage", "2020-01-01", "1 year"},
      {"warranty.buyer.heating", "2020-01-01", "1 season"},
      {"warranty.buyer.lamps_switches", "2020-01-01", "6 months"},
      {"warranty.buyer.pipe_blockage", "2020-01-01", "2 months"},
      {"lpr.five_year", "2019-08-20", "4.85%"},
      {"lpr.five_year", "2024-10-20", "3.85%"},
      {"lpr.five_year", "2024-10-21", "3.6%"},
      {"lpr.five_year", "2025-05-20", "3.5%"},
      {"lpr.one_year", "2025-05-20", "3%"},
      {"benchmark.over_five_years", "2015-05-11", "5.65%"},
      {"benchmark.over_five_years", "2019-10-07", "4.9%"},
      {"benchmark.over_five_years", "2019-10-08", "policy.no_value"},
  };
  for (const auto& [parameter, on, value] : points) {
    INFO(parameter << " on " << on);
    CHECK(value_on(parameter, on) == value);
  }
}

TEST_CASE("the provident fund's rates go by the home and the years of the loan") {
  const auto on = [](std::string_view day_, LoanHome home, std::int32_t years) {
    Circumstances known;
    known.loan_home = home;
    known.years = years;
    return value_on("provident_fund.rate", day_, known);
  };
  CHECK(on("2015-08-26", LoanHome::first, 5) == "2.75%");
  CHECK(on("2015-08-26", LoanHome::first, 6) == "3.25%");
  CHECK(on("2022-09-30", LoanHome::first, 30) == "3.25%");
  CHECK(on("2022-10-01", LoanHome::first, 30) == "3.1%");
  CHECK(on("2022-10-01", LoanHome::second, 30) == "3.575%");
  CHECK(on("2024-05-17", LoanHome::second, 30) == "3.575%");
  CHECK(on("2024-05-18", LoanHome::second, 30) == "3.325%");
  CHECK(on("2025-05-08", LoanHome::first, 5) == "2.1%");
  CHECK(on("2025-05-08", LoanHome::first, 30) == "2.6%");
  CHECK(on("2025-05-08", LoanHome::second, 5) == "2.525%");
  CHECK(on("2025-05-08", LoanHome::second, 30) == "3.075%");
  CHECK(on("2008-12-22", LoanHome::first, 30) == "policy.no_value");
}

TEST_CASE("least down payments of commercial loans") {
  const auto on = [](std::string_view day_, LoanHome home, std::string_view size = "100.00",
                     std::optional<bool> restricted = false, std::string region = "CN") {
    Circumstances known;
    known.use = UnitUse::home;
    known.loan_home = home;
    known.building_area = area(size);
    known.restricted_city = restricted;
    return value_on("down_payment.commercial", day_, known, std::move(region));
  };
  CHECK(on("2007-09-27", LoanHome::first, "90.00") == "20%");
  CHECK(on("2007-09-27", LoanHome::first, "90.01") == "30%");
  CHECK(on("2008-10-27", LoanHome::first) == "20%");
  CHECK(on("2010-04-17", LoanHome::first, "90.00") == "20%");
  CHECK(on("2010-04-17", LoanHome::first, "90.01") == "30%");
  CHECK(on("2010-04-17", LoanHome::second) == "50%");
  CHECK(on("2010-09-29", LoanHome::first, "90.00") == "30%");
  CHECK(on("2011-01-26", LoanHome::second) == "60%");
  CHECK(on("2015-03-30", LoanHome::second) == "40%");
  CHECK(on("2016-02-01", LoanHome::first, "100.00", true) == "30%");
  CHECK(on("2016-02-01", LoanHome::first) == "25%");
  CHECK(on("2016-02-01", LoanHome::second) == "30%");
  CHECK(on("2016-02-01", LoanHome::second, "100.00", true) == "40%");
  CHECK(on("2016-02-01", LoanHome::second, "100.00", std::nullopt) == "policy.circumstance_missing");
  CHECK(on("2023-08-31", LoanHome::second, "100.00", true) == "30%");
  CHECK(on("2024-05-17", LoanHome::first) == "20%");  // applied from the 18th
  CHECK(on("2024-05-18", LoanHome::first) == "15%");
  CHECK(on("2024-05-18", LoanHome::second) == "25%");
  CHECK(on("2024-09-24", LoanHome::second) == "15%");
  CHECK(on("2026-06-01", LoanHome::second, "100.00", false, "110105") == "20%");  // Beijing
  CHECK(on("2026-06-01", LoanHome::second, "100.00", false, "440106") == "15%");  // Guangzhou
}

TEST_CASE("floors of the loan rate may lie below the reference rate") {
  Circumstances known;
  known.loan_home = LoanHome::first;
  CHECK(value_on("mortgage_floor.spread", "2022-05-14", known) == "0%");
  CHECK(value_on("mortgage_floor.spread", "2022-05-15", known) == "-0.2%");
  CHECK(value_on("mortgage_floor.spread", "2024-05-16", known) == "-0.2%");
  CHECK(value_on("mortgage_floor.spread", "2024-05-17", known) == "policy.no_value");
}

TEST_CASE("the statutory day of a title, for presold and for finished homes") {
  Circumstances known;
  CHECK(value_on("title.statutory_within", "2021-01-01", known) == "policy.circumstance_missing");
  for (const auto sold : {SoldAs::presold, SoldAs::completed}) {
    known.sold_as = sold;
    CHECK(value_on("title.statutory_within", "2020-12-31", known) == "90 days");
    CHECK(value_on("title.statutory_within", "2021-01-01", known) == "90 days");
    CHECK(
        PolicyPack::china()->find("title.statutory_within", {day("2021-01-01"), "CN", known})->origin.cite ==
        "法释〔2020〕17号 art. 14");
  }
}

TEST_CASE("every row that the library carries has a citation and says how sure it is") {
  for (const auto& pack : {PolicyPack::china(), PolicyPack::handbook()})
    for (const auto& parameter : pack->data().parameters)
      for (const auto& row : parameter.rows) {
        INFO(parameter.id);
        CHECK(row.cite.size() >= 3);
        // what is only half known must carry a word of why
        if (row.confidence == Confidence::general_knowledge_low) CHECK(row.note);
      }
}
