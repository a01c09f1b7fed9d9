// The tax and fee list, by worked examples: the handbook's table (H0 5.5) and the statutes by date.
#include "tenon/policy/taxes.hpp"
#include "policy/pack_examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

/// 2,180,000 with 9 % VAT: a base of 2,000,000.00.
TaxesRequest home(std::string_view signed_on, std::string_view size, HomeCount count,
                  std::string region = "330106") {
  TaxesRequest request;
  request.region = std::move(region);
  request.signed_on = day(signed_on);
  request.building_area = area(size);
  request.price = yuan(2'180'000);
  request.home_count = count;
  request.lift = true;
  return request;
}

/// The statutory pack with a city's figure for the maintenance fund, which no country sets.
PolicyPackPtr china_with_fund() {
  return PolicyPack::china()
      ->with_overrides(R"({"maintenance_fund.per_area":[
    {"from":"2008-02-01","jurisdiction":"CN","when":{"lift":true},"value":"120.00","cite":"city","confidence":"verified"},
    {"from":"2008-02-01","jurisdiction":"CN","when":{"lift":false},"value":"80.00","cite":"city","confidence":"verified"}]})",
                       "ours.json")
      .value();
}

TaxesAnswer listed(const TaxesRequest& request, const PolicyPackPtr& pack) {
  auto answer = taxes_and_fees(request, *pack);
  if (!answer) FAIL(answer.refusal().to_json());
  return *std::move(answer);
}
const Line* find_line(const TaxesAnswer& answer, std::string_view item) {
  for (const auto& line : answer.statement.lines)
    if (line.item == item) return &line;
  return nullptr;
}
std::string amount(const TaxesAnswer& answer, std::string_view item) {
  const auto* line = find_line(answer, item);
  return line ? line->amount.str() : "no line";
}
std::string deed_tax(const TaxesRequest& request, const PolicyPackPtr& pack) {
  return amount(listed(request, pack), "deed_tax");
}

}  // namespace

TEST_CASE("the deed tax of the worked examples") {
  const auto pack = china_with_fund();
  CHECK(deed_tax(home("2025-06-01", "139.99", HomeCount::only), pack) == "20000.00");
  CHECK(deed_tax(home("2025-06-01", "140.01", HomeCount::only), pack) == "30000.00");
  CHECK(deed_tax(home("2025-06-01", "140.01", HomeCount::second), pack) == "40000.00");
  CHECK(deed_tax(home("2025-06-01", "140.01", HomeCount::third_or_more), pack) == "60000.00");
  auto shop = home("2025-06-01", "140.01", HomeCount::only);
  shop.use = UnitUse::shop;
  CHECK(deed_tax(shop, pack) == "60000.00");
  CHECK(deed_tax(home("2024-11-30", "139.99", HomeCount::only), pack) == "30000.00");
  CHECK(deed_tax(home("2024-11-30", "139.99", HomeCount::second), pack) == "40000.00");
  CHECK(deed_tax(home("2024-11-30", "139.99", HomeCount::second, "110105"), pack) == "60000.00");
  CHECK(find_line(listed(home("2025-06-01", "139.99", HomeCount::only), pack), "deed_tax")->base ==
        money("2000000.00"));
}

TEST_CASE("the deed tax steps at 90 m2 before 2024-12-01 and at 140 m2 from then on, the bound included") {
  const auto pack = china_with_fund();
  const auto at = [&](std::string_view on, std::string_view size) {
    return deed_tax(home(on, size, HomeCount::only), pack);
  };
  CHECK(at("2024-11-30", "90.00") == "20000.00");
  CHECK(at("2024-11-30", "90.01") == "30000.00");
  CHECK(at("2024-11-30", "140.00") == "30000.00");
  CHECK(at("2024-12-01", "90.01") == "20000.00");
  CHECK(at("2024-12-01", "140.00") == "20000.00");
  CHECK(at("2024-12-01", "140.01") == "30000.00");
}

