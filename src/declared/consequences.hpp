#pragma once
/// @file declared/consequences.hpp
/// What follows from a step that came as data: who hears of it, which case is opened or told, which register
/// entry is updated.
#include "declared/condition.hpp"
#include "tenon/workflow/editable_book.hpp"

namespace tenon::declared {

/// Reads "tells" and "does" into a book.
/// @param reach where conditions and values look; facts are those after the step
[[nodiscard]] Result<void> read_consequences(const std::vector<NoticeDocument>& tells,
                                             const std::vector<EffectDocument>& does, const Reach& reach,
                                             const Draft& draft, const JsonPath& at, EditableBook& book,
                                             EditableConsequences& into);

/// The condition called `name` as a rules table has it.
[[nodiscard]] Result<NamedCondition> condition_in_book(const std::string& name, const Reach& reach,
                                                       const Draft& draft, const JsonPath& at,
                                                       EditableBook& book);

}  // namespace tenon::declared
