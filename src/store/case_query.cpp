#include "store/case_query.hpp"

#include <charconv>

#include "store/refusals.hpp"
#include "tenon/workflow/clocks.hpp"

namespace tenon::store {
namespace {

bool is_by_miss(const CaseQuery& query) { return query.overdue.value_or(false); }

bool read_number(std::string_view& text, std::int64_t& into) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return error == std::errc();
}

bool is(const std::optional<std::string>& wanted, std::string_view found) {
  return !wanted || *wanted == found;
}
bool is(const std::optional<std::string>& wanted, const std::optional<std::string>& found) {
  return !wanted || wanted == found;
}

}  // namespace

// "o<micros>.<key>" where the order is by miss, "k<key>" elsewhere: the cursor of one order is not taken for
// the other.
Result<Cursor> read_cursor(const CaseQuery& query) {
  TENON_CHECK(Result<void>(check_limit(query.limit)));
  Cursor cursor;
  if (!query.after) return cursor;
  std::string_view text = *query.after;
  bool good = text.starts_with(is_by_miss(query) ? 'o' : 'k');
  if (good) text.remove_prefix(1);
  if (good && is_by_miss(query)) {
    std::int64_t missed = 0;
    good = read_number(text, missed) && text.starts_with('.');
    if (good) text.remove_prefix(1);
    cursor.missed = Instant::from_microseconds(missed);
  }
  good = good && read_number(text, cursor.key) && text.empty() && cursor.key >= 0;
  if (!good) return bad_cursor(*query.after);
  return cursor;
}

std::string print_cursor(const CaseQuery& query, const Cursor& last) {
  if (!is_by_miss(query)) return "k" + std::to_string(last.key);
  return "o" + std::to_string(last.missed.microseconds()) + "." + std::to_string(last.key);
}

bool matches(const CaseQuery& query, const CaseState& state) {
  const auto& book = state.definition->book();
  return is_about(query, state) && is(query.state, book.states[state.state]) &&
         (!query.status || *query.status == state.status()) && is(query.assignee, state.frame.assignee) &&
         is(query.department, state.frame.department) &&
         (!query.overdue || *query.overdue == overdue_since(state.frame).has_value());
}

}  // namespace tenon::store

namespace tenon {

bool is_about(const CaseQuery& query, const CaseState& state) {
  const auto is = [](const std::optional<std::string>& wanted, const std::optional<std::string>& found) {
    return !wanted || wanted == found;
  };
  const auto& subject = state.subject;
  return (!query.workflow || *query.workflow == state.definition->book().id) &&
         is(query.customer, subject.customer) && is(query.unit, subject.unit) &&
         is(query.sale, subject.sale) && is(query.building, subject.building) &&
         is(query.project, subject.project);
}

}  // namespace tenon
