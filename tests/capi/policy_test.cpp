// Policy packs and document types: which are known, what they say and compute, what a change would move.
#include <algorithm>

#include "world.hpp"

using namespace capi_test;

namespace {

tenon_engine* const built_in = nullptr;
const char* const officer =
    R"({"actor":{"id":"E1","roles":["customer_service_specialist"]},"subject":{"building":"B1"}})";

std::string active(const Json& policies) {
  std::string name;
  for (const auto& each : policies["packs"])
    if (each["active"].get<bool>()) name += each["name"].get<std::string>();
  return name;
}
Json pack_of(const char* name) {
  const auto got = ask(tenon_policy_get, built_in, name);
  REQUIRE(got.status == TENON_OK);
  return got.json()["pack"];
}
Answer compute(tenon_engine* engine, const char* kind, const Json& request) {
  return ask(tenon_policy_compute, engine, kind, request.dump().c_str());
}

const Json a_loan = {{"principal", "1000000.00"},
                     {"months", 360},
                     {"annual_rate", "4.9%"},
                     {"repayment", "equal_instalments"}};

/// A home of 2,180,000.00 with VAT of 9 %. The deposit for maintenance is the city's to set.
const Json a_home = {{"region", "330106"},    {"signed_on", "2025-06-01"},
                     {"use", "home"},         {"building_area", "139.99"},
                     {"price", "2180000.00"}, {"buyer", "person"},
                     {"owners", 1},           {"home_count", "only"},
                     {"mortgage", false},     {"leave_out", {"maintenance_fund"}}};

}  // namespace

TEST_CASE("the built-in packs are listed, one of them active, with what can be computed") {
  const auto told = ask(tenon_policy_list, built_in).json();
  CHECK(told["packs"].size() == 2);
  CHECK(active(told).starts_with("cn@"));
  for (const auto& each : told["packs"]) {
    CHECK(each["name"] == each["id"].get<std::string>() + "@" + each["version"].get<std::string>());
    CHECK_FALSE(each["title"]["zh"].get<std::string>().empty());
  }
  const auto& kinds = told["computations"];
  for (const char* kind : {"taxes_and_fees", "area_settlement", "area_settlement_table", "loan_schedule",
                           "warranty", "late_damages"})
    CHECK(std::find(kinds.begin(), kinds.end(), kind) != kinds.end());
}

TEST_CASE("the setting policy says which pack new cases begin under, and a case shows it") {
  Desk usual;
  CHECK(active(ask(tenon_policy_list, usual.engine).json()).starts_with("cn@"));
  World world({{"policy", "handbook"}, {"region", "370200"}});
  const auto name = active(ask(tenon_policy_list, world.engine).json());
  CHECK(name.starts_with("handbook@"));
  const auto survey = ask(tenon_case_open, world.engine, "survey_actual",
                          R"({"high_rise":true,"drawings_changed":false})", officer);
  INFO(survey.error_json);
  const auto policy_of = [&](const std::string& id) {
    return ask(tenon_case_get, world.engine, id.c_str()).json().value("policy", "");
  };
  CHECK(policy_of(survey.json()["case_id"]) == name);
  CHECK(policy_of(world.complaint()) == "");  // about no sale, unit, building or project
}

TEST_CASE("settings of a policy that are wrong are refused by their path") {
  const auto open = [](const Json& policy) {
    tenon_engine* engine = nullptr;
    auto refused = tell(tenon_engine_open, Json{{"policy", policy}}.dump().c_str(), &engine);
    CHECK(engine == nullptr);
    return refused;
  };
  const auto unknown = open("handbok");
  CHECK(unknown.code == "policy.pack_unknown");
  CHECK(unknown.en.find("handbook@") != std::string::npos);  // what is known
  CHECK(open(7).field == "settings.policy");
  CHECK(open({{"activ", "cn"}}).field == "settings.policy.activ");
  CHECK(open({{"packs", "cn"}}).field == "settings.policy.packs");
  CHECK(open({{"overrides", {{"no.such_parameter", Json::array()}}}}).status == TENON_INVALID);
  tenon_engine* engine = nullptr;
  const auto nowhere = tell(tenon_engine_open, R"({"region":"Qingdao"})", &engine);
  CHECK(nowhere.code == "policy.bad_region");
  CHECK(nowhere.field == "settings.region");
}

