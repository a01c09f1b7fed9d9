// The one door: every kind from a request in JSON, its rules found by day and place.
#include "tenon/policy/compute.hpp"
#include "policy/pack_examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

const std::string homes_of_2025 = R"("region":"330106","signed_on":"2025-06-01")";

Json computed(std::string_view kind, const std::string& request,
              const Policies& policies = Policies::builtin()) {
  const auto answer = compute(kind, Json::parse(request), policies);
  if (!answer) FAIL(answer.refusal().to_json());
  return Json::parse(*answer);
}
Refusal refused(std::string_view kind, const std::string& request) {
  const auto answer = compute(kind, Json::parse(request), Policies::builtin());
  REQUIRE_FALSE(answer);
  return answer.refusal();
}
bool has_rule(const Json& answer, std::string_view parameter) {
  for (const auto& rule : answer["rules"])
    if (rule["parameter"] == parameter) return true;
  return false;
}

}  // namespace

TEST_CASE("every kind has a schema, closed for what goes in") {
  CHECK(compute_kinds() == std::vector<std::string_view>{"area_settlement", "area_settlement_table",
                                                         "combined_loan", "late_damages", "loan_schedule",
                                                         "taxes_and_fees", "warranty"});
  for (const auto kind : compute_kinds()) {
    INFO(kind);
    const auto schema = compute_schema(kind).value();
    CHECK(schema["request"]["additionalProperties"] == false);
    CHECK(schema["request"]["properties"].contains("pack"));
    CHECK(schema["answer"]["properties"].contains("rules"));
    CHECK(compute(kind, Json::parse(R"({"colour":1})"), Policies::builtin())
              .refusal()
              .code.starts_with("json."));
  }
  CHECK(compute_schema("horoscope").refusal().code == "policy.kind_unknown");
  CHECK(compute("horoscope", Json::object(), Policies::builtin()).refusal().kind == RefusalKind::not_found);
}

TEST_CASE("taxes and fees, by the active pack or by the one that is named") {
  const std::string request =
      R"({"region":"330106","signed_on":"2015-06-01","use":"shop","building_area":"100.00",
    "price":"1000000.00","buyer":"person","owners":1,"lift":true,"mortgage":false,"pack":"handbook@2026-11-23"})";
  const auto answer = computed("taxes_and_fees", request);
  CHECK(answer["kind"] == "taxes_and_fees");
  CHECK(answer["pack"] == "handbook@2026-11-23");
  CHECK(answer["result"]["statement"]["lines"][0]["item"] == "deed_tax");
  CHECK(answer["result"]["statement"]["lines"][0]["amount"] == "40000.00");
  CHECK(has_rule(answer, "deed_tax.rate"));
  auto of_active = Json::parse(request);
  of_active.erase("pack");
  of_active["leave_out"] = {"maintenance_fund", "transaction_fee"};
  CHECK(computed("taxes_and_fees", of_active.dump())["result"]["statement"]["lines"][0]["amount"] ==
        "30000.00");
  of_active["pack"] = "cn@1999";
  CHECK(refused("taxes_and_fees", of_active.dump()).code == "policy.pack_unknown");
}

TEST_CASE("an area settlement takes the threshold of the day, and the contract's own before it") {
  const std::string request = "{" + homes_of_2025 + R"(,"priced_by":"building_area",
    "contract_area":{"building":"100.00"},"registered_area":{"building":"95.30"},"unit_price":"12000.00")";
  const auto answer = computed("area_settlement", request + "}");
  CHECK(answer["result"]["amount"] == "-76800.00");
  CHECK(answer["result"]["may_rescind"] == true);
  CHECK(answer["result"]["repay_days"] == 30);
  CHECK(answer["result"]["source"].get<std::string>().find("art. 20") != std::string::npos);
  CHECK(has_rule(answer, "area_difference.threshold"));
  const auto own = computed("area_settlement",
                            request + R"(,"contract_terms":{"tolerance":"5%","clause":"contract 14.2"}})");
  CHECK(own["result"]["amount"] == "-56400.00");
  CHECK(own["result"]["may_rescind"] == false);
  CHECK(own["result"]["source"].get<std::string>().starts_with("contract 14.2"));
  CHECK(refused("area_settlement", R"({"region":"330106","signed_on":"2001-05-31","priced_by":"building_area",
    "contract_area":{"building":"100.00"},"registered_area":{"building":"95.30"},"unit_price":"12000.00"})")
            .code == "policy.no_value");
}

