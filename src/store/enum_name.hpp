#pragma once
/// @file store/enum_name.hpp
/// Names of enumerators by position. name_of() looks at every enumerator, which a row with several of them on
/// the way to disk can feel.
#include "tenon/core/json.hpp"

namespace tenon::store {

/// As name_of; for enums whose values count from 0 in the order of their description, which is checked here.
template <class E>
[[nodiscard]] std::string_view enum_name(E value) noexcept {
  static constexpr auto names = enum_names<E>();
  static_assert([] {
    for (std::size_t i = 0; i < names.size(); ++i)
      if (name_of(static_cast<E>(i)) != names[i]) return false;
    return true;
  }());
  const auto at = static_cast<std::size_t>(value);
  return at < names.size() ? names[at] : std::string_view();
}

}  // namespace tenon::store
