#pragma once
/// By what names a change calls the parts of a table (testing/rule_change.hpp): as they stand there, and told
/// apart where several are called alike. One place for those who make changes and those who apply them.
#include <string>
#include <vector>

#include "tenon/workflow/editable_book.hpp"

namespace tenon::testing {

inline constexpr std::string_view opening_event = "open";
inline constexpr std::string_view cancelling_event = "cancel";

/// In the order of the list.
[[nodiscard]] std::vector<std::string> names_in(const std::vector<NamedGuard>& list);
[[nodiscard]] std::vector<std::string> names_in(const std::vector<NamedCondition>& list);
[[nodiscard]] std::vector<std::string> names_in(const std::vector<NamedEffect>& list);
[[nodiscard]] std::vector<std::string> names_in(const std::vector<Dependency>& list);
[[nodiscard]] std::vector<std::string> names_in(const std::vector<Notice>& list);
[[nodiscard]] std::vector<std::string> names_in(const std::vector<KeyedLimit>& list);
[[nodiscard]] std::vector<std::string> names_in(const std::vector<Role>& list);
[[nodiscard]] std::vector<std::string> names_in(const std::vector<std::int32_t>& list);
[[nodiscard]] std::vector<std::string> names_in(const Checklist& list);
[[nodiscard]] std::vector<std::string> names_in(const Notice& notice);  ///< the ways by which it goes out
[[nodiscard]] std::vector<std::string> names_in(RoleSet roles);
[[nodiscard]] std::vector<std::string> names_in(const EditableBook& book, StateSet states);
[[nodiscard]] std::vector<std::string> names_in(const EditableBook& book, EventSet events);

/// Positions of an event's rows, in the order of the table.
[[nodiscard]] std::vector<std::size_t> rows_of(const EditableBook& book, std::string_view event);

/// "granted, registered": what a dependency shows people.
[[nodiscard]] std::string joined_states(const RuleBook& book, StateSet states);

}  // namespace tenon::testing
