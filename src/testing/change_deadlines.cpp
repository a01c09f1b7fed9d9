/// Changes of deadlines, and of what is said of a workflow as a whole.
#include <algorithm>

#include "testing/change_editor.hpp"

namespace tenon::testing {

Result<void> ChangeEditor::in_deadline(EditableDeadline& deadline) {
  using enum ChangeKind;
  switch (change_.kind) {
    case limit_changed: {
      TENON_TRY(const Limit limit, parse_limit(*change_.to, "to"));
      if (limit == deadline.limit) return says_so_already();
      deadline.limit = limit;
      return {};
    }
    case keyed_limit_changed: {
      TENON_TRY(const std::size_t at, position(names_in(deadline.keyed)));
      TENON_TRY(const Limit limit, parse_limit(*change_.to, "to"));
      if (limit == deadline.keyed[at].limit) return says_so_already();
      deadline.keyed[at].limit = limit;
      return {};
    }
    case keyed_limit_dropped: return drop_from(deadline.keyed);
    case ladder_dropped: return drop_from(deadline.ladder);
    case warning_dropped: return drop_from(deadline.warnings);
    case warning_changed: {
      TENON_TRY(const std::size_t at, position(names_in(deadline.warnings)));
      TENON_TRY(const std::int32_t days, number(1, 365));
      if (days == deadline.warnings[at]) return says_so_already();
      deadline.warnings[at] = days;
      return {};
    }
    case restart_dropped: {
      const auto names = names_in(book_, deadline.restarts);
      TENON_TRY(const std::size_t at, position(names));
      deadline.restarts &= ~only_event(*book_.find_event(names[at]));
      return {};
    }
    default: {
      auto& states = change_.kind == runs_in_removed ? deadline.runs : deadline.holds;
      const auto names = names_in(book_, states);
      TENON_TRY(const std::size_t at, position(names));
      states &= ~only(*book_.find_state(names[at]));
      return {};
    }
  }
}

Result<void> ChangeEditor::in_workflow() {
  using enum ChangeKind;
  auto& sale = book_.sale;
  switch (change_.kind) {
    case leader_added:
    case leader_dropped: return in_roles(book_.leaders);
    case repeat_loosened: {
      if (change_.to != "one_at_a_time" && change_.to != "freely")
        return not_there("to", *change_.to, {"one_at_a_time", "freely"});
      const Repeat to = change_.to == "freely" ? Repeat::freely : Repeat::one_at_a_time;
      if (book_.repeat <= to) return says_so_already();
      book_.repeat = to;
      return {};
    }
    case sale_always_needs:
      if (!sale.needed) return says_so_already();
      sale.needed = nullptr;
      sale.condition_name = {};
      return {};
    case sale_date_dropped:
      if (!sale.must_end_by) return says_so_already();
      sale.must_end_by = nullptr;
      sale.date_name = {};
      return {};
    default:
      if (!sale.part) return says_so_already();
      sale = {};
      return {};
  }
}

}  // namespace tenon::testing
