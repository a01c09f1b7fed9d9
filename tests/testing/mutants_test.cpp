// Scenarios that prove a rule kill its mutants; one that is taken away lets them live.
#include "tenon/testing/mutants.hpp"

#include <algorithm>
#include <fstream>

#include "testing/lending.hpp"

namespace tenon::test {
namespace {

using namespace tenon::testing;

std::vector<Scenario> scenarios_in(const Json& document) {
  const auto file = ScenarioFile::parse(document, {}, "lending.json", lending_rules());
  if (!file) FAIL(file.refusal().to_json());
  return scenarios_of(*file);
}
/// The document without the scenario of this title.
Json without(const std::string& title) {
  Json document = lending_document();
  auto& all = document["scenarios"];
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Json& each) { return each["title"] == title; });
  REQUIRE(found != all.end());
  all.erase(found);
  return document;
}
MutantReport hunted(const Json& document, const MutantOptions& options = {}) {
  auto report = try_mutants(scenarios_in(document), {.workflows = lending_rules(), .policies = {}}, options);
  if (!report) FAIL(report.refusal().to_json());
  return *std::move(report);
}
std::vector<std::string> survivors(const MutantReport& report) {
  std::vector<std::string> ids;
  for (const auto& each : report.mutants)
    if (each.fate == Fate::survived) ids.push_back(each.id);
  return ids;
}
using Ids = std::vector<std::string>;

/// A file that goes when the test is over.
struct Scratch {
  std::filesystem::path path;
  explicit Scratch(const char* name) : path(std::filesystem::temp_directory_path() / name) {
    std::filesystem::remove(path);
  }
  ~Scratch() { std::filesystem::remove(path); }
  void write(const Json& json) const { std::ofstream(path) << json.dump(); }
};

}  // namespace

TEST_CASE("scenarios that tell of every rule let no mutant live") {
  const auto report = hunted(lending_document());
  CHECK(survivors(report) == Ids{});
  for (const auto& each : report.problems) CHECK(each.text().en.empty());
  CHECK(report.passed());
  CHECK(report.count(Fate::killed) > 50);
  CHECK(to_json(report)["score"] == "100.0");
}

TEST_CASE("a mutant lives where the scenario that tells of its rule is missing") {
  const auto lives = [](const char* title, const char* id) {
    INFO(title);
    const auto ids = survivors(hunted(without(title)));
    INFO(id);
    CHECK(std::find(ids.begin(), ids.end(), id) != ids.end());
  };
  lives("too young", "lending/open/guard_dropped/old_enough");
  lives("renewed twice", "lending/renew/guard_dropped/renewed_once_at_most");
  lives("no card", "lending/lend/document_dropped/identity_card");
  lives("a minor brings no leave", "lending/lend/document_dropped/proxy_authority");
  lives("damaged, seen by who lent it", "lending/give_back#2/apart_from_dropped/lend");
  lives("damaged, and told by letter", "lending/give_back#2/way_dropped/lending.to_be_paid=letter");
  lives("a plain book comes back", "lending/give_back#1/notice_always/lending.rare_back");
  lives("a rare book comes back", "lending/give_back#1/notice_dropped/lending.rare_back");
  lives("fourteen days for a book", "lending/lending.back/ladder_dropped/manager");
  lives("fourteen days for a book", "lending/lending.back/warning_dropped/1");
  lives("three days for a rare book", "lending/lending.back/keyed_limit_changed/rare=4 days");
  lives("a renewal begins anew", "lending/lending.back/restart_dropped/renew");
}

TEST_CASE("a survivor is told with what a scenario would have to show") {
  const auto report = hunted(without("too young"), {.only = {"lending/open/"}});
  const Json json = to_json(report);
  REQUIRE(json["survivors"].size() == 1);
  const Json& survivor = json["survivors"][0];
  CHECK(survivor["change"]["kind"] == "guard_dropped");
  CHECK(survivor["missing"]["en"].get<std::string>().find("“old enough” says no") != std::string::npos);
  CHECK(to_text(report, Language::zh).find("lending/open/guard_dropped/old_enough") != std::string::npos);
  CHECK(to_text(report, Language::en).find("no longer requires “old enough”") != std::string::npos);
  CHECK_FALSE(report.passed());
}

