#include "tenon/testing/watch.hpp"

#include <algorithm>

#include "tenon/core/catalogue.hpp"
#include "tenon/workflow/actions.hpp"
#include "tenon/workflows/builtin.hpp"
#include "testing/watch_tally.hpp"

namespace tenon::testing {
namespace {

/// What several workflows refuse with: catalogued by what it is about and not by the id of one of them.
constexpr std::string_view shared_codes[] = {"contract", "desk", "inspection", "of_building", "survey"};

/// The refusals that the rules of these workflows give, each with the workflow that it is said by; empty for
/// those of several. What has no remedy is no refusal but the words of a notice.
std::vector<std::pair<std::string, std::string>> codes_of(const WorkflowSet& workflows) {
  std::vector<std::pair<std::string, std::string>> codes;
  const auto& ours = builtin_workflows().all();
  const bool shares = std::all_of(ours.begin(), ours.end(), [&](const Definition* each) {
    return workflows.find(each->book().id).has_value();
  });
  for (const auto code : catalogue_codes()) {
    if (find_text(code)->remedy.en.empty()) continue;
    const auto prefix = code.substr(0, code.find('.'));
    if (workflows.find(prefix)) codes.emplace_back(prefix, code);
    else if (shares &&
             std::find(std::begin(shared_codes), std::end(shared_codes), prefix) != std::end(shared_codes))
      codes.emplace_back("", code);
  }
  return codes;
}

bool is_repeat(std::string_view code) { return code == "case.open_already" || code == "case.done_already"; }

}  // namespace

Result<std::unique_ptr<Watch>> Watch::over(std::shared_ptr<const WorkflowSet> workflows) {
  if (!workflows) workflows = {std::shared_ptr<const WorkflowSet>{}, &builtin_workflows()};
  auto tally = std::make_unique<Tally>(workflows);
  auto set = std::make_shared<WorkflowSet>();
  for (const Definition* const each : workflows->all()) {
    const auto newest = workflows->find(each->book().id);
    if (*newest != each) TENON_CHECK(set->add(*each));
    else
      TENON_CHECK(
          set->add(std::make_shared<const ChangedDefinition>(*each, watched_book(each->book(), *tally))));
  }
  for (const auto& [workflow, code] : codes_of(*workflows))
    tally->codes[code] = tally->add({.kind = SpotKind::code_said, .workflow = workflow, .what = code});
  tally->workflows = std::move(set);
  return std::unique_ptr<Watch>(new Watch(std::move(tally)));
}

Watch::Watch(std::unique_ptr<Tally> tally) : tally_(std::move(tally)) {}
Watch::~Watch() = default;

const std::shared_ptr<const WorkflowSet>& Watch::workflows() const noexcept { return tally_->workflows; }
const std::vector<Spot>& Watch::spots() const noexcept { return tally_->spots; }
const std::vector<std::int64_t>& Watch::counts() const noexcept { return tally_->counts; }

std::vector<std::uint32_t> Watch::take_touched() {
  auto touched = std::move(tally_->touched);
  tally_->touched.clear();
  for (const auto spot : touched) tally_->touched_before[spot] = false;
  std::sort(touched.begin(), touched.end());
  return touched;
}

void Watch::tried(World&, const Command& command, const CasePtr& before, const Result<Outcome>& outcome) {
  Tally& tally = *tally_;
  WatchedRow* const row = std::exchange(tally.last_row, nullptr);
  const std::string_view workflow =
      before ? before->definition->book().id : std::string_view(command.workflow);
  const auto found = tally.books.find(workflow);
  if (found == tally.books.end()) return;
  WatchedBook& book = found->second;
  const bool opens = command.event == opening_event;
  const auto event = before ? before->definition->book().find_event(command.event) : std::nullopt;
  if (event) tally.count(book.event_tried[*event * before->definition->book().states.size() + before->state]);
  else tally.count(opens ? book.opening_tried : book.action_tried);
  if (outcome) return;

  const Refusal& refusal = outcome.refusal();
  if (const auto code = tally.codes.find(refusal.code); code != tally.codes.end()) tally.count(code->second);
  if (!opens && !event) {
    if (refusal.code == "step.wrong_role" && is_for_leaders(command.event)) tally.count(book.leader_refused);
    return;
  }
  // The row that was looked at last is the one that said no: those of other cases follow only a step taken.
  WatchedRow* const refused = opens ? &book.opening : row;
  if (!refused || refused->event != command.event) return;
  if (refusal.code == "step.wrong_role") tally.count(refused->role_refused);
  else if (refusal.code == "step.same_person") tally.count(refused->same_person_refused);
  else if (opens && is_repeat(refusal.code)) tally.count(book.repeat_refused);
  else if (refusal.code == "journey.needs_first" || refusal.code == "journey.still_open") {
    const auto [first, last] = refused->unmet.equal_range(refusal.fact("workflow"));
    for (auto each = first; each != last; ++each) tally.count(each->second);
  } else if (refusal.code == "documents.missing") {
    // "identity_card|passport: 1 copy of C1, purchase_contract: 1 original"
    const auto& asked = refused->pending;
    std::string_view list = refusal.fact("missing");
    while (!list.empty()) {
      // Of two lines that ask for one document, those that asked this time.
      const auto [first, last] = refused->missing.equal_range(list.substr(0, list.find(':')));
      for (auto each = first; each != last; ++each) {
        const auto& [lacking, present] = each->second;
        if (std::find(asked.begin(), asked.end(), present) != asked.end()) tally.count(lacking);
      }
      const auto comma = list.find(", ");
      list.remove_prefix(comma == list.npos ? list.size() : comma + 2);
    }
  }
}

void Watch::ended(World& world) {
  Tally& tally = *tally_;
  tally.last_row = nullptr;
  CaseQuery query;
  query.limit = 10'000;
  const auto page = world.engine().find(query);
  if (!page) return;
  for (const auto& each : page->cases) {
    const auto found = tally.books.find(each->definition->book().id);
    if (found == tally.books.end()) continue;
    bool warns = false;
    for (const auto& run : each->frame.clocks) {
      const auto& clock = found->second.clocks[run.rule];
      tally.count(clock.ran);
      if (run.missed) tally.count(clock.missed);
      else if (run.ended) tally.count(clock.kept);
      for (std::size_t rung = 0; rung < run.rungs && rung < clock.ladder.size(); ++rung)
        tally.count(clock.ladder[rung]);
      warns = warns || run.warnings > 0;
    }
    if (!warns) continue;
    const auto history = world.engine().history(each->id);
    if (!history) continue;
    for (const auto& step : *history) {
      if (step.event != "deadline_near") continue;
      const auto near = parse_json(step.payload, "payload");
      const auto at =
          near ? each->definition->book().find_deadline((*near).value("deadline", "")) : std::nullopt;
      if (!at) continue;
      const auto& warnings = found->second.clocks[*at].warnings;
      if (const auto warning = warnings.find((*near).value("days", 0)); warning != warnings.end())
        tally.count(warning->second);
    }
  }
}

}  // namespace tenon::testing
