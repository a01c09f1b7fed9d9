#pragma once
/// @file core/json.hpp
/// The json codec by reflection: a type described with Boost.Describe is printed to and read from JSON
/// without a line of its own. Reading is strict (unknown key, missing key, wrong type and malformed text are
/// refused) and every error carries the path of the field, what was found and what is allowed. Printing is
/// canonical: fields in order of declaration, no white space, so that equal values give equal bytes (the
/// digest rests on this). Free functions on values, no state: safe from any thread.
/// @since 0.1
#include <algorithm>
#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "tenon/core/result.hpp"
#include "tenon/core/text.hpp"

namespace tenon {

using Json = nlohmann::json;

/// Where in a document we are; a chain of stack frames, rendered only when something is wrong.
struct JsonPath {
  const JsonPath* parent = nullptr;
  std::string_view key{};
  std::size_t index = 0;
  /// "payload.items[2].count"
  [[nodiscard]] std::string str() const;
  [[nodiscard]] JsonPath operator/(std::string_view name) const noexcept { return {this, name, 0}; }
  [[nodiscard]] JsonPath operator/(std::size_t position) const noexcept { return {this, {}, position}; }
};

/// Longest text field that a document may carry, in bytes.
inline constexpr std::size_t max_text_bytes = 64 * 1024;

/// Parses `text` (UTF-8), refusing malformed JSON, duplicate keys, nesting deeper than 64 and documents over
/// `max_bytes`. `what` names the document in the refusal ("command", "settings").
[[nodiscard]] Result<Json> parse_json(std::string_view text, std::string_view what,
                                      std::size_t max_bytes = 16 * 1024 * 1024);

/// Appends `text` as a JSON string with its quotes.
void print_json_string(std::string& out, std::string_view text);

/// How one type goes to JSON and back. Specialise for scalars; structs and enums need only Boost.Describe:
///   static void print(std::string& out, const T& value);
///   static Verdict read(const Json& json, T& into, const JsonPath& at);
///   static Verdict check(const T& value, const JsonPath& at);   // is a value made in C++ printable?
///   static Json schema();                                      // JSON Schema fragment
template <class T>
struct JsonCodec;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;
template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T, class A>
inline constexpr bool is_vector<std::vector<T, A>> = true;

template <class T>
using MembersOf =
    boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

namespace detail {
/// The key of a described member: its name, without the underscore behind it that tells `case_` and `do_`
/// from words of C++.
template <class Member>
inline constexpr auto key_storage = [] {
  constexpr std::string_view name(Member::name);
  std::array<char, name.size()> key{};
  std::copy(name.begin(), name.end() - 1, key.begin());
  return key;
}();
template <class Member>
[[nodiscard]] constexpr const char* key_of() noexcept {
  if constexpr (std::string_view(Member::name).ends_with('_')) return key_storage<Member>.data();
  else return Member::name;
}

[[nodiscard]] Refusal wrong_type(const JsonPath& at, std::string_view expected, const Json& found);
[[nodiscard]] Refusal missing_field(const JsonPath& at);
[[nodiscard]] Refusal unknown_field(const JsonPath& at, const Json& found, const std::string_view* allowed,
                                    std::size_t count);
[[nodiscard]] Refusal not_one_of(const JsonPath& at, std::string_view found, const std::string_view* allowed,
                                 std::size_t count);
[[nodiscard]] Refusal out_of_range(const JsonPath& at, const Json& found, std::string_view low,
                                   std::string_view high);
[[nodiscard]] Verdict check_text(std::string_view text, const JsonPath& at);
void print_integer(std::string& out, std::int64_t value);
}  // namespace detail

/// The enumerator's name, or "" for a value outside the enum.
template <DescribedEnum E>
[[nodiscard]] constexpr std::string_view name_of(E value) noexcept {
  std::string_view name{};
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) name = d.name;
  });
  return name;
}

template <DescribedEnum E>
[[nodiscard]] constexpr std::optional<E> enum_from(std::string_view name) noexcept {
  std::optional<E> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (name == d.name) found = d.value;
  });
  return found;
}

template <DescribedEnum E>
inline constexpr std::size_t enum_size =
    boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value;

/// Names of all enumerators, in order of declaration.
template <DescribedEnum E>
[[nodiscard]] constexpr auto enum_names() noexcept {
  std::array<std::string_view, enum_size<E>> names{};
  std::size_t i = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) { names[i++] = d.name; });
  return names;
}

