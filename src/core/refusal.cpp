#include "tenon/core/refusal.hpp"

#include "tenon/core/catalogue.hpp"
#include "tenon/core/json.hpp"
#include "tenon/core/result.hpp"

namespace tenon {

Refusal::Refusal() noexcept = default;
Refusal::Refusal(const Refusal&) = default;
Refusal::Refusal(Refusal&&) noexcept = default;
Refusal& Refusal::operator=(const Refusal&) = default;
Refusal& Refusal::operator=(Refusal&&) noexcept = default;
Refusal::~Refusal() = default;

Verdict::Verdict(Refusal refusal) : refusal_(std::make_unique<Refusal>(std::move(refusal))) {}

RefusalBuilder::RefusalBuilder(RefusalKind kind, std::string_view code) {
  refusal_.kind = kind;
  refusal_.code = code;
}
RefusalBuilder&& RefusalBuilder::fact(std::string_view name, std::string_view value) && {
  refusal_.facts.push_back({std::string(name), std::string(value)});
  return std::move(*this);
}
RefusalBuilder&& RefusalBuilder::field(std::string path) && {
  refusal_.field = std::move(path);
  return std::move(*this);
}
RefusalBuilder&& RefusalBuilder::source(std::string_view where) && {
  refusal_.source = where;
  return std::move(*this);
}
RefusalBuilder::operator Refusal() && { return std::move(refusal_); }
RefusalBuilder::operator Verdict() && { return Verdict(std::move(refusal_)); }

RefusalBuilder refuse(std::string_view code) { return {RefusalKind::refused, code}; }
RefusalBuilder not_allowed(std::string_view code) { return {RefusalKind::not_allowed, code}; }
RefusalBuilder invalid(std::string_view code) { return {RefusalKind::invalid, code}; }
RefusalBuilder not_found(std::string_view code) { return {RefusalKind::not_found, code}; }
RefusalBuilder conflict(std::string_view code) { return {RefusalKind::conflict, code}; }
RefusalBuilder fault(std::string_view code) { return {RefusalKind::fault, code}; }

std::string_view Refusal::fact(std::string_view name) const noexcept {
  for (const auto& each : facts)
    if (each.name == name) return each.value;
  return {};
}

Text Refusal::text() const {
  const auto* entry = find_text(code);
  if (entry) return {fill_in(entry->sentence.zh, *this), fill_in(entry->sentence.en, *this)};
  if (!fact("@en").empty()) return {fill_in(fact("@zh"), *this), fill_in(fact("@en"), *this)};
  std::string listed;  // a host's own code: the facts still say what happened
  for (const auto& each : facts) listed += " " + each.name + "=" + each.value;
  return {code + listed, code + listed};
}

Text Refusal::remedy() const {
  const auto* entry = find_text(code);
  if (!entry) return {fill_in(fact("@remedy_zh"), *this), fill_in(fact("@remedy_en"), *this)};
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
  for (const auto& each : facts)
    if (!each.name.starts_with('@'))
      add(listed, each.name, each.value);  // carried words (core/catalogue.hpp)
  out.append(listed, 1) += '}';
  if (!lift.en.empty()) {
    std::string both = "{";
    add(both, "zh", lift.zh);
    add(both, "en", lift.en);
    (out += ",\"remedy\":") += both + "}";
  }
  return out += '}';
}

BadResultAccess::BadResultAccess(const Refusal& refusal)
    : std::logic_error("value() of a Result that holds a refusal: " + refusal.code + ": " +
                       refusal.text().en) {}
std::unique_ptr<Refusal> detail::kept(Refusal refusal) {
  return std::make_unique<Refusal>(std::move(refusal));
}
void detail::throw_bad_access(const Refusal& refusal) { throw BadResultAccess(refusal); }

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
