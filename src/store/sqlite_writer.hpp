#pragma once
/// @file store/sqlite_writer.hpp
/// Writes work to the file: a chain of it in one transaction where that goes well, each in its own otherwise.
/// Belongs to one thread at a time (the leader of the commit queue).
#include <array>
#include <atomic>

#include "store/sqlite_connection.hpp"
#include "store/sqlite_work.hpp"

namespace tenon::store {

class SqliteWriter {
 public:
  explicit SqliteWriter(Connection database) : database_(std::move(database)) {}

  /// Writes the chain and answers each of it.
  void write_all(Work* first) noexcept;
  /// How many transactions were committed.
  [[nodiscard]] std::int64_t transactions() const noexcept { return transactions_; }
  [[nodiscard]] Connection& database() noexcept { return database_; }
  /// Leaves the file open for ever.
  void abandon() noexcept {
    for (auto& each : updates_) each.abandon();
    database_.abandon();
  }

 private:
  [[nodiscard]] Verdict write_alone(Work& work);
  [[nodiscard]] bool write_together(Work* first);
  [[nodiscard]] Verdict begin();
  [[nodiscard]] Verdict end();
  void roll_back();

  // Looks at everything that the change was decided on, before anything of it is written.
  [[nodiscard]] Verdict check(Work& work);
  template <class... Value>
  [[nodiscard]] Result<std::int64_t> number(Statement& statement, const Value&... values);
  [[nodiscard]] Verdict check_case(PlannedCase& planned, const Printed& printed);
  // Writes it. A refusal from here leaves a broken transaction.
  [[nodiscard]] Verdict write(Work& work);
  [[nodiscard]] Verdict write_history(const Change& change, ChangePlan& plan);
  [[nodiscard]] Verdict insert_case(PlannedCase& planned, const Printed& printed);
  [[nodiscard]] Verdict update_case(const PlannedCase& planned, const Printed& printed);
  [[nodiscard]] Verdict write_commands(const Change& change);
  [[nodiscard]] Verdict write_outbox(Change& change);
  [[nodiscard]] Verdict write_records(const Change& change);
  [[nodiscard]] Verdict acknowledge(Work& work);
  [[nodiscard]] Result<Statement*> update_statement(std::uint32_t changed);
  [[nodiscard]] Refusal case_refusal(int code, const CaseState& after);

  Connection database_;
  std::array<Statement, 256> updates_;  ///< by the set of columns that change; few are ever prepared
  std::atomic<std::int64_t> transactions_ = 0;
  bool in_hosts_ = false;      ///< this transaction is a part of the host's
  std::int64_t last_row_ = 0;  ///< of history, in this transaction
  std::int64_t last_key_ = 0;  ///< of cases
  std::string roles_;          ///< scratch
};

}  // namespace tenon::store
