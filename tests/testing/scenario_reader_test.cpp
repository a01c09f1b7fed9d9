// A scenario file that is wrong is refused before anything is run: the place, the word, and what may stand
// there.
#include <fstream>

#include "support/catch.hpp"
#include "tenon/testing/scenario.hpp"

namespace tenon::testing {
namespace {

const std::filesystem::path folder = std::filesystem::path(TENON_SOURCE_DIR) / "tests/scenarios";

/// A right file, to make wrong ones of.
Json right() {
  return parse_json(R"({
    "scenarios_version": 1, "workflow": "prenotice", "about": {"sale": "S1"},
    "papers": {"all": [{"receive": "purchase_contract", "originals": 1}]},
    "steps": {"opened": [{"open": "prenotice", "as": "customer_service_specialist"}]},
    "paths": {"collecting": [{"bring": "contract_filing", "to": "filed"}, "prenotice.opened"]},
    "events": {"submit": {"payload": {"acceptance_number": "1"}, "as": "bureau_specialist"}},
    "allowed": {"collecting": {"submit": {"to": "submitted", "steps": [{"papers": "prenotice.all"}]}}},
    "scenarios": [
      {"title": "first", "given": {"state": "collecting", "steps": [{"wait": "2026-08-10T09:00:00+08:00"}]},
       "when": {"do": "submit", "payload": {}, "as": "bureau_specialist"},
       "then": {"refused": {"code": "documents.missing", "facts": {"checklist": "prenotice_papers"}},
                "state": "collecting", "facts": {"returns": 0},
                "deadlines": {"prenotice.papers": {"status": "missed", "told": "supervisor"}},
                "told": [{"notice": "deadline.missed", "role": "supervisor"}],
                "records": [{"kind": "unit", "id": "U1", "fields": {"name": "1-101"}}],
                "cases": {"contract_filing": "filed"},
                "sums": [{"compute": "taxes_and_fees", "request": {"sale": "S1"}, "gives": {}}]}}]})",
                    "right")
      .value();
}

struct Wrong {
  const char *pointer, *value, *code, *place, *says;
};

}  // namespace

TEST_CASE("the file that wrong ones are made of is right") {
  const auto file = ScenarioFile::parse(right(), folder, "own.json");
  if (!file) FAIL(file.refusal().to_json());
  CHECK((*file)->workflow() == "prenotice");
  CHECK((*file)->states().front() == "collecting");
  CHECK((*file)->procedures()->find("contract_filing") != nullptr);
  for (const auto& each : scenarios_of(*file))
    if (each.kind == Scenario::Kind::told) CHECK(to_json(run(each))["differences"] == Json::array());
}

