#pragma once
/// @file core/catalogue.hpp
/// The sentences behind refusal and notice codes, in Chinese and English, embedded as data
/// (src/<room>/texts.json). A host may show its own words instead: the code and the facts are all it needs.
/// Immutable after start; safe from any thread.
/// @since 0.1
#include <string_view>
#include <vector>

#include "tenon/core/refusal.hpp"

namespace tenon {

/// One entry: templates with {name} placeholders.
struct CatalogueEntry {
  Text sentence;
  Text remedy;
};

/// The entry of a code, or nullptr when the catalogue has none.
[[nodiscard]] const CatalogueEntry* find_text(std::string_view code);
/// All codes in the catalogue, sorted.
[[nodiscard]] std::vector<std::string_view> catalogue_codes();
/// Gives a refusal words of its own, for a code that came with a host's workflow and stands in no catalogue.
/// They are kept with its facts, under names that no rule gives ("@zh", "@en"), and shown as its sentences
/// only.
void carry_words(Refusal& refusal, const CatalogueEntry& words);
/// `pattern` with each {name} replaced by the fact of that name; {field} and {source} by those of the
/// refusal.
[[nodiscard]] std::string fill_in(std::string_view pattern, const Refusal& refusal);

}  // namespace tenon
