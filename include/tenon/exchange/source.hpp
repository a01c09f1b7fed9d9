#pragma once
/// @file exchange/source.hpp
/// What a file of somebody else's says, before anybody has said what it means: records of named texts, each
/// with the line where it stands. A row of a table is a record; a trace of an event log is a record with
/// events. Readers (csv.hpp, xes.hpp) fill it, a mapping (mapping.hpp) turns it into commands. A reader
/// belongs to one thread.
/// @since 0.1
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/core/result.hpp"

namespace tenon {

/// One named text: a column of a row, an attribute of a trace or event.
struct SourceField {
  std::string name;
  std::string value;
  friend bool operator==(const SourceField&, const SourceField&) = default;
};

/// Named texts and the line, counted from 1, where they begin.
struct SourceEvent {
  std::int64_t line = 0;
  std::vector<SourceField> fields;
  /// The text called `name`; nullptr where there is none.
  [[nodiscard]] const std::string* find(std::string_view name) const noexcept;
};

struct SourceRecord : SourceEvent {
  std::vector<SourceEvent> events;  ///< of a trace; a row has none
};

/// One record after another.
class SourceReader {
 public:
  virtual ~SourceReader() = default;
  /// Reads the next record into `into`, whose memory is used again; false at the end. After a refusal the
  /// reader is of no more use: what follows a mistake in the form of a file cannot be trusted.
  [[nodiscard]] virtual Result<bool> next(SourceRecord& into) = 0;
};

}  // namespace tenon
