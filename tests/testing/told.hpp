#pragma once
// Stores made by scenarios, and what a change would have meant for them.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "tenon/testing/backtest.hpp"
#include "tenon/testing/stage.hpp"

namespace told {

using namespace tenon;
using namespace tenon::testing;

inline const std::string sources = TENON_SOURCE_DIR;

inline ProceduresPtr procedures() {
  static const ProceduresPtr all = Procedures::read(sources + "/tests/scenarios").value();
  return all;
}

inline std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

class Folder {
 public:
  Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "tenon-backtest-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const char* name) const { return path_ + "/" + name; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline Engine engine_on(const std::string& path) {
  Settings settings;
  settings.store = "sqlite:" + path;
  return Engine::open(settings).value();
}
inline std::vector<CasePtr> cases_of(Engine& engine, const char* workflow) {
  CaseQuery query;
  query.workflow = workflow;
  return engine.find(query)->cases;
}

/// A store in which the steps were taken.
class Told {
 public:
  explicit Told(const std::string& steps) {
    auto store = open_sqlite_store({path(), Durability::normal}, procedures()->plan().workflows());
    REQUIRE(store);
    auto stage = Stage::open(procedures(), {}, nullptr, *std::move(store));
    REQUIRE(stage);
    stage->about({{"sale", "S1"}});
    for (const auto& step : Json::parse(steps)) {
      const auto done = stage->attempt(step);
      INFO(step.dump() << ": " << (done ? "" : done.refusal().to_json()));
      REQUIRE(done);
    }
  }
  [[nodiscard]] std::string path() const { return folder_.file("store.db"); }
  [[nodiscard]] std::string folder() const { return folder_.path(); }
  [[nodiscard]] History history() const { return History::read(path()).value(); }
  [[nodiscard]] Backtest under(const Json& change, const std::string& log = {}) const {
    const auto read = BacktestChange::read(change);
    INFO((read ? "" : read.refusal().to_json()));
    REQUIRE(read);
    BacktestOptions options;
    options.log = log;
    auto result = backtest(history(), *read, options);
    INFO((result ? "" : result.refusal().to_json()));
    REQUIRE(result);
    INFO(to_text(*result, Language::en));
    CHECK(result->not_reproducible.empty());
    return *std::move(result);
  }

 private:
  Folder folder_;
};

inline Json rule(Json change) { return {{"rules", Json::array({std::move(change)})}}; }

inline const CaseDifferences* find(const Backtest& backtest, std::string_view workflow) {
  for (const auto& each : backtest.differing)
    if (each.workflow == workflow) return &each;
  return nullptr;
}
inline const CaseDifference* find(const CaseDifferences& one, DifferenceKind kind,
                                  std::string_view what = {}) {
  for (const auto& each : one.differences)
    if (each.kind == kind && (what.empty() || each.what == what)) return &each;
  return nullptr;
}

/// Cases that open each other, a clock that is missed, and registers that change on the way.
inline const std::string long_story = R"([
  {"bring": "repair", "to": "following_up", "about": {"unit": "U1", "customer": "C1"}, "name": "leak"},
  {"bring": "prenotice", "to": "submitted", "name": "notice"},
  {"put": "customer", "record": {"id": "C1", "special": true, "special_reason": "made up"}},
  {"wait": "2026-08-20T09:00:00+08:00"},
  {"do": "certify", "payload": {"certificate_number": "YGZ-7"}, "as": "bureau_specialist", "case": "notice"},
  {"put": "customer", "record": {"id": "C1", "special": false, "special_reason": null}}
])";

}  // namespace told
