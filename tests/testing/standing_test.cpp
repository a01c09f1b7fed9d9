/// What a file says of a procedure as a whole: every role is tried at every step, and every clock looked at.
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "tenon/testing/scenario.hpp"

namespace tenon::testing {
namespace {

const std::filesystem::path folder = std::filesystem::path(TENON_SOURCE_DIR) / "tests/scenarios";

Json document_of(const char* workflow) {
  std::ifstream in(folder / (std::string(workflow) + ".json"));
  std::ostringstream text;
  text << in.rdbuf();
  return parse_json(text.str(), workflow).value();
}
/// The procedure as the file has it, but for these parts.
Json with(Json document, const Json& changed) {
  for (const auto& [key, value] : changed.items()) document[key] = value;
  return document;
}

std::vector<std::string> differences(const Json& document, const std::string& id) {
  const auto file = ScenarioFile::parse(document, folder, "changed.json");
  INFO((file ? std::string() : file.refusal().to_json()));
  REQUIRE(file);
  for (const auto& scenario : scenarios_of(*file)) {
    if (scenario.id != id) continue;
    CHECK(scenario.kind == Scenario::Kind::standing);
    std::vector<std::string> all;
    for (const auto& each : run(scenario).differences)
      all.push_back(each.at + ": " + each.expected + " | " + each.found.substr(0, each.found.find(':')));
    return all;
  }
  FAIL("no scenario " << id);
  return {};
}
using Lines = std::vector<std::string>;

std::string refused(const Json& changed) {
  const auto file = ScenarioFile::parse(with(document_of("prenotice"), changed), folder, "changed.json");
  return file ? "read" : file.refusal().code + " at " + file.refusal().field;
}

}  // namespace

TEST_CASE("a role that may take a step and is not listed is found out, and one that is listed and may not",
          "[standing]") {
  auto document = document_of("prenotice");
  CHECK(differences(document, "roles/submit/in_collecting").empty());
  CHECK(differences(document, "roles/submit/in_returned").empty());
  document["roles"]["submit"] = {"bureau_specialist", "contract_specialist"};
  CHECK(differences(document, "roles/submit/in_returned") ==
        Lines{"roles.submit: customer_service_specialist refused: step.wrong_role | done"});
  document["roles"]["submit"] = {"bureau_specialist", "contract_specialist", "customer_service_specialist",
                                 "trainer"};
  CHECK(differences(document, "roles/submit/in_collecting") ==
        Lines{"roles.submit: trainer may | step.wrong_role"});
}

TEST_CASE("openers and leaders are tried by all roles", "[standing]") {
  auto document = document_of("prenotice");
  CHECK(differences(document, "openers").empty());
  CHECK(differences(document, "leaders").empty());
  document["openers"] = {"bureau_specialist", "contract_specialist"};
  CHECK(differences(document, "openers") ==
        Lines{"openers: customer_service_specialist refused: step.wrong_role | done"});
  document["leaders"] = {"supervisor", "deputy_manager", "manager", "agent"};
  CHECK(differences(document, "leaders") == Lines{"leaders: agent may | step.wrong_role"});
}

TEST_CASE("a role that another rule refuses may take the step all the same", "[standing]") {
  // A major complaint is taken up by the manager alone (H1, H2): the clerk, who has the post for it, is told
  // of that rule and not of his role.
  CHECK(differences(document_of("complaint"), "roles/name_responsible/also_1").empty());
}

TEST_CASE("roles may be told by state, and through groups of groups", "[standing]") {
  const Json grouped = {
      {"groups", {{"post", {"bureau_specialist"}}, {"all", {"@post", "contract_specialist"}}}},
      {"roles",
       {{"submit",
         {{{"may", {"@all", "customer_service_specialist"}}, {"in", {"collecting"}}},
          {{"may", {"@all"}}, {"in", {"returned"}}}}},
        {"return", {"@all", "customer_service_specialist"}},
        {"certify", {"@all", "customer_service_specialist"}}}}};
  const auto document = with(document_of("prenotice"), grouped);
  CHECK(differences(document, "roles/submit/in_collecting").empty());
  CHECK(differences(document, "roles/submit/in_returned").size() == 1);
}

TEST_CASE("the clocks of a state are those that the file names, and no others", "[standing]") {
  auto document = document_of("ticket");
  CHECK(differences(document, "clocks/told").empty());
  document["clocks"]["told"] = {{"ticket.resolution", "running"}, {"ticket.call_back", "running"}};
  CHECK(differences(document, "clocks/told") == Lines{"clocks.told.ticket.call_back: running | none",
                                                      "clocks.told.ticket.resolution: running | paused",
                                                      "clocks.told.ticket.customer_word:  | running"});
}

TEST_CASE("a path to the first state that does not end with the opening says so", "[standing]") {
  auto document = document_of("ticket");
  document["paths"]["recorded"].push_back({{"wait", "2026-07-15T09:00:00+08:00"}});
  CHECK(differences(document, "openers") ==
        Lines{"paths.recorded: a path that ends with the opening | {\"wait\""});
}

TEST_CASE("what is wrong with such a key is said before anything is tried", "[standing]") {
  CHECK(refused({}) == "read");
  CHECK(refused({{"openers", {"bureau_specialst"}}}) == "testing.misspelt_word at changed.json: openers[0]");
  CHECK(refused({{"openers", Json::array()}}) == "testing.wrong_type at changed.json: openers");
  CHECK(refused({{"leaders", {"@heads"}}}) == "testing.unknown_word at changed.json: leaders[0]");
  CHECK(refused({{"groups", {{"one", {"@two"}}, {"two", {"@one"}}}}}) ==
        "testing.group_of_itself at changed.json: groups.one");
  CHECK(refused({{"roles", {{"submit", {"manager"}}, {"return", {"manager"}}}}}) ==
        "testing.missing at changed.json: roles.certify");
  CHECK(refused({{"roles", {{"approve", {"manager"}}}}}) ==
        "testing.unknown_word at changed.json: roles.approve");
  CHECK(refused({{"roles", {{"submit", {{{"may", {"manager"}}, {"in", {"collecting"}}}}}}}}) ==
        "testing.missing at changed.json: roles.submit.returned");
  CHECK(refused({{"clocks", {{"collecting", {{"prenotice.paper", "running"}}}}}}) ==
        "testing.misspelt_word at changed.json: clocks.collecting.prenotice.paper");
  CHECK(refused({{"clocks", {{"collecting", {{"prenotice.papers", "late"}}}}}}) ==
        "testing.unknown_word at changed.json: clocks.collecting.prenotice.papers");

  // Without what is allowed nothing would be tried, and the list would prove nothing.
  Json bare = document_of("prenotice");
  bare.erase("allowed");
  const auto silent = ScenarioFile::parse(bare, folder, "changed.json");
  REQUIRE_FALSE(silent);
  CHECK(silent.refusal().code == "testing.missing");
  CHECK(silent.refusal().field == "changed.json: allowed");
}

}  // namespace tenon::testing
