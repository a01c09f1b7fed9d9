/// A world's document is read once; the entries of its registers are kept as the rows that a store takes, so
/// that making a world costs one commit.
#include "tenon/model/registry.hpp"
#include "tenon/testing/world.hpp"
#include "tenon/workflows/builtin.hpp"
#include "testing/faults.hpp"

namespace tenon::testing {

Result<WorldPlan> WorldPlan::read(const Json& given) {
  const JsonPath root;
  TENON_CHECK(check_keys(given, root, {"about", "now", "records", "settings"}));
  WorldPlan plan;
  if (!given.contains("now")) return missing(root / "now");
  TENON_TRY(plan.now_, read_json<Instant>(given["now"], root / "now"));
  if (given.contains("settings")) {
    const Json& settings = given["settings"];
    const auto at = root / "settings";
    if (!settings.is_object()) return wrong_type(at, "an object", settings);
    for (const char* own : {"store", "now", "id_seed"})
      if (settings.contains(own)) return invalid("testing.of_the_world").field((at / own).str());
    TENON_TRY(plan.settings_, Settings::read(settings.dump()));
  }
  plan.settings_.store = "memory";
  if (!plan.settings_.id_seed) plan.settings_.id_seed = 7;  // any: two worlds made alike are alike
  const Json none = Json::array();
  const Json& records = given.contains("records") ? given["records"] : none;
  const auto at = root / "records";
  if (!records.is_array()) return wrong_type(at, "a list", records);
  const auto today = plan.settings_.calendar->zone().day_of(plan.now_);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto here = at / i;
    TENON_CHECK(check_keys(records[i], here, {"kind", "record"}));
    for (const char* needed : {"kind", "record"})
      if (!records[i].contains(needed)) return missing(here / needed);
    TENON_TRY(const RecordKind kind, read_json<RecordKind>(records[i]["kind"], here / "kind"));
    auto checked = check_record(kind, records[i]["record"], today);
    if (!checked) return within(std::move(checked).refusal(), here / "record");
    TENON_TRY(std::string id, record_id(records[i]["record"]));
    for (const auto& before : plan.records_)
      if (before.kind == name_of(kind) && before.id == id)
        return invalid("testing.twice").field((here / "record").str()).fact("found", id);
    plan.records_.push_back(
        {std::string(name_of(kind)), std::move(id), 1, plan.now_, "E0", *std::move(checked)});
  }
  return plan;
}

const WorkflowSet& WorldPlan::workflows() const noexcept {
  return settings_.workflows ? *settings_.workflows : builtin_workflows();
}

Result<World> WorldPlan::make(const Rules& rules, std::unique_ptr<Store> store) const {
  Settings settings = settings_;
  settings.clock = Clock::at(now_);  // copies of settings share one clock, and each world has its own
  if (rules.workflows) settings.workflows = rules.workflows;
  if (rules.policies) settings.policies = *rules.policies;
  if (!store) store = open_memory_store(settings.workflows ? *settings.workflows : builtin_workflows());
  Change change;
  change.records = records_;
  TENON_CHECK(store->commit(change));
  TENON_TRY(auto engine, Engine::open(std::move(settings), std::move(store)));
  return World(std::move(engine));
}

}  // namespace tenon::testing
