#include "tenon/testing/decision_table.hpp"

#include <algorithm>

#include "tenon/testing/fork_store.hpp"
#include "tenon/workflows/builtin.hpp"
#include "testing/explore_moves.hpp"

namespace tenon::testing {
namespace {

bool is_one_of(std::string_view alternatives, std::string_view type) {
  const std::string all = "|" + std::string(alternatives) + "|";
  return all.find("|" + std::string(type) + "|") != all.npos;
}

/// "identity_card|passport: 2 copy of C1, floor_plan: 1 original": the types, each once.
std::vector<std::string> papers_in(std::string_view missing) {
  std::vector<std::string> types;
  while (!missing.empty()) {
    const auto end = std::min(missing.find(", "), missing.size());
    const auto type = std::string(missing.substr(0, std::min(missing.find(": "), end)));
    if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
    missing.remove_prefix(std::min(end + 2, missing.size()));
  }
  return types;
}

class Decider {
 public:
  Decider(const ScenarioFile& file, const Rules& rules) : file_(file), rules_(rules) {}

  Result<DecisionTable> decide() {
    const auto& workflows = rules_.workflows ? *rules_.workflows : file_.procedures()->plan().workflows();
    TENON_TRY(const Definition* definition, workflows.find(file_.workflow()));
    book_ = &definition->book();
    const Json& document = file_.document();
    for (const char* needed : {"paths", "allowed"})
      if (!document.contains(needed)) return invalid("testing.missing").field(needed);
    about_ = document.value("about", Json::object());
    for (const Role role : book_->participants())
      if (role != Role::system) roles_.emplace_back(name_of(role));
    roles_.push_back(document.value("stranger", std::string("cleaning")));
    table_.workflow = file_.workflow();
    table_.title = text_of(book_->title);
    table_.version = book_->version;
    for (std::size_t i = 0; i < book_->states.size(); ++i)
      table_.states.emplace(book_->states[i], text_of(book_->state_labels[i]));
    for (std::size_t i = 0; i < book_->events.size(); ++i)
      table_.events.emplace(book_->events[i], text_of(book_->event_labels[i]));
    table_.source = book_->source;
    table_.about = about_;
    examples_ = moves_of(*file_.procedures(), *book_, false);
    for (const auto state : book_->states) TENON_CHECK(decide_in(std::string(state)));
    return std::move(table_);
  }

 private:
  /// A case in the state on a stage of its own; refused where its path cannot be taken.
  Result<void> bring_to(const std::string& state) {
    auto store = std::make_unique<ForkStore>();
    store_ = store.get();
    TENON_TRY(Stage stage, Stage::open(file_.procedures(), rules_, nullptr, std::move(store)));
    stage_.emplace(std::move(stage));
    stage_->about(about_);
    TENON_CHECK(stage_->bring(table_.workflow, state, about_, "it"));
    reached_ = store_->content();
    begins_ = stage_->world().now();
    return {};
  }
  /// Back to where the path ended; anew where time has moved.
  void go_back(const std::string& state) {
    if (stage_->world().now() == begins_) return store_->restore(reached_);
    (void)bring_to(state);  // it led there before
  }

  Result<void> decide_in(const std::string& state) {
    const Json& paths = file_.document()["paths"];
    if (!paths.contains(state)) {
      table_.unreached.push_back(state + ": paths");
      return {};
    }
    if (auto there = bring_to(state); !there) {
      table_.unreached.push_back(state + ": " + there.refusal().code);
      return {};
    }
    if (table_.policy.empty()) {
      table_.now = begins_;
      table_.policy = stage_->engine().settings().policies.active()->name();
    }
    const Json& all = file_.document()["allowed"];
    const Json allowed = all.value(state, Json::object());
    Decision impossible;
    for (const auto event_view : book_->events) {
      const std::string event(event_view);
      if (const auto found = allowed.find(event); found != allowed.end()) decide_event(state, event, *found);
      else impossible.events.push_back(event);
    }
    if (impossible.events.empty()) return {};
    impossible.state = state;
    impossible.given = Decision::Given::impossible;
    go_back(state);
    const auto refusal = stage_->attempt({{"do", impossible.events.front()}});
    ++table_.tried;
    if (!refusal) impossible.refusal = refusal.refusal();
    table_.lines.push_back(std::move(impossible));
    return {};
  }

  void decide_event(const std::string& state, const std::string& event, const Json& leads) {
    Json step = {{"do", event}};
    Json before = Json::array();
    if (leads.is_object()) {
      before = leads.value("steps", Json::array());
      for (const char* key : {"payload", "as", "who"})
        if (leads.contains(key)) step[key] = leads[key];
    }
    const Tried wanted{state, event, step, before};
    const auto ready = [&](const Json& with) { return try_it(wanted, with, before, {}); };
    // By role; those with the same outcome are one line.
    std::vector<Decision> by_role;
    for (const auto& role : roles_) {
      Json by = step;
      by["as"] = role;
      by["who"] = "E-other-" + role;  // who has done nothing in this case yet
      auto line = ready(by);
      const auto same = std::find_if(by_role.begin(), by_role.end(), [&](const Decision& other) {
        return other.to == line.to && other.refusal == line.refusal;
      });
      if (same != by_role.end()) same->roles.push_back(role);
      else by_role.emplace_back(std::move(line)).roles = {role};
    }
    for (auto& line : by_role)
      if (line.refusal && line.refusal->code == "step.wrong_role") line.asks.clear();
    const auto able =
        std::find_if(by_role.begin(), by_role.end(), [](const auto& each) { return !each.refusal; });
    std::optional<Decision> usual;
    if (able != by_role.end()) usual = *able;
    for (auto& line : by_role) table_.lines.push_back(std::move(line));
    decide_unprepared(wanted);
    decide_other_payloads(wanted, usual);
  }

