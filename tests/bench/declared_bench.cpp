/// What it costs that a workflow is declared in JSON instead of written in C++: the same loan, the same walk
/// of four steps with one guard, as a pure step, and as a case in an engine in memory.
#include "bench/bench.hpp"
#include "bench/loan.hpp"
#include "tenon/declared/declared.hpp"
#include "tenon/engine/engine.hpp"

namespace {

using bench::keep;
using bench::Loan;
using namespace tenon;

const RoleSet specialist{Role::mortgage_specialist};

/// bench::Loan as a document: its description, with what the functions of C++ do.
Json loan_document() {
  Json document = Json::parse(R"({
    "declared_version": 1, "id": "declared_loan", "version": 1, "title": {"zh": "贷款", "en": "Loan"}, "source": "bench",
    "facts": [{"name": "limit", "type": "integer", "default": 100}, {"name": "principal", "type": "integer", "default": 0},
              {"name": "rejections", "type": "integer", "default": 0}],
    "states": [], "events": [], "steps": [],
    "opening": {"roles": ["mortgage_specialist"], "fields": [{"name": "limit", "type": "integer"}],
                "set": {"limit": "$event.limit"}},
    "guards": {"within_limit": {"that": {"event": "principal", "at_most": "$fact.limit"},
      "refusal": {"code": "declared_loan.over_limit", "zh": "超额", "en": "over the limit",
      "remedy": {"zh": "少借", "en": "borrow less"}}}},
    "deadlines": [{"id": "declared_loan.work", "label": {"zh": "办", "en": "Work"}, "limit": "5 working_days",
      "runs_in": [], "escalates_to": ["manager"], "source": "b"}]
  })");
  const auto& book = definition_of<Loan>().book();
  const auto both = [](const Label& label) { return Json{{"zh", label.zh}, {"en", label.en}}; };
  for (StateIndex i = 0; i < book.states.size(); ++i) {
    Json state{{"id", book.states[i]}, {"label", both(book.state_labels[i])}};
    if (i == book.initial) state["is"] = "initial";
    else if (i == book.goal) state["is"] = "goal";
    else if (book.is_final(i)) state["is"] = "end";
    if (!book.is_final(i)) document["deadlines"][0]["runs_in"].push_back(book.states[i]);
    document["states"].push_back(std::move(state));
  }
  for (EventIndex i = 0; i < book.events.size(); ++i) {
    Json event{{"id", book.events[i]}, {"label", both(book.event_labels[i])}};
    if (book.events[i] == "book_interview") event["fields"] = {{{"name", "at"}, {"type", "integer"}}};
    if (book.events[i] == "sign_loan") {
      event["fields"] = {{{"name", "principal"}, {"type", "integer"}}};
      event["set"] = {{"principal", "$event.principal"}};
    }
    if (book.events[i] == "reject") event["set"] = {{"rejections", {{"add", 1}}}};
    document["events"].push_back(std::move(event));
  }
  for (const auto& from : book.steps)
    for (StateIndex state = 0; state < book.states.size(); ++state) {
      if (!has(from.from, state)) continue;
      Json step{{"event", book.events[from.event]},
                {"from", {book.states[state]}},
                {"to", book.states[from.to]},
                {"roles", {"mortgage_specialist"}},
                {"source", "b"}};
      if (book.events[from.event] == "sign_loan") step["requires"] = {"within_limit"};
      document["steps"].push_back(std::move(step));
    }
  return document;
}

struct Move {
  const char* event;
  Json payload;
};
const Move walk[] = {{"book_interview", {{"at", 0}}},
                     {"sign_loan", {{"principal", 90}}},
                     {"seal_guarantee", Json::object()},
                     {"reject", Json::object()}};

/// Decides and evolves, nothing stored.
void pure(const Definition& definition, std::int64_t steps) {
  const Actor actor{"E1", specialist};
  const Subject subject;
  const Frame frame;
  const auto calendar = Calendar::around_the_clock();
  const Context context{Instant(), actor, Party::none, subject, frame, *calendar};
  const auto& book = definition.book();
  struct Ready {
    EventIndex event;
    Body body;
  };
  std::vector<Ready> moves;
  for (const auto& each : walk) {
    const auto event = *book.find_event(each.event);
    moves.push_back({event, definition.read_event(event, each.payload).value()});
  }
  Body facts = definition.begin(definition.read_opening({{"limit", 100}}).value().get(), context);
  StateIndex state = book.initial;
  for (std::int64_t i = 0; i < steps; i += std::ssize(walk))
    for (const auto& move : moves) {
      Verdict why;
      if (const Step* step = choose(book, state, facts.get(), move.event, move.body.get(), context, why))
        state = step->to;
      facts = definition.evolve(facts, move.event, move.body.get(), context);
      keep(state);
    }
}

/// The same through an engine, fields as JSON.
void applied(const std::shared_ptr<const WorkflowSet>& set, const std::string& workflow, std::int64_t steps) {
  Settings settings;
  settings.workflows = set;
  settings.clock = Clock::at(*parse_instant("2026-03-02T10:00:00+08:00"));
  settings.id_seed = 1;
  auto engine = Engine::open(std::move(settings)).value();
  Command command;
  command.actor = {"E1", specialist};
  CaseId id{};
  for (std::int64_t i = 0; i < steps; i += std::ssize(walk)) {
    // As long as a case may become (apply_bench.cpp).
    if (i % 40 == 0) {
      command.event = "open";
      command.workflow = workflow;
      command.payload = {{"limit", 100}};
      id = engine.execute(command).value().case_id;
      command.workflow.clear();
      command.case_id = id;
    }
    for (const auto& move : walk) {
      command.event = move.event;
      command.payload = move.payload;
      const auto outcome = engine.execute(command);
      if (!outcome) std::abort();
      keep(outcome);
    }
  }
}

}  // namespace

int main() {
  WorkflowSet base;
  if (!base.add(definition_of<Loan>())) return 1;
  const JsonPath at{nullptr, "workflows"};
  const auto set = declare_workflows(base, Json::array({loan_document()}), at);
  if (!set) return std::puts(set.refusal().to_json().c_str()), 1;
  const auto& declared = *(*set)->find("declared_loan").value();
  const auto& typed = definition_of<Loan>();
  bench::compare("pure step with its new facts", 400'000,
                 {{"written in C++", [&](std::int64_t n) { pure(typed, n); }},
                  {"declared in JSON", [&](std::int64_t n) { pure(declared, n); }}});
  bench::compare("apply in memory, fields as JSON", 4'000,
                 {{"written in C++", [&](std::int64_t n) { applied(*set, "loan", n); }},
                  {"declared in JSON", [&](std::int64_t n) { applied(*set, "declared_loan", n); }}});
  bench::compare("reading and checking the document", 50, {{"declare_workflows", [&](std::int64_t n) {
                                                              const Json documents =
                                                                  Json::array({loan_document()});
                                                              for (std::int64_t i = 0; i < n; ++i)
                                                                keep(declare_workflows(base, documents, at));
                                                            }}});
}
