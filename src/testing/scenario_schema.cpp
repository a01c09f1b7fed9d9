/// The format as JSON Schema: what an editor can check while somebody writes. Ids of workflows, states and
/// the like are checked by the reader alone, which knows them.
#include "tenon/model/registry.hpp"
#include "tenon/policy/compute.hpp"
#include "tenon/testing/scenario.hpp"

namespace tenon::testing {
namespace {

Json of_type(const char* type) { return {{"type", type}}; }
Json text() { return of_type("string"); }
Json list_of(Json element) { return {{"type", "array"}, {"items", std::move(element)}}; }
Json any_of(std::initializer_list<Json> forms) { return {{"anyOf", Json(Json::array_t(forms))}}; }
Json by_name(Json value) { return {{"type", "object"}, {"additionalProperties", std::move(value)}}; }
Json object(Json properties, std::initializer_list<const char*> required = {}) {
  Json schema = {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  for (const char* key : required) schema["required"].push_back(key);
  return schema;
}
Json defined(const char* name) { return {{"$ref", std::string("#/$defs/") + name}}; }

/// An object of this sort of step, which may also be for some sales only.
Json step(Json properties, std::initializer_list<const char*> required) {
  properties["for"] = list_of(text());
  return object(std::move(properties), required);
}

/// Who acts, on whose behalf and when.
Json acting(Json properties) {
  properties["as"] = any_of({JsonCodec<Role>::schema(), list_of(JsonCodec<Role>::schema())});
  properties["who"] = text();
  properties["party"] = JsonCodec<Party>::schema();
  properties["at"] = JsonCodec<Instant>::schema();
  properties["payload"] = of_type("object");
  return properties;
}

Json steps() {
  const Json about = JsonCodec<Subject>::schema();
  const Json count = {{"type", "integer"}, {"minimum", 0}};
  Json receive = acting({{"receive", text()},
                         {"originals", count},
                         {"copies", count},
                         {"of", text()},
                         {"from", JsonCodec<Party>::schema()},
                         {"case", text()}});
  for (const char* other : {"party", "at", "payload"}) receive.erase(other);
  return any_of(
      {text(), step(acting({{"open", text()}, {"about", about}, {"name", text()}}), {"open"}),
       step(acting({{"do", text()}, {"case", text()}}), {"do"}), step(std::move(receive), {"receive"}),
       step({{"papers", text()}, {"without", text()}}, {"papers"}),
       step({{"bring", text()},
             {"to", text()},
             {"about", about},
             {"name", text()},
             {"unless_there", of_type("boolean")}},
            {"bring", "to"}),
       step({{"wait", any_of({JsonCodec<Instant>::schema(), {{"const", "next_deadline"}}})}}, {"wait"}),
       step({{"put", JsonCodec<RecordKind>::schema()}, {"record", of_type("object")}}, {"put", "record"})});
}

Json deadlines() {
  const Json role = JsonCodec<Role>::schema();
  return by_name(object(
      {{"status", {{"enum", {"none", "running", "paused", "missed", "met", "late"}}}},
       {"due", JsonCodec<Instant>::schema()},
       {"tried", of_type("boolean")},
       {"told", role},
       {"ladder", list_of(role)},
       {"warned", object({{"days", list_of(of_type("integer"))}, {"role", role}}, {"days", "role"})}}));
}

Json expectations() {
  const Json notice = object({{"notice", text()},
                              {"role", JsonCodec<Role>::schema()},
                              {"party", JsonCodec<Party>::schema()},
                              {"to", text()},
                              {"way", JsonCodec<Way>::schema()},
                              {"language", text()},
                              {"fields", of_type("object")}},
                             {"notice"});
  Json computations = Json::array();
  for (const auto kind : compute_kinds()) computations.push_back(std::string(kind));
  return object(
      {{"state", text()},
       {"facts", of_type("object")},
       {"refused",
        {{"anyOf", Json::array({{{"const", true}},
                                object({{"code", text()}, {"facts", by_name(text())}, {"source", text()}},
                                       {"code"})})}}},
       {"missing", list_of(text())},
       {"cases", by_name(text())},
       {"records",
        list_of(
            object({{"kind", JsonCodec<RecordKind>::schema()}, {"id", text()}, {"fields", of_type("object")}},
                   {"kind", "id", "fields"}))},
       {"told", list_of(notice)},
       {"not_told", list_of(notice)},
       {"told_exactly", of_type("boolean")},
       {"deadlines", deadlines()},
       {"sums", list_of(object({{"compute", {{"enum", std::move(computations)}}},
                                {"request", of_type("object")},
                                {"gives", of_type("object")}},
                               {"compute", "request", "gives"}))}});
}

Json scenario() {
  return object({{"title", any_of({text(), object({{"zh", text()}, {"en", text()}})})},
                 {"id", text()},
                 {"source", text()},
                 {"about", JsonCodec<Subject>::schema()},
                 {"given", any_of({text(), list_of(defined("step")),
                                   object({{"state", text()}, {"steps", list_of(defined("step"))}})})},
                 {"when", any_of({defined("step"), list_of(defined("step"))})},
                 {"then", expectations()}},
                {"title", "then"});
}

}  // namespace

Json scenario_schema() {
  const Json as = any_of({JsonCodec<Role>::schema(), list_of(JsonCodec<Role>::schema())});
  const Json example = object({{"payload", of_type("object")}, {"as", as}, {"who", text()}});
  const Json leads = object({{"to", text()},
                             {"steps", list_of(defined("step"))},
                             {"payload", of_type("object")},
                             {"as", as},
                             {"who", text()}},
                            {"to"});
  Json schema = object({{"scenarios_version", {{"const", 1}}},
                        {"workflow", text()},
                        {"source", text()},
                        {"world", any_of({text(), of_type("object")})},
                        {"folder", text()},
                        {"about", JsonCodec<Subject>::schema()},
                        {"papers", by_name(list_of(defined("step")))},
                        {"steps", by_name(list_of(defined("step")))},
                        {"paths", by_name(list_of(defined("step")))},
                        {"events", by_name(example)},
                        {"allowed", by_name(by_name(any_of({text(), leads})))},
                        {"stranger", JsonCodec<Role>::schema()},
                        {"scenarios", list_of(scenario())}},
                       {"scenarios_version", "workflow"});
  // Lists from which the runner makes checks of its own; the reader says what is wrong in them.
  for (const char* key : {"groups", "openers", "leaders", "roles", "clocks"})
    schema["properties"][key] = Json::object();
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["title"] = "scenarios";
  schema["$defs"] = {{"step", steps()}};
  return schema;
}

}  // namespace tenon::testing
