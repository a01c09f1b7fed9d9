// What a scenario that does not hold says of it: where, what was expected, what was found.
#include <thread>

#include "support/catch.hpp"
#include "support/misfit.hpp"
#include "tenon/testing/scenario.hpp"

namespace tenon::testing {
namespace {

const std::filesystem::path folder = std::filesystem::path(TENON_SOURCE_DIR) / "tests/scenarios";

/// One scenario of the pre-notice registration, which goes by the paths of tests/scenarios.
Scenario told(const char* body) {
  Json scenario = parse_json(body, "scenario").value();
  scenario["title"] = {{"zh", "试"}, {"en", "tried"}};
  const Json document = {{"scenarios_version", 1},
                         {"workflow", "prenotice"},
                         {"about", {{"sale", "S1"}}},
                         {"scenarios", Json::array({scenario})}};
  auto file = ScenarioFile::parse(document, folder, "tried.json");
  if (!file) FAIL(file.refusal().to_json());
  return scenarios_of(*file).front();
}

/// The file of the pre-notice registration with a part of it changed; null takes it away.
Report changed(const Json& patch, const std::string& id) {
  Json document = ScenarioFile::read(folder / "prenotice.json").value()->document();
  document.merge_patch(patch);
  auto file = ScenarioFile::parse(document, folder, "prenotice.json");
  if (!file) FAIL(file.refusal().to_json());
  for (const auto& each : scenarios_of(*file))
    if (each.id == id) return run(each);
  FAIL("no scenario " << id);
  return {};
}

void check(const Report& report, const std::string& at, const std::string& expected,
           const std::string& found) {
  INFO(to_json(report).dump(1));
  REQUIRE_FALSE(report.differences.empty());
  const Difference& first = report.differences.front();
  CHECK(first.at == at);
  CHECK(first.expected.find(expected) != std::string::npos);
  CHECK(first.expected.empty() == expected.empty());
  CHECK(first.found.find(found) != std::string::npos);
}

struct Broken {
  const char *body, *at, *expected, *found;
};

}  // namespace

TEST_CASE("a scenario that does not hold says where, what was expected and what was found") {
  const auto broken = GENERATE(values<Broken>({
      // where the case is, and what is known of it
      {R"({"given": "collecting", "then": {"state": "submitted"}})", "then.state", "submitted", "collecting"},
      {R"({"then": {"state": "collecting"}})", "then.state", "collecting", "none"},
      {R"({"given": "certified", "then": {"facts": {"returns": 2}}})", "then.facts.returns", "2", "0"},
      {R"({"given": "collecting", "then": {"missing": ["purchase_contract: 1 original"]}})", "then.missing",
       "purchase_contract: 1 original", "prenotice_agreement: 1 original"},
      {R"({"given": "certified", "then": {"cases": {"contract_filing": "submitted"}}})",
       "then.cases.contract_filing", "submitted", "filed"},
      {R"({"given": "certified", "then": {"cases": {"opened:mortgage": "collecting"}}})",
       "then.cases.opened:mortgage", "collecting", "none"},
      {R"({"given": "certified",
           "then": {"records": [{"kind": "unit", "id": "U1", "fields": {"name": "9-901"}}]}})",
       "then.records[0].fields.name", "9-901", "1-101"},
      {R"({"given": "certified", "then": {"records": [{"kind": "unit", "id": "U99", "fields": {}}]}})",
       "then.records[0]", "an entry", "record.unknown"},
      // refusals
      {R"({"given": "submitted", "when": "prenotice.certify",
           "then": {"refused": {"code": "step.wrong_role"}}})",
       "when", "refused: step.wrong_role", "done: certified"},
      {R"({"given": "collecting", "when": {"do": "submit"}, "then": {"refused": {"code": "step.wrong_role"}}})",
       "then.refused.code", "step.wrong_role", "documents.missing: Documents are missing"},
      {R"({"given": "collecting", "when": {"do": "submit"},
           "then": {"refused": {"code": "documents.missing", "facts": {"checklist": "other_papers"}}}})",
       "then.refused.facts.checklist", "other_papers", "prenotice_papers"},
      {R"({"given": "collecting", "when": {"do": "submit"},
           "then": {"refused": {"code": "documents.missing", "source": "H9 9.9"}}})",
       "then.refused.source", "H9 9.9", "H0 5.8"},
      {R"({"given": "collecting", "then": {"refused": {"code": "documents.missing"}}})", "then.refused",
       "documents.missing", "nothing was refused"},
      // steps that should have been done
      {R"({"given": "collecting", "when": {"do": "submit"}, "then": {"state": "submitted"}})", "when", "done",
       "documents.missing: Documents are missing"},
      {R"({"given": {"state": "collecting", "steps": [{"papers": "prenotice.all"}, {"do": "certify"}]},
           "then": {"state": "certified"}})",
       "given.steps[1]", "done", "step.not_from_here"},
      {R"({"given": ["prenotice.certify"], "then": {"state": "certified"}})", "given[0]", "done",
       "testing.no_such_case"},
      {R"({"given": [{"bring": "prenotice", "to": "certified", "about": {"sale": "S99"}}],
           "then": {"state": "none"}})",
       "given[0]", "done", "; at the step {\"as\":"},
      {R"({"about": {"sale": "S99"}, "given": "collecting", "then": {"state": "collecting"}})",
       "given.state[0]", "done", "subject.unknown"},
      {R"({"given": "submitted", "when": ["prenotice.certify", "prenotice.certify", "prenotice.certify"],
           "then": {"refused": {"code": "case.ended"}}})",
       "when[1]", "done", "case.ended"},
      // who was told
      {R"({"given": "submitted", "then": {"told": [{"notice": "prenotice.certified"}]}})", "then.told[0]",
       "prenotice.certified", ""},
      {R"({"given": "certified", "then": {"told": [{"notice": "prenotice.certified", "party": "bank"}]}})",
       "then.told[0]", "bank", "\"party\":\"buyer\""},
      {R"({"given": "certified", "then": {"not_told": [{"notice": "prenotice.certified"}]}})",
       "then.not_told[0]", "", "prenotice.certified"},
      {R"({"given": "submitted", "when": "prenotice.certify", "then": {"told_exactly": true}})",
       "then.told_exactly", "", "prenotice.certified"},
      // clocks
      {R"({"given": "collecting", "then": {"deadlines": {"prenotice.papers": {"status": "missed"}}}})",
       "then.deadlines.prenotice.papers.status", "missed", "running"},
      {R"({"given": "collecting", "then": {"deadlines": {"prenotice.mending": {"status": "running"}}}})",
       "then.deadlines.prenotice.mending.status", "running", "none"},
      {R"({"given": "collecting",
           "then": {"deadlines": {"prenotice.papers": {"due": "2026-08-01T00:00:00+08:00"}}}})",
       "then.deadlines.prenotice.papers.due", "2026-08-01T00:00:00+08:00", "2026-07-23T00:00:00+08:00"},
      {R"({"given": "collecting",
           "then": {"deadlines": {"prenotice.mending": {"due": "2026-08-01T00:00:00+08:00", "tried": true}}}})",
       "then.deadlines.prenotice.mending.status", "running", "none"},
      {R"({"given": {"state": "collecting", "steps": [{"wait": "next_deadline"}]},
           "then": {"deadlines": {"prenotice.papers": {"told": "cashier"}}}})",
       "then.deadlines.prenotice.papers.told", "cashier", "supervisor"},
      {R"({"given": "collecting", "then": {"deadlines": {"prenotice.papers": {"ladder": ["supervisor"]}}}})",
       "then.deadlines.prenotice.papers.ladder", "[\"supervisor\"]", "[\"supervisor\",\"manager\"]"},
      {R"({"given": "collecting",
           "then": {"deadlines": {"prenotice.papers": {"warned": {"days": [1], "role": "manager"}}}}})",
       "then.deadlines.prenotice.papers.warned.days", "[1]", "[]"},
      // sums
      {R"({"then": {"sums": [{"compute": "taxes_and_fees", "request": {"sale": "S1"},
                              "gives": {"/result/nothing": "1.00"}}]}})",
       "then.sums[0].gives./result/nothing", "1.00", "null"},
      {R"({"then": {"sums": [{"compute": "taxes_and_fees", "request": {"sale": "S99"}, "gives": {}}]}})",
       "then.sums[0]", "computed", "subject.unknown"},
  }));
  INFO(broken.body);
  check(run(told(broken.body)), broken.at, broken.expected, broken.found);
}

