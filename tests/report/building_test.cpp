#include <algorithm>

#include "support/script.hpp"
#include "tenon/report/html.hpp"
#include "tenon/report/ledger.hpp"

using namespace tenon;
using namespace tenon::test;

// Figures of the building B1 of tests/scenarios/world.json: seven homes of 100 m2 at 12 000 yuan each. S1, S3
// and S5 are paid at once, S4 by two instalments of 600 000 due 07-15 and 10-15; S2 has a bank's loan of 840
// 000, S6 one of the provident fund, S7 both. S5's buyer is from abroad.
namespace {

const Json building = {{"building", "B1"}};
Json sale(const std::string& id) { return {{"sale", id}}; }

BuildingFigures figures_of_b1(Script& script) {
  auto figures = figures_of(script.engine()).value();
  REQUIRE(figures.buildings.size() == 1);
  return figures.buildings.front();
}
const FunnelStage& stage(const BuildingFigures& figures, std::string_view workflow) {
  const auto found = std::find_if(figures.funnel.begin(), figures.funnel.end(),
                                  [&](const FunnelStage& each) { return each.workflow == workflow; });
  INFO("procedure " << workflow);
  REQUIRE(found != figures.funnel.end());
  return *found;
}
std::string page_of(Script& script) { return to_html(figures_of(script.engine()).value()); }
bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

void open_permit(Script& script) {
  script.about(building);
  script.run({{"open", "presale_permit"},
              {"payload", {{"land_mortgaged", false}, {"civil_air_defence_basement", false}}},
              {"as", "bureau_specialist"},
              {"name", "permit"}});
}
void survey(Script& script, const std::string& unit, const std::string& area, const std::string& inner) {
  script.run(
      {{"put", "unit"}, {"record", {{"id", unit}, {"actual", {{"building", area}, {"inner", inner}}}}}});
}

}  // namespace

TEST_CASE("a building without procedures has no figures and no place on the page") {
  Script script;
  CHECK(figures_of(script.engine()).value().buildings.empty());
  CHECK_FALSE(contains(page_of(script), "id=\"b-B1\""));
}

TEST_CASE("the funnel counts the sales that need a procedure, not all sales") {
  Script script;
  open_permit(script);
  const auto figures = figures_of_b1(script);
  CHECK(figures.sales == 7);
  CHECK(figures.project == "榫园 (made up)");
  CHECK(stage(figures, "signing").needed == 7);
  CHECK(stage(figures, "mortgage").needed == 3);
  CHECK(stage(figures, "foreign_buyer_clearance").needed == 1);
  CHECK(stage(figures, "signing").blocked == 7);  // the permit is not granted yet
  CHECK(stage(figures, "mortgage").ready == 3);
  CHECK(contains(page_of(script), "id=\"b-B1\""));
}

TEST_CASE("a sale that cannot go on says why, what helps and by which rule, in both languages") {
  Script script;
  open_permit(script);
  const auto figures = figures_of_b1(script);
  const auto held = std::find_if(figures.held_up_sales.begin(), figures.held_up_sales.end(),
                                 [](const HeldUpSale& each) { return each.sale == "S1"; });
  REQUIRE(held != figures.held_up_sales.end());
  CHECK(held->workflow == "signing");
  CHECK(held->unit_name == "1-101");
  CHECK_FALSE(held->state);
  REQUIRE_FALSE(held->obstacles.empty());
  CHECK(held->obstacles[0].code == "journey.needs_first");
  CHECK(contains(held->obstacles[0].reason.zh, "预售许可证"));
  CHECK(contains(held->obstacles[0].reason.en, "Presale permit"));
  CHECK(held->obstacles[0].source == "H0 5.4");
  CHECK(contains(page_of(script), "Presale permit has to come first"));
}

TEST_CASE("a case with a side step to take is held up all the same when no step leads on") {
  Script script;
  script.about(building);
  script.bring("project_mortgage_release", "standing", building, "project mortgage");
  script.about(sale("S1"));
  script.bring("signing", "closed", sale("S1"), "signing");
  script.bring("contract_filing", "collecting", sale("S1"), "it");
  const auto of_s1 = [](const HeldUpSale& each) { return each.sale == "S1"; };
  const auto collecting = figures_of_b1(script).held_up_sales;
  CHECK(std::none_of(collecting.begin(), collecting.end(), of_s1));  // papers may still come in
  script.run({{"papers", "contract_filing.all"}});
  const auto figures = figures_of_b1(script);
  const auto held = std::find_if(figures.held_up_sales.begin(), figures.held_up_sales.end(), of_s1);
  REQUIRE(held != figures.held_up_sales.end());
  CHECK(held->workflow == "contract_filing");
  REQUIRE(held->state);
  CHECK(held->state->en == "Collecting papers");
  REQUIRE(held->obstacles.size() == 1);
  CHECK(held->obstacles[0].code == "project_mortgage_release.unit_still_mortgaged");
}