TEST_CASE("a pack comes out as it can go in: checked, changed, made active") {
  Json pack = pack_of("handbook");
  CHECK(ask(tenon_policy_check, pack.dump().c_str()).status == TENON_OK);
  pack["id"] = "our_company";
  const auto checked = ask(tenon_policy_check, pack.dump().c_str()).json();
  CHECK(checked["id"] == "our_company");
  CHECK(checked["extends"].get<std::string>().starts_with("cn@"));
  CHECK(checked["parameters"] == pack["parameters"].size());
  Desk desk(Json{{"policy", {{"packs", {pack}}, {"active", "our_company"}}}}.dump());
  CHECK(active(ask(tenon_policy_list, desk.engine).json()).starts_with("our_company@"));
  const auto got = ask(tenon_policy_get, desk.engine, "our_company").json();
  CHECK(got["active"] == true);
  CHECK(got["pack"] == pack);
  const auto unknown = ask(tenon_policy_get, built_in, "our_company");
  CHECK(unknown.status == TENON_NOT_FOUND);
  CHECK(unknown.field == "name");
}

TEST_CASE("a pack that is not whole is refused with the path of the flaw") {
  Json pack = pack_of("handbook");
  pack["parameters"][0]["rows"][0]["cite"] = "";
  const auto flawed = ask(tenon_policy_check, pack.dump().c_str());
  CHECK(flawed.status == TENON_INVALID);
  CHECK(flawed.code == "policy.no_citation");
  CHECK(flawed.field.find("parameters[0].rows[0].cite") != std::string::npos);
  CHECK(ask(tenon_policy_check, "{}").status == TENON_INVALID);
  CHECK(ask(tenon_policy_check, "[").code == "json.malformed");
  CHECK(ask(tenon_policy_check, nullptr).field == "pack_json");
}

TEST_CASE("a loan is computed without an engine, and as the engine computes it") {
  const auto told = compute(built_in, "loan_schedule", a_loan).json();
  CHECK(told["kind"] == "loan_schedule");
  CHECK(told["result"]["first_payment"] == "5307.27");
  CHECK(told["result"]["months"].size() == 360);
  Desk desk;
  CHECK(compute(desk.engine, "loan_schedule", a_loan).json() == told);
}

TEST_CASE("taxes and fees name base, rate, amount and source of every line") {
  const auto computed = compute(built_in, "taxes_and_fees", a_home);
  INFO(computed.error_json);
  REQUIRE(computed.status == TENON_OK);
  const auto told = computed.json();
  Json deed_tax;
  for (const auto& line : told["result"]["statement"]["lines"])
    if (line["item"] == "deed_tax") deed_tax = line;
  CHECK(deed_tax["base"] == "2000000.00");
  CHECK(deed_tax["rate"] == "1%");
  CHECK(deed_tax["amount"] == "20000.00");
  CHECK_FALSE(deed_tax["source"].get<std::string>().empty());
  CHECK_FALSE(told["rules"].empty());
}

TEST_CASE("an engine computes by its own pack, and another one may be named") {
  Desk desk(R"({"policy":"handbook"})");
  const auto ours = compute(desk.engine, "taxes_and_fees", a_home).json();
  CHECK(ours["pack"].get<std::string>().starts_with("handbook@"));
  Json of_the_law = a_home;
  of_the_law["pack"] = active(ask(tenon_policy_list, built_in).json());
  const auto law = compute(desk.engine, "taxes_and_fees", of_the_law).json();
  CHECK(law["pack"] == of_the_law["pack"]);
  CHECK(law["result"] != ours["result"]);
}