TEST_CASE("a company that returns once has its overrides obeyed") {
  const auto policies = Policies::builtin()
                            .with_overrides(R"({"area_difference.double_return":[{"from":"2001-06-01",
    "jurisdiction":"330000","value":false,"cite":"Province","confidence":"verified"}]})",
                                            "ours.json")
                            .value();
  const auto answer = computed("area_settlement", "{" + homes_of_2025 + R"(,"priced_by":"building_area",
    "contract_area":{"building":"100.00"},"registered_area":{"building":"95.30"},"unit_price":"12000.00"})",
                               policies);
  CHECK(answer["result"]["amount"] == "-56400.00");
  CHECK(answer["pack"].get<std::string>().starts_with("cn@2026-11-23+"));
}

TEST_CASE("a building is settled on one sheet") {
  const auto answer = computed("area_settlement_table", "{" + homes_of_2025 + R"(,"units":[
    {"unit":"1-101","sale":{"priced_by":"building_area","contract_area":{"building":"100.00"},
      "registered_area":{"building":"102.40"},"unit_price":"12000.00"}},
    {"unit":"1-102","sale":{"priced_by":"building_area","contract_area":{"building":"100.00"},
      "registered_area":{"building":"95.30"},"unit_price":"12000.00"}}]})");
  CHECK(answer["result"]["to_collect"] == "28800.00");
  CHECK(answer["result"]["to_return"] == "76800.00");
  CHECK(answer["result"]["may_rescind"] == 1);
}

TEST_CASE("a loan's rate is named, or made of the pack's and a spread") {
  const auto named = computed(
      "loan_schedule",
      R"({"principal":"1000000.00","months":360,"annual_rate":"3.1%","repayment":"equal_instalments"})");
  CHECK(named["result"]["first_payment"] == "4270.16");
  CHECK(named["result"]["total_interest"] == "537260.03");
  CHECK(named["rules"].empty());
  // 3.60 % from 2024-10-21, less 50 basis points
  const auto made =
      computed("loan_schedule", R"({"principal":"1000000.00","months":360,"repayment":"equal_instalments",
    "basis":{"of":"lpr_five_year","on":"2024-11-01","spread":"-0.5%"}})");
  CHECK(made["result"]["total_interest"] == "537260.03");
  CHECK(has_rule(made, "lpr.five_year"));
  const auto fund =
      computed("loan_schedule", R"({"principal":"600000.00","months":240,"repayment":"equal_instalments",
    "basis":{"of":"provident_fund","on":"2025-06-01","loan_home":"first"}})");
  CHECK(fund["result"]["total_interest"] == "170094.63");  // 2.60 %
  CHECK(refused("loan_schedule", R"({"principal":"1.00","months":1,"repayment":"equal_instalments"})").code ==
        "policy.loan_rate_once");
  CHECK(refused("loan_schedule", R"({"principal":"600000.00","months":240,"repayment":"equal_instalments",
    "basis":{"of":"provident_fund","on":"2025-06-01"}})")
            .field == "loan_home");
}

TEST_CASE("a combined loan names its parts in refusals") {
  const auto answer = computed("combined_loan", R"({
    "provident_fund":{"principal":"600000.00","months":240,"annual_rate":"2.6%","repayment":"equal_instalments"},
    "bank":{"principal":"1000000.00","months":360,"annual_rate":"3.1%","repayment":"equal_instalments"}})");
  CHECK(answer["result"]["first_payment"] == "7478.89");  // 3208.73 + 4270.16
  CHECK(refused("combined_loan", R"({
    "provident_fund":{"principal":"600000.00","months":240,"annual_rate":"2.6%","repayment":"equal_instalments"},
    "bank":{"principal":"1000000.00","months":360,"repayment":"equal_instalments"}})")
            .field == "bank.annual_rate");
}

