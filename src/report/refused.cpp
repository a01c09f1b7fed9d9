#include "tenon/report/refused.hpp"

#include <algorithm>
#include <map>

namespace tenon {

RefusedFigures sum_refused(std::span<const RefusedRecord> records, std::size_t examples) {
  std::map<std::string_view, RefusedReason> reasons;
  for (const auto& record : records) {
    auto& reason = reasons[record.code];
    ++reason.count;
    if (reason.examples.size() < examples) reason.examples.push_back(record);
  }
  RefusedFigures figures;
  figures.total = std::ssize(records);
  for (auto& [code, reason] : reasons) {
    reason.code = code;
    figures.reasons.push_back(std::move(reason));
  }
  std::stable_sort(figures.reasons.begin(), figures.reasons.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return figures;
}

void JsonCodec<FactList>::print(std::string& out, const FactList& value) {
  out += '{';
  for (const auto& fact : value.all) {
    if (out.back() != '{') out += ',';
    print_json_string(out, fact.name);
    out += ':';
    print_json_string(out, fact.value);
  }
  out += '}';
}

Verdict JsonCodec<FactList>::read(const Json& json, FactList& into, const JsonPath& at) {
  if (!json.is_object()) return detail::wrong_type(at, "an object of texts", json);
  into.all.clear();
  for (const auto& [name, value] : json.items()) {
    into.all.push_back({name, {}});
    auto verdict = JsonCodec<std::string>::read(value, into.all.back().value, at / std::string_view(name));
    if (!verdict.allowed()) return verdict;
  }
  return {};
}

Verdict JsonCodec<FactList>::check(const FactList& value, const JsonPath& at) {
  for (const auto& fact : value.all)
    for (const auto* text : {&fact.name, &fact.value})
      if (auto verdict = detail::check_text(*text, at / std::string_view(fact.name)); !verdict.allowed())
        return verdict;
  return {};
}

Json JsonCodec<FactList>::schema() {
  return {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
}

}  // namespace tenon