TEST_CASE("the four great cities tax a second home by the statutory rate until 2024-11-30") {
  const auto pack = china_with_fund();
  for (const char* city : {"110105", "310115", "440106", "440305"}) {
    INFO(city);
    CHECK(deed_tax(home("2024-11-30", "89.00", HomeCount::second, city), pack) == "60000.00");
    CHECK(deed_tax(home("2024-12-01", "89.00", HomeCount::second, city), pack) == "20000.00");
    CHECK(deed_tax(home("2024-11-30", "89.00", HomeCount::only, city), pack) == "20000.00");
  }
  CHECK(deed_tax(home("2024-11-30", "89.00", HomeCount::second, "440600"), pack) == "20000.00");  // Foshan
}

TEST_CASE("each table of the deed tax holds for the days of its own") {
  const auto pack = china_with_fund();
  const auto rate_on = [&](std::string_view on, std::string_view size, HomeCount count, bool ordinary) {
    auto question = home_question(on, size, count);
    question.circumstances.ordinary = ordinary;
    const auto found = pack->get<Rate>("deed_tax.rate", question);
    return found ? found->value.str() : found.refusal().code;
  };
  CHECK(rate_on("1997-09-30", "80.00", HomeCount::only, true) == "policy.no_value");
  CHECK(rate_on("1999-07-31", "80.00", HomeCount::only, true) == "3%");
  CHECK(rate_on("1999-08-01", "80.00", HomeCount::only, true) == "1.5%");
  CHECK(rate_on("2008-10-31", "80.00", HomeCount::only, true) == "1.5%");
  CHECK(rate_on("2008-11-01", "80.00", HomeCount::only, true) == "1%");
  CHECK(rate_on("2008-11-01", "80.00", HomeCount::only, false) == "3%");
  CHECK(rate_on("2010-09-30", "80.00", HomeCount::second, true) == "1.5%");
  CHECK(rate_on("2010-10-01", "80.00", HomeCount::second, true) == "3%");
  CHECK(rate_on("2010-10-01", "90.01", HomeCount::only, true) == "1.5%");
  CHECK(rate_on("2016-02-21", "80.00", HomeCount::second, true) == "3%");
  CHECK(rate_on("2016-02-22", "80.00", HomeCount::second, true) == "1%");
  CHECK(rate_on("2016-02-22", "90.01", HomeCount::second, false) == "2%");
  CHECK(rate_on("2016-02-22", "90.01", HomeCount::third_or_more, false) == "3%");
}

TEST_CASE("a province's own statutory rate reaches whoever pays by it") {
  const auto pack =
      china_with_fund()
          ->with_overrides(R"({"deed_tax.statutory":[{"from":"2021-09-01","jurisdiction":"330000",
    "when":{"use":["shop","office"]},"value":"4%","cite":"Decision of the province","confidence":"verified"}]})",
                           "ours.json")
          .value();
  auto shop = home("2025-06-01", "100.00", HomeCount::only);
  shop.use = UnitUse::shop;
  const auto answer = listed(shop, pack);
  CHECK(amount(answer, "deed_tax") == "80000.00");
  CHECK(find_line(answer, "deed_tax")->source.starts_with("契税法 art. 3; Decision of the province; "));
  CHECK(deed_tax(home("2025-06-01", "140.01", HomeCount::third_or_more), pack) == "60000.00");
}

