#pragma once
/// @file model/staff.hpp
/// A member of staff: who it is and which roles it may act in (page 7, "Registers" and "Roles"). Plain value;
/// safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "tenon/model/roles.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

struct Staff {
  std::string id;  ///< the host's own: 1 to 64 of A-Z a-z 0-9 . _ : -; what every history entry names
  std::string name;
  RoleSet roles;                          ///< at least one; one person may hold several posts (H1 ch. 2)
  std::optional<std::string> department;  ///< id of the department
  std::optional<std::string> mobile;
  std::optional<Date> since;  ///< first day
  std::optional<Date> until;  ///< last day; the record stays when someone leaves
  friend bool operator==(const Staff&, const Staff&) = default;
};
BOOST_DESCRIBE_STRUCT(Staff, (), (id, name, roles, department, mobile, since, until))

/// Refusals (invalid): model.id_malformed, line_*, roles_missing, role_reserved (Role::system is the
/// library's own), mobile_malformed, dates_order.
[[nodiscard]] Verdict validate(const Staff& staff);

/// Puts the mobile number into the form that is stored; one that does not pass its check is left as it is.
void normalise(Staff& staff);

/// Whether the person is on the staff on a day, first and last day included.
[[nodiscard]] bool works_on(const Staff& staff, const Date& day);

}  // namespace tenon
