#include "tenon/model/department.hpp"

#include "model/fields.hpp"

namespace tenon {

Verdict validate(const Department& department) {
  const JsonPath root;
  TENON_MODEL_CHECK(JsonCodec<Department>::check(department, root));
  TENON_MODEL_CHECK(model::check_id(department.id, root / "id"));
  TENON_MODEL_CHECK(model::check_line(department.name, root / "name"));
  TENON_MODEL_CHECK(model::check_optional_id(department.parent, root / "parent"));
  if (department.parent == department.id)
    return invalid("model.own_parent").field("parent").fact("found", department.id);
  TENON_MODEL_CHECK(model::check_optional_id(department.head, root / "head"));
  return model::check_optional_id(department.project, root / "project");
}

}  // namespace tenon
