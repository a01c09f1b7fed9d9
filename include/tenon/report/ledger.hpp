#pragma once
/// @file report/ledger.hpp
/// The ledgers of the house as tables: one row a case, computed from the cases (page 7, "Registers"), for
/// Excel and for the file: the ledgers of contracts, loans and titles, which also name home, buyers and price
/// from the registers; the complaint and ticket ledgers; and that of any other workflow.
///
/// RFC 4180: comma, quotes where needed, CRLF. A field that a spreadsheet would take for a formula (it begins
/// with = + - @, tab or carriage return) is written with an apostrophe before it. Times are the calendar's
/// wall clock, "2026-11-23 18:05".
/// @since 0.1
#include <functional>
#include <string>
#include <string_view>

#include "tenon/engine/engine.hpp"

namespace tenon {

struct LedgerOptions {
  std::string workflow;                ///< "complaint", "title" ...; "contract": of the signings
  Language language = Language::both;  ///< of headings and words; both: "报修 / repair"
  bool byte_order_mark = true;         ///< Excel takes a file without one for the local code page
  std::optional<Instant> from{};       ///< only cases opened at or after
  std::optional<Instant> until{};      ///< only cases opened before
};

/// Hands the table to `sink` piece by piece, in the order in which the cases were stored; memory does not
/// grow with the number of cases.
/// @return how many cases. Refused: "workflow.unknown", and what the store refuses.
[[nodiscard]] Result<std::int64_t> write_ledger(Engine& engine, const LedgerOptions& options,
                                                const std::function<void(std::string_view)>& sink);
/// The whole table as one text.
[[nodiscard]] Result<std::string> ledger_csv(Engine& engine, const LedgerOptions& options);

/// One field as it stands in the file: guarded against formulas, quoted where needed.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace tenon
