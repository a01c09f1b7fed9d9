#include "tenon/engine/engine.hpp"

#include "engine/core.hpp"
#include "engine/journey.hpp"
#include "tenon/engine/acting.hpp"
#include "tenon/model/registry.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon {

Engine::Core::Core(Settings given, std::unique_ptr<Store> opened)
    : settings(std::move(given)),
      store(std::move(opened)),
      log(settings.log),
      ids(settings.id_seed ? *settings.id_seed : random_seed()),
      cache(settings.store == "memory" || settings.connection
                ? 0
                : static_cast<std::size_t>(settings.cached_cases)) {}

namespace {

Verdict complete(Settings& settings) {
  if (!settings.workflows)  // not owned: the built-in set lives as long as the program
    settings.workflows = std::shared_ptr<const WorkflowSet>(std::shared_ptr<void>(), &builtin_workflows());
  for (const auto& [name, limit] : settings.limits.all()) {
    const auto id = std::string_view(name).substr(0, name.find('['));
    bool known = false;
    for (const auto* definition : settings.workflows->all())
      known = known || definition->book().find_deadline(id).has_value();
    if (!known) return invalid("settings.unknown_deadline").field("limits." + name).fact("found", id);
  }
  return {};
}

Result<std::unique_ptr<Store>> store_of(const Settings& settings) {
  if (settings.connection) {
    SqliteOptions options;
    options.connection = settings.connection;
    return open_sqlite_store(options, *settings.workflows);
  }
  if (settings.store == "memory") return open_memory_store(*settings.workflows);
  if (settings.store.starts_with("sqlite:"))
    return open_sqlite_store({settings.store.substr(7), settings.durability,
                              settings.waits ? settings.busy_milliseconds : 0, settings.waits},
                             *settings.workflows);
  return invalid("settings.store").field("store").fact("found", settings.store);
}

}  // namespace

Result<Engine> Engine::open(Settings settings) {
  TENON_CHECK(Result<void>(complete(settings)));
  TENON_TRY(auto store, store_of(settings));
  return Engine(std::make_shared<Core>(std::move(settings), std::move(store)));
}

Result<Engine> Engine::open(Settings settings, std::unique_ptr<Store> store) {
  TENON_CHECK(Result<void>(complete(settings)));
  return Engine(std::make_shared<Core>(std::move(settings), std::move(store)));
}

