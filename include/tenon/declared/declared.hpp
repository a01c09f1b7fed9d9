#pragma once
/// @file declared/declared.hpp
/// Workflows of a host's own, declared in JSON: run by the same engine, checked for the same flaws in the
/// same words, described, drawn and tested like those that are built in. docs/declared-workflows.md is the
/// manual of the form; declared_schema() is its JSON Schema.
///
/// A document is data, no program: facts and fields have types, conditions compare them, events set facts.
/// Whatever is read either runs to its end or was refused when it was read.
/// @since 0.1
#include <memory>

#include "tenon/model/document_type.hpp"
#include "tenon/workflow/workflow_set.hpp"

namespace tenon {

/// The workflows of `base` and behind them those that `documents`, a list, declares. The documents may speak
/// of each other and of those of `base` in any order; several versions of one workflow may stand side by
/// side, and a case goes on under the version that it began under.
///
/// `types` are the documents that a checklist may ask for; used while reading only. `at` is where the list
/// stands, for refusals. The result owns what it declares; `base` is copied, what it refers to outlives it.
///
/// Refusals (invalid), each with the path of the place: those of reading (core/json.hpp);
/// declared.misspelt_name, unknown_name (state, event, fact, role, ...: found, nearest, allowed), bad_name,
/// bad_code, twice, too_many, wrong_kind, may_be_absent, without_value, contradiction, circle, never_used,
/// not_here, compares_nothing, state_moved, built_in, form_version; documents.unknown_type; time.bad_limit;
/// workflow.unsound, reserved_event, twice, as for a workflow written in C++.
[[nodiscard]] Result<std::shared_ptr<const WorkflowSet>> declare_workflows(
    const WorkflowSet& base, const Json& documents, const JsonPath& at,
    const DocumentTypes& types = builtin_document_types());

/// JSON Schema (draft 2020-12) of one document: keys, types and words. What names refer to is checked by
/// declare_workflows alone.
[[nodiscard]] Json declared_schema();

}  // namespace tenon
