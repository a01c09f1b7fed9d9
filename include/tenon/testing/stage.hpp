#pragma once
/// @file testing/stage.hpp
/// A world with the cases that were brought upon it, by name, and the steps that scenarios are told in. A
/// step is one of
///
///   {"open": "mortgage", "about": {"sale": "S2"}, "payload": {}, "as": "manager", "name": "loan"}
///   {"do": "submit", "payload": {}, "as": "bureau_specialist", "who": "E2", "case": "loan"}
///        an event or an action; what it leaves out is as the procedure's "events" have it for an example:
///        fields of the payload, role; null takes a field of the example away
///   {"receive": "identity_card", "originals": 1, "copies": 4, "of": "C2", "from": "buyer"}
///   {"receive": "income_certificate", "originals": 2, "of": "borrowers"}   of each; also buyers, guardians
///   {"papers": "mortgage.loan", "without": "income_certificate"}   what the file has under "papers"
///   "mortgage.seal_by_group"                  what the file has under "steps", else an event's example
///   {"bring": "presale_permit", "to": "granted", "about": {"building": "B1"}, "name": "permit"}
///        by that procedure's own path; "unless_there": true: only where it has no case about that yet
///   {"wait": "2026-10-09T09:00:00+08:00"}     or "next_deadline"
///   {"put": "unit", "record": {"id": "U1", ...}}   changed fields of a register entry, or a new one
///
/// "for": ["S5"] in a step: only where it is about one of these sales. "case" is a name given before; without
/// it the case that was opened last without a name, "it"; a workflow's id is its newest case, where no case
/// has that name, and "opened:repair" is that in any case. "open" and "do" also take "party" (on whose
/// behalf) and "at" (when it happened, where that is not now). A text in a payload that begins with "@" is
/// read from the sale that the step is about, so that a path serves any: "@sale/payment",
/// "@sale/buyers/0/customer"; "@signers" are all buyers and guardians,
/// "@buyers_shown" each buyer as his identity has him, "@buyer_shown" the first.
///
/// One stage is used by one thread at a time.
/// @since 0.1
#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "tenon/testing/procedures.hpp"

namespace tenon::testing {

/// Hears of what is done on a stage. Not owned by it, and used from its thread alone.
class Observer {
 public:
  virtual ~Observer() = default;
  /// A command was carried out or refused. `before`: the case as it was, null where one is to be opened.
  virtual void tried(World& world, const Command& command, const CasePtr& before,
                     const Result<Outcome>& outcome) {
    (void)world, (void)command, (void)before, (void)outcome;
  }
  /// The scenario is over; the world goes when this returns.
  virtual void ended(World& world) { (void)world; }
};

class Stage {
 public:
  /// @param store where the stage's world is kept; null: in memory. It must be empty.
  [[nodiscard]] static Result<Stage> open(ProceduresPtr procedures, const Rules& rules = {},
                                          Observer* observer = nullptr,
                                          std::unique_ptr<Store> store = nullptr);

  /// What steps are about that do not say it themselves: {"sale": "S1"}.
  void about(Json subject) { subject_ = std::move(subject); }
  [[nodiscard]] const Json& about() const noexcept { return subject_; }

  /// Takes a step. Refused by the rules, or because it cannot be taken at all: testing.no_such_case,
  /// testing.no_path, testing.no_such_step, testing.no_sale.
  [[nodiscard]] Result<void> attempt(const Json& step);
  /// The answer that attempt would give to an "open" or a "do", without doing it.
  [[nodiscard]] Result<void> check(const Json& step);
  /// Brings a case of the workflow into the state by the path that its file tells; `name` is what it is
  /// called afterwards.
  [[nodiscard]] Result<void> bring(const std::string& workflow, const std::string& state, const Json& about,
                                   const std::string& name);

  /// Calls a case by a name, as if a step had brought it.
  void call(const std::string& name, const CaseId& id) { cases_[name] = id; }
  /// A command of the caller's own. `before`: the case as it is, null where one is to be opened.
  [[nodiscard]] Result<Outcome> execute(const Command& command, const CasePtr& before);

  [[nodiscard]] bool has(const std::string& name) const { return cases_.contains(name); }
  [[nodiscard]] Result<CaseId> find(const std::string& name);
  [[nodiscard]] Result<CasePtr> get(const std::string& name = "it");
  /// "cancelled" where it was; "none" where there is no such case.
  [[nodiscard]] std::string state(const std::string& name = "it");

  [[nodiscard]] World& world() noexcept { return world_; }
  [[nodiscard]] Engine& engine() noexcept { return world_.engine(); }
  [[nodiscard]] const Procedures& procedures() const noexcept { return *procedures_; }
  /// The step, told by a path or a list that the last attempt named, at which that was refused; null where it
  /// was that step itself.
  [[nodiscard]] const Json& stopped_at() const noexcept { return stopped_at_; }
  /// How many commands were carried out, refused or asked about.
  [[nodiscard]] std::int64_t commands() const noexcept { return commands_; }

  /// Writes what is done from now on to `lines`, one command a line as `tenon run` takes them, after the
  /// entries of the registers; cases then carry references of their own ("J-1"). `lines` outlives the stage.
  void write_to(std::ostream& lines);

 private:
  Stage(World world, ProceduresPtr procedures, Observer* observer)
      : world_(std::move(world)), procedures_(std::move(procedures)), observer_(observer) {}

  Result<void> attempt_one(const Json& step);
  Result<Command> opening(const Json& step);
  Result<Command> event(const Json& step, const CasePtr& on);
  Result<void> open_case(const Json& step);
  Result<void> take_step(const Json& step);
  Result<void> receive(const Json& step);
  Result<void> receive_one(const Json& step, const CasePtr& into, const Json* of);
  Result<void> hand_in(const Json& step);
  Result<void> named(const std::string& name);
  Result<void> put(const Json& step);
  Result<void> wait(const Json& step);
  [[nodiscard]] bool is_there(const std::string& workflow, const Subject& about);

  Result<Json> filled(const Json& payload, const Subject& subject);
  Result<Json> word(const std::string& word, const Subject& subject);
  Result<std::vector<Json>> persons(const Json& of, const std::optional<std::string>& sale);
  Result<Json> shown(const Json& customer);

  void write(const Json& line);
  void write(const Command& command, const CasePtr& before);

  World world_;
  ProceduresPtr procedures_;
  Observer* observer_;
  std::ostream* lines_ = nullptr;
  int references_ = 0;
  std::int64_t commands_ = 0;
  std::map<std::string, CaseId> cases_;
  int depth_ = 0;
  Json stopped_at_;
  Json subject_ = Json::object();
};

}  // namespace tenon::testing
