#pragma once
/// @file declared/value.hpp
/// What a field of a declared workflow holds. The type of a field is known when its document is read, so a
/// value keeps only what is needed to compare, print and add it.
#include <string>
#include <variant>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/time/zone.hpp"

namespace tenon::declared {

enum class Kind : std::uint8_t { text, integer, boolean, money, area, date, instant, choice, texts };
BOOST_DESCRIBE_ENUM(Kind, text, integer, boolean, money, area, date, instant, choice, texts)

/// Absent; a whole number (of fen, hundredths of m2, days, microseconds, or 0 and 1); a text or a word; a
/// list of texts.
using Value = std::variant<std::monostate, std::int64_t, std::string, std::vector<std::string>>;
/// The facts of a case, or the fields of an event, in the order of their declaration.
using Values = std::vector<Value>;

/// The type of a value: of a field, or of what a condition looks at.
struct Type {
  Kind kind = Kind::text;
  std::vector<std::string> words{};  ///< of a choice
  bool optional = false;             ///< may be absent
};

[[nodiscard]] inline bool is_there(const Value& value) noexcept { return value.index() != 0; }
/// There, and not an empty text or list: what people mean by "filled in".
[[nodiscard]] bool is_filled(const Value& value) noexcept;
/// Negative, zero, positive as `a` comes before, is, or comes after `b`. Both are there and of one type.
[[nodiscard]] int compare(const Value& a, const Value& b) noexcept;

[[nodiscard]] Value value_of(const Date& day);
/// The day that a value of kind date is.
[[nodiscard]] Date date_of(const Value& value);
[[nodiscard]] inline Value value_of(Instant at) { return at.microseconds(); }

void print(std::string& out, const Type& type, const Value& value);
[[nodiscard]] Verdict read(const Json& json, const Type& type, Value& into, const JsonPath& at);
[[nodiscard]] Json schema_of(const Type& type);
/// As a person would read it, for the facts of a refusal; "-" where it is absent.
[[nodiscard]] std::string shown(const Type& type, const Value& value);
/// Whether what has type `found` may stand where `wanted` is asked for (but for being absent): the same kind,
/// a choice of some of the words, a word as a text.
[[nodiscard]] bool fits(const Type& wanted, const Type& found);

}  // namespace tenon::declared
