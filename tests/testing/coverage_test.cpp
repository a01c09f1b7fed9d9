// What scenarios come across, and what they never did.
#include "tenon/testing/coverage.hpp"

#include <algorithm>
#include <fstream>

#include "tenon/core/catalogue.hpp"
#include "tenon/workflows/builtin.hpp"
#include "testing/lending.hpp"

namespace tenon::test {
namespace {

using namespace tenon::testing;

Coverage covered(const Json& document) {
  const auto file = ScenarioFile::parse(document, {}, "lending.json", lending_rules());
  if (!file) FAIL(file.refusal().to_json());
  const auto scenarios = scenarios_of(*file);
  const auto run = run_watched(scenarios, {.workflows = lending_rules(), .policies = {}}, 2);
  if (!run) FAIL(run.refusal().to_json());
  return coverage_of(*run, scenarios);
}
/// "kind event#row@from what" of all that was never crossed.
std::vector<std::string> never_crossed(const Coverage& coverage) {
  std::vector<std::string> all;
  for (const auto& spot : coverage.each.front().never) {
    std::string text(name_of(spot.kind));
    if (spot.event) text += " " + *spot.event;
    if (spot.row) text += "#" + std::to_string(*spot.row);
    if (spot.from) text += "@" + *spot.from;
    if (spot.deadline) text += " " + *spot.deadline;
    if (spot.what) text += " " + *spot.what;
    all.push_back(std::move(text));
  }
  return all;
}
Json only(std::vector<std::string> titles) {
  Json document = lending_document();
  Json kept = Json::array();
  for (auto& each : document["scenarios"])
    if (std::find(titles.begin(), titles.end(), each["title"]) != titles.end()) kept.push_back(each);
  document["scenarios"] = std::move(kept);
  for (const char* key : {"openers", "leaders", "roles", "allowed", "clocks"}) document.erase(key);
  return document;
}
using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("scenarios that tell of every rule come across all of it") {
  Json document = lending_document();
  document["scenarios"].push_back(
      {{"title", "cancelled"},
       {"given", "asked"},
       {"when", {{"do", "cancel"}, {"payload", {{"reason", "test"}}}, {"as", "manager"}}},
       {"then", {{"cases", {{"it", "cancelled"}}}}}});
  const auto coverage = covered(document);
  CHECK(never_crossed(coverage) == Texts{});
  CHECK(coverage.failed.empty());
  CHECK(coverage.each.front().all().percent() == 100);  // the codes that all workflows share come after it
  CHECK(coverage.of(CoverageArea::guards).of == 4);
}

TEST_CASE("what was never crossed is named") {
  const auto never = never_crossed(covered(only({"too young"})));
  const auto lacks = [&](const char* spot) {
    INFO(spot);
    return std::find(never.begin(), never.end(), spot) == never.end();
  };
  // The paths to the states are taken in any case.
  CHECK(lacks("step_taken lend@asked"));
  CHECK(lacks("guard_refused open old_enough"));
  CHECK(lacks("document_present lend identity_card"));
  CHECK_FALSE(lacks("step_taken renew@lent"));
  CHECK_FALSE(lacks("step_taken give_back#2@lent"));
  CHECK(lacks("step_taken give_up@asked"));
  CHECK_FALSE(lacks("step_taken give_up@lent"));
  CHECK_FALSE(lacks("guard_allowed renew renewed_once_at_most"));
  CHECK_FALSE(lacks("document_missing lend identity_card"));
  CHECK_FALSE(lacks("document_present lend proxy_authority"));
  CHECK(lacks("document_not_needed lend proxy_authority"));
  CHECK_FALSE(lacks("condition_failed give_back#1 undamaged"));
  CHECK(lacks("notice_kept_back give_back#1 lending.rare_back"));
  CHECK_FALSE(lacks("notice_sent give_back#1 lending.rare_back"));
  CHECK(lacks("deadline_kept lending.back"));
  CHECK_FALSE(lacks("deadline_missed lending.back"));
  CHECK_FALSE(lacks("warning_given lending.back 1"));
  CHECK_FALSE(lacks("role_refused open"));
  CHECK_FALSE(lacks("same_person_refused give_back#2"));
}

TEST_CASE("watched rules behave as the rules they watch") {
  const auto file = ScenarioFile::parse(lending_document(), {}, "lending.json", lending_rules());
  REQUIRE(file);
  const auto scenarios = scenarios_of(*file);
  const auto watched = run_watched(scenarios, {.workflows = lending_rules(), .policies = {}}, 1);
  REQUIRE(watched);
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    INFO(scenarios[i].name());
    const auto plain = run(scenarios[i], {.workflows = lending_rules(), .policies = {}});
    CHECK(plain.passed());
    CHECK(watched->reports[i].passed());
    CHECK(watched->reports[i].commands == plain.commands);
    CHECK_FALSE(watched->touched[i].empty());
  }
}

TEST_CASE("threads count what one thread counts") {
  const auto file = ScenarioFile::parse(lending_document(), {}, "lending.json", lending_rules());
  REQUIRE(file);
  const auto scenarios = scenarios_of(*file);
  const auto one = run_watched(scenarios, {.workflows = lending_rules(), .policies = {}}, 1);
  const auto four = run_watched(scenarios, {.workflows = lending_rules(), .policies = {}}, 4);
  REQUIRE(one);
  REQUIRE(four);
  CHECK(one->spots == four->spots);
  CHECK(one->counts == four->counts);
  CHECK(one->touched == four->touched);
}

TEST_CASE("a threshold that is not reached fails, by area or in all") {
  const auto coverage = covered(only({"too young"}));
  const auto thresholds = read_thresholds({{"all", 100}, {"guards", 50}, {"steps", 1}});
  REQUIRE(thresholds);
  const auto missed = shortfalls(coverage, *thresholds);
  REQUIRE(missed.size() == 1);
  CHECK_FALSE(missed[0].area.has_value());
  const Json json = to_json(coverage, *thresholds);
  CHECK(json["passed"] == false);
  CHECK(json["shortfalls"][0]["area"] == "all");
  CHECK(json["shortfalls"][0]["wanted"] == 100);
  CHECK(json["areas"]["guards"] == Json{{"crossed", 2}, {"of", 4}, {"percent", 50}});

  CHECK(read_thresholds({{"luck", 50}}).refusal().code == "json.unknown_key");
  CHECK(read_thresholds({{"steps", 101}}).refusal().field == "steps");
  CHECK(Crossed{999, 1000}.percent() == 99);  // only all is a hundred
}

TEST_CASE("coverage is told in both languages, and drawn") {
  const auto coverage = covered(only({"too young"}));
  CHECK(to_text(coverage, Language::en).find("“renew” was never done in lent.") != std::string::npos);
  CHECK(to_text(coverage, Language::zh).find("从未在已借出办过“续借”。") != std::string::npos);
  const std::string page = to_html(coverage);
  CHECK(page.find("<svg") != std::string::npos);
  CHECK(page.find("tn-edge tn-missed") != std::string::npos);  // give up, from where it was lent
  CHECK(page.find("never tested") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  Json whole = lending_document();
  const std::string clean = to_html(covered(whole));
  CHECK(clean.find("tn-edge tn-missed") == std::string::npos);
}

TEST_CASE("every refusal that the words of the workflows have is asked for") {
  auto watch = Watch::over(nullptr);
  REQUIRE(watch);
  std::vector<std::string> asked;
  for (const auto& spot : (*watch)->spots())
    if (spot.kind == SpotKind::code_said) asked.push_back(*spot.what);
  for (const auto& room :
       std::filesystem::directory_iterator(std::filesystem::path(TENON_SOURCE_DIR) / "src/workflows")) {
    if (!room.is_directory()) continue;
    std::ifstream in(room.path() / "texts.json");
    const Json texts = Json::parse(in);
    for (const auto& [code, entry] : texts.items()) {
      INFO(code);
      CHECK((!entry.contains("remedy") || std::find(asked.begin(), asked.end(), code) != asked.end()));
    }
  }
  CHECK(asked.size() > 100);
}

}  // namespace tenon::test