template <class T>
void print_json(std::string& out, const T& value) {
  JsonCodec<T>::print(out, value);
}
template <class T>
[[nodiscard]] std::string to_json_text(const T& value) {
  std::string out;
  JsonCodec<T>::print(out, value);
  return out;
}
/// Reads a whole value. `at` names the document's root in errors.
template <class T>
[[nodiscard]] Result<T> read_json(const Json& json, const JsonPath& at = {}) {
  T value{};
  if (auto verdict = JsonCodec<T>::read(json, value, at); !verdict.allowed())
    return std::move(verdict).refusal();
  return value;
}

template <>
struct JsonCodec<bool> {
  static void print(std::string& out, bool value) { out += value ? "true" : "false"; }
  static Verdict read(const Json& json, bool& into, const JsonPath& at) {
    if (!json.is_boolean()) return detail::wrong_type(at, "true or false", json);
    into = json.get<bool>();
    return {};
  }
  static Verdict check(bool, const JsonPath&) { return {}; }
  static Json schema() { return {{"type", "boolean"}}; }
};

template <std::integral T>
requires(!std::same_as<T, bool> && !std::same_as<T, char>) struct JsonCodec<T> {
  static_assert(sizeof(T) < 8 || std::is_signed_v<T>, "64-bit values are signed in documents");
  static void print(std::string& out, T value) {
    detail::print_integer(out, static_cast<std::int64_t>(value));
  }
  static Verdict read(const Json& json, T& into, const JsonPath& at) {
    if (!json.is_number_integer()) return detail::wrong_type(at, "a whole number", json);
    constexpr auto low = static_cast<std::int64_t>(std::numeric_limits<T>::min());
    constexpr auto high = static_cast<std::int64_t>(std::numeric_limits<T>::max());
    const bool too_big =
        json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(high);
    const auto number = too_big ? 0 : json.get<std::int64_t>();
    if (too_big || number < low || number > high)
      return detail::out_of_range(at, json, std::to_string(low), std::to_string(high));
    into = static_cast<T>(number);
    return {};
  }
  static Verdict check(T, const JsonPath&) { return {}; }
  static Json schema() { return {{"type", "integer"}}; }
};

template <>
struct JsonCodec<std::string> {
  static void print(std::string& out, const std::string& value) { print_json_string(out, value); }
  static Verdict read(const Json& json, std::string& into, const JsonPath& at) {
    if (!json.is_string()) return detail::wrong_type(at, "a text", json);
    into = json.get_ref<const std::string&>();
    return detail::check_text(into, at);
  }
  static Verdict check(const std::string& value, const JsonPath& at) { return detail::check_text(value, at); }
  static Json schema() { return {{"type", "string"}}; }
};

template <DescribedEnum E>
struct JsonCodec<E> {
  static void print(std::string& out, E value) { (out += '"').append(name_of(value)) += '"'; }
  static Verdict read(const Json& json, E& into, const JsonPath& at) {
    static constexpr auto names = enum_names<E>();
    if (!json.is_string()) return detail::wrong_type(at, "one of a list of words", json);
    const auto& word = json.get_ref<const std::string&>();
    const auto found = enum_from<E>(word);
    if (!found) return detail::not_one_of(at, word, names.data(), names.size());
    into = *found;
    return {};
  }
  static Verdict check(E value, const JsonPath& at) {
    static constexpr auto names = enum_names<E>();
    if (name_of(value).empty())
      return detail::not_one_of(at, std::to_string(static_cast<std::int64_t>(value)), names.data(),
                                names.size());
    return {};
  }
  static Json schema() {
    Json words = Json::array();
    for (auto name : enum_names<E>()) words.push_back(std::string(name));
    return {{"enum", words}};
  }
};

template <class T>
struct JsonCodec<std::optional<T>> {
  static void print(std::string& out, const std::optional<T>& value) {
    if (value) JsonCodec<T>::print(out, *value);
    else out += "null";
  }
  static Verdict read(const Json& json, std::optional<T>& into, const JsonPath& at) {
    if (json.is_null()) return into.reset(), Verdict{};
    return JsonCodec<T>::read(json, into.emplace(), at);
  }
  static Verdict check(const std::optional<T>& value, const JsonPath& at) {
    return value ? JsonCodec<T>::check(*value, at) : Verdict{};
  }
  static Json schema() { return {{"anyOf", Json::array({JsonCodec<T>::schema(), Json{{"type", "null"}}})}}; }
};

