#pragma once
/// @file core/json.hpp
/// The json codec by reflection: a type described with Boost.Describe is printed to and read from JSON
/// without a line of its own. Reading is strict (unknown key, missing key, wrong type and malformed text are
/// refused) and every error carries the path of the field, what was found and what is allowed. Printing is
/// canonical: fields in order of declaration, no white space, so that equal values give equal bytes (the
/// digest rests on this). Free functions on values, no state: safe from any thread.
///
/// What a struct costs the compiler is a table of its fields: name, place, and how their type goes to JSON
/// and back. The code that walks such tables is in src/core/json_fields.cpp, once for all.
/// @since 0.1
#include <algorithm>
#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "tenon/core/result.hpp"
#include "tenon/core/text.hpp"

namespace tenon {

using Json = nlohmann::json;
BOOST_DESCRIBE_STRUCT(Text, (), (zh, en))

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
/// Reads one of `words` and answers which.
[[nodiscard]] Verdict read_word(const Json& json, const JsonPath& at, std::span<const std::string_view> words,
                                std::size_t& position);
// Out of line: initialiser lists of JSON cost the compiler dearly, and every type would pay again.
[[nodiscard]] Json schema_of_type(const char* type, const char* format = nullptr,
                                  const char* pattern = nullptr);
[[nodiscard]] Json schema_or_null(Json schema);
[[nodiscard]] Json schema_of_list(Json element);
[[nodiscard]] Json schema_of_words(std::span<const std::string_view> words);
void print_integer(std::string& out, std::int64_t value);
}  // namespace detail

namespace detail {
template <class E>
struct Enumerator {
  E value;
  std::string_view name;
};
/// In order of declaration.
template <DescribedEnum E>
inline constexpr auto enumerators = [] {
  std::array<Enumerator<E>, boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value> all{};
  std::size_t i = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    all[i++] = {d.value, d.name};
  });
  return all;
}();
}  // namespace detail

/// The enumerator's name, or "" for a value outside the enum.
template <DescribedEnum E>
[[nodiscard]] constexpr std::string_view name_of(E value) noexcept {
  constexpr auto& all = detail::enumerators<E>;
  // Most enums count from 0.
  if (const auto i = static_cast<std::size_t>(value); i < all.size() && all[i].value == value)
    return all[i].name;
  for (const auto& each : all)
    if (each.value == value) return each.name;
  return {};
}

template <DescribedEnum E>
[[nodiscard]] constexpr std::optional<E> enum_from(std::string_view name) noexcept {
  for (const auto& each : detail::enumerators<E>)
    if (each.name == name) return each.value;
  return std::nullopt;
}

template <DescribedEnum E>
inline constexpr std::size_t enum_size = detail::enumerators<E>.size();

/// Names of all enumerators, in order of declaration.
template <DescribedEnum E>
[[nodiscard]] constexpr auto enum_names() noexcept {
  std::array<std::string_view, enum_size<E>> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = detail::enumerators<E>[i].name;
  return names;
}

/// Types that can be read; some documents only come out.
template <class T>
concept JsonReadable = requires(const Json& json, T& into, const T& value, const JsonPath& at) {
  JsonCodec<T>::read(json, into, at);
  JsonCodec<T>::check(value, at);
};

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
  static Json schema() { return detail::schema_of_type("boolean"); }
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
  static Json schema() { return detail::schema_of_type("integer"); }
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
  static Json schema() { return detail::schema_of_type("string"); }
};

template <DescribedEnum E>
struct JsonCodec<E> {
  static constexpr auto names = enum_names<E>();
  static void print(std::string& out, E value) { (out += '"').append(name_of(value)) += '"'; }
  static Verdict read(const Json& json, E& into, const JsonPath& at) {
    std::size_t position = 0;
    if (auto verdict = detail::read_word(json, at, names, position); !verdict.allowed()) return verdict;
    into = detail::enumerators<E>[position].value;
    return {};
  }
  static Verdict check(E value, const JsonPath& at) {
    if (name_of(value).empty())
      return detail::not_one_of(at, std::to_string(static_cast<std::int64_t>(value)), names.data(),
                                names.size());
    return {};
  }
  static Json schema() { return detail::schema_of_words(names); }
};

