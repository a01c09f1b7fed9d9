/// Policy packs: which are known, what they say, what they compute, and what a change of them would move.
#include "policies.hpp"
#include "guard.hpp"
#include "tenon/policy/compute.hpp"

using namespace tenon;
using namespace tenon::capi;

namespace {

Result<Policies> policies_of(tenon_engine* engine) {
  if (!engine) return Policies::builtin();
  TENON_TRY(Engine* const on, live_engine(engine));
  return on->settings().policies;
}

ListedPack listed(const PolicyPack& pack, const Policies& policies) {
  return {pack.name(),
          pack.id(),
          pack.version(),
          pack.data().title,
          pack.data().reviewed_through,
          policies.active()->name() == pack.name()};
}

/// "cn@2026-11-23", or "cn" for the newest version of that id, as the setting "policy" takes them.
Result<PolicyPackPtr> pack_named(const Policies& policies, std::string_view name, std::string_view field) {
  std::string full(name);
  if (name.find('@') == name.npos)
    for (const auto& each : policies.names())  // sorted
      if (each.starts_with(std::string(name) + "@")) full = each;
  auto found = policies.pinned(full);
  if (found) return found;
  auto refusal = std::move(found).refusal();
  refusal.field = field;
  return refusal;
}

/// What a preview compares with: a name, a whole pack, or rows laid over the active one.
Result<PolicyPackPtr> pack_to_compare(const Engine& engine, const char* to) {
  const Policies& policies = engine.settings().policies;
  TENON_TRY(const auto written, text_in(to, "to"));
  const auto first = written.find_first_not_of(" \t\r\n");
  if (first == written.npos || written[first] != '{') return pack_named(policies, written, "to");
  TENON_TRY(const Json json, json_in(engine, to, "to", "to"));
  if (json.contains("overrides")) {
    for (const auto& [key, value] : json.items())
      if (key != "overrides")
        return invalid("json.unknown_key").field("to." + key).fact("allowed", "overrides");
    TENON_TRY(const Policies changed, policies.with_overrides(json["overrides"].dump(), "to.overrides"));
    return changed.active();
  }
  TENON_TRY(const Policies more, policies.with_pack(json.dump(), "to", /*activate=*/true));
  return more.active();
}

}  // namespace

int32_t tenon_policy_list(tenon_engine* engine, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(const Policies policies, policies_of(engine));
    PoliciesDocument all;
    for (const auto& name : policies.names()) {
      TENON_TRY(const PolicyPackPtr pack, policies.pinned(name));
      all.packs.push_back(listed(*pack, policies));
    }
    for (const auto kind : compute_kinds()) all.computations.emplace_back(kind);
    return document(to_json_text(all));
  });
}

int32_t tenon_policy_get(tenon_engine* engine, const char* name, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(const Policies policies, policies_of(engine));
    TENON_TRY(const auto wanted, text_in(name, "name"));
    TENON_TRY(const PolicyPackPtr pack, pack_named(policies, wanted, "name"));
    return document(to_json_text(PolicyDocument{pack->name(), pack == policies.active(), pack->data()}));
  });
}

int32_t tenon_policy_check(const char* pack_json, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(const auto bytes, text_in(pack_json, "pack_json"));
    TENON_TRY(const Policies policies, Policies::builtin().with_pack(bytes, "pack", /*activate=*/true));
    const PackData& data = policies.active()->data();
    return document(to_json_text(CheckedPack{
        policies.active()->name(), data.id, data.version, data.title, data.extends, data.reviewed_through,
        static_cast<std::int64_t>(data.parameters.size()), static_cast<std::int64_t>(data.limits.size()),
        static_cast<std::int64_t>(data.charges.size())}));
  });
}

int32_t tenon_policy_compute(tenon_engine* engine, const char* kind, const char* request_json,
                             tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(const auto what, text_in(kind, "kind"));
    if (!engine) {
      TENON_TRY(const Json request, json_in(request_json, "request_json", "request"));
      TENON_TRY(auto answer, compute(what, request, Policies::builtin()));
      return document(std::move(answer));
    }
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const Json request, json_in(*on, request_json, "request_json", "request"));
    TENON_TRY(auto answer, on->compute(what, request));
    return document(std::move(answer));
  });
}

int32_t tenon_policy_preview(tenon_engine* engine, const char* to, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const PolicyPackPtr pack, pack_to_compare(*on, to));
    TENON_TRY(const PolicyPreview preview, on->preview_policy(pack));
    return document(to_json_text(preview));
  });
}

int32_t tenon_document_types(tenon_engine* engine, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    if (!engine)
      return list_document("document_types", builtin_document_types().all(), print_json<DocumentType>);
    TENON_TRY(Engine* const on, live_engine(engine));
    return list_document("document_types", on->settings().document_types.all(), print_json<DocumentType>);
  });
}
