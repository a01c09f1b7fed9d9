#pragma once
/// @file workflow/names.hpp
/// Ids that the compiler already knows: `BookInterview` is the event "book_interview", a guard is called by
/// the name of its function. Written once in C++, never again in a string that could drift.
/// @since 0.1
#include <array>
#include <cstddef>
#include <string_view>

namespace tenon::detail {

template <class T>
[[nodiscard]] constexpr std::string_view spelled() {
  return __PRETTY_FUNCTION__;
}
template <auto F>
[[nodiscard]] constexpr std::string_view spelled() {
  return __PRETTY_FUNCTION__;
}

/// The last identifier of what a compiler prints for a template argument.
[[nodiscard]] constexpr std::string_view last_identifier(std::string_view printed) {
  const auto equals = printed.find(" = ");
  printed.remove_prefix(equals + 3);
  printed = printed.substr(0, printed.find_first_of(";]"));
  const auto colons = printed.rfind("::");
  if (colons != printed.npos) printed.remove_prefix(colons + 2);
  if (printed.starts_with('&')) printed.remove_prefix(1);
  return printed;
}

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

template <class T>
struct SnakeName {
  static constexpr std::string_view pascal = last_identifier(spelled<T>());
  static constexpr std::size_t length = [] {
    std::size_t n = pascal.size();
    for (std::size_t i = 1; i < pascal.size(); ++i) n += is_upper(pascal[i]);
    return n;
  }();
  static constexpr std::array<char, length> letters = [] {
    std::array<char, length> out{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < pascal.size(); ++i) {
      if (i > 0 && is_upper(pascal[i])) out[at++] = '_';
      out[at++] = is_upper(pascal[i]) ? static_cast<char>(pascal[i] - 'A' + 'a') : pascal[i];
    }
    return out;
  }();
};

/// snake_case id of a type named in PascalCase.
template <class T>
inline constexpr std::string_view snake_name{SnakeName<T>::letters.data(), SnakeName<T>::length};
/// The letters alone: what the compiler spells is ten times as long, and there are a thousand functions.
template <auto F>
struct FunctionName {
  static constexpr std::string_view whole = last_identifier(spelled<F>());
  static constexpr std::array<char, whole.size()> letters = [] {
    std::array<char, whole.size()> out{};
    for (std::size_t i = 0; i < whole.size(); ++i) out[i] = whole[i];
    return out;
  }();
};
/// The name of a function given as a template argument.
template <auto F>
inline constexpr std::string_view function_name{FunctionName<F>::letters.data(),
                                                FunctionName<F>::letters.size()};

}  // namespace tenon::detail
