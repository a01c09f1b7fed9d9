// Explorations: our own procedures keep their invariants in every order of their steps, what they do not keep
// is known, and the reduced search finds what the full one finds.
#include "tenon/testing/explore.hpp"
#include "support/catch.hpp"
#include "tenon/testing/scenario.hpp"
#include "tenon/workflow/editable_book.hpp"
#include "tenon/workflows/builtin.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

const std::filesystem::path scenarios = std::filesystem::path(TENON_SOURCE_DIR) / "tests/scenarios";

Exploration exploration_in(const std::string& name) {
  auto read = Exploration::read(scenarios / "explore" / (name + ".json"));
  if (!read) FAIL(read.refusal().to_json());
  return *std::move(read);
}
Exploration exploration_of(const Json& document) {
  auto read = Exploration::parse(document, scenarios, "in_hand");
  if (!read) FAIL(read.refusal().to_json());
  return *std::move(read);
}
Explored explored(const Exploration& exploration, const ExploreOptions& options = {}) {
  auto made = explore(exploration, options);
  if (!made) FAIL(made.refusal().to_json());
  return *std::move(made);
}
std::set<std::string> violated_in(const Explored& explored) {
  std::set<std::string> ids;
  for (const auto& each : explored.violations) ids.insert(each.invariant);
  return ids;
}

Json filed_sale() {
  return {{"explore_version", 1},
          {"title", {{"zh", "z"}, {"en", "a filed sale"}}},
          {"about", {{"sale", "S1"}, {"unit", "U1"}}},
          {"start",
           {{{"bring", "presale_permit"}, {"to", "granted"}, {"about", {{"building", "B1"}}}},
            {{"bring", "contract_filing"}, {"to", "filed"}}}},
          {"cases", {{"prenotice", 1}, {"filing_change", 2}}},
          {"invariants", "explore/invariants.json"}};
}

/// The built-in workflows, but for a prenotice that asks for no filed contract any more.
std::shared_ptr<const WorkflowSet> without_the_filing() {
  auto set = std::make_shared<WorkflowSet>();
  for (const auto* each : builtin_workflows().all()) {
    EditableBook book(each->book());
    if (each->book().id == "prenotice") book.opening_dependencies.clear();
    REQUIRE(set->add(std::make_shared<ChangedDefinition>(*each, std::move(book))));
  }
  return set;
}

}  // namespace

TEST_CASE("exploring: a sale keeps its invariants in every order of its steps", "[explore]") {
  const std::string name = GENERATE("sale_paid_at_once", "sale_by_loan", "voided_contract");
  const auto exploration = exploration_in(name);
  const auto found = explored(exploration);
  INFO(to_text(exploration, found, Language::en));
  CHECK(found.violations.empty());
  CHECK(found.exhausted);
  for (const auto& [workflow, most] : exploration.cases) {
    INFO(workflow);
    CHECK(found.reached.contains(workflow));
  }
  if (name.starts_with("sale")) CHECK(found.reached.at("title").contains("handed_out"));
}

TEST_CASE("exploring: what our procedures do not keep yet is known", "[explore]") {
  const auto [name, open] = GENERATE(table<std::string, std::set<std::string>>(
      {{"open_handover", {"keys_after_filing", "keys_after_signing", "settled_when_all_is_paid"}},
       {"open_filing_change", {"nothing_open_after_voiding", "no_prenotice_on_a_cancelled_filing"}}}));
  const auto exploration = exploration_in(name);
  const auto found = explored(exploration);
  INFO(to_text(exploration, found, Language::en));
  CHECK(violated_in(found) == open);
  for (const auto& each : found.violations) CHECK(each.shortest);
}

TEST_CASE("exploring: the reduced search finds what the full one finds", "[explore]") {
  const Json permit = {{"bring", "presale_permit"}, {"to", "granted"}, {"about", {{"building", "B1"}}}};
  Json document = filed_sale();
  SECTION("a sale up to its pre-notice") {
    document["start"] = Json::array({permit});
    document["cases"] = {{"signing", 1}, {"contract_filing", 1}, {"prenotice", 1}};
    document["once"] = {{"signing", {"record_payment"}}};
  }
  SECTION("what follows from a filing") { document["invariants"] = "explore/open_questions.json"; }
  SECTION("cases that a leader may cancel") {
    document["cases"] = {{"prenotice", 1}, {"filing_change", 1}};
    document["cancel"] = true;
  }
  SECTION("a contract that is voided") {
    document["cases"] = {{"prenotice", 1}, {"filing_change", 1}, {"contract_cancellation", 1}};
    document["invariants"] = "explore/open_questions.json";
  }
  SECTION("a building's cases beside each other") {
    document["start"].push_back(
        {{"bring", "survey_actual"}, {"to", "received"}, {"about", {{"building", "B1"}}}});
    document["cases"] = {{"prenotice", 1}, {"initial_registration", 1}, {"maintenance_fund", 1}};
  }
  const auto exploration = exploration_of(document);
  const auto reduced = explored(exploration), full = explored(exploration, {{}, false, {}});
  INFO(to_text(exploration, reduced, Language::en));
  INFO(to_text(exploration, full, Language::en));
  CHECK(reduced.exhausted);
  CHECK(full.exhausted);
  CHECK(reduced.states <= full.states);
  CHECK(reduced.reached == full.reached);
  CHECK(violated_in(reduced) == violated_in(full));
  REQUIRE(reduced.violations.size() == full.violations.size());
  for (std::size_t i = 0; i < full.violations.size(); ++i)
    if (reduced.violations[i].shortest)
      CHECK(reduced.violations[i].steps.size() == full.violations[i].steps.size());
}

