#pragma once
/// @file report/refused.hpp
/// What an import would not take: one entry a record, summed by reason for the report. Plain values.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tenon/core/json.hpp"

namespace tenon {

/// The facts of a refusal; in documents an object {"name": "value"}.
struct FactList {
  std::vector<Fact> all{};
  friend bool operator==(const FactList&, const FactList&) = default;
};

/// One record that was refused.
struct RefusedRecord {
  std::string source;     ///< the file
  std::string key;        ///< the record's own number in it
  std::int64_t line = 0;  ///< 0: not known
  std::string event;      ///< the step that was asked for: "open", "submit" ...
  std::string code;       ///< of the refusal
  std::string zh;         ///< its sentence
  std::string en;
  FactList facts{};
};
BOOST_DESCRIBE_STRUCT(RefusedRecord, (), (source, key, line, event, code, zh, en, facts))

/// All records that were refused for one reason, and the first few of them.
struct RefusedReason {
  std::string code;
  std::int64_t count = 0;
  std::vector<RefusedRecord> examples{};
};
BOOST_DESCRIBE_STRUCT(RefusedReason, (), (code, count, examples))

struct RefusedFigures {
  std::int64_t total = 0;
  std::vector<RefusedReason> reasons{};  ///< most first, then by code
};
BOOST_DESCRIBE_STRUCT(RefusedFigures, (), (total, reasons))

[[nodiscard]] RefusedFigures sum_refused(std::span<const RefusedRecord> records, std::size_t examples = 3);

template <>
struct JsonCodec<FactList> {
  static void print(std::string& out, const FactList& value);
  static Verdict read(const Json& json, FactList& into, const JsonPath& at);
  static Verdict check(const FactList& value, const JsonPath& at);
  static Json schema();
};

}  // namespace tenon
