#pragma once
/// The fields of an opening, event or action, as the description of a workflow gives them: shown in a line,
/// and filled from what was typed.
#include <string>

#include "api.hpp"
#include "arguments.hpp"

namespace cli {

/// "grade: ordinary|major|group, customers?: integer"; a question mark where it may be left out.
[[nodiscard]] std::string fields_in_a_line(const Json& schema);
/// The schema of an event or action of a described workflow; {} where there is none, which the library says
/// better.
[[nodiscard]] Json fields_of(const Json& book, const std::string& event);
/// Puts "name=value" (a.b=value for a field within a field) into a document. A value is read as the field's
/// own type says, and judged by the library. Throws BadUsage; `written` is how such a field is written.
void put_field(Json& document, const std::string& field, const Json& schema, const std::string& written);
/// --payload and --field name=value as one document. Throws BadUsage.
[[nodiscard]] std::string payload_of(const Arguments& arguments, const Json& schema);

}  // namespace cli
