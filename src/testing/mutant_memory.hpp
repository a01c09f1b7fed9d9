#pragma once
/// What is known of mutants from run to run: a file of results, and what the results rest on. And the list of
/// those that are known to make no difference.
#include <map>

#include "tenon/testing/mutants.hpp"

namespace tenon::testing {

/// What became of the mutants of one workflow, and what that rested on.
struct RememberedWorkflow {
  std::string workflow;
  std::string rests_on;  ///< digest, see fingerprints()
  struct Killed {
    std::string id, by;
  };
  std::vector<Killed> killed;
  std::vector<std::string> survived;
};
BOOST_DESCRIBE_STRUCT(RememberedWorkflow::Killed, (), (id, by))
BOOST_DESCRIBE_STRUCT(RememberedWorkflow, (), (workflow, rests_on, killed, survived))

class MutantMemory {
 public:
  /// An absent file remembers nothing.
  [[nodiscard]] static Result<MutantMemory> read(const std::filesystem::path& path);
  [[nodiscard]] Result<void> write(const std::filesystem::path& path) const;

  /// What is known of a mutant, if what it rests on is still so. Where it is not, the last killer is still a
  /// good guess.
  struct Known {
    bool certain = false;
    bool killed = false;
    std::string killer;
  };
  [[nodiscard]] Known of(const RuleChange& change, const std::string& id, const std::string& rests_on) const;
  /// Takes the place of what was known of these workflows. Mutants that were not tried keep what was known of
  /// them, where that rests on the same.
  void learn(const MutantReport& report, const std::map<std::string, std::string>& rests_on);

 private:
  struct Results {
    std::string rests_on;
    std::map<std::string, std::string> killer;  ///< by mutant; empty: it survived
  };
  std::map<std::string, Results> workflows_;
};

/// What the fates of a workflow's mutants rest on: by workflow a digest of the rules, files and world of all
/// scenarios that come across it, of what these touch, and of `version`.
[[nodiscard]] std::map<std::string, std::string> fingerprints(const std::vector<Scenario>& scenarios,
                                                              const WatchedRun& watched,
                                                              std::string_view version);

/// The mutants that are known to make no difference, with the reason. An empty path: none.
[[nodiscard]] Result<std::map<std::string, std::string>> read_equivalents(const std::filesystem::path& path);

/// A whole file; "testing.no_file".
[[nodiscard]] Result<std::string> contents_of(const std::filesystem::path& path);

}  // namespace tenon::testing
