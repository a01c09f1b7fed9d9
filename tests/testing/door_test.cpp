// The C door of the kit (capi/testing/tenon_testing.h), by the header alone: what it answers, what it refuses
// and how, and that nothing is lost on the way.
#include "tenon_testing.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"

namespace {

using Json = nlohmann::json;

const std::string kit = TENON_TEST_DATA "/kit";
const std::string right = kit + "/complaint.json";
const std::string declared = kit + "/declared";
const std::string wrong = kit + "/wrong.scenarios.json";

struct Answer {
  std::int32_t status = TENON_OK;
  Json json;
};

Answer taken(std::int32_t status, char* answer) {
  REQUIRE(answer != nullptr);
  Answer all{status, Json::parse(answer)};
  tenon_testing_free(answer);
  return all;
}

Answer ask(const char* task, const Json& request, tenon_testing_progress progress = nullptr,
           void* with = nullptr) {
  char* answer = nullptr;
  const auto status = tenon_testing_perform(task, request.dump().c_str(), progress, with, &answer);
  return taken(status, answer);
}

Json at(const std::string& place) { return {{"places", {place}}}; }

/// What a callback heard, and after how many lines it has had enough.
struct Heard {
  std::vector<Json> lines;
  std::size_t enough = 1'000;
  static std::int32_t hear(void* with, const char* line) {
    auto& heard = *static_cast<Heard*>(with);
    heard.lines.push_back(Json::parse(line));
    return heard.lines.size() < heard.enough ? 0 : 1;
  }
};

}  // namespace

TEST_CASE("the door lists its tasks") {
  const auto tasks = ask("tasks", Json::object());
  REQUIRE(tasks.status == TENON_OK);
  CHECK(tasks.json["schema_version"] == 1);
  const auto names = tasks.json["tasks"].get<std::vector<std::string>>();
  for (const char* name :
       {"backtest", "cover", "explore", "list", "mutate", "run", "schema", "table", "tasks"})
    CHECK(std::find(names.begin(), names.end(), name) != names.end());
  CHECK(std::is_sorted(names.begin(), names.end()));
}

TEST_CASE("an answer says whether what was to be checked is so") {
  const auto good = ask("run", at(right));
  REQUIRE(good.status == TENON_OK);
  CHECK(good.json["passed"] == true);
  CHECK(good.json["counts"]["passed"] == 3);

  const auto bad = ask("run", at(wrong));
  REQUIRE(bad.status == TENON_OK);
  CHECK(bad.json["passed"] == false);
  const auto& difference = bad.json["scenarios"][0]["differences"][0];
  CHECK(difference["at"] == "then.state");
  CHECK(difference["expected"] == "closed");
  CHECK(difference["found"] == "graded");
}

TEST_CASE("what is found is said to people in both languages as well") {
  const std::vector<std::pair<const char*, Json>> requests{
      {"cover", at(right)},
      {"mutate", {{"places", {right}}, {"only", {"complaint/set_grade/target"}}, {"threads", 1}}},
      {"explore", at(kit + "/explore")},
      {"table",
       {{"places", {TENON_SOURCE_DIR "/tests/scenarios/prenotice.json"}}, {"workflow", "prenotice"}}},
  };
  for (const auto& [task, request] : requests) {
    INFO(task);
    Heard heard;
    const auto answer = ask(task, request, Heard::hear, &heard);
    REQUIRE(answer.status == TENON_OK);
    CHECK(answer.json["passed"].is_boolean());
    CHECK_FALSE(answer.json["text"]["zh"].get<std::string>().empty());
    CHECK_FALSE(answer.json["text"]["en"].get<std::string>().empty());
    for (const auto& line : heard.lines) CHECK(line["done"] <= line["of"]);
  }
}

