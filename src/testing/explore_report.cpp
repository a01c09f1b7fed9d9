/// What an exploration found, for people and for machines.
#include <cmath>

#include "tenon/testing/explore.hpp"
#include "testing/tasks.hpp"

namespace tenon::testing {
namespace {

Json names_of(const std::map<std::string, std::vector<std::string>>& lists) {
  Json out = Json::object();
  for (const auto& [id, names] : lists) out[id] = names;
  return out;
}

Json bound_of(const Exploration& exploration) {
  Json bound = {{"about", exploration.about},         {"cases", exploration.cases},
                {"once", names_of(exploration.once)}, {"without", names_of(exploration.without)},
                {"cancel", exploration.cancelling},   {"depth", exploration.depth},
                {"states", exploration.states}};
  bound["waits"] = Json::array();
  for (const auto& at : exploration.waits) bound["waits"].push_back(to_string(at));
  return bound;
}

std::int64_t a_second(const Explored& explored) {
  return explored.seconds > 0 ? std::llround(static_cast<double>(explored.states) / explored.seconds) : 0;
}

/// Lines in the language of the report; the sentences are those of the catalogue.
class Lines {
 public:
  explicit Lines(Language language) : language_(language) {}
  void say(const Text& text, const std::string& indent = {}) {
    if (language_ != Language::en) put(indent + text.zh);
    if (language_ != Language::zh) put(indent + text.en);
  }
  void say(RefusalBuilder&& sentence, const std::string& indent = {}) {
    say(Refusal(std::move(sentence)).text(), indent);
  }
  void put(const std::string& line) { (text_ += line) += '\n'; }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  Language language_;
  std::string text_;
};

}  // namespace

std::string to_text(const Exploration& exploration, const Explored& explored, Language language) {
  Lines lines(language);
  lines.say(exploration.title);
  lines.say(refuse("explore.states")
                .fact("states", std::to_string(explored.states))
                .fact("moves", std::to_string(explored.moves))
                .fact("depth", std::to_string(explored.depth)));
  lines.say(refuse(explored.exhausted ? "explore.exhausted" : "explore.stopped"));
  std::string bound;
  for (const auto& [id, most] : exploration.cases)
    (bound += bound.empty() ? "" : ", ") += id + " " + std::to_string(most);
  lines.say(refuse("explore.bound").fact("cases", bound));
  lines.say(refuse("explore.not_tried"));
  if (explored.cut > 0) lines.say(refuse("explore.cut").fact("moves", std::to_string(explored.cut)));
  if (explored.violations.empty() && !exploration.invariants.all.empty())
    lines.say(refuse("explore.all_hold"));
  for (const auto& violation : explored.violations) {
    lines.put("");
    lines.say(
        refuse("explore.violated").fact("zh_title", violation.title.zh).fact("en_title", violation.title.en));
    lines.put("  [" + violation.invariant + "; " + violation.source + "]");
    lines.say(refuse(violation.shortest ? "explore.shortest" : "explore.a_way"), "  ");
    for (const auto& step : violation.steps) lines.put("    " + step.dump());
    for (const auto& [name, state] : violation.cases) lines.put("  = " + name + ": " + state);
  }
  return std::move(lines).text();
}

Json to_json(const Exploration& exploration, const Explored& explored) {
  Json out = {{"name", exploration.name},
              {"title", to_json(exploration.title)},
              {"passed", explored.violations.empty()},
              {"exhausted", explored.exhausted},
              {"bound", bound_of(exploration)},
              {"states", explored.states},
              {"moves", explored.moves},
              {"depth", explored.depth},
              {"tried", explored.tried},
              {"cut", explored.cut},
              {"runs", explored.runs},
              {"seconds", explored.seconds},
              {"states_per_second", a_second(explored)},
              {"reached", explored.reached},
              {"violations", Json::array()}};
  for (const auto& each : explored.violations)
    out["violations"].push_back({{"invariant", each.invariant},
                                 {"title", to_json(each.title)},
                                 {"source", each.source},
                                 {"shortest", each.shortest},
                                 {"steps", each.steps},
                                 {"cases", each.cases},
                                 {"scenario", each.scenario}});
  return out;
}

}  // namespace tenon::testing