TEST_CASE("a wrong word is refused with its place, the nearest one and all there are") {
  const auto wrong = GENERATE(values<Wrong>({
      {"/scenarios_version", "2", "testing.version", "scenarios_version", "this one says 2"},
      {"/scenarois", "[]", "testing.misspelt_word", "scenarois", "is “scenarios” meant?"},
      {"/workflow", "\"prenotise\"", "testing.misspelt_word", "workflow", "is “prenotice” meant?"},
      {"/workflow", "7", "json.wrong_type", "workflow", "expected a text"},
      {"/world", "\"nowhere.json\"", "testing.no_file", "nowhere.json", "cannot be read"},
      {"/about/sael", "\"S1\"", "json.unknown_key", "about.sael", "customer, unit, sale"},
      {"/stranger", "\"cleanign\"", "testing.misspelt_word", "stranger", "is “cleaning” meant?"},
      {"/paths/colecting", "[]", "testing.misspelt_word", "paths.colecting", "is “collecting” meant?"},
      {"/paths/submitted", "{}", "testing.wrong_type", "paths.submitted", "a list of steps"},
      {"/events/submitt", "{}", "testing.misspelt_word", "events.submitt", "is “submit” meant?"},
      {"/events/submit/as", "\"bureau\"", "testing.unknown_word", "events.submit.as", "bureau_specialist"},
      {"/events/submit/paylod", "{}", "testing.misspelt_word", "events.submit.paylod", "is “payload” meant?"},
      {"/allowed/collecting/certify", "\"certifed\"", "testing.misspelt_word", "allowed.collecting.certify",
       "is “certified” meant?"},
      {"/allowed/collecting/submit/to", "null", "testing.wrong_type", "allowed.collecting.submit.to",
       "the name of a state"},
      // steps
      {"/papers/all/0/receive", "\"purchase_contarct\"", "testing.misspelt_word", "papers.all[0].receive",
       "is “purchase_contract” meant?"},
      {"/papers/all/0", "\"prenotice.opened\"", "testing.wrong_type", "papers.all[0]",
       "a document to receive"},
      {"/paths/collecting/0/unless_there", "\"yes\"", "testing.wrong_type",
       "paths.collecting[0].unless_there", "true or false"},
      {"/events/submit/payload/acceptance_number", "\"@sale/~\"", "testing.wrong_type",
       "events.submit.payload.acceptance_number", "JSON pointer"},
      {"/papers/all/0/originals", "-1", "testing.wrong_type", "papers.all[0].originals", "a whole number"},
      {"/papers/all/0/originals", "0", "testing.missing", "papers.all[0].originals", "is missing"},
      {"/papers/all/0/from", "\"byuer\"", "testing.misspelt_word", "papers.all[0].from", "is “buyer” meant?"},
      {"/steps/opened/0/open", "\"prenotise\"", "testing.misspelt_word", "steps.opened[0].open",
       "is “prenotice” meant?"},
      {"/steps/opened/0/payload", "[]", "testing.wrong_type", "steps.opened[0].payload", "an object"},
      {"/paths/collecting/0/to", "\"field\"", "testing.misspelt_word", "paths.collecting[0].to",
       "is “filed” meant?"},
      {"/paths/collecting/0", "{\"bring\": \"prenotice\", \"to\": \"certified\"}", "testing.no_path",
       "paths.collecting[0].to", "no path to “certified”"},
      {"/paths/collecting/1", "\"prenotice.openned\"", "testing.misspelt_word", "paths.collecting[1]",
       "is “prenotice.opened” meant?"},
      {"/paths/collecting/1", "7", "testing.wrong_type", "paths.collecting[1]", "a step"},
      {"/paths/collecting/1", "{\"dance\": \"tango\"}", "testing.unknown_word", "paths.collecting[1]",
       "open, do, receive"},
      {"/allowed/collecting/submit/steps/0/papers", "\"prenotice.al\"", "testing.misspelt_word",
       "allowed.collecting.submit.steps[0].papers", "is “prenotice.all” meant?"},
      {"/scenarios/0/given/steps/0/wait", "\"soon\"", "time.bad_instant", "scenarios[0].given.steps[0].wait",
       "soon"},
      {"/scenarios/0/given/steps/0", "{\"put\": \"untis\", \"record\": {\"id\": \"U1\"}}",
       "testing.misspelt_word", "scenarios[0].given.steps[0].put", "is “unit” meant?"},
      // given, when
      {"/scenarios/0/given/state", "\"filed\"", "testing.unknown_word", "scenarios[0].given.state",
       "collecting, submitted, returned, certified"},
      {"/scenarios/0/given/state", "\"certified\"", "testing.no_path", "scenarios[0].given.state",
       "paths.certified"},
      {"/scenarios/0/when/do", "\"sumbit\"", "testing.misspelt_word", "scenarios[0].when.do",
       "is “submit” meant?"},
      {"/scenarios/0/when/as", "\"bureau_specialst\"", "testing.misspelt_word", "scenarios[0].when.as",
       "is “bureau_specialist” meant?"},
      {"/scenarios/0/wenn", "{}", "testing.misspelt_word", "scenarios[0].wenn", "is “when” meant?"},
      {"/scenarios/0/title", "null", "testing.wrong_type", "scenarios[0].title", "a text"},
      // then
      {"/scenarios/0/then", "{}", "testing.nothing_expected", "scenarios[0].then", "expects nothing"},
      {"/scenarios/0/then/stat", "\"x\"", "testing.misspelt_word", "scenarios[0].then.stat",
       "is “state” meant?"},
      {"/scenarios/0/then/state", "\"collected\"", "testing.misspelt_word", "scenarios[0].then.state",
       "is “collecting” meant?"},
      {"/scenarios/0/then/refused/code", "\"documents.mising\"", "testing.misspelt_word",
       "scenarios[0].then.refused.code", "is “documents.missing” meant?"},
      {"/scenarios/0/then/refused/facts/checklist", "7", "testing.wrong_type",
       "scenarios[0].then.refused.facts.checklist", "a text"},
      {"/scenarios/0/then/facts/retruns", "0", "testing.misspelt_word", "scenarios[0].then.facts.retruns",
       "is “returns” meant?"},
      {"/scenarios/0/then/deadlines/prenotice.paper", "{}", "testing.misspelt_word",
       "scenarios[0].then.deadlines.prenotice.paper", "is “prenotice.papers” meant?"},
      {"/scenarios/0/then/deadlines/prenotice.papers/status", "\"mised\"", "testing.misspelt_word",
       "scenarios[0].then.deadlines.prenotice.papers.status", "is “missed” meant?"},
      {"/scenarios/0/then/deadlines/prenotice.papers/tried", "true", "testing.missing",
       "scenarios[0].then.deadlines.prenotice.papers.due", "is missing"},
      {"/scenarios/0/then/told/0/notice", "\"deadline.mised\"", "testing.misspelt_word",
       "scenarios[0].then.told[0].notice", "is “deadline.missed” meant?"},
      {"/scenarios/0/then/records/0/fields/naem", "1", "testing.misspelt_word",
       "scenarios[0].then.records[0].fields.naem", "is “name” meant?"},
      {"/scenarios/0/then/cases/contract_filing", "\"field\"", "testing.misspelt_word",
       "scenarios[0].then.cases.contract_filing", "is “filed” meant?"},
      {"/scenarios/0/then/cases/opened:prenotise", "\"collecting\"", "testing.misspelt_word",
       "scenarios[0].then.cases.opened:prenotise", "is “prenotice” meant?"},
      {"/scenarios/0/then/sums/0/compute", "\"taxes\"", "testing.unknown_word",
       "scenarios[0].then.sums[0].compute", "taxes_and_fees"},
      {"/scenarios/0/then/sums/0/gives/total", "\"1\"", "testing.wrong_type",
       "scenarios[0].then.sums[0].gives.total", "JSON pointer"},
  }));
  INFO(wrong.pointer << ": " << wrong.value);
  Json document = right();
  document[Json::json_pointer(wrong.pointer)] = Json::parse(wrong.value);
  const auto file = ScenarioFile::parse(document, folder, "own.json");
  REQUIRE_FALSE(file);
  const Refusal& refusal = file.refusal();
  INFO(refusal.to_json());
  CHECK(refusal.code == wrong.code);
  CHECK(refusal.field.find(wrong.place) != std::string::npos);
  CHECK(refusal.text().en.find(wrong.says) != std::string::npos);
  CHECK_FALSE(refusal.text().zh.empty());
  CHECK_FALSE(refusal.remedy().zh.empty());
}