TEST_CASE("VAT is taken out of the base by its amount, by a rate named, or by the rate of the day") {
  const auto pack = china_with_fund();
  auto request = home("2025-06-01", "89.00", HomeCount::only);
  request.vat = money("100000.00");
  auto answer = listed(request, pack);
  CHECK(find_line(answer, "deed_tax")->base == money("2080000.00"));
  CHECK(find_line(answer, "stamp_duty.developer")->base == money("2080000.00"));
  request.vat.reset();
  request.vat_rate = rate("5%");
  answer = listed(request, pack);
  CHECK(find_line(answer, "deed_tax")->base == money("2076190.48"));
  CHECK(find_line(answer, "stamp_duty.developer")->base == money("2180000.00"));  // not stated as an amount
  request.vat_rate.reset();
  request.old_project = true;
  CHECK(find_line(listed(request, pack), "deed_tax")->base == money("2076190.48"));
  request = home("2016-04-30", "89.00", HomeCount::only);
  CHECK(find_line(listed(request, pack), "deed_tax")->base == money("2180000.00"));
  request.signed_on = day("2017-01-01");
  CHECK(find_line(listed(request, pack), "deed_tax")->base == money("1963963.96"));  // 11 %
  request.vat = money("1.00");
  request.vat_rate = rate("9%");
  CHECK(taxes_and_fees(request, *pack).refusal().code == "policy.vat_stated_twice");
}

TEST_CASE("stamp duty: persons are exempt for homes, companies and developers pay, half where small") {
  const auto pack = china_with_fund();
  auto request = home("2025-06-01", "89.00", HomeCount::only);
  auto answer = listed(request, pack);
  CHECK(amount(answer, "stamp_duty") == "0.00");
  CHECK(find_line(answer, "stamp_duty")->source.find("137") != std::string::npos);
  CHECK(amount(answer, "stamp_duty.developer") == "1090.00");
  CHECK(find_line(answer, "stamp_duty.developer")->payer == PaymentParty::developer);
  request.use = UnitUse::shop;
  CHECK(amount(listed(request, pack), "stamp_duty") == "1090.00");
  request.use = UnitUse::home;
  request.buyer = BuyerKind::company;
  CHECK(taxes_and_fees(request, *pack).refusal().field == "small_taxpayer");
  request.small_taxpayer = false;
  CHECK(amount(listed(request, pack), "stamp_duty") == "1090.00");
  request.small_taxpayer = true;
  CHECK(amount(listed(request, pack), "stamp_duty") == "545.00");
  request.signed_on = day("2027-12-31");
  CHECK(amount(listed(request, pack), "stamp_duty") == "545.00");
  request.signed_on = day("2028-01-01");
  CHECK(amount(listed(request, pack), "stamp_duty") == "1090.00");
}

TEST_CASE("stamp duty was rounded to 0.1 yuan, and waived below it, until 2022-06-30") {
  const auto pack = china_with_fund();
  auto request = home("2022-06-30", "89.00", HomeCount::only);
  request.use = UnitUse::shop;
  request.price = money("2180111.11");  // 1090.0555...
  CHECK(amount(listed(request, pack), "stamp_duty") == "1090.10");
  request.signed_on = day("2022-07-01");
  CHECK(amount(listed(request, pack), "stamp_duty") == "1090.06");
  request.signed_on = day("2022-06-30");
  request.price = money("199.98");  // 0.09999 yuan, which would round up to 0.10
  CHECK(amount(listed(request, pack), "stamp_duty") == "0.00");
  request.price = money("200.00");
  CHECK(amount(listed(request, pack), "stamp_duty") == "0.10");
  request.signed_on = day("2022-07-01");
  request.price = money("199.98");
  CHECK(amount(listed(request, pack), "stamp_duty") == "0.10");
}

TEST_CASE(
    "registration: 80 for a home, 550 otherwise, 80 for a garage since 2019-07-01, 10 a further holder") {
  const auto pack = china_with_fund();
  auto request = home("2019-01-01", "89.00", HomeCount::only);
  request.owners = 3;
  request.registered_on = day("2019-06-30");
  CHECK(amount(listed(request, pack), "registration_fee") == "80.00");
  CHECK(amount(listed(request, pack), "registration_fee.further") == "20.00");
  CHECK(amount(listed(request, pack), "stamp_duty.certificate") == "15.00");
  request.owners = 1;
  CHECK(amount(listed(request, pack), "registration_fee.further") == "no line");
  request.use = UnitUse::garage;
  CHECK(amount(listed(request, pack), "registration_fee") == "550.00");
  request.registered_on = day("2019-07-01");  // the day of registration decides, not that of signing
  CHECK(amount(listed(request, pack), "registration_fee") == "80.00");
  request.use = UnitUse::office;
  CHECK(amount(listed(request, pack), "registration_fee") == "550.00");
  request.registered_on = day("2022-07-01");
  CHECK(amount(listed(request, pack), "stamp_duty.certificate") == "0.00");
  CHECK_FALSE(find_line(listed(request, pack), "registration_fee")->note);
  request.registered_on.reset();
  CHECK(find_line(listed(request, pack), "registration_fee")->note);  // says that the day is assumed
}

