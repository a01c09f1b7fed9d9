#include "tenon/policy/settlement.hpp"

#include <functional>

#include "policy/examples.hpp"
#include "tenon/policy/settlement_table.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

AreaRule article_20() {
  AreaRule rule;
  rule.tolerance = rate("3%");
  rule.source = "Order 88 art. 20";
  return rule;
}

AreaSettlementRequest request(std::string_view contract, std::string_view registered,
                              std::string_view price) {
  AreaSettlementRequest made;
  made.contract_area.building = area(contract);
  made.registered_area.building = area(registered);
  made.unit_price = money(price);
  return made;
}

AreaSettlement settled(const AreaSettlementRequest& asked, const AreaRule& rule = article_20()) {
  auto answer = settle_area(asked, rule).value();
  check_readable(answer.statement);
  return answer;
}

Result<AreaSettlement> after(const std::function<void(AreaSettlementRequest&)>& change) {
  auto changed = request("100.00", "102.40", "12000.00");
  REQUIRE(settle_area(changed, article_20()));
  change(changed);
  return settle_area(changed, article_20());
}

}  // namespace

TEST_CASE("the worked examples of article 20 come out to the fen") {
  struct Row {
    const char *contract, *registered, *price, *percent, *amount;
    bool may_rescind;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"100.00", "102.40", "12000.00", "2.4000%", "28800.00", false},
           {"100.00", "97.85", "12000.00", "-2.1500%", "-25800.00", false},
           {"100.00", "105.20", "12000.00", "5.2000%", "36000.00", true},
           {"100.00", "95.30", "12000.00", "-4.7000%", "-76800.00", true},
           {"89.37", "85.90", "23456.78", "-3.8827%", "-99900.08", true},
           {"89.37", "92.81", "23456.78", "3.8492%", "62889.97", true},
           {"100.00", "103.00", "12000.00", "3.0000%", "36000.00", false},
           {"100.00", "97.00", "12000.00", "-3.0000%", "-36000.00", false},
           {"100.00", "100.00", "12000.00", "0.0000%", "0.00", false},
       }) {
    INFO(row.contract << " -> " << row.registered);
    const auto answer = settled(request(row.contract, row.registered, row.price));
    CHECK(answer.amount == money(row.amount));
    CHECK(answer.ratios.at(0).percent == row.percent);
    CHECK(answer.may_rescind == row.may_rescind);
    CHECK(answer.repay_days == (row.may_rescind ? std::optional<std::int32_t>(30) : std::nullopt));
    CHECK(answer.statement.lines.size() == (row.may_rescind ? 2 : 1));
  }
}

TEST_CASE("one hundredth of a square metre decides on either side of the tolerance") {
  CHECK_FALSE(settled(request("100.00", "103.00", "12000.00")).may_rescind);
  const auto above = settled(request("100.00", "103.01", "12000.00"));
  CHECK(above.may_rescind);
  CHECK(above.amount == money("36000.00"));  // the hundredth is free
  CHECK_FALSE(settled(request("100.00", "97.00", "12000.00")).may_rescind);
  const auto below = settled(request("100.00", "96.99", "12000.00"));
  CHECK(below.may_rescind);
  CHECK(below.amount == money("-36240.00"));  // the hundredth twice
  // 3 % of 89.37 is 2.6811, which no survey can meet exactly
  CHECK_FALSE(settled(request("89.37", "92.05", "1.00")).may_rescind);
  CHECK(settled(request("89.37", "92.06", "1.00")).may_rescind);
  CHECK_FALSE(settled(request("89.37", "86.69", "1.00")).may_rescind);
  CHECK(settled(request("89.37", "86.68", "1.00")).may_rescind);
}

TEST_CASE("the ratio is kept exact beside the text that people read") {
  const auto ratio = settled(request("89.37", "85.90", "23456.78")).ratios.at(0);
  CHECK(ratio.ratio == Rate::of(-347, 8937).value());
  CHECK(ratio.difference == area("-3.47"));
}

TEST_CASE("the lines say who pays whom, by which rule, and add up to the amount") {
  const auto smaller = settled(request("89.37", "85.90", "23456.78"));
  REQUIRE(smaller.statement.lines.size() == 2);
  CHECK(smaller.statement.lines[0].amount == money("62889.97"));
  CHECK(smaller.statement.lines[1].amount == money("37010.11"));
  CHECK(smaller.statement.total == money("99900.08"));
  for (const auto& line : smaller.statement.lines) {
    CHECK(line.payer == PaymentParty::developer);
    CHECK(line.payee == PaymentParty::buyer);
    CHECK(line.source == "Order 88 art. 20");
  }
  const auto larger = settled(request("100.00", "105.20", "12000.00"));
  CHECK(larger.statement.lines[0].payer == PaymentParty::buyer);
  CHECK(larger.statement.lines[1].amount == money("0.00"));
  CHECK(larger.statement.lines[1].item == "area_beyond_free");
}

