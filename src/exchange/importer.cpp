#include "tenon/exchange/importer.hpp"

#include <map>

#include "exchange/evaluate.hpp"
#include "exchange/keyed_reader.hpp"
#include "tenon/engine/batch.hpp"

namespace tenon {

using namespace exchange;

namespace {

/// The name space of import's command ids: a random number, the same for ever.
constexpr Uuid id_space{
    {0x6b, 0x0f, 0x5d, 0x7e, 0x3a, 0x9c, 0x4c, 0x21, 0x9b, 0x6a, 0x52, 0xd8, 0x17, 0xe4, 0x80, 0xb3}};
constexpr int attempts = 16;

/// What the records of one commit led to.
struct Tally {
  std::int64_t left_out = 0, records_refused = 0, opened = 0, steps = 0, repeated = 0;
  std::vector<ImportRefusal> refusals;
};

bool is_trouble(const Refusal& refusal) {
  return refusal.kind == RefusalKind::busy || refusal.kind == RefusalKind::fault;
}
bool is_race(const Refusal& refusal) {
  return refusal.code == "store.conflict" || refusal.code == "store.command_seen";
}

/// Follows one record through its steps. Trouble of the store ends it; what rules refuse goes to the tally.
class RecordRun {
 public:
  RecordRun(const Plan& plan, Batch& batch, const KeyedRecord& keyed, Tally& tally)
      : plan_(plan), batch_(batch), keyed_(keyed), tally_(tally) {}

  Result<void> run() {
    const auto before = tally_.refusals.size();
    TENON_CHECK(follow_record());
    if (tally_.refusals.size() > before) ++tally_.records_refused;
    return {};
  }

 private:
  Result<void> follow_record() {
    const auto& record = keyed_.record;
    if (keyed_.problem) return refuse_with(record.line, {}, std::nullopt, *keyed_.problem);
    const bool trace = plan_.format == SourceFormat::xes;
    if (trace && record.events.empty())
      return refuse_with(record.line, {}, std::nullopt, invalid("import.no_events"));
    const SourceEvent* first = trace ? &record.events.front() : nullptr;
    if (!holds(plan_.open.when, view(first))) return ++tally_.left_out, Result<void>();
    TENON_CHECK(take(plan_.open, first, 0));
    if (state_.empty()) return {};
    if (!trace) return follow(plan_.steps, nullptr, 0);
    for (std::size_t i = 0; i < record.events.size() && !ended_; ++i) TENON_CHECK(event(record.events[i], i));
    return {};
  }

  [[nodiscard]] View view(const SourceEvent* event) const {
    return {plan_, keyed_.record, event, keyed_.key};
  }

  Result<void> event(const SourceEvent& event, std::size_t position) {
    const auto activity = view(&event).text(plan_.activity);
    for (const auto& [name, steps] : plan_.on)
      if (name == activity) return follow(steps, &event, position);
    ended_ = plan_.on_refusal == OnRefusal::next_record;
    return refuse_with(event.line, {}, std::nullopt,
                       invalid("import.unmapped_activity").field("on").fact("found", activity));
  }

  Result<void> follow(const std::vector<StepRule>& steps, const SourceEvent* event, std::size_t position) {
    const auto listed = [&](const std::vector<std::string>& states) {
      return std::find(states.begin(), states.end(), state_) != states.end();
    };
    for (const auto& step : steps) {
      if (listed(step.unless_state) || (!step.if_state.empty() && !listed(step.if_state))) continue;
      if (!holds(step.when, view(event))) continue;
      const auto before = tally_.refusals.size();
      TENON_CHECK(take(step, event, position));
      if (tally_.refusals.size() == before) continue;
      // Steps after an unreadable one would stand on what nobody knows, now and when the import is repeated.
      ended_ = plan_.on_refusal == OnRefusal::next_record ||
               tally_.refusals.back().refusal.kind == RefusalKind::invalid;
      if (ended_ || plan_.on_refusal == OnRefusal::next_event) return {};
    }
    return {};
  }

