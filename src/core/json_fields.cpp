/// Described structs and enums, by the tables of their fields and words.
#include "tenon/core/json.hpp"

namespace tenon::detail {

namespace {

const void* place(const Field& field, const void* value) {
  return field.in(const_cast<void*>(value));  // only computes where the field lies
}

/// The first member of `json` that is no field.
Refusal unknown(const Json& json, const JsonPath& at, Fields fields) {
  std::vector<std::string_view> keys;
  keys.reserve(fields.size());
  for (const auto& field : fields) keys.push_back(field.key);
  return unknown_field(at, json, keys.data(), keys.size());
}

}  // namespace

void print_fields(std::string& out, const void* value, Fields fields) {
  out += '{';
  bool first = true;
  for (const auto& field : fields) {
    const void* const at = place(field, value);
    // Absent and null are one thing: absent is the canonical form.
    if (field.type->has && !field.type->has(at)) continue;
    if (!first) out += ',';
    first = false;
    ((out += '"') += field.key) += "\":";
    field.type->print(out, at);
  }
  out += '}';
}

Verdict read_fields(const Json& json, void* into, const JsonPath& at, Fields fields) {
  if (!json.is_object()) return wrong_type(at, "an object", json);
  std::size_t seen = 0;
  for (const auto& field : fields) {
    const auto found = json.find(field.key);
    if (found != json.end()) {
      ++seen;
      if (auto verdict = field.type->read(*found, field.in(into), at / field.key); !verdict.allowed())
        return verdict;
    } else if (field.type->required) {
      return missing_field(at / field.key);
    }
  }
  if (seen != json.size()) return unknown(json, at, fields);
  return {};
}

Verdict check_fields(const void* value, const JsonPath& at, Fields fields) {
  for (const auto& field : fields)
    if (auto verdict = field.type->check(place(field, value), at / field.key); !verdict.allowed())
      return verdict;
  return {};
}

Json schema_of(Fields fields) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const auto& field : fields) {
    properties[std::string(field.key)] = field.type->schema();
    if (field.type->required) required.push_back(std::string(field.key));
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

Verdict read_word(const Json& json, const JsonPath& at, std::span<const std::string_view> words,
                  std::size_t& position) {
  if (!json.is_string()) return wrong_type(at, "one of a list of words", json);
  const auto& word = json.get_ref<const std::string&>();
  for (position = 0; position < words.size(); ++position)
    if (words[position] == word) return {};
  return not_one_of(at, word, words.data(), words.size());
}

Json schema_of_type(const char* type, const char* format, const char* pattern) {
  Json schema{{"type", type}};
  if (format) schema["format"] = format;
  if (pattern) schema["pattern"] = pattern;
  return schema;
}

Json schema_or_null(Json schema) {
  return {{"anyOf", Json::array({std::move(schema), schema_of_type("null")})}};
}

Json schema_of_list(Json element) { return {{"type", "array"}, {"items", std::move(element)}}; }

Json schema_of_words(std::span<const std::string_view> words) {
  Json list = Json::array();
  for (const auto word : words) list.push_back(std::string(word));
  return {{"enum", std::move(list)}};
}

}  // namespace tenon::detail