TEST_CASE("within the tolerance, a surplus and a lack of the same size cost the same") {
  for (std::int64_t contract : {4512, 8937, 10000, 14999})
    for (std::int64_t d = 0; d * 100 <= contract * 3; d += 3) {
      auto more = request("1.00", "1.00", "23456.78");
      more.contract_area.building = Area::from_hundredths(contract);
      auto less = more;
      more.registered_area.building = Area::from_hundredths(contract + d);
      less.registered_area.building = Area::from_hundredths(contract - d);
      CHECK(settled(more).amount == Money{} - settled(less).amount);
    }
}

TEST_CASE("a larger home never costs less, and the amount is the total of its lines") {
  Money before = Money::from_fen(-1'000'000'000);
  for (std::int64_t registered = 8000; registered <= 12000; registered += 7) {
    auto asked = request("100.00", "1.00", "9876.54");
    asked.registered_area.building = Area::from_hundredths(registered);
    const auto answer = settled(asked);
    CHECK(answer.amount >= before);
    CHECK((answer.amount == answer.statement.total || answer.amount == Money{} - answer.statement.total));
    before = answer.amount;
  }
}

TEST_CASE("priced by inner area, only the inner areas count") {
  auto asked = request("100.00", "110.00", "15000.00");
  asked.priced_by = PricedBy::inner_area;
  asked.contract_area.inner = area("80.00");
  asked.registered_area.inner = area("81.00");
  const auto answer = settled(asked);
  CHECK(answer.amount == money("15000.00"));
  CHECK_FALSE(answer.may_rescind);
  REQUIRE(answer.ratios.size() == 1);
  CHECK(answer.ratios[0].area == AreaKind::inner);
  asked.registered_area.inner.reset();
  expect(settle_area(asked, article_20()), "policy.settlement_inner_missing", "registered_area.inner");
}

TEST_CASE("by the model contract either ratio gives the right to rescind, and building area is settled") {
  auto asked = request("100.00", "101.00", "12000.00");
  asked.contract_area.inner = area("80.00");
  asked.registered_area.inner = area("77.59");  // -3.01 %
  CHECK_FALSE(settled(asked).may_rescind);
  auto terms = ContractAreaTerms{};
  terms.tested = RatioTested::either_area;
  terms.repay_days = 15;
  terms.clause = "contract clause 14";
  asked.contract_terms = terms;
  const auto answer = settled(asked);
  CHECK(answer.may_rescind);
  CHECK(answer.repay_days == 15);
  CHECK(answer.amount == money("12000.00"));
  CHECK(answer.source == "contract clause 14; Order 88 art. 20");
  REQUIRE(answer.ratios.size() == 2);
  CHECK_FALSE(answer.ratios[0].beyond);
  CHECK(answer.ratios[1].beyond);
  asked.registered_area.inner = area("77.60");  // exactly -3 %
  CHECK_FALSE(settled(asked).may_rescind);
  asked.contract_area.inner.reset();
  expect(settle_area(asked, article_20()), "policy.settlement_inner_missing", "contract_area.inner");
}

TEST_CASE("the contract's own terms come before the rule") {
  auto asked = request("100.00", "95.30", "12000.00");
  asked.contract_terms = ContractAreaTerms{};
  asked.contract_terms->clause = "contract clause 5";
  CHECK(settled(asked).amount == money("-76800.00"));  // silent on every point
  asked.contract_terms->smaller = SmallerBeyond::returned_once;
  CHECK(settled(asked).amount == money("-56400.00"));
  CHECK(settled(asked).may_rescind);
  asked.contract_terms->tolerance = rate("5%");
  asked.contract_terms->smaller.reset();
  CHECK(settled(asked).amount == money("-56400.00"));
  CHECK_FALSE(settled(asked).may_rescind);
  asked.contract_terms->tolerance = rate("0.6%");
  CHECK(settled(asked).amount == money("-105600.00"));  // 7,200 and twice 49,200
  asked.registered_area.building = area("105.20");
  asked.contract_terms->larger = LargerBeyond::charged;
  CHECK(settled(asked).amount == money("62400.00"));
  asked.contract_terms->clause.clear();
  expect(settle_area(asked, article_20()), "policy.settlement_clause_missing", "contract_terms.clause");
}

TEST_CASE("priced by the whole unit, the price stays and the contract's tolerance decides") {
  auto asked = request("100.00", "98.00", "1.00");
  asked.priced_by = PricedBy::whole_unit;
  expect(settle_area(asked, article_20()), "policy.settlement_price_stray", "unit_price");
  asked.unit_price.reset();
  expect(settle_area(asked, article_20()), "policy.settlement_unit_tolerance", "contract_terms.tolerance");
  asked.contract_terms = ContractAreaTerms{};
  asked.contract_terms->clause = "contract clause 6";
  asked.contract_terms->tolerance = rate("1%");
  const auto answer = settled(asked);
  CHECK(answer.amount == Money{});
  CHECK(answer.statement.lines.empty());
  CHECK(answer.may_rescind);
  asked.registered_area.building = area("99.00");
  CHECK_FALSE(settled(asked).may_rescind);
}

TEST_CASE("what cannot be settled is refused by its field") {
  expect(after([](auto& r) { r.contract_area.building = Area{}; }), "policy.out_of_range",
         "contract_area.building", {"found 0.00", "0.01", "10000000.00"});
  expect(after([](auto& r) { r.registered_area.building = area("-1.00"); }), "policy.out_of_range",
         "registered_area.building");
  expect(after([](auto& r) { r.registered_area.inner = area("102.41"); }), "policy.settlement_inner_larger",
         "registered_area.inner", {"102.41", "102.40"});
  expect(after([](auto& r) { r.unit_price.reset(); }), "policy.settlement_price_missing", "unit_price",
         {"building_area"});
  expect(after([](auto& r) { r.unit_price = Money{}; }), "policy.out_of_range", "unit_price");
  expect(after([](auto& r) { r.design_change = true; }), "policy.settlement_design_change", "design_change",
         {"Order 88 art. 20"});
  for (const auto* tolerance : {"-1%", "100%"})
    expect(after([&](auto& r) {
             r.contract_terms = ContractAreaTerms{};
             r.contract_terms->clause = "contract clause 5";
             r.contract_terms->tolerance = rate(tolerance);
           }),
           "policy.out_of_range", "contract_terms.tolerance");
  auto rule = article_20();
  rule.repay_days = 0;
  expect(settle_area(request("100.00", "100.00", "1.00"), rule), "policy.out_of_range", "rule.repay_days");
}

TEST_CASE("a settlement is asked for and answered in JSON") {
  const auto asked = read_json<AreaSettlementRequest>(Json::parse(R"({"priced_by": "building_area",
    "contract_area": {"building": "100.00"}, "registered_area": {"building": "95.30"},
    "unit_price": "12000.00"})"))
                         .value();
  const auto answer = settled(asked);
  CHECK(read_json<AreaSettlement>(Json::parse(to_json_text(answer))).value() == answer);
  CHECK(Json::parse(to_json_text(answer)).at("amount") == "-76800.00");
}

TEST_CASE("the sheet of a building adds up what its units come to") {
  AreaSettlementTableRequest sheet;
  sheet.units = {{"1-101", request("100.00", "102.40", "12000.00")},
                 {"1-102", request("100.00", "97.85", "12000.00")},
                 {"1-201", request("100.00", "105.20", "12000.00")},
                 {"1-202", request("89.37", "85.90", "23456.78")},
                 {"1-301", request("100.00", "100.00", "12000.00")}};
  const auto table = settle_areas(sheet, article_20()).value();
  REQUIRE(table.rows.size() == 5);
  CHECK(table.to_collect == money("64800.00"));
  CHECK(table.to_return == money("125700.08"));
  CHECK(table.net == money("-60900.08"));
  CHECK(table.paying == 2);
  CHECK(table.returning == 2);
  CHECK(table.even == 1);
  CHECK(table.may_rescind == 2);
  CHECK(table.rows[3].unit == "1-202");
  CHECK(table.rows[3].percent == "-3.8827%");
  CHECK(table.sources == std::vector<std::string>{"Order 88 art. 20"});
  Money net;
  for (const auto& row : table.rows) net = net + row.amount;
  CHECK(net == table.net);
}

TEST_CASE("one unit that cannot be settled refuses the whole sheet by its path") {
  AreaSettlementTableRequest sheet;
  expect(settle_areas(sheet, article_20()), "policy.settlement_units_count", "units", {"1-10000", "0"});
  sheet.units = {{"1-101", request("100.00", "102.40", "12000.00")},
                 {"1-101", request("100.00", "97.85", "12000.00")}};
  expect(settle_areas(sheet, article_20()), "policy.settlement_unit_repeated", "units[1].unit", {"1-101"});
  sheet.units[1].unit = "1-102";
  sheet.units[1].sale.unit_price.reset();
  expect(settle_areas(sheet, article_20()), "policy.settlement_price_missing", "units[1].sale.unit_price");
}
