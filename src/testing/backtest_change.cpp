#include "testing/backtest_change.hpp"

#include "tenon/core/catalogue.hpp"
#include "tenon/declared/declared.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon::testing {
namespace {

struct RulesOfChange {
  std::vector<RuleChange> rules{};
};
BOOST_DESCRIBE_STRUCT(RulesOfChange, (), (rules))

/// Definitions made of others refer to them: all are kept together.
struct ChangedWorkflows {
  std::shared_ptr<const WorkflowSet> base, declared, changed;
};

std::string id_of(const Json& document) {
  const Json id = document.is_object() ? document.value("id", Json()) : Json();
  return id.is_string() ? id.get<std::string>() : std::string();
}

/// The set without what the documents declare anew. Workflows written in C++ stay, and declare_workflows says
/// that they cannot be declared: rules of other workflows look at their facts by type.
Result<WorkflowSet> without(const WorkflowSet& base, const Json& documents) {
  const auto is_replaced = [&](std::string_view id) {
    if (builtin_workflows().find(id)) return false;
    for (const auto& each : documents)
      if (id_of(each) == id) return true;
    return false;
  };
  WorkflowSet left;
  for (const auto* each : base.all())
    if (!is_replaced(each->book().id)) TENON_CHECK(left.add(*each));
  return left;
}

Result<std::shared_ptr<const WorkflowSet>> workflows_under(const BacktestChange& change,
                                                           const Settings& as_it_is) {
  const auto all = std::make_shared<ChangedWorkflows>();
  all->base = all->declared = as_it_is.workflows;
  if (!change.workflows.empty()) {
    for (std::size_t i = 0; i < change.workflows.size(); ++i)
      if (auto known = all->base->find(id_of(change.workflows[i])); !known) {
        Refusal refusal = std::move(known).refusal();
        refusal.field = "change.workflows[" + std::to_string(i) + "].id";
        return refusal;
      }
    TENON_TRY(const WorkflowSet left, without(*all->base, change.workflows));
    const JsonPath root{nullptr, "change"};
    TENON_TRY(all->declared,
              declare_workflows(left, change.workflows, root / "workflows", as_it_is.document_types));
  }
  auto made = changed(*all->declared, change.rules);
  if (!made) {
    Refusal refusal = std::move(made).refusal();
    if (refusal.field.starts_with("changes[")) refusal.field.replace(0, 7, "change.rules");
    return refusal;
  }
  all->changed = *made;
  return std::shared_ptr<const WorkflowSet>(all, all->changed.get());
}

/// The limits of the change as changes of the tables, which have sentences.
RuleChange as_rule(const std::string& name, const Limit& limit, const WorkflowSet& workflows) {
  const auto bracket = name.find('[');
  RuleChange rule;
  rule.kind = ChangeKind::limit_changed;
  rule.deadline = name.substr(0, bracket);
  rule.to = to_string(limit);
  if (bracket != name.npos) {
    rule.kind = ChangeKind::keyed_limit_changed;
    rule.what = name.substr(bracket + 1, name.size() - bracket - 2);
  }
  for (const auto* each : workflows.all())
    if (each->book().find_deadline(*rule.deadline)) rule.workflow = each->book().id;
  return rule;
}

Text said(std::string_view code, std::string_view what) {
  const auto* const words = find_text(code);
  const Refusal facts = refuse(code).fact("what", what);
  return {fill_in(words->sentence.zh, facts), fill_in(words->sentence.en, facts)};
}

/// A host's own limit, and that of a pack, stand over the table's.
bool is_overruled(const std::string& deadline, const BacktestChange& change, const Settings& settings,
                  const std::set<std::string>& packs, const Date& on) {
  for (const auto* limits : {&settings.limits, &change.limits})
    if (limits->all().contains(deadline)) return true;
  const Policies& policies = change.policies ? *change.policies : settings.policies;
  for (const auto& name : packs)
    if (const auto pack = policies.pinned(name))
      if (const auto limits = (*pack)->limits_on(on, settings.region); limits && limits->contains(deadline))
        return true;
  return false;
}

}  // namespace

Result<BacktestChange> BacktestChange::read(const Json& document) {
  const JsonPath root{nullptr, "change"};
  static constexpr std::string_view members[] = {"limits", "policy", "rules", "workflows"};
  if (!document.is_object() || document.empty())
    return detail::wrong_type(root, "an object with limits, policy, rules or workflows", document);
  BacktestChange change;
  Json rules = Json::object();
  for (const auto& [key, value] : document.items()) {
    if (key == "rules") {
      rules["rules"] = value;
    } else if (key == "workflows") {
      if (!value.is_array()) return detail::wrong_type(root / "workflows", "a list of workflows", value);
      change.workflows = value;
    } else if (key == "limits") {
      TENON_TRY(change.limits, LimitTable::read(value, root / "limits"));
    } else if (key == "policy") {
      auto settings = Settings::read(Json{{"policy", value}}.dump());
      if (!settings) {
        Refusal refusal = std::move(settings).refusal();
        refusal.field =
            refusal.field.starts_with("settings.") ? "change" + refusal.field.substr(8) : "change.policy";
        return refusal;
      }
      change.policies = settings->policies;
    } else {
      return detail::unknown_field(root, document, members, std::size(members));
    }
  }
  if (rules.contains("rules")) {
    TENON_TRY(auto read, read_json<RulesOfChange>(rules, root));
    change.rules = std::move(read.rules);
  }
  return change;
}

Result<Settings> settings_under(const BacktestChange& change, const Settings& as_it_is) {
  Settings settings = as_it_is;
  TENON_TRY(settings.workflows, workflows_under(change, as_it_is));
  settings.limits = as_it_is.limits.under(change.limits);
  if (change.policies) settings.policies = *change.policies;
  return settings;
}

std::vector<Text> in_words(const BacktestChange& change, const Settings& as_it_is,
                           const std::set<std::string>& packs, const Date& on) {
  std::vector<Text> all;
  for (const auto& each : change.rules) {
    all.push_back(sentence(each, *as_it_is.workflows));
    if (each.kind == ChangeKind::limit_changed && is_overruled(*each.deadline, change, as_it_is, packs, on))
      all.push_back(said("backtest.limit_overruled", *each.deadline));
  }
  for (const auto& [name, limit] : change.limits.all())
    all.push_back(sentence(as_rule(name, limit, *as_it_is.workflows), *as_it_is.workflows));
  if (change.policies) all.push_back(said("backtest.other_policy", change.policies->active()->name()));
  for (const auto& each : change.workflows) all.push_back(said("backtest.other_workflow", id_of(each)));
  return all;
}

}  // namespace tenon::testing