TEST_CASE("what the law leaves to others and nobody has set is refused, by who has to set it") {
  Json all = a_home;
  all["leave_out"] = Json::array();
  all["lift"] = true;
  const auto unset = compute(built_in, "taxes_and_fees", all);
  CHECK(unset.status == TENON_REFUSED);
  CHECK(unset.code == "policy.setting_missing");
  Desk desk(R"({"policy":{"active":"cn","overrides":{"maintenance_fund.per_area":[
      {"from":"2020-01-01","jurisdiction":"330100","value":"65.00","cite":"made up for this test",
       "confidence":"verified"}]}}})");
  const auto set = compute(desk.engine, "taxes_and_fees", all);
  INFO(set.error_json);
  REQUIRE(set.status == TENON_OK);
  Json fund;
  const Json lines = set.json()["result"]["statement"]["lines"];
  for (const auto& line : lines)
    if (line["item"] == "maintenance_fund") fund = line;
  CHECK(fund["amount"] == "9099.35");  // 139.99 m2 at 65.00
  CHECK(fund["source"].get<std::string>().find("made up") != std::string::npos);
}

TEST_CASE("what cannot be computed is refused by its field") {
  Json wrong = a_loan;
  wrong["month"] = 12;
  CHECK(compute(built_in, "loan_schedule", wrong).code == "json.unknown_key");
  wrong = a_loan;
  wrong["months"] = 0;
  CHECK(compute(built_in, "loan_schedule", wrong).field == "months");
  const auto unknown = compute(built_in, "loans", a_loan);
  CHECK(unknown.status == TENON_NOT_FOUND);
  CHECK(unknown.en.find("loan_schedule") != std::string::npos);
  CHECK(ask(tenon_policy_compute, built_in, "loan_schedule", nullptr).field == "request_json");
  CHECK(ask(tenon_policy_compute, built_in, nullptr, "{}").field == "kind");
}

TEST_CASE("of a sale, the registers fill in what they know, and what is given counts") {
  World world;
  world.change("unit", "U1", {{"actual", {{"building", "101.00"}, {"inner", "80.80"}}}});
  const auto told = compute(world.engine, "area_settlement", {{"sale", "S1"}});
  INFO(told.error_json);
  REQUIRE(told.status == TENON_OK);
  CHECK(told.json()["result"]["amount"] == "12000.00");  // 1 m2 at 12,000, within the tolerance of 3 %
  const auto smaller =
      compute(world.engine, "area_settlement",
              {{"sale", "S1"}, {"registered_area", {{"building", "99.00"}, {"inner", "79.20"}}}});
  CHECK(smaller.json()["result"]["amount"] == "-12000.00");
  CHECK(compute(world.engine, "area_settlement", {{"sale", "S99"}}).code == "subject.unknown");

  const auto taxes = compute(world.engine, "taxes_and_fees",
                             {{"sale", "S1"}, {"home_count", "only"}, {"leave_out", {"maintenance_fund"}}});
  INFO(taxes.error_json);
  REQUIRE(taxes.status == TENON_OK);
  CHECK(taxes.json()["result"]["statement"]["by_payer"][0]["payer"] == "buyer");

  const auto table = compute(world.engine, "area_settlement_table", {{"building", "B1"}});
  INFO(table.error_json);
  REQUIRE(table.status == TENON_OK);
  CHECK(table.json()["result"]["rows"].size() == 1);  // of one unit the area is known
  CHECK(table.json()["result"]["to_collect"] == "12000.00");
}

