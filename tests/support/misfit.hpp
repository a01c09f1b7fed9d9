#pragma once
/// What of a document its JSON Schema does not allow.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace tenon::test {

using Json = nlohmann::json;

inline bool is_a(const std::string& type, const Json& value) {
  return type == "object"    ? value.is_object()
         : type == "array"   ? value.is_array()
         : type == "string"  ? value.is_string()
         : type == "boolean" ? value.is_boolean()
         : type == "integer" ? value.is_number_integer()
         : type == "null"    ? value.is_null()
                             : false;
}

/// Empty: it fits. Knows the words of JSON Schema that ours use, and says so where one uses another.
/// @param root the schema in which "$ref" looks; null: this one
inline std::string misfit(const Json& schema, const Json& value, const std::string& at,
                          const Json* root = nullptr) {
  if (!root) root = &schema;
  for (const auto& [word, rule] : schema.items()) {
    if (word == "$schema" || word == "$defs" || word == "title" || word == "description" || word == "format")
      continue;
    if (word == "$ref") {
      const auto name = rule.get<std::string>();
      if (auto flaw = misfit(root->at(Json::json_pointer(name.substr(1))), value, at, root); !flaw.empty())
        return flaw;
    } else if (word == "type") {
      const Json types = rule.is_array() ? rule : Json::array({rule});
      const bool fits = std::any_of(types.begin(), types.end(),
                                    [&](const Json& type) { return is_a(type.get<std::string>(), value); });
      if (!fits) return at + ": not " + rule.dump() + ": " + value.dump();
    } else if (word == "enum") {
      if (std::find(rule.begin(), rule.end(), value) == rule.end()) return at + ": not one of " + rule.dump();
    } else if (word == "const") {
      if (value != rule) return at + ": not " + rule.dump();
    } else if (word == "anyOf") {
      std::string all;
      bool fits = false;
      for (const auto& each : rule) {
        const auto flaw = misfit(each, value, at, root);
        fits = fits || flaw.empty();
        all += flaw + "; ";
      }
      if (!fits) return all;
    } else if (word == "required") {
      for (const auto& name : rule)
        if (!value.contains(name.get<std::string>())) return at + ": lacks " + name.get<std::string>();
    } else if (word == "properties") {
      for (const auto& [name, part] : rule.items())
        if (value.contains(name))
          if (auto flaw = misfit(part, value[name], at + "." + name, root); !flaw.empty()) return flaw;
      // Our own documents hold nothing that is not published, although readers must bear it.
      if (!schema.contains("additionalProperties"))
        for (const auto& [name, part] : value.items())
          if (!rule.contains(name)) return at + ": has " + name + ", which is not published";
    } else if (word == "additionalProperties") {
      const Json none = Json::object();
      const Json& known = schema.contains("properties") ? schema["properties"] : none;
      for (const auto& [name, part] : value.items()) {
        if (known.contains(name)) continue;
        if (rule == false) return at + ": may not have " + name;
        if (rule.is_object())
          if (auto flaw = misfit(rule, part, at + "." + name, root); !flaw.empty()) return flaw;
      }
    } else if (word == "items") {
      for (const auto& each : value)
        if (auto flaw = misfit(rule, each, at + "[]", root); !flaw.empty()) return flaw;
    } else if (word == "propertyNames") {
      for (const auto& [name, part] : value.items())
        if (auto flaw = misfit(rule, Json(name), at + "." + name, root); !flaw.empty()) return flaw;
    } else if (word == "pattern" || word == "minimum" || word == "maximum" || word == "minItems" ||
               word == "maxItems" || word == "uniqueItems" || word == "minLength" || word == "maxLength") {
      continue;  // the codec's own tests hold these
    } else {
      return at + ": this test does not know the word " + word;
    }
  }
  return {};
}

}  // namespace tenon::test