template <class T>
struct JsonCodec<std::optional<T>> {
  static void print(std::string& out, const std::optional<T>& value) {
    if (value) JsonCodec<T>::print(out, *value);
    else out += "null";
  }
  static Verdict read(const Json& json, std::optional<T>& into, const JsonPath& at) requires JsonReadable<T> {
    if (json.is_null()) return into.reset(), Verdict{};
    return JsonCodec<T>::read(json, into.emplace(), at);
  }
  static Verdict check(const std::optional<T>& value, const JsonPath& at) requires JsonReadable<T> {
    return value ? JsonCodec<T>::check(*value, at) : Verdict{};
  }
  static Json schema() { return detail::schema_or_null(JsonCodec<T>::schema()); }
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
  static Verdict read(const Json& json, std::vector<T, A>& into,
                      const JsonPath& at) requires JsonReadable<T> {
    if (!json.is_array()) return detail::wrong_type(at, "a list", json);
    into.resize(json.size());
    for (std::size_t i = 0; i < into.size(); ++i)
      if (auto verdict = JsonCodec<T>::read(json[i], into[i], at / i); !verdict.allowed()) return verdict;
    return {};
  }
  static Verdict check(const std::vector<T, A>& value, const JsonPath& at) requires JsonReadable<T> {
    for (std::size_t i = 0; i < value.size(); ++i)
      if (auto verdict = JsonCodec<T>::check(value[i], at / i); !verdict.allowed()) return verdict;
    return {};
  }
  static Json schema() { return detail::schema_of_list(JsonCodec<T>::schema()); }
};

namespace detail {

/// How the type of a field goes to JSON and back, the type forgotten.
struct FieldType {
  void (*print)(std::string& out, const void* field);
  Verdict (*read)(const Json& json, void* into, const JsonPath& at);  ///< null: it only comes out
  Verdict (*check)(const void* field, const JsonPath& at);            ///< null likewise
  Json (*schema)();
  bool (*has)(const void* field);  ///< of an optional: whether it is there; null for others
  bool required;                   ///< neither an optional nor a list
};
template <class F>
inline constexpr FieldType field_type = [] {
  FieldType type{};
  type.print = [](std::string& out, const void* field) {
    JsonCodec<F>::print(out, *static_cast<const F*>(field));
  };
  if constexpr (JsonReadable<F>) {
    type.read = [](const Json& json, void* into, const JsonPath& at) -> Verdict {
      return JsonCodec<F>::read(json, *static_cast<F*>(into), at);
    };
    type.check = [](const void* field, const JsonPath& at) -> Verdict {
      return JsonCodec<F>::check(*static_cast<const F*>(field), at);
    };
  }
  type.schema = [] { return JsonCodec<F>::schema(); };
  if constexpr (is_optional<F>)
    type.has = [](const void* field) { return static_cast<const F*>(field)->has_value(); };
  type.required = !is_optional<F> && !is_vector<F>;
  return type;
}();

/// One field of a described struct.
struct Field {
  std::string_view key;
  void* (*in)(void* value);  ///< where it lies
  const FieldType* type;
};
template <class T, class Member>
using FieldOf = std::remove_cvref_t<decltype(std::declval<T&>().*Member::pointer)>;
template <DescribedStruct T>
inline constexpr auto fields_of = [] {
  std::array<Field, boost::mp11::mp_size<MembersOf<T>>::value> fields{};
  std::size_t i = 0;
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto d) {
    using Member = decltype(d);
    fields[i++] = {key_of<Member>(),
                   [](void* value) -> void* { return &(static_cast<T*>(value)->*Member::pointer); },
                   &field_type<FieldOf<T, Member>>};
  });
  return fields;
}();

using Fields = std::span<const Field>;
void print_fields(std::string& out, const void* value, Fields fields);
[[nodiscard]] Verdict read_fields(const Json& json, void* into, const JsonPath& at, Fields fields);
[[nodiscard]] Verdict check_fields(const void* value, const JsonPath& at, Fields fields);
[[nodiscard]] Json schema_of(Fields fields);

template <class T, class Members>
inline constexpr bool all_readable = false;
template <class T, class... Member>
inline constexpr bool all_readable<T, boost::mp11::mp_list<Member...>> = (JsonReadable<FieldOf<T, Member>> &&
                                                                          ...);

}  // namespace detail

template <DescribedStruct T>
struct JsonCodec<T> {
  static constexpr bool readable =
      detail::all_readable<T, boost::mp11::mp_rename<MembersOf<T>, boost::mp11::mp_list>>;

  static void print(std::string& out, const T& value) {
    detail::print_fields(out, &value, detail::fields_of<T>);
  }
  static Verdict read(const Json& json, T& into, const JsonPath& at) requires readable {
    return detail::read_fields(json, &into, at, detail::fields_of<T>);
  }
  static Verdict check(const T& value, const JsonPath& at) requires readable {
    return detail::check_fields(&value, at, detail::fields_of<T>);
  }
  static Json schema() { return detail::schema_of(detail::fields_of<T>); }
};

/// JSON that is handed on as it is: facts and payloads, whose shape only their workflow knows. An object.
struct JsonText {
  std::string text = "{}";
};
template <>
struct JsonCodec<JsonText> {
  static void print(std::string& out, const JsonText& value) { out += value.text; }
  static Json schema() { return detail::schema_of_type("object"); }
};

}  // namespace tenon
