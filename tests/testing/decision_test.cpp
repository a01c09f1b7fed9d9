// Decision tables: what is tried, how it is told, and that what is told is what the engine does.
#include "support/catch.hpp"
#include "tenon/testing/decision_table.hpp"
#include "tenon/workflow/editable_book.hpp"
#include "tenon/workflows/builtin.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

DecisionTable table_of(const std::string& workflow, const testing::Rules& rules = {}) {
  const auto path =
      std::filesystem::path(TENON_SOURCE_DIR) / "tests/scenarios" / (workflow + std::string(".json"));
  auto file = ScenarioFile::read(path);
  if (!file) FAIL(file.refusal().to_json());
  auto table = decide_table(*file, rules);
  if (!table) FAIL(table.refusal().to_json());
  return *std::move(table);
}
std::vector<Decision> lines_in(const DecisionTable& table, const std::string& state,
                               const std::string& event) {
  std::vector<Decision> found;
  for (const auto& line : table.lines)
    if (line.state == state && line.events == std::vector{event}) found.push_back(line);
  return found;
}

}  // namespace

TEST_CASE("decision table: each event, by whom, with which papers, and what follows") {
  const auto table = table_of("prenotice");
  CHECK(table.unreached.empty());
  CHECK(table.version == 1);
  CHECK(table.policy.starts_with("handbook@"));
  const auto lines = lines_in(table, "collecting", "submit");
  using Given = Decision::Given;
  // The clerks may, the leaders and the stranger may not.
  REQUIRE(lines.size() >= 6);
  std::map<std::string, std::vector<std::string>> roles;
  for (const auto& line : lines)
    if (line.given == Given::prepared) roles[line.refusal ? line.refusal->code : line.to] = line.roles;
  CHECK(roles["submitted"] ==
        std::vector<std::string>{"customer_service_specialist", "contract_specialist", "bureau_specialist"});
  CHECK(std::count(roles["step.wrong_role"].begin(), roles["step.wrong_role"].end(), "cleaning") == 1);
  CHECK(roles.size() == 2);
  std::vector<std::string> papers;
  for (const auto& line : lines) {
    if (line.given == Given::unprepared) CHECK(line.refusal->code == "documents.missing");
    if (line.given != Given::without_paper) continue;
    papers.push_back(line.what);
    REQUIRE(line.refusal);
    CHECK(line.refusal->code == "documents.missing");
    CHECK(line.refusal->fact("missing").starts_with(line.what + ": "));
  }
  CHECK(papers.size() == 4);
  for (const auto& line : lines)
    if (!line.refusal) {
      CHECK(line.source == "H0 5.8");
      CHECK(line.asks == std::vector<std::string>{"has_number"});
    }
}

TEST_CASE("decision table: what cannot be done from a state is one line") {
  const auto table = table_of("prenotice");
  for (const std::string state : {"collecting", "certified"}) {
    const auto line = std::find_if(table.lines.begin(), table.lines.end(), [&](const Decision& each) {
      return each.state == state && each.given == Decision::Given::impossible;
    });
    REQUIRE(line != table.lines.end());
    CHECK(line->events.size() == (state == "certified" ? 3 : 2));
    CHECK(line->refusal->code == (state == "certified" ? "case.ended" : "step.not_from_here"));
  }
}

TEST_CASE("decision table: tells the rules as they are, not as they were") {
  auto set = std::make_shared<WorkflowSet>();
  for (const auto* each : builtin_workflows().all()) {
    EditableBook book(each->book());
    if (each->book().id == "prenotice")
      for (auto& step : book.steps) step.checklist = {};
    REQUIRE(set->add(std::make_shared<ChangedDefinition>(*each, std::move(book))));
  }
  const auto lines = lines_in(table_of("prenotice", {set, {}}), "collecting", "submit");
  for (const auto& line : lines) {
    CHECK(line.given != Decision::Given::without_paper);
    if (line.given == Decision::Given::unprepared) CHECK(line.to == "submitted");
  }
}

TEST_CASE("decision table: as CSV, as a page to sign, as JSON") {
  const auto table = table_of("filing_change");
  const auto csv = to_csv(table);
  CHECK(csv.starts_with("state,state_zh,state_en,event,"));
  CHECK(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) == table.lines.size() + 1);
  const auto page = to_html(table);
  CHECK(page.find("<h1>") != page.npos);
  CHECK(page.find("filing_change@1") != page.npos);
  CHECK(page.find("Not tried:") != page.npos);
  CHECK(page.find("class=\"sign\"") != page.npos);
  CHECK(page == to_html(table_of("filing_change")));
  const Json json = to_json(table);
  CHECK(json["lines"].size() == table.lines.size());
  CHECK(json["workflow"] == "filing_change");
}
