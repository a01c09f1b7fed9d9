#pragma once
/// @file testing/backtest.hpp
/// What a change of the rules would have meant: the recorded history of a store is played once more, in
/// memory, under the rules as they are and under the changed ones side by side, and where the two part is the
/// answer. The store itself is only read.
///
///   auto history = History::read("crm.db", settings).value();
///   auto change = BacktestChange::read(document).value();
///   std::cout << to_text(backtest(history, change, {.settings = settings}).value(), Language::zh);
///
/// ## What is played
/// The commands of people, each at its own time, in the order in which they were committed; register entries
/// as they were written in between, as changes of the fields that changed. What the engine did of itself
/// (alarms, cases opened or told, registers written by a step) is not played: it happens again, or not.
/// A command that is refused under the changed rules leaves its case where it is; it is what parts the case,
/// and the later commands of that case are still tried: their refusals are counted as follow-ups, not as
/// causes. Nobody is made to do otherwise than history has it: a backtest shows whom a change would have
/// stopped, not what they would have done then.
///
/// ## The control
/// The play under the rules as they are must come to what the store holds, case by case. Where it does not
/// (the host's limits or workflows were others then, and the settings given do not say so), the case is
/// listed as not reproducible, and nothing is said of it.
///
/// ## Refused commands
/// A store keeps of a refused command its digest and its refusal, not what was asked. So those that would
/// pass now are found only in a log of commands as `tenon run` takes them (BacktestOptions::log): each line
/// that the store does not have is asked of both sides at its place, and carried out on neither.
///
/// Every function keeps nothing between calls; a History is immutable and may be shared.
/// @since 0.1
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tenon/engine/engine.hpp"
#include "tenon/testing/rule_change.hpp"

namespace tenon::testing {

/// What is changed.
struct BacktestChange {
  std::vector<RuleChange> rules{};
  /// Documents of declared workflows, each in the place of the workflow of its id.
  Json workflows = Json::array();
  LimitTable limits{};  ///< over the host's own
  /// The active pack is the one under which all cases of the changed side begin; none: each under the pack
  /// that it began under.
  std::optional<Policies> policies{};

  /// Reads {"rules": [RuleChange], "limits": {...}, "policy": as in Settings::read, "workflows": [...]}, at
  /// least one of them. Refused with the path of the field.
  [[nodiscard]] static Result<BacktestChange> read(const Json& document);
};

/// All that a store has recorded.
class History {
 public:
  /// Reads a SQLite store. The file is copied into memory first and not written to; others may go on with it.
  /// @param settings under which workflows and packs it was written; the store and the clock in it are not
  ///   looked at. Refused: "backtest.no_store" for a file that is none.
  [[nodiscard]] static Result<History> read(const std::string& path, const Settings& settings = {});
  /// What the engine's store holds (a World's). The order of commands of the same microsecond in different
  /// cases is not told by an engine: it is found by trying.
  [[nodiscard]] static Result<History> of(Engine& engine);

  [[nodiscard]] std::int64_t cases() const noexcept;
  /// Commands of people; not what followed from them.
  [[nodiscard]] std::int64_t commands() const noexcept;

  struct Recorded;  // private to src/testing
  [[nodiscard]] const Recorded& recorded() const noexcept { return *recorded_; }

