#pragma once
/// @file policy/policies.hpp
/// The packs that an engine knows, and which of them new cases begin under. A case stays with the pack it is
/// pinned to, so a version once used must stay known. Immutable: what adds to it answers a new one. Safe from
/// any thread.
/// @since 0.1
#include <string>
#include <string_view>
#include <vector>

#include "tenon/policy/pack.hpp"

namespace tenon {

class Policies {
 public:
  /// The packs of the library: cn, which is active, and handbook.
  [[nodiscard]] static Policies builtin();

  /// With one more pack; it may extend those that are known. `activate` makes it the active one.
  /// Refusals: of PolicyPack::load; policy.pack_repeated where the same name has other contents.
  [[nodiscard]] Result<Policies> with_pack(std::string_view json, std::string_view file,
                                           bool activate = false) const;
  /// The same with a pack that is loaded already.
  [[nodiscard]] Result<Policies> with_pack(PolicyPackPtr pack, bool activate = false) const {
    return adding(std::move(pack), activate);
  }
  /// With `overrides` laid over the active pack; the result is known by its own version and is active.
  /// Refusals: of PolicyPack::with_overrides.
  [[nodiscard]] Result<Policies> with_overrides(std::string_view json, std::string_view file) const;
  /// With another active pack. Refusal: policy.pack_unknown.
  [[nodiscard]] Result<Policies> activating(std::string_view name) const;

  [[nodiscard]] const PolicyPackPtr& active() const noexcept { return active_; }
  /// The pack that a case is pinned to: "cn@2026-11-23". Refusal: policy.pack_unknown (not_found).
  [[nodiscard]] Result<PolicyPackPtr> pinned(std::string_view name) const;
  /// Names of all packs, sorted.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  [[nodiscard]] Result<Policies> adding(PolicyPackPtr pack, bool activate) const;
  std::vector<PolicyPackPtr> packs_;
  PolicyPackPtr active_;
};

/// One row that a change of packs alters on a day.
struct PolicyDifference {
  std::string id;  ///< of the parameter, limit or charge
  std::string jurisdiction;
  std::optional<Conditions> when;
  std::optional<std::string> before;  ///< absent: `a` says nothing
  std::optional<std::string> after;   ///< absent: `b` says nothing
  std::optional<std::string> cite;    ///< of what holds after
  friend bool operator==(const PolicyDifference&, const PolicyDifference&) = default;
};
BOOST_DESCRIBE_STRUCT(PolicyDifference, (), (id, jurisdiction, when, before, after, cite))

/// What differs between two packs on a day, for the preview of a change: rows in force whose value differs,
/// sorted by id. Derived rates are compared as they are written; if what they follow changes, that row is in
/// the list.
[[nodiscard]] std::vector<PolicyDifference> difference(const PolicyPack& a, const PolicyPack& b,
                                                       const Date& on);

}  // namespace tenon
