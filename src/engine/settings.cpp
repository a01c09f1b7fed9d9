#include "tenon/engine/settings.hpp"

#include "tenon/declared/declared.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon {
namespace {

/// The document form. Limits and hours are read apart, because they have errors of their own.
struct SettingsDocument {
  std::optional<std::string> store;
  std::optional<Durability> durability;
  std::optional<std::int32_t> busy_milliseconds;
  std::optional<bool> waits;
  std::optional<UnknownYear> unknown_year;
  std::optional<DayEnd> day_end;
  std::vector<OpenHours> hours;
  std::optional<Instant> now;
  std::optional<std::int64_t> id_seed;
  std::optional<std::int32_t> cached_cases;
  std::optional<LogLevel> log;
  std::optional<std::int64_t> max_document_bytes;
  std::optional<std::string> region;
};
BOOST_DESCRIBE_STRUCT(SettingsDocument, (),
                      (store, durability, busy_milliseconds, waits, unknown_year, day_end, hours, now,
                       id_seed, cached_cases, log, max_document_bytes, region))

/// A pack by its full name, or the newest version of that id.
Result<Policies> activate(const Policies& policies, const std::string& name) {
  if (name.find('@') != name.npos) return policies.activating(name);
  std::string newest;
  for (const auto& each : policies.names())
    if (each.starts_with(name + "@")) newest = each;
  return policies.activating(newest.empty() ? name : newest);
}

Result<Policies> read_policies(const Json& policy, const JsonPath& at) {
  Policies policies = Policies::builtin();
  if (policy.is_string()) return activate(policies, policy.get<std::string>());
  if (!policy.is_object()) return detail::wrong_type(at, "the name of a pack, or an object", policy);
  for (const auto& [key, value] : policy.items()) {
    if (key == "active" && !value.is_string()) return detail::wrong_type(at / "active", "a text", value);
    if (key == "packs" && !value.is_array())
      return detail::wrong_type(at / "packs", "a list of packs", value);
    if (key != "active" && key != "packs" && key != "overrides")
      return invalid("json.unknown_key").field((at / key).str()).fact("allowed", "active, packs, overrides");
  }
  if (policy.contains("packs"))
    for (const auto& pack : policy["packs"]) {
      TENON_TRY(policies, policies.with_pack(pack.dump(), "policy.packs"));
    }
  if (policy.contains("active")) {
    TENON_TRY(policies, activate(policies, policy["active"].get<std::string>()));
  }
  if (policy.contains("overrides")) {
    TENON_TRY(policies, policies.with_overrides(policy["overrides"].dump(), "policy.overrides"));
  }
  return policies;
}

}  // namespace

Result<Settings> Settings::read(std::string_view json) {
  TENON_TRY(Json document, parse_json(json, "settings"));
  const JsonPath root{nullptr, "settings"};
  Settings settings;
  if (document.is_object()) {
    if (const auto limits = document.find("limits"); limits != document.end()) {
      TENON_TRY(settings.limits, LimitTable::read(*limits, root / "limits"));
      document.erase("limits");
    }
    if (const auto calendar = document.find("calendar"); calendar != document.end()) {
      TENON_TRY(settings.calendar, Calendar::load(calendar->dump()));
      document.erase("calendar");
    }
    if (const auto policy = document.find("policy"); policy != document.end()) {
      TENON_TRY(settings.policies, read_policies(*policy, root / "policy"));
      document.erase("policy");
    }
    if (const auto types = document.find("document_types"); types != document.end()) {
      TENON_TRY(settings.document_types, DocumentTypes::load(types->dump(), "document_types"));
      document.erase("document_types");
    }
    // Behind the types of documents, which a checklist may ask for.
    if (const auto own = document.find("workflows"); own != document.end()) {
      TENON_TRY(settings.workflows,
                declare_workflows(builtin_workflows(), *own, root / "workflows", settings.document_types));
      document.erase("workflows");
    }
  }
  TENON_TRY(const auto given, read_json<SettingsDocument>(document, root));
  if (given.store) settings.store = *given.store;
  if (given.durability) settings.durability = *given.durability;
  if (given.busy_milliseconds) {
    if (*given.busy_milliseconds < 0 || *given.busy_milliseconds > 600'000)
      return detail::out_of_range(root / "busy_milliseconds", *given.busy_milliseconds, "0", "600000");
    settings.busy_milliseconds = *given.busy_milliseconds;
  }
  settings.waits = given.waits.value_or(true);
  settings.log = given.log.value_or(LogLevel::off);
  if (given.max_document_bytes) {
    if (*given.max_document_bytes < 1024 || *given.max_document_bytes > settings.max_document_bytes)
      return detail::out_of_range(root / "max_document_bytes", *given.max_document_bytes, "1024",
                                  std::to_string(settings.max_document_bytes));
    settings.max_document_bytes = *given.max_document_bytes;
  }
  if (given.unknown_year) settings.counting.unknown = *given.unknown_year;
  if (given.day_end) settings.counting.day_end = *given.day_end;
  if (!given.hours.empty()) {
    TENON_TRY(settings.calendar, settings.calendar->with_hours(WeeklyHours::five_days(given.hours)));
  }
  if (given.region) {
    TENON_CHECK(jurisdictions_of(*given.region, "settings.region"));
    settings.region = *given.region;
  }
  if (given.now) settings.clock = Clock::at(*given.now);
  if (given.id_seed) settings.id_seed = static_cast<std::uint64_t>(*given.id_seed);
  if (given.cached_cases) {
    if (*given.cached_cases < 0 || *given.cached_cases > 100'000'000)
      return detail::out_of_range(root / "cached_cases", *given.cached_cases, "0", "100000000");
    settings.cached_cases = *given.cached_cases;
  }
  return settings;
}

Json Settings::schema() {
  Json schema = JsonCodec<SettingsDocument>::schema();
  schema["properties"]["limits"] = {{"type", "object"}, {"additionalProperties", JsonCodec<Limit>::schema()}};
  schema["properties"]["calendar"] = {{"type", "object"}};
  schema["properties"]["policy"] = {{"type", Json::array({"string", "object"})}};
  schema["properties"]["document_types"] = {{"type", "array"}};
  schema["properties"]["workflows"] = {{"type", "array"}, {"items", {{"type", "object"}}}};
  return schema;
}

}  // namespace tenon
