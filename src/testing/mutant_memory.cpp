#include "testing/mutant_memory.hpp"

#include <fstream>
#include <set>
#include <sstream>

#include "tenon/core/digest.hpp"
#include "tenon/workflow/describe.hpp"

namespace tenon::testing {
namespace {

struct ResultsFile {
  std::int32_t results_version = 0;
  std::vector<RememberedWorkflow> workflows;
};
BOOST_DESCRIBE_STRUCT(ResultsFile, (), (results_version, workflows))

struct Equivalent {
  std::string id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Equivalent, (), (id, reason))
struct EquivalentsFile {
  std::int32_t equivalents_version = 0;
  std::vector<Equivalent> equivalents;
};
BOOST_DESCRIBE_STRUCT(EquivalentsFile, (), (equivalents_version, equivalents))

template <class File>
Result<File> read_file(const std::filesystem::path& path, std::int32_t File::*version, std::string_view key) {
  TENON_TRY(const std::string text, contents_of(path));
  const std::string name = path.filename().string();
  TENON_TRY(const Json json, parse_json(text, name));
  const JsonPath root{nullptr, name};
  TENON_TRY(File read, read_json<File>(json, root));
  if (read.*version != 1) return detail::out_of_range(root / key, Json(read.*version), "1", "1");
  return read;
}

std::string digest_of(std::string_view text) { return to_hex(sha256(text)); }

}  // namespace

Result<std::string> contents_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return not_found("testing.no_file").field(path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

Result<MutantMemory> MutantMemory::read(const std::filesystem::path& path) {
  MutantMemory memory;
  std::error_code ignored;
  if (path.empty() || !std::filesystem::exists(path, ignored)) return memory;
  TENON_TRY(const ResultsFile file, read_file(path, &ResultsFile::results_version, "results_version"));
  for (const auto& each : file.workflows) {
    auto& known = memory.workflows_[each.workflow];
    known.rests_on = each.rests_on;
    for (const auto& [id, by] : each.killed) known.killer[id] = by;
    for (const auto& id : each.survived) known.killer[id].clear();
  }
  return memory;
}

Result<void> MutantMemory::write(const std::filesystem::path& path) const {
  ResultsFile file{1, {}};
  for (const auto& [workflow, known] : workflows_) {
    auto& written = file.workflows.emplace_back(RememberedWorkflow{workflow, known.rests_on, {}, {}});
    for (const auto& [id, killer] : known.killer)
      if (killer.empty()) written.survived.push_back(id);
      else written.killed.push_back({id, killer});
  }
  std::ofstream out(path, std::ios::binary);
  out << parse_json(to_json_text(file), "results").value().dump(1) << '\n';
  if (!out.flush()) return fault("testing.not_written").field(path.string());
  return {};
}

MutantMemory::Known MutantMemory::of(const RuleChange& change, const std::string& id,
                                     const std::string& rests_on) const {
  const auto workflow = workflows_.find(change.workflow);
  if (workflow == workflows_.end()) return {};
  const auto mutant = workflow->second.killer.find(id);
  if (mutant == workflow->second.killer.end()) return {};
  return {workflow->second.rests_on == rests_on, !mutant->second.empty(), mutant->second};
}

void MutantMemory::learn(const MutantReport& report, const std::map<std::string, std::string>& rests_on) {
  for (const auto& each : report.mutants) {
    const auto on = rests_on.find(each.change.workflow);
    if (on == rests_on.end() || (each.fate != Fate::killed && each.fate != Fate::survived)) continue;
    auto& known = workflows_[each.change.workflow];
    if (known.rests_on != on->second) known = {on->second, {}};
    known.killer[each.id] = each.killer;
  }
}

std::map<std::string, std::string> fingerprints(const std::vector<Scenario>& scenarios,
                                                const WatchedRun& watched, std::string_view version) {
  // By their words, because positions move when another table changes.
  std::vector<std::string> spots;
  for (const auto& each : watched.spots) spots.push_back(digest_of(to_json_text(each)));
  std::vector<std::string> trace(scenarios.size());
  std::map<std::string, std::set<std::size_t>> coming_across;
  std::vector<std::set<std::string>> workflows(scenarios.size());
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    std::string touched = scenarios[i].name() + scenarios[i].body.dump();
    for (const auto spot : watched.touched[i]) {
      touched += spots[spot];
      if (!watched.spots[spot].workflow.empty()) workflows[i].insert(watched.spots[spot].workflow);
    }
    for (const auto& workflow : workflows[i]) coming_across[workflow].insert(i);
    trace[i] = digest_of(touched);
  }
  std::map<std::string, std::string> rules, files;
  for (const Definition* const each : watched.workflows->all())
    rules[std::string(each->book().id)] += digest_of(describe(*each).dump());
  for (const auto& each : scenarios)
    if (auto& file = files[each.file->path().string()]; file.empty())
      file = digest_of(each.file->document().dump() + each.file->world().dump());

  std::map<std::string, std::string> all;
  for (const auto& [workflow, which] : coming_across) {
    std::string rests_on(version);
    std::set<std::string> others, in_files;
    for (const auto i : which) {
      rests_on += trace[i];
      others.insert(workflows[i].begin(), workflows[i].end());
      in_files.insert(scenarios[i].file->path().string());
      for (const auto& other : workflows[i])  // whose paths the scenario takes
        if (const Json* const told = scenarios[i].file->procedures()->find(other)) {
          auto& file = files["told/" + other];
          if (file.empty()) file = digest_of(told->dump());
          in_files.insert("told/" + other);
        }
    }
    for (const auto& other : others) rests_on += rules[other];
    for (const auto& file : in_files) rests_on += files[file];
    all[workflow] = digest_of(rests_on);
  }
  return all;
}

Result<std::map<std::string, std::string>> read_equivalents(const std::filesystem::path& path) {
  std::map<std::string, std::string> reasons;
  if (path.empty()) return reasons;
  TENON_TRY(const EquivalentsFile file,
            read_file(path, &EquivalentsFile::equivalents_version, "equivalents_version"));
  for (std::size_t i = 0; i < file.equivalents.size(); ++i) {
    const auto& each = file.equivalents[i];
    const std::string at = path.filename().string() + ".equivalents[" + std::to_string(i) + "]";
    if (each.reason.empty()) return invalid("json.missing").field(at + ".reason");
    if (!reasons.emplace(each.id, each.reason).second)
      return invalid("testing.twice").field(at + ".id").fact("found", each.id);
  }
  return reasons;
}

}  // namespace tenon::testing
