#pragma once
/// @file declared/book.hpp
/// The rules of a document as a rule book, so that everything reads them as it reads those written in C++.
#include "declared/change.hpp"
#include "tenon/workflow/editable_book.hpp"

namespace tenon::declared {

[[nodiscard]] Result<EditableBook> read_book(const Draft& draft);

/// "documents" of a step, as a checklist named after the event.
[[nodiscard]] Result<Checklist> read_checklist(const std::vector<ItemDocument>& items, std::string_view name,
                                               const Draft& draft, const JsonPath& at, EditableBook& book);
/// One line of "after".
[[nodiscard]] Result<Dependency> read_dependency(const DependencyDocument& from, std::string_view source,
                                                 const Draft& draft, const JsonPath& at, EditableBook& book);
/// A condition on registers and other cases alone.
[[nodiscard]] Result<AroundConditionFn> condition_around(const std::string& name, const Draft& draft,
                                                         const JsonPath& at, EditableBook& book);
[[nodiscard]] Result<void> read_deadlines(const Draft& draft, EditableBook& book);
[[nodiscard]] Result<void> read_part_of_sale(const Draft& draft, EditableBook& book);

}  // namespace tenon::declared
