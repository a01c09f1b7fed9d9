#pragma once
/// @file report/sections.hpp
/// The parts of the page, each written by its own function.
#include "report/page.hpp"
#include "tenon/report/html.hpp"
#include "tenon/workflow/describe.hpp"

namespace tenon::report {

/// The sentences that say it all, the row of key figures, the months, and the table of workflows.
void write_overview(Page& page, const Figures& figures);
/// One workflow: deadlines, time to close, categories, diagram.
void write_workflow(Page& page, const WorkflowFigures& workflow, const ReportOptions& options);
/// How far a building's sales are: the funnel, who cannot go on and why, dates in danger.
void write_building(Page& page, const BuildingFigures& building);
/// The same building's money: what is late, and what the areas settle to; nothing where there is neither.
void write_money(Page& page, const BuildingFigures& building);
/// Which ledgers there are, with how many rows, and how they are written.
void write_ledgers(Page& page, const Figures& figures);
void write_departments(Page& page, const Figures& figures);
void write_overdue(Page& page, const Figures& figures);
void write_refused(Page& page, const RefusedFigures& refused);
void write_notices(Page& page, const Figures& figures);
void write_definitions(Page& page, const Figures& figures);

/// The opening of a section, with its heading "report.section.<key>"; `id` is what links point at.
void begin_section(Page& page, std::string_view id, const Text& heading);
void end_section(Page& page);
/// The heading of a part of a section.
void subheading(Page& page, const Text& heading);

/// Opened and ended by month as columns, with the numbers below; nothing where there are no months.
void write_months(Page& page, const std::vector<MonthFigures>& months);

/// Where cases go, without the steps that lead nowhere and without saying a step twice; `counts` as of
/// diagram_of.
[[nodiscard]] Diagram ways_of(const RuleBook& book, std::span<const std::int64_t> counts = {});
/// The drawing in Chinese, in English and in both, of which the style sheet shows the reader's choice.
void write_drawing(Page& page, Diagram drawn);

/// "93.1 %" as a cell; where there is a goal, marked whether it was reached.
void ratio_cell(Page& page, const Ratio& ratio, const std::optional<Goal>& goal = {});
/// "1,234,567.00" and as a cell; a minus before what is below 0.
[[nodiscard]] std::string money_text(Money amount);
void money_cell(Page& page, Money amount);
/// The median as a cell.
void median_cell(Page& page, const Spread& spread);

}  // namespace tenon::report
