#include "workflows/checks.hpp"

namespace tenon::checks {

Verdict one_to_five(std::int32_t mark) {
  if (mark >= 1 && mark <= 5) return {};
  return refuse("desk.satisfaction_range")
      .field("payload.satisfaction")
      .fact("found", std::to_string(mark))
      .source("H1");
}

Verdict ahead(Instant date, std::string_view field, const Context& context) {
  if (date > context.now) return {};
  return refuse("desk.date_past")
      .field("payload." + std::string(field))
      .fact("date", to_string(date))
      .fact("now", to_string(context.now));
}

Verdict said(std::string_view text, std::string_view field) {
  if (!text.empty()) return {};
  return refuse("desk.text_missing").field("payload." + std::string(field));
}

std::string names_of(RoleSet roles) {
  std::string list;
  for (const Role role : roles) (list += list.empty() ? "" : ", ") += name_of(role);
  return list;
}

}  // namespace tenon::checks
