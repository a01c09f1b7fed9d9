#pragma once
/// Reads a mapping's file record by record and gives each its key.
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "exchange/plan.hpp"
#include "tenon/exchange/source.hpp"

namespace tenon::exchange {

struct KeyedRecord {
  SourceRecord record;
  std::string key;
  std::optional<Refusal> problem;  ///< import.no_key, import.key_repeated
};

class KeyedReader {
 public:
  /// Opens the file in the plan's format. Both must outlive the reader.
  [[nodiscard]] static Result<KeyedReader> open(const Plan& plan, std::string_view bytes);
  /// False at the end.
  [[nodiscard]] Result<bool> next(KeyedRecord& into);

 private:
  KeyedReader(const Plan& plan, std::unique_ptr<SourceReader> reader)
      : plan_(&plan), reader_(std::move(reader)) {}
  void find_key(KeyedRecord& into);

  const Plan* plan_;
  std::unique_ptr<SourceReader> reader_;
  std::unordered_map<std::string, std::int64_t> seen_;  ///< by key: the line; by content: how often
};

/// One pass over the whole file: how many records it has and which columns, in order of their first
/// appearance.
struct Survey {
  std::int64_t records = 0;
  std::vector<std::string> columns;
};
[[nodiscard]] Result<Survey> survey(const Plan& plan, std::string_view bytes);

}  // namespace tenon::exchange
