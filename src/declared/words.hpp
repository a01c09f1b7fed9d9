#pragma once
/// @file declared/words.hpp
/// What is said of a document that cannot be taken: where, what stands there, the nearest word, what may.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/core/json.hpp"

namespace tenon::declared {

/// "declared.unknown_name": no state, fact, event, guard, ... of this name.
[[nodiscard]] Refusal unknown_name(const JsonPath& at, std::string_view found,
                                   std::span<const std::string> known);
[[nodiscard]] Refusal unknown_name(const JsonPath& at, std::string_view found,
                                   std::span<const std::string_view> known);
/// A refusal of the codec, with the nearest word where it lists the words that may stand there.
[[nodiscard]] Refusal with_nearest(Refusal refusal);

/// "declared.bad_name": not a snake_case id of at most 64 letters.
[[nodiscard]] Verdict check_name(std::string_view name, const JsonPath& at);
/// "declared.bad_code": not a dotted code that begins with the workflow's id (with any name, where that is
/// empty).
[[nodiscard]] Verdict check_code(std::string_view code, std::string_view workflow, const JsonPath& at);
/// "declared.twice": `name` is among `before` already.
[[nodiscard]] Verdict check_new(std::string_view name, std::span<const std::string> before,
                                const JsonPath& at);
/// "declared.too_many"
[[nodiscard]] Verdict check_count(std::size_t found, std::size_t most, const JsonPath& at);
/// "declared.contradiction": two things that do not go together, or one of which there has to be exactly one.
[[nodiscard]] Refusal contradiction(const JsonPath& at, std::string_view zh, std::string_view en);

}  // namespace tenon::declared
