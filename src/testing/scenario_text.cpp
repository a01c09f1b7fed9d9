/// How a scenario went, for people and for machines.
#include "tenon/testing/scenario.hpp"

namespace tenon::testing {
namespace {

constexpr std::string_view kinds[] = {"told", "path", "allowed", "standing"};

std::string in(const Text& text, Language language) {
  if (language == Language::zh) return text.zh.empty() ? text.en : text.zh;
  if (language == Language::en) return text.en.empty() ? text.zh : text.en;
  return text.zh == text.en || text.en.empty() ? text.zh : text.zh + " / " + text.en;
}

}  // namespace

std::string to_text(const Scenario& scenario, const Report& report, Language language) {
  std::string out = scenario.name() + "\n  " + in(scenario.title, language) + "\n";
  const auto file = scenario.file->path().filename().string();
  out += "  (" + file + ": " + scenario.at + ")\n";
  if (report.passed()) return out + "  " + in({"通过", "passed"}, language) + "\n";
  const auto expected = in({"应为", "expected"}, language);
  const auto found = in({"实为", "found"}, language);
  for (const auto& each : report.differences) {
    out += "  " + each.at + "\n";
    out += "    " + expected + ": " +
           (each.expected.empty() ? in({"无", "nothing"}, language) : each.expected) + "\n";
    out += "    " + found + ": " + (each.found.empty() ? in({"无", "nothing"}, language) : each.found) + "\n";
    if (!each.refusal) continue;
    if (language != Language::en) out += "      " + each.refusal->text().zh + "\n";
    if (!each.refusal->source.empty()) out += "      (" + each.refusal->source + ")\n";
  }
  return out;
}

Json to_json(const Scenario& scenario) {
  return {{"name", scenario.name()},
          {"workflow", scenario.workflow},
          {"title", {{"zh", scenario.title.zh}, {"en", scenario.title.en}}},
          {"kind", kinds[static_cast<std::size_t>(scenario.kind)]},
          {"file", scenario.file->path().string()},
          {"at", scenario.at}};
}

Json to_json(const Report& report) {
  Json differences = Json::array();
  for (const auto& each : report.differences) {
    Json one = {{"at", each.at}, {"expected", each.expected}, {"found", each.found}};
    if (each.refusal) one["refusal"] = Json::parse(each.refusal->to_json());
    differences.push_back(std::move(one));
  }
  return {
      {"passed", report.passed()}, {"commands", report.commands}, {"differences", std::move(differences)}};
}

}  // namespace tenon::testing
