/// What became of the mutants, as a document and for people.
#include <map>

#include "tenon/core/catalogue.hpp"
#include "tenon/testing/mutants.hpp"
#include "testing/change_sentence.hpp"

namespace tenon::testing {
namespace {

Json both(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

using Counts = std::map<Fate, std::int64_t>;

/// Killed of those that a scenario could kill, in percent with one decimal, rounded down.
std::string score(const Counts& counts) {
  const auto of = [&](Fate fate) {
    const auto found = counts.find(fate);
    return found == counts.end() ? 0 : found->second;
  };
  const auto killed = of(Fate::killed), all = killed + of(Fate::survived);
  const auto tenths = all == 0 ? 1000 : killed * 1000 / all;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

Json to_json(const Counts& counts) {
  Json json = Json::object();
  for (const auto fate : enum_names<Fate>()) {
    const auto found = counts.find(*enum_from<Fate>(fate));
    json[std::string(fate)] = found == counts.end() ? 0 : found->second;
  }
  return json;
}

struct ByWorkflow {
  std::string workflow;
  Counts counts;
};
std::vector<ByWorkflow> by_workflow(const MutantReport& report) {
  std::vector<ByWorkflow> all;
  for (const auto& each : report.mutants) {
    if (all.empty() || all.back().workflow != each.change.workflow) all.push_back({each.change.workflow, {}});
    ++all.back().counts[each.fate];
  }
  return all;
}
Counts counts_of(const MutantReport& report) {
  Counts counts;
  for (const auto& each : report.mutants) ++counts[each.fate];
  return counts;
}

std::string word(std::string_view code, Language language) {
  const Text text = words(code);
  if (language == Language::both) return text.zh + " " + text.en;
  return language == Language::zh ? text.zh : text.en;
}
std::string chosen(const Text& text, Language language, std::string_view indent) {
  if (language == Language::both) return text.zh + "\n" + std::string(indent) + text.en;
  return language == Language::zh ? text.zh : text.en;
}
std::string right(std::int64_t number) {
  std::string text = std::to_string(number);
  return std::string(text.size() < 7 ? 7 - text.size() : 0, ' ') + text;
}

}  // namespace

Text MutantProblem::text() const {
  Refusal filled;
  filled.facts = {{"of", of}, {"because", because}};
  const Text pattern = words(code);
  return {fill_in(pattern.zh, filled), fill_in(pattern.en, filled)};
}

Json to_json(const MutantReport& report) {
  const Counts counts = counts_of(report);
  Json json{{"passed", report.passed()},  {"complete", report.complete}, {"runs", report.runs},
            {"mutants", to_json(counts)}, {"score", score(counts)},      {"workflows", Json::array()},
            {"survivors", Json::array()}, {"died", Json::array()},       {"problems", Json::array()}};
  for (const auto& each : by_workflow(report))
    json["workflows"].push_back(
        {{"workflow", each.workflow}, {"mutants", to_json(each.counts)}, {"score", score(each.counts)}});
  for (const auto& each : report.mutants) {
    if (each.died) json["died"].push_back(each.id);
    if (each.fate != Fate::survived) continue;
    Json survivor = both(sentence(each.change, *report.workflows));
    survivor["id"] = each.id;
    survivor["change"] = to_json(each.change);
    survivor["scenarios"] = each.scenarios;
    survivor["missing"] = both(missing_case(each.change, *report.workflows));
    json["survivors"].push_back(std::move(survivor));
  }
  for (const auto& each : report.problems) {
    Json problem = both(each.text());
    problem["code"] = each.code;
    problem["of"] = each.of;
    json["problems"].push_back(std::move(problem));
  }
  return json;
}

std::string to_text(const MutantReport& report, Language language) {
  std::string text;
  const auto row = [&](const std::string& name, const Counts& counts) {
    text += name + std::string(name.size() < 26 ? 26 - name.size() : 1, ' ');
    for (const auto fate : enum_names<Fate>()) {
      const auto found = counts.find(*enum_from<Fate>(fate));
      text += right(found == counts.end() ? 0 : found->second);
    }
    text += "  " + score(counts) + "%\n";
  };
  text += word("mutants.columns", language) + "\n";
  for (const auto& each : by_workflow(report)) row(each.workflow, each.counts);
  row("=", counts_of(report));
  for (const auto& each : report.mutants) {
    if (each.fate != Fate::survived) continue;
    text += "\n" + each.id + "\n  " + chosen(sentence(each.change, *report.workflows), language, "  ") +
            "\n  " + word("mutants.missing", language) + " " +
            chosen(missing_case(each.change, *report.workflows), language, "  ") + "\n";
  }
  for (const auto& each : report.problems) text += "\n" + chosen(each.text(), language, "") + "\n";
  return text;
}

}  // namespace tenon::testing
