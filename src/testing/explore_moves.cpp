#include "testing/explore_moves.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace tenon::testing {
namespace {

const Json* member(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() ? nullptr : &*found;
}

/// Walks the lists of steps of one file and gathers what happens in cases of its own workflow.
class Gatherer {
 public:
  Gatherer(const Procedures& procedures, const RuleBook& book, const Json& file)
      : procedures_(procedures), book_(book), file_(file) {}

  void gather() {
    if (const Json* examples = member(file_, "events"))
      for (const auto& [event, example] : examples->items()) take({{"do", event}});
    for (const char* group : {"paths", "steps"})
      if (const Json* lists = member(file_, group))
        for (const auto& list : *lists) walk_anew(list);
    if (const Json* allowed = member(file_, "allowed"))
      for (const auto& in_state : *allowed)
        for (const auto& [event, wanted] : in_state.items()) {
          pending_.clear();
          Json step = wanted.is_object() ? wanted : Json::object();
          if (const Json* before = member(step, "steps")) walk(*before);
          step.erase("steps");
          step.erase("to");
          step["do"] = event;
          take(step);
        }
  }

  /// Openings first, then events in the order of the table, each with all papers that come before it.
  [[nodiscard]] std::vector<Move> moves() && {
    std::stable_sort(events_.begin(), events_.end(),
                     [](const Move& a, const Move& b) { return a.event < b.event; });
    for (auto& move : events_) {
      move.papers = papers_[move.event];
      openings_.push_back(std::move(move));
    }
    return std::move(openings_);
  }

 private:
  void walk_anew(const Json& list) {
    pending_.clear();
    walk(list);
  }
  void walk(const Json& list) {
    for (const auto& step : list) walk_step(step);
  }
  void walk_step(const Json& step) {
    if (step.is_string()) return walk_named(step.get_ref<const std::string&>());
    if (step.contains("case")) return;  // of another case than the file's own
    if (step.contains("receive")) {
      pending_.push_back(step);
    } else if (step.contains("papers")) {
      hand_in(step["papers"].get_ref<const std::string&>());
    } else if (step.contains("open")) {
      if (step["open"] == book_.id) open(step);
    } else if (step.contains("do")) {
      take(step);
    }
  }
  void walk_named(const std::string& name) {
    const auto dot = name.find('.');
    if (dot == name.npos || name.substr(0, dot) != book_.id) return;
    const auto what = name.substr(dot + 1);
    const Json* const steps = member(file_, "steps");
    const Json* const list = steps ? member(*steps, what.c_str()) : nullptr;
    if (list) walk(*list);
    else take({{"do", what}});
  }
  void hand_in(const std::string& name) {
    const auto dot = name.find('.');
    const Json* const of = procedures_.find(name.substr(0, dot));
    const Json* const papers = of ? member(*of, "papers") : nullptr;
    const Json* const list = papers ? member(*papers, name.substr(dot + 1).c_str()) : nullptr;
    if (list) walk(*list);
  }
  void open(const Json& step) {
    Move move;
    move.kind = Move::Kind::open;
    move.step = {{"open", step["open"]}};
    for (const char* key : {"payload", "as", "who", "party"})
      if (step.contains(key)) move.step[key] = step[key];
    // A sale's case is about the sale that is explored, others about what the file says.
    const Json* const own = member(step, "about");
    const Json* const of_file = member(file_, "about");
    const Json& about = own ? *own : of_file ? *of_file : move.step;
    if (own || of_file)
      if (!about.contains("sale")) move.step["about"] = about;
    if (seen_.insert(move.step.dump()).second) openings_.push_back(std::move(move));
  }
  void take(const Json& step) {
    const auto name = step["do"].get<std::string>();
    const auto event = book_.find_event(name);
    const auto papers = pending_;  // they may have been for this event or for one before it
    if (!event) return;
    Move move;
    move.event = *event;
    move.step = {{"do", name}};
    const Json* const all = member(file_, "events");
    const Json* const example = all ? member(*all, name.c_str()) : nullptr;
    const Json nothing = Json::object();
    for (const char* key : {"as", "who", "party"})
      for (const Json* from : {static_cast<const Json*>(&step), example ? example : &nothing})
        if (!move.step.contains(key) && from->contains(key)) move.step[key] = (*from)[key];
    Json payload = example ? example->value("payload", nothing) : nothing;
    payload.merge_patch(step.value("payload", nothing));
    move.step["payload"] = std::move(payload);
    auto& handed_in = papers_[*event];
    for (const auto& paper : papers)
      if (std::find(handed_in.begin(), handed_in.end(), paper) == handed_in.end()) handed_in.push_back(paper);
    if ((example && example->value("by_system", false)) || step.value("by_system", false)) return;
    if (seen_.insert(move.step.dump()).second) events_.push_back(std::move(move));
  }

  const Procedures& procedures_;
  const RuleBook& book_;
  const Json& file_;
  std::vector<Json> pending_;
  std::set<std::string> seen_;
  std::vector<Move> openings_, events_;
  std::map<EventIndex, std::vector<Json>> papers_;
};

}  // namespace

std::vector<Move> moves_of(const Procedures& procedures, const RuleBook& book, bool cancelling) {
  const Json* const file = procedures.find(book.id);
  if (!file) return {};
  Gatherer gatherer(procedures, book, *file);
  gatherer.gather();
  auto moves = std::move(gatherer).moves();
  if (cancelling) {
    Move move;
    move.kind = Move::Kind::cancel;
    for (const Role role : book.leaders)
      if (move.step.is_null())
        move.step = {
            {"do", "cancel"}, {"as", std::string(name_of(role))}, {"payload", {{"reason", "cancelled"}}}};
    if (!move.step.is_null()) moves.push_back(std::move(move));
  }
  return moves;
}

}  // namespace tenon::testing
