#pragma once
// What the fields of a pack must hold, beyond their types.
#include <string>
#include <vector>

#include "tenon/core/result.hpp"
#include "tenon/policy/pack_data.hpp"

namespace tenon::policy {

/// A name or id: 1 to 64 of a-z 0-9 . _
[[nodiscard]] Result<void> check_pack_id(const std::string& id, const JsonPath& at);
/// The id of a deadline, for all its cases or for those of one key: "title.registry[with_loan]" (the form of
/// workflow/limits.hpp).
[[nodiscard]] Result<void> check_limit_id(const std::string& id, const JsonPath& at);
[[nodiscard]] Result<void> check_version(const std::string& version, const JsonPath& at);
[[nodiscard]] Result<void> check_title(const Text& title, const JsonPath& at);
[[nodiscard]] Result<void> check_conditions(const Conditions& conditions, const JsonPath& at);
[[nodiscard]] Result<void> check_citation(const std::string& cite, const JsonPath& at);
/// Each row by itself, then all of them together: no two of the same time, place and thing, none between
/// which nothing decides, no hole between rows of the same place and thing.
[[nodiscard]] Result<void> check_rows(const std::vector<const DatedRow*>& rows, const JsonPath& at);

template <class Row>
[[nodiscard]] std::vector<const DatedRow*> dated(const std::vector<Row>& rows) {
  std::vector<const DatedRow*> all;
  for (const auto& row : rows) all.push_back(&row);
  return all;
}

}  // namespace tenon::policy
