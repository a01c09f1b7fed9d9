#pragma once
/// @file engine/journey.hpp
/// The journey of a sale: which cases it needs and in what order, by its payment, buyers and building; what
/// is open, what is blocked and by what, what is next and for whom; and which promised dates can still be
/// kept. Nothing of it is written anywhere: it is read from the rules tables (`part_of_sale`, `after`,
/// deadlines), the registers and the cases as they stand. Order of a sale's cases: page 2 of the domain.
///
/// A forecast gives two times. `earliest`: outside parties (bureau, bank) take the time the table gives them,
/// we take none. `latest`: everybody takes all that the table allows. A date before `earliest` can no longer
/// be met even if everyone is on time; one between the two is at risk.
/// @since 0.1
#include <optional>
#include <string>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/engine/command.hpp"

namespace tenon {

/// Where one of the sale's cases stands.
enum class Progress : std::uint8_t {
  done,       ///< reached the end that is wished for
  open,       ///< under way, and something can be done now
  blocked,    ///< nothing can be done, or it cannot be opened: `blocked_by` says why
  ready,      ///< can be opened now
  waiting,    ///< under way, and an outside party is to act
  failed,     ///< ended otherwise; another case may be opened
  cancelled,  ///< by a leader, or with the contract
};
BOOST_DESCRIBE_ENUM(Progress, done, open, blocked, ready, waiting, failed, cancelled)

/// Something that leads on, and whether it can be done now.
struct NextStep {
  std::string event;
  Text label;
  RoleSet roles;                 ///< whoever may do it
  std::optional<Party> party{};  ///< whose act it is that staff records
  bool allowed = false;          ///< the event's own fields are looked at only when it is done
  std::optional<JsonText> refusal{};
  std::vector<MissingDocument> missing{};
};
BOOST_DESCRIBE_STRUCT(NextStep, (), (event, label, roles, party, allowed, refusal, missing))

/// A limit of an open case that is running or missed.
struct RunningLimit {
  std::string id;
  Text label;
  std::optional<Instant> due;
  bool missed = false;
};
BOOST_DESCRIBE_STRUCT(RunningLimit, (), (id, label, due, missed))

/// One procedure of the journey: the sale's own, or one of its building or project that it rests on.
struct JourneyStep {
  std::string workflow;
  Text title;
  Scope scope = Scope::sale;
  Progress progress = Progress::ready;
  std::optional<CaseId> case_{};
  std::optional<std::string> state{};
  std::optional<Text> state_label{};
  std::optional<Instant> since{};
  std::vector<JsonText> blocked_by{};
  std::vector<NextStep> next{};
  std::vector<RunningLimit> limits{};
  std::optional<Instant> earliest{}, latest{};  ///< when its goal is reached; of those done: when it was
};
BOOST_DESCRIBE_STRUCT(JourneyStep, (),
                      (workflow, title, scope, progress, case_, state, state_label, since, blocked_by, next,
                       limits, earliest, latest))

/// One link of a forecast: until when a state of a procedure lasts, and what takes the time.
struct ChainLink {
  std::string workflow;
  std::string state;
  Text title;
  Text label;
  Instant until;
  std::optional<std::string> deadline{};   ///< of the table: "prenotice.certificate"
  std::optional<std::string> waits_for{};  ///< the procedure that has to come as far first
};
BOOST_DESCRIBE_STRUCT(ChainLink, (), (workflow, state, title, label, until, deadline, waits_for))

enum class Outlook : std::uint8_t { kept, in_time, at_risk, lost };
BOOST_DESCRIBE_ENUM(Outlook, kept, in_time, at_risk, lost)

/// A date that the sale's contract promises, or a limit of an open case, and whether it can be kept.
struct Promise {
  std::string workflow;
  std::string what;  ///< name of the date in the table ("delivery_date"), or id of the deadline
  std::string source;
  Instant by;
  Instant earliest, latest;
  Outlook outlook = Outlook::in_time;
  std::vector<ChainLink> chain{};  ///< of the latest time; empty where the date is kept or in time
};
BOOST_DESCRIBE_STRUCT(Promise, (), (workflow, what, source, by, earliest, latest, outlook, chain))

struct Journey {
  std::string sale;
  std::string unit;
  std::string building;
  Instant at;
  bool finished = false;            ///< every procedure of its own is done
  bool voided = false;              ///< the contract was voided
  std::vector<JourneyStep> steps;   ///< in order
  std::vector<JourneyStep> beside;  ///< open cases about the sale that its order does not know
  std::vector<Promise> promises;
};
BOOST_DESCRIBE_STRUCT(Journey, (), (sale, unit, building, at, finished, voided, steps, beside, promises))

/// One sale of a building, in short.
struct SaleOutlook {
  std::string sale;
  std::string unit;
  std::optional<std::string> next{};      ///< the first procedure that is not done
  bool blocked = false;                   ///< nothing of it can be done now
  std::vector<std::string> blocked_by{};  ///< codes and procedures: "journey.needs_first: presale_permit"
  std::vector<Promise> promises{};        ///< those at risk or lost, without their chains
};
BOOST_DESCRIBE_STRUCT(SaleOutlook, (), (sale, unit, next, blocked, blocked_by, promises))

/// How many of a building's sales have come through a procedure.
struct FunnelStage {
  std::string workflow;
  Text title;
  std::int64_t needed = 0, done = 0, open = 0, blocked = 0, ready = 0;
};
BOOST_DESCRIBE_STRUCT(FunnelStage, (), (workflow, title, needed, done, open, blocked, ready))

struct BuildingForecast {
  std::string building;
  Instant at;
  std::int64_t sales = 0, finished = 0, voided = 0, lost = 0, at_risk = 0;
  std::vector<FunnelStage> funnel;
  std::vector<SaleOutlook> outlooks;  ///< of the sales that are not finished
};
BOOST_DESCRIBE_STRUCT(BuildingForecast, (),
                      (building, at, sales, finished, voided, lost, at_risk, funnel, outlooks))

/// A paper that a customer's file still lacks.
struct MissingPaper {
  std::string workflow;
  std::string event;  ///< the step that needs it
  MissingDocument missing;
  std::optional<std::string> only_if{};  ///< name of a condition that is not decided before the case is open
};
BOOST_DESCRIBE_STRUCT(MissingPaper, (), (workflow, event, missing, only_if))

}  // namespace tenon
