#include "exchange/plan_reader.hpp"

#include "exchange/time_format.hpp"

namespace tenon::exchange {

Result<Entry> Entry::of(const Json& json, const JsonPath& at,
                        std::initializer_list<std::string_view> allowed) {
  if (!json.is_object()) return detail::wrong_type(at, "an object", json);
  for (const auto& [key, value] : json.items())
    if (std::find(allowed.begin(), allowed.end(), key) == allowed.end())
      return detail::unknown_field(at, json, allowed.begin(), allowed.size());
  return Entry(json, at);
}

const Json* Entry::find(std::string_view key) const {
  const auto found = json_->find(key);
  return found == json_->end() || found->is_null() ? nullptr : &*found;
}

const Json* Entry::find_any(std::string_view key) const {
  const auto found = json_->find(key);
  return found == json_->end() ? nullptr : &*found;
}

Verdict Entry::name(std::string_view key, std::string& into) const {
  if (auto verdict = required(key, into); !verdict.allowed()) return verdict;
  if (into.empty()) return invalid("mapping.empty").field(at(key).str());
  return {};
}

namespace {

/// What steps that do not say theirs fall back on.
struct Defaults {
  const Plan& plan;
  std::optional<std::string> by;
  std::optional<TimeRule> at;
};

/// A text for people, in both languages.
Result<Text> read_text(const Json& json, const JsonPath& at) {
  Text text;
  TENON_TRY(const Entry entry, Entry::of(json, at, {"zh", "en"}));
  TENON_CHECK(Result<void>(entry.name("zh", text.zh)));
  TENON_CHECK(Result<void>(entry.name("en", text.en)));
  return text;
}

Result<void> read_about(const Entry& entry, Plan& plan) {
  TENON_CHECK(Result<void>(entry.name("id", plan.id)));
  TENON_CHECK(Result<void>(entry.required("version", plan.version)));
  if (!entry.has("title")) return detail::missing_field(entry.at("title"));
  TENON_TRY(plan.title, read_text(*entry.find("title"), entry.at("title")));
  const auto* notes = entry.find("notes");
  if (!notes) return {};
  const JsonPath at = entry.at("notes");
  if (!notes->is_array()) return detail::wrong_type(at, "a list", *notes);
  for (std::size_t i = 0; i < notes->size(); ++i) {
    TENON_TRY(auto note, read_text((*notes)[i], at / i));
    plan.notes.push_back(std::move(note));
  }
  return {};
}

Result<Zone> read_zone(const Json& json, const JsonPath& at) {
  if (json.is_string()) return Zone::named(json.get_ref<const std::string&>(), at.str());
  std::string name, rule;
  TENON_TRY(const Entry entry, Entry::of(json, at, {"name", "rule"}));
  TENON_CHECK(Result<void>(entry.name("name", name)));
  TENON_CHECK(Result<void>(entry.name("rule", rule)));
  return Zone::posix(name, rule, entry.at("rule").str());
}

Result<void> read_actors(const Json& json, const JsonPath& at, std::vector<ActorRule>& into) {
  if (!json.is_object() || json.empty()) return detail::wrong_type(at, "an object {name: actor}", json);
  for (const auto& [name, actor] : json.items()) {
    const JsonPath here = at / name;
    ActorRule rule;
    rule.name = name;
    TENON_TRY(const Entry entry, Entry::of(actor, here, {"id", "roles"}));
    if (!entry.has("id")) return detail::missing_field(entry.at("id"));
    TENON_TRY(rule.id, read_value(*entry.find("id"), entry.at("id")));
    TENON_CHECK(Result<void>(entry.required("roles", rule.roles)));
    if (rule.roles.empty()) return invalid("mapping.empty").field(entry.at("roles").str());
    into.push_back(std::move(rule));
  }
  return {};
}

Result<void> read_common(const Entry& entry, const JsonPath& at, StepRule& step, const Defaults& defaults) {
  step.path = at.str();
  auto by = defaults.by;
  TENON_CHECK(Result<void>(entry.optional("by", by)));
  if (!by) return invalid("mapping.no_actor").field(entry.at("by").str());
  const auto& actors = defaults.plan.actors;
  while (step.actor < actors.size() && actors[step.actor].name != *by) ++step.actor;
  if (step.actor == actors.size()) {
    std::string known;
    for (const auto& each : actors) (known += known.empty() ? "" : ", ") += each.name;
    return invalid("mapping.unknown_actor")
        .field(entry.at("by").str())
        .fact("found", *by)
        .fact("allowed", known);
  }
  if (const auto* time = entry.find("at")) {
    TENON_TRY(step.at, read_time_rule(*time, entry.at("at")));
  } else if (defaults.at) {
    step.at = *defaults.at;
  } else {
    return invalid("mapping.no_time").field(entry.at("at").str());
  }
  TENON_CHECK(Result<void>(entry.optional("party", step.party)));
  if (const auto* fields = entry.find("fields")) {
    TENON_TRY(step.fields, read_fields(*fields, entry.at("fields")));
  }
  if (const auto* when = entry.find("when")) {
    TENON_TRY(step.when, read_conditions(*when, entry.at("when")));
  }
  return {};
}

Result<std::vector<StepRule>> read_steps(const Json& json, const JsonPath& at, const Defaults& defaults) {
  if (!json.is_array()) return detail::wrong_type(at, "a list of steps", json);
  std::vector<StepRule> steps;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const JsonPath here = at / i;
    StepRule step;
    TENON_TRY(const Entry entry,
              Entry::of(json[i], here,
                        {"event", "at", "by", "party", "fields", "when", "if_state", "unless_state"}));
    TENON_CHECK(Result<void>(entry.name("event", step.event)));
    TENON_CHECK(read_common(entry, here, step, defaults));
    TENON_CHECK(Result<void>(entry.optional("if_state", step.if_state)));
    TENON_CHECK(Result<void>(entry.optional("unless_state", step.unless_state)));
    for (const auto& before : steps) step.turn += before.event == step.event;
    steps.push_back(std::move(step));
  }
  return steps;
}

Result<void> subjects_only(const Json& json, const JsonPath& at) {
  auto entry = Entry::of(json, at, {"customer", "unit", "sale", "building", "project"});
  if (!entry) return std::move(entry).refusal();
  return {};
}

Result<void> read_open(const Json& json, const JsonPath& at, Plan& plan, const Defaults& defaults) {
  TENON_TRY(const Entry entry,
            Entry::of(json, at, {"workflow", "subject", "at", "by", "party", "fields", "when"}));
  plan.open.event = "open";
  TENON_CHECK(Result<void>(entry.name("workflow", plan.workflow)));
  TENON_CHECK(read_common(entry, at, plan.open, defaults));
  if (const auto* subject = entry.find("subject")) {
    const JsonPath there = entry.at("subject");
    TENON_CHECK(subjects_only(*subject, there));
    TENON_TRY(plan.subject, read_fields(*subject, there));
  }
  return {};
}

Result<void> read_source(const Entry& entry, Plan& plan) {
  TENON_CHECK(Result<void>(entry.required("format", plan.format)));
  const bool csv = plan.format == SourceFormat::csv;
  for (const std::string_view key : {"activity", "on"})
    if (csv && entry.has(key))
      return invalid("mapping.not_here").field(std::string(key)).fact("needs", "format xes");
  for (const std::string_view key : {"steps", "separator"})
    if (!csv && entry.has(key))
      return invalid("mapping.not_here").field(std::string(key)).fact("needs", "format csv");
  std::string separator = ",";
  TENON_CHECK(Result<void>(entry.optional("separator", separator)));
  if (separator.size() != 1 || separator.find_first_of("\"\r\n") != separator.npos || separator[0] < 0)
    return invalid("mapping.separator").field("separator").fact("found", separator);
  plan.separator = separator[0];
  plan.zone = *Zone::named("Asia/Shanghai");
  if (const auto* zone = entry.find("zone")) { TENON_TRY(plan.zone, read_zone(*zone, entry.at("zone"))); }
  TENON_CHECK(Result<void>(entry.required("times", plan.times)));
  if (plan.times.empty()) return invalid("mapping.empty").field("times");
  for (std::size_t i = 0; i < plan.times.size(); ++i)
    if (!is_time_format(plan.times[i]))
      return invalid("mapping.time_format").field((entry.at("times") / i).str()).fact("found", plan.times[i]);
  const auto* key = entry.find("key");
  const JsonPath at = entry.at("key");
  if (!key) return detail::missing_field(at);
  TENON_TRY(const Entry keys, Entry::of(*key, at, {"column", "content"}));
  bool content = false;
  TENON_CHECK(Result<void>(keys.optional("content", content)));
  if (content == keys.has("column"))
    return invalid("mapping.one_of").field("key").fact("allowed", "column, content");
  if (content) return {};
  TENON_CHECK(Result<void>(keys.name("column", plan.key.emplace())));
  return {};
}

Result<void> read_rules(const Entry& entry, Plan& plan) {
  if (!entry.has("actors")) return detail::missing_field(entry.at("actors"));
  TENON_CHECK(read_actors(*entry.find("actors"), entry.at("actors"), plan.actors));
  Defaults defaults{plan, std::nullopt, std::nullopt};
  TENON_CHECK(Result<void>(entry.optional("by", defaults.by)));
  if (const auto* at = entry.find("at")) { TENON_TRY(defaults.at, read_time_rule(*at, entry.at("at"))); }
  if (!entry.has("open")) return detail::missing_field(entry.at("open"));
  TENON_CHECK(read_open(*entry.find("open"), entry.at("open"), plan, defaults));
  if (const auto* steps = entry.find("steps")) {
    TENON_TRY(plan.steps, read_steps(*steps, entry.at("steps"), defaults));
  }
  if (plan.format == SourceFormat::csv) return {};
  TENON_CHECK(Result<void>(entry.name("activity", plan.activity)));
  const auto* on = entry.find("on");
  const JsonPath at = entry.at("on");
  if (!on) return detail::missing_field(at);
  if (!on->is_object()) return detail::wrong_type(at, "an object {activity: steps}", *on);
  for (const auto& [activity, steps] : on->items()) {
    TENON_TRY(auto rules, read_steps(steps, at / activity, defaults));
    plan.on.emplace_back(activity, std::move(rules));
  }
  return {};
}

}  // namespace

Result<Plan> read_plan(const Json& document) {
  Plan plan;
  const JsonPath root;
  TENON_TRY(const Entry entry,
            Entry::of(document, root,
                      {"id", "version", "title", "notes", "format", "separator", "zone", "times", "key",
                       "reference", "actors", "by", "at", "open", "steps", "activity", "on", "on_refusal"}));
  TENON_CHECK(read_about(entry, plan));
  TENON_CHECK(read_source(entry, plan));
  std::string reference = plan.id + ":{key}";
  TENON_CHECK(Result<void>(entry.optional("reference", reference)));
  TENON_TRY(plan.reference, read_template(reference, entry.at("reference")));
  TENON_CHECK(read_rules(entry, plan));
  TENON_CHECK(Result<void>(entry.required("on_refusal", plan.on_refusal)));
  if (plan.on_refusal == OnRefusal::next_event && plan.format == SourceFormat::csv)
    return invalid("mapping.not_here").field("on_refusal").fact("needs", "format xes");
  return plan;
}

}  // namespace tenon::exchange
