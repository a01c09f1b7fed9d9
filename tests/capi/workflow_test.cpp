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
