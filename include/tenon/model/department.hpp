#pragma once
/// @file model/department.hpp
/// A department: where work is sent and who heads it (page 7, "Registers"). Plain value; safe from any
/// thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "tenon/core/json.hpp"

namespace tenon {

struct Department {
  std::string id;  ///< the host's own: 1 to 64 of A-Z a-z 0-9 . _ : -
  std::string name;
  std::optional<std::string> parent;   ///< id of the department above
  std::optional<std::string> head;     ///< id of a member of staff
  std::optional<std::string> project;  ///< id of the project that it works for; none: the whole company
  friend bool operator==(const Department&, const Department&) = default;
};
BOOST_DESCRIBE_STRUCT(Department, (), (id, name, parent, head, project))

/// Refusals (invalid): model.id_malformed, line_*, own_parent.
[[nodiscard]] Verdict validate(const Department& department);

}  // namespace tenon
