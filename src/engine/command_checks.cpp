#include "engine/command_checks.hpp"

#include <algorithm>

namespace tenon {
namespace {

/// Ids of people, nouns and cases as the host writes them: any short text.
bool is_id(const std::string& text) {
  constexpr std::size_t max_bytes = 128;
  return !text.empty() && text.size() <= max_bytes && is_utf8(text);
}

}  // namespace

Verdict check_actor(const Actor& actor) {
  if (!is_id(actor.id) || std::any_of(actor.id.begin(), actor.id.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    return invalid("command.actor")
        .field("actor.id")
        .fact("found", is_utf8(actor.id) ? actor.id.substr(0, 40) : "?");
  if (actor.roles.empty()) return invalid("command.no_role").field("actor.roles").fact("actor", actor.id);
  if (actor.roles.contains(Role::system)) return invalid("command.system_role").field("actor.roles");
  return {};
}

Verdict check_subject(const RuleBook& book, const Subject& subject) {
  const auto lacking = [&](bool needed, const std::optional<std::string>& given,
                           std::string_view field) -> Verdict {
    if (given && !is_id(*given)) return invalid("command.subject").field("subject." + std::string(field));
    if (needed && !given)
      return invalid("command.subject_missing")
          .field("subject." + std::string(field))
          .fact("workflow", book.id);
    return {};
  };
  if (auto v = lacking(book.needs_customer, subject.customer, "customer"); !v.allowed()) return v;
  if (auto v = lacking(book.needs_unit, subject.unit, "unit"); !v.allowed()) return v;
  if (auto v = lacking(book.needs_sale, subject.sale, "sale"); !v.allowed()) return v;
  if (auto v = lacking(false, subject.building, "building"); !v.allowed()) return v;
  return lacking(false, subject.project, "project");
}

Verdict check_reference(const std::optional<std::string>& reference) {
  if (reference && !is_id(*reference)) return invalid("command.reference").field("reference");
  return {};
}

Result<BodyOf> body_of(const Definition& definition, const Command& command,
                       std::optional<EventIndex> event) {
  const auto& book = definition.book();
  if (command.typed) {
    if (command.typed_for && (command.typed_for->id != book.id || command.typed_for->version != book.version))
      return not_allowed("command.other_workflow")
          .fact("case", book.id)
          .fact("command", command.typed_for->id);
    auto verdict =
        event ? definition.check_event(*event, command.typed) : definition.check_opening(command.typed);
    if (!verdict.allowed()) return std::move(verdict).refusal();
    return BodyOf{nullptr, command.typed};
  }
  auto read =
      event ? definition.read_event(*event, command.payload) : definition.read_opening(command.payload);
  if (!read) return std::move(read).refusal();
  return BodyOf{*read, read->get()};
}

Result<Action> action_of(const Command& command) {
  if (command.typed) {
    const auto& action = *static_cast<const Action*>(command.typed);
    if (auto verdict = check_action(action); !verdict.allowed()) return std::move(verdict).refusal();
    return action;
  }
  return *read_action(command.event, command.payload);
}

Refusal unknown_event(const RuleBook& book, std::string_view event) {
  std::string known;
  for (const auto each : book.events) (known += known.empty() ? "" : ", ") += each;
  for (const auto each : action_names())
    if (may_be_sent(each)) (known += ", ") += each;
  return invalid("command.unknown_event")
      .field("event")
      .fact("workflow", book.id)
      .fact("found", event)
      .fact("allowed", known);
}

}  // namespace tenon
