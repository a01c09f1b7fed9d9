#pragma once
// What is wrong with a document of this room, in the same words everywhere: the place, what stands there,
// what may, and which of it was probably meant.
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "tenon/core/json.hpp"

namespace tenon::testing {

/// A word that is none of `allowed`; `what` names the kind of word ("state", "event").
[[nodiscard]] Refusal unknown_word(const JsonPath& at, std::string_view what, std::string_view found,
                                   std::span<const std::string_view> allowed);
[[nodiscard]] Refusal wrong_type(const JsonPath& at, std::string_view expected, const Json& found);
[[nodiscard]] Refusal missing(const JsonPath& at);
/// An object that has no other keys.
[[nodiscard]] Result<void> check_keys(const Json& json, const JsonPath& at,
                                      std::initializer_list<std::string_view> allowed);
/// A text that is a JSON pointer ("/result/total").
[[nodiscard]] Result<void> check_pointer(const std::string& text, const JsonPath& at);
/// A refusal of a reader that did not know where in the document it read.
[[nodiscard]] Refusal within(Refusal refusal, const JsonPath& at);
/// As it would stand in a file, cut where it is long.
[[nodiscard]] std::string as_found(const Json& found);

}  // namespace tenon::testing
