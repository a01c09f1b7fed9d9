#include "tenon/report/measures.hpp"

#include <algorithm>

namespace tenon {
namespace {

constexpr std::size_t most_categories = 4;

bool is_word_of_a_list(const Json& schema) {
  if (schema.contains("enum")) return true;
  const auto either = schema.find("anyOf");
  return either != schema.end() &&
         std::any_of(either->begin(), either->end(), [](const Json& each) { return each.contains("enum"); });
}

}  // namespace

const std::vector<Measures>& builtin_measures() {
  static const std::vector<Measures> all = {
      {.workflow = "ticket",
       .first_response = "ticket.first_response",
       .reopened = "refusals",
       .satisfaction = "satisfaction",
       .department = "department",
       .categories = {"kind", "channel", "priority"},
       .satisfied_goal = Goal{95, "H1"}},
      {.workflow = "complaint",
       .first_response = "complaint.measures",
       .reopened = "reopenings",
       .satisfaction = "satisfaction",
       .department = "department",
       .categories = {"grade", "cause", "channel", "target"},
       .on_time_goal = Goal{100, "H1"},
       .satisfied_goal = Goal{90, "H1"}},
      {.workflow = "follow_up", .satisfaction = "satisfaction", .categories = {"occasion", "manner"}},
  };
  return all;
}

Measures measures_for(const Definition& definition, const std::vector<Measures>& list) {
  const auto& book = definition.book();
  for (const auto& each : list)
    if (each.workflow == book.id) return each;
  Measures found;
  found.workflow = book.id;
  if (auto first = found.workflow + ".first_response"; book.find_deadline(first))
    found.first_response = std::move(first);
  const Json schema = definition.facts_schema();
  for (const auto& [fact, type] : schema.at("properties").items())
    if (is_word_of_a_list(type) && found.categories.size() < most_categories)
      found.categories.push_back(fact);
  return found;
}

}  // namespace tenon
