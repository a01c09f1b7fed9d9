#pragma once
/// @file workflow/frame.hpp
/// What every case has, whatever its workflow: documents received, clocks, links to other cases, an assignee,
/// a hold. Plain described data; who may change it is said in workflow/actions.hpp, when its clocks run in
/// workflow/clocks.hpp.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tenon/core/ids.hpp"
#include "tenon/core/json.hpp"
#include "tenon/model/roles.hpp"
#include "tenon/time/deadline.hpp"
#include "tenon/time/instant.hpp"
#include "tenon/time/limit.hpp"

namespace tenon {

/// A document comes as the original or as a copy; a checklist may ask for both.
enum class Form : std::uint8_t { original, copy };
BOOST_DESCRIBE_ENUM(Form, original, copy)

/// A document that has been handed in. The library keeps the reference, never the content.
struct DocumentHeld {
  std::string type;  ///< id of the document type, e.g. "identity_card"
  Form form = Form::original;
  std::int32_t copies = 1;  ///< how many of this form are held
  Party from = Party::none;
  std::optional<std::string> reference;  ///< where the host keeps it
  std::optional<std::string> of{};       ///< whose it is: id of a customer, where each brings his own
};
BOOST_DESCRIBE_STRUCT(DocumentHeld, (), (type, form, copies, from, reference, of))

/// A document that need not come, with who said so and why.
struct Waiver {
  std::string type;
  std::string reason;
  std::string by;
};
BOOST_DESCRIBE_STRUCT(Waiver, (), (type, reason, by))

/// Evidence, named by its content: the host keeps the bytes.
struct Attachment {
  std::string name;
  std::string sha256;  ///< 64 hexadecimal digits
  std::optional<std::string> reference;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (name, sha256, reference))

/// How a linked case stands to this one.
enum class Relation : std::uint8_t {
  opened,     ///< this case gave birth to that one
  opened_by,  ///< that case gave birth to this one, and hears of its outcome
  related,    ///< said by a person, nothing follows
};
BOOST_DESCRIBE_ENUM(Relation, opened, opened_by, related)

struct Link {
  CaseId id;
  std::string workflow;
  Relation relation = Relation::related;
};
BOOST_DESCRIBE_STRUCT(Link, (), (id, workflow, relation))

struct OnHold {
  std::string reason;
  Instant since;
  Instant until;  ///< when the case resumes by itself
};
BOOST_DESCRIBE_STRUCT(OnHold, (), (reason, since, until))

/// One running of one deadline. A clock that ends and starts again is a new ClockRun; old ones stay as a
/// record.
struct ClockRun {
  std::uint8_t rule = 0;  ///< position of the deadline in the rules of the case's workflow version
  Limit limit;    ///< in force for this run: read when it started and when the key of the case changed
  Ledger ledger;  ///< running stretches
  std::optional<Instant> promised;  ///< the date itself, where a fact of the case sets it instead of a limit
  std::optional<Instant> due;       ///< when the limit is reached; none while paused
  bool estimated = false;           ///< rests on a year whose calendar is not published
  std::optional<Instant> missed;    ///< when it was missed
  std::optional<Instant> ended;     ///< when what it waited for happened, or the case ended
  std::uint8_t rungs = 0;           ///< how many rungs of the escalation ladder have been called
  std::optional<Instant> alarm;     ///< when the next rung is called
  std::optional<std::string> limit_set_by{};  ///< who changed the limit by hand: no key changes it then
  std::uint8_t warnings = 0;                  ///< how many warnings before the date have been given
};
BOOST_DESCRIBE_STRUCT(ClockRun, (),
                      (rule, limit, ledger, promised, due, estimated, missed, ended, rungs, alarm,
                       limit_set_by, warnings))

/// Who did an event last, kept for the events that somebody else has to do the next step after.
struct Doer {
  std::string event;
  std::string actor;
};
BOOST_DESCRIBE_STRUCT(Doer, (), (event, actor))

/// All of it.
struct Frame {
  std::optional<std::string> assignee;    ///< id of a member of staff
  std::optional<std::string> department;  ///< id of a department
  std::optional<OnHold> hold;
  std::optional<std::string> cancelled;  ///< the reason, once the case was cancelled
  std::int32_t comments = 0;
  std::vector<DocumentHeld> documents;
  std::vector<Waiver> waivers;
  std::vector<Attachment> attachments;
  std::vector<Link> links;
  std::vector<ClockRun> clocks;
  std::vector<Doer> doers{};
  std::optional<std::string> policy{};  ///< the policy pack that the case began under: "handbook@1"
};
BOOST_DESCRIBE_STRUCT(Frame, (),
                      (assignee, department, hold, cancelled, comments, documents, waivers, attachments,
                       links, clocks, doers, policy))

/// What a case is about: ids of the host's registers (model/), each where it applies.
struct Subject {
  std::optional<std::string> customer{};
  std::optional<std::string> unit{};
  std::optional<std::string> sale{};
  std::optional<std::string> building{};
  std::optional<std::string> project{};
  friend bool operator==(const Subject&, const Subject&) = default;
};
BOOST_DESCRIBE_STRUCT(Subject, (), (customer, unit, sale, building, project))

}  // namespace tenon
