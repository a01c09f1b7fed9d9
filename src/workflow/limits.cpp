#include "tenon/workflow/limits.hpp"

namespace tenon {

Result<LimitTable> LimitTable::read(const Json& json, const JsonPath& at) {
  if (!json.is_object()) return detail::wrong_type(at, "an object of deadline ids and limits", json);
  LimitTable table;
  for (const auto& [id, limit] : json.items()) {
    TENON_TRY(auto parsed, read_json<Limit>(limit, at / id));
    table.limits_.emplace(id, parsed);
  }
  return table;
}

Limit LimitTable::find(std::string_view id, std::string_view key, const Limit& otherwise) const {
  if (limits_.empty()) return otherwise;
  for (;;) {
    const auto name = key.empty() ? std::string(id) : std::string(id) + "[" + std::string(key) + "]";
    if (const auto found = limits_.find(name); found != limits_.end()) return found->second;
    if (key.empty()) return otherwise;
    const auto slash = key.rfind('/');
    key = slash == key.npos ? std::string_view() : key.substr(0, slash);
  }
}

LimitTable LimitTable::under(const LimitTable& above) const {
  LimitTable both = above;
  for (const auto& [id, limit] : limits_)
    if (!above.limits_.contains(id.substr(0, id.find('[')))) both.limits_.try_emplace(id, limit);
  return both;
}

}  // namespace tenon
