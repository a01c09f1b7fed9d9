/// A backtest for programs.
#include "testing/backtest_totals.hpp"

namespace tenon::testing {
namespace {

Json json_of(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }
Json json_of(const Refusal& refusal) { return Json::parse(refusal.to_json(), nullptr, false); }
Json json_of(const PartedAt& at) {
  Json roles = Json::parse(to_json_text(at.roles), nullptr, false);
  return {{"event", at.event}, {"at", to_string(at.at)}, {"actor", at.actor}, {"roles", std::move(roles)}};
}
template <class T, class Into>
void put(Json& json, const char* name, const std::optional<T>& value, const Into& into) {
  if (value) json[name] = into(*value);
}
constexpr auto as_it_is = [](const auto& value) { return value; };
constexpr auto as_json = [](const auto& value) { return json_of(value); };

Json json_of(const CaseDifferences& one) {
  Json json{{"workflow", one.workflow}, {"follow_ups", one.follow_ups}};
  if (!one.id.is_nil()) json["case"] = to_string(one.id);
  put(json, "reference", one.reference, as_it_is);
  json["subject"] = Json::parse(to_json_text(one.subject), nullptr, false);
  put(json, "first", one.first, as_json);
  put(json, "refusal", one.refusal, as_json);
  put(json, "follows", one.follows, [](const CaseId& id) { return to_string(id); });
  auto& differences = json["differences"] = Json::array();
  for (const auto& each : one.differences)
    differences.push_back(
        {{"kind", name_of(each.kind)}, {"what", each.what}, {"before", each.before}, {"after", each.after}});
  return json;
}

Json json_of(const LineDifference& line) {
  Json json{{"line", line.line}, {"workflow", line.workflow}, {"asked", json_of(line.asked)}};
  put(json, "reference", line.reference, as_it_is);
  json["before"] = line.before ? json_of(*line.before) : Json("allowed");
  json["after"] = line.after ? json_of(*line.after) : Json("allowed");
  return json;
}

Json json_of(const NotReproducible& no) {
  Json json{{"case", to_string(no.id)},
            {"workflow", no.workflow},
            {"what", no.what},
            {"recorded", no.recorded},
            {"replayed", no.replayed}};
  put(json, "reference", no.reference, as_it_is);
  put(json, "refusal", no.refusal, as_json);
  return json;
}

Json json_of(const NotComputed& no) {
  Json json{{"case", to_string(no.id)},
            {"under", no.changed ? "after" : "before"},
            {"refusal", json_of(no.refusal)}};
  put(json, "reference", no.reference, as_it_is);
  return json;
}

template <class T>
Json list_of(const std::vector<T>& all) {
  Json list = Json::array();
  for (const auto& each : all) list.push_back(json_of(each));
  return list;
}

bool is_missed(const Json& dates) { return dates.is_object() && dates.contains("missed"); }

}  // namespace

BacktestTotals totals_of(const Backtest& backtest) {
  BacktestTotals totals;
  for (const auto& one : backtest.differing) {
    totals.follow_ups += one.follow_ups;
    if (one.follows) ++totals.following;
    for (const auto& each : one.differences) {
      if (each.kind == DifferenceKind::refused) ++totals.refusals[one.refusal->code];
      if (each.kind != DifferenceKind::dates) continue;
      if (is_missed(each.after) && !is_missed(each.before)) ++totals.newly_missed;
      // A clock that never ran was not kept.
      if (is_missed(each.before) && !is_missed(each.after) && !each.after.is_null()) ++totals.newly_kept;
    }
  }
  for (const auto& line : backtest.lines)
    if (line.before && !line.after) ++totals.lines_passing;
  return totals;
}

Json to_json(const Backtest& backtest) {
  const auto totals = totals_of(backtest);
  Json kinds = Json::object();
  for (const auto kind : enum_names<DifferenceKind>())
    kinds[std::string(kind)] = backtest.count(*enum_from<DifferenceKind>(kind));
  return {{"passed", backtest.passed()},
          {"changes", list_of(backtest.changes)},
          {"from", to_string(backtest.from)},
          {"until", to_string(backtest.until)},
          {"totals",
           {{"cases", backtest.cases},
            {"commands", backtest.commands},
            {"left_out", backtest.left_out},
            {"differing", std::ssize(backtest.differing)},
            {"by_kind", std::move(kinds)},
            {"newly_missed", totals.newly_missed},
            {"newly_kept", totals.newly_kept},
            {"refusals", totals.refusals},
            {"following", totals.following},
            {"follow_ups", totals.follow_ups},
            {"lines_refused", backtest.lines_asked},
            {"lines_passing", totals.lines_passing},
            {"not_reproducible", std::ssize(backtest.not_reproducible)}}},
          {"seconds", backtest.seconds},
          {"cases", list_of(backtest.differing)},
          {"lines", list_of(backtest.lines)},
          {"not_reproducible", list_of(backtest.not_reproducible)},
          {"not_computed", list_of(backtest.not_computed)}};
}

}  // namespace tenon::testing
