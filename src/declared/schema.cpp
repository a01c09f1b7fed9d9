/// The form of a document as JSON Schema: what the shape says by itself, and what the expressions in it are.
#include "declared/document.hpp"
#include "tenon/declared/declared.hpp"

namespace tenon {
namespace {

using namespace declared;

constexpr const char* name_pattern = "^[a-z][a-z0-9_]{0,63}$";

Json refer(const char* name) { return {{"$ref", std::string("#/$defs/") + name}}; }

/// A condition: by the name of one, or by what it looks at. One schema for all kinds of values: which
/// comparison goes with which is said by the reader.
Json condition_schema() {
  const Json text{{"type", "string"}};
  const Json list{{"type", "array"}, {"items", refer("condition")}, {"minItems", 1}};
  Json properties{{"all", list},
                  {"any", list},
                  {"not", refer("condition")},
                  {"term", refer("value")},
                  {"document", text},
                  {"form", JsonCodec<Form>::schema()},
                  {"role", JsonCodec<RoleSet>::schema()},
                  {"missed", text},
                  {"workflow", text},
                  {"of_same", JsonCodec<Scope>::schema()},
                  {"in", {{"type", "array"}, {"items", text}}},
                  {"is_set", {{"type", "boolean"}}},
                  {"one_of", {{"type", "array"}, {"minItems", 1}}},
                  {"length_at_least", {{"type", "integer"}, {"minimum", 0}}},
                  {"length_at_most", {{"type", "integer"}, {"minimum", 0}}}};
  for (const auto* subject : {"fact", "event", "case", "sale", "unit", "building", "project", "buyers"})
    properties[subject] = text;
  for (const auto* comparison : {"equals", "less_than", "more_than", "at_least", "at_most", "before", "after",
                                 "not_before", "not_after", "contains"})
    properties[comparison] = refer("value");
  return {{"anyOf", Json::array({text, Json{{"type", "object"},
                                            {"properties", std::move(properties)},
                                            {"additionalProperties", false}}})}};
}

/// A constant, a reference ("$fact.amount", "$today"), or a reference with something done to it.
Json value_schema() {
  return {{"type", Json::array({"string", "integer", "boolean", "array", "object", "null"})}};
}

Json named(Json of) {
  return {{"type", "object"},
          {"propertyNames", {{"pattern", name_pattern}}},
          {"additionalProperties", std::move(of)}};
}

/// An optional member of the shape becomes what `schema` says.
void replace(Json& properties, const char* name, Json schema) { properties[name] = std::move(schema); }

}  // namespace

Json declared_schema() {
  Json schema = JsonCodec<WorkflowDocument>::schema();
  Json& all = schema["properties"];
  all["declared_version"] = {{"const", 1}};
  all["version"]["minimum"] = 1;
  all["id"]["pattern"] = name_pattern;
  for (const auto* list : {"states", "events"})
    all[list]["items"]["properties"]["id"]["pattern"] = name_pattern;
  replace(all, "conditions", named(refer("condition")));
  replace(all["opening"]["properties"], "set", named(refer("value")));
  replace(all["events"]["items"]["properties"], "set", named(refer("value")));
  replace(all["facts"]["items"]["properties"], "default", refer("value"));
  Json guard = JsonCodec<GuardDocument>::schema();
  replace(guard["properties"], "that", refer("condition"));
  replace(guard["properties"], "shows", named(refer("value")));
  replace(all, "guards", named(std::move(guard)));
  schema["$defs"] = {{"condition", condition_schema()}, {"value", value_schema()}};
  return schema;
}

}  // namespace tenon
