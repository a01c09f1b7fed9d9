#pragma once
/// @file workflows/rule_words.hpp
/// What the names in a rules table mean, in words: a guard is called by its C++ function ("price_is_agreed"),
/// which tells a programmer enough and nobody else. The words stand in src/workflows/GROUP/rule_words.json,
/// under the workflow and the name, or under "shared" where several workflows mean the same. They cover
/// guards, conditions, effects, checklists, persons, dates and keys of limits; notices have theirs in the
/// catalogue (core/catalogue.hpp). Immutable after start; safe from any thread.
/// @since 0.1
#include <string_view>
#include <vector>

#include "tenon/core/text.hpp"
#include "tenon/workflow/rule_book.hpp"

namespace tenon {

/// The words of a name in a workflow, or nullptr where nobody has written them.
[[nodiscard]] const Text* find_rule_words(std::string_view workflow, std::string_view name);
/// The same for people: without words, the name with blanks for its underscores, as a workflow that a host
/// declared has them.
[[nodiscard]] Text rule_words(std::string_view workflow, std::string_view name);

/// A name that a rules table gives, of whatever kind.
struct RuleName {
  std::string_view workflow;  ///< "shared" where the words stand there
  std::string_view name;
};
/// Every name of a book that people read words for, each once, in the order of the table.
[[nodiscard]] std::vector<RuleName> rule_names(const RuleBook& book);
/// All that words were written for, sorted: what a test holds against the books.
[[nodiscard]] std::vector<RuleName> rule_names_with_words();

}  // namespace tenon
