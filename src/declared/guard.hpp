#pragma once
/// @file declared/guard.hpp
/// A guard that came as data: a condition that has to hold, and the refusal, in the author's own words, where
/// it does not.
#include "declared/condition.hpp"
#include "tenon/core/catalogue.hpp"
#include "tenon/workflow/editable_book.hpp"

namespace tenon::declared {

struct Guard {
  Condition that;
  std::string code;
  CatalogueEntry words;
  std::string field{};   ///< "payload.amount": what is at fault, where it is one field
  std::string source{};  ///< none: that of the step
  /// What the sentence shows: its placeholders, and what stands in their place.
  std::vector<std::pair<std::string, Term>> shows{};

  [[nodiscard]] Verdict check(const Sight& sight) const;
  [[nodiscard]] bool asks_event() const noexcept;
};

/// The guard called `name` for an event (or the opening) with the fields of `reach`.
/// @param body "payload" or "opening": what a field of the event is called in refusals
[[nodiscard]] Result<NamedGuard> named_guard(const std::string& name, std::string_view body,
                                             const Reach& reach, const Draft& draft, const JsonPath& at,
                                             EditableBook& book);

}  // namespace tenon::declared