TEST_CASE("money that the schedule had due is owed from the end of its day") {
  Script script;
  script.about(sale("S4"));
  script.run({{"open", "payment_collection"},
              {"payload", {{"schedule", "@sale/schedule"}}},
              {"as", "contract_specialist"},
              {"name", "collection"}});
  CHECK(figures_of_b1(script).owed_amounts.empty());  // on the day itself, 2026-07-15
  script.run({{"wait", "2026-07-20T12:00:00+08:00"}});
  script.run({{"do", "record_payment"},
              {"payload", {{"number", 1}, {"amount", "100000.00"}}},
              {"as", "finance_clerk"},
              {"case", "collection"}});
  const auto figures = figures_of_b1(script);
  REQUIRE(figures.owed_amounts.size() == 1);
  const auto& owed = figures.owed_amounts.front();
  CHECK(owed.sale == "S4");
  CHECK(owed.from == MoneySource::own_funds);
  CHECK(owed.due.str() == "600000.00");
  CHECK(owed.paid.str() == "100000.00");
  CHECK(owed.open.str() == "500000.00");
  CHECK(owed.since_local == "2026-07-15 24:00");
  CHECK(owed.late_days == 4);
  CHECK_FALSE(owed.loan_state);
  CHECK(figures.owed.str() == "500000.00");
  CHECK(figures.owed_by_loans.str() == "0.00");

  script.run({{"wait", "2026-10-16T00:00:00+08:00"}});
  const auto later = figures_of_b1(script);
  CHECK(later.late_amounts == 2);
  CHECK(later.owed.str() == "1100000.00");
  CHECK(contains(page_of(script), "1,100,000.00"));
}

TEST_CASE(
    "a loan that is not paid out when the lender had to is owed, though the schedule has no date for it") {
  Script script;
  script.about(sale("S2"));
  script.bring("mortgage", "registered", sale("S2"), "loan");
  CHECK(figures_of_b1(script).owed_by_loans.str() == "0.00");
  script.run({{"wait", "2026-12-31T12:00:00+08:00"}});
  const auto figures = figures_of_b1(script);
  REQUIRE(figures.owed_amounts.size() == 1);
  CHECK(figures.owed_amounts[0].from == MoneySource::bank_loan);
  CHECK(figures.owed_by_loans.str() == "840000.00");
  CHECK(figures.owed.str() == "840000.00");
  REQUIRE(figures.owed_amounts[0].loan_state);
  CHECK(figures.owed_amounts[0].loan_state->en == "Mortgage registered");
}

TEST_CASE("areas are settled by the rule of 3 % and summed, whole units left out") {
  Script script;
  open_permit(script);
  CHECK(figures_of_b1(script).settlement.homes == 0);  // nothing is surveyed
  survey(script, "U1", "104.00", "83.20");             // + 4 %: 3 m2 are paid, at 12 000
  survey(script, "U2", "98.00", "78.40");              // - 2 m2
  survey(script, "U3", "95.00", "76.00");              // - 5 %: 3 m2 once, 2 m2 twice
  survey(script, "U4", "103.00", "82.40");             // whole unit below
  script.run({{"put", "sale"}, {"record", {{"id", "S4"}, {"priced_by", "whole_unit"}}}});
  const auto table = figures_of_b1(script).settlement;
  CHECK(table.homes == 3);
  CHECK(table.not_computed == 0);
  CHECK(table.to_collect.str() == "36000.00");
  CHECK(table.to_return.str() == "108000.00");  // 24 000 and 84 000
  CHECK(table.may_rescind == 2);
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].unit_name == "1-301");  // the largest difference first
  CHECK(table.rows[0].amount.str() == "-84000.00");
  CHECK(table.rows[1].percent == "4.0000%");
  CHECK(contains(page_of(script), "\u2212108,000.00") == false);
  CHECK(contains(page_of(script), "\u221284,000.00"));
}

TEST_CASE("a date that is past and not kept is lost") {
  Script script;
  open_permit(script);
  script.run({{"wait", "2028-01-03T09:00:00+08:00"}});  // delivery was promised for 2027-12-31
  const auto figures = figures_of_b1(script);
  CHECK(figures.lost == 7);
  const auto date = std::find_if(figures.dates.begin(), figures.dates.end(), [](const DateInDanger& each) {
    return each.sale == "S1" && each.workflow == "handover";
  });
  REQUIRE(date != figures.dates.end());
  CHECK(date->outlook == Outlook::lost);
  CHECK(date->by_local == "2027-12-31 24:00");
  CHECK(date->label.zh == "合同约定交付日");
}

TEST_CASE("lists are bounded, counts are not, and what stands in the registers is escaped") {
  Script script;
  script.run({{"put", "unit"}, {"record", {{"id", "U1"}, {"name", "<b>1&2</b>"}}}});
  open_permit(script);
  FiguresOptions options;
  options.sales_listed = 2;
  const auto figures = figures_of(script.engine(), options).value();
  CHECK(figures.buildings[0].held_up == 6);  // S5 waits for nothing: its clearance can be opened
  CHECK(figures.buildings[0].held_up_sales.size() == 2);
  const auto page = to_html(figures);
  CHECK(contains(page, "&lt;b&gt;1&amp;2&lt;/b&gt;"));
  CHECK_FALSE(contains(page, "<b>1&2"));
  CHECK(contains(page, "The first 2 of 6."));
}

TEST_CASE("the contract ledger names home, buyers, price and what became of the filing") {
  Script script;
  script.about(sale("S1"));
  script.bring("contract_filing", "filed", sale("S1"), "filing");
  LedgerOptions options;
  options.workflow = "contract";
  options.language = Language::en;
  const auto table = ledger_csv(script.engine(), options).value();
  const auto line = table.find("1-101");
  REQUIRE(line != table.npos);
  for (const auto* part : {"Buyers", "Contract area", "Filing number"}) CHECK(contains(table, part));
  for (const auto* part : {"1 号楼,1-101,钱一,100.00,1200000.00", ",paid at once,"}) {
    INFO(part);
    CHECK(contains(table, part));
  }
  options.workflow = "signing";
  CHECK(ledger_csv(script.engine(), options).value() == table);
}

TEST_CASE("the page says which ledgers there are and how they are written") {
  Script script;
  script.about(sale("S1"));
  script.bring("signing", "audited", sale("S1"), "signing");
  const auto page = page_of(script);
  CHECK(contains(page, "Contract ledger"));
  CHECK(contains(page, "tenon ledger contract --out contract.csv"));
}
