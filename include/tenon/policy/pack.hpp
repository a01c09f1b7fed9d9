#pragma once
/// @file policy/pack.hpp
/// A policy pack: dated parameters, limits and charges with their sources, read strictly from one JSON
/// document. Immutable after loading; share it between threads and engines as you like.
///
/// Which row is found: rows of the day, whose jurisdiction the place lies in and whose conditions are met;
/// among them the topmost layer (a pack laid over another wins), then the narrowest jurisdiction (city before
/// province before CN), then the narrowest conditions (an exception before its rule). The loader refuses
/// rows between which this does not decide. Where there is no such row, the answer is a refusal.
/// @since 0.1
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/policy/pack_data.hpp"
#include "tenon/policy/region.hpp"

namespace tenon {

class PolicyPack;
using PolicyPackPtr = std::shared_ptr<const PolicyPack>;
namespace policy {
struct PackTable;
}

/// Where a value comes from.
struct Provenance {
  std::string parameter;
  std::string pack;          ///< "cn@2026-11-23"
  std::string jurisdiction;  ///< of the row that was found
  Date from{1970, 1, 1};
  std::optional<Date> to;
  std::string cite;
  Confidence confidence = Confidence::verified;  ///< of a derived value, the weaker of both
  bool reviewed = true;  ///< false: the day asked about is after the pack's reviewed_through
  std::optional<Text> note;
  friend bool operator==(const Provenance&, const Provenance&) = default;
};
BOOST_DESCRIBE_STRUCT(Provenance, (),
                      (parameter, pack, jurisdiction, from, to, cite, confidence, reviewed, note))

template <class T>
struct Sourced {
  T value;
  Provenance origin;
};

/// A question to a pack.
struct PolicyQuestion {
  Date on{1970, 1, 1};
  std::string region{nationwide};  ///< GB/T 2260 of the place, 6 digits; "CN": national rules only
  Circumstances circumstances;
};

class PolicyPack {
 public:
  /// Reads a pack. `file` names it in refusals ("cn.json: parameters[3].rows[0].cite"); `known` are the packs
  /// that it may extend.
  /// Refusals (invalid): json.*, time.bad_date, and policy.bad_id, duplicate_id, no_title, no_citation,
  /// bad_jurisdiction, dates_reversed, bad_bounds, rows_overlap, rows_gap, rows_ambiguous, bad_value,
  /// no_rows, bad_reference, limit_conditions, charge_unit, not_reviewed, unknown_base, unknown_parameter,
  /// unit_changed.
  [[nodiscard]] static Result<PolicyPackPtr> load(std::string_view json, std::string_view file,
                                                  std::span<const PolicyPackPtr> known = {});
  /// The statutory pack that the library carries (src/policy/data/cn.json).
  [[nodiscard]] static PolicyPackPtr china();
  /// The handbooks' own figures, laid over china() (src/policy/data/handbook.json).
  [[nodiscard]] static PolicyPackPtr handbook();

  /// This pack with rows laid over it: {"PARAMETER OR LIMIT": [rows] or "NAME OF AN ALTERNATIVE"}. The
  /// version of the result tells the overrides by their digest: "2026-11-23+1f0c9a52d07e".
  /// Refusals: as of load.
  [[nodiscard]] Result<PolicyPackPtr> with_overrides(std::string_view json, std::string_view file) const;

  [[nodiscard]] const std::string& id() const noexcept { return data_.id; }
  [[nodiscard]] const std::string& version() const noexcept { return data_.version; }
  /// "cn@2026-11-23"
  [[nodiscard]] std::string name() const { return data_.id + "@" + data_.version; }
  /// The document of the topmost layer.
  [[nodiscard]] const PackData& data() const noexcept { return data_; }

  /// The value of a parameter. Refusals:
  /// - policy.unknown_parameter (not_found): the pack has none of that name;
  /// - policy.no_value (refused): no row for that day, place and thing; policy.setting_missing where nobody
  ///   has set it yet, and who should;
  /// - policy.circumstance_missing (invalid): the answer depends on a circumstance that is not given.
  [[nodiscard]] Result<Sourced<Value>> find(std::string_view parameter, const PolicyQuestion& question) const;
  /// The same of a known unit. Further refusal: policy.other_unit, where the pack gives it another.
  template <class T>
  [[nodiscard]] Result<Sourced<T>> get(std::string_view parameter, const PolicyQuestion& question) const {
    TENON_TRY(auto found, find(parameter, question));
    if (auto* value = std::get_if<T>(&found.value))
      return Sourced<T>{std::move(*value), std::move(found.origin)};
    return other_unit(parameter);
  }

  /// The limits of deadlines on a day, by deadline id; a deadline without one on that day keeps the limit of
  /// its workflow. Refusal: policy.bad_region.
  [[nodiscard]] Result<std::map<std::string, Sourced<Limit>>> limits_on(
      const Date& day, std::string_view region = nationwide) const;

  /// For the rooms' own use: the rows, ready to be searched.
  [[nodiscard]] const policy::PackTable& table() const noexcept { return *table_; }
  ~PolicyPack();

 private:
  PolicyPack(PackData data, std::unique_ptr<policy::PackTable> table);
  friend struct PackLoader;
  [[nodiscard]] Refusal other_unit(std::string_view parameter) const;
  PackData data_;
  std::unique_ptr<policy::PackTable> table_;
};

}  // namespace tenon
