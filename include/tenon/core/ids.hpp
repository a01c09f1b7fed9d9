#pragma once
/// @file core/ids.hpp
/// Ids of cases and commands: UUIDs (Boost.Uuid), made time-ordered (version 7, RFC 9562) so that a store
/// appends instead of scattering. The kinds are types of their own: a command id is not taken for a case id.
/// @since 0.1
#include <boost/uuid/uuid.hpp>
#include <compare>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "tenon/core/json.hpp"

namespace tenon {

using Uuid = boost::uuids::uuid;

/// "019a2b3c-0000-7000-8000-000000000000"
[[nodiscard]] std::string to_string(const Uuid& id);
/// Reads the 36-character form; `field` names it in the refusal.
[[nodiscard]] Result<Uuid> parse_uuid(std::string_view text, std::string_view field = {});
/// A name-based id (version 5): the same space and name give the same id on every machine. This is how an
/// import gives each record of a file a command id of its own, so that importing twice changes nothing.
[[nodiscard]] Uuid uuid_from_name(const Uuid& space, std::string_view name);

template <class Kind>
struct Id {
  Uuid uuid{};
  [[nodiscard]] bool is_nil() const noexcept { return uuid.is_nil(); }
  friend bool operator==(const Id&, const Id&) = default;
  friend bool operator<(const Id& a, const Id& b) { return a.uuid < b.uuid; }
};
using CaseId = Id<struct CaseKind>;
using CommandId = Id<struct CommandKind>;

template <class Kind>
[[nodiscard]] std::string to_string(const Id<Kind>& id) {
  return to_string(id.uuid);
}

/// A seed from the system's entropy.
[[nodiscard]] std::uint64_t random_seed();

/// Makes time-ordered ids: same seed and times, same ids. Thread-safe.
class IdSource {
 public:
  explicit IdSource(std::uint64_t seed) : state_(seed) {}
  /// A version 7 id whose first 48 bits are `unix_milliseconds`.
  [[nodiscard]] Uuid next(std::int64_t unix_milliseconds) noexcept;

 private:
  std::mutex mutex_;
  std::uint64_t state_;
};

template <class Kind>
struct JsonCodec<Id<Kind>> {
  static void print(std::string& out, const Id<Kind>& value) {
    ((out += '"') += to_string(value.uuid)) += '"';
  }
  static Verdict read(const Json& json, Id<Kind>& into, const JsonPath& at) {
    if (!json.is_string()) return detail::wrong_type(at, "an id as text", json);
    auto parsed = parse_uuid(json.get_ref<const std::string&>(), at.str());
    if (!parsed) return std::move(parsed).refusal();
    into.uuid = *parsed;
    return {};
  }
  static Verdict check(const Id<Kind>&, const JsonPath&) { return {}; }
  static Json schema() { return detail::schema_of_type("string", "uuid"); }
};

}  // namespace tenon

template <class Kind>
struct std::hash<tenon::Id<Kind>> {
  std::size_t operator()(const tenon::Id<Kind>& id) const noexcept {
    return boost::uuids::hash_value(id.uuid);
  }
};
