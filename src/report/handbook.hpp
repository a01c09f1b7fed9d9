#pragma once
/// @file report/handbook.hpp
/// The chapters of the handbook, each written by its own functions, and what they share: names in words, and
/// the places that links point at.
#include <map>

#include "report/page.hpp"
#include "tenon/report/handbook.hpp"

namespace tenon::report {

/// What the handbook tells of.
struct Handbook {
  std::vector<const RuleBook*> books{};
  const WorkflowSet& workflows;  ///< all that are known, told of or not
  const HandbookOptions& options;
  std::optional<Date> on{};                                  ///< of the policy pack
  std::map<std::string, Sourced<Limit>> limits_of_policy{};  ///< on that day
  [[nodiscard]] bool tells_of(std::string_view workflow) const;
};

// ---- names in words (handbook_words.cpp) ----

/// "a、b" and "a, b".
[[nodiscard]] Text joined(const std::vector<Text>& names);
[[nodiscard]] Text names_of(RoleSet roles);
[[nodiscard]] Text names_of(const RuleBook& book, StateSet states);
[[nodiscard]] Text names_of_events(const RuleBook& book, EventSet events);
/// The title of a procedure; its id where it is not known.
[[nodiscard]] Text title_of(const Handbook& handbook, std::string_view workflow);
/// "identity_card|passport": the names of the register, joined by "or".
[[nodiscard]] Text name_of_document(const Handbook& handbook, std::string_view document);
/// The ids in it: "identity_card", "passport".
[[nodiscard]] std::vector<std::string_view> documents_in(std::string_view document);
/// The words of a notice.
[[nodiscard]] Text words_of_notice(std::string_view notice);
/// What a case is about: "sale".
[[nodiscard]] Text subject_of(const RuleBook& book);

// ---- places ----

[[nodiscard]] std::string place_of(const RuleBook& book);
[[nodiscard]] std::string place_of(const RuleBook& book, std::string_view event);
[[nodiscard]] std::string place_of_deadline(const RuleBook& book, std::string_view deadline);
/// `<a href="#place">text</a>`
void link(Page& page, std::string_view place, const Text& text);
/// The same to a procedure where the handbook tells of it, else its title alone.
void link_to_procedure(Page& page, const Handbook& handbook, std::string_view workflow);

// ---- parts ----

/// `<dt>handbook.KEY</dt><dd>text</dd>`; nothing where there is no text.
void entry(Page& page, std::string_view key, const Text& text);
/// The same with a list.
void entry(Page& page, std::string_view key, const std::vector<Text>& list);
/// Who is told and what is done by itself, as entries.
void write_consequences(Page& page, const RuleBook& book, const Consequences& what);
/// What other procedures must have reached, as an entry.
void write_dependencies(Page& page, const Handbook& handbook, std::span<const Dependency> all);
/// The limit of a deadline in force, its variants, and the rule's own where another counts.
void write_limit(Page& page, const Handbook& handbook, const RuleBook& book, const Deadline& deadline);

// ---- chapters ----

/// Which procedure waits for which: the picture and the table; what a sale needs.
void write_overall(Page& page, const Handbook& handbook);
void write_procedure(Page& page, const Handbook& handbook, const RuleBook& book);
/// Of a procedure: its steps, its limits.
void write_steps(Page& page, const Handbook& handbook, const RuleBook& book);
void write_deadlines(Page& page, const Handbook& handbook, const RuleBook& book);
/// What every case can do besides.
void write_actions(Page& page);
void write_index_of_roles(Page& page, const Handbook& handbook);
void write_index_of_documents(Page& page, const Handbook& handbook);
void write_index_of_limits(Page& page, const Handbook& handbook);
void write_index_of_sources(Page& page, const Handbook& handbook);
/// The rates, fees and limits of the policy pack; nothing without one.
void write_policy(Page& page, const Handbook& handbook);

/// A source taken apart: "H0 5.6, 5.8" cites two sections; "default (H1)" is a proposal to one of H1.
struct CitedSection {
  std::string section;
  bool by_default = false;
};
[[nodiscard]] std::vector<CitedSection> sections_of(std::string_view source);
/// Numbers in texts compared as numbers: "H0 5.9" before "H0 5.10".
[[nodiscard]] bool reads_before(std::string_view a, std::string_view b);

}  // namespace tenon::report
