#include "testing/rule_names.hpp"

#include <algorithm>

namespace tenon::testing {
namespace {

/// The second of a name is "name#2".
std::vector<std::string> told_apart(std::vector<std::string> names) {
  const auto plain = names;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (const auto before =
            std::count(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(i), plain[i]);
        before > 0)
      names[i] += "#" + std::to_string(before + 1);
  return names;
}

template <class List, class NameOf>
std::vector<std::string> told_apart(const List& list, NameOf name) {
  std::vector<std::string> names;
  for (const auto& each : list) names.emplace_back(name(each));
  return told_apart(std::move(names));
}

constexpr auto by_name = [](const auto& each) { return each.name; };

}  // namespace

std::vector<std::string> names_in(const std::vector<NamedGuard>& list) { return told_apart(list, by_name); }
std::vector<std::string> names_in(const std::vector<NamedCondition>& list) {
  return told_apart(list, by_name);
}
std::vector<std::string> names_in(const std::vector<NamedEffect>& list) { return told_apart(list, by_name); }
std::vector<std::string> names_in(const std::vector<Dependency>& list) {
  return told_apart(list, [](const Dependency& each) { return each.workflow; });
}
std::vector<std::string> names_in(const std::vector<Notice>& list) {
  return told_apart(list, [&](const Notice& each) {
    const auto same = [&](const Notice& other) { return other.notice == each.notice; };
    std::string name(each.notice);
    if (std::count_if(list.begin(), list.end(), same) > 1)
      (name += ">").append(each.party == Party::none ? name_of(each.role) : name_of(each.party));
    return name;
  });
}
std::vector<std::string> names_in(const std::vector<KeyedLimit>& list) {
  return told_apart(list, [](const KeyedLimit& each) { return each.key; });
}
std::vector<std::string> names_in(const std::vector<Role>& list) {
  return told_apart(list, [](Role each) { return name_of(each); });
}
std::vector<std::string> names_in(const std::vector<std::int32_t>& list) {
  return told_apart(list, [](std::int32_t each) { return std::to_string(each); });
}
std::vector<std::string> names_in(const Checklist& list) {
  return told_apart(list, [](const ChecklistItem& each) {
    return each.document.substr(0, each.document.find('|'));  // of several kinds the first
  });
}
std::vector<std::string> names_in(const Notice& notice) {
  std::vector<std::string> names;
  for (const auto& way : notice.via)
    if (way) names.emplace_back(name_of(*way));
  return names;
}
std::vector<std::string> names_in(RoleSet roles) {
  std::vector<std::string> names;
  for (const Role role : roles) names.emplace_back(name_of(role));
  return names;
}
std::vector<std::string> names_in(const EditableBook& book, StateSet states) {
  std::vector<std::string> names;
  for (StateIndex state = 0; state < book.states.size(); ++state)
    if (has(states, state)) names.emplace_back(book.states[state]);
  return names;
}
std::vector<std::string> names_in(const EditableBook& book, EventSet events) {
  std::vector<std::string> names;
  for (EventIndex event = 0; event < book.events.size(); ++event)
    if (has_event(events, event)) names.emplace_back(book.events[event]);
  return names;
}

std::vector<std::size_t> rows_of(const EditableBook& book, std::string_view event) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < book.steps.size(); ++row)
    if (book.events[book.steps[row].event] == event) rows.push_back(row);
  return rows;
}

std::string joined_states(const RuleBook& book, StateSet states) {
  std::string names;
  for (StateIndex state = 0; state < book.states.size(); ++state)
    if (has(states, state)) (names += names.empty() ? "" : ", ") += book.states[state];
  return names;
}

}  // namespace tenon::testing
