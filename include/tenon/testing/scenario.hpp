#pragma once
/// @file testing/scenario.hpp
/// Scenarios as data: what is given, what is done, and what is then so. One document tells one procedure; a
/// contract specialist can read it, and C++, Python and the command line run it alike. docs/testing-rules.md
/// has the format in words, scenario_schema() as JSON Schema.
///
///   {"scenarios_version": 1, "workflow": "prenotice", "world": "world.json", "about": {"sale": "S1"},
///    "paths": {"collecting": [...]}, "events": {...}, "allowed": {...},
///    "scenarios": [
///      {"title": {"zh": "…", "en": "before the contract is filed"},
///       "given": {"state": "collecting", "steps": [...]},
///       "when": {"do": "submit", "payload": {...}, "as": "bureau_specialist"},
///       "then": {"refused": {"code": "documents.missing", "facts": {...}, "source": "H0 5.8"}}}]}
///
/// Immutable once read; safe from any thread.
/// @since 0.1
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tenon/testing/world.hpp"

namespace tenon::testing {

class ScenarioFile;
using ScenarioFilePtr = std::shared_ptr<const ScenarioFile>;

/// One thing to try. Holds its file alive.
struct Scenario {
  enum class Kind : std::uint8_t {
    told,    ///< given, when, then
    path,    ///< the path to a state, which has to end there
    allowed  ///< in one state every event: those that the file names lead where it says, all others are
             ///< refused
  };
  std::string workflow;
  std::string id;  ///< stable within the file: "refused/before_the_contract_is_filed"
  Text title;
  Kind kind = Kind::told;
  ScenarioFilePtr file;
  Json body;
  /// "prenotice/refused/before_the_contract_is_filed": what a runner lists and picks by.
  [[nodiscard]] std::string name() const { return workflow + "/" + id; }
};

class ScenarioFile {
 public:
  /// Reads a file, the world it names and, when a step brings a case of another procedure, the file of that
  /// one from the same folder. Every fault names the place ("scenarios[3].then.refused.code"), what stands
  /// there and what may.
  [[nodiscard]] static Result<ScenarioFilePtr> read(const std::filesystem::path& path);
  /// A document in hand; `folder` is where the files it names are.
  [[nodiscard]] static Result<ScenarioFilePtr> parse(const Json& document, const std::filesystem::path& folder,
                                                     const std::string& name);

  [[nodiscard]] const std::string& workflow() const noexcept { return workflow_; }
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  [[nodiscard]] const Json& document() const noexcept { return document_; }
  [[nodiscard]] const Json& world() const noexcept { return world_; }

 private:
  ScenarioFile() = default;
  std::string workflow_;
  std::filesystem::path path_;
  Json document_;
  Json world_;
};

/// Everything that a file tells: its scenarios, then a path for each state, then what is allowed in each.
[[nodiscard]] std::vector<Scenario> scenarios_of(const ScenarioFilePtr& file);
/// Files, and all *.json of folders that are scenario files, in the order of their names.
[[nodiscard]] Result<std::vector<Scenario>> find_scenarios(const std::vector<std::filesystem::path>& places);

/// JSON Schema of a scenario file.
[[nodiscard]] Json scenario_schema();

/// What was expected and was not so.
struct Difference {
  std::string at;        ///< "then.state", "then.refused.facts.found", "given.steps[2]"
  std::string expected;  ///< as it stands in the file; empty where nothing should be there
  std::string found;     ///< as it was; JSON where it is more than a word
};
/// How a scenario went. Passed where there are no differences.
struct Report {
  std::vector<Difference> differences;
  std::int64_t commands = 0;  ///< carried out or refused
  [[nodiscard]] bool passed() const noexcept { return differences.empty(); }
};

/// Runs one scenario in a world of its own.
[[nodiscard]] Report run(const Scenario& scenario, const Rules& rules = {});

/// The report for people: the title, then each difference with expected and found, one under the other.
[[nodiscard]] std::string to_text(const Scenario& scenario, const Report& report, Language language);

}  // namespace tenon::testing