  /// Does one step, or puts the reason why not into the tally.
  Result<void> take(const StepRule& step, const SourceEvent* event, std::size_t position) {
    const auto line = event ? event->line : keyed_.record.line;
    Command command;
    if (auto made = fill(command, step, event, position); !made)
      return refuse_with(line, step.event, command.at, std::move(made).refusal());
    const bool opening = step.event == plan_.open.event;
    auto outcome = batch_.execute(command);
    if (!outcome) {
      if (is_trouble(outcome.refusal())) return std::move(outcome).refusal();
      return refuse_with(line, step.event, command.at, std::move(outcome).refusal());
    }
    case_ = outcome->case_id;
    state_ = std::move(outcome->state);
    if (outcome->repeated) ++tally_.repeated;
    else ++(opening ? tally_.opened : tally_.steps);
    return {};
  }

  Result<void> fill(Command& command, const StepRule& step, const SourceEvent* event,
                    std::size_t position) const {
    const View here = view(event);
    command.event = step.event;
    command.party = step.party;
    TENON_TRY(command.at, time_of(step.at, here));
    TENON_TRY(command.actor, actor_of(plan_.actors[step.actor], here));
    TENON_TRY(command.payload, fields_of(step.fields, here));
    std::string name = plan_.id + '\n' + keyed_.key + '\n' + step.event;
    if (&step != &plan_.open) (name += '\n') += std::to_string(position) + '\n' + std::to_string(step.turn);
    command.id.uuid = uuid_from_name(id_space, name);
    if (&step != &plan_.open) {
      command.case_id = case_;
      return {};
    }
    command.workflow = plan_.workflow;
    command.reference = filled(plan_.reference, here);
    TENON_TRY(const Json subject, fields_of(plan_.subject, here));
    TENON_TRY(command.subject, read_json<Subject>(subject, JsonPath{nullptr, "subject"}));
    return {};
  }

  Result<void> refuse_with(std::int64_t line, std::string event, std::optional<Instant> at, Refusal refusal) {
    tally_.refusals.push_back({keyed_.key, line, std::move(event), at, std::move(refusal)});
    return {};
  }

  const Plan& plan_;
  Batch& batch_;
  const KeyedRecord& keyed_;
  Tally& tally_;
  CaseId case_;
  std::string state_;  ///< as the last step left it; empty: not opened
  bool ended_ = false;
};

}  // namespace

struct Importer::Work {
  Work(Engine& engine_in, Mapping mapping_in, std::string bytes_in)
      : engine(&engine_in), mapping(std::move(mapping_in)), bytes(std::move(bytes_in)) {}

  Engine* engine;
  Mapping mapping;
  std::string bytes;
  std::optional<KeyedReader> reader;
  std::vector<KeyedRecord> pending;  ///< read, not yet committed, from `next` on
  std::size_t next = 0;
  bool one_by_one = false;  ///< some record among the pending cannot be committed with the others
  ImportProgress progress;
  ImportReport report;
  std::map<std::pair<std::string, std::string>, std::int64_t> counts;

