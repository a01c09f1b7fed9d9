#pragma once
/// @file declared/condition.hpp
/// A condition that came as data: one thing that is looked at, and what has to be so of it; or several joined
/// by all, any, not. What is not there is not equal, not less and not more: only is_set asks for it.
///
///   {"fact": "amount", "at_least": "1000.00"}          {"event": "day", "not_before": "$today"}
///   {"all": [...]}  {"any": [...]}  {"not": ...}       "large" (the condition of that name)
///   {"document": "identity_card", "form": "original"}  {"role": ["manager"]}
///   {"missed": "key_loan.return"}                      {"workflow": "handover", "of_same": "unit", "in":
///                                                       ["done"]}
#include "declared/draft.hpp"
#include "declared/term.hpp"

namespace tenon::declared {

class Condition {
 public:
  [[nodiscard]] bool holds(const Sight& sight) const;
  /// Whether it looks at the event.
  [[nodiscard]] bool asks_event() const noexcept;

 private:
  friend class ConditionReader;
  // clang-format off
  enum class Is : std::uint8_t {
    all, any, no,                                             // of parts
    equal, one_of, less, more, at_least, at_most,             // of left and right, or words
    set, unset, contains, length_at_least, length_at_most,    // of left
    held, role, missed, other_case };
  // clang-format on
  [[nodiscard]] bool compares(const Sight& sight) const;
  [[nodiscard]] bool looks_around(const Sight& sight) const;

  Is is_ = Is::all;
  std::vector<Condition> parts_{};
  Term left_{}, right_{};
  std::vector<Value> words_{};
  std::int64_t number_ = 0;     ///< a length, or the position of a deadline
  std::string name_{};          ///< a document, or a workflow
  std::optional<Form> form_{};  ///< of a document; none: either will do
  RoleSet roles_{};
  StateSet states_ = 0;
  Scope scope_ = Scope::sale;
};

/// Reads a condition where `reach` says what may be looked at.
[[nodiscard]] Result<Condition> read_condition(const Json& json, const Reach& reach, const Draft& draft,
                                               const JsonPath& at);
/// The condition of the document that `name`, which stands at `at`, means.
[[nodiscard]] Result<Condition> named_condition(const std::string& name, const Reach& reach,
                                                const Draft& draft, const JsonPath& at);

}  // namespace tenon::declared
