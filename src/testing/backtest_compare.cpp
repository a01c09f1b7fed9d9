#include "testing/backtest_compare.hpp"

namespace tenon::testing {
namespace {

Json document_of(const DeadlineView& view) {
  Json document{{"limit", to_string(view.limit)}, {"status", view.status}};
  const auto put = [&](const char* name, const std::optional<Instant>& at) {
    if (at) document[name] = to_string(*at);
  };
  put("started", view.started);
  put("due", view.due);
  put("missed", view.missed);
  put("ended", view.ended);
  return document;
}

/// Names of all fields that hold money, however deep.
void money_in(const Json& schema, const std::string& name, std::set<std::string>& into) {
  if (schema.is_object()) {
    if (schema.value("format", Json()) == "money") into.insert(name);
    for (const auto& [key, value] : schema.items()) {
      if (key == "properties")
        for (const auto& [field, each] : value.items()) money_in(each, field, into);
      else if (value.is_structured()) money_in(value, name, into);
    }
  } else if (schema.is_array()) {
    for (const auto& each : schema) money_in(each, name, into);
  }
}

/// Leaves that differ, by path; lists of different length as a whole.
void compare(const Json& before, const Json& after, const std::string& path,
             std::vector<CaseDifference>& into) {
  if (before == after) return;
  const auto below = [&](const std::string& key) { return path.empty() ? key : path + "." + key; };
  if (before.is_object() && after.is_object()) {
    for (const auto& [key, value] : before.items())
      compare(value, after.value(key, Json()), below(key), into);
    for (const auto& [key, value] : after.items())
      if (!before.contains(key)) compare(Json(), value, below(key), into);
    return;
  }
  if (before.is_array() && after.is_array() && before.size() == after.size()) {
    for (std::size_t i = 0; i < before.size(); ++i)
      compare(before[i], after[i], path + "[" + std::to_string(i) + "]", into);
    return;
  }
  into.push_back({DifferenceKind::facts, path, before, after});
}

std::string last_name(const std::string& path) {
  const auto dot = path.rfind('.');
  const auto name = dot == path.npos ? path : path.substr(dot + 1);
  return name.substr(0, name.find('['));
}

void compare_dates(const CaseStanding& before, const CaseStanding& after, std::vector<CaseDifference>& into) {
  const auto in = [](const CaseStanding& standing, const std::string& id) {
    const auto found = standing.dates.find(id);
    return found == standing.dates.end() ? Json() : found->second;
  };
  for (const auto& [id, dates] : before.dates)
    if (const Json other = in(after, id); other != dates)
      into.push_back({DifferenceKind::dates, id, dates, other});
  for (const auto& [id, dates] : after.dates)
    if (!before.dates.contains(id)) into.push_back({DifferenceKind::dates, id, Json(), dates});
}

}  // namespace

CaseStanding CaseStanding::of(const CaseState& state, const Side* side) {
  const auto& book = state.definition->book();
  CaseStanding standing;
  standing.definition = state.definition;
  standing.state = book.states[state.state];
  standing.status = name_of(state.status());
  std::string facts;
  state.definition->print_facts(facts, state.facts.get());
  standing.facts = Json::parse(facts, nullptr, /*allow_exceptions=*/false);
  if (side) standing.facts = side->as_recorded(std::move(standing.facts));
  for (const auto& view : deadlines_of(state)) {
    std::string id = view.id;
    for (int run = 2; standing.dates.contains(id); ++run) id = view.id + "#" + std::to_string(run);
    standing.dates.emplace(std::move(id), document_of(view));
  }
  return standing;
}

std::vector<CaseDifference> differences_between(const CaseStanding& before, const CaseStanding& after,
                                                bool with_facts) {
  std::vector<CaseDifference> all;
  if (before.state != after.state || before.status != after.status)
    all.push_back({DifferenceKind::outcome,
                   "state",
                   {{"state", before.state}, {"status", before.status}},
                   {{"state", after.state}, {"status", after.status}}});
  compare_dates(before, after, all);
  if (!with_facts || before.facts == after.facts) return all;
  std::set<std::string> money;
  money_in(before.definition->facts_schema(), {}, money);
  std::vector<CaseDifference> facts;
  compare(before.facts, after.facts, {}, facts);
  for (auto& each : facts) {
    if (money.contains(last_name(each.what))) each.kind = DifferenceKind::sums;
    all.push_back(std::move(each));
  }
  return all;
}

std::optional<NotReproducible> unlike(const CaseStanding& recorded, const CaseStanding& replayed) {
  NotReproducible no;
  std::vector<CaseDifference> differing;
  if (recorded.state != replayed.state || recorded.status != replayed.status) {
    no.what = "state";
    no.recorded = recorded.state + ", " + recorded.status;
    no.replayed = replayed.state + ", " + replayed.status;
    return no;
  }
  compare(recorded.facts, replayed.facts, {}, differing);
  no.what = "facts";
  if (differing.empty()) {
    compare_dates(recorded, replayed, differing);
    no.what = "deadlines";
  }
  if (differing.empty()) return std::nullopt;
  no.recorded = differing[0].what + ": " + differing[0].before.dump();
  no.replayed = differing[0].what + ": " + differing[0].after.dump();
  return no;
}

}  // namespace tenon::testing
