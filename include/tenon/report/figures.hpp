#pragma once
/// @file report/figures.hpp
/// The figures of a customer-service desk, counted from the cases of an engine: plain described data, so that
/// to_json_text(figures) is the document and report/html.hpp the page made of it.
///
/// Every figure means one thing, said here beside it and, for readers of the report, in Figures::definitions.
/// Counting is whole: no doubles, no samples. A median or percentile is the nearest rank (the smallest value
/// that at least that share of the values does not exceed), so it is always a value that occurred. Times are
/// elapsed minutes as the customer waits them, nights and holidays included, rounded down; whether a limit
/// was kept is decided by its own kind of time (working days, working hours) and its calendar.
/// @since 0.1
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tenon/engine/engine.hpp"
#include "tenon/report/buildings.hpp"
#include "tenon/report/measures.hpp"
#include "tenon/report/ratio.hpp"
#include "tenon/report/refused.hpp"

namespace tenon {

/// How long something took, over all cases where it has happened.
struct Spread {
  std::int64_t count = 0;
  std::optional<std::int64_t> median_minutes{};  ///< none where there is nothing to tell
  std::optional<std::int64_t> ninetieth_minutes{};
  std::optional<std::int64_t> longest_minutes{};
};
BOOST_DESCRIBE_STRUCT(Spread, (), (count, median_minutes, ninetieth_minutes, longest_minutes))

/// What is counted of any set of cases. opened = ended + cancelled + open.
struct Summary {
  std::int64_t opened = 0;     ///< all cases of the set
  std::int64_t ended = 0;      ///< reached a final state
  std::int64_t cancelled = 0;  ///< given up with a reason
  std::int64_t open = 0;       ///< neither; those on hold are among them
  std::int64_t on_hold = 0;
  std::int64_t overdue = 0;  ///< open, and a deadline passed that is still waiting for its end
  Spread first_response;     ///< from opening to the end of the first-response deadline's first run
  Spread close;              ///< from opening to the final state; cancelled cases left out
  /// Runs of deadlines: met of met, late and missed. Those that may still be met, and those that a
  /// cancellation cut short in time, are not judged.
  Ratio on_time;
  std::int64_t estimated = 0;  ///< runs of deadlines that rest on a year whose calendar is not published
  Ratio reopened;              ///< reopened at least once, of the cases that were ended at least once
  Ratio satisfied;             ///< satisfied, of the cases in which the customer was heard
};
BOOST_DESCRIBE_STRUCT(Summary, (),
                      (opened, ended, cancelled, open, on_hold, overdue, first_response, close, on_time,
                       estimated, reopened, satisfied))

/// The runs of one deadline. A case may run one several times; each run counts.
struct DeadlineFigures {
  std::string id;
  Text label;
  Text limit;                ///< in force now for cases without a limit of their own; "as promised" for dates
  std::int64_t met = 0;      ///< what it waited for happened before the limit was reached
  std::int64_t late = 0;     ///< it happened, at the limit or after
  std::int64_t missed = 0;   ///< the limit was reached, and it has not happened yet
  std::int64_t running = 0;  ///< neither yet; the clock runs
  std::int64_t paused = 0;   ///< neither yet; the clock stands still
  std::int64_t cut_short = 0;  ///< the case was cancelled in time
  std::int64_t estimated = 0;  ///< of all these: rests on a year whose calendar is not published
  Ratio on_time;               ///< met of met + late + missed
  std::string source;
};
BOOST_DESCRIBE_STRUCT(DeadlineFigures, (),
                      (id, label, limit, met, late, missed, running, paused, cut_short, estimated, on_time,
                       source))

/// Cases in one state now; cancelled ones are in none.
struct StateFigures {
  std::string id;
  Text label;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(StateFigures, (), (id, label, count))

/// A calendar month on the calendar's wall clock.
struct MonthFigures {
  std::string month;            ///< "2026-11"
  std::int64_t opened = 0;      ///< opened in this month
  std::int64_t ended = 0;       ///< ended in this month, whenever opened
  std::int64_t cancelled = 0;   ///< cancelled in this month, whenever opened
  std::int64_t still_open = 0;  ///< of those opened in this month
  Ratio on_time;                ///< of those opened in this month
};
BOOST_DESCRIBE_STRUCT(MonthFigures, (), (month, opened, ended, cancelled, still_open, on_time))

/// How many ended cases took up to so long, and longer than the bucket before.
struct Bucket {
  std::optional<std::int64_t> up_to_minutes{};  ///< none: any longer time
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Bucket, (), (up_to_minutes, count))

/// One value of a category, or one department. `value` is empty where the case has none.
struct Row {
  std::string value;
  Text label;
  Summary summary;
};
BOOST_DESCRIBE_STRUCT(Row, (), (value, label, summary))

/// The cases told apart by one fact; rows by number opened, largest first.
struct Breakdown {
  std::string fact;
  Text label;
  std::vector<Row> rows;
};
BOOST_DESCRIBE_STRUCT(Breakdown, (), (fact, label, rows))

struct WorkflowFigures {
  std::string id;
  Text title;
  Summary summary;
  std::vector<DeadlineFigures> deadlines;  ///< in the order of the rules
  std::vector<StateFigures> states;        ///< in the order of the rules
  std::vector<Bucket> close_times;
  std::vector<MonthFigures> months;  ///< without gaps
  std::vector<Breakdown> categories;
  std::vector<std::int64_t>
      marks;  ///< how often a customer gave 1, 2, 3, 4, 5; empty where no marks are given
  std::optional<Goal> on_time_goal{};
  std::optional<Goal> satisfied_goal{};
};
BOOST_DESCRIBE_STRUCT(WorkflowFigures, (),
                      (id, title, summary, deadlines, states, close_times, months, categories, marks,
                       on_time_goal, satisfied_goal))

/// A case that is overdue, with the deadline that was passed first.
struct OverdueCase {
  std::string id;
  std::optional<std::string> reference{};
  std::string workflow;
  Text title;  ///< of the workflow and the case's first category; never what the customer said
  std::string state;
  Text state_label;
  std::optional<std::string> department{};
  std::optional<std::string> department_name{};
  std::optional<std::string> assignee{};
  std::optional<std::string> assignee_name{};
  std::string deadline;
  Text deadline_label;
  Instant due;
  std::string
      due_local;  ///< "2026-11-23 18:05" on the calendar's wall clock; "2026-11-23 24:00" at a day's end
  std::int64_t late_days = 0;   ///< whole days since `due`, 24 hours each
  std::int64_t late_hours = 0;  ///< whole hours beyond those days
};
BOOST_DESCRIBE_STRUCT(OverdueCase, (),
                      (id, reference, workflow, title, state, state_label, department, department_name,
                       assignee, assignee_name, deadline, deadline_label, due, due_local, late_days,
                       late_hours))

/// Notices in the outbox that the host has not acknowledged.
struct NoticeFigures {
  std::string kind;    ///< "notify", or "undelivered": a linked case refused what it was told
  std::string notice;  ///< the template, or the event that was refused
  std::int64_t count = 0;
  Instant oldest;
  std::string oldest_local;  ///< "2026-11-24 00:10"
};
BOOST_DESCRIBE_STRUCT(NoticeFigures, (), (kind, notice, count, oldest, oldest_local))

/// What a figure means.
struct FigureDefinition {
  std::string id;
  Text name;
  Text meaning;
  std::string source;  ///< where the figure or its goal is asked for; empty where it is ours
};
BOOST_DESCRIBE_STRUCT(FigureDefinition, (), (id, name, meaning, source))

struct Figures {
  std::int32_t schema_version = 1;
  Instant as_of;                   ///< the engine's time when counting began
  std::string as_of_local;         ///< "2026-11-23 18:05" on the calendar's wall clock
  std::optional<Instant> from{};   ///< counted are cases opened from here ...
  std::optional<Instant> until{};  ///< ... and before this
  std::string from_local;          ///< the same as texts; empty where there is no bound
  std::string until_local;
  std::string zone;      ///< of months and local times
  std::string calendar;  ///< id
  std::string calendar_version;
  Summary total;                           ///< all workflows together
  std::vector<MonthFigures> months;        ///< all workflows together
  std::vector<WorkflowFigures> workflows;  ///< those with cases, in the engine's order
  std::vector<BuildingFigures>
      buildings;                     ///< those whose sales have cases, by id; as of now, whatever the period
  std::vector<Row> departments;      ///< all workflows together; most overdue first
  std::vector<OverdueCase> overdue;  ///< the worst, longest overdue first; total.overdue counts all
  std::vector<NoticeFigures> notices;  ///< most first
  std::int64_t undelivered = 0;        ///< of the notices: kind "undelivered"
  RefusedFigures refused;
  std::vector<FigureDefinition> definitions;
};
BOOST_DESCRIBE_STRUCT(Figures, (),
                      (schema_version, as_of, as_of_local, from, until, from_local, until_local, zone,
                       calendar, calendar_version, total, months, workflows, buildings, departments, overdue,
                       notices, undelivered, refused, definitions))

struct FiguresOptions {
  std::optional<Instant> from{};                    ///< only cases opened at or after
  std::optional<Instant> until{};                   ///< only cases opened before
  const std::vector<Measures>* measures = nullptr;  ///< null: builtin_measures()
  std::span<const RefusedRecord> refused{};         ///< what imports refused, to be shown with the figures
  std::int32_t overdue_listed = 50;
  std::int32_t sales_listed = 200;  ///< in each list of a building
  /// Hears from time to time how many cases have been read.
  std::function<void(std::int64_t)> progress{};
};

/// Counts. Reads every case once, a page at a time, and the history only of ended cases that do not
/// themselves tell when they ended; memory does not grow with the number of cases. Cases that change
/// meanwhile are counted as they were when their page was read. Changes nothing: deadlines that passed since
/// the last advance count as missed. Refusals: those of the store.
[[nodiscard]] Result<Figures> figures_of(Engine& engine, const FiguresOptions& options = {});

}  // namespace tenon
