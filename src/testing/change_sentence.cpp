#include "testing/change_sentence.hpp"

#include <algorithm>

#include "tenon/core/catalogue.hpp"
#include "tenon/model/document_type.hpp"
#include "tenon/workflow/actions.hpp"
#include "tenon/workflows/rule_words.hpp"
#include "testing/rule_names.hpp"

namespace tenon::testing {
namespace {

/// What a change speaks of, by its label; the word of the table where it has none.
class Labels {
 public:
  Labels(const RuleChange& change, const WorkflowSet& workflows) : change_(change), workflows_(workflows) {
    if (const auto found = workflows.find(change.workflow)) book_ = &(*found)->book();
  }

  [[nodiscard]] Text workflow() const { return workflow_called(change_.workflow); }
  [[nodiscard]] Text event() const {
    if (change_.event == opening_event) return words("change.word_open");
    if (change_.event == cancelling_event) return text_of(label_of_action("cancel"));
    return event_called(change_.event.value_or(""));
  }
  [[nodiscard]] Text deadline() const {
    const auto id = change_.deadline.value_or("");
    if (book_)
      if (const auto at = book_->find_deadline(id)) return text_of(book_->deadlines[*at].label);
    return as_it_stands(id);
  }
  [[nodiscard]] Text what() const {
    using enum ChangeKind;
    const std::string& what = change_.what ? *change_.what : empty_;
    switch (change_.kind) {
      case role_added:
      case role_dropped:
      case leader_added:
      case leader_dropped:
      case ladder_dropped: return role_called(what);
      case from_added:
      case from_removed:
      case runs_in_removed:
      case holds_in_removed: return state_called(book_, what);
      case apart_from_dropped:
      case restart_dropped: return event_called(what);
      case dependency_dropped:
      case dependency_widened:
      case dependency_narrowed:
      case dependency_always: return workflow_called(without_number(what));
      case document_dropped:
      case originals_changed:
      case copies_changed:
      case document_always_asked:
      case document_asked_of_all: return document_called(what);
      case guard_dropped:
      case guard_negated:
      case condition_dropped:
      case condition_negated:
      case effect_dropped: return rule_words(change_.workflow, without_number(what));
      default: return as_it_stands(what);
    }
  }
  [[nodiscard]] Text to() const {
    using enum ChangeKind;
    const std::string& to = change_.to ? *change_.to : empty_;
    if (change_.kind == target_changed)
      return to == "stay" ? words("change.word_stay") : state_called(book_, to);
    if (change_.kind != dependency_widened && change_.kind != dependency_narrowed) return as_it_stands(to);
    const auto other = workflows_.find(without_number(*change_.what));
    return state_called(other ? &(*other)->book() : nullptr, to);
  }
  /// The states and the roles of the rows that are meant.
  [[nodiscard]] Text from() const {
    if (change_.from) return state_called(book_, *change_.from);
    Text list;
    StateSet states = 0;
    for (const Step* step : rows()) states |= step->from;
    for (StateIndex state = 0; book_ && state < book_->states.size(); ++state)
      if (has(states, state)) add(list, text_of(book_->state_labels[state]));
    return list.en.empty() ? event() : list;
  }
  [[nodiscard]] Text roles() const {
    Text list;
    RoleSet may = book_ && change_.event == opening_event ? book_->openers : RoleSet{};
    for (const Step* step : rows()) may |= step->roles;
    for (const Role role : may) add(list, text_of(label(role)));
    return list;
  }

 private:
  static Text as_it_stands(std::string_view word) { return {std::string(word), std::string(word)}; }
  static std::string_view without_number(std::string_view name) { return name.substr(0, name.find('#')); }
  static void add(Text& list, const Text& each) {
    (list.zh += list.zh.empty() ? "" : "、") += each.zh;
    (list.en += list.en.empty() ? "" : ", ") += each.en;
  }
  Text workflow_called(std::string_view id) const {
    const auto found = workflows_.find(id);
    return found ? text_of((*found)->book().title) : as_it_stands(id);
  }
  Text event_called(std::string_view id) const {
    const auto event = book_ ? book_->find_event(id) : std::nullopt;
    return event ? text_of(book_->event_labels[*event]) : as_it_stands(id);
  }
  static Text state_called(const RuleBook* book, std::string_view id) {
    const auto state = book ? book->find_state(id) : std::nullopt;
    return state ? text_of(book->state_labels[*state]) : as_it_stands(id);
  }
  static Text role_called(std::string_view id) {
    const auto role = enum_from<Role>(without_number(id));
    return role ? text_of(label(*role)) : as_it_stands(id);
  }
  static Text document_called(std::string_view id) {
    const auto* type = builtin_document_types().find(without_number(id));
    return type ? Text{type->zh, type->en} : as_it_stands(id);
  }
  std::vector<const Step*> rows() const {
    std::vector<const Step*> found;
    std::int32_t number = 0;
    for (const auto& step : book_ ? book_->steps : std::span<const Step>{}) {
      if (book_->events[step.event] != change_.event.value_or("")) continue;
      ++number;
      const auto from = change_.from ? book_->find_state(*change_.from) : std::nullopt;
      if ((!change_.row || *change_.row == number) && (!from || has(step.from, *from)))
        found.push_back(&step);
    }
    return found;
  }

  const RuleChange& change_;
  const WorkflowSet& workflows_;
  const RuleBook* book_ = nullptr;
  const std::string empty_;
};

}  // namespace

Text words(std::string_view code) {
  const auto* const entry = find_text(code);
  return entry ? entry->sentence : Text{std::string(code), std::string(code)};
}

Text words(const std::string& code, const RuleChange& change, const WorkflowSet& workflows) {
  const Text pattern = words(code);
  const Labels labels(change, workflows);
  Refusal zh, en;
  for (const auto& [name, text] :
       {std::pair("workflow", labels.workflow()), std::pair("event", labels.event()),
        std::pair("deadline", labels.deadline()), std::pair("what", labels.what()),
        std::pair("to", labels.to()), std::pair("from", labels.from()), std::pair("roles", labels.roles())}) {
    zh.facts.push_back({name, text.zh});
    en.facts.push_back({name, text.en});
  }
  return {fill_in(pattern.zh, zh), fill_in(pattern.en, en)};
}

Text sentence(const RuleChange& change, const WorkflowSet& workflows) {
  return words("change." + std::string(name_of(change.kind)), change, workflows);
}
Text missing_case(const RuleChange& change, const WorkflowSet& workflows) {
  return words("survivor." + std::string(name_of(change.kind)), change, workflows);
}

}  // namespace tenon::testing
