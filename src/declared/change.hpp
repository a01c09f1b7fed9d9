#pragma once
/// @file declared/change.hpp
/// What an event does to a fact: "set": {"number": "$event.number", "returns": {"add": 1}, "defect": null}.
#include "declared/draft.hpp"
#include "declared/term.hpp"

namespace tenon::declared {

struct Change {
  enum class How : std::uint8_t { becomes, grows, shrinks, takes_in };
  std::size_t fact = 0;
  How how = How::becomes;
  Term by{};
};

/// Reads a "set". `event`: the fields of the event or the opening. A fact that always has a value is not
/// given one that may be absent.
[[nodiscard]] Result<std::vector<Change>> read_changes(const std::optional<Named<Expression>>& set,
                                                       const Fields& event, const Draft& draft,
                                                       const JsonPath& at);
/// `into` is changed as `sight`, which shows the facts before, says. Sums that leave the range stop at its
/// end.
void carry_out(const std::vector<Change>& changes, const Sight& sight, Values& into);

}  // namespace tenon::declared