TEST_CASE("exploring: a rule that was dropped is found by the shortest way, told as a scenario",
          "[explore]") {
  const auto broken = without_the_filing();
  Json document = filed_sale();
  document["start"] = {{{"bring", "presale_permit"}, {"to", "granted"}, {"about", {{"building", "B1"}}}}};
  document["once"] = {{"signing", {"record_payment"}}};  // its sum would grow for ever
  document["cases"] = {{"signing", 1}, {"contract_filing", 1}, {"prenotice", 1}};
  const auto exploration = exploration_of(document);
  const auto found = explored(exploration, {{broken, {}}, true, {}});
  REQUIRE(violated_in(found) == std::set<std::string>{"prenotice_after_filing"});
  const auto& violation = found.violations.front();
  CHECK(violation.shortest);
  CHECK(violation.steps.front() ==
        Json{{"open", "prenotice"}, {"as", "customer_service_specialist"}, {"name", "prenotice"}});
  CHECK(violation.steps.back()["do"] == "submit");
  for (std::size_t i = 1; i + 1 < violation.steps.size(); ++i) CHECK(violation.steps[i].contains("receive"));
  CHECK(violation.cases == std::map<std::string, std::string>{{"prenotice", "submitted"}});

  const auto file = ScenarioFile::parse(violation.scenario, scenarios, "found");
  REQUIRE((file ? "" : file.refusal().to_json()) == "");
  const auto told = scenarios_of(*file);
  REQUIRE(told.size() == 1);
  CHECK(told.front().title.en == violation.title.en);
  const auto under_broken = run(told.front(), {broken, {}});
  REQUIRE(under_broken.differences.size() == 1);
  CHECK(under_broken.differences.front().expected == "refused");
  const auto as_it_is = run(told.front());
  REQUIRE_FALSE(as_it_is.differences.empty());
  CHECK(as_it_is.differences.front().at.starts_with("given"));
}

TEST_CASE("exploring: an exploration that stops at its bound says so", "[explore]") {
  Json document = filed_sale();
  document["states"] = 5;
  auto few = explored(exploration_of(document));
  CHECK_FALSE(few.exhausted);
  document.erase("states");
  document["depth"] = 2;
  const auto shallow = explored(exploration_of(document));
  CHECK_FALSE(shallow.exhausted);
  CHECK(shallow.depth == 2);
  document.erase("depth");
  document["cases"] = {{"prenotice", 1}};
  const auto stopped = explored(exploration_of(document), {{}, true, [](auto, auto) { return false; }});
  CHECK_FALSE(stopped.exhausted);
  CHECK(stopped.states == 1);
}

TEST_CASE("exploring: time moves where the exploration names a moment", "[explore]") {
  Json document = filed_sale();
  document["cases"] = {{"prenotice", 1}};
  const auto still = explored(exploration_of(document));
  document["waits"] = {"2026-09-01T09:00:00+08:00"};
  const auto later = explored(exploration_of(document));
  CHECK(later.states > still.states);  // the same with a deadline missed
  CHECK(later.reached == still.reached);
}

TEST_CASE("exploring: a wrong document is refused with the place", "[explore]") {
  struct Wrong {
    const char *at, *value, *code, *field;
  };
  const auto wrong = GENERATE(values<Wrong>({
      {"/explore_version", "2", "testing.version", "explore_version"},
      {"/casess", "{}", "testing.misspelt_word", "casess"},
      {"/cases/prenotise", "1", "testing.misspelt_word", "cases.prenotise"},
      {"/cases/prenotice", "0", "testing.cases_range", "cases.prenotice"},
      {"/once", R"({"prenotice": ["submitt"]})", "testing.misspelt_word", "once.prenotice[0]"},
      {"/states", "0", "testing.not_above_zero", "states"},
      {"/moves", R"({"prenotice": [{"do": "leap"}]})", "testing.unknown_word", "moves.prenotice[0].do"},
      {"/invariants", R"([{"id": "a", "title": {"zh": "z", "en": "e"}, "source": "s",
        "never": {"case": "prenotice", "in": ["certifyed"]}}])",
       "testing.misspelt_word", "invariants[0].never.in[0]"},
      {"/invariants", R"([{"id": "a", "title": {"zh": "z", "en": "e"}, "source": "s",
        "never": {"case": "prenotice", "in": ["certified"], "is": "open"}}])",
       "testing.one_of_three", "invariants[0].never"},
      {"/invariants", R"([{"id": "a", "title": {"zh": "z", "en": "e"}, "source": "s",
        "never": {"case": "prenotice", "is": "open", "facts": {"numbr": 1}}}])",
       "testing.unknown_word", "invariants[0].never.facts.numbr"},
  }));
  Json document = filed_sale();
  document[Json::json_pointer(wrong.at)] = Json::parse(wrong.value);
  const auto read = Exploration::parse(document, scenarios, "in_hand");
  INFO(wrong.at << " " << wrong.value);
  REQUIRE_FALSE(read);
  INFO(read.refusal().to_json());
  CHECK(read.refusal().code == wrong.code);
  CHECK(read.refusal().field == wrong.field);
}
