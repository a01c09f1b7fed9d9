#pragma once
/// @file exchange/importer.hpp
/// Imports a file through the ordinary door: every record becomes commands, and every rule that refuses a
/// command of a person refuses it here. What was refused is listed with its reason, in the order of the file.
/// Pull style: the host calls step() as long as it likes and shows the progress as it likes.
///
///   auto importer = Importer::open(engine, mapping, bytes);
///   while (!importer->finished()) if (auto done = importer->step(500); !done) ...;
///
/// Importing again changes nothing: command ids come from the records, so that what was done is found done
/// (`repeated`) and what was refused is refused with the same words. An importer belongs to one thread; the
/// engine serves others meanwhile.
///
/// Cases keep the times of the file. Deadlines that passed long ago are therefore missed long ago, and their
/// notices wait in the outbox like any other: a host that sends them must look at their time.
/// @since 0.1
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tenon/engine/engine.hpp"
#include "tenon/exchange/mapping.hpp"

namespace tenon {

/// A command that was not done. `event` is "open" or the step's; empty where the record as a whole was
/// refused.
struct ImportRefusal {
  std::string key;
  std::int64_t line = 0;
  std::string event;
  std::optional<Instant> at;  ///< when it would have happened, where that could be read
  Refusal refusal;
};

/// How often one event was refused for one reason, most frequent first.
struct RefusalCount {
  std::string event;
  std::string code;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(RefusalCount, (), (event, code, count))

struct ImportReport {
  std::string mapping;
  std::int32_t mapping_version = 0;
  std::int64_t records = 0;          ///< read so far
  std::int64_t left_out = 0;         ///< of these: records that the mapping does not want
  std::int64_t records_refused = 0;  ///< of these: records with at least one refusal
  std::int64_t opened = 0;           ///< cases
  std::int64_t steps = 0;            ///< done in them
  std::int64_t repeated = 0;         ///< openings and steps that an earlier import had done
  std::int64_t refused = 0;
  std::vector<RefusalCount> counts;
  std::vector<ImportRefusal> refusals;
};
BOOST_DESCRIBE_STRUCT(ImportReport, (),
                      (mapping, mapping_version, records, left_out, records_refused, opened, steps, repeated,
                       refused, counts, refusals))

struct ImportProgress {
  std::int64_t done = 0;   ///< records
  std::int64_t total = 0;  ///< in the file
};
BOOST_DESCRIBE_STRUCT(ImportProgress, (), (done, total))

class Importer {
 public:
  /// Reads the whole file once, so that nothing is imported of a file that is malformed or lacks a column,
  /// and checks the mapping against the engine's workflows. `engine` must outlive the importer.
  [[nodiscard]] static Result<Importer> open(Engine& engine, Mapping mapping, std::string bytes);
  Importer(Importer&&) noexcept;
  Importer& operator=(Importer&&) noexcept;
  ~Importer();

  /// Takes the next `records` records (at least one) and commits what they led to, together. Refused only
  /// where the store itself fails ("store.busy", "store.full" ...): nothing of these records is written then,
  /// and the same call may be made again.
  [[nodiscard]] Result<ImportProgress> step(std::size_t records);
  [[nodiscard]] bool finished() const noexcept;
  [[nodiscard]] const ImportReport& report() const noexcept;

 private:
  struct Work;
  explicit Importer(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

/// {"key","line","event","at","refusal":{...}}: refusals are printed, never read.
template <>
struct JsonCodec<ImportRefusal> {
  static void print(std::string& out, const ImportRefusal& value);
  static Json schema();
};

}  // namespace tenon
