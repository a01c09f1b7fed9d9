#pragma once
/// @file engine/core.hpp
/// The machinery of an engine. Reads, decides without a lock, commits on condition that nothing has moved.
#include <map>
#include <mutex>
#include <unordered_map>

#include "engine/cache.hpp"
#include "tenon/engine/engine.hpp"

namespace tenon {

/// What one command, or one batch, is about to change. A batch lays the work of each command over its own and
/// merges it only when the command is done, so that a refused one leaves no trace.
struct Work {
  Change change;
  Work* beneath = nullptr;
  bool trusts_cache = true;                       ///< false: every case is looked up in the store
  std::unordered_map<CaseId, std::size_t> index;  ///< of change.cases; kept by batches, which have many

  [[nodiscard]] std::shared_ptr<CaseState> find(const CaseId& id) const;
  [[nodiscard]] bool has_reference(std::string_view reference, CaseId& id) const;
  [[nodiscard]] const CommandRow* find_command(const CommandId& id) const;
  /// Takes over all of `above`, which lay over this.
  void merge(Work&& above);
};

/// Who takes a step, when, and under which command: the same for everything that follows from it.
struct Mover {
  const Actor& actor;
  Party party;
  Instant at;
  Instant recorded_at;
  CommandId command;
  std::uint8_t depth =
      0;  ///< how many cases lie between the command and this: each told or opened by the last
};

/// A notice and whom it goes to.
struct Told {
  std::string_view notice;
  Role role = Role::system;
  Party party = Party::none;
  std::array<std::optional<Way>, 2> via{};
  std::string_view kind = "notify";
};

class Engine::Core {
 public:
  Core(Settings settings, std::unique_ptr<Store> store);

  // execute.cpp
  Result<Outcome> execute(const Command& command);
  Result<Outcome> execute_in(Work& batch, const Command& command);
  Verdict check(const Command& command);
  Result<CasePtr> load(const CaseId& id);
  Result<CasePtr> load_fresh(const CaseId& id);
  void publish(Change& change);
  /// Puts what became of a command into the log, where the level asks for it.
  void note(const Command& command, const Result<Outcome>& outcome);
  [[nodiscard]] CommandId next_command();

  // steps.cpp: what a command does to the cases of a work (command_checks.cpp: what is asked of it first)
  Result<Outcome> perform(Work& work, const Command& command);
  Result<std::shared_ptr<CaseState>> open_case(Work& work, const Definition& definition,
                                               const Subject& subject,
                                               const std::optional<std::string>& reference,
                                               const void* opening, const std::optional<Link>& parent,
                                               const Mover& mover);
  Verdict take_step(Work& work, CaseState& state, EventIndex event, const void* body, const Mover& mover,
                    std::vector<CaseId>* opened);
  Verdict take_action(Work& work, CaseState& state, const Action& action, const Mover& mover,
                      std::vector<CaseId>* opened = nullptr);
  Result<std::shared_ptr<CaseState>> touch(Work& work, const CaseId& id);
  /// The host's own limits over those of the pack that the case is pinned to.
  [[nodiscard]] Reckoning reckoning(const Frame& frame, Instant at);

  // surroundings.cpp: registers on the way
  Result<std::optional<RecordRow>> read_record(Work& work, std::string_view kind, std::string_view id);
  Result<void> update_record(Work& work, std::string_view kind, const std::string& id, const Json& fields,
                             const Mover& mover);
  /// What the registers know of a subject besides what the caller named; "subject.unknown",
  /// "subject.disagrees".
  Result<Subject> complete_subject(Work& work, const RuleBook& book, const Subject& given);
  /// Null where none is named, or none of that name is known.
  [[nodiscard]] const PolicyPack* pack_of(const std::optional<std::string>& policy) const;
  /// Refused where one more case of the workflow about this subject is one too many.
  Verdict check_repeat(const RuleBook& book, const Surroundings& around, const Subject& subject);

  // policy.cpp
  /// The request with what the registers know of its "sale" or "building" filled in.
  Result<Json> fill_in(std::string_view kind, const Json& request);
  Result<std::string> compute(std::string_view kind, const Json& request, const Policies& policies);
  Result<PolicyPreview> preview(const PolicyPackPtr& to, Instant now);

  // forecast.cpp
  /// Every sale of the register whose unit is in the building, by id.
  Result<void> each_sale_of(std::string_view building,
                            const std::function<Result<void>(const Sale&, const Unit&)>& use);
  Result<BuildingForecast> forecast(std::string_view building, Instant now);

  // advance.cpp
  Verdict catch_up(Work& work, CaseState& state, Instant until, AdvanceReport* report);
  Result<AdvanceReport> advance(Instant until, std::int64_t max_cases);

  // replay.cpp
  Result<std::shared_ptr<CaseState>> replay(const CaseState& of, const std::vector<HistoryRow>& rows,
                                            std::optional<Instant> until);
  Result<VerifyReport> verify(const std::function<void(std::int64_t)>& progress);

  /// The limits of a pack on a day, with the host's own over them; made once for each pack and day.
  const LimitTable& limits_of(const PolicyPack* pack, const Date& day);

  Settings settings;
  std::unique_ptr<Store> store;
  Log log;
  IdSource ids;
  CaseCache cache;

 private:
  std::mutex limits_mutex_;
  std::map<std::pair<const PolicyPack*, Date>, LimitTable> limits_;

  // follow.cpp
  Verdict follow(Work& work, CaseState& state, const Consequences& what, const void* body,
                 std::string_view payload, const Mover& mover, std::vector<CaseId>* opened);
  Verdict follow_opening(Work& work, CaseState& state, const void* opening, const Mover& mover,
                         std::vector<CaseId>* opened);
  Verdict open_linked(Work& work, CaseState& state, std::string_view workflow, const Json& fields,
                      const std::optional<Subject>& about, const Mover& follower,
                      std::vector<CaseId>* opened);
  Verdict end_others(Work& work, const CaseState& state, const std::string& reason, const Mover& follower,
                     std::vector<CaseId>* opened);
  Verdict tell_parents(Work& work, CaseState& state, std::string_view what, const Json& fields,
                       const Mover& follower, std::vector<CaseId>* opened);

  // record.cpp
  /// `kept`: how many of the case's clocks, from the first, kept their limits (move_clocks).
  void append(Work& work, CaseState& state, std::string_view event, std::string payload, std::size_t kept,
              const Mover& mover);
  void notify(Work& work, const CaseState& state, const Told& told, Instant at, Instant deliver_after,
              std::string_view fields, const Surroundings* around = nullptr);

  // execute.cpp
  /// What the command does, and its row for repeats where the caller gave it an id.
  Result<Outcome> work_out(Work& work, const Command& command, bool named);
  Result<Outcome> execute_alone(const Command& command, bool named);
  Result<Outcome> first_answer(const Command& command, const CommandRow& row);
  Result<Outcome> refused(Work* batch, const Command& command, Refusal refusal);
};

/// The payload of an "open" row: everything that replaying the opening takes.
struct OpeningRecord {
  Subject subject;
  std::optional<std::string> reference;
  std::optional<Link> parent;
  std::optional<std::string> policy;
};
BOOST_DESCRIBE_STRUCT(OpeningRecord, (), (subject, reference, parent, policy))

[[nodiscard]] Digest body_digest(const Command& command, std::string_view payload);
/// The notional member of staff who acts for the engine: deadlines, and what linked cases tell.
[[nodiscard]] const Actor& system_actor();

}  // namespace tenon
