/// Workflows told from their rules: for programs as documents, for people as drawings.
#include "guard.hpp"
#include "tenon/workflow/describe.hpp"
#include "tenon/workflows/builtin.hpp"
#include "tenon/workflows/rule_words.hpp"

using namespace tenon;
using namespace tenon::capi;

namespace {

Result<const WorkflowSet*> workflows_of(tenon_engine* engine) {
  if (!engine) return &builtin_workflows();
  TENON_TRY(Engine* const on, live_engine(engine));
  return &on->workflows();
}

Result<const Definition*> workflow_in(tenon_engine* engine, const char* id) {
  TENON_TRY(const WorkflowSet* const set, workflows_of(engine));
  TENON_TRY(const auto name, text_in(id, "id"));
  return set->find(name);
}

struct LimitInForce {
  std::string workflow, deadline;
  std::optional<std::string> key;
  Text label;
  Limit limit, default_;
  bool overridden = false;
  std::optional<std::string> policy;  ///< the pack that it comes from
  std::string source;
};
BOOST_DESCRIBE_STRUCT(LimitInForce, (),
                      (workflow, deadline, key, label, limit, default_, overridden, policy, source))

/// What stands above the limits of the rules: those of the active pack, today, and the host's own.
struct InForce {
  LimitTable limits;
  LimitTable of_host;                             ///< alone: what counts where cases are not pinned to a pack
  std::map<std::string, Sourced<Limit>> of_pack;  ///< those that the host says nothing about
};
Result<InForce> limits_in_force(const Engine& engine) {
  const Settings& settings = engine.settings();
  const Date today = settings.calendar->zone().day_of(engine.now());
  InForce all;
  all.of_host = settings.limits;
  TENON_TRY(all.of_pack, settings.policies.active()->limits_on(today, settings.region));
  LimitTable of_pack;
  for (const auto& [id, limit] : all.of_pack) of_pack.put(id, limit.value);
  all.limits = of_pack.under(settings.limits);
  for (const auto& [id, limit] : settings.limits.all()) all.of_pack.erase(id.substr(0, id.find('[')));
  return all;
}

void add_limits(const RuleBook& book, const InForce& in_force, std::vector<LimitInForce>& into) {
  const bool pinned = book.needs_sale || book.needs_unit || book.needs_building || book.needs_project;
  const LimitTable& limits = pinned ? in_force.limits : in_force.of_host;
  for (const auto& deadline : book.deadlines) {
    if (deadline.promise) continue;
    const auto add = [&](std::string_view key) {
      const Limit usual = deadline.limit_for(key);
      const Limit now = limits.find(deadline.id, key, usual);
      LimitInForce told{std::string(book.id),
                        std::string(deadline.id),
                        key.empty() ? std::nullopt : std::optional<std::string>(key),
                        text_of(deadline.label),
                        now,
                        usual,
                        now != usual,
                        std::nullopt,
                        std::string(deadline.source)};
      if (const auto found = in_force.of_pack.find(told.deadline);
          pinned && found != in_force.of_pack.end()) {
        told.policy = found->second.origin.pack;
        told.source = found->second.origin.cite;
      }
      into.push_back(std::move(told));
    };
    add({});
    for (const auto& keyed : deadline.keyed) add(keyed.key);
  }
}

/// What the names of guards, conditions and the like mean; a host's own workflow has no words beside its
/// names.
Json words_of(const RuleBook& book) {
  Json words = Json::object();
  for (const auto& each : rule_names(book))
    if (const auto* const text = find_rule_words(book.id, each.name))
      words[std::string(each.name)] = {{"zh", text->zh}, {"en", text->en}};
  return words;
}

}  // namespace

int32_t tenon_workflow_list(tenon_engine* engine, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(const WorkflowSet* const set, workflows_of(engine));
    return list_document("workflows", set->all(), [](std::string& out, const Definition* each) {
      out += summarise(each->book()).dump();
    });
  });
}

int32_t tenon_workflow_describe(tenon_engine* engine, const char* id, tenon_text** text,
                                tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(const Definition* const definition, workflow_in(engine, id));
    Json json = describe(*definition);
    json.erase("schema_version");  // said first, as in every document
    json["words"] = words_of(definition->book());
    return document(json.dump());
  });
}

int32_t tenon_workflow_diagram(tenon_engine* engine, const char* id, const char* format, const char* language,
                               tenon_text** drawing, tenon_error** error) {
  return answered(drawing, error, "drawing", [&]() -> Result<std::string> {
    TENON_TRY(const Definition* const definition, workflow_in(engine, id));
    TENON_TRY(const auto form, text_in(format, "format"));
    TENON_TRY(const Language in, language_in(language));
    const auto diagram = diagram_of(definition->book());
    if (form == "mermaid") return to_mermaid(diagram, in);
    if (form == "dot") return to_dot(diagram, in);
    if (form == "svg") return to_svg(diagram, {in, /*standalone=*/true});
    return invalid("json.not_one_of")
        .field("format")
        .fact("found", form)
        .fact("allowed", "mermaid, dot, svg");
  });
}

int32_t tenon_workflow_limits(tenon_engine* engine, const char* id, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(const WorkflowSet* const set, workflows_of(engine));
    InForce in_force;
    if (engine) {
      TENON_TRY(Engine* const on, live_engine(engine));
      TENON_TRY(in_force, limits_in_force(*on));
    }
    std::vector<LimitInForce> limits;
    if (id) {
      TENON_TRY(const Definition* const definition, workflow_in(engine, id));
      add_limits(definition->book(), in_force, limits);
    } else {
      for (const auto* each : set->all()) add_limits(each->book(), in_force, limits);
    }
    return list_document("limits", limits, print_json<LimitInForce>);
  });
}
