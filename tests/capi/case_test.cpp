#include "capi.hpp"

using namespace capi_test;

TEST_CASE("a complaint from the first word to the revisit") {
  Desk desk;
  const auto id = desk.complaint("T-17");
  const auto does = [&](const char* event, const char* payload, const char* command) {
    const auto done = desk.apply("reference:T-17", event, payload, command);
    INFO(event << ": " << done.en);
    REQUIRE(done.status == TENON_OK);
    return done.json()["state"].get<std::string>();
  };
  CHECK(does("set_grade", R"({"grade":"ordinary"})", clerk) == "graded");
  CHECK(does("name_responsible", R"({"responsible":"E020","department":"D1","measures":"a visit"})", clerk) ==
        "investigating");
  CHECK(does("look_into", R"({"findings":"settled soil","cause":"error","fault":"neither"})", clerk) ==
        "investigating");
  CHECK(does("propose", R"({"proposal":"fill it","relief":"non_monetary"})", clerk) == "proposed");
  CHECK(does("check_proposal", R"({"answers_request":true,"grounds":"contract 12"})", head) == "offered");
  CHECK(does("accept", nullptr, for_customer) == "agreed");
  CHECK(does("carry_out", R"({"done":"filled"})", clerk) == "carried_out");
  CHECK(does("tell_result", R"({"channel":"phone","result":"filled"})", clerk) == "told");
  CHECK(does("record_revisit", R"({"satisfaction":5})", for_customer) == "closed");

  const auto found = ask(tenon_case_get, desk.engine, id.c_str()).json();
  CHECK(found["status"] == "ended");
  CHECK(found["reference"] == "T-17");
  CHECK(found["facts"]["satisfaction"] == 5);
  const auto history = ask(tenon_case_history, desk.engine, id.c_str()).json()["history"];
  REQUIRE(history.size() == 10);
  CHECK(history[0]["event"] == "open");
  CHECK(history[9]["party"] == "customer");
}

TEST_CASE("options answer what may be done and why not the rest") {
  Desk desk;
  const auto id = desk.complaint();
  const auto listed = ask(tenon_case_options, desk.engine, id.c_str(), clerk_alone);
  INFO(listed.en);
  bool grade = false;
  bool propose = true;
  bool cancel = true;
  const auto document = listed.json();  // named: a range-for does not keep a temporary's owner alive
  for (const auto& each : document["options"]) {
    if (each["event"] == "set_grade") grade = each["allowed"];
    if (each["event"] == "propose") propose = each["allowed"];
    if (each["event"] == "cancel") cancel = each["allowed"];
    if (each["allowed"] == false) CHECK_FALSE(each["refusal"]["en"].get<std::string>().empty());
  }
  CHECK(grade);
  CHECK_FALSE(propose);
  CHECK_FALSE(cancel);
}

TEST_CASE("check gives the answer without doing anything") {
  Desk desk;
  const auto id = desk.complaint();
  Json command{{"do", "apply"}, {"case", id}, {"event", "set_grade"}, {"payload", {{"grade", "ordinary"}}}};
  command["actor"] = Json::parse(clerk_alone);
  CHECK(tell(tenon_case_check, desk.engine, command.dump().c_str()).status == TENON_OK);
  command["event"] = "accept";
  command["payload"] = Json::object();
  CHECK(tell(tenon_case_check, desk.engine, command.dump().c_str()).status == TENON_NOT_ALLOWED);
  CHECK(ask(tenon_case_get, desk.engine, id.c_str()).json()["version"] == 1);
}

TEST_CASE("parts of a command that have a parameter of their own are not taken from the rest") {
  Desk desk;
  const auto twice = ask(tenon_case_open, desk.engine, "complaint", a_complaint,
                         R"({"actor":{"id":"E1","roles":["agent"]},"payload":{}})");
  CHECK(twice.code == "command.field_not_here");
  CHECK(twice.field == "command.payload");
  CHECK(ask(tenon_case_open, desk.engine, "complaint", a_complaint, "[]").code == "json.wrong_type");
  CHECK(ask(tenon_case_open, desk.engine, "complaint", a_complaint, "{}").field == "command.actor");
}