TEST_CASE("a preview says what another pack, a whole one or overrides would move, and moves nothing") {
  World world;
  const auto opened = ask(tenon_case_open, world.engine, "survey_actual",
                          R"({"high_rise":true,"drawings_changed":false})", officer);
  INFO(opened.error_json);
  REQUIRE(opened.status == TENON_OK);
  const auto preview = [&](const std::string& to) {
    auto told = ask(tenon_policy_preview, world.engine, to.c_str());
    INFO(told.error_json);
    REQUIRE(told.status == TENON_OK);
    return told.json();
  };
  const auto handbook = preview("handbook");
  CHECK(handbook["to"].get<std::string>().starts_with("handbook@"));
  CHECK(handbook["on"] == "2026-07-15");
  CHECK(handbook["cases"] == 1);
  CHECK_FALSE(handbook["differences"].empty());
  const auto ours = preview(R"({"overrides":{"presale_permit.decision":"working_days"}})");
  CHECK(ours["differences"].size() == 1);
  CHECK(ours["differences"][0]["before"] == "10 days");
  CHECK(ours["differences"][0]["after"] == "10 working_days");
  Json whole = pack_of("handbook");
  whole["id"] = "our_company";
  CHECK(preview(whole.dump())["to"].get<std::string>().starts_with("our_company@"));
  CHECK(active(ask(tenon_policy_list, world.engine).json()).starts_with("cn@"));
  CHECK(ask(tenon_policy_list, world.engine).json()["packs"].size() == 2);

  const auto refused = [&](const char* to) { return ask(tenon_policy_preview, world.engine, to); };
  CHECK(refused("handbok").code == "policy.pack_unknown");
  CHECK(refused("handbok").field == "to");
  CHECK(refused(R"({"overrides":{},"more":1})").field == "to.more");
  CHECK(refused(R"({"overrides":{"no.such_limit":[]}})").status == TENON_INVALID);
  CHECK(refused("{").code == "json.malformed");
  CHECK(refused(nullptr).field == "to");
}

TEST_CASE("limits in force are those of the pack where it gives one, and of the host before it") {
  const auto decision = [](const char* settings) {
    Desk desk(settings);
    const Json limits = ask(tenon_workflow_limits, desk.engine, "prenotice").json()["limits"];
    for (const auto& each : limits)
      if (each["deadline"] == "prenotice.certificate") return each;
    return Json();
  };
  const auto law = decision(R"({"now":"2026-03-02T10:00:00+08:00"})");
  CHECK(law["limit"] == "30 working_days");
  CHECK(law["overridden"] == true);
  CHECK(law["policy"].get<std::string>().starts_with("cn@"));
  CHECK(law["source"].get<std::string>().find("art. 20") != std::string::npos);
  const auto shanghai = decision(R"({"now":"2026-03-02T10:00:00+08:00","region":"310115"})");
  CHECK(shanghai["limit"] == "5 working_days");
  const auto ours =
      decision(R"({"now":"2026-03-02T10:00:00+08:00","limits":{"prenotice.certificate":"4 working_days"}})");
  CHECK(ours["limit"] == "4 working_days");
  CHECK_FALSE(ours.contains("policy"));
}

TEST_CASE("document types are the built-in ones with the host's own laid over them") {
  const auto known = ask(tenon_document_types, built_in).json()["document_types"];
  const auto find = [](const Json& types, const char* id) {
    for (const auto& each : types)
      if (each["id"] == id) return each;
    return Json();
  };
  CHECK(find(known, "identity_card")["per_person"] == true);
  CHECK(find(known, "our_gift_voucher").is_null());
  Desk desk(R"({"document_types":[{"id":"our_gift_voucher","zh":"礼券","en":"gift voucher","whose":"sales",
      "sensitivity":"internal","sensitive_personal":false,"per_person":false,"kept_years":3,
      "kept_source":"default","source":"our handbook 1"}]})");
  const auto ours = ask(tenon_document_types, desk.engine).json()["document_types"];
  CHECK(ours.size() == known.size() + 1);
  CHECK(find(ours, "our_gift_voucher")["zh"] == "礼券");
  tenon_engine* engine = nullptr;
  const auto wrong = tell(tenon_engine_open, R"({"document_types":[{"id":"x"}]})", &engine);
  CHECK(wrong.status == TENON_INVALID);
  CHECK(wrong.field.find("[0]") != std::string::npos);
}
