#include "tenon/model/staff.hpp"

#include "model/fields.hpp"
#include "tenon/model/identity.hpp"

namespace tenon {

Verdict validate(const Staff& staff) {
  const JsonPath root;
  TENON_MODEL_CHECK(JsonCodec<Staff>::check(staff, root));
  TENON_MODEL_CHECK(model::check_id(staff.id, root / "id"));
  TENON_MODEL_CHECK(model::check_line(staff.name, root / "name"));
  if (staff.roles.empty()) return invalid("model.roles_missing").field("roles");
  if (staff.roles.contains(Role::system))
    return invalid("model.role_reserved").field("roles").fact("found", name_of(Role::system));
  TENON_MODEL_CHECK(model::check_optional_id(staff.department, root / "department"));
  if (staff.mobile)
    if (auto number = check_mobile(*staff.mobile, "mobile"); !number) return std::move(number).refusal();
  if (staff.since && staff.until && *staff.until < *staff.since)
    return invalid("model.dates_order")
        .field("until")
        .fact("found", to_string(*staff.until))
        .fact("other", "since")
        .fact("allowed", to_string(*staff.since));
  return {};
}

void normalise(Staff& staff) {
  if (!staff.mobile) return;
  if (auto number = check_mobile(*staff.mobile)) staff.mobile = *std::move(number);
}

bool works_on(const Staff& staff, const Date& day) {
  return (!staff.since || *staff.since <= day) && (!staff.until || day <= *staff.until);
}

}  // namespace tenon
