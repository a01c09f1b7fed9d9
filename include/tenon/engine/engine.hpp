#pragma once
/// @file engine/engine.hpp
/// The engine: cases of typed workflows, kept in a store. One engine serves many threads at once; several
/// engines may live side by side. It starts no threads, prints nothing, reads no files but its store and
/// keeps no state outside itself. Every function may be called from any thread.
///
///   tenon::Settings settings;
///   settings.store = "sqlite:crm.db";
///   auto engine = tenon::Engine::open(settings).value();
///   auto clerk = engine.as({"E017", {tenon::Role::agent}});
///
/// @since 0.1
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tenon/engine/command.hpp"
#include "tenon/engine/journey.hpp"
#include "tenon/engine/policy_preview.hpp"
#include "tenon/engine/settings.hpp"
#include "tenon/time/explanation.hpp"

namespace tenon {

class Acting;
class Batch;

class Engine {
 public:
  /// Opens the store and makes an engine on it.
  [[nodiscard]] static Result<Engine> open(Settings settings);
  /// Makes an engine on a store of the host's own (store/store.hpp); Settings::store is not looked at.
  [[nodiscard]] static Result<Engine> open(Settings settings, std::unique_ptr<Store> store);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// The same engine, acting as a member of staff: the typed way in (engine/acting.hpp).
  [[nodiscard]] Acting as(Actor actor);

  // ---- the one door ----

  /// Opens a case or takes a step: all of it, with history, clocks, effects and linked cases, in one
  /// transaction, or none of it and the reason. A repeat of a command id gets the first answer, a refusal
  /// included.
  [[nodiscard]] Result<Outcome> execute(const Command& command);
  /// The answer that execute would give, without doing anything.
  [[nodiscard]] Verdict check(const Command& command);
  /// What may be done with the case now by this actor, and why not the rest, by the same guards.
  [[nodiscard]] Result<std::vector<Option>> options(const CaseId& id, const Actor& actor);

  // ---- cases ----

  [[nodiscard]] Result<CasePtr> get(const CaseId& id);
  [[nodiscard]] Result<std::optional<CaseId>> find_reference(std::string_view reference);
  [[nodiscard]] Result<CasePage> find(const CaseQuery& query);
  [[nodiscard]] Result<std::vector<HistoryRow>> history(const CaseId& id);
  /// The case as it stood at that time, replayed from its history; "case.not_yet" before it was opened.
  [[nodiscard]] Result<CasePtr> as_of(const CaseId& id, Instant at);
  /// How a deadline of the case came about, day by day. `run` counts the deadlines of deadlines_of().
  [[nodiscard]] Result<Explanation> explain(const CaseId& id, std::size_t run);

  // ---- time ----

  [[nodiscard]] Instant now() const;
  /// Moves a manual clock forward; alarms ring at the next advance.
  [[nodiscard]] Result<void> set_time(Instant now);
  /// Cases whose next alarm rings by `until`, earliest first.
  [[nodiscard]] Result<std::vector<CasePtr>> due(Instant until, std::int32_t limit);
  /// Rings every alarm up to `until` (not after now): deadlines missed, escalations, holds that ran out.
  /// Called by the host as often as it likes; calling it twice changes nothing.
  /// @param max_cases stop after about this many cases and say so in the report (`more`); 0: go on to the end
  [[nodiscard]] Result<AdvanceReport> advance(Instant until, std::int64_t max_cases = 0);

  // ---- a sale as a whole ----

  /// Which cases the sale needs, how far they are, what blocks them, what is next and for whom, and which
  /// dates can still be kept. "subject.unknown" where the registers do not know the sale, its unit, building
  /// or project.
  [[nodiscard]] Result<Journey> journey(std::string_view sale);
  /// The papers that the sale's open and coming cases still lack, by step, person and form.
  [[nodiscard]] Result<std::vector<MissingPaper>> missing_papers(std::string_view sale);
  /// The journeys of all sales of a building in short. Reads every sale of the register: for reports.
  [[nodiscard]] Result<BuildingForecast> forecast(std::string_view building);

  // ---- policy ----

  /// One of policy/compute.hpp's computations by the active pack. Where the request names a "sale" (or, for
  /// area_settlement_table, a "building"), what the registers know of it is filled in; fields that are given
  /// count.
  [[nodiscard]] Result<std::string> compute(std::string_view kind, const Json& request);
  /// What another pack would change for the cases that are open.
  [[nodiscard]] Result<PolicyPreview> preview_policy(const PolicyPackPtr& to);

  // ---- outbox ----

  [[nodiscard]] Result<std::vector<OutboxRow>> outbox(std::int64_t after, std::int32_t limit);
  [[nodiscard]] Result<std::int32_t> acknowledge(std::span<const std::int64_t> ids);

  // ---- registers ----

  /// Writes a register entry (model/registry.hpp): a document of the kind named, checked as a whole.
  /// @param expected_version 0 for a new entry; the stored version for a change; none: whatever is stored
  [[nodiscard]] Result<RecordRow> put_record(std::string_view kind, const Json& document, const Actor& actor,
                                             std::optional<std::int64_t> expected_version = {});
  [[nodiscard]] Result<RecordRow> record(std::string_view kind, std::string_view id);
  [[nodiscard]] Result<std::vector<RecordRow>> record_history(std::string_view kind, std::string_view id);
  [[nodiscard]] Result<std::vector<RecordRow>> records(std::string_view kind, std::string_view after,
                                                       std::int32_t limit);

  // ---- many at once ----

  /// The same step in every case that the query finds, each by itself: a refusal in one leaves the others
  /// alone ("the land certificates of this month"). `like` names event, payload, actor and time; its case and
  /// id are not used. All pages of the query are walked, its `after` and `limit` are not used.
  [[nodiscard]] Result<EachReport> execute_each(const CaseQuery& where, const Command& like);
  /// Commands that are committed together or not at all (engine/batch.hpp).
  [[nodiscard]] Batch batch();

  // ---- trust ----

  /// Writes a copy of the store as it stands to a new file, while others go on.
  [[nodiscard]] Result<void> backup(const std::string& path);

  struct VerifyReport {
    std::int64_t cases = 0;
    std::int64_t rows = 0;
    std::string digest;             ///< over the heads of all cases: keep it elsewhere to notice a lost tail
    std::vector<Refusal> problems;  ///< at most 100
  };
  /// Walks every digest chain, replays every history and compares the result with what is stored.
  [[nodiscard]] Result<VerifyReport> verify(const std::function<void(std::int64_t)>& progress = {});

  /// What Settings::log had kept after entry number `after`, oldest first (engine/log.hpp).
  [[nodiscard]] std::vector<LogEntry> log(std::int64_t after, std::int32_t limit) const;

  [[nodiscard]] const WorkflowSet& workflows() const noexcept;
  [[nodiscard]] const Settings& settings() const noexcept;

  class Core;  // the machinery, private to src/engine

 private:
  explicit Engine(std::shared_ptr<Core> core);
  std::shared_ptr<Core> core_;
};

}  // namespace tenon
