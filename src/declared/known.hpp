#pragma once
/// @file declared/known.hpp
/// What is known of a case besides its facts, by name: its frame and subject, and the registers around it.
#include "declared/term.hpp"
#include "tenon/workflow/surroundings.hpp"

namespace tenon::declared {

/// "$case.unit": of the frame or the subject.
struct KnownOfCase {
  std::string_view name;
  Type type;
  Value (*read)(const Context& context);
};
[[nodiscard]] const std::vector<KnownOfCase>& known_of_case();

/// "$sale.price": of a register.
struct KnownAround {
  std::string_view group, name;
  Type type;
  Value (*read)(const Surroundings& around);
};
[[nodiscard]] const std::vector<KnownAround>& known_around();

}  // namespace tenon::declared