TEST_CASE("a warranty goes by the rules of its own days") {
  const auto asked = [](std::string_view component, std::string_view reported) {
    return computed("warranty",
                    R"({"region":"330106","component":")" + std::string(component) +
                        R"(","accepted_on":"2018-06-30","handed_over_on":"2019-01-31","reported_on":")" +
                        std::string(reported) + R"("})");
  };
  const auto seepage = asked("seepage", "2024-01-31");
  CHECK(seepage["result"]["outcome"] == "covered");  // five years from the handover, its last day
  CHECK(seepage["result"]["until"] == "2024-01-31");
  CHECK(seepage["result"]["ends"].size() == 3);
  CHECK(has_rule(seepage, "warranty.builder.seepage"));
  CHECK(asked("seepage", "2024-02-01")["result"]["outcome"] == "expired");
  CHECK(asked("pipe_blockage", "2019-03-31")["result"]["until"] == "2019-03-31");
  CHECK(asked("plaster", "2019-06-01")["result"]["until"] == "2020-01-31");
  CHECK(asked("insulation", "2023-06-30")["result"]["until"] == "2023-06-30");  // from the acceptance
  CHECK(asked("heating", "2019-06-01")["result"]["assumed"] == true);           // no city's season is known
  CHECK(refused("warranty", R"({"region":"330106","component":"cooling","accepted_on":"2018-06-30",
    "handed_over_on":"2019-01-31","reported_on":"2019-06-01"})")
            .fact("parameter") == "season.cooling");
  CHECK(asked("other", "2019-06-01")["result"]["outcome"] == "not_agreed");
}

TEST_CASE("a city that has set its heating season is no longer assumed about") {
  const auto policies =
      Policies::builtin()
          .with_overrides(R"({"season.heating":[{"from":"2010-01-01","jurisdiction":"370200",
    "value":"11-16 to 04-05","cite":"City","confidence":"verified"}]})",
                          "ours.json")
          .value();
  const auto answer =
      computed("warranty", R"({"region":"370202","component":"heating","accepted_on":"2018-06-30",
    "handed_over_on":"2018-09-30","reported_on":"2020-04-05"})",
               policies);
  CHECK(answer["result"]["outcome"] == "covered");  // the second season ends that day
  CHECK(answer["result"]["until"] == "2020-04-05");
  CHECK(answer["result"]["assumed"] == false);
}

TEST_CASE("late damages: the contract's rate, else the rate on overdue loans of the pack") {
  const std::string delay =
      R"({"region":"330106","base":"1000000.00","delay":{"kind":"title","due_on":"2025-06-04",
    "as_of":"2025-06-14","clause":"contract 20"})";
  const auto agreed =
      computed("late_damages", delay + R"(,"contract":{"daily_rate":"1/10000","clause":"contract 21"}})");
  CHECK(agreed["result"]["delay"]["days"] == 10);
  CHECK(agreed["result"]["amount"] == "1000.00");
  // one-year LPR 3.00 % from 2025-05-20, 30 % more: 3.9 %; ten days of 360
  const auto silent = computed("late_damages", delay + "}");
  CHECK(silent["result"]["amount"] == "1083.33");
  CHECK(has_rule(silent, "lpr.one_year"));
  const auto other =
      computed("late_damages", delay + R"(,"loan_rate":"3.6%","loan_rate_source":"loan contract",
    "overdue_surcharge":"50%"})");
  CHECK(other["result"]["amount"] == "1500.00");
  const auto beyond =
      compute("late_damages", Json::parse(delay + R"(,"overdue_surcharge":"60%"})"), Policies::builtin());
  CHECK(beyond.refusal().field == "overdue_surcharge");
  CHECK(refused("late_damages", delay + R"(,"loan_rate":"3.6%"})").field == "loan_rate_source");
}
