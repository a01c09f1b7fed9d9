#pragma once
/// @file store/refusals.hpp
/// The refusals that every kind of store gives in the same words.
#include <cstdint>
#include <string_view>

#include "tenon/store/rows.hpp"

namespace tenon::store {

[[nodiscard]] Refusal case_unknown(const CaseId& id);
/// `what` is not at the version it was decided on. 0 stands for "not there".
[[nodiscard]] Refusal conflict_on(std::string_view what, std::int64_t expected, std::int64_t found);
[[nodiscard]] Refusal conflict_on(const CaseId& id, std::int64_t expected, std::int64_t found);
[[nodiscard]] Refusal conflict_on(const RecordRow& record, std::int64_t found);
/// A list of cases that was looked at has grown.
[[nodiscard]] Refusal conflict_on(const Seen::List& list, std::int64_t found);
[[nodiscard]] Refusal command_seen(const CommandId& id);
[[nodiscard]] Refusal reference_taken(std::string_view reference, const CaseId& by);
/// A change that contradicts itself: a fault of the caller, found before anything is written.
[[nodiscard]] Refusal bad_change(const CaseId& id, std::string_view problem);
/// A stored case is of a workflow, or of a version of one, that this engine was not given.
[[nodiscard]] Refusal workflow_not_given(const CaseId& id, std::string_view workflow, std::int32_t version,
                                         std::string_view known);
/// A limit or cursor that is none.
[[nodiscard]] Verdict check_limit(std::int32_t limit);
[[nodiscard]] Refusal bad_cursor(std::string_view cursor);

}  // namespace tenon::store