TEST_CASE("what holds has no differences, and counts its commands") {
  const auto report = run(told(R"({
    "given": "submitted", "when": "prenotice.certify",
    "then": {"state": "certified", "facts": {"certificate_number": "YGZ-1", "defect": null},
             "told": [{"notice": "prenotice.certified", "party": "buyer"}], "told_exactly": true,
             "not_told": [{"notice": "deadline.missed"}], "missing": [],
             "cases": {"contract_filing": "filed", "opened:mortgage": "none"}}})"));
  INFO(to_json(report).dump(1));
  CHECK(report.passed());
  CHECK(report.commands > 5);
}

TEST_CASE("sums are computed for the sale as the registers have it") {
  const auto report = run(told(R"({"then": {"sums": [
    {"compute": "loan_schedule",
     "request": {"principal": "120000.00", "months": 12, "annual_rate": "0%", "repayment": "equal_principal"},
     "gives": {"/result/total_interest": "0.00"}}]}})"));
  INFO(to_json(report).dump(1));
  CHECK(report.passed());
}

TEST_CASE("a path that ends elsewhere, or is not told, is a difference of the file") {
  const Json end_early = {{"bring", "prenotice"}, {"to", "submitted"}, {"name", "it"}};
  check(changed({{"paths", {{"certified", Json::array({end_early})}}}}, "path/certified"), "paths.certified",
        "certified", "submitted");
  check(changed({{"paths", {{"returned", nullptr}}},
                 {"allowed", {{"returned", nullptr}}},
                 {"roles", nullptr},
                 {"clocks", nullptr},
                 {"scenarios", nullptr}},
                "path/returned"),
        "paths.returned", "a path", "none");
}

