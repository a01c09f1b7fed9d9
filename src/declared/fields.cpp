#include "declared/fields.hpp"

namespace tenon::declared {
namespace {

/// A list that is left out is empty, as everywhere in documents.
bool is_required(const Type& type) { return !type.optional && type.kind != Kind::texts; }

}  // namespace

std::optional<std::size_t> Fields::find(std::string_view name) const noexcept {
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (all_[i].name == name) return i;
  return std::nullopt;
}

std::vector<std::string> Fields::names() const {
  std::vector<std::string> names;
  for (const auto& each : all_) names.push_back(each.name);
  return names;
}

Values Fields::initial() const {
  Values values;
  values.reserve(all_.size());
  for (const auto& each : all_) values.push_back(each.initial);
  return values;
}

Result<std::shared_ptr<const void>> Fields::read(const Json& json, std::string_view root) const {
  const JsonPath at{nullptr, root};
  if (!json.is_object()) return detail::wrong_type(at, "an object", json);
  auto values = std::make_shared<Values>(all_.size());
  std::size_t seen = 0;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const auto& field = all_[i];
    const auto found = json.find(field.name);
    if (found != json.end()) {
      ++seen;
      if (auto verdict = declared::read(*found, field.type, (*values)[i], at / field.name);
          !verdict.allowed())
        return std::move(verdict).refusal();
    } else if (is_required(field.type)) {
      return detail::missing_field(at / field.name);
    } else if (field.type.kind == Kind::texts) {
      (*values)[i] = std::vector<std::string>();
    }
  }
  if (seen != json.size()) {
    std::vector<std::string_view> known;
    for (const auto& each : all_) known.push_back(each.name);
    return detail::unknown_field(at, json, known.data(), known.size());
  }
  return std::shared_ptr<const void>(std::move(values));
}

void Fields::print(std::string& out, const Values& values) const {
  out += '{';
  bool first = true;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (!is_there(values[i])) continue;  // absent is the canonical form of null
    if (!first) out += ',';
    first = false;
    ((out += '"') += all_[i].name) += "\":";
    declared::print(out, all_[i].type, values[i]);
  }
  out += '}';
}

Json Fields::schema() const {
  Json properties = Json::object();
  Json required = Json::array();
  for (const auto& field : all_) {
    properties[field.name] = schema_of(field.type);
    if (is_required(field.type)) required.push_back(field.name);
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

}  // namespace tenon::declared
