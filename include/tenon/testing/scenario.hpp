#pragma once
/// @file testing/scenario.hpp
/// Scenarios as data: what is given, what is done, and what is then so. One document tells one procedure; a
/// contract specialist can read it, and C++, Python and the command line run it alike. docs/scenario-files.md
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
/// Beside what it tells step by step, a file may say what is so of the procedure as a whole; the runner tries
/// it by every role that there is, without carrying anything out. Lists of roles are exact: whoever is not in
/// one may not. `system` is the library itself, which nobody can act as.
///
///   "groups": {"desk": ["agent", "supervisor"], "handlers": ["@desk", "technician"]},
///   "openers": ["@desk", "system"],
///   "leaders": ["supervisor", "manager"],        who may cancel, waive a document, change a limit
///   "roles": {"solve": ["@handlers"],            in every state in which "allowed" has the event
///             "accept": {"may": ["@desk"],       and where another row of the rules is reached
///                        "also": [{"from": "told", "steps": [...], "payload": {...}, "about": {...}}]},
///             "regrade": [{"may": ["@desk"], "in": ["graded"]}, {"may": ["manager"], "in": ["offered"]}]},
///   "clocks": {"told": {"ticket.resolution": "paused", "ticket.customer_word": "running"}}  and no others
///
/// Immutable once read; safe from any thread.
/// @since 0.1
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tenon/testing/stage.hpp"

namespace tenon::testing {

class ScenarioFile;
using ScenarioFilePtr = std::shared_ptr<const ScenarioFile>;

/// One thing to try. Holds its file alive.
struct Scenario {
  enum class Kind : std::uint8_t {
    told,     ///< given, when, then
    path,     ///< the path to a state, which has to end there
    allowed,  ///< in one state every event: those that the file names lead where it says, all others are
              ///< refused
    standing  ///< who may open or lead a case or take one of its steps, which clocks run in a state
  };
  std::string workflow;
  std::string id;  ///< stable within the file: "refused/before_the_contract_is_filed"
  Text title;
  Kind kind = Kind::told;
  ScenarioFilePtr file;
  Json body;       ///< as it stands in the file; {"state": ...} of a path and of what is allowed; of what is
                   ///< standing what is tried
  std::string at;  ///< where it stands in the file: "scenarios[3]", "paths.collecting"
  /// "prenotice/refused/before_the_contract_is_filed": what a runner lists and picks by.
  [[nodiscard]] std::string name() const { return workflow + "/" + id; }
};

class ScenarioFile {
 public:
  /// Reads a file, the world it names and, when a step brings a case of another procedure, the file of that
  /// one from the same folder (or from the one that "folder" names). Every fault names the file and the place
  /// ("prenotice.json: scenarios[3].then.refused.code"), what stands there and what may.
  /// @param workflows what ids are checked against; null: those of the world
  [[nodiscard]] static Result<ScenarioFilePtr> read(const std::filesystem::path& path,
                                                    const std::shared_ptr<const WorkflowSet>& workflows = {});
  /// A document in hand; `folder` is where the files it names are.
  [[nodiscard]] static Result<ScenarioFilePtr> parse(
      const Json& document, const std::filesystem::path& folder, const std::string& name,
      const std::shared_ptr<const WorkflowSet>& workflows = {});

  [[nodiscard]] const std::string& workflow() const noexcept { return workflow_; }
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  [[nodiscard]] const Json& document() const noexcept { return *document_; }
  [[nodiscard]] const Json& world() const noexcept { return procedures_->world(); }
  /// What its steps may name: itself, and the files that it brings cases by.
  [[nodiscard]] const ProceduresPtr& procedures() const noexcept { return procedures_; }
  /// The states of the workflow, in the order of its table.
  [[nodiscard]] const std::vector<std::string>& states() const noexcept { return states_; }

 private:
  friend class ScenarioReader;
  ScenarioFile() = default;
  std::string workflow_;
  std::filesystem::path path_;
  std::shared_ptr<const Json> document_;
  ProceduresPtr procedures_;
  std::vector<std::string> states_;
};

/// Everything that a file tells: its scenarios, then, where it has paths, one for each state, then, where it
/// says what is allowed, that of each state.
[[nodiscard]] std::vector<Scenario> scenarios_of(const ScenarioFilePtr& file);
/// Files, and all *.json of folders that are scenario files, in the order of their names. Refused as well:
/// "testing.no_scenarios" where a place has none.
[[nodiscard]] Result<std::vector<Scenario>> find_scenarios(
    const std::vector<std::filesystem::path>& places,
    const std::shared_ptr<const WorkflowSet>& workflows = {});

/// JSON Schema of a scenario file.
[[nodiscard]] Json scenario_schema();

/// What was expected and was not so.
struct Difference {
  std::string at;                    ///< "then.state", "then.refused.facts.found", "given.steps[2]"
  std::string expected;              ///< as it stands in the file; empty where nothing should be there
  std::string found;                 ///< as it was; JSON where it is more than a word
  std::optional<Refusal> refusal{};  ///< where something was refused that should not have been, or otherwise
};
/// How a scenario went. Passed where there are no differences.
struct Report {
  std::vector<Difference> differences;
  std::int64_t commands = 0;  ///< carried out or refused
  [[nodiscard]] bool passed() const noexcept { return differences.empty(); }
};

/// Runs one scenario in a world of its own. Keeps nothing between calls; may be called from several threads
/// at once.
[[nodiscard]] Report run(const Scenario& scenario, const Rules& rules = {}, Observer* observer = nullptr);

/// The report for people: the title, then each difference with expected and found, one under the other.
[[nodiscard]] std::string to_text(const Scenario& scenario, const Report& report, Language language);
/// {"name", "workflow", "title", "kind", "file", "at"}
[[nodiscard]] Json to_json(const Scenario& scenario);
/// {"passed", "commands", "differences": [{"at", "expected", "found", "refusal"}]}
[[nodiscard]] Json to_json(const Report& report);

}  // namespace tenon::testing
