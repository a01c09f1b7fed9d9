#include "tenon/core/refusal.hpp"

#include "tenon/core/catalogue.hpp"
#include "tenon/core/json.hpp"

namespace tenon {

std::string_view Refusal::fact(std::string_view name) const noexcept {
  for (const auto& each : facts)
    if (each.name == name) return each.value;
  return {};
}

Text Refusal::text() const {
  const auto* entry = find_text(code);
  if (entry) return {fill_in(entry->sentence.zh, *this), fill_in(entry->sentence.en, *this)};
  std::string listed;  // a host's own code: the facts still say what happened
  for (const auto& each : facts) listed += " " + each.name + "=" + each.value;
  return {code + listed, code + listed};
}

Text Refusal::remedy() const {
  const auto* entry = find_text(code);
  if (!entry) return {};
  return {fill_in(entry->remedy.zh, *this), fill_in(entry->remedy.en, *this)};
}

std::string Refusal::to_json() const {
  const auto add = [](std::string& out, std::string_view name, std::string_view value) {
    if (out.size() > 1) out += ',';
    print_json_string(out, name);
    out += ':';
    print_json_string(out, value);
  };
  const Text sentence = text();
  const Text lift = remedy();
  std::string out = "{";
  add(out, "kind", name_of(kind));
  add(out, "code", code);
  add(out, "zh", sentence.zh);
  add(out, "en", sentence.en);
  if (!field.empty()) add(out, "field", field);
  if (!source.empty()) add(out, "source", source);
  out += ",\"facts\":{";
  std::string listed = "{";
  for (const auto& each : facts) add(listed, each.name, each.value);
  out.append(listed, 1) += '}';
  if (!lift.en.empty()) {
    std::string both = "{";
    add(both, "zh", lift.zh);
    add(both, "en", lift.en);
    (out += ",\"remedy\":") += both + "}";
  }
  return out += '}';
}

std::string_view name_of(RefusalKind kind) noexcept {
  switch (kind) {
    case RefusalKind::not_allowed: return "not_allowed";
    case RefusalKind::refused: return "refused";
    case RefusalKind::invalid: return "invalid";
    case RefusalKind::not_found: return "not_found";
    case RefusalKind::conflict: return "conflict";
    case RefusalKind::busy: return "busy";
    case RefusalKind::fault: return "fault";
  }
  return "";
}

}  // namespace tenon