  struct Tried {
    std::string state, event;
    Json step, before;
  };

  void decide_unprepared(const Tried& wanted) {
    if (wanted.before.empty()) return;
    auto bare = try_it(wanted, wanted.step, Json::array(), {});
    bare.given = Decision::Given::unprepared;
    const auto missing = bare.refusal && bare.refusal->code == "documents.missing"
                             ? std::string(bare.refusal->fact("missing"))
                             : "";
    table_.lines.push_back(std::move(bare));
    const auto types = papers_in(missing);
    for (const auto& type : types) {
      auto line = try_it(wanted, wanted.step, wanted.before, type);
      line.given = Decision::Given::without_paper;
      line.what = type;
      table_.lines.push_back(std::move(line));
    }
  }

  void decide_other_payloads(const Tried& wanted, const std::optional<Decision>& usual) {
    std::vector<std::string> seen;
    for (const auto& move : examples_) {
      if (move.kind != Move::Kind::event || book_->events[move.event] != wanted.event) continue;
      auto line = try_it(wanted, move.step, wanted.before, {});
      if (usual && line.to == usual->to && !line.refusal) continue;
      line.given = Decision::Given::other_payload;
      line.what = move.step.value("payload", Json::object()).dump();
      if (std::find(seen.begin(), seen.end(), line.what) != seen.end()) continue;
      seen.push_back(line.what);
      table_.lines.push_back(std::move(line));
    }
  }

  /// Takes a list of steps but for the handing in of one type of paper.
  Result<void> prepare(const Json& steps, const std::string& without) {
    const Json& document = file_.document();
    for (const auto& step : steps) {
      const bool by_name = step.is_string() || step.contains("papers");
      const auto name = step.is_string()          ? step.get<std::string>()
                        : step.contains("papers") ? step["papers"].get<std::string>()
                                                  : std::string();
      const auto dot = name.find('.');
      if (!without.empty() && by_name && dot != name.npos && name.substr(0, dot) == table_.workflow) {
        const auto& group = document.value(step.is_string() ? "steps" : "papers", Json::object());
        if (const auto list = group.find(name.substr(dot + 1)); list != group.end()) {
          TENON_CHECK(prepare(*list, without));
          continue;
        }
      }
      if (step.is_object() && step.contains("receive") && !without.empty() &&
          is_one_of(without, step["receive"].get<std::string>()))
        continue;
      ++table_.tried;
      TENON_CHECK(stage_->attempt(step));
    }
    return {};
  }

  Decision try_it(const Tried& wanted, const Json& step, const Json& before, const std::string& without) {
    go_back(wanted.state);
    Decision line;
    line.state = wanted.state;
    line.events = {wanted.event};
    auto done = prepare(before, without);
    if (done) {
      if (const auto at = stage_->get("it")) {
        const Json as = step.value(
            "as", file_.document()["events"].value(wanted.event, Json::object()).value("as", Json()));
        if (const auto role = as.is_string() ? enum_from<Role>(as.get<std::string>()) : std::nullopt)
          if (auto options = stage_->engine().options((*at)->id, {"E-other", *role}))
            for (const auto& option : *options)
              if (option.event == wanted.event) line.asks = option.also_asks;
      }
      ++table_.tried;
      done = stage_->attempt(step);
    }
    if (!done) {
      line.refusal = done.refusal();
      line.source = line.refusal->source;
      return line;
    }
    line.to = stage_->state();
    const auto event = book_->find_event(wanted.event);
    const auto from = book_->find_state(wanted.state), to = book_->find_state(line.to);
    for (const auto& row : book_->steps)
      if (line.source.empty() && row.event == event && from && has(row.from, *from) &&
          (row.stays ? from == to : to == row.to))
        line.source = row.source;
    return line;
  }

  const ScenarioFile& file_;
  const Rules& rules_;
  const RuleBook* book_ = nullptr;
  Json about_;
  std::vector<std::string> roles_;
  std::vector<Move> examples_;
  DecisionTable table_;
  ForkStore* store_ = nullptr;  // owned by the stage's engine
  std::optional<Stage> stage_;
  ForkContent reached_;
  Instant begins_;
};

}  // namespace

Result<DecisionTable> decide_table(const ScenarioFilePtr& file, const Rules& rules) {
  return Decider(*file, rules).decide();
}

}  // namespace tenon::testing
