#include "capi.hpp"

using namespace capi_test;

TEST_CASE("the built-in workflows are listed without an engine") {
  tenon_engine* const none = nullptr;
  const auto listed = ask(tenon_workflow_list, none).json();
  CHECK(listed["schema_version"] == 1);
  bool complaint = false;
  for (const auto& each : listed["workflows"]) {
    complaint = complaint || each["id"] == "complaint";
    CHECK_FALSE(each["title"]["zh"].get<std::string>().empty());
    CHECK_FALSE(each["states"].empty());
    CHECK_FALSE(each["events"].empty());
    CHECK(each["version"].is_number_integer());
    CHECK(each["source"].is_string());
  }
  CHECK(complaint);
  Desk desk;
  CHECK(ask(tenon_workflow_list, desk.engine).json() == listed);
}

TEST_CASE("a workflow is described for programs") {
  tenon_engine* const none = nullptr;
  const auto told = ask(tenon_workflow_describe, none, "complaint");
  CHECK(told.text.starts_with("{\"schema_version\":1,"));
  const auto book = told.json();
  for (const char* part : {"states", "events", "steps", "deadlines", "opening", "facts", "actions"})
    CHECK(book.contains(part));
  CHECK(book["events"][0]["fields"]["type"] == "object");
  CHECK(book["words"]["looked_into"]["en"] == "it has been looked into at this level");
  const auto unknown = ask(tenon_workflow_describe, none, "complain");
  CHECK(unknown.status == TENON_NOT_FOUND);
  CHECK(unknown.code == "workflow.unknown");
}

TEST_CASE("a workflow is drawn in three formats and three languages") {
  tenon_engine* const none = nullptr;
  CHECK(ask(tenon_workflow_diagram, none, "complaint", "mermaid", "en").text.find("stateDiagram-v2") !=
        std::string::npos);
  CHECK(ask(tenon_workflow_diagram, none, "complaint", "dot", "zh").text.find("digraph") !=
        std::string::npos);
  CHECK(ask(tenon_workflow_diagram, none, "complaint", "svg", nullptr).text.find("<svg") !=
        std::string::npos);
  CHECK(ask(tenon_workflow_diagram, none, "complaint", "png", "en").field == "format");
  CHECK(ask(tenon_workflow_diagram, none, "complaint", "svg", "fr").field == "language");
}

TEST_CASE("the handbook tells of the procedures that are asked for") {
  tenon_engine* const none = nullptr;
  const auto all = ask(tenon_handbook, none, nullptr).text;
  CHECK(all.starts_with("<!DOCTYPE html>"));
  for (const char* id : {"id=\"w.signing\"", "id=\"w.complaint\"", "id=\"w.repair\""})
    CHECK(all.find(id) != std::string::npos);
  const auto one = ask(tenon_handbook, none, R"({"workflows":["signing"],"language":"en"})").text;
  CHECK(one.find("id=\"w.signing\"") != std::string::npos);
  CHECK(one.find("id=\"w.complaint\"") == std::string::npos);

  CHECK(ask(tenon_handbook, none, R"({"workflows":["singing"]})").code == "workflow.unknown");
  CHECK(ask(tenon_handbook, none, R"({"language":"fr"})").field == "options.language");
  CHECK(ask(tenon_handbook, none, R"({"on":"soon"})").field == "options.on");
  CHECK(ask(tenon_handbook, none, R"({"colour":"red"})").code == "json.unknown_key");
}

TEST_CASE("the handbook of an engine tells the company's own limits") {
  Desk desk(R"({"limits":{"complaint.measures":"17 minutes"}})");
  const auto page = ask(tenon_handbook, desk.engine, R"({"workflows":["complaint"]})").text;
  CHECK(page.find("17 minutes") != std::string::npos);
  CHECK(page.find("by the rules: 30 minutes") != std::string::npos);
}