TEST_CASE("what a request lacks, or has too much, is refused as tenon.h refuses") {
  struct Case {
    const char* task;
    Json request;
    std::int32_t status;
    const char* code;
    const char* field;
  };
  const std::vector<Case> cases{
      {"rnu", at(right), TENON_NOT_FOUND, "testing.task", "task"},
      {"run", {{"places", {right}}, {"colour", "red"}}, TENON_INVALID, "json.unknown_key", "request.colour"},
      {"run", Json::object(), TENON_INVALID, "testing.missing", "request.places"},
      {"run", {{"places", "scenarios"}}, TENON_INVALID, "json.wrong_type", "request.places"},
      {"run", Json::array(), TENON_INVALID, "json.wrong_type", "request"},
      {"list",
       {{"places", {right}}, {"names", {"complaint/none"}}},
       TENON_NOT_FOUND,
       "testing.nothing_chosen",
       "names"},
      {"run", at("/nowhere"), TENON_NOT_FOUND, "testing.no_scenarios", "/nowhere"},
      {"table",
       {{"places", {right}}, {"workflow", "signing"}},
       TENON_NOT_FOUND,
       "testing.nothing_chosen",
       "workflow"},
      {"explore", at(kit + "/declared"), TENON_NOT_FOUND, "testing.no_explorations", declared.c_str()},
      {"backtest", {{"store", "/nowhere.db"}}, TENON_INVALID, "json.missing", "request.change"},
  };
  for (const auto& each : cases) {
    INFO(each.task << " " << each.request.dump());
    const auto answer = ask(each.task, each.request);
    CHECK(answer.status == each.status);
    CHECK(answer.json.value("code", "") == each.code);
    CHECK(answer.json.value("field", "") == each.field);
    for (const char* language : {"zh", "en"}) {
      CHECK_FALSE(answer.json[language].get<std::string>().empty());
      CHECK(answer.json[language].get<std::string>().find('{') == std::string::npos);
    }
  }
}

TEST_CASE("an unknown task is answered with those that there are") {
  const auto answer = ask("cover_up", Json::object());
  CHECK(answer.json["facts"]["found"] == "cover_up");
  CHECK(answer.json["facts"]["allowed"].get<std::string>().find("run") != std::string::npos);
}

TEST_CASE("a request that is not JSON is refused, and so is no task at all") {
  char* answer = nullptr;
  auto status = tenon_testing_perform("run", "{\"places\":", nullptr, nullptr, &answer);
  CHECK(taken(status, answer).status == TENON_INVALID);
  status = tenon_testing_perform(nullptr, "{}", nullptr, nullptr, &answer);
  const auto none = taken(status, answer);
  CHECK(none.status == TENON_INVALID);
  CHECK(none.json["code"] == "abi.null");
}

TEST_CASE("no request is an empty one, and nothing to free is freed") {
  char* answer = nullptr;
  const auto status = tenon_testing_perform("schema", nullptr, nullptr, nullptr, &answer);
  CHECK(taken(status, answer).json["schema"].contains("properties"));
  tenon_testing_free(nullptr);
}

TEST_CASE("without a place for the answer nothing is done") {
  CHECK(tenon_testing_perform("run", "{}", nullptr, nullptr, nullptr) == TENON_INVALID);
}

TEST_CASE("progress tells how far it is, and at what") {
  Heard heard;
  const auto answer = ask("run", at(right), Heard::hear, &heard);
  CHECK(answer.json["passed"] == true);
  REQUIRE_FALSE(heard.lines.empty());
  std::int64_t before = -1;
  for (const auto& line : heard.lines) {
    CHECK(line["of"] == 3);
    CHECK(line["done"].get<std::int64_t>() > before);
    before = line["done"];
    CHECK_FALSE(line["label"]["zh"].get<std::string>().empty());
  }
}

TEST_CASE("who has heard enough stops the task, and gets what was found so far") {
  Heard heard;
  heard.enough = 2;
  const auto answer = ask("run", at(right), Heard::hear, &heard);
  REQUIRE(answer.status == TENON_OK);
  CHECK(heard.lines.size() == 2);
  CHECK(answer.json["counts"]["passed"] == 1);
  CHECK(answer.json["counts"]["left_out"] == 2);
}

TEST_CASE("tasks in several threads do not get in each other's way") {
  std::vector<std::thread> threads;
  std::vector<std::string> told(4);
  for (auto& each : told)
    threads.emplace_back([&each] {
      for (int i = 0; i < 5; ++i) {
        char* answer = nullptr;
        tenon_testing_perform("run", at(kit).dump().c_str(), nullptr, nullptr, &answer);
        each = answer ? answer : "";
        tenon_testing_free(answer);
      }
    });
  for (auto& thread : threads) thread.join();
  for (const auto& each : told) CHECK(each == told.front());
  CHECK(Json::parse(told.front())["counts"]["failed"] == 1);
}