template <class T, class A>
struct JsonCodec<std::vector<T, A>> {
  static void print(std::string& out, const std::vector<T, A>& value) {
    out += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i) out += ',';
      JsonCodec<T>::print(out, value[i]);
    }
    out += ']';
  }
  static Verdict read(const Json& json, std::vector<T, A>& into, const JsonPath& at) {
    if (!json.is_array()) return detail::wrong_type(at, "a list", json);
    into.resize(json.size());
    for (std::size_t i = 0; i < into.size(); ++i)
      if (auto verdict = JsonCodec<T>::read(json[i], into[i], at / i); !verdict.allowed()) return verdict;
    return {};
  }
  static Verdict check(const std::vector<T, A>& value, const JsonPath& at) {
    for (std::size_t i = 0; i < value.size(); ++i)
      if (auto verdict = JsonCodec<T>::check(value[i], at / i); !verdict.allowed()) return verdict;
    return {};
  }
  static Json schema() { return {{"type", "array"}, {"items", JsonCodec<T>::schema()}}; }
};

template <DescribedStruct T>
struct JsonCodec<T> {
  using Members = MembersOf<T>;
  static constexpr std::size_t count = boost::mp11::mp_size<Members>::value;

  static constexpr auto field_names() {
    std::array<std::string_view, count> names{};
    std::size_t i = 0;
    boost::mp11::mp_for_each<Members>([&](auto d) { names[i++] = detail::key_of<decltype(d)>(); });
    return names;
  }

  static void print(std::string& out, const T& value) {
    out += '{';
    bool first = true;
    boost::mp11::mp_for_each<Members>([&](auto d) {
      const auto& field = value.*d.pointer;
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (is_optional<Field>)
        if (!field) return;  // absent and null are one thing: absent is the canonical form
      if (!first) out += ',';
      first = false;
      ((out += '"') += detail::key_of<decltype(d)>()) += "\":";
      JsonCodec<Field>::print(out, field);
    });
    out += '}';
  }

  static Verdict read(const Json& json, T& into, const JsonPath& at) {
    if (!json.is_object()) return detail::wrong_type(at, "an object", json);
    std::size_t seen = 0;
    Verdict verdict;
    boost::mp11::mp_for_each<Members>([&](auto d) {
      if (!verdict.allowed()) return;
      auto& field = into.*d.pointer;
      using Field = std::remove_cvref_t<decltype(field)>;
      const auto found = json.find(detail::key_of<decltype(d)>());
      if (found != json.end()) {
        ++seen;
        verdict = JsonCodec<Field>::read(*found, field, at / detail::key_of<decltype(d)>());
      } else if constexpr (!is_optional<Field> && !is_vector<Field>) {
        verdict = detail::missing_field(at / detail::key_of<decltype(d)>());
      }
    });
    if (verdict.allowed() && seen != json.size()) {
      static constexpr auto names = field_names();
      return detail::unknown_field(at, json, names.data(), names.size());
    }
    return verdict;
  }

  static Verdict check(const T& value, const JsonPath& at) {
    Verdict verdict;
    boost::mp11::mp_for_each<Members>([&](auto d) {
      using Field = std::remove_cvref_t<decltype(value.*d.pointer)>;
      if (verdict.allowed())
        verdict = JsonCodec<Field>::check(value.*d.pointer, at / detail::key_of<decltype(d)>());
    });
    return verdict;
  }

  static Json schema() {
    Json properties = Json::object();
    Json required = Json::array();
    boost::mp11::mp_for_each<Members>([&](auto d) {
      using Field = std::remove_cvref_t<decltype(std::declval<T>().*d.pointer)>;
      properties[detail::key_of<decltype(d)>()] = JsonCodec<Field>::schema();
      if (!is_optional<Field> && !is_vector<Field>) required.push_back(detail::key_of<decltype(d)>());
    });
    return {{"type", "object"},
            {"properties", properties},
            {"required", required},
            {"additionalProperties", false}};
  }
};

/// JSON that is handed on as it is: facts and payloads, whose shape only their workflow knows. An object.
struct JsonText {
  std::string text = "{}";
};
template <>
struct JsonCodec<JsonText> {
  static void print(std::string& out, const JsonText& value) { out += value.text; }
  static Json schema() { return {{"type", "object"}}; }
};

}  // namespace tenon