TEST_CASE("the case as it was is replayed from its history") {
  Desk desk;
  const auto id = desk.complaint();
  REQUIRE(tell(tenon_engine_set_time, desk.engine, "2026-03-02T10:10:00+08:00").status == TENON_OK);
  REQUIRE(desk.apply(id, "set_grade", R"({"grade":"ordinary"})").status == TENON_OK);
  const auto before = ask(tenon_case_as_of, desk.engine, id.c_str(), "2026-03-02T10:05:00+08:00");
  INFO(before.en);
  CHECK(before.json()["state"] == "recorded");
  CHECK(ask(tenon_case_as_of, desk.engine, id.c_str(), "2026-03-02T10:15:00+08:00").json()["state"] ==
        "graded");
  CHECK(ask(tenon_case_as_of, desk.engine, id.c_str(), "2026-03-01T00:00:00Z").code == "case.not_yet");
  CHECK(ask(tenon_case_as_of, desk.engine, id.c_str(), "yesterday").status == TENON_INVALID);
}

TEST_CASE("a deadline is explained day by day") {
  Desk desk;
  const auto id = desk.complaint();
  const auto told = ask(tenon_case_explain, desk.engine, id.c_str(), 0);
  INFO(told.en);
  CHECK(told.json()["limit"] == "30 minutes");
  CHECK(told.json()["due"] == "2026-03-02T02:30:00Z");
  CHECK_FALSE(told.json()["rows"].empty());
  CHECK(ask(tenon_case_explain, desk.engine, id.c_str(), 99).status == TENON_NOT_FOUND);
  CHECK(ask(tenon_case_explain, desk.engine, id.c_str(), -1).code == "abi.count");
}

TEST_CASE("cases are found page by page") {
  Desk desk;
  for (int i = 0; i < 5; ++i) desk.complaint();
  const auto first = ask(tenon_case_find, desk.engine, R"({"workflow":"complaint","limit":3})");
  INFO(first.en);
  CHECK(first.json()["cases"].size() == 3);
  const Json rest{{"workflow", "complaint"}, {"limit", 3}, {"after", first.json()["next"]}};
  const auto second = ask(tenon_case_find, desk.engine, rest.dump().c_str()).json();
  CHECK(second["cases"].size() == 2);
  CHECK_FALSE(second.contains("next"));
  CHECK(ask(tenon_case_find, desk.engine, nullptr).json()["cases"].size() == 5);
  CHECK(ask(tenon_case_find, desk.engine, R"({"colour":"red"})").field == "query.colour");
  CHECK(ask(tenon_case_find, desk.engine, R"({"limit":0})").code == "query.limit");
}

TEST_CASE("what is due comes earliest first") {
  Desk desk;
  const auto id = desk.complaint();
  CHECK(ask(tenon_case_due, desk.engine, nullptr, 10).json()["cases"].empty());
  const auto later = ask(tenon_case_due, desk.engine, "2026-03-02T12:00:00+08:00", 10).json()["cases"];
  REQUIRE(later.size() == 1);
  CHECK(later[0]["id"] == id);
  CHECK(ask(tenon_case_due, desk.engine, nullptr, 0).code == "query.limit");
}

TEST_CASE("an unknown case is not found, by id, by reference and in its history") {
  Desk desk;
  const char* const nowhere = "019a2b3c-0000-7000-8000-000000000000";
  CHECK(ask(tenon_case_get, desk.engine, nowhere).status == TENON_NOT_FOUND);
  CHECK(ask(tenon_case_history, desk.engine, nowhere).status == TENON_NOT_FOUND);
  CHECK(ask(tenon_case_get, desk.engine, "reference:none").code == "case.unknown_reference");
  CHECK(ask(tenon_case_get, desk.engine, "none").code == "id.malformed");
}