  Result<void> read(std::size_t records);
  Result<void> take(std::size_t records);
  void add(Tally&& tally, std::size_t records);
};

Result<void> Importer::Work::read(std::size_t records) {
  pending.clear();
  next = 0;
  one_by_one = false;
  while (pending.size() < records) {
    KeyedRecord record;
    TENON_TRY(const bool found, reader->next(record));
    if (!found) break;
    pending.push_back(std::move(record));
  }
  return {};
}

/// The next pending records, in one commit.
Result<void> Importer::Work::take(std::size_t records) {
  for (int attempt = 0;; ++attempt) {
    Tally tally;
    Batch batch = engine->batch();
    for (std::size_t i = next; i < next + records; ++i)
      TENON_CHECK(RecordRun(mapping.plan(), batch, pending[i], tally).run());
    auto committed = batch.commit();
    if (committed) {
      add(std::move(tally), records);
      return {};
    }
    auto refusal = std::move(committed).refusal();
    if (is_race(refusal) && attempt + 1 < attempts) continue;
    if (is_race(refusal) || is_trouble(refusal)) return refusal;
    if (records > 1) {  // a reference that another case carries: find out whose
      one_by_one = true;
      return {};
    }
    Tally alone;
    alone.records_refused = 1;
    alone.refusals.push_back({pending[next].key, pending[next].record.line, mapping.plan().open.event,
                              std::nullopt, std::move(refusal)});
    add(std::move(alone), 1);
    return {};
  }
}

void Importer::Work::add(Tally&& tally, std::size_t records) {
  next += records;
  progress.done += static_cast<std::int64_t>(records);
  report.records = progress.done;
  report.left_out += tally.left_out;
  report.records_refused += tally.records_refused;
  report.opened += tally.opened;
  report.steps += tally.steps;
  report.repeated += tally.repeated;
  report.refused += static_cast<std::int64_t>(tally.refusals.size());
  for (const auto& each : tally.refusals) ++counts[{each.event, each.refusal.code}];
  report.counts.clear();
  for (const auto& [what, count] : counts) report.counts.push_back({what.first, what.second, count});
  std::stable_sort(report.counts.begin(), report.counts.end(),
                   [](const RefusalCount& a, const RefusalCount& b) { return a.count > b.count; });
  std::move(tally.refusals.begin(), tally.refusals.end(), std::back_inserter(report.refusals));
}

Importer::Importer(std::unique_ptr<Work> work) : work_(std::move(work)) {}
Importer::Importer(Importer&&) noexcept = default;
Importer& Importer::operator=(Importer&&) noexcept = default;
Importer::~Importer() = default;

Result<Importer> Importer::open(Engine& engine, Mapping mapping, std::string bytes) {
  TENON_CHECK(Result<void>(mapping.check_workflows(engine.workflows())));
  auto work = std::make_unique<Work>(engine, std::move(mapping), std::move(bytes));
  const Plan& plan = work->mapping.plan();
  TENON_TRY(const auto found, survey(plan, work->bytes));
  TENON_CHECK(Result<void>(work->mapping.check_columns(found.columns)));
  TENON_TRY(work->reader, KeyedReader::open(plan, work->bytes));
  work->progress.total = found.records;
  work->report.mapping = plan.id;
  work->report.mapping_version = plan.version;
  return Importer(std::move(work));
}

Result<ImportProgress> Importer::step(std::size_t records) {
  auto& work = *work_;
  if (work.next == work.pending.size()) TENON_CHECK(work.read(std::max<std::size_t>(records, 1)));
  while (work.next < work.pending.size())
    TENON_CHECK(work.take(work.one_by_one ? 1 : work.pending.size() - work.next));
  return work.progress;
}

bool Importer::finished() const noexcept { return work_->progress.done == work_->progress.total; }
const ImportReport& Importer::report() const noexcept { return work_->report; }

void JsonCodec<ImportRefusal>::print(std::string& out, const ImportRefusal& value) {
  out += "{\"key\":";
  print_json_string(out, value.key);
  out += ",\"line\":";
  print_json(out, value.line);
  out += ",\"event\":";
  print_json_string(out, value.event);
  if (value.at) {
    out += ",\"at\":";
    print_json(out, *value.at);
  }
  ((out += ",\"refusal\":") += value.refusal.to_json()) += '}';
}

Json JsonCodec<ImportRefusal>::schema() {
  return {{"type", "object"},
          {"properties",
           {{"key", {{"type", "string"}}},
            {"line", {{"type", "integer"}}},
            {"event", {{"type", "string"}}},
            {"at", JsonCodec<Instant>::schema()},
            {"refusal", {{"type", "object"}}}}},
          {"required", Json::array({"key", "line", "event", "refusal"})},
          {"additionalProperties", false}};
}

}  // namespace tenon
