#pragma once
/// @file store/case_query.hpp
/// What every store does with a CaseQuery: check it, read and make its cursor. Pages run in the order of
/// opening; the overdue ones in the order of their oldest miss, and of opening within one instant.
#include <limits>

#include "tenon/store/store.hpp"

namespace tenon::store {

/// After which case a page begins.
struct Cursor {
  Instant missed = Instant::from_microseconds(std::numeric_limits<std::int64_t>::min());
  std::int64_t key = 0;
};

[[nodiscard]] Result<Cursor> read_cursor(const CaseQuery& query);
[[nodiscard]] std::string print_cursor(const CaseQuery& query, const Cursor& last);
/// Whether the case is one of those asked for.
[[nodiscard]] bool matches(const CaseQuery& query, const CaseState& state);

}  // namespace tenon::store
