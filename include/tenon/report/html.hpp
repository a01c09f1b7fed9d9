#pragma once
/// @file report/html.hpp
/// The figures as one page for people: a single HTML file without scripts, fonts or links to anywhere, in
/// Chinese and English with a switch between them, with charts as inline SVG, readable on a telephone, in the
/// dark and on paper. It says what every figure means.
///
/// The same figures and options give the same bytes: the page names the time of the figures, never that of
/// its making. All text that comes from data is escaped. About 100 KB and 40 more a workflow with a diagram;
/// it does not grow with the number of cases.
/// @since 0.1
#include <string>

#include "tenon/report/figures.hpp"
#include "tenon/workflow/workflow_set.hpp"

namespace tenon {

struct ReportOptions {
  Text title{};         ///< empty: "customer-service report"
  Text organisation{};  ///< whose figures these are; shown above the title
  /// What a reader sees before touching the switch.
  Language language = Language::both;
  bool made_up = false;  ///< the data is invented: said at the top of the page and in the title
  /// Whose rules are drawn as diagrams, with the number of cases in each state; null: no diagrams.
  const WorkflowSet* workflows = nullptr;
};

/// The whole page, UTF-8. Pure; safe from any thread.
[[nodiscard]] std::string to_html(const Figures& figures, const ReportOptions& options = {});

/// Reads {"title":{"zh","en"},"organisation":{"zh","en"},"language":"both","made_up":true}, all optional;
/// unknown keys are refused. `workflows` stays for the caller to set.
[[nodiscard]] Result<ReportOptions> read_report_options(const Json& json, const JsonPath& at = {});

}  // namespace tenon
