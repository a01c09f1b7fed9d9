// What is really sent is held against the schema that is published for it.
#include <algorithm>

#include "capi.hpp"

using namespace capi_test;

namespace {

/// What of a document its schema does not allow; empty: it fits. Knows the words of JSON Schema that ours
/// use, and says so where one uses another.
std::string misfit(const Json& schema, const Json& value, const std::string& at) {
  for (const auto& [word, rule] : schema.items()) {
    if (word == "$schema" || word == "title" || word == "description" || word == "format") continue;
    if (word == "type") {
      const std::string type = rule;
      const bool fits = type == "object"    ? value.is_object()
                        : type == "array"   ? value.is_array()
                        : type == "string"  ? value.is_string()
                        : type == "boolean" ? value.is_boolean()
                        : type == "integer" ? value.is_number_integer()
                        : type == "null"    ? value.is_null()
                                            : false;
      if (!fits) return at + ": not " + type + ": " + value.dump();
    } else if (word == "enum") {
      if (std::find(rule.begin(), rule.end(), value) == rule.end()) return at + ": not one of " + rule.dump();
    } else if (word == "const") {
      if (value != rule) return at + ": not " + rule.dump();
    } else if (word == "anyOf") {
      std::string all;
      bool fits = false;
      for (const auto& each : rule) {
        const auto flaw = misfit(each, value, at);
        fits = fits || flaw.empty();
        all += flaw + "; ";
      }
      if (!fits) return all;
    } else if (word == "required") {
      for (const auto& name : rule)
        if (!value.contains(name.get<std::string>())) return at + ": lacks " + name.get<std::string>();
    } else if (word == "properties") {
      for (const auto& [name, part] : rule.items())
        if (value.contains(name))
          if (auto flaw = misfit(part, value[name], at + "." + name); !flaw.empty()) return flaw;
      // Our own documents hold nothing that is not published, although readers must bear it.
      if (!schema.contains("additionalProperties"))
        for (const auto& [name, part] : value.items())
          if (!rule.contains(name)) return at + ": has " + name + ", which is not published";
    } else if (word == "additionalProperties") {
      const Json none = Json::object();
      const Json& known = schema.contains("properties") ? schema["properties"] : none;
      for (const auto& [name, part] : value.items()) {
        if (known.contains(name)) continue;
        if (rule == false) return at + ": may not have " + name;
        if (rule.is_object())
          if (auto flaw = misfit(rule, part, at + "." + name); !flaw.empty()) return flaw;
      }
    } else if (word == "items") {
      for (const auto& each : value)
        if (auto flaw = misfit(rule, each, at + "[]"); !flaw.empty()) return flaw;
    } else if (word == "pattern" || word == "minimum" || word == "maximum" || word == "minItems" ||
               word == "maxItems" || word == "uniqueItems" || word == "minLength" || word == "maxLength") {
      continue;  // the codec's own tests hold these
    } else {
      return at + ": this test does not know the word " + word;
    }
  }
  return {};
}

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
             R"({"store":"memory","limits":{"complaint.resolution":"2 working_days"},"waits":false})");
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
