#include "tenon/exchange/csv.hpp"

#include "exchange/lines.hpp"

namespace tenon {
namespace {

RefusalBuilder at_line(std::string_view code, std::int64_t line) {
  return invalid(code).fact("line", std::to_string(line));
}

}  // namespace

const std::string* SourceEvent::find(std::string_view name) const noexcept {
  for (const auto& field : fields)
    if (field.name == name) return &field.value;
  return nullptr;
}

Result<CsvReader> CsvReader::open(std::string_view bytes, char separator) {
  bytes = exchange::without_mark(bytes);
  if (const auto line = exchange::line_not_utf8(bytes)) return at_line("csv.not_utf8", line);
  CsvReader reader(bytes, separator);
  std::int64_t line = 1;
  TENON_TRY(const bool found, reader.read_row(reader.columns_, line));
  if (!found || (reader.columns_.size() == 1 && reader.columns_[0].empty()))
    return at_line("csv.empty", line);
  for (std::size_t i = 0; i < reader.columns_.size(); ++i) {
    const auto& name = reader.columns_[i];
    if (name.empty()) return at_line("csv.column_unnamed", line).fact("position", std::to_string(i + 1));
    if (std::find(reader.columns_.begin(), reader.columns_.begin() + static_cast<std::ptrdiff_t>(i), name) !=
        reader.columns_.begin() + static_cast<std::ptrdiff_t>(i))
      return at_line("csv.column_repeated", line).fact("column", name);
  }
  return reader;
}

/// The rest of a field after its opening quote, and what ends it: true where another field follows.
Result<bool> CsvReader::read_quoted(std::string& cell) {
  const auto opened = line_;
  for (;;) {
    const auto quote = rest_.find('"');
    if (quote == rest_.npos) return at_line("csv.unclosed_quote", opened);
    const auto text = rest_.substr(0, quote);
    line_ += exchange::line_ends_in(text);
    cell.append(text);
    rest_.remove_prefix(quote + 1);
    if (!rest_.starts_with('"')) break;
    cell += '"';
    rest_.remove_prefix(1);
  }
  if (rest_.starts_with(separator_)) return rest_.remove_prefix(1), true;
  if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
  if (rest_.empty()) return false;
  if (!rest_.starts_with('\n')) return at_line("csv.stray_quote", line_);
  rest_.remove_prefix(1);
  ++line_;
  return false;
}

Result<bool> CsvReader::read_row(std::vector<std::string>& cells, std::int64_t& line) {
  line = line_;
  if (rest_.empty()) return false;
  std::size_t count = 0;
  for (bool more = true; more;) {
    if (count == cells.size()) cells.emplace_back();
    auto& cell = cells[count++];
    cell.clear();
    if (rest_.starts_with('"')) {
      rest_.remove_prefix(1);
      TENON_TRY(more, read_quoted(cell));
      continue;
    }
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != separator_ && rest_[end] != '\n' && rest_[end] != '\r') {
      if (rest_[end] == '"') return at_line("csv.stray_quote", line_);
      ++end;
    }
    cell.assign(rest_.substr(0, end));
    rest_.remove_prefix(end);
    more = rest_.starts_with(separator_);
    if (rest_.starts_with('\r')) {
      rest_.remove_prefix(1);
      if (!rest_.starts_with('\n')) return at_line("csv.bare_cr", line_);
    }
    if (rest_.starts_with('\n')) ++line_;
    if (!rest_.empty()) rest_.remove_prefix(1);
  }
  cells.resize(count);
  return true;
}

Result<bool> CsvReader::next(SourceRecord& into) {
  for (;;) {
    TENON_TRY(const bool found, read_row(cells_, into.line));
    if (!found) return false;
    if (cells_.size() == 1 && cells_[0].empty() && columns_.size() > 1) continue;  // an empty line
    break;
  }
  if (cells_.size() != columns_.size())
    return at_line("csv.ragged", into.line)
        .fact("expected", std::to_string(columns_.size()))
        .fact("found", std::to_string(cells_.size()));
  into.events.clear();
  into.fields.resize(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    into.fields[i].name = columns_[i];
    into.fields[i].value = cells_[i];
  }
  return true;
}

}  // namespace tenon
