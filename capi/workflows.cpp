/// Workflows told from their rules: for programs as documents, for people as drawings.
#include "guard.hpp"
#include "tenon/workflow/describe.hpp"
#include "tenon/workflows/builtin.hpp"

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
  std::string source;
};
BOOST_DESCRIBE_STRUCT(LimitInForce, (), (workflow, deadline, key, label, limit, default_, overridden, source))

void add_limits(const RuleBook& book, const LimitTable& table, std::vector<LimitInForce>& into) {
  for (const auto& deadline : book.deadlines) {
    if (deadline.promise) continue;
    const auto add = [&](std::string_view key) {
      const Limit usual = deadline.limit_for(key);
      const Limit now = table.find(deadline.id, key, usual);
      into.push_back({std::string(book.id),
                      std::string(deadline.id),
                      key.empty() ? std::nullopt : std::optional<std::string>(key),
                      {std::string(deadline.label.zh), std::string(deadline.label.en)},
                      now,
                      usual,
                      now != usual,
                      std::string(deadline.source)});
    };
    add({});
    for (const auto& keyed : deadline.keyed) add(keyed.key);
  }
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
    LimitTable overrides;
    if (engine) {
      TENON_TRY(Engine* const on, live_engine(engine));
      overrides = on->settings().limits;
    }
    std::vector<LimitInForce> limits;
    if (id) {
      TENON_TRY(const Definition* const definition, workflow_in(engine, id));
      add_limits(definition->book(), overrides, limits);
    } else {
      for (const auto* each : set->all()) add_limits(each->book(), overrides, limits);
    }
    return list_document("limits", limits, print_json<LimitInForce>);
  });
}
