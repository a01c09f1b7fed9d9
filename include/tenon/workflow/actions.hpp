#pragma once
/// @file workflow/actions.hpp
/// What every case can do, said once: documents, comments, assignment, evidence, hold, cancel, links, limits.
/// Their ids are reserved: no workflow may have an event of the same name.
/// @since 0.1
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "tenon/workflow/clocks.hpp"
#include "tenon/workflow/names.hpp"

namespace tenon {

/// A document came in. `copies` counts pieces of this form.
struct ReceiveDocument {
  std::string type;
  Form form = Form::original;
  std::int32_t copies = 1;
  Party from = Party::none;
  std::optional<std::string> reference;
  std::optional<std::string> of{};  ///< whose: id of a customer, where each person brings his own
};
BOOST_DESCRIBE_STRUCT(ReceiveDocument, (), (type, form, copies, from, reference, of))

/// It went back to whom it came from.
struct ReturnDocument {
  std::string type;
  Form form = Form::original;
  std::int32_t copies = 1;
  std::optional<std::string> of{};
};
BOOST_DESCRIBE_STRUCT(ReturnDocument, (), (type, form, copies, of))

/// It need not come. Leaders only; the reason stays with the case.
struct WaiveDocument {
  std::string type;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WaiveDocument, (), (type, reason))

struct Comment {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Comment, (), (text))

/// The case now lies with this person, or with this department until somebody in it takes it.
struct Assign {
  std::optional<std::string> staff;
  std::optional<std::string> department;
};
BOOST_DESCRIBE_STRUCT(Assign, (), (staff, department))

struct Attach {
  std::string name;
  std::string sha256;
  std::optional<std::string> reference;
};
BOOST_DESCRIBE_STRUCT(Attach, (), (name, sha256, reference))

/// Nothing can be done before `until`; the clocks stand still. The case resumes by itself then, so that no
/// hold is forgotten.
struct Hold {
  std::string reason;
  Instant until;
};
BOOST_DESCRIBE_STRUCT(Hold, (), (reason, until))

struct Resume {};
BOOST_DESCRIBE_STRUCT(Resume, (), ())

/// The case ends where it stands. Leaders only.
struct Cancel {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Cancel, (), (reason))

/// Linked by hand. The engine writes the counterpart into the other case in the same transaction.
struct LinkCase {
  CaseId id;
  std::string workflow;
  Relation relation = Relation::related;
};
BOOST_DESCRIBE_STRUCT(LinkCase, (), (id, workflow, relation))

/// Another limit for a deadline that is open. Leaders only; the time used so far stays used.
struct ChangeLimit {
  std::string deadline;
  Limit limit;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ChangeLimit, (), (deadline, limit, reason))

/// Written by the engine when time passes a deadline; no one may send it.
struct DeadlineMissed {
  std::string deadline;
  std::int32_t rung = 0;  ///< 0: the limit was reached; 1, 2: it was reached again and the next one is told
  Instant due;
};
BOOST_DESCRIBE_STRUCT(DeadlineMissed, (), (deadline, rung, due))

/// Written by the engine some days before a promised date; no one may send it.
struct DeadlineNear {
  std::string deadline;
  std::int32_t days = 0;  ///< how many are left
  Instant due;
};
BOOST_DESCRIBE_STRUCT(DeadlineNear, (), (deadline, days, due))

using Action = std::variant<ReceiveDocument, ReturnDocument, WaiveDocument, Comment, Assign, Attach, Hold,
                            Resume, Cancel, LinkCase, ChangeLimit, DeadlineMissed, DeadlineNear>;

inline constexpr std::size_t action_count = std::variant_size_v<Action>;

/// Ids in the order of the variant: "receive_document", ...
[[nodiscard]] constexpr std::array<std::string_view, action_count> action_names() {
  std::array<std::string_view, action_count> names{};
  std::size_t i = 0;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Action>>(
      [&](auto type) { names[i++] = detail::snake_name<typename decltype(type)::type>; });
  return names;
}
[[nodiscard]] Label label_of_action(std::string_view id);
[[nodiscard]] std::string_view name_of(const Action& action);
/// Whether people may send it (all but deadline_missed and deadline_near).
[[nodiscard]] bool may_be_sent(std::string_view id);
/// Whether it is one of the leaders' (cancel, waive_document, change_limit).
[[nodiscard]] bool is_for_leaders(std::string_view id);

/// Reads the action called `id`; nullopt when there is none of that name.
[[nodiscard]] std::optional<Result<Action>> read_action(std::string_view id, const Json& payload);
[[nodiscard]] Json action_schema(std::string_view id);
void print_action(std::string& out, const Action& action);
[[nodiscard]] Verdict check_action(const Action& action);

/// Whether this actor may take this action on a case in this state: the same answer that `act` gives.
[[nodiscard]] Verdict may_act(const RuleBook& book, StateIndex state, std::string_view id,
                              const Context& context);
/// Does it to the frame, or says why not; the frame is unchanged then.
[[nodiscard]] Result<void> act(Frame& frame, const RuleBook& book, StateIndex state, const Action& action,
                               const Context& context, const Reckoning& by);

}  // namespace tenon