TEST_CASE("the bank pays the registration of its mortgage, and only where there is one") {
  const auto pack = china_with_fund();
  auto request = home("2025-06-01", "89.00", HomeCount::only);
  CHECK(amount(listed(request, pack), "mortgage_registration") == "no line");
  request.mortgage = true;
  const auto answer = listed(request, pack);
  CHECK(amount(answer, "mortgage_registration") == "80.00");
  CHECK(find_line(answer, "mortgage_registration")->payer == PaymentParty::bank);
  request.signed_on = day("2016-12-05");
  const auto before = listed(request, pack);  // no rule at hand for that day: told, not guessed
  CHECK(amount(before, "mortgage_registration") == "no line");
  REQUIRE(before.open.size() == 1);
  CHECK(before.open.front().parameter == "mortgage_registration");
}

TEST_CASE("the transaction fee of a new home falls to 2 yuan on 2015-10-15 and away on 2017-04-01") {
  const auto pack = china_with_fund();
  const auto on = [&](std::string_view day_) {
    auto request = home(day_, "100.00", HomeCount::third_or_more);
    return amount(listed(request, pack), "transaction_fee");
  };
  CHECK(on("2015-10-14") == "300.00");
  CHECK(on("2015-10-15") == "200.00");
  CHECK(on("2017-03-31") == "200.00");
  CHECK(on("2017-04-01") == "0.00");
  auto limited = home("2015-10-15", "100.00", HomeCount::third_or_more);
  limited.price_limited = true;
  CHECK(amount(listed(limited, pack), "transaction_fee") == "100.00");
  auto shop = home("2016-06-01", "100.00", HomeCount::only);
  shop.use = UnitUse::shop;
  CHECK(taxes_and_fees(shop, *pack).refusal().fact("parameter") == "transaction_fee.per_area");
}

TEST_CASE("without the city's figure the list is refused with its name, unless the charge is left out") {
  auto request = home("2025-06-01", "89.00", HomeCount::only);
  const auto refused = taxes_and_fees(request, *PolicyPack::china()).refusal();
  CHECK(refused.code == "policy.setting_missing");
  CHECK(refused.fact("parameter") == "maintenance_fund.per_area");
  request.leave_out = {"maintenance_fund"};
  CHECK(taxes_and_fees(request, *PolicyPack::china()));
  request.leave_out = {"window_tax"};
  const auto unknown = taxes_and_fees(request, *PolicyPack::china()).refusal();
  CHECK(unknown.code == "policy.charge_unknown");
  CHECK(unknown.field == "leave_out[0]");
}