TEST_CASE("steps that name one another come to an end") {
  const Json round = Json::array({"prenotice.round"});
  check(changed({{"steps", {{"round", round}}}, {"paths", {{"certified", round}}}}, "path/certified"),
        "paths.certified[0]", "done", "testing.endless");
}

TEST_CASE("what is allowed is tried from both sides") {
  // says no, and it goes
  check(changed({{"allowed", {{"submitted", {{"certify", nullptr}}}}}, {"roles", nullptr}},
                "allowed/submitted"),
        "allowed.submitted.certify", "refused: step.not_from_here", "done: certified");
  // says yes, and it does not
  check(changed({{"allowed", {{"certified", {{"submit", "submitted"}}}}}, {"roles", nullptr}},
                "allowed/certified"),
        "allowed.certified.submit", "refused for the role cleaning: step.wrong_role", "case.ended");
  // leads elsewhere
  check(changed({{"allowed", {{"submitted", {{"certify", "returned"}}}}}}, "allowed/submitted"),
        "allowed.submitted.certify", "returned", "certified");
  // by a stranger who is none
  check(changed({{"stranger", "bureau_specialist"}}, "allowed/submitted"), "allowed.submitted.return",
        "refused for the role bureau_specialist", "done: returned");
  // an event without an example
  check(changed({{"events", {{"return", nullptr}}}, {"roles", nullptr}, {"scenarios", nullptr}},
                "allowed/collecting"),
        "events.return", "an example", "none");
}

