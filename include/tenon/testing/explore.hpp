#pragma once
/// @file testing/explore.hpp
/// Every order in which the linked cases of a sale can go on, tried in the real engine, breadth first: which
/// states they reach together, and whether anything happens that must never happen (testing/invariant.hpp),
/// with the shortest way there as a scenario.
///
/// An exploration is a document:
///   {"explore_version": 1, "title": {"zh", "en"}, "about": {"sale": "S1"},
///    "procedures": "..",                 folder of the scenario files and their world.json
///    "start": [steps],                   as a Stage takes them: what is there before
///    "cases": {"signing": 1, "filing_change": 2},    which procedures move, with so many cases at most
///    "once": {"signing": ["record_payment"]},        events taken at most once in a case
///    "without": {"mortgage": ["record_new_rule"]},   events left out; "open" and "cancel", too
///    "moves": {"signing": [steps]},      further examples beside those of the scenario file
///    "cancel": true,                     a leader may cancel any case, too
///    "waits": ["2026-08-26T09:00:00+08:00"],         moments to which time may move
///    "depth": 60, "states": 200000,      where it stops
///    "invariants": [...] or "file.json"}
///
/// ## What is tried, and what is not
/// A move is the opening of a case, or an event with a payload and by a role that the scenario files show,
/// where need be with all the papers that come before it there, handed in at once. Not tried: payloads that
/// no file shows, papers handed in one by one, waiting but to the moments named. Two states are taken for the
/// same where each case is in the same state with the same facts, papers and links; numbers count as none or
/// some, lists as sets. So a way that needs three reminders may be missed; what is found has happened.
///
/// ## Reduction
/// Where cases go on side by side, most orders of their moves lead to the same. From each state only a
/// persistent set of moves is followed (Godefroid, "Partial-Order Methods for the Verification of Concurrent
/// Systems", LNCS 1032, 1996; stubborn sets: Valmari 1991; ample sets: Clarke, Grumberg, Peled, "Model
/// Checking", ch. 10). In the words of the last, and what answers to them here:
///   C0  the set is empty only where no move is possible: a case with a possible move is always taken in.
///   C1  before a move of the set, nothing that depends on it happens outside the set: the set is made of
///       whole cases, and with a case come all those that may yet change what its moves looked at, the
///       refused ones included, and all those that may yet look at what its moves change. What rules look
///       at is watched (guards, conditions, effects) or stands in the table (after, none_open: there only
///       whether the case is in one of the states named counts). Of a refused move counts what the rule
///       looked at that refused it, for without that nothing else helps. A register entry counts where
///       another would change what the move leads to, tried with all that the search has seen. What may yet
///       come is every event that the table still lets the case reach. What is learnt of a rule after it
///       was relied on makes the search start anew, so that the last run rests on nothing that it has
///       itself refuted; the first move that would look further would look further in the reduced search as
///       well, for it depends on nothing that was left out.
///   C2  visible moves: a set with a move that changes a condition of an invariant contains every case that
///       may yet change a condition of the same invariant (Valmari's condition V), so that their orders are
///       all followed.
///   C3  nothing is put off for ever: where the states that were followed form a knot that nothing leads out
///       of, and some case could go on in it and was never followed, it is followed from there (Valmari's
///       condition S, on the terminal strongly connected components; "The state explosion problem", 1998).
///       The usual rule, that each set has to lead to something new, multiplies what this one adds.
/// While time may still move to a moment that is named, all moves are followed: waiting depends on all.
/// So each case reaches the same states, and the same invariants are violated, as without it
/// (tests/testing/explore_test.cpp compares the two).
///
/// An Exploration is immutable once read; explore() keeps nothing between calls.
/// @since 0.1
#include <filesystem>
#include <functional>
#include <map>
#include <set>

#include "tenon/testing/invariant.hpp"
#include "tenon/testing/procedures.hpp"

namespace tenon::testing {

struct Exploration {
  std::string name;  ///< of the file
  Text title;
  ProceduresPtr procedures;
  std::filesystem::path folder;  ///< of the procedures
  std::shared_ptr<const WorkflowSet> workflows;
  Json about = Json::object();
  Json start = Json::array();
  std::map<std::string, std::int32_t> cases;
  std::map<std::string, std::vector<std::string>> once, without;
  std::map<std::string, std::vector<Json>> moves;
  bool cancelling = false;
  std::vector<Instant> waits;
  std::int64_t depth = 1'000;
  std::int64_t states = 200'000;
  Invariants invariants;

  /// Refused with the place, what stands there and what may.
  /// @param workflows what ids are checked against and what is explored; null: those of the world
  [[nodiscard]] static Result<Exploration> read(const std::filesystem::path& path,
                                                const std::shared_ptr<const WorkflowSet>& workflows = {});
  /// A document in hand; `folder` is where the files that it names are.
  [[nodiscard]] static Result<Exploration> parse(const Json& document, const std::filesystem::path& folder,
                                                 const std::string& name,
                                                 const std::shared_ptr<const WorkflowSet>& workflows = {});
};

struct ExploreOptions {
  Rules rules;  ///< workflows: instead of those of the exploration, with the same states and events
  bool reduced = true;
  /// Hears now and then how many states have been expanded and how many wait; false: stop here.
  std::function<bool(std::int64_t expanded, std::int64_t waiting)> progress;
};

/// Something that must never be, and the way to it.
struct Violation {
  std::string invariant;
  Text title;
  std::string source;
  std::vector<Json> steps;  ///< after the start, as a Stage takes them
  /// Whether no shorter way exists within the bound. Otherwise none of its steps can be left out.
  bool shortest = false;
  std::map<std::string, std::string> cases;  ///< where each case that was moved then stands
  /// The same as a scenario file: after these steps the last one should be refused, and is not.
  Json scenario;
};

/// How an exploration went.
struct Explored {
  bool exhausted = true;  ///< nothing within the bound is left to try
  std::int64_t states = 0, moves = 0;
  std::int64_t depth = 0;  ///< of the state farthest from the start
  std::int64_t tried = 0;  ///< commands that went through the engine
  std::int64_t cut = 0;    ///< moves that would have led out of the bound, of more cases than it allows
  std::int64_t runs = 1;   ///< how often the search began, until nothing new was learnt of the rules
  double seconds = 0;
  std::map<std::string, std::set<std::string>> reached;  ///< states of each workflow that moved
  std::vector<Violation> violations;                     ///< at most one for each invariant, in their order
};

/// Explores. Refused: a step of the start that cannot be taken, a procedure without a scenario file.
[[nodiscard]] Result<Explored> explore(const Exploration& exploration, const ExploreOptions& options = {});

/// The report for people: what was explored, within which bound, and what was found.
[[nodiscard]] std::string to_text(const Exploration& exploration, const Explored& explored,
                                  Language language);
/// {"title", "passed", "exhausted", "bound": {...}, "states", "moves", "depth", "tried", "cut", "runs",
///  "seconds", "states_per_second", "reached": {...}, "violations": [...]}
[[nodiscard]] Json to_json(const Exploration& exploration, const Explored& explored);

}  // namespace tenon::testing
