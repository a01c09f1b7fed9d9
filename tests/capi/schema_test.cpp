// What is really sent is held against the schema that is published for it.
#include <fstream>
#include <map>

#include "support/misfit.hpp"
#include "world.hpp"

using namespace capi_test;
using tenon::test::misfit;

namespace {

Json schema(const std::string& name) {
  const auto got = ask(tenon_schema_get, name.c_str());
  INFO(name);
  REQUIRE(got.status == TENON_OK);
  return got.json();
}

void check_fits(const std::string& name, const std::string& text) {
  INFO(text);
  CHECK(misfit(schema(name), Json::parse(text), name) == "");
}

}  // namespace

TEST_CASE(
    "every schema that is listed is there, says which draft it follows, and an unknown one is refused") {
  const auto list = ask(tenon_schema_list).json()["schemas"];
  CHECK(list.size() > 20);
  for (const auto& each : list)
    CHECK(schema(each["name"])["$schema"].get<std::string>().ends_with("2020-12/schema"));
  const auto unknown = ask(tenon_schema_get, "cases!");
  CHECK(unknown.status == TENON_INVALID);
  CHECK(unknown.en.find("outcome") != std::string::npos);  // what is allowed
}

TEST_CASE("what is sent fits what is published") {
  Desk desk;
  Json command = Json::parse(clerk);
  command["do"] = "open";
  command["workflow"] = "complaint";
  command["reference"] = "T-9";
  command["subject"] = {{"customer", "C1"}, {"unit", "U1"}};
  command["payload"] = Json::parse(a_complaint);
  check_fits("command", command.dump());
  const auto opened = ask(tenon_engine_execute, desk.engine, command.dump().c_str());
  REQUIRE(opened.status == TENON_OK);
  check_fits("outcome", opened.text);
  const std::string id = opened.json()["case_id"];
  desk.apply(id, "set_grade", R"({"grade":"major"})");
  desk.apply(id, "receive_document",
             R"({"type":"identity_card","form":"copy","copies":2,"from":"customer"})");
  desk.apply(id, "attach", (R"({"name":"photo","sha256":")" + std::string(64, 'a') + "\"}").c_str());
  desk.apply(id, "hold", R"({"reason":"away","until":"2026-03-05T10:00:00+08:00"})");
  REQUIRE(tell(tenon_engine_set_time, desk.engine, "2026-04-20T10:00:00+08:00").status == TENON_OK);
  check_fits("advance_report", ask(tenon_engine_advance, desk.engine, nullptr, 0).text);

  check_fits("case", ask(tenon_case_get, desk.engine, id.c_str()).text);
  check_fits("cases", ask(tenon_case_find, desk.engine, "{}").text);
  check_fits("cases", ask(tenon_case_due, desk.engine, nullptr, 10).text);
  check_fits("options", ask(tenon_case_options, desk.engine, id.c_str(), clerk_alone).text);
  check_fits("actor", clerk_alone);
  check_fits("history", ask(tenon_case_history, desk.engine, id.c_str()).text);
  check_fits("explanation", ask(tenon_case_explain, desk.engine, id.c_str(), 0).text);
  const auto notices = ask(tenon_outbox_read, desk.engine, 0, 100);
  CHECK_FALSE(notices.json()["notices"].empty());
  check_fits("notices", notices.text);
  check_fits("verify_report", ask(tenon_engine_verify, desk.engine).text);
  check_fits("figures", ask(tenon_report_figures, desk.engine, nullptr).text);
  check_fits("error", desk.apply(id, "accept", "{}").error_json);
  check_fits("error", ask(tenon_engine_execute, desk.engine, "{}").error_json);
  check_fits("query", R"({"workflow":"complaint","overdue":true,"limit":5})");
  check_fits("settings",
             R"({"store":"memory","limits":{"complaint.resolution":"2 working_days"},"waits":false,
                 "policy":"handbook","region":"370200","document_types":[]})");
  check_fits("settings", R"({"policy":{"active":"cn","overrides":{}}})");
}

TEST_CASE("journeys, forecasts and what policies answer fit what is published") {
  World world;
  tenon_engine* const e = world.engine;
  REQUIRE(ask(tenon_case_open, e, "survey_actual", R"({"high_rise":true,"drawings_changed":false})",
              R"({"actor":{"id":"E1","roles":["customer_service_specialist"]},"subject":{"building":"B1"}})")
              .status == TENON_OK);
  check_fits("journey", ask(tenon_sale_journey, e, "S1").text);
  check_fits("missing_papers", ask(tenon_sale_missing, e, "S7").text);
  check_fits("forecast", ask(tenon_building_forecast, e, "B1").text);
  const auto each = R"({"actor":)" + std::string(manager) + "}";
  check_fits("each_report",
             ask(tenon_case_apply_each, e, "{}", "comment", R"({"text":"seen"})", each.c_str()).text);
  check_fits("policies", ask(tenon_policy_list, e).text);
  const auto handbook = ask(tenon_policy_get, e, "handbook");
  check_fits("policy", handbook.text);
  const auto pack = handbook.json()["pack"].dump();
  check_fits("policy_pack", pack);
  check_fits("policy_check", ask(tenon_policy_check, pack.c_str()).text);
  check_fits("policy_preview", ask(tenon_policy_preview, e, "handbook").text);
  check_fits("document_types", ask(tenon_document_types, e).text);
}