TEST_CASE("a mutant that no engine would take is counted apart") {
  const auto report = hunted(lending_document(), {.only = {"lending/give_back#1/condition_dropped"}});
  REQUIRE(report.mutants.size() == 1);
  CHECK(report.mutants[0].fate == Fate::stillborn);  // two rows compete, nothing decides between them
  CHECK(report.passed());
}

TEST_CASE("a second hunt tries only what has changed meanwhile") {
  const Scratch results("tenon_mutants_test_results.json");
  const MutantOptions options{.results = results.path};
  const auto first = hunted(lending_document(), options);
  const auto second = hunted(lending_document(), options);
  CHECK(first.runs > 50);
  CHECK(second.runs == 0);
  CHECK(second.count(Fate::killed) == first.count(Fate::killed));

  const auto fewer = hunted(without("too young"), options);
  CHECK(survivors(fewer) == Ids{"lending/open/guard_dropped/old_enough"});
  CHECK(fewer.runs > 0);
  CHECK(fewer.runs < hunted(without("too young")).runs);  // the last killer is tried first

  CHECK(hunted(lending_document(), {.results = results.path, .version = "2"}).runs > 0);

  results.write({{"results_version", 7}, {"workflows", Json::array()}});
  const auto unreadable =
      try_mutants(scenarios_in(lending_document()), {.workflows = lending_rules(), .policies = {}}, options);
  REQUIRE_FALSE(unreadable);
  CHECK(unreadable.refusal().field == "tenon_mutants_test_results.json.results_version");
}

TEST_CASE("a mutant that makes no difference is listed with the reason, and the list is held to be true") {
  const Scratch list("tenon_mutants_test_equivalents.json");
  const auto listed = [&](const char* id) {
    list.write({{"equivalents_version", 1}, {"equivalents", {{{"id", id}, {"reason", "for this test"}}}}});
    return hunted(without("too young"), {.equivalents = list.path});
  };
  const auto excused = listed("lending/open/guard_dropped/old_enough");
  CHECK(excused.passed());
  CHECK(excused.count(Fate::equivalent) == 1);

  const auto killed = listed("lending/renew/guard_dropped/renewed_once_at_most");
  REQUIRE(killed.problems.size() == 1);
  CHECK(killed.problems[0].code == "mutants.not_equivalent");
  CHECK(killed.problems[0].because.find("lending/") == 0);

  const auto gone = listed("lending/burn/guard_dropped/dry");
  REQUIRE(gone.problems.size() == 1);
  CHECK(gone.problems[0].code == "mutants.no_such_mutant");
  CHECK(gone.problems[0].text().zh.find("lending/burn/guard_dropped/dry") != std::string::npos);
}

TEST_CASE("a scenario that fails under the rules as they are is a problem and kills nothing") {
  Json document = lending_document();
  document["scenarios"][0]["then"]["refused"]["facts"]["age"] = "6";
  const auto report = hunted(document, {.only = {"lending/open/guard"}});
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].code == "mutants.scenario_fails");
  CHECK(report.problems[0].because == "then.refused.facts.age");
  CHECK(survivors(report) == Ids{"lending/open/guard_dropped/old_enough"});
}

TEST_CASE("a hunt tells how far it is and stops when told to") {
  std::int64_t all = 0;
  const auto report =
      hunted(lending_document(), {.threads = 1, .how_far = [&](std::int64_t done, std::int64_t of) {
                                    CHECK(done <= of);
                                    all = of;
                                    return false;
                                  }});
  CHECK_FALSE(report.complete);
  CHECK(static_cast<std::int64_t>(report.mutants.size()) < all);
  CHECK_FALSE(report.passed());
}

}  // namespace tenon::test
