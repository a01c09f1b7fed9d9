#pragma once
/// @file exchange/csv.hpp
/// Tables as RFC 4180 has them, read strictly from bytes: the first line names the columns; fields in quotes
/// may hold the separator, line ends and doubled quotes; lines end in CRLF or LF; a byte order mark is passed
/// over. Empty lines are passed over where the table has more than one column. Texts come out as they stand,
/// white space included.
///
/// Refusals (invalid), each with the fact `line`: csv.not_utf8, csv.empty (no header), csv.column_unnamed,
/// csv.column_repeated, csv.ragged (a row with more or fewer fields than columns), csv.stray_quote (a quote
/// inside an unquoted field, or text after a closing one), csv.unclosed_quote, csv.bare_cr (a carriage return
/// alone).
/// @since 0.1
#include "tenon/exchange/source.hpp"

namespace tenon {

class CsvReader final : public SourceReader {
 public:
  /// Reads the header. `bytes` must outlive the reader.
  [[nodiscard]] static Result<CsvReader> open(std::string_view bytes, char separator = ',');
  /// The names in the header, in order, none twice.
  [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }
  [[nodiscard]] Result<bool> next(SourceRecord& into) override;

 private:
  CsvReader(std::string_view bytes, char separator) : rest_(bytes), separator_(separator) {}
  Result<bool> read_row(std::vector<std::string>& cells, std::int64_t& line);
  Result<bool> read_quoted(std::string& cell);

  std::string_view rest_;
  char separator_;
  std::int64_t line_ = 1;
  std::vector<std::string> columns_;
  std::vector<std::string> cells_;
};

}  // namespace tenon
