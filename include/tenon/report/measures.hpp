#pragma once
/// @file report/measures.hpp
/// Which facts of a workflow are figures: what counts as its first response, as reopened, as satisfied, and
/// by which facts its cases are told apart. Facts are typed inside a workflow; here they are named as in its
/// JSON.
/// @since 0.1
#include <optional>
#include <string>
#include <vector>

#include "tenon/workflow/definition.hpp"

namespace tenon {

/// A figure that the house has promised to reach.
struct Goal {
  std::int32_t percent = 0;  ///< at least
  std::string source;        ///< "H1"
};
BOOST_DESCRIBE_STRUCT(Goal, (), (percent, source))

struct Measures {
  std::string workflow;
  /// Id of the deadline whose first run ends with the first response.
  std::optional<std::string> first_response{};
  /// Fact: how often the case was reopened (a number), or whether it was (true or false).
  std::optional<std::string> reopened{};
  /// Fact: a mark of 1 to 5, where 4 and 5 are satisfied; or true or false; or a word, "satisfied" being it.
  std::optional<std::string> satisfaction{};
  /// Fact: id of the department, for cases that were not assigned to one.
  std::optional<std::string> department{};
  /// Facts that cases are counted by; their values are words of a list, or true or false.
  std::vector<std::string> categories{};
  std::optional<Goal> on_time_goal{};
  std::optional<Goal> satisfied_goal{};
};

/// Of the workflows that are built in. Immutable.
[[nodiscard]] const std::vector<Measures>& builtin_measures();

/// The entry for a workflow. Where the list has none, what the definition itself says: the deadline that is
/// called
/// "<workflow>.first_response", and as categories the first four facts that are words of a list.
[[nodiscard]] Measures measures_for(const Definition& definition, const std::vector<Measures>& list);

}  // namespace tenon