TEST_CASE("each computation's request and answer fit what is published for its kind") {
  const std::map<std::string, Json> requests = {
      {"taxes_and_fees",
       {{"region", "330106"},
        {"signed_on", "2025-06-01"},
        {"use", "home"},
        {"building_area", "139.99"},
        {"lift", true},
        {"price", "2180000.00"},
        {"buyer", "person"},
        {"owners", 2},
        {"home_count", "only"},
        {"mortgage", true},
        {"leave_out", {"maintenance_fund"}}}},
      {"area_settlement",
       {{"region", "370200"},
        {"signed_on", "2026-07-15"},
        {"priced_by", "building_area"},
        {"contract_area", {{"building", "100.00"}, {"inner", "80.00"}}},
        {"registered_area", {{"building", "96.00"}, {"inner", "78.00"}}},
        {"unit_price", "12000.00"}}},
      {"area_settlement_table",
       {{"region", "370200"},
        {"signed_on", "2026-07-15"},
        {"units",
         {{{"unit", "U1"},
           {"sale",
            {{"priced_by", "inner_area"},
             {"contract_area", {{"building", "100.00"}, {"inner", "80.00"}}},
             {"registered_area", {{"building", "104.00"}, {"inner", "83.00"}}},
             {"unit_price", "15000.00"}}}}}}}},
      {"loan_schedule",
       {{"principal", "840000.00"},
        {"months", 24},
        {"repayment", "equal_instalments"},
        {"basis", {{"of", "lpr_five_year"}, {"on", "2025-07-01"}, {"spread", "-0.3%"}}},
        {"paid_out_on", "2025-07-31"},
        {"early_repayments", {{{"after_month", 3}, {"amount", "100000.00"}, {"keeps", "term"}}}}}},
      {"combined_loan",
       {{"provident_fund",
         {{"principal", "300000.00"},
          {"months", 12},
          {"annual_rate", "2.6%"},
          {"repayment", "equal_principal"}}},
        {"bank",
         {{"principal", "500000.00"},
          {"months", 24},
          {"annual_rate", "3.5%"},
          {"repayment", "equal_principal"}}}}},
      {"warranty",
       {{"region", "370200"},
        {"component", "heating"},
        {"accepted_on", "2024-05-10"},
        {"handed_over_on", "2024-06-30"},
        {"reported_on", "2026-01-05"}}},
      {"late_damages",
       {{"region", "370200"},
        {"delay",
         {{"kind", "delivery"},
          {"due_on", "2026-01-31"},
          {"clause", "contract 11"},
          {"as_of", "2026-03-02"}}},
        {"base", "1200000.00"},
        {"contract", {{"daily_rate", "1/10000"}, {"clause", "contract 12"}}},
        {"actual_loss", "1000.00"}}}};
  const Json kinds = ask(tenon_policy_list, static_cast<tenon_engine*>(nullptr)).json()["computations"];
  for (const auto& kind : kinds) {
    INFO(kind);
    REQUIRE(requests.contains(kind));
    const auto request = requests.at(kind).dump();
    check_fits("compute." + kind.get<std::string>(), request);
    const auto answer = ask(tenon_policy_compute, static_cast<tenon_engine*>(nullptr),
                            kind.get_ref<const std::string&>().c_str(), request.c_str());
    INFO(answer.error_json);
    REQUIRE(answer.status == TENON_OK);
    check_fits("computed." + kind.get<std::string>(), answer.text);
  }
}

TEST_CASE("registers, the log and what an import reports fit what is published") {
  Desk desk(R"({"log":"debug"})");
  const auto customer = R"({"id":"D1","name":"Quality"})";
  check_fits("record.department", customer);
  const auto put = ask(tenon_record_put, desk.engine, "department", customer, clerk_alone, std::int64_t{-1});
  INFO(put.en);
  REQUIRE(put.status == TENON_OK);
  check_fits("record", put.text);
  check_fits("records", ask(tenon_record_list, desk.engine, "department", nullptr, 10).text);
  desk.complaint();
  check_fits("log", ask(tenon_engine_log, desk.engine, 0, 10).text);
}

TEST_CASE("a document that does not fit its schema is refused by the library as well") {
  const auto command = schema("command");
  CHECK(misfit(command, Json::parse(R"({"do":"open","actor":{"id":"E","roles":[]},"surprise":1})"), "c") !=
        "");
  CHECK(misfit(command, Json::parse(R"({"do":"close","actor":{"id":"E","roles":[]}})"), "c") != "");
  CHECK(misfit(schema("case"), Json::parse(R"({"schema_version":2})"), "case") != "");
}

TEST_CASE("the declared workflows of the examples fit what is published for them, and a slip does not") {
  for (const char* name : {"key_loan", "fit_out"}) {
    std::ifstream file(std::string(TENON_EXAMPLES "/workflows/") + name + ".json");
    Json document = Json::parse(file);
    check_fits("declared_workflow", document.dump());
    document["guards"].begin().value()["that"]["al"] = Json::array();
    CHECK(misfit(schema("declared_workflow"), document, name) != "");
  }
}