TEST_CASE("the handbook's list: its own figures, by the same code") {
  const auto pack = PolicyPack::handbook();
  auto request = home("2015-06-01", "89.00", HomeCount::third_or_more);
  request.price = yuan(1'000'000);
  request.owners = 2;
  request.mortgage = true;
  const auto answer = listed(request, pack);
  CHECK(amount(answer, "deed_tax") == "10000.00");
  CHECK(amount(answer, "maintenance_fund") == "5785.00");  // 89 x 65
  CHECK(amount(answer, "registration_fee") == "60.00");
  CHECK(amount(answer, "registration_fee.further") == "10.00");
  CHECK(amount(answer, "transaction_fee") == "267.00");
  CHECK(amount(answer, "stamp_duty") == "500.00");
  CHECK(answer.statement.lines.size() == 6);
  CHECK(answer.statement.total == money("16622.00"));
  REQUIRE(answer.statement.by_payer.size() == 1);
  CHECK(answer.statement.by_payer[0].payer == PaymentParty::buyer);
  for (const auto& line : answer.statement.lines) CHECK(line.source == "H0 5.5");
  // mortgage fee, certificates, notary; heating, gas, other connections: the handbook names no amount
  CHECK(answer.open.size() == 6);
  request.lift = false;
  CHECK(amount(listed(request, pack), "maintenance_fund") == "3115.00");  // 89 x 35
  request.building_area = area("90.00");
  CHECK(amount(listed(request, pack), "deed_tax") == "10000.00");
  request.building_area = area("90.01");
  CHECK(amount(listed(request, pack), "deed_tax") == "20000.00");
  request.use = UnitUse::office;
  CHECK(amount(listed(request, pack), "deed_tax") == "40000.00");
  CHECK(amount(listed(request, pack), "transaction_fee") == "3000.00");  // 0.3 %
  request.use = UnitUse::garage;                                         // of which the handbook says nothing
  CHECK(taxes_and_fees(request, *pack).refusal().code == "policy.no_value");
}

TEST_CASE("the handbook's fee of an initial registration goes by bands whose upper bound is included") {
  const auto pack = PolicyPack::handbook();
  const auto fee = [&](UnitUse use, std::string_view size) {
    PolicyQuestion question{day("2015-06-01"), "CN", {}};
    question.circumstances.use = use;
    question.circumstances.building_area = area(size);
    return pack->get<Money>("initial_registration.fee", question)->value.str();
  };
  CHECK(fee(UnitUse::home, "20000.00") == "80.00");
  CHECK(fee(UnitUse::shop, "100.00") == "80.00");
  CHECK(fee(UnitUse::shop, "100.01") == "120.00");
  CHECK(fee(UnitUse::shop, "500.00") == "120.00");
  CHECK(fee(UnitUse::shop, "500.01") == "200.00");
  CHECK(fee(UnitUse::shop, "1500.00") == "200.00");
  CHECK(fee(UnitUse::shop, "1500.01") == "300.00");
  CHECK(fee(UnitUse::shop, "3000.00") == "300.00");
  CHECK(fee(UnitUse::shop, "3000.01") == "500.00");
  CHECK(fee(UnitUse::shop, "10000.00") == "500.00");
  CHECK(fee(UnitUse::shop, "10000.01") == "800.00");
}

TEST_CASE("a request that cannot be is refused by its field") {
  const auto pack = china_with_fund();
  const auto refused = [&](auto change) {
    auto request = home("2025-06-01", "89.00", HomeCount::only);
    change(request);
    const auto answer = taxes_and_fees(request, *pack);
    return answer ? "computed" : answer.refusal().code + " " + answer.refusal().field;
  };
  CHECK(refused([](auto& r) { r.price = Money(); }) == "policy.out_of_range price");
  CHECK(refused([](auto& r) { r.building_area = Area(); }) == "policy.out_of_range building_area");
  CHECK(refused([](auto& r) { r.owners = 0; }) == "policy.out_of_range owners");
  CHECK(refused([](auto& r) { r.vat = r.price; }) == "policy.out_of_range vat");
  CHECK(refused([](auto& r) { r.region = "Hangzhou"; }) == "policy.bad_region region");
  CHECK(refused([](auto& r) { r.home_count.reset(); }) == "policy.circumstance_missing home_count");
  CHECK(refused([](auto& r) { r.lift.reset(); }) == "policy.circumstance_missing lift");
}

TEST_CASE("after the day of review each line says that newer rules are to be looked for") {
  const auto answer = listed(home("2027-01-01", "89.00", HomeCount::only), china_with_fund());
  for (const auto& line : answer.statement.lines) {
    INFO(line.item);
    REQUIRE(line.note);
    CHECK(line.note->en.find("2026-11-23") != std::string::npos);
  }
}
