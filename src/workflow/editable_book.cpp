#include "tenon/workflow/editable_book.hpp"

namespace tenon {
namespace {

EditableConsequences loosened(const Consequences& from) {
  return {{from.notices.begin(), from.notices.end()}, {from.effects.begin(), from.effects.end()}};
}
Consequences viewed(const EditableConsequences& from) { return {from.notices, from.effects}; }

template <class To, class From>
void copy_plain_fields(To& to, const From& from) {
  to.id = from.id;
  to.version = from.version;
  to.title = from.title;
  to.source = from.source;
  to.initial = from.initial;
  to.goal = from.goal;
  to.openers = from.openers;
  to.needs_customer = from.needs_customer;
  to.needs_unit = from.needs_unit;
  to.needs_sale = from.needs_sale;
  to.needs_building = from.needs_building;
  to.needs_project = from.needs_project;
  to.repeat = from.repeat;
  to.sale = from.sale;
  to.finals = from.finals;
  to.leaders = from.leaders;
  to.limit_key = from.limit_key;
}
template <class To, class From>
void copy_plain_fields_of_step(To& to, const From& from) {
  to.from = from.from;
  to.to = from.to;
  to.stays = from.stays;
  to.event = from.event;
  to.roles = from.roles;
  to.party = from.party;
  to.checklist = from.checklist;
  to.apart_from = from.apart_from;
  to.source = from.source;
}
template <class To, class From>
void copy_plain_fields_of_deadline(To& to, const From& from) {
  to.id = from.id;
  to.label = from.label;
  to.limit = from.limit;
  to.promise = from.promise;
  to.runs = from.runs;
  to.holds = from.holds;
  to.restarts = from.restarts;
  to.time_of = from.time_of;
  to.source = from.source;
}
template <class T>
std::vector<T> owned(std::span<const T> list) {
  return {list.begin(), list.end()};
}

}  // namespace

EditableBook::EditableBook() : kept_(std::make_shared<Kept>()) {}

EditableBook::EditableBook(const RuleBook& book) : EditableBook() {
  copy_plain_fields(*this, book);
  states = owned(book.states);
  state_labels = owned(book.state_labels);
  events = owned(book.events);
  event_labels = owned(book.event_labels);
  opening_guards = owned(book.opening_guards);
  opening_dependencies = owned(book.opening_dependencies);
  on_opening = loosened(book.on_opening);
  on_cancel = loosened(book.on_cancel);
  waits = owned(book.waits);
  for (const auto& from : book.steps) {
    auto& to = steps.emplace_back();
    static_cast<EditableConsequences&>(to) = loosened(from);
    copy_plain_fields_of_step(to, from);
    to.conditions = owned(from.conditions);
    to.guards = owned(from.guards);
    to.dependencies = owned(from.dependencies);
  }
  for (const auto& from : book.deadlines) {
    auto& to = deadlines.emplace_back();
    copy_plain_fields_of_deadline(to, from);
    to.keyed = owned(from.keyed);
    to.ladder = owned(from.ladder);
    to.warnings = owned(from.warnings);
  }
}

std::string_view EditableBook::word(std::string text) { return kept_->words.emplace_back(std::move(text)); }

Checklist EditableBook::checklist(std::string_view name, std::vector<ChecklistItem> items) {
  const auto& kept = kept_->lists.emplace_back(std::move(items));
  return {name, kept.data(), kept.size()};
}

void EditableBook::keep(std::shared_ptr<const void> thing) { kept_->things.push_back(std::move(thing)); }

BoundBook::BoundBook(EditableBook made) : made_(std::move(made)) {
  copy_plain_fields(book_, made_);
  for (const auto& from : made_.steps) {
    auto& to = steps_.emplace_back();
    static_cast<Consequences&>(to) = viewed(from);
    copy_plain_fields_of_step(to, from);
    to.conditions = from.conditions;
    to.guards = from.guards;
    to.dependencies = from.dependencies;
    to.plain = from.conditions.empty() && from.guards.empty() && from.dependencies.empty() &&
               from.checklist.size == 0 && from.apart_from == 0;
    book_.remembered |= to.apart_from;
  }
  for (const auto& from : made_.deadlines) {
    auto& to = deadlines_.emplace_back();
    copy_plain_fields_of_deadline(to, from);
    to.keyed = from.keyed;
    to.ladder = from.ladder;
    to.warnings = from.warnings;
  }
  first_.resize(made_.states.size() * made_.events.size());
  for (std::size_t i = 0; i < steps_.size(); ++i)
    for (StateIndex state = 0; state < made_.states.size(); ++state)
      if (auto& row = first_[steps_[i].event * made_.states.size() + state];
          has(steps_[i].from, state) && row == 0)
        row = static_cast<std::uint8_t>(i + 1);
  book_.states = made_.states;
  book_.state_labels = made_.state_labels;
  book_.events = made_.events;
  book_.event_labels = made_.event_labels;
  book_.opening_guards = made_.opening_guards;
  book_.opening_dependencies = made_.opening_dependencies;
  book_.on_opening = viewed(made_.on_opening);
  book_.on_cancel = viewed(made_.on_cancel);
  book_.waits = made_.waits;
  book_.steps = steps_;
  book_.deadlines = deadlines_;
  book_.first = first_;
}

}  // namespace tenon