Engine::Engine(std::shared_ptr<Core> core) : core_(std::move(core)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Acting Engine::as(Actor actor) { return {*this, std::move(actor)}; }
Batch Engine::batch() { return Batch(core_); }
const WorkflowSet& Engine::workflows() const noexcept { return *core_->settings.workflows; }
const Settings& Engine::settings() const noexcept { return core_->settings; }

Result<Outcome> Engine::execute(const Command& command) {
  auto outcome = core_->execute(command);
  core_->note(command, outcome);
  return outcome;
}
Verdict Engine::check(const Command& command) { return core_->check(command); }

Result<std::vector<Option>> Engine::options(const CaseId& id, const Actor& actor) {
  TENON_TRY(const CasePtr state, core_->load_fresh(id));
  Work looking;
  const KnownSurroundings around(*core_, looking, state->subject, state->id, state->frame.policy, now());
  const Context context{now(),  actor, Party::none, state->subject, state->frame, *core_->settings.calendar,
                        &around};
  auto options = options_of(state->definition->book(), state->state, state->facts.get(), context);
  TENON_CHECK(Result<void>(around.failure()));
  return options;
}

Result<CasePtr> Engine::get(const CaseId& id) { return core_->load_fresh(id); }
Result<std::optional<CaseId>> Engine::find_reference(std::string_view reference) {
  return core_->store->find_reference(reference);
}
Result<CasePage> Engine::find(const CaseQuery& query) {
  if (query.limit < 1 || query.limit > 10'000)
    return invalid("query.limit").field("limit").fact("found", std::to_string(query.limit));
  return core_->store->find(query);
}
Result<std::vector<HistoryRow>> Engine::history(const CaseId& id) { return core_->store->history(id); }

Result<CasePtr> Engine::as_of(const CaseId& id, Instant at) {
  TENON_TRY(const CasePtr state, core_->load_fresh(id));
  TENON_TRY(const auto rows, core_->store->history(id));
  TENON_TRY(auto replayed, core_->replay(*state, rows, at));
  return CasePtr(std::move(replayed));
}

Result<Explanation> Engine::explain(const CaseId& id, std::size_t run) {
  TENON_TRY(const CasePtr state, core_->load_fresh(id));
  if (run >= state->frame.clocks.size())
    return not_found("case.no_such_run")
        .fact("found", std::to_string(run))
        .fact("count", std::to_string(state->frame.clocks.size()));
  const auto& clock = state->frame.clocks[run];
  Ledger ledger = clock.ledger;
  // A clock that has ended is explained as if it ran on: the question is when it would have been due.
  if (clock.ended && !ledger.empty() && ledger.back().to == clock.ended) ledger.back().to.reset();
  return tenon::explain(clock.limit, {ledger.data(), ledger.size()}, *core_->settings.calendar,
                        core_->settings.counting);
}

Result<std::string> Engine::compute(std::string_view kind, const Json& request) {
  return core_->compute(kind, request, core_->settings.policies);
}
Result<PolicyPreview> Engine::preview_policy(const PolicyPackPtr& to) { return core_->preview(to, now()); }
Result<Journey> Engine::journey(std::string_view sale) { return JourneyReader(*core_, now()).read(sale); }
Result<std::vector<MissingPaper>> Engine::missing_papers(std::string_view sale) {
  return JourneyReader(*core_, now()).missing_papers(sale);
}
Result<BuildingForecast> Engine::forecast(std::string_view building) {
  return core_->forecast(building, now());
}

Instant Engine::now() const { return core_->settings.clock.now(); }
Result<void> Engine::set_time(Instant now) { return core_->settings.clock.set(now); }
Result<std::vector<CasePtr>> Engine::due(Instant until, std::int32_t limit) {
  return core_->store->due(until, limit);
}
Result<AdvanceReport> Engine::advance(Instant until, std::int64_t max_cases) {
  return core_->advance(until, max_cases);
}

Result<std::vector<OutboxRow>> Engine::outbox(std::int64_t after, std::int32_t limit) {
  return core_->store->outbox(after, limit);
}
Result<std::int32_t> Engine::acknowledge(std::span<const std::int64_t> ids) {
  return core_->store->acknowledge(ids);
}

Result<RecordRow> Engine::put_record(std::string_view kind, const Json& document, const Actor& actor,
                                     std::optional<std::int64_t> expected_version) {
  const auto known = enum_from<RecordKind>(kind);
  if (!known) {
    static constexpr auto names = enum_names<RecordKind>();
    return detail::not_one_of(JsonPath{nullptr, "kind"}, kind, names.data(), names.size());
  }
  const auto today = core_->settings.calendar->zone().day_of(now());
  TENON_TRY(std::string canonical, check_record(*known, document, today));
  TENON_TRY(std::string id, record_id(document));
  TENON_TRY(const auto stored, core_->store->record(kind, id));
  const auto version = stored ? stored->version : 0;
  if (expected_version && *expected_version != version)
    return conflict("record.stale")
        .fact("record", id)
        .fact("expected", std::to_string(*expected_version))
        .fact("found", std::to_string(version));
  if (stored && stored->json == canonical) return *stored;  // nothing new: no version for it
  RecordRow row{std::string(kind), std::move(id), version + 1, now(), actor.id, std::move(canonical)};
  Change change;
  change.records.push_back(row);
  TENON_CHECK(core_->store->commit(change));
  return row;
}

Result<RecordRow> Engine::record(std::string_view kind, std::string_view id) {
  TENON_TRY(auto stored, core_->store->record(kind, id));
  if (!stored) return not_found("record.unknown").fact("kind", kind).fact("record", id);
  return *std::move(stored);
}
Result<std::vector<RecordRow>> Engine::record_history(std::string_view kind, std::string_view id) {
  return core_->store->record_history(kind, id);
}
Result<std::vector<RecordRow>> Engine::records(std::string_view kind, std::string_view after,
                                               std::int32_t limit) {
  return core_->store->records(kind, after, limit);
}

Result<void> Engine::backup(const std::string& path) { return core_->store->backup(path); }
std::vector<LogEntry> Engine::log(std::int64_t after, std::int32_t limit) const {
  return core_->log.read(after, limit);
}
Result<Engine::VerifyReport> Engine::verify(const std::function<void(std::int64_t)>& progress) {
  return core_->verify(progress);
}

std::vector<DeadlineView> deadlines_of(const CaseState& state) {
  std::vector<DeadlineView> all;
  for (const auto& run : state.frame.clocks) {
    DeadlineView view;
    view.id = state.definition->book().deadlines[run.rule].id;
    view.limit = run.limit;
    view.started = run.ledger.empty() ? std::nullopt : std::optional(run.ledger.front().from);
    view.due = run.due;
    view.missed = run.missed;
    view.ended = run.ended;
    view.estimated = run.estimated;
    if (run.ended) view.status = run.missed ? "late" : "met";
    else if (run.missed) view.status = "missed";
    else view.status = is_running({run.ledger.data(), run.ledger.size()}) ? "running" : "paused";
    all.push_back(std::move(view));
  }
  return all;
}

}  // namespace tenon
