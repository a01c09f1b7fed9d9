#include "schemas.hpp"

#include "guard.hpp"
#include "policies.hpp"
#include "tenon/declared/declared.hpp"
#include "tenon/engine/documents.hpp"
#include "tenon/model/registry.hpp"
#include "tenon/policy/compute.hpp"
#include "tenon/report/figures.hpp"

namespace tenon::capi {
namespace {

/// As Refusal::to_json prints it.
struct ErrorDocument {
  std::string kind, code, zh, en;
  std::optional<std::string> field, source;
  JsonText facts;
  std::optional<Text> remedy;
};
BOOST_DESCRIBE_STRUCT(ErrorDocument, (), (kind, code, zh, en, field, source, facts, remedy))

constexpr const char* dialect = "https://json-schema.org/draft/2020-12/schema";

/// Members may be added to what comes out: a reader passes over those that it does not know.
void open_up(Json& schema) {
  if (schema.is_object()) schema.erase("additionalProperties");
  for (auto& part : schema)
    if (part.is_structured()) open_up(part);
}

/// A document of this ABI: the members of `schema` behind the schema version.
Json as_document(Json schema) {
  open_up(schema);
  schema["properties"]["schema_version"] = {{"const", 1}};
  schema["required"].push_back("schema_version");
  schema["$schema"] = dialect;
  return schema;
}

Json list_of(const char* name, Json element) {
  return {{"type", "object"},
          {"properties", {{name, {{"type", "array"}, {"items", std::move(element)}}}}},
          {"required", {name}}};
}

template <class T>
Json of() {
  return JsonCodec<T>::schema();
}

Json page_of_cases() {
  Json schema = list_of("cases", of<CaseDocument>());
  schema["properties"]["next"] = {{"type", "string"}};
  return schema;
}

}  // namespace

std::vector<PublishedSchema> published_schemas() {
  std::vector<PublishedSchema> all;
  const auto takes = [&](std::string name, Json schema) {
    schema["$schema"] = dialect;
    all.push_back({std::move(name), true, std::move(schema)});
  };
  const auto gives = [&](std::string name, Json schema) {
    all.push_back({std::move(name), false, as_document(std::move(schema))});
  };
  takes("settings", Settings::schema());
  takes("command", command_schema());
  takes("actor", of<Actor>());
  takes("query", of<CaseQuery>());
  for (const auto kind : enum_names<RecordKind>())
    takes("record." + std::string(kind), record_schema(*enum_from<RecordKind>(kind)));
  takes("policy_pack", of<PackData>());
  takes("declared_workflow", declared_schema());

  gives("outcome", of<Outcome>());
  gives("case", of<CaseDocument>());
  gives("cases", page_of_cases());
  gives("options", list_of("options", of<OptionDocument>()));
  gives("history", list_of("history", of<HistoryDocument>()));
  gives("explanation", of<Explanation>());
  gives("notices", list_of("notices", of<NoticeDocument>()));
  gives("record", of<RecordDocument>());
  gives("records", list_of("records", of<RecordDocument>()));
  gives("advance_report", of<AdvanceReport>());
  gives("verify_report", of<VerifyDocument>());
  gives("log", list_of("entries", of<LogEntry>()));
  gives("import_report", of<ImportReport>());
  gives("figures", of<Figures>());
  gives("journey", of<Journey>());
  gives("missing_papers", list_of("papers", of<MissingPaper>()));
  gives("forecast", of<BuildingForecast>());
  gives("each_report", of<EachReport>());
  gives("policies", of<PoliciesDocument>());
  gives("policy", of<PolicyDocument>());
  gives("policy_check", of<CheckedPack>());
  gives("policy_preview", of<PolicyPreview>());
  gives("document_types", list_of("document_types", of<DocumentType>()));
  for (const auto kind : compute_kinds()) {
    Json both = *compute_schema(kind);  // a kind of the list is never unknown
    takes("compute." + std::string(kind), std::move(both["request"]));
    gives("computed." + std::string(kind), std::move(both["answer"]));
  }
  // An error has no schema version: it also stands inside other documents.
  Json error = of<ErrorDocument>();
  open_up(error);
  error["$schema"] = dialect;
  all.push_back({"error", false, std::move(error)});
  return all;
}

}  // namespace tenon::capi

using namespace tenon;
using namespace tenon::capi;

int32_t tenon_schema_list(tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    return list_document("schemas", published_schemas(), [](std::string& out, const PublishedSchema& each) {
      out += Json{{"name", each.name}, {"input", each.is_input}}.dump();
    });
  });
}

int32_t tenon_schema_get(const char* name, tenon_text** schema, tenon_error** error) {
  return answered(schema, error, "schema", [&]() -> Result<std::string> {
    TENON_TRY(const auto wanted, text_in(name, "name"));
    std::string known;
    for (const auto& each : published_schemas()) {
      if (each.name == wanted) return each.schema.dump();
      (known += known.empty() ? "" : ", ") += each.name;
    }
    return invalid("json.not_one_of").field("name").fact("found", wanted).fact("allowed", known);
  });
}
