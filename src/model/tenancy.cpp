#include "tenon/model/tenancy.hpp"

#include "model/areas.hpp"
#include "model/fields.hpp"

namespace tenon {
namespace {

Verdict check_amount(const std::optional<Money>& amount, const JsonPath& at) {
  if (!amount || *amount >= Money{}) return {};
  return invalid("model.amount_negative").field(at.str()).fact("found", amount->str());
}

}  // namespace

Verdict validate(const Tenancy& tenancy) {
  const JsonPath root;
  TENON_MODEL_CHECK(JsonCodec<Tenancy>::check(tenancy, root));
  TENON_MODEL_CHECK(model::check_id(tenancy.id, root / "id"));
  TENON_MODEL_CHECK(model::check_id(tenancy.unit, root / "unit"));
  TENON_MODEL_CHECK(model::check_id(tenancy.tenant, root / "tenant"));
  TENON_MODEL_CHECK(model::check_optional_id(tenancy.owner, root / "owner"));
  if (tenancy.owner == tenancy.tenant)
    return invalid("model.tenant_is_owner").field("owner").fact("found", tenancy.tenant);
  if (tenancy.until && *tenancy.until < tenancy.from)
    return invalid("model.dates_order")
        .field("until")
        .fact("found", to_string(*tenancy.until))
        .fact("other", "from")
        .fact("allowed", to_string(tenancy.from));
  if (tenancy.area) TENON_MODEL_CHECK(model::check_area(*tenancy.area, root / "area"));
  TENON_MODEL_CHECK(check_amount(tenancy.rent, root / "rent"));
  return check_amount(tenancy.deposit, root / "deposit");
}

}  // namespace tenon