TEST_CASE("a report is told in either language, with the place in the file") {
  const auto scenario =
      told(R"({"given": "collecting", "when": {"do": "submit"}, "then": {"state": "submitted"}})");
  const auto report = run(scenario);
  const auto en = to_text(scenario, report, Language::en), zh = to_text(scenario, report, Language::zh);
  for (const auto* words :
       {"prenotice/done/tried", "(tried.json: scenarios[0])", "  tried\n", "expected: done",
        "found: documents.missing: Documents are missing", "(H0 5.8)"}) {
    INFO(en);
    CHECK(en.find(words) != std::string::npos);
  }
  for (const auto* words : {"  试\n", "应为: done", "实为: documents.missing", "资料不齐"}) {
    INFO(zh);
    CHECK(zh.find(words) != std::string::npos);
  }
  const auto good = told(R"({"given": "collecting", "then": {"state": "collecting"}})");
  CHECK(to_text(good, run(good), Language::en).find("passed") != std::string::npos);
  const Json json = to_json(report);
  CHECK(json["passed"] == false);
  CHECK(json["differences"][0]["refusal"]["code"] == "documents.missing");
  CHECK(to_json(scenario)["name"] == "prenotice/done/tried");
}

TEST_CASE("who observes hears of every command, and of the end") {
  struct Listener : Observer {
    int done = 0, refused = 0, opened = 0, ended_times = 0;
    void tried(World&, const Command&, const CasePtr& before, const Result<Outcome>& outcome) override {
      ++(outcome ? done : refused);
      opened += before ? 0 : 1;
    }
    void ended(World& world) override {
      ++ended_times;
      CHECK_FALSE(world.told().value().empty());
    }
  } listener;
  const auto report = run(told(R"({"given": "certified", "when": "prenotice.certify",
                                   "then": {"refused": {"code": "case.ended"}}})"),
                          {}, &listener);
  CHECK(report.passed());
  CHECK(listener.refused == 1);
  CHECK(listener.opened > 1);
  CHECK(listener.done + listener.refused == report.commands);
  CHECK(listener.ended_times == 1);
}

TEST_CASE("scenarios run at once in several threads as they do one by one") {
  const auto all = find_scenarios({folder / "prenotice.json", folder / "survey_actual.json"}).value();
  const auto run_all = [&](std::vector<std::int64_t>& commands) {
    for (const auto& each : all) {
      const auto report = run(each);
      commands.push_back(report.passed() ? report.commands : -1);
    }
  };
  std::vector<std::int64_t> alone, one, other;
  run_all(alone);
  std::thread first([&] { run_all(one); }), second([&] { run_all(other); });
  first.join();
  second.join();
  CHECK(one == alone);
  CHECK(other == alone);
  CHECK(std::count(alone.begin(), alone.end(), -1) == 0);
}

TEST_CASE("every scenario of a folder has a name of its own") {
  const auto all = find_scenarios({folder}).value();
  std::vector<std::string> names;
  for (const auto& each : all) names.push_back(each.name());
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  CHECK(std::binary_search(names.begin(), names.end(), "prenotice/refused/before_the_contract_is_filed"));
  CHECK(std::binary_search(names.begin(), names.end(), "prenotice/path/certified"));
  CHECK(std::binary_search(names.begin(), names.end(), "prenotice/allowed/submitted"));
}

TEST_CASE("our files fit the schema that is published, and what the reader refuses does not") {
  const Json schema = scenario_schema();
  for (const auto& each : std::filesystem::directory_iterator(folder)) {
    if (each.path().extension() != ".json" || each.path().stem() == "world") continue;
    const auto file = ScenarioFile::read(each.path());
    if (!file && file.refusal().field.find("scenarios_version") != std::string::npos) continue;  // another's
    if (!file) FAIL(file.refusal().to_json());
    INFO(each.path().filename().string());
    CHECK(test::misfit(schema, (*file)->document(), "") == "");
  }
  const auto fits = [&](const char* text) { return test::misfit(schema, Json::parse(text), "").empty(); };
  CHECK(fits(R"({"scenarios_version": 1, "workflow": "prenotice"})"));
  CHECK_FALSE(fits(R"({"scenarios_version": 2, "workflow": "prenotice"})"));
  CHECK_FALSE(fits(R"({"scenarios_version": 1, "workflow": "prenotice", "scenarois": []})"));
  CHECK_FALSE(fits(R"({"scenarios_version": 1, "workflow": "prenotice", "paths": {"a": [{"dance": "x"}]}})"));
  CHECK_FALSE(fits(R"({"scenarios_version": 1, "workflow": "prenotice", "scenarios": [{"title": "x"}]})"));
}

}  // namespace tenon::testing
