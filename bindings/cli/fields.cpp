#include "fields.hpp"

#include <algorithm>

#include "session.hpp"
#include "times.hpp"

namespace cli {
namespace {

/// The schema of a field, seen through "or null".
Json schema_of(const Json& fields, const std::string& name) {
  if (!fields.contains("properties") || !fields["properties"].contains(name)) return Json::object();
  const Json& found = fields["properties"][name];
  return found.contains("anyOf") ? found["anyOf"][0] : found;
}

/// A typed value: the field's own type decides how it is read; the library judges it.
Json read_value(const std::string& text, const Json& schema) {
  const auto type = text_of(schema, "type");
  if (type == "string" || schema.contains("enum"))
    return text_of(schema, "format") == "date-time" ? Json(with_offset(text)) : Json(text);
  Json value = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  return value.is_discarded() ? Json(text) : value;
}

}  // namespace

std::string fields_in_a_line(const Json& schema) {
  std::string all;
  if (!schema.contains("properties")) return all;
  const Json required = schema.value("required", Json::array());
  for (const auto& [name, of] : schema["properties"].items()) {
    const Json& type = of.contains("anyOf") ? of["anyOf"][0] : of;
    std::string words = text_of(type, "format");
    if (words.empty()) words = text_of(type, "type");
    if (type.contains("enum")) {
      words.clear();
      for (const auto& word : type["enum"]) (words += words.empty() ? "" : "|") += word.get<std::string>();
    }
    const bool needed = std::find(required.begin(), required.end(), Json(name)) != required.end();
    (all += all.empty() ? "" : ", ") += name + (needed ? ": " : "?: ") + words;
  }
  return all;
}

Json fields_of(const Json& book, const std::string& event) {
  for (const char* kind : {"events", "actions"})
    for (const auto& each : book[kind])
      if (text_of(each, "id") == event) return each["fields"];
  return Json::object();
}

void put_field(Json& document, const std::string& field, const Json& fields, const std::string& written) {
  const auto equals = field.find('=');
  if (equals == field.npos || equals == 0)
    throw BadUsage{field + " has no value.", "Write " + written + "name=value."};
  Json* into = &document;
  Json schema = fields;
  std::size_t from = 0;
  for (;;) {
    const auto dot = std::min(field.find('.', from), equals);
    const auto name = field.substr(from, dot - from);
    schema = schema_of(schema, name);
    into = &(*into)[name];
    if (dot == equals) break;
    if (!into->is_object()) *into = Json::object();
    from = dot + 1;
  }
  *into = read_value(field.substr(equals + 1), schema);
}

std::string payload_of(const Arguments& arguments, const Json& fields) {
  Json payload = Json::object();
  if (const auto given = arguments.one("payload")) payload = read_document(*given, "--payload");
  if (!payload.is_object())
    throw BadUsage{"--payload is not a JSON object.", "Write --payload '{\"name\": \"value\"}'."};
  for (const auto& field : arguments.all("field")) put_field(payload, field, fields, "--field ");
  return payload.dump();
}

}  // namespace cli
