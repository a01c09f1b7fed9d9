#pragma once
/// @file workflow/limits.hpp
/// A host's own limits over the defaults of the rules tables: limits are the company's, not the code's.
/// @since 0.1
#include <map>
#include <string>
#include <string_view>

#include "tenon/core/result.hpp"
#include "tenon/time/limit.hpp"

namespace tenon {

/// Overrides by deadline id, optionally narrowed by the key of the case:
///   {"ticket.resolution": "3 working_days", "ticket.resolution[repair/urgent]": "4 working_hours"}
/// The narrowest match wins: [kind/priority], then [kind], then the plain id, then the table's default.
class LimitTable {
 public:
  /// Reads a JSON object of id -> limit; malformed limits are refused by path. Whether an id exists is
  /// checked by the engine, which knows the workflows.
  [[nodiscard]] static Result<LimitTable> read(const Json& json, const JsonPath& at);
  /// The limit for deadline `id` of a case with key `key` ("repair/urgent", may be empty).
  [[nodiscard]] Limit find(std::string_view id, std::string_view key, const Limit& otherwise) const;
  /// The same with a host's own over it: where the host gives a limit, those beneath for narrower keys of the
  /// same deadline do not count either.
  [[nodiscard]] LimitTable under(const LimitTable& above) const;
  void put(std::string id, const Limit& limit) { limits_.insert_or_assign(std::move(id), limit); }
  [[nodiscard]] const std::map<std::string, Limit, std::less<>>& all() const noexcept { return limits_; }

 private:
  std::map<std::string, Limit, std::less<>> limits_;
};

}  // namespace tenon
