#pragma once
/// @file report/handbook.hpp
/// The procedures as a handbook for people, written from the rules alone, so that it cannot say anything else
/// than the library does: one HTML page in Chinese and English with a switch between them, without scripts,
/// fonts or links to anywhere, for screen and paper.
///
/// It has a chapter for each procedure (states and their picture; each step with who may take it, on whose
/// behalf, under which conditions, with which papers and after which other procedures; limits, notices, what
/// follows, sources), how the procedures depend on each other, and indexes by role, document, limit and
/// source; then the rates, fees and limits of a policy pack. The names of guards and the like are told in
/// words (workflows/rule_words.hpp).
///
/// The same rules and options give the same bytes. All text that comes from rules or packs is escaped.
/// @since 0.1
#include <optional>
#include <string>
#include <vector>

#include "tenon/core/text.hpp"
#include "tenon/model/document_type.hpp"
#include "tenon/policy/pack.hpp"
#include "tenon/workflow/limits.hpp"
#include "tenon/workflow/workflow_set.hpp"

namespace tenon {

struct HandbookOptions {
  Text title{};         ///< empty: "handbook of procedures"
  Text organisation{};  ///< whose rules these are; shown above the title
  /// What a reader sees before touching the switch.
  Language language = Language::both;
  std::vector<std::string> workflows{};  ///< ids of the procedures to tell of; empty: all
  /// Whose rates, fees and limits are told; null: none are, and the limits are those of the rules.
  PolicyPackPtr policy{};
  std::string region{nationwide};  ///< where, for the limits of the pack
  /// The day that the rows of the pack are told for; none: the last day that the pack was reviewed for.
  std::optional<Date> on{};
  /// Names of papers, which outlive the call; null: the built-in register.
  const DocumentTypes* document_types = nullptr;
  LimitTable limits{};  ///< a host's own limits, which come before those of pack and rules
};

/// The newest version of each procedure of `workflows`, in their order. UTF-8; pure; safe from any thread.
/// Refusals: workflow.unknown, of the ids in `options.workflows`; policy.bad_region.
[[nodiscard]] Result<std::string> handbook_html(const WorkflowSet& workflows,
                                                const HandbookOptions& options = {});

/// Reads {"title":{"zh","en"},"organisation":{"zh","en"},"language":"both","workflows":["signing"],
/// "on":"2026-11-23"}, all optional; unknown keys are refused. Policy, region, document types and limits
/// stay for the caller to set.
[[nodiscard]] Result<HandbookOptions> read_handbook_options(const Json& json, const JsonPath& at = {});

}  // namespace tenon