TEST_CASE("a procedure that no file tells cannot be brought by its path") {
  const auto empty = std::filesystem::temp_directory_path() / "tenon_scenarios_without_others";
  std::filesystem::create_directories(empty);
  Json document = right();
  document["world"] = ScenarioFile::read(folder / "prenotice.json").value()->world();
  const auto alone = ScenarioFile::parse(document, empty, "own.json");
  REQUIRE_FALSE(alone);
  CHECK(alone.refusal().code == "testing.no_procedure");
  CHECK(alone.refusal().field == "own.json: paths.collecting[0].bring");

  document["folder"] = std::filesystem::relative(folder, empty).string();
  const auto with_others = ScenarioFile::parse(document, empty, "own.json");
  if (!with_others) FAIL(with_others.refusal().to_json());

  // A file called after a procedure that tells of another.
  std::ofstream(empty / "contract_filing.json") << R"({"scenarios_version": 1, "workflow": "title"})";
  document.erase("folder");
  CHECK(ScenarioFile::parse(document, empty, "own.json").refusal().code == "testing.other_workflow");
  CHECK(find_scenarios({empty / "none"}).refusal().code == "testing.no_scenarios");
  std::filesystem::remove_all(empty);
}

TEST_CASE("documents of a folder that are no scenario files are passed over") {
  const auto place = std::filesystem::temp_directory_path() / "tenon_scenarios_beside_others";
  std::filesystem::create_directories(place);
  std::ofstream(place / "notes.json") << R"({"about": "no scenarios"})";
  CHECK(find_scenarios({place}).refusal().code == "testing.no_scenarios");
  Json document = {
      {"scenarios_version", 1},
      {"workflow", "prenotice"},
      {"folder", std::filesystem::relative(folder, place).string()},
      {"world", std::filesystem::relative(folder / "world.json", place).string()},
      {"about", {{"sale", "S1"}}},
      {"scenarios",
       Json::array(
           {{{"title", {{"zh", "收件 一"}}}, {"given", "collecting"}, {"then", {{"state", "collecting"}}}},
            {{"title", "Two, of one title"}, {"then", {{"state", "none"}}}},
            {{"title", "two of one title"}, {"then", {{"state", "none"}}}}})}};
  std::ofstream(place / "more.json") << document.dump();
  const auto found = find_scenarios({place});
  if (!found) FAIL(found.refusal().to_json());
  REQUIRE(found->size() == 3);
  CHECK((*found)[0].name() == "prenotice/done/收件_一");
  CHECK((*found)[0].title.en == "收件 一");
  CHECK((*found)[1].name() == "prenotice/done/two_of_one_title");
  CHECK((*found)[2].name() == "prenotice/done/two_of_one_title_2");
  for (const auto& each : *found) CHECK(run(each).passed());
  std::filesystem::remove_all(place);
}

}  // namespace tenon::testing
