#pragma once
/// @file workflow/rule_function.hpp
/// A function that a rules table names. Most are written in C++ and are a plain pointer, fit for a constexpr
/// table; one that came as data (declared/declared.hpp), or that watches another (testing/), is a function
/// with something of its own to look at.
/// @since 0.1
#include <concepts>
#include <cstddef>

namespace tenon {

template <class Signature>
class RuleFunction;

/// Two pointers, copied freely. Empty where the table names none.
template <class R, class... A>
class RuleFunction<R(A...)> {
 public:
  constexpr RuleFunction() = default;
  constexpr RuleFunction(std::nullptr_t) {}
  template <std::convertible_to<R (*)(A...)> F>
  constexpr RuleFunction(F plain) : plain_(plain) {}
  /// `bound` gets `with` before its arguments. Not owned: `with` outlives the table; it is never null.
  constexpr RuleFunction(const void* with, R (*bound)(const void*, A...)) : bound_(bound), with_(with) {}

  [[nodiscard]] constexpr explicit operator bool() const noexcept { return with_ || plain_; }
  constexpr R operator()(A... arguments) const {
    return with_ ? bound_(with_, arguments...) : plain_(arguments...);
  }

 private:
  union {
    R (*plain_)(A...) = nullptr;
    R (*bound_)(const void*, A...);
  };
  const void* with_ = nullptr;
};

}  // namespace tenon
