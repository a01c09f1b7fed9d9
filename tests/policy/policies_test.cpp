// The packs that an engine knows: pinned versions stay, and a change can be looked at before it is made.
#include "tenon/policy/policies.hpp"
#include "policy/pack_examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

constexpr std::string_view province = R"({"deed_tax.statutory":[{"from":"2021-09-01","jurisdiction":"330000",
  "value":"4%","cite":"Decision","confidence":"verified"}]})";

std::string shop_rate(const PolicyPackPtr& pack) {
  PolicyQuestion question{day("2025-06-01"), "330106", {}};
  question.circumstances.use = UnitUse::shop;
  return pack->get<Rate>("deed_tax.rate", question)->value.str();
}
const PolicyDifference* change_of(const std::vector<PolicyDifference>& all, std::string_view id) {
  for (const auto& each : all)
    if (each.id == id) return &each;
  return nullptr;
}

}  // namespace

TEST_CASE("the library begins with the statutory pack, and knows the handbooks'") {
  const auto policies = Policies::builtin();
  CHECK(policies.active()->name() == "cn@2026-11-23");
  CHECK(policies.names() == std::vector<std::string>{"cn@2026-11-23", "handbook@2026-11-23"});
  CHECK(policies.activating("handbook@2026-11-23")->active() == PolicyPack::handbook());
  const auto unknown = policies.activating("cn@1999");
  CHECK(unknown.refusal().code == "policy.pack_unknown");
  CHECK(unknown.refusal().kind == RefusalKind::not_found);
}

TEST_CASE("a case that is pinned keeps its pack when another becomes active") {
  const auto before = Policies::builtin();
  const auto pinned = before.active()->name();
  const auto after = before.with_overrides(province, "ours.json").value();
  CHECK(shop_rate(after.active()) == "4%");
  CHECK(shop_rate(after.pinned(pinned).value()) == "3%");
  CHECK(shop_rate(before.active()) == "3%");  // what was there is as it was
  CHECK(after.names().size() == 3);
  CHECK(after.activating(pinned)->active()->name() == pinned);
}

TEST_CASE("a name stands for one content") {
  const auto text = read_file(policy_tests() / "good" / "company.json");
  const auto once = Policies::builtin().with_pack(text, "company.json", true).value();
  CHECK(once.active()->name() == "our_company@2026.1");
  CHECK(once.with_pack(text, "company.json")->names().size() == 3);  // the same again
  auto other = Json::parse(text);
  other["title"]["en"] = "changed";
  CHECK(once.with_pack(other.dump(), "company.json").refusal().code == "policy.pack_repeated");
}

TEST_CASE("a company's pack is laid over the statutory one: its rows first, what it leaves out is gone") {
  const auto policies =
      Policies::builtin()
          .with_pack(read_file(policy_tests() / "good" / "company.json"), "company.json", true)
          .value();
  const auto& pack = policies.active();
  CHECK(shop_rate(pack) == "4%");
  PolicyQuestion question{day("2025-06-01"), "330106", {}};
  question.circumstances.lift = true;
  CHECK(pack->get<Money>("maintenance_fund.per_area", question)->value == money("65.00"));
  CHECK(pack->find("maintenance_fund.per_area", question)->origin.pack == "our_company@2026.1");
  question.region = "320106";
  CHECK(pack->find("maintenance_fund.per_area", question).refusal().code == "policy.setting_missing");
  CHECK(pack->limits_on(day("2025-06-01"), "330106")->at("contract_filing.filed_within").value == days(15));
}

TEST_CASE("the difference of two packs on a day is what changes on that day, and no more") {
  const auto china = PolicyPack::china();
  CHECK(difference(*china, *china, day("2025-06-01")).empty());
  const auto changed = china
                           ->with_overrides(R"({
    "deed_tax.statutory":[{"from":"2021-09-01","jurisdiction":"330000","value":"4%","cite":"Decision","confidence":"verified"}],
    "contract_filing.filed_within":[{"from":"2025-01-01","jurisdiction":"CN","value":"15 days","cite":"Notice","confidence":"verified"}],
    "stamp_duty.developer_rate":[{"from":"2025-01-01","jurisdiction":"CN","value":"0.05%","cite":"Same","confidence":"verified"}]})",
                                            "ours.json")
                           .value();
  const auto all = difference(*china, *changed, day("2025-06-01"));
  REQUIRE(all.size() == 2);  // the stamp duty's value is the same
  const auto* filing = change_of(all, "contract_filing.filed_within");
  REQUIRE(filing);
  CHECK(filing->before == "30 days");
  CHECK(filing->after == "15 days");
  CHECK(filing->cite == "Notice");
  const auto* tax = change_of(all, "deed_tax.statutory");
  REQUIRE(tax);
  CHECK(tax->jurisdiction == "330000");
  CHECK_FALSE(tax->before);
  CHECK(tax->after == "4%");
  CHECK(difference(*china, *changed, day("2024-12-31")).size() == 1);  // the notice has not begun
  const auto back = difference(*changed, *china, day("2025-06-01"));
  REQUIRE(back.size() == 2);
  CHECK(change_of(back, "deed_tax.statutory")->before == "4%");
  CHECK_FALSE(change_of(back, "deed_tax.statutory")->after);
}

TEST_CASE("a row that an override makes unreachable is told as gone") {
  const auto china = PolicyPack::china();
  const auto changed = china
                           ->with_overrides(R"({"prenotice.certificate":[
    {"from":"2015-03-01","jurisdiction":"CN","value":"7 working_days","cite":"ours","confidence":"verified"}]})",
                                            "ours.json")
                           .value();
  const auto all = difference(*china, *changed, day("2025-06-01"));
  REQUIRE(all.size() == 2);
  CHECK(all[0].after == "7 working_days");
  CHECK(all[1].jurisdiction == "310000");  // Shanghai's own five days
  CHECK(all[1].before == "5 working_days");
  CHECK_FALSE(all[1].after);
}

TEST_CASE("the two packs of the library differ where the handbooks have figures of their own") {
  const auto all = difference(*PolicyPack::china(), *PolicyPack::handbook(), day("2025-06-01"));
  CHECK(change_of(all, "prenotice.certificate"));
  CHECK(change_of(all, "deed_tax.rate"));
  CHECK(change_of(all, "transaction_fee"));  // the charge itself: who pays, and on what
  CHECK_FALSE(change_of(all, "area_difference.threshold"));
}

TEST_CASE("a charge that becomes optional is a difference, though its rows stay") {
  const auto company = R"({"format":1,"id":"ours","version":"1","title":{"zh":"本公司","en":"ours"},
    "extends":"cn@2026-11-23","reviewed_through":"2026-11-23","charges":[{"id":"maintenance_fund",
      "title":{"zh":"专项维修资金","en":"Special maintenance fund"},"decided_on":"signing","optional":true,"rows":[
      {"from":"2008-02-01","jurisdiction":"CN","parameter":"maintenance_fund.per_area","base":"building_area",
       "rounding":"half_up_to_fen","payer":"buyer","payee":"maintenance_fund","cite":"ours","confidence":"verified"}]}]})";
  const auto pack = Policies::builtin().with_pack(company, "ours.json", true)->active();
  const auto all = difference(*PolicyPack::china(), *pack, day("2025-06-01"));
  REQUIRE(all.size() == 1);
  CHECK(all[0].id == "maintenance_fund");
  CHECK(all[0].after == *all[0].before + ", optional");
}
