#pragma once
// Checks that the records of this room share.
#include <string>
#include <string_view>

#include "tenon/core/json.hpp"

namespace tenon::model {

/// First three and last two characters, the rest as stars; nothing of a number shorter than eight or not in
/// ASCII. An empty number is shown as two quotes.
std::string masked(std::string_view number);
/// `number` without ASCII blanks and hyphens, letters as capitals.
std::string compact(std::string_view number);

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool all_digits(std::string_view text);

/// A host's own id: 1 to 64 of [A-Za-z0-9._:-].
Verdict check_id(std::string_view id, const JsonPath& at);
Verdict check_optional_id(const std::optional<std::string>& id, const JsonPath& at);
/// A name or another single line: something besides blanks, no control characters, at most `most` bytes.
Verdict check_line(std::string_view text, const JsonPath& at, std::size_t most = 256);
Verdict check_optional_line(const std::optional<std::string>& text, const JsonPath& at,
                            std::size_t most = 256);

}  // namespace tenon::model

/// Hands a refusal of a Verdict on.
#define TENON_MODEL_CHECK(expression) \
  if (Verdict checked = (expression); !checked.allowed()) return checked
