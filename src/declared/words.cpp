#include "declared/words.hpp"

#include "model/edit_distance.hpp"

namespace tenon::declared {
namespace {

/// The known word that `found` is most likely a slip of; empty where none is near.
std::string_view nearest(std::string_view found, std::span<const std::string_view> known) {
  const std::size_t most = found.size() < 6 ? 1 : found.size() < 12 ? 2 : 3;
  std::string_view best;
  std::size_t least = most + 1;
  for (const auto each : known)
    if (const auto distance = model::edit_distance(found, each, most); distance < least) {
      best = each;
      least = distance;
    }
  return best;
}

std::string listed(std::span<const std::string_view> words) {
  std::string all;
  for (const auto each : words) (all += all.empty() ? "" : ", ") += each;
  return all.empty() ? "-" : all;
}

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> words;
  for (;;) {
    const auto comma = list.find(", ");
    words.push_back(list.substr(0, comma));
    if (comma == list.npos) return words;
    list.remove_prefix(comma + 2);
  }
}

/// At most so much of what stands there is repeated.
std::string as_found(std::string_view found) {
  if (found.size() <= 64) return std::string(found);
  std::size_t end = 61;
  while (end > 0 && (static_cast<unsigned char>(found[end]) & 0xC0U) == 0x80) --end;
  return std::string(found.substr(0, end)) + "...";
}

bool is_name(std::string_view name) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (name.empty() || name.size() > 64 || !letter(name.front())) return false;
  return std::all_of(name.begin(), name.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

}  // namespace

Refusal unknown_name(const JsonPath& at, std::string_view found, std::span<const std::string_view> known) {
  const auto near = nearest(found, known);
  return invalid(near.empty() ? "declared.unknown_name" : "declared.misspelt_name")
      .field(at.str())
      .fact("found", as_found(found))
      .fact("nearest", near)
      .fact("allowed", listed(known));
}

Refusal unknown_name(const JsonPath& at, std::string_view found, std::span<const std::string> known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  return unknown_name(at, found, std::span<const std::string_view>(views));
}

Refusal with_nearest(Refusal refusal) {
  std::string found(refusal.fact("found"));
  if (refusal.code == "json.unknown_key") found = refusal.field.substr(refusal.field.rfind('.') + 1);
  else if (refusal.code != "json.not_one_of") return refusal;
  const auto known = split(refusal.fact("allowed"));
  const auto near = nearest(found, known);
  if (near.empty()) return refusal;
  return invalid("declared.misspelt_name")
      .field(refusal.field)
      .fact("found", as_found(found))
      .fact("nearest", near)
      .fact("allowed", refusal.fact("allowed"));
}

Verdict check_name(std::string_view name, const JsonPath& at) {
  if (is_name(name)) return {};
  return invalid("declared.bad_name").field(at.str()).fact("found", as_found(name));
}

Verdict check_code(std::string_view code, std::string_view workflow, const JsonPath& at) {
  const auto dot = code.find('.');
  const bool dotted = dot != code.npos && is_name(code.substr(0, dot)) && is_name(code.substr(dot + 1));
  if (dotted && (workflow.empty() || code.substr(0, dot) == workflow)) return {};
  return invalid("declared.bad_code")
      .field(at.str())
      .fact("found", as_found(code))
      .fact("allowed", std::string(workflow.empty() ? "own_name" : workflow) + ".");
}

Verdict check_new(std::string_view name, std::span<const std::string> before, const JsonPath& at) {
  if (std::find(before.begin(), before.end(), name) == before.end()) return {};
  return invalid("declared.twice").field(at.str()).fact("found", name);
}

Verdict check_count(std::size_t found, std::size_t most, const JsonPath& at) {
  if (found <= most) return {};
  return invalid("declared.too_many")
      .field(at.str())
      .fact("found", std::to_string(found))
      .fact("allowed", std::to_string(most));
}

Refusal contradiction(const JsonPath& at, std::string_view zh, std::string_view en) {
  return invalid("declared.contradiction").field(at.str()).fact("zh_problem", zh).fact("en_problem", en);
}

}  // namespace tenon::declared