 private:
  explicit History(std::shared_ptr<const Recorded> recorded) : recorded_(std::move(recorded)) {}
  std::shared_ptr<const Recorded> recorded_;
};

struct BacktestOptions {
  Settings settings{};  ///< of the host as it is: limits, policy, workflows, hours, region
  /// What taxes and fees depend on and no register says, taken alike for every sale: {"home_count": "only"}.
  Json circumstances = Json::object();
  std::string log{};  ///< commands as JSON lines, for those that were refused; empty: none
  /// Hears how many commands have been played; false: stop, the answer is what was found up to there.
  std::function<bool(std::int64_t done, std::int64_t of)> progress{};
};

enum class DifferenceKind : std::uint8_t {
  outcome,     ///< state or status
  refused,     ///< a command that was carried out is refused
  dates,       ///< a deadline: limit, due, missed, met
  sums,        ///< money, in the facts or computed for the case's sale
  facts,       ///< another fact of the case
  opened,      ///< a case that came of a step and is not in the history
  not_opened,  ///< a case of the history that did not come about
};
BOOST_DESCRIBE_ENUM(DifferenceKind, outcome, refused, dates, sums, facts, opened, not_opened)

/// One difference of one case.
struct CaseDifference {
  DifferenceKind kind = DifferenceKind::outcome;
  std::string what;  ///< "state"; the event; the deadline, "#2" for its second run; the fact; the item
  Json before;       ///< null: there was none
  Json after;
};

/// The command at which a case parted.
struct PartedAt {
  std::string event;
  Instant at;
  std::string actor;
  RoleSet roles;
};

struct CaseDifferences {
  CaseId id;  ///< as in the store; nil for a case that the store does not have
  std::string workflow;
  std::optional<std::string> reference;
  Subject subject;
  std::optional<PartedAt> first;
  std::optional<Refusal> refusal;  ///< of the first command that was refused
  std::optional<CaseId> follows;   ///< the other case, parted before, for which it was refused
  std::int64_t follow_ups = 0;     ///< later commands that were refused, or had no case to go to
  std::vector<CaseDifference> differences;
};

/// A line of the log that is not in the store.
struct LineDifference {
  std::int64_t line = 0;
  std::string workflow;
  std::optional<std::string> reference;
  PartedAt asked;
  std::optional<Refusal> before;  ///< as the rules are; none: allowed
  std::optional<Refusal> after;
};

/// A case that the control did not bring where the store has it.
struct NotReproducible {
  CaseId id;
  std::string workflow;
  std::optional<std::string> reference;
  std::string what;  ///< "command", "state", "facts", "deadlines", "missing"
  std::string recorded, replayed;
  std::optional<Refusal> refusal;
};

/// A sum that one side's pack refuses to compute.
struct NotComputed {
  CaseId id;
  std::optional<std::string> reference;
  bool changed = false;  ///< on the changed side; else under the rules as they are
  Refusal refusal;
};

struct Backtest {
  std::vector<Text> changes;  ///< in words
  std::int64_t cases = 0;     ///< in the history
  std::int64_t commands = 0;  ///< played
  std::int64_t left_out = 0;  ///< not played, because progress said stop
  Instant from, until;        ///< first and last moment of the history
  std::vector<CaseDifferences> differing;
  std::vector<LineDifference> lines;  ///< those whose answer differs
  std::int64_t lines_asked = 0;       ///< of the log, refused as the rules are
  std::vector<NotReproducible> not_reproducible;
  std::vector<NotComputed> not_computed;
  Zone zone;  ///< of the host's calendar: what texts and tables tell times in
  double seconds = 0;

  [[nodiscard]] bool same() const noexcept { return differing.empty() && lines.empty(); }
  /// Nothing would have been otherwise, and that is known of every case.
  [[nodiscard]] bool passed() const noexcept { return same() && not_reproducible.empty() && left_out == 0; }
  /// Cases with a difference of the kind.
  [[nodiscard]] std::int64_t count(DifferenceKind kind) const noexcept;
};

/// Plays `history` under both. Refused: what the change cannot be made of (RuleChange), a pack that a case
/// began under and the settings do not know ("policy.pack_unknown"), a line of the log that is none
/// ("backtest.bad_line").
[[nodiscard]] Result<Backtest> backtest(const History& history, const BacktestChange& change,
                                        const BacktestOptions& options = {});

/// For people: what was changed, the totals, then case by case.
[[nodiscard]] std::string to_text(const Backtest& backtest, Language language);
/// One line for each difference, with a heading: RFC 4180.
[[nodiscard]] std::string to_csv(const Backtest& backtest);
/// {"changes": [{zh, en}], "passed": passed(), "totals": {...}, "cases": [...], "lines": [...],
///  "not_reproducible": [...], "not_computed": [...]}
[[nodiscard]] Json to_json(const Backtest& backtest);

}  // namespace tenon::testing
