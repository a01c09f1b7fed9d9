#include "declared/condition.hpp"

namespace tenon::declared {
namespace {

/// How many letters a text has, or entries a list.
std::int64_t length_of(const Value& value) {
  if (const auto* list = std::get_if<std::vector<std::string>>(&value))
    return static_cast<std::int64_t>(list->size());
  const auto* const text = std::get_if<std::string>(&value);
  if (!text) return 0;
  return std::count_if(text->begin(), text->end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
}

}  // namespace

bool Condition::compares(const Sight& sight) const {
  Value made_left, made_right;
  const Value& left = left_.look(sight, made_left);
  if (is_ == Is::set || is_ == Is::unset) return is_filled(left) == (is_ == Is::set);
  if (!is_there(left)) return false;
  if (is_ == Is::one_of) return std::find(words_.begin(), words_.end(), left) != words_.end();
  if (is_ == Is::length_at_least) return length_of(left) >= number_;
  if (is_ == Is::length_at_most) return length_of(left) <= number_;
  const Value& right = right_.look(sight, made_right);
  if (!is_there(right)) return false;
  if (is_ == Is::contains) {
    const auto& list = std::get<std::vector<std::string>>(left);
    return std::find(list.begin(), list.end(), std::get<std::string>(right)) != list.end();
  }
  const int order = compare(left, right);
  switch (is_) {
    case Is::equal: return order == 0;
    case Is::less: return order < 0;
    case Is::more: return order > 0;
    case Is::at_least: return order >= 0;
    default: return order <= 0;
  }
}

bool Condition::looks_around(const Sight& sight) const {
  if (is_ == Is::other_case) {
    if (!sight.around) return false;
    for (const auto& other : sight.around->cases(scope_, name_))
      if (!other.cancelled) return has(states_, other.state_index);  // the newest counts
    return false;
  }
  if (!sight.context) return false;
  const Context& context = *sight.context;
  if (is_ == Is::role) return roles_.intersects(context.actor.roles);
  if (is_ == Is::missed)
    return std::any_of(context.frame.clocks.begin(), context.frame.clocks.end(),
                       [&](const ClockRun& run) { return run.rule == number_ && run.missed; });
  return std::any_of(context.frame.documents.begin(), context.frame.documents.end(),
                     [&](const DocumentHeld& held) {
                       return held.type == name_ && held.copies > 0 && (!form_ || held.form == *form_);
                     });
}

bool Condition::holds(const Sight& sight) const {
  const auto holds_there = [&](const Condition& part) { return part.holds(sight); };
  switch (is_) {
    case Is::all: return std::all_of(parts_.begin(), parts_.end(), holds_there);
    case Is::any: return std::any_of(parts_.begin(), parts_.end(), holds_there);
    case Is::no: return !parts_.front().holds(sight);
    case Is::held:
    case Is::role:
    case Is::missed:
    case Is::other_case: return looks_around(sight);
    default: return compares(sight);
  }
}

bool Condition::asks_event() const noexcept {
  return left_.asks_event() || right_.asks_event() ||
         std::any_of(parts_.begin(), parts_.end(), [](const Condition& part) { return part.asks_event(); });
}

}  // namespace tenon::declared
