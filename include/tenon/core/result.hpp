#pragma once
/// @file core/result.hpp
/// A value or the refusal that stands in its place. The shape follows C++23's std::expected, which will
/// replace it; ignoring a Result is a compiler warning, and an error in this project.
/// @since 0.1
#include <memory>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <variant>

#include "tenon/core/refusal.hpp"

namespace tenon {

/// Thrown only when a caller takes the value of a Result that holds a refusal: a fault of the program.
class BadResultAccess : public std::logic_error {
 public:
  explicit BadResultAccess(const Refusal& refusal);
};
namespace detail {
[[noreturn]] void throw_bad_access(const Refusal& refusal);
[[nodiscard]] std::unique_ptr<Refusal> kept(Refusal refusal);
}  // namespace detail

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : either_(std::in_place_index<0>, std::move(value)) {}
  Result(Refusal refusal) : either_(std::in_place_index<1>, detail::kept(std::move(refusal))) {}
  Result(RefusalBuilder&& builder) : Result(Refusal(std::move(builder))) {}

  [[nodiscard]] bool has_value() const noexcept { return either_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  T& value() & { return demand(), std::get<0>(either_); }
  const T& value() const& { return demand(), std::get<0>(either_); }
  /// By value, so that `for (auto& row : engine.history(id).value())` does not outlive its list.
  T value() && { return demand(), std::get<0>(std::move(either_)); }

  /// Unchecked access. Precondition: has_value().
  T& operator*() & noexcept { return *std::get_if<0>(&either_); }
  const T& operator*() const& noexcept { return *std::get_if<0>(&either_); }
  T operator*() && { return std::move(*std::get_if<0>(&either_)); }
  T* operator->() noexcept { return std::get_if<0>(&either_); }
  const T* operator->() const noexcept { return std::get_if<0>(&either_); }

  /// The refusal. Precondition: !has_value().
  [[nodiscard]] const Refusal& refusal() const& noexcept { return **std::get_if<1>(&either_); }
  [[nodiscard]] Refusal refusal() && noexcept { return std::move(**std::get_if<1>(&either_)); }

 private:
  void demand() const {
    if (!has_value()) detail::throw_bad_access(refusal());
  }
  std::variant<T, std::unique_ptr<Refusal>> either_;
};

/// Nothing, or a refusal: what a command without an answer returns.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() noexcept = default;
  Result(Refusal refusal) : verdict_(std::move(refusal)) {}
  Result(RefusalBuilder&& builder) : verdict_(Refusal(std::move(builder))) {}
  Result(Verdict verdict) : verdict_(std::move(verdict)) {}

  [[nodiscard]] bool has_value() const noexcept { return verdict_.allowed(); }
  explicit operator bool() const noexcept { return has_value(); }
  void value() const {
    if (!has_value()) detail::throw_bad_access(refusal());
  }
  [[nodiscard]] const Refusal& refusal() const& noexcept { return verdict_.refusal(); }
  [[nodiscard]] Refusal refusal() && noexcept { return std::move(verdict_).refusal(); }

 private:
  Verdict verdict_;
};

}  // namespace tenon

/// Hands a refusal on to the caller: `TENON_TRY(auto date, read_date(text));`
#define TENON_TRY_JOIN2(a, b) a##b
#define TENON_TRY_JOIN(a, b) TENON_TRY_JOIN2(a, b)
#define TENON_TRY_AS(holder, declaration, expression) \
  auto holder = (expression);                         \
  if (!holder) return std::move(holder).refusal();    \
  declaration = *std::move(holder)
#define TENON_TRY(declaration, expression) \
  TENON_TRY_AS(TENON_TRY_JOIN(tenon_result_, __LINE__), declaration, expression)
/// The same for a Result<void>.
#define TENON_CHECK(expression)                              \
  do {                                                       \
    auto tenon_done = (expression);                          \
    if (!tenon_done) return std::move(tenon_done).refusal(); \
  } while (false)
